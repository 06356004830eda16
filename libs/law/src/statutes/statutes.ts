import { deepFreeze } from '../basics/deep-freeze.js';
import { legalDate, type LegalDate } from '../basics/dates.js';
import { type Bilingual } from '../basics/derivation.js';

/** A consolidated text of a statute and the day from which it governs. */
export interface StatuteEdition {
  readonly id: string;
  readonly inForceFrom: LegalDate;
}

/** The statutes that are cited by id. */
export type StatuteId =
  | 'CPL'
  | 'CPL_INTERPRETATION'
  | 'SETTLEMENT_PROVISIONS'
  | 'CIVIL_CODE'
  | 'CONTROL_PROVISIONS'
  | 'PRESERVATION_PROVISIONS'
  | 'LISTING_PROVISIONS'
  | 'CONSUMPTION_PROVISIONS'
  | 'PROCEDURE_INTERPRETATION'
  | 'GOOD_FAITH_OPINIONS'
  | 'OBJECTION_PROVISIONS'
  | 'WORK_PROVISIONS'
  | 'CRIMINAL_LAW'
  | 'REFUSAL_INTERPRETATION'
  | 'CREDIT_REPAIR_MEASURES'
  | 'ONLINE_MEDIATION_RULES';

/** A statute and its consolidated texts. */
export interface Statute {
  readonly id: StatuteId;
  readonly name: string;
  /** editions from the oldest to the newest; append only */
  readonly editions: readonly StatuteEdition[];
}

const edition = (id: string, inForceFrom: string): StatuteEdition => ({ id, inForceFrom: legalDate(inForceFrom) });

/** rules.md §1: the statutes with the days from which each text governs. Append only. */
export const STATUTES: Readonly<Record<StatuteId, Statute>> = deepFreeze({
  CPL: {
    id: 'CPL',
    name: '中华人民共和国民事诉讼法',
    editions: [
      edition('2012', '2013-01-01'),
      edition('2017', '2017-07-01'),
      edition('2021', '2022-01-01'),
      edition('2023', '2024-01-01'),
    ],
  },
  CPL_INTERPRETATION: {
    id: 'CPL_INTERPRETATION',
    name: '最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释',
    editions: [edition('2015', '2015-02-04'), edition('2020', '2021-01-01'), edition('2022', '2022-04-10')],
  },
  SETTLEMENT_PROVISIONS: {
    id: 'SETTLEMENT_PROVISIONS',
    name: '最高人民法院关于执行和解若干问题的规定',
    editions: [edition('2018', '2018-03-01'), edition('2020', '2021-01-01')],
  },
  CIVIL_CODE: { id: 'CIVIL_CODE', name: '中华人民共和国民法典', editions: [edition('2020', '2021-01-01')] },
  CONTROL_PROVISIONS: {
    id: 'CONTROL_PROVISIONS',
    name: '最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定',
    editions: [edition('2020', '2021-01-01')],
  },
  PRESERVATION_PROVISIONS: {
    id: 'PRESERVATION_PROVISIONS',
    name: '最高人民法院关于人民法院办理财产保全案件若干问题的规定',
    editions: [edition('2016', '2016-12-01'), edition('2020', '2021-01-01')],
  },
  LISTING_PROVISIONS: {
    id: 'LISTING_PROVISIONS',
    name: '最高人民法院关于公布失信被执行人名单信息的若干规定',
    editions: [edition('2017', '2017-05-01')],
  },
  CONSUMPTION_PROVISIONS: {
    id: 'CONSUMPTION_PROVISIONS',
    name: '最高人民法院关于限制被执行人高消费及有关消费的若干规定',
    editions: [edition('2015', '2015-07-22')],
  },
  PROCEDURE_INTERPRETATION: {
    id: 'PROCEDURE_INTERPRETATION',
    name: '最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释',
    editions: [edition('2020', '2021-01-01')],
  },
  GOOD_FAITH_OPINIONS: {
    id: 'GOOD_FAITH_OPINIONS',
    name: '最高人民法院关于在执行工作中进一步强化善意文明执行理念的意见',
    editions: [edition('2019', '2019-12-16')],
  },
  OBJECTION_PROVISIONS: {
    id: 'OBJECTION_PROVISIONS',
    name: '最高人民法院关于人民法院办理执行异议和复议案件若干问题的规定',
    editions: [edition('2020', '2021-01-01')],
  },
  WORK_PROVISIONS: {
    id: 'WORK_PROVISIONS',
    name: '最高人民法院关于人民法院执行工作若干问题的规定（试行）',
    editions: [edition('2020', '2021-01-01')],
  },
  CRIMINAL_LAW: { id: 'CRIMINAL_LAW', name: '中华人民共和国刑法', editions: [edition('1997', '1997-10-01')] },
  REFUSAL_INTERPRETATION: {
    id: 'REFUSAL_INTERPRETATION',
    name: '最高人民法院、最高人民检察院关于办理拒不执行判决、裁定刑事案件适用法律若干问题的解释',
    editions: [edition('2024', '2024-12-01')],
  },
  CREDIT_REPAIR_MEASURES: {
    id: 'CREDIT_REPAIR_MEASURES',
    name: '信用修复管理办法',
    editions: [edition('2025', '2026-04-01')],
  },
  ONLINE_MEDIATION_RULES: {
    id: 'ONLINE_MEDIATION_RULES',
    name: '人民法院在线调解规则',
    editions: [edition('2021', '2022-01-01')],
  },
});

