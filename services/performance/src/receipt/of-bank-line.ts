import { type Transaction } from '@hejie/persistence';
import { isBankReceiptId } from '@hejie/settlement';

/** Is this receipt what a line of the bank was entered as, or was found to be? */
export async function isOfBankLine({ manager }: Transaction, caseId: string, receiptId: string): Promise<boolean> {
  if (isBankReceiptId(receiptId)) return true;
  const [{ there }]: [{ there: boolean }] = await manager.query(
    `select exists (select 1 from allocation where case_id = $1 and receipt_id = $2 group by line_id having sum(amount) > 0) as there`,
    [caseId, receiptId],
  );
  return there;
}
