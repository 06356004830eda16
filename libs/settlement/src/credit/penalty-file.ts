import { type CourtInstant, type Fen } from '@hejie/law';

/** What is proposed: a fine (罚款) in fen, detention (拘留) in days, or that the matter goes to the police (移送). */
export type PenaltyMeasure =
  | { readonly kind: 'FINE'; readonly amount: Fen }
  | { readonly kind: 'DETENTION'; readonly days: number }
  | { readonly kind: 'REFERRAL' };

/** A fine, detention or referral that was proposed (罚款、拘留、移送), and what became of it. */
export interface Penalty {
  readonly id: string;
  /** 案号 of the enforcement (执, 执恢), of a fine or detention also of the preservation (执保), under which it is decided. */
  readonly authority: string;
  /** The debtor, or one of those who answer for a unit. */
  readonly subjectPartyId: string;
  readonly on: 'PERSON' | 'UNIT';
  readonly measure: PenaltyMeasure;
  /** What was done, and by what provision. */
  readonly conduct: string;
  readonly evidence: readonly string[];
  readonly proposed: { readonly at: CourtInstant; readonly by: string };
  /** The president. */
  readonly decided?: { readonly at: CourtInstant; readonly by: string; readonly decisionNumber: string };
  readonly refused?: { readonly at: CourtInstant; readonly by: string; readonly reasons: readonly string[] };
  readonly servedAt?: CourtInstant;
  /** Who was fined or detained asked the court above to look at the decision again (复议), once. */
  readonly reconsideration?: {
    readonly filedAt: CourtInstant;
    readonly decided?: PenaltyReconsidered & { readonly at: CourtInstant; readonly by: string };
  };
}

/** 民诉法119: what the court above has decided: the decision stands, is revoked, or is changed to another measure. */
export type PenaltyReconsidered =
  | { readonly outcome: 'UPHELD' | 'REVOKED' }
  | { readonly outcome: 'CHANGED'; readonly measure: Exclude<PenaltyMeasure, { kind: 'REFERRAL' }> };
