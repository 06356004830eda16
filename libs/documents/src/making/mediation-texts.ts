import { addressee, body, each, foot, head, last, parties, where, whereNot, type Part } from './outline.js';
import { CASE, CONTACT, signatures } from './words.js';

/** First edition of 和解员指定决定书. */
export const mediatorDesignation = (): Part[] => [
  ...head('和解员指定决定书'),
  ...parties(),
  ...body(
    `上列当事人之间${CASE}，双方同意协商和解。{指定理由}。本院决定：`,
    '指定{和解员}{#和解员身份}（{和解员身份}）{/和解员身份}为本案和解员。{#接受期限}请于{接受期限}前告知本院是否接受。{/接受期限}',
    '和解员与本案有利害关系，或者有其他可能影响公正的情形的，应当主动披露；当事人有权申请其回避。',
  ),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 回避决定书. */
export const recusalDecision = (): Part[] => [
  ...head('回避决定书'),
  ...parties(),
  ...body(
    `上列当事人之间${CASE}，由{和解员}主持和解。{#申请人}{申请人}申请其回避。{/申请人}`,
    '经审查：{事实}',
    '本院认为，{理由}。决定：{决定}。{#接替人选}和解由{接替人选}继续主持，此前已经进行的程序继续有效，期限不重新计算。{/接替人选}',
  ),
  ...where(
    '可以复议',
    body('申请人对本决定不服的，可以在接到决定时申请复议一次；复议期间，和解员不停止参与本案的工作。'),
  ),
  ...foot(),
];

/** First edition of 和解通知书. */
export const sessionNotice = (): Part[] => [
  ...head('和解通知书'),
  ...addressee('{受送达人}：'),
  ...body(
    `关于${CASE}，由和解员{和解员}主持双方协商和解，现通知如下：`,
    '时间：{时间}',
    '地点：{地点}',
    '方式：{方式}',
    '本人到场的，携带身份证件；委托代理人的，提交授权委托书，代为承认、变更、放弃权利或者达成和解的，须有特别授权。',
  ),
  ...where('携带材料', body('另请携带：{携带材料}。')),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 和解笔录. */
export const sessionRecord = (): Part[] => [
  ...head('和解笔录'),
  ...body(
    '时间：{时间}',
    '地点：{地点}',
    '方式：{方式}',
    '主持人：{主持人}　　记录人：{记录人}',
    `案件：${CASE}。`,
    '到场人员及身份核对：',
  ),
  ...each('到场人员', '{序号}.{到场身份}：{姓名或名称}，{身份核对}{#代理权限}，代理权限：{代理权限}{/代理权限}。'),
  ...body('记录如下：'),
  ...each('记录内容', '{.}'),
  ...where(
    '已知悉后果',
    body(
      '主持人已告知和解协议的法律效力和不履行的后果（{法条:SETTLEMENT_PROVISIONS.ELECTION、SETTLEMENT_PROVISIONS.PERIOD}），到场各方表示知悉。',
    ),
  ),
  ...where('签署', body('以上笔录经核对无误：'), signatures()),
  ...whereNot('签署', body('以上笔录经核对无误。　　到场人员签名（盖章）：', '主持人、记录人签名：')),
  ...last('（以下无正文）'),
  ...foot(),
];

const REJECTED = '和解不成原因＝申请不符合立案条件，经释明仍坚持申请，转立案后裁定驳回执行申请';
const FILED_ANEW =
  '补正后符合立案条件的，债权人可以依照{法条:CPL.APPLICATION_PERIOD}的规定，在申请执行的期间内再次申请执行。';
/** Before enforcement: it may be applied for, and an application that was handed in is filed. */
const FILED =
  '债权人可以依照{法条:CPL.APPLICATION_PERIOD}的规定，在申请执行的期间内申请执行{^不再立案}；已经提交申请材料的，由本院依法办理执行立案，无须重复提交{/不再立案}。';

/** First edition of 和解不成通知书. */
export const failedNotice = (): Part[] => [
  ...head('和解不成通知书'),
  ...parties(),
  ...body(`关于上列当事人之间${CASE}，本院组织的和解因{和解不成原因}，于{和解终止日}终止。`),
  ...where('执前', whereNot(REJECTED, body(FILED)), where(REJECTED, body(FILED_ANEW))),
  ...whereNot('执前', whereNot('不再立案', body('恢复原执行程序，由本院继续执行。'))),
  ...body('和解过程中为达成和解作出的让步和承认，不得在其后的程序中作为对其不利的依据。'),
  ...last(CONTACT),
  ...foot(),
];
