import { type KnownCase } from '@hejie/casework';
import { type CaseParty } from '@hejie/contracts/workflows';

/** The parties on the creditor's side (申请执行人), and on the other. */
export function sidesOf({ parties }: Pick<KnownCase, 'parties'>): { creditors: CaseParty[]; others: CaseParty[] } {
  return {
    creditors: parties.filter(({ side }) => side === 'CREDITOR'),
    others: parties.filter(({ side }) => side !== 'CREDITOR'),
  };
}
