import { body, each, foot, head, last, parties, where, whereNot, type Part } from './outline.js';
import { CASE } from './words.js';

const REMEDY =
  '当事人、利害关系人认为执行行为违反法律规定的，可以依照{法条:CPL.CONDUCT_OBJECTION}的规定，向本院提出书面异议。';
/** Of rulings that stay or terminate alone: the article is about these. */
const EFFECT = '本裁定依照{法条:CPL.RULING_EFFECT}的规定，送达后立即生效。';
const EFFECTIVE = '本裁定送达后立即生效。';
/** 法释〔2016〕3号: against a termination there are sixty days. */
const SIXTY_DAYS =
  '当事人、利害关系人认为终结执行违反法律规定的，可以依照{法条:CPL.CONDUCT_OBJECTION}的规定，自收到本文书之日起六十日内向本院提出书面异议；未收到的，自知道或者应当知道终结执行之日起六十日内提出。';

/** First edition of 驳回执行申请裁定书. */
export const rejectionRuling = (): Part[] => [
  ...head('执行裁定书'),
  ...parties(),
  ...body(
    `申请执行人于{申请日}就{案由}一案，向本院申请执行{依据制作机关}作出的{依据文书号}。`,
    '经审查：{事实}',
    '本院认为：',
  ),
  ...each('驳回理由', '{.}'),
  ...body(
    '申请不符合执行案件的受理条件，依照{法条:WORK_PROVISIONS.FILING_CONDITIONS}的规定，裁定如下：',
    '驳回申请执行人的执行申请。',
    '申请执行人对本裁定不服的，可以自裁定书送达之日起十日内向上一级人民法院申请复议。',
  ),
  ...last(EFFECTIVE),
  ...foot(),
];

/** First edition of 中止执行裁定书. */
export const stayRuling = (): Part[] => [
  ...head('执行裁定书'),
  ...parties(),
  ...body(
    `本院执行的上列当事人之间${CASE}。执行中，双方于{和解协议签订日}达成执行和解协议，并据此请求中止执行。`,
    '现查明：{事实}',
    '本院认为，依照{法条:CPL.STAY}、{法条:SETTLEMENT_PROVISIONS.STAY}、{法条:CPL_INTERPRETATION.SETTLEMENT_STAY}的规定，裁定如下：',
    '中止{中止事项}的执行。',
    '被执行人不履行执行和解协议的，申请执行人可以申请恢复执行。',
    REMEDY,
  ),
  ...last(EFFECT),
  ...foot(),
];

/** First edition of 恢复执行裁定书. */
export const resumptionRuling = (): Part[] => [
  ...head('执行裁定书'),
  ...parties(),
  ...body(
    `上列当事人之间${CASE}。{#和解协议签订日}双方于{和解协议签订日}达成执行和解协议。{/和解协议签订日}申请执行人于{申请日}申请恢复执行。`,
    '现查明：{事实}',
    '依照{法条:SETTLEMENT_PROVISIONS.DEDUCTION}、{法条:CPL_INTERPRETATION.SETTLEMENT_DEDUCTION}的规定，已经履行的{已履行金额}予以扣除，尚有{未履行金额}未履行。',
  ),
  ...where('行为义务', body('{依据文书号}指定的行为或者交付尚未履行的，一并继续执行。')),
  ...where(
    '恢复事由＝不履行和解协议',
    body(
      '本院认为，被执行人一方不履行执行和解协议，本案没有应当裁定不予恢复执行的情形。依照{法条:CPL.SETTLEMENT}、{法条:SETTLEMENT_PROVISIONS.ELECTION、SETTLEMENT_PROVISIONS.GATE}的规定，裁定如下：',
    ),
  ),
  ...where(
    '恢复事由＝预期不履行',
    body(
      '本院认为，被执行人一方明确表示或者以自己的行为表明不履行执行和解协议，履行期限虽未届满，申请执行人仍可以申请恢复执行。依照{法条:CIVIL_CODE.ANTICIPATORY_BREACH}、{法条:SETTLEMENT_PROVISIONS.GATE}的规定，裁定如下：',
    ),
  ),
  ...where(
    '恢复事由＝受欺诈胁迫',
    body('本院认为，申请执行人因受欺诈、胁迫与被执行人达成执行和解协议，依照{法条:CPL.SETTLEMENT}的规定，裁定如下：'),
  ),
  ...where(
    '恢复事由＝协议无效或者被撤销',
    body(
      '本院认为，执行和解协议已由生效法律文书确认无效或者撤销，申请执行人可以据此申请恢复执行。依照{法条:SETTLEMENT_PROVISIONS.VOIDED}的规定，裁定如下：',
    ),
  ),
  ...body('恢复{依据文书号}的执行。', REMEDY),
  ...last(EFFECTIVE),
  ...foot(),
];

/** First edition of 不予恢复执行裁定书. */
export const noResumptionRuling = (): Part[] => [
  ...head('执行裁定书'),
  ...parties(),
  ...body(
    `上列当事人之间${CASE}。{#和解协议签订日}双方于{和解协议签订日}达成执行和解协议。{/和解协议签订日}申请执行人于{申请日}申请恢复执行。`,
    '现查明：{事实}',
  ),
  ...whereNot(
    '不予执行',
    body('本院认为，申请有下列依照{法条:SETTLEMENT_PROVISIONS.GATE}应当裁定不予恢复执行的情形：'),
  ),
  ...where('不予执行', body('本院认为，恢复执行的申请已超过申请执行的期间，被执行人据此提出的异议成立：')),
  ...each('不予恢复理由', '{.}'),
  ...body('裁定如下：', '对{依据文书号}{#不予执行}不予执行{/不予执行}{^不予执行}不予恢复执行{/不予执行}。', REMEDY),
  ...last(EFFECTIVE),
  ...foot(),
];

/** First edition of 终结执行裁定书. */
export const terminationRuling = (): Part[] => [
  ...head('执行裁定书'),
  ...parties(),
  ...body(`本院执行的上列当事人之间${CASE}。`, '现查明：{事实}'),
  ...where(
    '终结事由＝撤回执行申请',
    body(
      '本院认为，双方达成执行和解协议，申请执行人撤回执行申请，依照{法条:CPL.TERMINATION}、{法条:CPL_INTERPRETATION.SETTLEMENT_STAY}的规定，裁定如下：',
    ),
  ),
  ...where(
    '终结事由＝和解协议长期履行',
    body(
      '本院认为，双方达成的执行和解协议履行期限较长，申请执行人请求终结执行，依照{法条:CPL.TERMINATION}的规定，裁定如下：',
    ),
  ),
  ...where('终结事由＝依法应当终结', body('本院认为，依照{法条:CPL.TERMINATION}的规定，裁定如下：')),
  ...body('终结{依据文书号}的执行。', '{控制措施处理}', SIXTY_DAYS),
  ...last(EFFECT),
  ...foot(),
];
