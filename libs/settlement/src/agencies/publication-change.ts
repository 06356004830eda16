import { type CourtCalendar, type CourtInstant, type PolicyPack } from '@hejie/law';
import { mergedRows } from '../course/merged-rows.js';
import { type EntryState } from './published-decision.js';
import {
  type CertifiedPart,
  type ConvergenceCertificate,
  type Delivery,
  type DiscrepancyKind,
  type PublicationFile,
} from './publication-file.js';
import { type DeliveryProof } from './subscription.js';

/** Who acts on a publication, when, and under what pack and calendar. */
export interface PublicationTurn {
  readonly at: CourtInstant;
  readonly by: string;
  readonly pack: PolicyPack;
  readonly calendar: CourtCalendar;
}

interface Done {
  readonly at: CourtInstant;
  readonly by: string;
}
interface OfDelivery extends Done {
  readonly deliveryId: string;
  readonly agencyId: string;
}

/** Why a certificate does not hold any more. */
export type WithdrawalReason = DiscrepancyKind | 'CONTRADICTED' | 'CONSENT_WITHDRAWN';

/** What happened to a publication (推送事项): from it come the audit line, the fact, letters, documents and tasks. */
export type PublicationEvent =
  | (Done & { readonly kind: 'PUBLICATION_OPENED'; readonly deliveries: number })
  /** Platforms of which the party has wished only since that they are told. */
  | (Done & { readonly kind: 'RECIPIENTS_ADDED'; readonly deliveries: number })
  | (OfDelivery & { readonly kind: 'DELIVERY_DISPATCHED' })
  | (OfDelivery & { readonly kind: 'DELIVERY_RECEIVED' })
  | (OfDelivery & { readonly kind: 'DELIVERY_APPLIED' })
  | (OfDelivery & { readonly kind: 'DELIVERY_REJECTED'; readonly code: string })
  | (OfDelivery & { readonly kind: 'DELIVERY_VERIFIED'; readonly proof: DeliveryProof })
  /** The body shows something else than what it should, though it had said or shown otherwise. */
  | (OfDelivery & { readonly kind: 'DELIVERY_CONTRADICTED'; readonly state: EntryState })
  | (OfDelivery & {
      readonly kind: 'DELIVERY_RESENT';
      readonly why: 'MENDED' | 'LAPSED' | DiscrepancyKind | 'CONTRADICTED';
    })
  | (OfDelivery & { readonly kind: 'DELIVERY_SUPERSEDED' })
  | (OfDelivery & { readonly kind: 'DELIVERY_EXPIRED' })
  | (OfDelivery & { readonly kind: 'DELIVERY_WITHDRAWN'; readonly why: 'CONSENT_WITHDRAWN' | 'SUBSCRIPTION_ENDED' })
  /** A receipt for what a later decision has superseded: it changes nothing, and the body is read back once. */
  | (OfDelivery & { readonly kind: 'LATE_RECEIPT' })
  /** A step of the ladder (1: letter, 2: work item, 3: president) about one body, with its deliveries that are not verified. */
  | (Done & {
      readonly kind: 'LADDER_STEP';
      readonly step: 1 | 2 | 3;
      readonly agencyId: string;
      readonly agencyName: string;
      readonly deliveryIds: readonly string[];
    })
  | (Done & { readonly kind: 'LIST_OVERDUE' })
  | (Done & { readonly kind: 'CERTIFIED'; readonly certificateId: string; readonly part: CertifiedPart })
  | (Done & { readonly kind: 'CERTIFICATE_WITHDRAWN'; readonly certificateId: string; readonly why: WithdrawalReason })
  | (Done & { readonly kind: 'PUBLICATION_SUPERSEDED'; readonly supersededBy: string });

/** What a decision does to a publication: the rows that are new or changed, each whole, and what happened, in order. */
export interface PublicationChange {
  readonly matter?: PublicationFile['matter'];
  readonly deliveries?: readonly Delivery[];
  readonly certificates?: readonly ConvergenceCertificate[];
  readonly superseded?: PublicationFile['superseded'];
  readonly listOverdue?: PublicationFile['listOverdue'];
  readonly happened: readonly PublicationEvent[];
}

/** A publication in which nothing has happened yet. */
export const emptyPublication = (caseId: string, publicationId: string): PublicationFile => ({
  caseId,
  publicationId,
  matter: null,
  deliveries: [],
  certificates: [],
});

/** The publication once a change is in it: a row of the same id is replaced, a new one added at the end. */
export function applyPublicationChange(file: PublicationFile, change: PublicationChange): PublicationFile {
  const { matter, superseded, listOverdue } = change;
  const byId = ({ id }: { readonly id: string }): string => id;
  return {
    ...file,
    ...(matter !== undefined && { matter }),
    ...(superseded && { superseded }),
    ...(listOverdue && { listOverdue }),
    deliveries: mergedRows(file.deliveries, change.deliveries, byId),
    certificates: mergedRows(file.certificates, change.certificates, byId),
  };
}

/** Changes one after the other as one: of a row that several of them change, the last stands. */
export function inOnePublicationChange(changes: readonly PublicationChange[]): PublicationChange {
  return changes.reduce((all, one) => {
    const deliveries = mergedRows(all.deliveries ?? [], one.deliveries, ({ id }) => id);
    const certificates = mergedRows(all.certificates ?? [], one.certificates, ({ id }) => id);
    return {
      ...all,
      ...one,
      ...(deliveries.length > 0 && { deliveries }),
      ...(certificates.length > 0 && { certificates }),
      happened: [...all.happened, ...one.happened],
    };
  });
}
