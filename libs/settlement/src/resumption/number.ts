import { isOfEnforcement, parseCaseNumber, type PolicyPack } from '@hejie/law';

/**
 * SET-RES-2, SET-RES-3: the type of the number under which enforcement resumes (执恢); null: it was only stayed (中止), and keeps its number where the pack says so. A case
 * that was closed (终结执行) resumes as another one. Source: 执行案件立案、结案意见6.
 */
export function typeOfResumption(
  { resumption, caseNumberTypes }: Pick<PolicyPack, 'resumption' | 'caseNumberTypes'>,
  closed: boolean,
): PolicyPack['caseNumberTypes']['resumption'] | null {
  return resumption.caseNumberType === 'SAME' && !closed ? null : caseNumberTypes.resumption;
}

/**
 * SET-RES-3, CASE-6: under which number a ruling on resumption is made: the case's own where that is of enforcement, else of those that it has beside that the one
 * under which enforcement was filed (执), or under which it resumed last (执恢); null: it has none yet.
 */
export function numberOfRuling(own: string, others: readonly string[]): string | null {
  if (isOfEnforcement(own)) return own;
  const ofEnforcement = others.filter(isOfEnforcement);
  return ofEnforcement.find((one) => typeOf(one) === '执') ?? ofEnforcement.at(-1) ?? null;
}

function typeOf(caseNumber: string): string | undefined {
  const reading = parseCaseNumber(caseNumber);
  return reading.valid ? reading.type : undefined;
}
