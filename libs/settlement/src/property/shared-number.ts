import { ENFORCING_TYPES, parseCaseNumber } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';

/** A party as the court's cases know it: `partyRef` is the same person's in every case; absent: nobody knows who it is elsewhere. */
export interface KnownParty {
  readonly side: 'CREDITOR' | 'DEBTOR';
  readonly partyRef?: string;
}

/** CASE-1: this number as courts write it, where it is one of enforcement, each of which is one case; else null: a preservation may come before several. */
export function numberOfEnforcement(caseNumber: string): string | null {
  const reading = parseCaseNumber(caseNumber);
  return reading.valid && ENFORCING_TYPES.includes(reading.type) ? reading.canonical : null;
}

/**
 * PRE-CTRL, CASE-1: one number of enforcement is one case of enforcement. Another case that controls under it already is in the way, unless its creditors are the very same:
 * one creditor may split his claim before enforcement (by instalments, or by debtors who each owe a part of their own) and then apply for all of it together, which is one
 * case with one number (一并申请执行). Cases of different creditors that are merely dealt with together (并案执行) keep a number each. Of a creditor who has no account here
 * the records do not tell whether he is the same: what the officer enters stands. `AUTHORITY.NUMBER_TAKEN`.
 * Source: 案号规定2; 立案结案意见7. @param own the parties of the case that names the number. @param holders the parties of each case that controls under it already.
 */
export function decideSharedNumber(
  own: readonly KnownParty[],
  holders: readonly (readonly KnownParty[])[],
): Decision<void> {
  const us = creditorsOf(own);
  const ofAnother = (parties: readonly KnownParty[]): boolean => {
    const them = creditorsOf(parties);
    return us !== null && them !== null && them !== us;
  };
  return holders.some(ofAnother) ? NUMBER_TAKEN : accept(undefined);
}

/** Who the creditors of a case are, as one text; null: of one of them nobody knows. */
function creditorsOf(parties: readonly KnownParty[]): string | null {
  const refs = parties.filter(({ side }) => side === 'CREDITOR').map(({ partyRef }) => partyRef);
  return refs.length === 0 || refs.includes(undefined) ? null : JSON.stringify([...new Set(refs)].sort());
}

const NUMBER_TAKEN = refuse({
  code: 'AUTHORITY.NUMBER_TAKEN',
  rule: 'PRE-CTRL',
  path: '/authority',
  zh: '本院另一案件已经登记该执行案号。一个执行案号对应一个执行案件，只有同一申请执行人一并申请执行的案件可以共用，请核对案号。',
  en: 'Another case of this court has this number of enforcement. One number is one case; only cases of the same creditor, enforced together, share it.',
});
