import { z } from 'zod';
import { E_FILE_INDEX } from '../e-file.js';
import { choice, day, flag, named, paragraphs, some, text, yuan } from '../fields/values.js';
import { creditors, debtor, title } from './common.js';
import { BY_PRESIDENT, kindOf } from './kind.js';

/** Those behind a unit whom a limit concerns (LIM-ART-3-2). */
const BEHIND_A_UNIT = {
  LEGAL_REPRESENTATIVE: '法定代表人',
  HEAD: '主要负责人',
  RESPONSIBLE: '影响债务履行的直接责任人员',
} as const;

/** The bodies that carry a limit out or are told of it (协助执行单位). */
const told = named('通知单位', some(text));
const toldToo = { bodies: named('通知单位', some(text).optional()) };

/** On whose application somebody is listed or limited; left out: of the court’s own motion. */
const applicant = named('申请人', text.optional());
/** Why a limit is necessary of the court’s own motion, as it follows 因; left out where it must be ordered. */
const necessity = named('必要事由', text.optional());

/** The 执行通知书 that was not heeded (DIS-ART-5-1, LIM-ART-1): both of its days, or neither. */
const notice = {
  noticeServedOn: named('执行通知书送达日', day.optional()),
  noticeLastDay: named('履行期间届满日', day.optional()),
};

/** 限制消费令: LIM-ART-1, LIM-ART-3, LIM-ART-5; for a unit also its four kinds of persons (LIM-ART-3-2). */
export const CONSUMPTION_LIMIT = kindOf({
  title: '限制消费令',
  template: 'consumption-limit',
  fields: z.strictObject({
    ...debtor,
    ...title,
    creditors,
    filedOn: named('立案日', day),
    applicant,
    necessity,
    ...notice,
    listed: named('已纳入失信', flag.optional()),
    persons: named(
      '相关人员',
      some(
        z.strictObject({
          standing: named('身份', choice({ ...BEHIND_A_UNIT, CONTROLLER: '实际控制人' })),
          name: named('姓名', text),
        }),
      ).optional(),
    ),
    graceEndsOn: named('宽限期届满日', day.optional()),
    ...toldToo,
  }),
  signedBy: BY_PRESIDENT,
  filedUnder: E_FILE_INDEX.LIMITS,
});

/** What a decision that lifts a limit has: the order that it lifts, the facts, and who is told. */
const lifted = {
  ...debtor,
  orderNumber: named('原限制令', text),
  orderedOn: named('原令日期', day),
  facts: named('事实', text),
  bodies: told,
};
/** How the case was closed, where a limit is lifted for that. */
const closedAs = named('结案方式', text.optional());
/** Grounds on which limits of both kinds are lifted. */
const LIFTED_ON = {
  PERFORMED: '履行完毕',
  SECURITY: '提供有效担保',
  CREDITOR_CONSENTS: '申请执行人同意',
  NO_LONGER_RESPONSIBLE: '不再负责',
  CREDIT_REPAIRED: '信用修复',
  ENFORCEMENT_ENDED: '执行终结',
} as const;

/** 解除限制消费令: LIM-ART-9-1 (may), LIM-ART-9-2 (must), LIM-ART-8, LIM-ART-3-2; whole or in part; DIS-ART-11: of one that should never have stood. */
export const CONSUMPTION_LIMIT_LIFT = kindOf({
  title: '解除限制消费令',
  template: 'consumption-limit-lift',
  fields: z.strictObject({
    ...lifted,
    ground: named(
      '解除事由',
      choice({ ...LIFTED_ON, NEEDED: '生活或者经营必需', PRIVATE_MEANS: '私人财产', CORRECTED: '不应采取' }),
    ),
    subjects: named('解除对象', some(text)),
    scope: named('解除范围', text.optional()),
    closedAs,
    /** Of what life or business needs: the last day for which it is permitted. */
    until: named('截止日期', day.optional()),
  }),
  signedBy: BY_PRESIDENT,
  filedUnder: E_FILE_INDEX.LIMITS,
});

/** 暂时解除限制消费决定书: LIM-35-17, S23: one permission, from one instant to another, on a listed ground. */
export const CONSUMPTION_PERMISSION = kindOf({
  title: '暂时解除限制消费决定书',
  template: 'consumption-permission',
  fields: z.strictObject({
    ...lifted,
    subject: named('申请人', text),
    ground: named(
      '事由',
      choice({
        ILLNESS: '疾病',
        FUNERAL: '丧葬',
        OFFICIAL_DUTY: '执行公务',
        FOREIGN_AFFAIRS: '参加外事活动',
        EXAM: '参加考试',
      }),
    ),
    from: named('起始时刻', text),
    until: named('截止时刻', text),
  }),
  signedBy: BY_PRESIDENT,
  filedUnder: E_FILE_INDEX.LIMITS,
});

