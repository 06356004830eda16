import { type LawErrorText, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { ADULT } from '../decisions/listing.js';
import { ageOn } from './age.js';
import { type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile, type LegalCapacity } from './credit-file.js';
import { done } from './listing-row.js';

/** 民法典 19, 20: age from which a minor has a limited capacity. */
const LIMITED_FROM = 8;

/**
 * LIM-EXIT: a person's capacity for civil acts on a day: as a judge has found it last, else by the age that is on record; of whose age nothing is known it is
 * full, for nobody is without it unless that is shown. Source: 民法典 17, 19, 20.
 */
export function legalCapacityOf(
  { subject, legalCapacity }: Pick<CreditFile, 'subject' | 'legalCapacity'>,
  on: LegalDate,
): LegalCapacity {
  if (legalCapacity !== undefined) return legalCapacity.found;
  if (subject.kind === 'UNIT' || subject.bornOn === undefined) return 'FULL';
  const age = ageOn(subject.bornOn, on);
  if (age >= ADULT) return 'FULL';
  return age >= LIMITED_FROM ? 'LIMITED' : 'NONE';
}

/**
 * LIM-EXIT: a judge finds what capacity the debtor has, from papers that he names: a household register, a judgment that declares it, or that one of sixteen lives by his own work
 * (民法典 18 II, 22, 24). The last finding counts; the same again changes nothing. `CAPACITY.OF_A_UNIT`, `CAPACITY.NO_EVIDENCE`.
 */
export function decideCapacity(
  { subject, legalCapacity }: CreditFile,
  { found, evidence }: { readonly found: LegalCapacity; readonly evidence: readonly string[] },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { at, by } = turn;
  if (subject.kind === 'UNIT') return refuse(OF_A_UNIT);
  if (evidence.every((one) => one.trim() === '')) return refuse(NO_EVIDENCE);
  if (legalCapacity?.found === found) return accept({ happened: [] });
  const finding = { found, at, by, evidence };
  return accept({ legalCapacity: finding, happened: [done(turn, { kind: 'CAPACITY_FOUND', found, evidence })] });
}

const OF_A_UNIT: LawErrorText = {
  code: 'CAPACITY.OF_A_UNIT',
  rule: 'LIM-EXIT',
  path: '/found',
  zh: '被执行人为单位，无从认定其民事行为能力。',
  en: 'The debtor is a unit: a person alone has capacity for civil acts, or has not.',
};
const NO_EVIDENCE: LawErrorText = {
  code: 'CAPACITY.NO_EVIDENCE',
  rule: 'LIM-EXIT',
  path: '/evidence',
  zh: '认定民事行为能力应当写明所依据的材料。',
  en: 'A finding of capacity names the papers from which it is made.',
};
