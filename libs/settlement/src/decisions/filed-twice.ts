import { bareText } from '@hejie/law';
import { SIDES, type Side } from '../screening/criteria.js';
import { type PlausibilityWarning } from './plausibility.js';

/** Who is named in an application, as far as it tells one person from another. */
export interface FiledPerson {
  readonly side: Side;
  readonly name: string;
  readonly identityNumber?: string;
}

/** A case of the same title at the same court that has not ended. `caseNumber`: left out where the reader may not see the case. */
export interface EarlierFiling {
  readonly caseNumber?: string;
  readonly parties: readonly FiledPerson[];
}

/**
 * PRE-3: warns where the same judgment was filed for settlement before and that case is still open (重复申请): `earlier` are the open cases of
 * the court on this title; the first of them that fits is named. The parties are the same where each side has somebody in common: a co-debtor who
 * was left out makes it no other claim, while another creditor of the judgment has a claim of his own. It refuses nothing.
 */
export function filedTwice(
  parties: readonly FiledPerson[],
  earlier: readonly EarlierFiling[],
): readonly PlausibilityWarning[] {
  const before = earlier.find((filing) => SIDES.every((side) => haveInCommon(side, parties, filing.parties)));
  if (before === undefined) return [];
  const { caseNumber } = before;
  return [
    {
      code: 'APPLICATION.TITLE_FILED_BEFORE',
      rule: 'PRE-3',
      path: '/title/number',
      zh: `同一执行依据、相同当事人的和解案件${caseNumber ?? ''}尚未结束，请核对是否重复申请。`,
      en: `A case on the same title between the same parties${caseNumber === undefined ? '' : `, ${caseNumber},`} has not ended: check whether this is filed twice.`,
    },
  ];
}

function haveInCommon(side: Side, some: readonly FiledPerson[], others: readonly FiledPerson[]): boolean {
  return some.some((one) => one.side === side && others.some((other) => other.side === side && isSame(one, other)));
}

/** Two numbers decide; a name decides only where a number is missing, for namesakes are two people. */
function isSame(one: FiledPerson, other: FiledPerson): boolean {
  const [number, otherNumber] = [one.identityNumber, other.identityNumber];
  if (number !== undefined && otherNumber !== undefined) return bareText(number) === bareText(otherNumber);
  return bareText(one.name) === bareText(other.name);
}
