import { PUBLICATION_STATES, type AgencyEntryKind, type PublishedDecision } from '@hejie/settlement';
import type { UpdateDefinition } from '@temporalio/common';
import type { ActsOfCommands, DeadlineReached, FileDecision, FileOpening, FileStatus, Stamped } from './files.js';
import { commandNamed } from './messages.js';
import type { ActShape } from './steps.js';

/** Which publication of a case: of which decision, about which entry of whom. */
export interface AboutPublication {
  readonly publicationId: string;
}

/** What opens 推送核验: the publication of a decision to every body that the law or a subscription names. */
export interface PublicationOpening extends FileOpening, AboutPublication {
  readonly decision: PublishedDecision;
  readonly entryKind: AgencyEntryKind;
}

/** What each command of a person to a publication says. */
export interface PublicationCommands {
  /** CR-N-5: a clerk has seen at the body what it should show; `evidence`: hash of the image that he has handed in. */
  confirmSeen: { readonly deliveryId: string; readonly evidence: string };
  /** What was rejected, or has come to nothing, is sent again from scratch. */
  resendDelivery: { readonly deliveryId: string };
}

type PublicationCommandNamed<K extends keyof PublicationCommands> = UpdateDefinition<
  FileStatus,
  [Stamped<PublicationCommands[K]>],
  K
>;

/** Commands of people to a publication; agency exchange decides each in the transaction that records it. */
export const PUBLICATION_MESSAGES = Object.fromEntries(
  Object.keys(PUBLICATION_STATES.commands).map((name) => [name, commandNamed(name)]),
) as unknown as { readonly [K in keyof PublicationCommands]: PublicationCommandNamed<K> };

/** What the case of a publication has agency exchange (协同推送) decide and record. */
export interface AgencyExchangeActs extends ActsOfCommands<PublicationCommands, AboutPublication> {
  /** The publication was opened, or stands otherwise than the case was told: how it stands now. */
  reviewPublication: ActShape<AboutPublication, FileDecision>;
  /** A deadline of the publication has come: what was due by it, dated to it. */
  reachPublicationDeadline: ActShape<AboutPublication & DeadlineReached, FileDecision>;
}

/** The bodies whose records are compared with the court's, and where a night's comparison stands. */
export interface ReconciliationActivities {
  /** K12: the bodies that are to be compared tonight, by id. */
  agenciesToReconcile(): Promise<readonly string[]>;
  /** K12: compares the record of one body, line by line; a heartbeat says how far it is. @returns how many differences it has found. */
  reconcileAgency(agencyId: string): Promise<number>;
}

/** The Temporal Schedule of the nightly comparison, and the id that its runs begin with. */
export const RECONCILIATION_SCHEDULE = 'agency-exchange-reconciliation';
