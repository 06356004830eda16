import {
  addressee,
  body,
  certificateHead,
  certified,
  DEBTOR_CALLED,
  each,
  foot,
  head,
  last,
  ofDebtor,
  where,
  type Part,
} from './outline.js';

const TITLE = '{依据制作机关}作出的{依据文书号}已经发生法律效力';
const DEBTOR = '{被执行人}（{证件种类}{证件号码}）';
const CASE = `本院执行的{案号}{案由}一案，${TITLE}，被执行人${DEBTOR}负有履行义务`;
/** As the last, also of a debtor who was never sanctioned and whose case is one of mediation before enforcement (PRE-13). */
const CASE_OF_REPAIR = `本院{#执前}受理的{案号}{案由}执行和解一案{/执前}{^执前}执行的{案号}{案由}一案{/执前}，${TITLE}，${DEBTOR_CALLED}${DEBTOR}负有履行义务`;
const LISTED =
  '本院曾以{失信决定书号}失信决定书{#纳入日期}于{纳入日期}{/纳入日期}将其纳入失信被执行人名单{#删除日期}，已于{删除日期}删除{/删除日期}{#撤销日期}，该决定不当，已于{撤销日期}撤销{/撤销日期}。';
const LIMITED =
  '本院曾以{限制消费令号}限制消费令对其采取限制消费措施{#解除限制日期}，已于{解除限制日期}解除{/解除限制日期}。';
/** What had been held against him: it goes on in a line, for a paragraph of its own would stand empty where there was nothing. */
const HELD = `{#失信决定书号}${LISTED}{/失信决定书号}{#限制消费令号}${LIMITED}{/限制消费令号}`;
const CONTACT = '联系人：{联系人}　　联系电话：{联系电话}';

/** What a document states whose credential says the same: a template has those words as they are. */
const statement = (more = ''): Part[] => [...each('正文', '{.}'), ...last(`{结论}${more}`)];

/** First edition of 信用修复告知书. */
export const repairLetter = (): Part[] => [
  ...head('信用修复告知书'),
  ...ofDebtor(),
  ...addressee('{送达单位}：'),
  ...statement(),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 信用修复决定书. */
export const repairDecision = (): Part[] => [
  ...head('信用修复决定书'),
  ...body(
    `申请人（${DEBTOR_CALLED}）：{被执行人}，{证件种类}{证件号码}。`,
    `${CASE_OF_REPAIR}。${HELD}申请人于{申请日}向本院申请信用修复。`,
    '经审查：',
  ),
  ...each('审查情况', '{.}'),
  ...where(
    '决定＝删除',
    body(
      '依照{法条:LISTING_PROVISIONS.TERM、LISTING_PROVISIONS.DELETION}的规定，决定：准予信用修复，删除{被执行人}的失信信息。',
    ),
  ),
  ...where(
    '决定＝缩短期限',
    body(
      '依照{法条:LISTING_PROVISIONS.TERM}的规定，决定：准予信用修复，纳入期限缩短{#有效期届满日}至{有效期届满日}{/有效期届满日}。',
    ),
  ),
  ...where(
    '决定＝解除限制',
    body('决定：准予信用修复，解除对{被执行人}采取的限制措施，解除的范围以解除限制的文书为准。'),
  ),
  ...where('决定＝不予修复', body('决定：对{被执行人}不予信用修复。')),
  ...where('不予修复理由', body('理由：{.}')),
  ...last('对本决定有异议的，可以向本院书面提出。'),
  ...foot(),
];

/** First edition of 信用修复决定书 of a suspension. */
export const suspensionDecision = (): Part[] => [
  ...head('信用修复决定书'),
  ...body('申请人（被执行人）：{被执行人}，{证件种类}{证件号码}。'),
  ...statement(),
  ...foot(),
];

/** First edition of 信用修复证明. */
export const repairCertificate = (): Part[] => [
  ...certificateHead('信用修复证明'),
  ...statement('特此证明。'),
  ...certified(),
];

/** First edition of 自动履行证明书. */
export const performanceCertificate = (): Part[] => [
  ...certificateHead('自动履行证明书'),
  ...statement('特此证明。'),
  ...certified(),
];

/** First edition of 移送函 over 拒不执行判决、裁定罪. */
export const referralLetter = (): Part[] => [
  ...head('移送函'),
  ...addressee('{受送单位}：'),
  ...body(
    `${CASE}。执行中发现，被执行人涉嫌拒不执行判决、裁定罪。`,
    '一、执行义务：{执行义务}',
    '二、履行能力：{履行能力}',
    '三、拒不执行的行为：',
  ),
  ...each('拒执行为', '{.}'),
  ...body(
    '上述行为，涉嫌触犯{法条:CRIMINAL_LAW.REFUSAL}的规定，属于{法条:REFUSAL_INTERPRETATION.SERIOUS}规定的情形。现将有关材料移送你单位，请依法审查，并将是否立案的决定告知本院。',
    '附证据材料：',
  ),
  ...each('证据', '{序号}.{证据类别}：{证据名称}'),
  ...last(CONTACT),
  ...foot(),
];
