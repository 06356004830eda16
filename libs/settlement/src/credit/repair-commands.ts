import { type Bilingual } from '@hejie/law';

/** What people may do in credit repair (信用修复事项): each in words, and by which rule. Whether it is admissible the rows decide that it is about. */
export const REPAIR_COMMANDS = {
  receiveApplication: { zh: '收到信用修复申请', en: 'receive an application for repair', rule: 'CR-L-HRB' },
  examineApplication: { zh: '审查信用修复申请材料', en: 'look whether an application is complete', rule: 'CR-N-8' },
  supplementApplication: { zh: '补正信用修复申请材料', en: 'bring what an application lacked', rule: 'CR-N-7' },
  recordInquiry: { zh: '登记走访调查', en: 'record a visit or an inquiry', rule: 'CR-L-PD' },
  refuseApplication: { zh: '不予信用修复', en: 'refuse an application for repair', rule: 'CR-N-10' },
  grantApplication: { zh: '准予信用修复', en: 'grant an application for repair', rule: 'CR-L-HRB' },
  fileComplaint: { zh: '对信用修复提出申诉', en: 'complain of a refusal or of delay', rule: 'CR-N-10' },
  answerComplaint: { zh: '答复申诉', en: 'answer a complaint', rule: 'CR-N-10' },
  grantSuspension: { zh: '屏蔽失信信息', en: 'suspend an entry', rule: 'CR-L-AH' },
  renewSuspension: { zh: '延长屏蔽', en: 'renew a suspension', rule: 'CR-REV' },
  reportBrokenCondition: { zh: '报告屏蔽条件被违反', en: 'report that a condition is broken', rule: 'CR-REV' },
  confirmFinding: { zh: '确认撤销屏蔽的事由', en: 'confirm that a condition is broken', rule: 'CR-REV' },
  dismissFinding: { zh: '不予撤销屏蔽', en: 'let a finding pass', rule: 'CR-REV' },
  reverseReinstatement: { zh: '撤回恢复公布', en: 'reverse a reinstatement', rule: 'CR-REV' },
  reportConduct: { zh: '登记负面清单事项', en: 'put conduct on record', rule: 'CR-NEG' },
  attributeConduct: { zh: '认定关联方行为为其所为', en: 'find conduct the debtor’s', rule: 'CR-NEG' },
  findConductCured: { zh: '认定已经改正', en: 'find conduct mended', rule: 'CR-NEG' },
  issueCertificate: { zh: '出具信用修复证明', en: 'issue the certificate of repair', rule: 'CR-L-PD' },
  issueNotice: { zh: '出具信用修复告知书', en: 'issue the notice of repair', rule: 'CR-L-SY' },
  issueVoluntary: { zh: '出具自动履行证明书', en: 'issue the certificate of performance', rule: 'PRE-13' },
  issueDecision: { zh: '出具信用修复决定书', en: 'issue the decision of repair', rule: 'CR-L-YZ' },
  holdCertificate: { zh: '暂停使用信用修复文书', en: 'suspend a document of repair', rule: 'CR-REV' },
  endCertificateHold: { zh: '恢复使用信用修复文书', en: 'end the suspension of a document', rule: 'CR-REV' },
  revokeCertificate: { zh: '撤销信用修复文书', en: 'revoke a document of repair', rule: 'CR-REV' },
} as const satisfies Readonly<Record<string, Bilingual & { readonly rule: string }>>;
/** One of the commands. */
export type RepairCommand = keyof typeof REPAIR_COMMANDS;