/** A provision that keeps its meaning while its article number moves from edition to edition. */
export interface Provision {
  readonly id: string;
  readonly statute: StatuteId;
  readonly topic: Bilingual;
  /** article numbers by edition */
  readonly articles: Readonly<Record<string, number>>;
  /** editions whose number was not read in a stored text (status U) */
  readonly unconfirmed: readonly string[];
  /** words by which a reader of a citation knows that this provision is meant */
  readonly words: readonly string[];
}

type CplRow = readonly [
  id: string,
  zh: string,
  en: string,
  art2023: number,
  art2021: number,
  art2017: number,
  words: readonly string[],
];

/** rules.md §1: topic, then the numbers of 2023, 2021 and 2017 (= 2012). */
const CPL_ROWS: readonly CplRow[] = [
  ['PERIODS', '期间', 'computation of periods', 85, 85, 82, ['期间', '届满']],
  ['RESTORATION', '期限顺延', 'restoration of a missed period', 86, 86, 83, ['顺延', '耽误']],
  ['ELECTRONIC_SERVICE', '电子送达', 'electronic service', 90, 90, 87, ['电子送达', '送达']],
  ['PRESERVATION', '财产保全的方法', 'means of preservation', 106, 106, 103, ['财产保全', '重复查封']],
  ['OBSTRUCTION', '妨害诉讼的强制措施', 'obstruction: fine and detention', 114, 114, 111, ['妨害', '罚款', '拘留']],
  ['ASSISTANCE', '协助调查、执行的义务', 'duty to assist in enforcement', 117, 117, 114, ['协助执行']],
  ['SANCTION_LIMITS', '罚款、拘留限额', 'limits of fine and detention', 118, 118, 115, ['罚款', '拘留', '限额']],
  ['SANCTION_APPROVAL', '罚款、拘留的批准', 'approval of fine and detention', 119, 119, 116, ['院长批准', '复议一次']],
  ['CONDUCT_OBJECTION', '执行行为异议', 'objection to conduct', 236, 232, 225, ['执行行为', '执行异议', '书面异议']],
  ['SUPERIOR_COURT', '向上一级法院申请执行', 'application to the superior court', 237, 233, 226, ['上一级', '六个月']],
  ['OUTSIDER_OBJECTION', '案外人异议', 'objection of an outsider', 238, 234, 227, ['案外人']],
  ['SETTLEMENT', '执行和解', 'settlement in enforcement', 241, 237, 230, ['和解']],
  ['GUARANTEE', '执行担保', 'guarantee in enforcement', 242, 238, 231, ['执行担保', '暂缓执行']],
  [
    'APPLICATION_PERIOD',
    '申请执行期间',
    'period to apply for enforcement',
    250,
    246,
    239,
    ['申请执行期间', '申请执行的期间', '二年'],
  ],
  ['NOTICE', '执行通知', 'enforcement notice', 251, 247, 240, ['执行通知']],
  ['PROPERTY_REPORT', '财产报告', 'property report', 252, 248, 241, ['报告财产', '财产报告', '财产状况']],
  ['DEPOSITS', '查询、扣押、冻结、划拨', 'deposits, bonds, shares, funds', 253, 249, 242, ['存款', '划拨', '基金份额']],
  ['INCOME', '扣留、提取收入', 'income', 254, 250, 243, ['扣留', '收入']],
  ['SEIZURE', '查封、扣押、冻结、拍卖、变卖', 'seizure and sale', 255, 251, 244, ['查封', '拍卖', '变卖']],
  ['SUBSTITUTE_PERFORMANCE', '对行为的执行', 'enforcement of acts', 263, 259, 252, ['代为完成', '代履行']],
  ['DELAY_INTEREST', '迟延履行利息', 'delay interest', 264, 260, 253, ['迟延履行', '加倍支付']],
  ['CONTINUING_DUTY', '继续履行', 'continuing duty', 265, 261, 254, ['继续履行', '随时请求']],
  [
    'LISTING',
    '限制出境、征信记录、公布信息',
    'exit ban, credit record, publication',
    266,
    262,
    255,
    ['限制出境', '征信', '失信'],
  ],
  ['STAY', '中止执行', 'stay', 267, 263, 256, ['中止']],
  ['TERMINATION', '终结执行', 'termination', 268, 264, 257, ['终结']],
  ['RULING_EFFECT', '裁定送达生效', 'rulings effective on service', 269, 265, 258, ['立即生效', '送达当事人后']],
];

