import type { KafkaSettings } from '@hejie/messaging';

import type { AgencyLink } from './agency-link.js';
import { directCarrier } from './direct-carrier.js';
import { KafkaCarrier } from './kafka/kafka-carrier.js';
import { PullCarrier } from './pull-carrier.js';
import { BundleChannel } from './relay/bundle-channel.js';
import { RelayCarrier } from './relay/relay-carrier.js';
import type { TransportSettings } from './settings.js';
import { type Carrier, SigningLink } from './signing-link.js';
import type { CourtIdentity } from './signing/keys.js';

export interface LinkOptions {
  readonly agencyId: string;
  readonly identity: CourtIdentity;
  /** In rehearsals on a compressed clock only: what an agency of the rehearsal dates by. */
  readonly courtTime?: () => string | undefined;
  /** Where some agency is reached over Kafka. */
  readonly kafka?: KafkaSettings;
  /** Where some agency is reached over a relay: holds `to-relay`, `from-relay` and `memory`, each with a folder for each route. */
  readonly relayDirectory?: string;
}

/** The way to an agency by its settings. @throws Error where what its transport needs is not configured. */
export const linkFor = (settings: TransportSettings, options: LinkOptions): AgencyLink =>
  new SigningLink(carrierFor(settings, options), options.identity);

function carrierFor(settings: TransportSettings, options: LinkOptions): Carrier {
  const { agencyId, identity, kafka, relayDirectory } = options;
  const speaker = { agencyId, keys: settings.keys };
  switch (settings.kind) {
    case 'HTTPS':
    case 'SFTP':
      return directCarrier(settings, options);
    case 'KAFKA':
      if (!kafka) throw new Error(`No Kafka is configured, over which ${agencyId} is reached`);
      return new KafkaCarrier(kafka, speaker);
    case 'RELAY': {
      if (relayDirectory === undefined) throw new Error(`No relay is configured, over which ${agencyId} is reached`);
      const { route, relayKeys } = settings;
      const channel = new BundleChannel({
        route,
        outbox: `${relayDirectory}/to-relay/${route}`,
        inbox: `${relayDirectory}/from-relay/${route}`,
        memory: `${relayDirectory}/memory/${route}`,
        identity,
        keys: relayKeys,
      });
      return new RelayCarrier(channel, speaker);
    }
    case 'PULL':
      return new PullCarrier();
  }
}
