import { orderIntakePaper, orderMediationPaper, orderPerformancePaper } from '../papers.js';
import { DEBTOR, exampled } from './examples.js';

const contact = { contact: '孙某某', phone: '0546-0000000' };
const JUDGES = [
  { role: 'JUDGE' as const, name: '王某某' },
  { role: 'CLERK' as const, name: '孙某某' },
];

exampled(
  orderIntakePaper,
  { kind: 'ENFORCEMENT_NOTICE', partyId: DEBTOR, duty: ['支付劳务费8182.00元。'], ...contact },
  { kind: 'PROPERTY_REPORT_ORDER', partyId: DEBTOR, within: '十日', ...contact },
  { kind: 'GUIDANCE_NOTICE', ...contact },
  { kind: 'CONSENT_RECORD', partyId: DEBTOR, told: ['是否同意和解完全自愿，可以随时退出。'], recorder: '孙某某' },
  { kind: 'REJECTION_RULING', facts: '申请执行人未补正生效证明，经释明仍坚持申请。', signatories: JUDGES },
  { kind: 'AUXILIARY_PAPER', no: 1, ...contact },
);
exampled(
  orderMediationPaper,
  { kind: 'SETTLEMENT_AGREEMENT', clerk: '孙某某' },
  { kind: 'MEDIATOR_DESIGNATION', ground: '双方未在期限内共同选定和解员', ...contact },
  { kind: 'RECUSAL_DECISION', reason: '可能影响公正主持和解', signatories: [JUDGES[0]!] },
  { kind: 'SECURITY_BOND', guarantorId: 'guarantor-1' },
  { kind: 'FAILED_NOTICE', ...contact },
);
exampled(
  orderPerformancePaper,
  { kind: 'COMPLETION_CERTIFICATE' },
  { kind: 'STAY_RULING', facts: '双方达成执行和解协议并共同提交本院。', signatories: JUDGES },
  {
    kind: 'RESUMPTION_RULING',
    application: 1,
    facts: '被执行人未按协议支付2026年9月30日到期的款项，至今仍未支付。',
    signatories: JUDGES,
  },
  {
    kind: 'TERMINATION_RULING',
    facts: '和解协议履行期限较长，申请执行人书面请求终结执行。',
    controls: '已经采取的查封、冻结措施予以保留。',
    signatories: JUDGES,
  },
  { kind: 'CALCULATION_LIST' },
  { kind: 'DEMAND_NOTICE', partyId: DEBTOR, until: '2026-10-13', ...contact },
  { kind: 'CLOSING_NOTICE', facts: '被执行人已按和解协议全部履行。', ...contact },
  { kind: 'RESUMPTION_NOTICE', ...contact },
);
