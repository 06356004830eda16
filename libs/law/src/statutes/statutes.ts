import { deepFreeze } from '../basics/deep-freeze.js';
import { legalDate, type LegalDate } from '../basics/dates.js';
import { type Bilingual } from '../basics/derivation.js';

/** A consolidated text of a statute and the day from which it governs. */
export interface StatuteEdition {
  readonly id: string;
  readonly inForceFrom: LegalDate;
}

/** The statutes that are cited by id. */
export type StatuteId = 'CPL' | 'CPL_INTERPRETATION' | 'SETTLEMENT_PROVISIONS' | 'CIVIL_CODE';

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
  ['OBSTRUCTION', '妨害诉讼的强制措施', 'obstruction: fine and detention', 114, 114, 111, ['妨害', '罚款', '拘留']],
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
  interpretation('DEFERRAL', '暂缓执行', 'deferral under a guarantee', 467, ['暂缓', '担保']),
  interpretation('NOTICE', '执行通知', 'enforcement notice', 480, ['执行通知']),
  interpretation('LATE_APPLICATION', '超过申请执行期间', 'application out of time', 481, ['申请执行时效', '不予执行']),
  interpretation('FREEZE_TERM', '查封冻结期限', 'term of freezes and seizures', 485, ['冻结', '查封', '期限']),
  interpretation('PRICED_IN_KIND', '作价交付', 'property priced to the creditor', 489, ['作价', '抵偿']),
  settlement('STAY', '中止执行', 'stay', 2),
  settlement('AMENDMENT', '和解协议的变更', 'amendment of the settlement', 5),
  settlement('IN_KIND', '不得作出以物抵债裁定', 'no in-kind ruling', 6),
  settlement('PERFORMED', '履行完毕', 'full performance', 8),
  settlement('ELECTION', '恢复执行或者起诉', 'resumption or suit', 9),
  settlement('PERIOD', '申请恢复执行的期间', 'period to apply for resumption', 10),
  settlement('GATE', '恢复执行的审查', 'the resumption gate', 11),
  settlement('DEDUCTION', '已履行部分的扣除', 'deduction of what was performed', 17),
  settlement('GUARANTOR', '直接执行担保财产', 'direct enforcement against a guarantor', 18),
  civilCode('PERIOD_START', '期间开始', 'start of a period', 201),
  civilCode('PERIOD_END', '期间届满', 'end of a period', 202),
  civilCode('SEVERAL_DEBTS', '数项债务的抵充', 'several debts', 560),
  civilCode('ORDER', '费用、利息、主债务的抵充', 'costs, interest, principal', 561),
  civilCode('DEPOSIT', '提存', 'deposit', 570),
  civilCode('ANTICIPATORY_BREACH', '预期违约', 'anticipatory breach', 578),
]);
