import { WorkItemEntity, type NewTask } from '@hejie/casework';
import { packOf, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { CaseRecord } from '../case-record/case-record.entity.js';
import { owedOf } from '../case-record/owed.js';
import { sayingOwed } from './closing-owed.js';
import { editionsOf } from './editions.js';
import { filingDue, registerAndClose, REPORT_CLOSED, reportClosedTask } from './filing.js';

/**
 * CLS-1, CLS-3, SEED3 五(四)2: a case that was registered when it was settled is reported as closed (执行完毕) now that the settlement is performed, and not before. Nothing where the pack
 * registers none, where it came here settled and registered elsewhere, or where one task of before asks for both.
 */
export async function toReportClosed(
  tx: Transaction,
  {
    caseId,
    at,
    known: { caseNumber, packId },
  }: {
    readonly caseId: string;
    readonly at: CourtInstant;
    readonly known: { readonly caseNumber: string; readonly packId: string };
  },
): Promise<NewTask[]> {
  if (packOf(packId).confirmation.effect !== 'REGISTER_AND_CLOSE') return [];
  const record = await tx.manager.findOneByOrFail(CaseRecord, { caseId });
  const { enforcementNumber } = record;
  if (enforcementNumber === null) return [];
  if (await tx.manager.existsBy(WorkItemEntity, { id: registerAndClose(caseId) })) return [];
  const task = {
    facts: { caseNumber, enforcementNumber },
    title: `${enforcementNumber}：和解协议履行完毕，以执行完毕方式报结案`,
  };
  // Performance may have told of it before the case had its end recorded here.
  const owed = owedOf(record);
  return [
    {
      id: reportClosedTask(caseId),
      kind: REPORT_CLOSED,
      role: 'filing-clerk',
      dueAt: filingDue(at, await editionsOf(tx, caseId)),
      rule: 'CLS-1',
      ...(owed === null ? task : sayingOwed(task, owed)),
    },
  ];
}
