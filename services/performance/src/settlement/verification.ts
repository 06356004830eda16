import { type NewTask } from '@hejie/casework';
import { type LegalDate } from '@hejie/law';
import { type Settlement } from '../ledger/settlement.entity.js';

/** Kind of the work item by which a clerk verifies performance with the creditor in writing. */
export const VERIFY_PERFORMANCE = 'VERIFY_PERFORMANCE';

/** Kind of the work item in which a judge decides where a creditor denies performance. */
export const PERFORMANCE_DENIED = 'PERFORMANCE_DENIED';

/** CLS-1: the case is closed as 执行完毕 once performance is verified; `times`: how often it has been performed, for money may be taken out again. */
export const verification = (
  { caseId, terms: { total } }: Settlement,
  caseNumber: string,
  performedOn: LegalDate,
  times = 1,
): NewTask => ({
  id: `verify-performance/${caseId}${times === 1 ? '' : `/${times}`}`,
  kind: VERIFY_PERFORMANCE,
  role: 'clerk',
  facts: { caseNumber, total, performedOn },
  rule: 'CLS-1',
  title:
    times === 1
      ? `${caseNumber}：向申请执行人书面核实履行情况，核实后以执行完毕方式结案`
      : `${caseNumber}：案件结束后欠款已再次履行完毕，向申请执行人书面核实履行情况`,
});
