import { type LegalDate, type Yuan } from '@hejie/law';
import { type ObligationTerm } from '../ledger/postings.js';
import { type AgreementTerms } from './terms.js';

/** What of an agreement is to be performed, and when. */
export type PerformedTerms = Pick<AgreementTerms, 'schedule' | 'inKind' | 'labour' | 'equity'>;

/**
 * Everything that is to be performed, as instalments of the ledger: the instalments of money as they are numbered, then
 * things, work and shares at their agreed values (SET-ART-17-3), in that order, numbered on. These are performed in kind only, and
 * money only in money: 民法典560 is about debts of one kind.
 */
export function obligationsOf({ schedule, inKind, labour, equity }: PerformedTerms): ObligationTerm[] {
  const last = schedule.reduce((highest, { no }) => Math.max(highest, no), 0);
  const others: { due: LegalDate; amount: Yuan }[] = [
    ...inKind.map((term) => ({ due: term.handOverBy, amount: term.agreedValue })),
    ...labour.map((term) => ({ due: term.completeBy, amount: term.agreedValue })),
    ...equity.map((term) => ({ due: term.transferBy, amount: term.agreedValue })),
  ];
  return [...schedule, ...others.map((other, i) => ({ no: last + i + 1, ...other, inKind: true as const }))];
}

/** SET-ART-17-3: what is performed in kind, by the names that the agreement gives: the thing, the work, the company whose shares are given. */
export function thingsOf({ inKind, labour, equity }: PerformedTerms): string[] {
  return [
    ...inKind.map(({ thing }) => thing),
    ...labour.map(({ service }) => service),
    ...equity.map(({ company }) => company),
  ];
}
