import { DEBTOR_CALLED, addressee, body, each, foot, head, last, parties, table, where, type Part } from './outline.js';
import { CASE, CONTACT, SETTLEMENT } from './words.js';

/** First edition of 催告通知书. */
export const demandNotice = (): Part[] => [
  ...head('催告通知书'),
  ...addressee('{受送达人}：'),
  ...body(`关于${CASE}，双方于{和解协议签订日}达成执行和解协议。你（单位）至今未按协议支付下列款项：`),
  ...each('逾期款项', '{期次}：{到期日}到期，尚欠{未付金额}。'),
  ...body(
    '请立即支付{#催告付款期限}，最迟于{催告付款期限}付清{/催告付款期限}。逾期仍不履行的，对方当事人可以依照{法条:SETTLEMENT_PROVISIONS.ELECTION}的规定，申请恢复执行原生效法律文书，或者就履行和解协议提起诉讼。',
  ),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 计算清单. */
export const calculationList = (): Part[] => [
  ...head('计算清单'),
  ...parties(),
  ...body(`上列当事人之间${CASE}。截至{计算截止日}，应付款项计算如下：`),
  table(
    [42, 38, 38, 38],
    [
      ['项目', '应付', '已履行（依法扣除）', '尚未履行'],
      ['{#计算项目}{项目}', '{应付金额}', '{扣除金额}', '{尚欠金额}{/计算项目}'],
      ['合计', '{应付合计}', '{已履行金额}', '{未履行金额}'],
    ],
  ),
  ...body('计算明细（计息期间首尾两日均计算在内）：'),
  table(
    [12, 16, 38, 14, 30, 46],
    [
      ['序号', '事项', '期间或者日期', '天数', '基数或者收款（元）', '计入或者抵扣（元）'],
      ['{#计算明细}{序号}', '{事项}', '{期间}', '{天数}', '{基数}', '{计入或者抵扣}{/计算明细}'],
    ],
  ),
  ...body('各行的计算过程：'),
  ...each('计算过程', '{.}'),
  ...where('减免情况', body('减免：{减免情况}')),
  ...last('尚未履行合计：{未履行金额}。对计算有异议的，可以依照{法条:CPL.CONDUCT_OBJECTION}的规定提出书面异议。'),
  ...foot(),
];

/** First edition of 履行完毕证明. */
export const completionCertificate = (): Part[] => [
  ...head('履行完毕证明'),
  ...body(
    `{申请执行人}与{被执行人}${CASE}。双方于{和解协议签订日}达成${SETTLEMENT}，${DEBTOR_CALLED}已于{履行完毕日}将协议确定的义务全部履行完毕，履行金额{已履行金额}。依照{法条:SETTLEMENT_PROVISIONS.PERFORMED}的规定，本案作结案处理。`,
  ),
  ...last('特此证明。'),
  ...foot(),
];

/** First edition of 结案通知书. */
export const closingNotice = (): Part[] => [
  ...head('结案通知书'),
  ...parties(),
  ...body(
    `关于上列当事人之间${CASE}。{事实}`,
    '本案于{结案日}以{结案方式}方式结案，特此通知。',
    '认为结案不当的，可以自收到本通知之日起六十日内，依照{法条:CPL.CONDUCT_OBJECTION}的规定，向本院提出书面异议。',
  ),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 恢复执行通知书. */
export const resumptionNotice = (): Part[] => [
  ...head('恢复执行通知书'),
  ...parties(),
  ...body(
    `关于上列当事人之间${CASE}。{#恢复执行裁定书}本院以{恢复执行裁定书}裁定恢复执行，{/恢复执行裁定书}现以{恢复执行案号}于{恢复执行日}恢复执行，尚有{未履行金额}未履行。`,
    '请被执行人立即履行；逾期不履行的，本院将依法采取强制执行措施{#加倍利息}，并加倍计算迟延履行期间的债务利息（{法条:CPL.DELAY_INTEREST}）{/加倍利息}。',
  ),
  ...where(
    '行为义务',
    body(
      '{依据文书号}指定的行为或者交付尚未履行的，一并继续执行；未按期履行的，依照{法条:CPL.DELAY_INTEREST}支付迟延履行金。',
    ),
  ),
  ...last(CONTACT),
  ...foot(),
];
