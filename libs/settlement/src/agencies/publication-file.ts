import { type CourtInstant, type LegalDate } from '@hejie/law';
import {
  type AgencyAction,
  type AgencyEffect,
  type AgencyEntryKind,
  type EntryState,
  type PublishedDecision,
} from './published-decision.js';
import { type LimitDecided } from '../credit/credit-file.js';
import { type AgencyCategory, type DeliveryProof } from './subscription.js';

/** Which entry bodies keep: of whom, in which case, of what kind, by the id of its row. */
export interface AgencyEntry {
  readonly partyId: string;
  readonly kind: AgencyEntryKind;
  /** Of the listing, limit, certificate; of the party where there is one a party. */
  readonly rowId: string;
}

/** What was decided, as it is published (推送事项). */
export interface PublishedMatter {
  readonly entry: AgencyEntry;
  readonly decision: PublishedDecision;
  /** 1 for the first decision of which bodies are told of this entry, then counted on: a body applies only what is higher. */
  readonly version: number;
  readonly decidedAt: CourtInstant;
  readonly rule: string;
  /** DIS-ART-10-1: the last day by which the national list must show nothing; null where the law sets none. */
  readonly lastDay: LegalDate | null;
  /** Of a limit: which one, and on which ground it is lifted. */
  readonly limit?: LimitDecided;
}

/** In which state a delivery is. */
export const DELIVERY_STATES = [
  /** Not attempted yet. */
  'WAITING',
  /** Attempted: from here on a removal must follow an addition. */
  'SENT',
  /** The body has it. */
  'RECEIVED',
  /** The body says that it has carried it out. */
  'APPLIED',
  'REJECTED',
  'VERIFIED',
  /** A later decision has taken its place. */
  'SUPERSEDED',
  /** Of a platform: given up. */
  'EXPIRED',
  /** The party has taken its wish back that a platform is told (PIPL 15), or no subscription covers it any more (DIS-ART-8): it is not put to the body, or not again. */
  'WITHDRAWN',
] as const;
/** One of the states. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** CR-N-1: one effect of a decision at one body. */
export interface Delivery {
  /** `<agencyId>/<effect>`, within its publication. */
  readonly id: string;
  readonly agencyId: string;
  /** As letters and operators name it. */
  readonly agencyName: string;
  readonly subscriptionId: string;
  /** On which basis its subscription has it told, in the words of that. */
  readonly legalBasis?: string;
  readonly category: AgencyCategory;
  readonly nationalList: boolean;
  readonly effect: AgencyEffect;
  readonly action: AgencyAction;
  /** Of a suspension or a correction: an addition of the entry was attempted there, so that it goes though the subscription has ended. */
  readonly addedBefore?: boolean;
  readonly proofWanted: Extract<DeliveryProof, 'READ_BACK' | 'SIGNED_REPLY'>;
  readonly state: DeliveryState;
  /** First attempt, of whatever round: the ladder counts from its day. */
  readonly dispatchedAt?: CourtInstant;
  /** It was put on the way, and nothing says that it has come to the body: it was away, or did not let the court in. */
  readonly unreached?: true;
  /** It was refused with reasons, and goes again since then: from here on the ladder counts, for the body had answered. */
  readonly mendedAt?: CourtInstant;
  /** It had been verified, or given up, and was opened anew: from here on the ladder counts from this day, which the body's first good work does not shorten. */
  readonly reopenedAt?: CourtInstant;
  readonly receivedAt?: CourtInstant;
  readonly appliedAt?: CourtInstant;
  readonly verified?: {
    readonly at: CourtInstant;
    readonly proof: DeliveryProof;
    readonly by: string;
    /** Of what was seen, signed or photographed: `sha256:…`. */
    readonly evidence?: string;
  };
  readonly rejected?: { readonly at: CourtInstant; readonly code: string; readonly reason: string };
  /** How the entry stood there when it was last read back against what it should be. */
  readonly contradicted?: { readonly at: CourtInstant; readonly state: EntryState; readonly times: number };
  /** How many steps of the ladder were taken: 1, 3, 5 working days. */
  readonly escalated: 0 | 1 | 2 | 3;
  /** It is sent again from scratch under this number: after a rejection was mended, or the body has shown the entry again. */
  readonly round: number;
}

/** Which bodies are certified. */
export type CertifiedPart = 'STATUTORY' | 'PLATFORM';

/** K12: everybody of a part shows what was decided, each by its proof (推送核验证明). */
export interface ConvergenceCertificate {
  /** `statutory-1`, `platform-1`, counted on. */
  readonly id: string;
  readonly part: CertifiedPart;
  readonly at: CourtInstant;
  readonly lines: readonly {
    readonly deliveryId: string;
    readonly agencyName: string;
    readonly proof: DeliveryProof;
    readonly provedAt: CourtInstant;
  }[];
  readonly withdrawn?: { readonly at: CourtInstant; readonly why: string };
}

/** What was found at a body against the court's truth (比对差异). */
export const DISCREPANCY_KINDS = ['STALE', 'RESURRECTED', 'NEVER_LISTED', 'ID_MISMATCH'] as const;
/** One of the kinds. */
export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number];

/** The publication of a decision (推送卷): one delivery for each body and effect. */
export interface PublicationFile {
  readonly caseId: string;
  readonly publicationId: string;
  /** Null before it is opened. */
  readonly matter: PublishedMatter | null;
  readonly deliveries: readonly Delivery[];
  readonly certificates: readonly ConvergenceCertificate[];
  readonly superseded?: { readonly at: CourtInstant; readonly by: string };
  /** The national list was not clear by the last day of the law (DIS-ART-10-1), and the president was told. */
  readonly listOverdue?: { readonly at: CourtInstant };
}
