import { z } from 'zod';
import { E_FILE_INDEX } from '../e-file.js';
import { choice, day, flag, named, paragraphs, some, text, yuan } from '../fields/values.js';
import { contact, creditors, parties, title } from './common.js';
import { BY_JUDGES, BY_SEAL, BY_THEMSELVES, kindOf } from './kind.js';

/** Rulings of enforcement: the number of each is one of a series that the whole court counts (`shared-titles.ts`). */
const RULING = { title: '执行裁定书', signedBy: BY_JUDGES, filedUnder: E_FILE_INDEX.COURSE } as const;

/** Who signed, as what and when: of papers that the parties sign themselves. */
const signed = named(
  '签署',
  some(
    z.strictObject({
      capacity: named('签署身份', text),
      signer: named('签署人', text),
      signedAt: named('签署时间', text),
    }),
  ),
);
const recipient = named('受送达人', text);
/** One who owes, by name: 被执行人, before enforcement 债务人. */
const obligor = named('被执行人', text);

/** 引导告知书: what a settlement is, how it goes and what follows from it (rules.md §9.1, PRE-4). */
export const GUIDANCE_NOTICE = kindOf({
  title: '引导告知书',
  template: 'guidance-notice',
  fields: z.strictObject({ parties, ...title, period: named('和解期限', text), ...contact }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.NOTICES,
});

/** 执行通知书: 民诉法 251, 解释 480, with the warning of a listing (失信规定 5). */
export const ENFORCEMENT_NOTICE = kindOf({
  title: '执行通知书',
  template: 'enforcement-notice',
  fields: z.strictObject({
    recipient,
    creditors,
    ...title,
    filedOn: named('立案日', day),
    duty: named('履行义务', paragraphs),
    doubled: named('加倍利息', flag.optional()),
    /** TITLE-ACT: the title orders an act or a thing, alone or beside money. */
    acts: named('行为义务', flag.optional()),
    fee: named('执行费', yuan.optional()),
    account: named('执行款账户', text.optional()),
    ...contact,
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.NOTICES,
});

/** 报告财产令: 民诉法 252, 财产调查规定 3 to 5; of money alone (PROC-4, TITLE-ACT). */
export const PROPERTY_REPORT_ORDER = kindOf({
  title: '报告财产令',
  template: 'property-report-order',
  fields: z.strictObject({
    recipient,
    ...title,
    noticeNumber: named('执行通知书号', text),
    within: named('报告期限', text),
    ...contact,
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.NOTICES,
});

/** 征询意见笔录: asked of each side by itself, with how, when and what was told (PRE-3). */
export const CONSENT_RECORD = kindOf({
  title: '征询意见笔录',
  template: 'consent-record',
  fields: z.strictObject({
    person: named('被征询人', text),
    standing: named('被征询人地位', text),
    ...title,
    channel: named('征询方式', text),
    askedAt: named('征询时间', text),
    told: named('告知内容', paragraphs),
    answer: named('意见', choice({ CONSENT: '同意和解', REFUSE: '不同意和解' })),
    reason: named('理由', text.optional()),
    textHash: named('告知文本摘要', text.optional()),
    statedBy: named(
      '答复人',
      choice({
        SELF: '其本人',
        LEGAL_REPRESENTATIVE: '其法定代表人或者负责人',
        GUARDIAN: '其法定代理人',
        AGENT: '其委托代理人',
      }).optional(),
    ),
    record: named('记载', text.optional()),
    recorder: named('记录人', text),
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.RECORDS,
});

/** 和解员指定决定书: the parties chose none together within the term (PRE-6). */
export const MEDIATOR_DESIGNATION = kindOf({
  title: '和解员指定决定书',
  template: 'mediator-designation',
  fields: z.strictObject({
    parties,
    ...title,
    mediator: named('和解员', text),
    as: named('和解员身份', text.optional()),
    ground: named('指定理由', text),
    acceptBy: named('接受期限', day.optional()),
    ...contact,
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.MEDIATOR,
});

/** 回避决定书: of a mediator who is to withdraw, or need not. */
export const RECUSAL_DECISION = kindOf({
  title: '回避决定书',
  template: 'recusal-decision',
  fields: z.strictObject({
    parties,
    ...title,
    mediator: named('和解员', text),
    applicant: named('申请人', text.optional()),
    facts: named('事实', text),
    outcome: named('决定', choice({ RECUSED: '准予回避', REFUSED: '驳回回避申请' })),
    reason: named('理由', text),
    replacement: named('接替人选', text.optional()),
    /** 民诉法50: refused on a first request, which may be reconsidered once. */
    reconsiderable: named('可以复议', flag.optional()),
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.MEDIATOR,
});

/** 和解通知书: time, place and manner of a session (PRE-7). */
export const SESSION_NOTICE = kindOf({
  title: '和解通知书',
  template: 'session-notice',
  fields: z.strictObject({
    recipient,
    ...title,
    mediator: named('和解员', text),
    time: named('时间', text),
    place: named('地点', text),
    manner: named('方式', text),
    bring: named('携带材料', paragraphs.optional()),
    ...contact,
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.MEDIATOR,
});

/** 和解笔录: time, place, presence, identity and authority, content, understanding, signatures (民诉法 241, 和解规定 2(3)). */
export const SESSION_RECORD = kindOf({
  title: '和解笔录',
  template: 'session-record',
  fields: z.strictObject({
    ...title,
    time: named('时间', text),
    place: named('地点', text),
    manner: named('方式', text),
    host: named('主持人', text),
    recorder: named('记录人', text),
    present: named(
      '到场人员',
      some(
        z.strictObject({
          standing: named('到场身份', text),
          name: named('姓名或名称', text),
          identity: named('身份核对', text),
          authority: named('代理权限', text.optional()),
        }),
      ),
    ),
    content: named('记录内容', paragraphs),
    consequences: named('已知悉后果', flag.optional()),
    signed: named('签署', signed.optional()),
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.RECORDS,
});

/** 执前和解协议, in enforcement 执行和解协议, with who signed when (民诉法 241, PRE-9). */
export const SETTLEMENT_AGREEMENT = kindOf({
  title: '执行和解协议',
  titleOf: ({ beforeEnforcement }) => (beforeEnforcement === true ? '执前和解协议' : '执行和解协议'),
  template: 'settlement-agreement',
  fields: z.strictObject({
    parties,
    ...title,
    beforeEnforcement: named('执前和解', flag.optional()),
    version: named('文本版次', text),
    clauses: named('条款', paragraphs),
    signed,
  }),
  signedBy: BY_THEMSELVES,
  filedUnder: E_FILE_INDEX.AGREEMENT,
});

/**
 * 担保书: the claim, manner, extent with its cap, term and deferral, the property as it is described, and that his property may be enforced upon directly (GUA-2,
 * 和解规定 18).
 */
export const SECURITY_BOND = kindOf({
  title: '担保书',
  template: 'security-bond',
  fields: z.strictObject({
    guarantor: named('担保人', text),
    particulars: named('身份事项', text.optional()),
    obligor,
    creditors,
    ...title,
    claim: named('被担保的债权', text.optional()),
    manner: named('担保方式', text),
    extent: named('担保范围', text),
    term: named('担保期限', text),
    deferral: named('暂缓执行期限', text.optional()),
    property: named('担保财产', some(text).optional()),
    acceptsFor: named('接受直接执行的财产', text.optional()),
    signed,
  }),
  signedBy: BY_THEMSELVES,
  filedUnder: E_FILE_INDEX.AGREEMENT,
});

/** 催告通知书: what of the settlement is overdue, until when it may be made good, and what follows. */
export const DEMAND_NOTICE = kindOf({
  title: '催告通知书',
  template: 'demand-notice',
  fields: z.strictObject({
    recipient,
    ...title,
    agreedOn: named('和解协议签订日', day),
    overdue: named(
      '逾期款项',
      some(
        z.strictObject({
          instalment: named('期次', text),
          due: named('到期日', day),
          unpaid: named('未付金额', yuan),
        }),
      ),
    ),
    until: named('催告付款期限', day.optional()),
    ...contact,
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.PERFORMANCE,
});

/** 中止执行裁定书: the parties have settled and ask for a stay (和解规定 2, 民诉法 267). */
export const STAY_RULING = kindOf({
  ...RULING,
  template: 'stay-ruling',
  fields: z.strictObject({
    parties,
    ...title,
    agreedOn: named('和解协议签订日', day),
    facts: named('事实', text),
    stayed: named('中止事项', text),
  }),
});

/** 恢复执行裁定书: on what ground it resumes, that none of 和解规定 11 stands against it, and what was performed is deducted (17). */
export const RESUMPTION_RULING = kindOf({
  ...RULING,
  template: 'resumption-ruling',
  fields: z.strictObject({
    parties,
    ...title,
    agreedOn: named('和解协议签订日', day.optional()),
    appliedOn: named('申请日', day),
    facts: named('事实', text),
    ground: named(
      '恢复事由',
      choice({
        BREACH: '不履行和解协议',
        ANTICIPATORY_BREACH: '预期不履行',
        FRAUD_OR_DURESS: '受欺诈胁迫',
        VOIDED: '协议无效或者被撤销',
      }),
    ),
    paid: named('已履行金额', yuan),
    owed: named('未履行金额', yuan),
    /** Of a title that orders an act or a thing, with money or without (TITLE-ACT). */
    acts: named('行为义务', flag.optional()),
  }),
});

/** 不予恢复执行裁定书: which ground of 和解规定 11 stands against it; or that the period to apply is over, and nothing is enforced (解释 481). */
export const NO_RESUMPTION_RULING = kindOf({
  ...RULING,
  template: 'no-resumption-ruling',
  fields: z.strictObject({
    parties,
    ...title,
    agreedOn: named('和解协议签订日', day.optional()),
    appliedOn: named('申请日', day),
    facts: named('事实', text),
    reasons: named('不予恢复理由', some(text)),
    barred: named('不予执行', flag.optional()),
  }),
});

/** 驳回执行申请裁定书: what the application lacks was not mended, and its applicant insists. */
export const REJECTION_RULING = kindOf({
  ...RULING,
  template: 'rejection-ruling',
  fields: z.strictObject({
    parties,
    ...title,
    filedOn: named('申请日', day),
    facts: named('事实', text),
    reasons: named('驳回理由', some(text)),
  }),
});

/** 终结执行裁定书: 民诉法 268; over a settlement 解释 464, also with controls kept. */
export const TERMINATION_RULING = kindOf({
  ...RULING,
  template: 'termination-ruling',
  fields: z.strictObject({
    parties,
    ...title,
    facts: named('事实', text),
    ground: named(
      '终结事由',
      choice({ WITHDRAWN: '撤回执行申请', LONG_PERFORMANCE: '和解协议长期履行', OTHER: '依法应当终结' }),
    ),
    controls: named('控制措施处理', text),
  }),
});

/** 计算清单: what is owed on a day, each line with how it was reckoned (和解规定 17, 解释 465). */
export const CALCULATION_LIST = kindOf({
  title: '计算清单',
  template: 'calculation-list',
  fields: z.strictObject({
    parties,
    ...title,
    asOf: named('计算截止日', day),
    lines: named(
      '计算项目',
      some(
        z.strictObject({
          item: named('项目', text),
          due: named('应付金额', yuan),
          deducted: named('扣除金额', yuan),
          owed: named('尚欠金额', yuan),
        }),
      ),
    ),
    /** Each span and each receipt, in order of time: how the sums came about. */
    rows: named(
      '计算明细',
      some(
        z.strictObject({
          matter: named('事项', text),
          span: named('期间', text),
          days: named('天数', text.optional()),
          base: named('基数', text.optional()),
          parts: named('计入或者抵扣', text),
        }),
      ),
    ),
    steps: named('计算过程', paragraphs),
    waivers: named('减免情况', paragraphs.optional()),
    total: named('应付合计', yuan),
    paid: named('已履行金额', yuan),
    owed: named('未履行金额', yuan),
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.PERFORMANCE,
});

/** 履行完毕证明: the settlement was performed to its last yuan (和解规定 8). */
export const COMPLETION_CERTIFICATE = kindOf({
  title: '履行完毕证明',
  template: 'completion-certificate',
  fields: z.strictObject({
    obligors: named('被执行人', some(text)),
    creditors,
    ...title,
    agreedOn: named('和解协议签订日', day),
    performedOn: named('履行完毕日', day),
    paid: named('已履行金额', yuan),
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.PERFORMANCE,
});

/** 结案通知书: how the case was closed, and on what ground. */
export const CLOSING_NOTICE = kindOf({
  title: '结案通知书',
  template: 'closing-notice',
  fields: z.strictObject({
    parties,
    ...title,
    manner: named('结案方式', text),
    facts: named('事实', text),
    closedOn: named('结案日', day),
    ...contact,
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.CLOSING,
});

/** 和解不成通知书: no settlement came about, and what the creditor may do (PRE-8); in enforcement it goes on. */
export const FAILED_NOTICE = kindOf({
  title: '和解不成通知书',
  template: 'failed-notice',
  fields: z.strictObject({
    parties,
    ...title,
    reason: named(
      '和解不成原因',
      choice({
        REFUSED: '一方当事人不同意和解',
        LAPSED: '和解期限届满未达成协议',
        FAILED: '双方未能达成一致',
        WITHDRAWN: '当事人退出和解',
        NO_CONSENT: '当事人未在答复期限内同意和解',
        COERCED: '强迫和解的投诉成立，投诉人不再和解',
        APPLICATION_WITHDRAWN: '申请执行人撤回执行申请',
        REJECTED: '申请不符合立案条件，经释明仍坚持申请，转立案后裁定驳回执行申请',
      }),
    ),
    endedOn: named('和解终止日', day),
    /** The application itself is withdrawn: nothing is filed. */
    notFiled: named('不再立案', flag.optional()),
    ...contact,
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.CLOSING,
});

/** 恢复执行通知书: under which number enforcement goes on, and for how much (执行工作规定 60). */
export const RESUMPTION_NOTICE = kindOf({
  title: '恢复执行通知书',
  template: 'resumption-notice',
  fields: z.strictObject({
    parties,
    ...title,
    resumedBy: named('恢复执行裁定书', text.optional()),
    resumedUnder: named('恢复执行案号', text),
    resumedOn: named('恢复执行日', day),
    owed: named('未履行金额', yuan),
    doubled: named('加倍利息', flag.optional()),
    acts: named('行为义务', flag.optional()),
    ...contact,
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.COURSE,
});

/** 送达地址确认书: where a party is served, and whether electronically (民诉法 90, 解释 135, 136). */
export const SERVICE_ADDRESS = kindOf({
  title: '送达地址确认书',
  template: 'service-address',
  fields: z.strictObject({
    person: named('确认人', text),
    standing: named('确认人地位', text),
    cause: title.cause,
    address: named('送达地址', text),
    postcode: named('邮政编码', text.optional()),
    phone: named('联系电话', text.optional()),
    receiver: named('代收人', text.optional()),
    electronic: named('电子送达', choice({ CONSENT: '同意', REFUSE: '不同意' })),
    channels: named(
      '电子送达地址',
      some(z.strictObject({ channel: named('电子送达方式', text), account: named('电子送达账号', text) })).optional(),
    ),
    version: named('确认书版次', text),
    recordedBy: named('登记方式', text),
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.SERVICE,
});
