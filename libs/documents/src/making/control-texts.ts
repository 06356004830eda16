import {
  addressee,
  body,
  each,
  foot,
  head,
  last,
  parties,
  right,
  slip,
  table,
  where,
  whereNot,
  type Part,
} from './outline.js';

const CASE = '{案由}一案，{依据制作机关}作出的{依据文书号}已经发生法律效力';
/** 民诉法解释163: before enforcement the case is one of preservation, and nobody is an executed party yet. */
const HEARD = `{#保全}上列当事人之间${CASE}。进入执行程序前，申请保全人向本院申请财产保全{/保全}{^保全}本院执行的上列当事人之间${CASE}{/保全}`;
const TAKEN = '本院以{原裁定书}{#保全}保全了被保全人的财产{/保全}{^保全}控制了被执行人的财产{/保全}';
const OWED =
  '{#保全}依据该法律文书，被保全人应当履行{未履行金额}{/保全}{^保全}被执行人至今尚有{未履行金额}未履行{/保全}';
const CONTROLLED =
  '{序号}.{措施}{所有人}名下的{财产}{#限额}，以{限额}为限{/限额}，期限自{起始日}起至{截止日}止{#继续使用}；{措施}期间可以继续使用，但不得实施有碍执行的行为{/继续使用}。';
const REMEDY =
  '当事人、利害关系人认为执行行为违反法律规定的，可以依照{法条:CPL.CONDUCT_OBJECTION}的规定，向本院提出书面异议。';
/** 保全规定25: upon a preservation there is no objection but one reconsideration, by the same court. */
const RECONSIDERATION =
  '申请保全人、被保全人对本裁定不服的，可以依照{法条:PRESERVATION_PROVISIONS.RECONSIDERATION}的规定，自裁定书送达之日起五日内向本院申请复议一次。复议期间不停止裁定的执行。';
const remedy = (): Part[] => [...where('保全', body(RECONSIDERATION)), ...whereNot('保全', body(REMEDY))];
/** On what a control rests: in enforcement 民诉法253, 255; before it nothing is enforced, and it is a preservation (民诉法106, 解释163). */
const MEASURES =
  '{#保全}{法条:CPL.PRESERVATION}、{法条:CPL_INTERPRETATION.PRESERVATION_BEFORE_ENFORCEMENT}{/保全}{^保全}{法条:CPL.DEPOSITS、CPL.SEIZURE}{/保全}';
const TITLE = '{#保全}民事裁定书{/保全}{^保全}执行裁定书{/保全}';
const EFFECT = '本裁定送达后立即生效。';

/** First edition of 查封（扣押、冻结）裁定书. */
export const controlRuling = (): Part[] => [
  ...head(TITLE),
  ...parties(),
  ...body(
    `${HEARD}。${OWED}。依照${MEASURES}、{法条:CONTROL_PROVISIONS.RULING、CONTROL_PROVISIONS.PROPORTIONALITY}的规定，裁定如下：`,
  ),
  ...each('财产清单', CONTROLLED),
  ...body(
    '查封、扣押、冻结的效力，依照{法条:CONTROL_PROVISIONS.TERM}的规定，在期限届满时消灭{#轮候期限}；{轮候期限}{/轮候期限}。',
  ),
  ...where(
    '保全',
    body(
      '申请保全人应当在法律文书指定的履行期间届满后五日内申请执行；逾期不申请的，本院将解除保全。',
      '申请续行保全的，应当依照{法条:PRESERVATION_PROVISIONS.RENEWAL}的规定，在上列期限届满七日以前向本院提出；逾期申请或者不申请的，自行承担不能续行保全的法律后果。',
    ),
  ),
  ...remedy(),
  ...last(EFFECT),
  ...foot(),
];

