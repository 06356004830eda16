import { type AssetClass, type CourtInstant, type LegalDate } from '@hejie/law';
import { type AgencyEffect, type AgencyEntryKind } from './published-decision.js';

/** Who is told: a body that the law names (DIS-ART-8), or a platform that keeps copies (第三方平台). */
export const AGENCY_CATEGORIES = ['STATUTORY', 'PLATFORM'] as const;
/** One of the categories. */
export type AgencyCategory = (typeof AGENCY_CATEGORIES)[number];

/** rules.md §11: everything that can leave to a body; which of it does is said by its subscription, field by field (PIPL 6). */
export const AGENCY_FIELDS = [
  'partyKind',
  'partyName',
  'maskedPartyName',
  'identityNumber',
  'maskedIdentityNumber',
  'unitCode',
  'legalRepresentative',
  'sex',
  'age',
  'caseNumber',
  'court',
  'filedOn',
  'titleMaker',
  'titleNumber',
  'obligation',
  'performance',
  'conduct',
  'ground',
  'decisionNumber',
  'publishedOn',
  'deletedOn',
  'termLastDay',
  'suspendedUntil',
  'limitKind',
  'limitScope',
  'limitFrom',
  'limitUntil',
  'certificateKind',
  'certificateNumber',
  'certificateScope',
  'performedOn',
  'performedSum',
] as const;
/** One of the fields. */
export type AgencyField = (typeof AGENCY_FIELDS)[number];

/** The content of a decision for bodies, as far as it has it: texts, without those that are not on record. */
export type AgencyContent = { readonly [F in AgencyField]?: string };

/** By which proof a delivery counts as verified. */
export const DELIVERY_PROOFS = ['READ_BACK', 'SIGNED_REPLY', 'SEEN_BY_CLERK'] as const;
/** One of the proofs. */
export type DeliveryProof = (typeof DELIVERY_PROOFS)[number];

/** How a body is reached. */
export const TRANSPORT_KINDS = ['HTTPS', 'SFTP', 'KAFKA', 'RELAY', 'PULL'] as const;
/** One of the transports; PULL: it fetches what is there for it. */
export type TransportKind = (typeof TRANSPORT_KINDS)[number];

/** When what is to be told leaves: at once, or daily at an hour of the court's place. */
export type DeliverySchedule = { readonly kind: 'IMMEDIATE' } | { readonly kind: 'DAILY'; readonly hour: number };

/** PRE-CTRL, PROC-8: what a body keeps of which the court asks it over the network (网络执行查控): in these classes it answers queries and carries out orders; and whether it looks for persons. */
export interface KeptThere {
  readonly classes: readonly AssetClass[];
  readonly searches: boolean;
}

/** DIS-ART-8, PIPL 6: what a body is told, why, on which basis, to which effects, how, and how long it may keep it. It is in force by four eyes. */
export interface Subscription {
  /** `<agencyId>/<n>`: a change is a further one. */
  readonly id: string;
  readonly agencyId: string;
  readonly court: string;
  /** As letters name it. */
  readonly name: string;
  readonly category: AgencyCategory;
  /** 名单库: the list of the Supreme Court itself, of whose read-back the three working days hang (DIS-ART-10-1). One a court. */
  readonly nationalList: boolean;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly entries: readonly AgencyEntryKind[];
  readonly fields: readonly AgencyField[];
  readonly effects: readonly AgencyEffect[];
  readonly proof: Extract<DeliveryProof, 'READ_BACK' | 'SIGNED_REPLY'>;
  readonly schedule: DeliverySchedule;
  /** For how many days after a removal, or the end of its purpose, it may keep what it got. */
  readonly retentionDays: number;
  /** DIS-ART-8: it is asked whether those of whom it is told are public staff, or a state organ or enterprise. */
  readonly staffQuestions?: boolean;
  /** It keeps property. Where that is all, it is told of no entry: entries, fields and effects are empty. */
  readonly keeps?: KeptThere;
  readonly validFrom: LegalDate;
  readonly validTo: LegalDate | null;
}

/** K11, PIPL 23: that a platform is told of the deletion: a unit has applied, a person has consented to it apart. */
export interface PlatformConsent {
  readonly partyId: string;
  readonly kind: 'APPLICATION_OF_UNIT' | 'SEPARATE_CONSENT';
  readonly agencyIds: readonly string[] | 'ALL';
  readonly at: CourtInstant;
  readonly withdrawnAt?: CourtInstant;
}
