// The way to an agency
export {
  type AgencyLink,
  type AnswerKind,
  type Broken,
  type CourtMessageKind,
  type Heard,
  type Incoming,
  type Refused,
  type SignedMessage,
  type SnapshotReader,
} from './agency-link.js';
export { LinkAway, LinkRefusal, LinkUntrusted, type Mistrust } from './link-error.js';
export { fingerprintOf, transportSettings, type TransportSettings } from './settings.js';

// Signatures
export { privateKey, publicHalf, type CourtIdentity, type PrivateKey, type PublicKey } from './signing/keys.js';
export { digestOf, signed, verified } from './signing/signature.js';

// Snapshots
export { signedBySnapshot, snapshotReader, type SnapshotSource } from './snapshot/snapshot-reader.js';

// Ways to it, and the court's own door
export { linkFor, type LinkOptions } from './link-for.js';
export { ensureAgencyTopics, type AgencyTopics } from './kafka/topics.js';
export {
  startAgencyDoor,
  type AgencyDoor,
  type AgencyDoorSettings,
  type Brought,
  type DoorAnswer,
  type Feed,
} from './door/agency-door.js';
export { type Speaker } from './signing/messages.js';

// The relay of a court whose network does not reach agencies
export {
  courtKeys,
  relayRoutes,
  runRelay,
  type RelayPass,
  type RelayRoutes,
  type RelaySettings,
} from './relay/run-relay.js';