const GROUNDS: readonly (readonly [ground: string, basis: string])[] = [
  ['分期履行', '被执行人已按执行和解协议履行，申请执行人申请解除。依照{法条:SETTLEMENT_PROVISIONS.RELEASE}'],
  [
    '申请执行人申请',
    '{#保全}申请保全人申请解除。依照{法条:PRESERVATION_PROVISIONS.RELEASE}{/保全}{^保全}申请执行人申请解除。依照{#和解}{法条:SETTLEMENT_PROVISIONS.RELEASE}、{/和解}{法条:CONTROL_PROVISIONS.RELEASE}{/保全}',
  ],
  ['履行完毕', '生效法律文书确定的义务已经履行完毕。依照{法条:CONTROL_PROVISIONS.RELEASE}'],
  ['超标的', '已控制的财产超过债务数额。依照{法条:CPL.DEPOSITS}、{法条:CONTROL_PROVISIONS.PROPORTIONALITY}'],
  ['豁免财产', '该财产依法不得查封、扣押、冻结。依照{法条:CONTROL_PROVISIONS.PROTECTED、CONTROL_PROVISIONS.RELEASE}'],
  [
    '案外人异议成立',
    '案外人的异议成立。依照{法条:CPL.OUTSIDER_OBJECTION}、{法条:CPL_INTERPRETATION.OUTSIDER_RELEASE}、{法条:CONTROL_PROVISIONS.RELEASE}',
  ],
  ['保全失效', '保全应当解除。依照{法条:CPL_INTERPRETATION.PRESERVATION_BEFORE_ENFORCEMENT}'],
  ['撤回申请', '申请执行人撤回执行申请。依照{法条:CPL.TERMINATION}、{法条:CONTROL_PROVISIONS.RELEASE}'],
  [
    '置换担保',
    '{#保全}被保全人{/保全}{^保全}被执行人{/保全}提供了等值且有利于执行的其他担保财产{^保全}，申请执行人同意解除{/保全}。依照{#保全}{法条:CPL_INTERPRETATION.SUBSTITUTION}{/保全}{^保全}{法条:CONTROL_PROVISIONS.RELEASE}{/保全}',
  ],
  ['自行处置', '被执行人在本院监督下处置该财产，价款已由本院控制。依照{法条:CONTROL_PROVISIONS.RELEASE}'],
  [
    '依法应当解除',
    '依照{#保全}{#已提供担保}{法条:PRESERVATION_PROVISIONS.SECURITY}{/已提供担保}{^已提供担保}{法条:PRESERVATION_PROVISIONS.RELEASE}{/已提供担保}{/保全}{^保全}{法条:CONTROL_PROVISIONS.RELEASE}{/保全}',
  ],
];

/** First edition of 解除查封（扣押、冻结）裁定书. */
export const releaseRuling = (): Part[] => [
  ...head(TITLE),
  ...parties(),
  ...body(`${HEARD}。{^保全}执行过程中，{/保全}${TAKEN}。`, '现查明：{事实}'),
  ...GROUNDS.flatMap(([ground, basis]) => where(`事由＝${ground}`, body(`本院认为，${basis}的规定，裁定如下：`))),
  ...each('财产清单', '{序号}.解除对{所有人}名下的{财产}的{措施}{#限额}，以{限额}为限{/限额}。'),
  ...remedy(),
  ...last(EFFECT),
  ...foot(),
];

/** First edition of 再次查封（扣押、冻结）裁定书. */
export const recontrolRuling = (): Part[] => [
  ...head('执行裁定书'),
  ...parties(),
  ...body(
    `本院执行的上列当事人之间${CASE}。双方达成执行和解协议后，本院以{原解除裁定书}解除了对下列财产的控制。`,
    '被执行人自{违约日}起不履行执行和解协议。本院已以{恢复执行裁定书}恢复执行，被执行人尚有{未履行金额}未履行。',
    '本院认为，依照{法条:CPL.SETTLEMENT、CPL.DEPOSITS、CPL.SEIZURE}、{法条:SETTLEMENT_PROVISIONS.ELECTION}、{法条:CONTROL_PROVISIONS.RULING}的规定，裁定如下：',
  ),
  ...each('财产清单', CONTROLLED),
  ...body('再次控制的顺位，自本次控制生效时起算{#轮候期限}；{轮候期限}{/轮候期限}。', REMEDY),
  ...last(EFFECT),
  ...foot(),
];

