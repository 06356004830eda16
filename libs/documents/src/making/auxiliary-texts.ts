import { addressee, body, each, foot, head, last, where, whereNot, type Part } from './outline.js';
import { CASE, CONTACT } from './words.js';

const CONFIDENTIAL = '办理中知悉的当事人个人信息仅用于本次事项，不得泄露或者另作他用。';

/** First edition of 律师调查令. */
export const investigationOrder = (): Part[] => [
  ...head('律师调查令'),
  ...addressee('{受送单位}：'),
  ...body(
    `本院办理的${CASE}。{申请人}因客观原因不能自行取得有关证据、信息，申请由其委托代理人持令调查。经审查，本院予以准许，依照{依据}，签发本令。`,
    '持令人：{持令人}，执业证号：{执业证号}。',
    '调查事项：{事项}。',
    '用途：{用途}。所取得的证据、信息仅用于本案，持令人不得泄露或者另作他用。',
    '请你单位核对持令人身份后，向其提供上列证据、信息；不能提供的，请书面说明原因。涉及国家秘密，或者法律、行政法规另有规定的除外。',
  ),
  ...last('本令有效期至{办理期限}，逾期失效。', CONTACT),
  ...foot(),
];

/** First edition of 执行悬赏公告. */
export const rewardNotice = (): Part[] => [
  ...head('执行悬赏公告'),
  ...body(
    `本院执行的${CASE}。被执行人{被执行人}未履行生效法律文书确定的义务。依申请人{申请人}的书面申请，依照{依据}，公告如下：`,
    '一、悬赏事项：{事项}。',
    '二、悬赏金：{悬赏金}，由申请人按其承诺支付。',
    '三、领取条件：有关人员提供人民法院尚未掌握的财产线索，使该申请人的债权得以全部或者部分实现；提供相同线索的，以最先提供的为准。人民法院工作人员、对该线索负有报告或者协助义务的人员不得领取。',
    '四、公告期间：至{办理期限}。本院对提供线索的人员的身份和线索内容保密。',
  ),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 司法救助决定书. */
export const aidDecision = (): Part[] => [
  ...head('司法救助决定书'),
  ...body(
    '救助申请人：{申请人}。',
    `救助申请人就${CASE}，因{事项}，向本院申请国家司法救助。`,
    '经审查：{理由}。',
    '依照{依据}，决定如下：',
  ),
  ...where('准予', body('给予{申请人}国家司法救助金{救助金额}。')),
  ...whereNot('准予', body('对{申请人}的国家司法救助申请，不予救助。')),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 协助函. */
export const gridAssistanceLetter = (): Part[] => [
  ...head('协助函'),
  ...addressee('{受送单位}：'),
  ...body(
    `本院办理的${CASE}。为{用途}，依照{依据}，请你单位组织网格员协助：{事项}。`,
    `请于{办理期限}前办理，并将结果告知本院。${CONFIDENTIAL}`,
  ),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 问题线索移送函. */
export const disciplineTransfer = (): Part[] => [
  ...head('问题线索移送函'),
  ...addressee('{受送单位}：'),
  ...body(
    `本院在办理${CASE}的过程中，发现涉及{用途}的问题线索：{事项}。`,
    '依照{依据}，现将该线索和下列材料移送你单位，请依法处理，并将收到和处理的情况告知本院。',
  ),
  ...each('证据', '{序号}.{证据名称}'),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 委托函. */
export const crossCourtLetter = (): Part[] => [
  ...head('委托函'),
  ...addressee('{受送单位}：'),
  ...body(
    `本院办理的${CASE}。因有关事项在你院辖区，依照{依据}，委托你院办理{用途}事项：{事项}。`,
    '请于{办理期限}前办理，并将结果和有关材料送交本院；不能办理的，请说明原因后退回。',
  ),
  ...last(CONTACT),
  ...foot(),
];
