import { tableComments } from '@hejie/persistence';

/** By what each table of performance grows. */
export const GrowthOfPerformance1790000003170 = tableComments('GrowthOfPerformance1790000003170', {
  enforcement: 'Resumed enforcements (恢复执行案件), with balance and closing; grows by one row a case at most',
  finding: 'Breach findings (违约认定), with their evidence; grows by one row an instalment at most',
  overdue_notice:
    'Debtors who were told that an instalment is overdue, and how often; grows by one row an instalment at most',
  period_act:
    'Acts that interrupt or suspend the two years (申请执行期间中断、中止); grows by one row an act of a party',
  receipt: 'Receipts (收款), each by its value date; grows by one row a payment',
  refund: 'Surplus given back (退还多付款); grows by one row a refund',
  resumption: 'Applications to resume (恢复执行申请), with the gate and the ruling; grows by one row an application',
  reversal: 'Receipts taken out of the ledger (冲正); grows by one row a receipt at most',
  settlement: 'Settlements in performance (履行台账): terms, title, pack, what is due; grows by one row a case',
});