/** First edition of 续行查封（扣押、冻结）裁定书. */
export const renewalRuling = (): Part[] => [
  ...head(TITLE),
  ...parties(),
  ...body(
    `${HEARD}。{^保全}执行过程中，{/保全}${TAKEN}，期限即将届满。{#申请人}{.}向本院申请续行。{/申请人}${OWED}。依照{法条:CPL_INTERPRETATION.FREEZE_TERM}、{法条:CONTROL_PROVISIONS.TERM}的规定，裁定如下：`,
  ),
  ...each(
    '财产清单',
    '{序号}.对{所有人}名下的{财产}续行{措施}{#限额}，以{限额}为限{/限额}，期限自{起始日}起至{截止日}止{#继续使用}；{措施}期间可以继续使用，但不得实施有碍执行的行为{/继续使用}。',
  ),
  ...where(
    '保全',
    body(
      '再次申请续行保全的，应当依照{法条:PRESERVATION_PROVISIONS.RENEWAL}的规定，在上列期限届满七日以前向本院提出；逾期申请或者不申请的，自行承担不能续行保全的法律后果。',
    ),
  ),
  ...remedy(),
  ...last(EFFECT),
  ...foot(),
];

/** First edition of 协助执行通知书 with its 回执. */
export const assistanceNotice = (): Part[] => [
  ...head('协助执行通知书'),
  ...addressee('{协助单位}：'),
  ...body(
    `关于{#当事人}{地位}{名称}{#身份事项}（{身份事项}）{/身份事项}，{/当事人}${CASE}。依照${MEASURES}的规定，请协助{协助事项}下列财产：`,
  ),
  table(
    [12, 60, 16, 28, 40],
    [
      ['序号', '财产', '措施', '限额', '期限'],
      [
        '{#财产清单}{序号}',
        '{所有人}：{财产}',
        '{措施}',
        '{限额}',
        '{#起始日}自{起始日}至{截止日}{/起始日}{/财产清单}',
      ],
    ],
  ),
  ...where(
    '协助事项＝控制',
    body(
      '上列财产，未经本院许可，不得支付、转移、变更或者设定权利。有轮候的，请注明本院的顺位{#轮候期限}；{轮候期限}{/轮候期限}。请在回执中注明控制期限的起止日期。',
    ),
  ),
  ...where('协助事项＝续行控制', body('请自原期限届满之次日起办理续行手续。')),
  ...where(
    '协助事项＝解除控制',
    body('请立即办理解除手续；有轮候的，依照{法条:CONTROL_PROVISIONS.QUEUE}的规定，登记在先的轮候自解除时自动生效。'),
  ),
  ...body(
    '请将办理结果填写于回执，并注明办理时间，退回本院。拒不协助的，本院将依照{法条:CPL.ASSISTANCE}的规定予以处罚。',
    '附：{所附裁定书}',
  ),
  ...last('联系人：{联系人}　　联系电话：{联系电话}'),
  ...foot(),
  ...slip('协助执行通知书（回执）'),
  ...addressee('{法院}：'),
  ...body('你院{文书编号}协助执行通知书收悉。关于{协助事项}所列财产，我单位办理情况如下：'),
  table(
    [12, 60, 28, 28, 28],
    [
      ['序号', '财产', '办理结果', '办理时间', '实际数额、顺位'],
      ['{#财产清单}{序号}', '{财产}', '', '', '{/财产清单}'],
    ],
  ),
  ...right('', '（协助单位印章）', '年　　月　　日'),
];
