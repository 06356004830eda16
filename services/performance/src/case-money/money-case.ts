import { type KnownCase } from '@hejie/casework';
import { type BankAccount } from './bank-account.entity.js';

/**
 * Money that belongs to no case yet has its tasks and its audit chain under a case of its account, which stands in no directory: no workflow runs
 * it, no fact tells of it, nobody is its party.
 */
export function moneyCase({
  court,
  account,
  packId,
}: Pick<BankAccount, 'court' | 'account' | 'packId'>): KnownCase & { readonly caseId: string } {
  return {
    caseId: `account/${court}/${account}`,
    caseNumber: `${court}案款${account}号账户`,
    court,
    packId,
    parties: [],
  };
}
