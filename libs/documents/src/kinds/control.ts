import { z } from 'zod';
import { E_FILE_INDEX } from '../e-file.js';
import { choice, day, flag, named, some, text, yuan } from '../fields/values.js';
import { contact, measure, parties, property, term, title } from './common.js';
import { BY_JUDGES, BY_SEAL, kindOf } from './kind.js';

/** Why property is released: the words are the template's. */
const RELEASE_GROUNDS = {
  STEP_OF_PLAN: '分期履行',
  CREDITOR_APPLIES: '申请执行人申请',
  PERFORMED: '履行完毕',
  OVER_LIMIT: '超标的',
  PROTECTED: '豁免财产',
  OUTSIDER_UPHELD: '案外人异议成立',
  PRESERVATION_LAPSED: '保全失效',
  WITHDRAWN: '撤回申请',
  SUBSTITUTED: '置换担保',
  SOLD_UNDER_SUPERVISION: '自行处置',
  LAW_ORDERS: '依法应当解除',
} as const;

/** 保全规定25: under 执保 the court rules on a preservation, and the ruling is called so. */
const titleOf = ({ preservation }: Readonly<Record<string, unknown>>): string =>
  preservation === true ? '民事裁定书' : '执行裁定书';
const underPreservation = named('保全', flag.optional());

/** PROC-14: how the term of a queued control runs; the pack's. */
const queuedTerm = named(
  '轮候期限',
  choice({
    FROM_EFFECT: '轮候的，控制期限与所列期限等长，自转为正式控制之日起计算',
    RUNS: '轮候期间计入所列期限',
  }).optional(),
);

const controlled = z.strictObject({
  ...property,
  measure,
  ...term,
  mayUse: named('继续使用', flag.optional()),
});

/** 查封、扣押、冻结裁定书: 查扣冻 1, 民诉法 253, 255; under 执保 民诉法 106, 解释 163, with the rule on renewal (S18). */
export const CONTROL_RULING = kindOf({
  title: '执行裁定书',
  titleOf,
  template: 'control-ruling',
  fields: z.strictObject({
    parties,
    ...title,
    owed: named('未履行金额', yuan),
    properties: named('财产清单', some(controlled)),
    queuedTerm,
    preservation: underPreservation,
  }),
  signedBy: BY_JUDGES,
  filedUnder: E_FILE_INDEX.CONTROL,
});

/** 解除查封、扣押、冻结裁定书: 查扣冻 28, and 和解规定 3 while a settlement is performed. */
export const RELEASE_RULING = kindOf({
  title: '执行裁定书',
  titleOf,
  template: 'release-ruling',
  fields: z.strictObject({
    parties,
    ...title,
    ground: named('事由', choice(RELEASE_GROUNDS)),
    /** Applied for while a settlement stands (SET-ART-3-1). */
    inSettlement: named('和解', flag.optional()),
    facts: named('事实', text),
    controlRuling: named('原裁定书', text),
    properties: named('财产清单', some(z.strictObject({ ...property, measure }))),
    preservation: underPreservation,
    /** LAW_ORDERS: a preservation is lifted for security (保全规定22), not on another ground of 23. */
    securityGiven: named('已提供担保', flag.optional()),
  }),
  signedBy: BY_JUDGES,
  filedUnder: E_FILE_INDEX.CONTROL,
});

/** 再次查封、扣押、冻结裁定书: what was released is controlled again, after the resumption (SET-ART-9-1). */
export const RECONTROL_RULING = kindOf({
  title: '执行裁定书',
  template: 'recontrol-ruling',
  fields: z.strictObject({
    parties,
    ...title,
    defaultedOn: named('违约日', day),
    resumedBy: named('恢复执行裁定书', text),
    releaseRuling: named('原解除裁定书', text),
    owed: named('未履行金额', yuan),
    properties: named('财产清单', some(controlled)),
    queuedTerm,
  }),
  signedBy: BY_JUDGES,
  filedUnder: E_FILE_INDEX.CONTROL,
});

/** 续行查封、扣押、冻结裁定书: before the last day, under 执保 on application only (民诉法解释 485, 保全规定 18; PROC-9R). */
export const RENEWAL_RULING = kindOf({
  title: '执行裁定书',
  titleOf,
  template: 'renewal-ruling',
  fields: z.strictObject({
    parties,
    ...title,
    controlRulings: named('原裁定书', some(text)),
    applicants: named('申请人', some(text).optional()),
    owed: named('未履行金额', yuan),
    properties: named('财产清单', some(controlled)),
    preservation: underPreservation,
  }),
  signedBy: BY_JUDGES,
  filedUnder: E_FILE_INDEX.CONTROL,
});

/** 协助执行通知书 with its receipt: 民诉法 117, 253, 255; under 执保 民诉法 106, 解释 163. */
export const ASSISTANCE_NOTICE = kindOf({
  title: '协助执行通知书',
  template: 'assistance-notice',
  fields: z.strictObject({
    recipient: named('协助单位', text),
    parties,
    ...title,
    act: named('协助事项', choice({ CONTROL: '控制', RENEW: '续行控制', RELEASE: '解除控制' })),
    ruling: named('所附裁定书', text),
    properties: named(
      '财产清单',
      some(
        z.strictObject({
          ...property,
          measure,
          from: named('起始日', day.optional()),
          until: named('截止日', day.optional()),
        }),
      ),
    ),
    queuedTerm,
    preservation: underPreservation,
    ...contact,
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.ASSISTANCE,
});
