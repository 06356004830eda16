import { REPAIR_BODIES } from '../credit-repair-commands.js';
import { DEBTOR, exampledBodies } from './examples.js';

const APPLICATION = { id: 'application-1' };
const LISTING = { listingId: 'listing-1' };

exampledBodies(REPAIR_BODIES, {
  receiveApplication: [
    {
      ...APPLICATION,
      kind: 'SUSPENSION',
      concerns: 'listing-1',
      materials: [
        { kind: 'APPLICATION_LETTER', documentId: 'proof-1' },
        { kind: 'PLAN_OR_SECURITY', documentId: 'proof-2' },
      ],
    },
    {
      id: 'application-2',
      kind: 'CERTIFICATE',
      concerns: null,
      materials: [{ kind: 'PROOF_OF_PERFORMANCE', documentId: 'proof-3' }],
    },
  ],
  examineApplication: [APPLICATION, { ...APPLICATION, also: '缺信用承诺书签字页' }],
  supplementApplication: [{ ...APPLICATION, materials: [{ kind: 'CREDIT_PROMISE', documentId: 'proof-4' }] }],
  recordInquiry: [
    {
      ...APPLICATION,
      inquiry: { id: 'inquiry-1', kind: 'VISIT', whom: '债务人住所地社区', found: '正常经营，按期还款' },
    },
  ],
  refuseApplication: [{ ...APPLICATION, reasons: ['和解协议尚未开始履行'] }],
  grantApplication: [APPLICATION],
  fileComplaint: [
    { id: 'complaint-1', applicationId: 'application-1', about: 'REFUSAL', words: '已按期支付第一期款项，请重新审查' },
  ],
  answerComplaint: [
    { applicationId: 'application-1', complaintId: 'complaint-1', upheld: true, words: '经查属实，重新审查' },
  ],
  grantSuspension: [
    {
      applicationId: 'application-1',
      ...LISTING,
      suspensionId: 'suspension-1',
      found: [{ condition: 'REPORTS_HONESTLY', basis: '报告与查询结果一致' }],
    },
  ],
  renewSuspension: [{ ...LISTING, found: [{ condition: 'COOPERATES', basis: '按要求到院说明情况' }] }],
  reportBrokenCondition: [{ ...LISTING, condition: 'LIMITS_KEPT', conductId: 'conduct-1' }],
  confirmFinding: [LISTING],
  dismissFinding: [{ ...LISTING, why: '款项已于到期日到账，系银行入账延迟' }],
  reverseReinstatement: [
    {
      ...LISTING,
      suspensionId: 'suspension-1',
      restoredAs: 'suspension-2',
    },
  ],
  reportConduct: [
    { id: 'conduct-1', kind: 'LIMIT_BROKEN', on: '2026-11-02', evidence: '购票记录', listingId: 'listing-1' },
    {
      id: 'conduct-2',
      kind: 'HIDDEN_ASSETS',
      on: '2026-10-12',
      evidence: '账户流水',
      of: { relatedPartyId: `${DEBTOR}.related` },
    },
  ],
  attributeConduct: [{ id: 'conduct-2', why: '款项转出后仍由债务人支配' }],
  findConductCured: [{ id: 'conduct-2', how: '款项已转回并交付执行' }],
  issueCertificate: [
    {
      applicationId: 'application-2',
      certificateId: 'certificate-1',
      purpose: '参加招标投标',
      elsewhere: {
        cases: [
          {
            caseNumber: '（2025）鲁0503执7号',
            role: 'DEBTOR',
            procedure: 'ENFORCEMENT',
            state: 'CLOSED_FOR_NOW',
          },
        ],
        basis: '经查询全国执行案件信息',
      },
    },
  ],
  issueNotice: [
    {
      id: 'notice-1',
      purpose: '恢复贷款',
      receivers: ['某某银行', '某某市公共信用信息中心'],
      contact: '钱某某',
      phone: '000-00000000',
    },
  ],
  issueVoluntary: [
    { id: 'voluntary-1', purpose: '申请贷款', confirmedOn: '2026-11-20' },
    { id: 'voluntary-2', purpose: '申请贷款', confirmedOn: null },
  ],
  issueDecision: [{ id: 'decision-1', purpose: '送达当事人', suspensionId: 'suspension-1' }],
  holdCertificate: [{ certificateId: 'certificate-1', why: '有人反映所附证明材料不实，正在核实' }],
  endCertificateHold: [{ certificateId: 'certificate-1' }],
  revokeCertificate: [
    { certificateId: 'certificate-1', ground: 'PERFORMANCE_UNDONE' },
    { certificateId: 'certificate-1', ground: 'RELAPSE', conductId: 'conduct-2' },
  ],
});