const cpl = ([id, zh, en, art2023, art2021, art2017, words]: CplRow): Provision => ({
  id: `CPL.${id}`,
  statute: 'CPL',
  topic: { zh, en },
  articles: { '2012': art2017, '2017': art2017, '2021': art2021, '2023': art2023 },
  unconfirmed:
    art2017 < 200
      ? ['2012', '2017']
      : ['CONDUCT_OBJECTION', 'OUTSIDER_OBJECTION', 'SETTLEMENT'].includes(id)
        ? []
        : ['2021'],
  words,
});

/** 民诉法解释: the 2022 numbers are read, those of 2015 and 2020 lie two higher (U). */
const interpretation = (id: string, zh: string, en: string, article: number, words: readonly string[]): Provision => ({
  id: `CPL_INTERPRETATION.${id}`,
  statute: 'CPL_INTERPRETATION',
  topic: { zh, en },
  articles: { '2015': article + 2, '2020': article + 2, '2022': article },
  unconfirmed: ['2015', '2020'],
  words,
});

const single =
  (statute: StatuteId, editions: readonly string[]) =>
  (id: string, zh: string, en: string, article: number): Provision => ({
    id: `${statute}.${id}`,
    statute,
    topic: { zh, en },
    articles: Object.fromEntries(editions.map((one) => [one, article])),
    unconfirmed: [],
    words: [],
  });
const settlement = single('SETTLEMENT_PROVISIONS', ['2018', '2020']);
const civilCode = single('CIVIL_CODE', ['2020']);
const control = single('CONTROL_PROVISIONS', ['2020']);
const preservation = single('PRESERVATION_PROVISIONS', ['2016', '2020']);
const listing = single('LISTING_PROVISIONS', ['2017']);
const consumption = single('CONSUMPTION_PROVISIONS', ['2015']);
const work = single('WORK_PROVISIONS', ['2020']);
const procedure = single('PROCEDURE_INTERPRETATION', ['2020']);

