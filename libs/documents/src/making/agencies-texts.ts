import { addressee, body, foot, head, last, table, where, type Part } from './outline.js';

/** The case, of which the letter names no party. */
const CASE = '本院办理的{案号}一案';

/** First edition of 催办函. */
export const agencyReminder = (): Part[] => [
  ...head('催办函'),
  ...addressee('{受送单位}：'),
  ...body(`${CASE}，依据{办理依据}，已将下列决定推送你单位办理，至今未收到办理完毕的结果：`),
  table(
    [12, 60, 40, 44],
    [
      ['序号', '决定', '效果', '推送日'],
      ['{#推送清单}{序号}', '{决定}', '{效果}', '{推送日}{/推送清单}'],
    ],
  ),
  ...body('请立即办理上列事项，并按照约定的方式回执。不能办理的，请说明理由。'),
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

/** First edition of 失信情况通报函. */
export const employerNotice = (): Part[] => [
  ...head('失信情况通报函'),
  ...addressee('{受送单位}：'),
  ...where('决定＝纳入', body(`${CASE}，已依法将{与受送单位关系}{名称}纳入失信被执行人名单。`)),
  ...where('决定＝删除', body(`${CASE}，已依法将{与受送单位关系}{名称}从失信被执行人名单中删除。`)),
  ...body('依照{法条:LISTING_PROVISIONS.NOTIFICATION}的规定，现予通报。'),
  ...last('本函仅供你单位依法履行职责使用，不得用于其他目的，也不得向无关人员提供。'),
  ...foot(),
];