/** 限制出境决定书: LIM-EXIT: of a person who is the debtor, of one behind a unit, or of the agent of one without full capacity; its review by the court above. */
export const EXIT_LIMIT = kindOf({
  title: '限制出境决定书',
  template: 'exit-limit',
  fields: z.strictObject({
    ...debtor,
    ...title,
    creditors,
    filedOn: named('立案日', day),
    applicant,
    necessity,
    ...notice,
    standing: named('身份', choice({ DEBTOR: '被执行人', ...BEHIND_A_UNIT, STATUTORY_AGENT: '法定代理人' })),
    /** Of a debtor for whom an agent stands. */
    debtorCapacity: named(
      '民事行为能力',
      choice({ LIMITED: '限制民事行为能力人', NONE: '无民事行为能力人' }).optional(),
    ),
    person: named('被限制出境人', text),
    particulars: named('身份事项', text.optional()),
    ...toldToo,
  }),
  signedBy: BY_PRESIDENT,
  filedUnder: E_FILE_INDEX.LIMITS,
});

/** 解除限制出境决定书: LIM-EXIT: must on full performance, may on security or consent, and where the court above has found the limit wrong. */
export const EXIT_LIMIT_LIFT = kindOf({
  title: '解除限制出境决定书',
  template: 'exit-limit-lift',
  fields: z.strictObject({
    ...lifted,
    ground: named('解除事由', choice({ ...LIFTED_ON, REVIEWED: '复议成立' })),
    closedAs,
    person: named('被限制出境人', text),
  }),
  signedBy: BY_PRESIDENT,
  filedUnder: E_FILE_INDEX.LIMITS,
});

/** DIS-ART-2-1: why a fixed term is made longer, and by how much. */
const extension = {
  reason: choice({ SERIOUS_VIOLENCE: '以暴力、威胁方法妨碍、抗拒执行情节严重', SEVERAL_ACTS: '具有多项失信行为' }),
  years: choice({ '1': '一年', '2': '二年', '3': '三年' }),
};

/** DIS-ART-1: the number of the ground, as 第（一）项 prints it. */
export const listingGround = choice({ '1': '一', '2': '二', '3': '三', '4': '四', '5': '五', '6': '六' });

/** 失信决定书: DIS-ART-1 (ground), DIS-ART-2-1 (term of grounds 2 to 6), DIS-ART-5-1, DIS-GRACE-1, DIS-ART-12 (remedy). */
export const LISTING_DECISION = kindOf({
  title: '失信决定书',
  template: 'listing-decision',
  fields: z.strictObject({
    ...debtor,
    ...title,
    creditors,
    applicant,
    ground: named('纳入事由', listingGround),
    facts: named('事实', paragraphs),
    evidence: named('证据', some(text)),
    termLastDay: named('纳入期限届满日', day.optional()),
    /** Of a fixed term that runs from the entry, whose last day is not known yet. */
    termYears: named('纳入年限', choice({ '2': '二年', '3': '三年', '4': '四年', '5': '五年' }).optional()),
    /** Of a term that is longer than two years: both, or neither. */
    extensionReason: named('延长事由', extension.reason.optional()),
    extensionYears: named('延长年限', extension.years.optional()),
    graceEndsOn: named('宽限期届满日', day.optional()),
  }),
  signedBy: BY_PRESIDENT,
  filedUnder: E_FILE_INDEX.LISTING,
});

/** 延长纳入期限决定书: DIS-ART-2-1: a fixed term that runs is made longer, why, and until when; DIS-ART-12 (remedy). */
export const TERM_EXTENSION = kindOf({
  title: '延长纳入期限决定书',
  template: 'term-extension',
  fields: z.strictObject({
    ...debtor,
    ...title,
    creditors,
    decisionNumber: named('原失信决定书', text),
    decidedOn: named('原决定日期', day),
    facts: named('事实', paragraphs),
    reason: named('延长事由', extension.reason),
    years: named('延长年限', extension.years),
    termLastDay: named('纳入期限届满日', day),
  }),
  signedBy: BY_PRESIDENT,
  filedUnder: E_FILE_INDEX.LISTING,
});

const sanctioned = {
  person: named('被处罚人', text),
  particulars: named('身份事项', text),
  act: named('行为', paragraphs),
};

/** 罚款决定书: 民诉法 114, 118, 119. */
export const FINE_DECISION = kindOf({
  title: '罚款决定书',
  template: 'fine-decision',
  fields: z.strictObject({ ...sanctioned, amount: named('罚款金额', yuan), payBy: named('缴纳期限', day) }),
  signedBy: BY_PRESIDENT,
  filedUnder: E_FILE_INDEX.SANCTION,
});

/** 拘留决定书: 民诉法 114, 118, 119. */
export const DETENTION_DECISION = kindOf({
  title: '拘留决定书',
  template: 'detention-decision',
  fields: z.strictObject({
    ...sanctioned,
    days: named(
      '拘留日数',
      z
        .int()
        .min(1)
        .transform((days) => `${days}日`),
    ),
  }),
  signedBy: BY_PRESIDENT,
  filedUnder: E_FILE_INDEX.SANCTION,
});
