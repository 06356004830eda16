import { filesMigration } from '@hejie/casework';

/** Credit records, what is in them, and the course of each settlement. */
export const CreateCreditRepair1790000005000 = filesMigration('CreateCreditRepair1790000005000', {
  file: 'Credit records of debtors in cases (信用惩戒与修复卷)',
  perCase: 'one row a debtor of a case at most',
  workflow: 'credit-record/',
});
