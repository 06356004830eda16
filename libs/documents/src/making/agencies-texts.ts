import { addressee, body, foot, head, last, table, where, type Part } from './outline.js';

/** The case, of which the letter names no party. */
const CASE = '本院办理的{案号}一案';

/** First edition of 催办函. */
export const agencyReminder = (): Part[] => [
  ...head('催办函'),
  ...addressee('{受送单位}：'),
  ...body(`${CASE}，依据{办理依据}，已将下列决定推送你单位办理，至今尚未核实办结：`),
  table(
    [12, 48, 28, 34, 34],
    [
      ['序号', '决定', '效果', '推送日', '状态'],
      ['{#推送清单}{序号}', '{决定}', '{效果}', '{推送日}', '{状态}{/推送清单}'],
    ],
  ),
  ...body('请立即办理上列事项，并按照约定的方式回执；已经办理的，请核对对外显示的信息。不能办理的，请说明理由。'),
  ...last('特此函告。'),
  ...foot(),
];

/** First edition of 更正函. */
export const correctionLetter = (): Part[] => [
  ...head('更正函'),
  ...addressee('{受送单位}：'),
  ...body(`${CASE}，依据{办理依据}推送你单位的信息，经本院于{比对日}比对，你单位的记录与本院的记录不一致：`),
  table(
    [12, 30, 20, 34, 30, 30],
    [
      ['序号', '决定', '效果', '差异', '现状', '应为'],
      ['{#差异清单}{序号}', '{决定}', '{效果}', '{差异}', '{现状}', '{应为}{/差异清单}'],
    ],
  ),
  ...body('请按照上列“应为”一栏更正，同时更正据此向其他单位提供的信息，并按照约定的方式回执。'),
  ...last('特此函告。'),
  ...foot(),
];

/** First edition of 推送核验证明. */
export const convergenceCertificate = (): Part[] => [
  ...head('推送核验证明'),
  ...body(`${CASE}，于{决定日}作出“{决定}”的决定，已推送有关单位。经逐项核验，下列{核验范围}均已按照该决定办理：`),
  table(
    [12, 58, 24, 26, 36],
    [
      ['序号', '单位', '效果', '核验方式', '核验日'],
      ['{#核验清单}{序号}', '{单位}', '{效果}', '{核验方式}', '{核验日}{/核验清单}'],
    ],
  ),
  ...body('本证明载明核验之日的情况。此后发现有关单位的信息与该决定不一致的，本院将撤回本证明并通知更正。'),
  ...last('特此证明。'),
  ...foot(),
];

/** First edition of 撤回推送核验证明通知书. */
export const convergenceWithdrawal = (): Part[] => [
  ...head('撤回推送核验证明通知书'),
  ...body(
    `${CASE}，本院于{证明日}出具的{原证明}，载明{核验范围}均已按照“{决定}”的决定办理。`,
    '{撤回事由}，涉及的单位为：{单位}。该证明所载情况与现状不一致，本院决定撤回该证明，自本通知书作出之日起不再作为证明使用。',
    '本院已要求有关单位更正。重新核验后，另行出具证明。',
  ),
  ...last('特此通知。'),
  ...foot(),
];

/** Of whom a notice to a unit speaks: nobody of his name is taken for him. */
const NAMED = '{名称}（{证件种类}：{证件号码}）';

/** 失信情况通报函. */
export const employerNotice = (): Part[] => [
  ...head('失信情况通报函'),
  ...addressee('{受送单位}：'),
  ...where(
    '决定＝纳入',
    body(
      `${CASE}，${NAMED}未履行生效法律文书确定的义务{#纳入事由}，并具有{法条:LISTING_PROVISIONS.GROUNDS}第（{纳入事由}）项规定的情形{/纳入事由}，本院已依法将其纳入失信被执行人名单。`,
    ),
    where('失信行为', body('失信行为的具体情形：{失信行为}')),
    body('据有关单位答复并经本院核实，{名称}与你单位有任职、隶属、主管或者出资等关系。'),
  ),
  ...where(
    '决定＝删除',
    body(`${CASE}，本院曾向你单位通报${NAMED}被纳入失信被执行人名单的情况。现本院已依法将其从失信被执行人名单中删除。`),
  ),
  ...where(
    '决定＝撤销',
    body(
      `${CASE}，本院曾向你单位通报${NAMED}被纳入失信被执行人名单的情况。经审查，将其纳入失信被执行人名单不当，本院已依照{法条:LISTING_PROVISIONS.CORRECTION、LISTING_PROVISIONS.CORRECTION_DECISION}的规定予以撤销。`,
      '此前通报的失信情况有误。请你单位更正据此作出的记载，停止并纠正据此采取的措施。',
    ),
  ),
  ...body('依照{法条:LISTING_PROVISIONS.NOTIFICATION}的规定，现予通报。'),
  ...last('本函仅供你单位依法履行职责使用，不得用于其他目的，也不得向无关人员提供。'),
  ...foot(),
];