/** Every provision that Hejie cites by id. Templates and documents cite the id and the date, never a bare number. */
export const PROVISIONS: readonly Provision[] = deepFreeze([
  ...CPL_ROWS.map(cpl),
  interpretation('SETTLEMENT_STAY', '和解后的中止与撤回', 'stay or withdrawal after settlement', 464, [
    '和解',
    '撤回执行申请',
  ]),
  interpretation('SETTLEMENT_DEDUCTION', '恢复执行与扣除', 'resumption and deduction', 465, ['恢复执行', '扣除']),
  interpretation('SETTLEMENT_PERIOD', '和解与申请执行期间', 'settlement and the application period', 466, [
    '申请恢复执行',
    '期间',
  ]),
  {
    ...interpretation('PRESERVATION_BEFORE_ENFORCEMENT', '执行前的保全', 'preservation before enforcement', 163, [
      '执行前',
      '五日内',
    ]),
    articles: { '2015': 163, '2020': 163, '2022': 163 },
  },
  {
    ...interpretation('SUBSTITUTION', '保全标的物的变更', 'substitution of what is preserved', 167, [
      '变更保全',
      '等值担保',
    ]),
    articles: { '2015': 167, '2020': 167, '2022': 167 },
  },
  interpretation('OUTSIDER_RELEASE', '案外人异议成立后的解除', 'release after an outsider’s objection', 314, [
    '起诉期限届满',
    '七日内解除',
  ]),
  interpretation('DEFERRAL', '暂缓执行', 'deferral under a guarantee', 467, ['暂缓', '担保']),
  interpretation('NOTICE', '执行通知', 'enforcement notice', 480, ['执行通知']),
  interpretation('LATE_APPLICATION', '超过申请执行期间', 'application out of time', 481, ['申请执行时效', '不予执行']),
  interpretation('FREEZE_TERM', '查封冻结期限', 'term of freezes and seizures', 485, ['冻结', '查封', '期限']),
  interpretation('PRICED_IN_KIND', '作价交付', 'property priced to the creditor', 489, ['作价', '抵偿']),
  settlement('STAY', '中止执行', 'stay', 2),
  settlement('RELEASE', '和解期间解除查封', 'release during a settlement', 3),
  settlement('AMENDMENT', '和解协议的变更', 'amendment of the settlement', 5),
  settlement('IN_KIND', '不得作出以物抵债裁定', 'no in-kind ruling', 6),
  settlement('PERFORMED', '履行完毕', 'full performance', 8),
  settlement('ELECTION', '恢复执行或者起诉', 'resumption or suit', 9),
  settlement('PERIOD', '申请恢复执行的期间', 'period to apply for resumption', 10),
  settlement('GATE', '恢复执行的审查', 'the resumption gate', 11),
  settlement('VOIDED', '和解协议无效或者被撤销', 'a settlement that is void or revoked', 16),
  settlement('DEDUCTION', '已履行部分的扣除', 'deduction of what was performed', 17),
  settlement('GUARANTOR', '直接执行担保财产', 'direct enforcement against a guarantor', 18),
  civilCode('PERIOD_START', '期间开始', 'start of a period', 201),
  civilCode('PERIOD_END', '期间届满', 'end of a period', 202),
  civilCode('SEVERAL_DEBTS', '数项债务的抵充', 'several debts', 560),
  civilCode('ORDER', '费用、利息、主债务的抵充', 'costs, interest, principal', 561),
  civilCode('DEPOSIT', '提存', 'deposit', 570),
  civilCode('ANTICIPATORY_BREACH', '预期违约', 'anticipatory breach', 578),
  control('RULING', '查封、扣押、冻结裁定', 'ruling and service of a control', 1),
  control('PROTECTED', '不得查封、扣押、冻结的财产', 'property that is not controlled', 3),
  control('CO_OWNED', '共有财产的查封与分割', 'control and partition of what is co-owned', 12),
  control('PROPORTIONALITY', '不得超标的额查封', 'no control beyond the debt', 19),
  control('QUEUE', '轮候查封', 'queued controls', 26),
  control('TERM', '查封、扣押、冻结的效力与期限', 'effect and term of a control', 27),
  control('RELEASE', '解除查封、扣押、冻结', 'release of a control', 28),
  preservation('RENEWAL', '申请续行保全', 'application to renew a preservation', 18),
  preservation('SECURITY', '提供担保解除保全', 'preservation lifted for security', 22),
  preservation('RECONSIDERATION', '不服保全裁定的复议', 'reconsideration of a preservation', 25),
  preservation('RELEASE', '申请解除保全', 'application to lift a preservation', 23),
  work('FILING_CONDITIONS', '执行案件的受理条件', 'conditions of filing for enforcement', 16),
  listing('GROUNDS', '纳入失信名单的情形', 'grounds of listing', 1),
  listing('TERM', '纳入失信名单的期限', 'term of listing', 2),
  listing('DECISION', '纳入失信名单的决定', 'decision to list', 5),
  listing('CONTENT', '公布的信息', 'what is published', 6),
  listing('PUBLICATION', '录入名单库并公布', 'the national list, by which it is published', 7),
  listing('NOTIFICATION', '信息通报', 'who is told of it', 8),
  listing('DELETION', '删除失信信息', 'deletion', 10),
  listing('CORRECTION', '申请纠正', 'correction', 11),
  listing('CORRECTION_DECISION', '纠正申请的审查与复议', 'decision on a correction', 12),
  consumption('ORDER', '限制消费', 'limit of consumption', 1),
  consumption('ITEMS', '限制消费的行为', 'what a limit forbids', 3),
  consumption('APPLICATION', '申请限制消费', 'on whose application a limit is ordered', 4),
  consumption('ISSUE', '限制消费令', 'the order', 5),
  consumption('ASSISTANCE', '协助执行', 'whom the court asks for assistance', 6),
  consumption('PERMISSION', '经批准的必需消费', 'permitted consumption', 8),
  consumption('LIFT', '解除限制消费令', 'lifting of a limit', 9),
  consumption('BREACH', '违反限制消费令', 'breach of a limit', 11),
  procedure('EXIT_APPLICATION', '申请限制出境', 'on whose application exit is limited', 23),
  procedure('EXIT_PERSONS', '限制出境的对象', 'whose exit is limited beside the debtor’s', 24),
  procedure('EXIT_LIFT', '解除限制出境', 'lifting of a limit of exit', 25),
  single('GOOD_FAITH_OPINIONS', ['2019'])('REPRESENTATIVE', '单位人员的限制消费', 'limits of those behind a unit', 17),
  single('GOOD_FAITH_OPINIONS', ['2019'])('CORRECTION', '惩戒措施的纠正', 'correction of a limit', 18),
  single('OBJECTION_PROVISIONS', ['2020'])('EXIT_REVIEW', '限制出境的复议', 'review of a limit of exit', 9),
  single('CRIMINAL_LAW', ['1997'])('REFUSAL', '拒不执行判决、裁定罪', 'refusal to perform a judgment', 313),
  single('REFUSAL_INTERPRETATION', ['2024'])('SERIOUS', '情节严重', 'serious circumstances', 3),
  single('ONLINE_MEDIATION_RULES', ['2021'])('DISCLOSURE', '调解员的披露与更换', 'disclosure by a mediator', 13),
  single('CREDIT_REPAIR_MEASURES', ['2025'])('REPAIR', '信用修复的含义', 'what credit repair brings about', 3),
]);
