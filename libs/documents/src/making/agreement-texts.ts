import { body, each, parties, partyHead, where, type Part } from './outline.js';
import { CASE, OBLIGEE, SETTLEMENT, signatures } from './words.js';

/** First edition of 执前和解协议, 执行和解协议. */
export const settlementAgreement = (): Part[] => [
  ...partyHead('{#执前和解}执前和解协议{/执前和解}{^执前和解}执行和解协议{/执前和解}'),
  ...parties(),
  ...body(
    `上列当事人之间${CASE}。双方在自愿、合法的基础上，依照{法条:CPL.SETTLEMENT}的规定，就履行事宜达成协议（{文本版次}）：`,
  ),
  ...each('条款', '{.}'),
  ...body('签署：'),
  ...signatures(),
  ...body('本协议存入案卷一份，各方当事人各执一份。'),
];

/** First edition of 担保书. */
export const securityBond = (): Part[] => [
  ...partyHead('担保书'),
  ...body(
    '担保人：{担保人}{#身份事项}，{身份事项}{/身份事项}。',
    `{申请执行人}与{被执行人}${CASE}。担保人自愿为{被执行人}履行${SETTLEMENT}提供担保：`,
    `一、被担保的债权：{#被担保的债权}{被担保的债权}{/被担保的债权}{^被担保的债权}${SETTLEMENT}确定的债务{/被担保的债权}`,
    '二、担保方式：{担保方式}',
    '三、担保范围：{担保范围}',
    '四、担保期限：{担保期限}{#暂缓执行期限}；暂缓执行期限：{暂缓执行期限}{/暂缓执行期限}',
  ),
  ...where('担保财产', body('五、担保财产：{担保财产}。')),
  ...where(
    '接受直接执行的财产',
    body(
      `担保人向人民法院承诺：{被执行人}不履行${SETTLEMENT}时，自愿接受直接强制执行，人民法院可以依照{法条:SETTLEMENT_PROVISIONS.GUARANTOR}的规定，恢复执行原生效法律文书后直接裁定执行{接受直接执行的财产}。`,
    ),
  ),
  ...signatures(),
  ...body(`${OBLIGEE}同意上述担保的，记入笔录或者另附书面意见。`),
];
