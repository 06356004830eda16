import { type PolicyPack } from '@hejie/law';

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
