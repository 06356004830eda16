import { deepFreeze } from '../basics/deep-freeze.js';
import { type Bilingual } from '../basics/derivation.js';
import { LawError } from '../basics/law-error.js';
import { parseRate, parseYuan } from '../basics/money.js';
import { shown } from '../basics/shown.js';
import { CALENDAR_EDITIONS } from '../calendar/calendar.js';
import { BUCKET_NAMES, BUCKETS } from '../money/allocation.js';
import { requireFeeWithoutSum } from '../money/enforcement-fee.js';
import { flag, list, oneOf, problem, record, text, thrown, whole, type Reader } from '../validation/readers.js';
import {
  AFTER_SILENCE,
  AGREEMENT_REVIEWS,
  CASE_TAGS,
  TASK_NAMES,
  GUIDANCES,
  MEDIATOR_KINDS,
  CLASSES,
  CLOSE_MODES,
  DURING_SETTLEMENT,
  EFFECTS,
  CONFIRMATION_FORM_WORDS,
  EXPOSURES,
  INDICATORS,
  LISTING_TERM_STARTS,
  NEGATIVE_LIST,
  ORDER_BASES,
  PERIOD_STARTS,
  REST_DAYS,
  RESUMED_NUMBERS,
  RUNG_HOW,
  RUNG_UNITS,
  RUNG_WHOM,
  SIGNATORIES,
  SUSPENSION_CONDITIONS,
  TRACKS,
  USES,
} from './words.js';

/** A setting of a pack: how its value is read, what it is called, and the words for values that are no words themselves. */
export interface Setting {
  readonly read: Reader<unknown>;
  readonly name: Bilingual;
  readonly words: Words;
  /** a pack may be silent on it; what it then means is said where the pack has it (`PolicyPack`) */
  readonly optional?: true;
}

/** What each value of a choice is called. */
type Words = Readonly<Record<string, Bilingual>>;

const setting = (read: Reader<unknown>, zh: string, en: string, words: Words = {}): Setting => ({
  read,
  name: { zh, en },
  words,
});
/** A setting that came after the first packs were published: one that is silent on it means what it meant before. */
const optional = (one: Setting): Setting => ({ ...one, optional: true });
const choiceOf = (words: Words): Reader<string> => oneOf(...Object.keys(words));
/** One of the values that have words. */
const choice = (words: Words, zh: string, en: string): Setting => setting(choiceOf(words), zh, en, words);
/** Several of the values that have words, each once. */
const choices = (words: Words, least: number, zh: string, en: string): Setting =>
  setting(distinct(list(choiceOf(words), least)), zh, en, words);

function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (value, path, problems) => (value === null ? null : read(value, path, problems));
}

/** Text that parses, kept as text: packs are JSON. */
function textThat(parse: (value: string) => unknown): Reader<string> {
  return thrown((value) => {
    parse(value);
    return value;
  });
}

const nonEmpty: Reader<string> = (value, path, problems) => {
  const read = text(value, path, problems);
  return read === undefined || read.trim() !== ''
    ? read
    : problem(problems, path, 'INPUT.EMPTY', '不能为空。', 'This may not be empty.');
};

/** A list without repetition. */
function distinct<T>(read: Reader<T[]>, key: (item: T) => unknown = (item) => item): Reader<T[]> {
  return (value, path, problems) => {
    const items = read(value, path, problems);
    if (items === undefined || new Set(items.map(key)).size === items.length) return items;
    return problem(problems, path, 'PACK.REPEATED', '列表中有重复项。', 'The list repeats an entry.');
  };
}

const daysList = distinct(list(whole(0, 365)));
const completeOrder: Reader<string[]> = (value, path, problems) => {
  const order = distinct(list(oneOf(...BUCKETS)))(value, path, problems);
  if (order === undefined || order.length === BUCKETS.length) return order;
  return problem(
    problems,
    path,
    'ALLOCATION.ORDER_INVALID',
    '清偿顺序应各含一次四项。',
    'The order names each of the four buckets once.',
    'INT-ORD-1',
  );
};
const criteria = distinct(
  list(record({ id: nonEmpty, weight: whole(0, 100), clause: nonEmpty }), 1),
  (criterion) => criterion.id,
);
const caseType: Reader<string> = (value, path, problems) =>
  typeof value === 'string' && /^[\u4e00-\u9fa5]{1,4}$/.test(value)
    ? value
    : problem(
        problems,
        path,
        'CASE_NUMBER.TYPE_INVALID',
        '类型代字应为一至四个汉字。',
        'A type code has one to four Chinese characters.',
        'CASE-6',
      );

const feeWithoutSum = textThat((value) => requireFeeWithoutSum(parseYuan(value)));
/** The id of a notice of a region: the State Council's hold for every case without being named. */
const regionalNotice: Reader<string> = (value, path, problems) =>
  CALENDAR_EDITIONS.some(({ id, region }) => id === value && region !== undefined)
    ? (value as string)
    : problem(
        problems,
        path,
        'CALENDAR.EDITION_UNKNOWN',
        `没有民族自治地方的节假日通知 ${shown(value)}。`,
        `There is no holiday notice ${shown(value)} of an autonomous region.`,
        'PER-4',
      );

/** The name of a role or of a kind of task, as tokens and tasks write it. */
const roleName: Reader<string> = textThat(
  requireForm(/^[a-z]+(-[a-z]+)*$/, '角色应写作 settlement-judge 一类', 'a role is written as settlement-judge'),
);
const kindName: Reader<string> = textThat(
  requireForm(
    /^(\*|[A-Z][A-Z0-9_]*)$/,
    '事项种类应写作 FILE_AS_ENFORCEMENT 一类，其余种类写作 *',
    'a kind of task is written as FILE_AS_ENFORCEMENT, every other kind as *',
  ),
);

function requireForm(form: RegExp, zh: string, en: string): (value: string) => void {
  return (value) => {
    if (!form.test(value)) throw new LawError({ code: 'INPUT.FORMAT', rule: 'E7', zh: `${zh}。`, en: `${en}.` });
  };
}

const rung = record({
  offset: whole(-365, 365),
  unit: choiceOf(RUNG_UNITS),
  whom: choiceOf(RUNG_WHOM),
  how: choiceOf(RUNG_HOW),
  ifNobody: nonEmpty,
});
const ladder = record({
  kinds: distinct(list(kindName, 1)),
  rungs: distinct(list(rung, 1, 30), ({ offset, unit }) => `${offset} ${unit}`),
});

/** E7: ladders whose kinds do not overlap: each task has one. */
const ladders: Reader<unknown[]> = (value, path, problems) => {
  const read = list(ladder, 1)(value, path, problems);
  if (read === undefined) return undefined;
  const kinds = read.flatMap((one) => one.kinds);
  if (new Set(kinds).size === kinds.length) return read;
  return problem(
    problems,
    path,
    'PACK.LADDER_TWICE',
    '同一种类的事项只能有一种催办级次。',
    'A kind of task has one ladder.',
    'E7',
  );
};

/** E7: superiors, each role with one, that lead upwards: nobody is his own superior, however far up. */
const superiors: Reader<unknown[]> = (value, path, problems) => {
  const read = distinct(list(record({ role: roleName, superior: roleName }), 1), ({ role }) => role)(
    value,
    path,
    problems,
  );
  if (read === undefined) return undefined;
  const above = new Map(read.map(({ role, superior }) => [role, superior]));
  const leadsUp = ({ role }: { readonly role: string }): boolean => {
    const seen = new Set([role]);
    for (let next = above.get(role); next !== undefined; next = above.get(next)) {
      if (seen.has(next)) return false;
      seen.add(next);
    }
    return true;
  };
  if (read.every(leadsUp)) return read;
  return problem(
    problems,
    path,
    'PACK.SUPERIORS_CIRCLE',
    '上级关系不得循环。',
    'Superiors lead upwards and not in a circle.',
    'E7',
  );
};

/** A8: lists of kinds of tasks that do not overlap: a kind has one clock, and one named person. */
function apart<T extends { readonly kinds: readonly string[] }>(
  read: Reader<T[]>,
  code: string,
  zh: string,
  en: string,
): Reader<T[]> {
  return (value, path, problems) => {
    const lists = read(value, path, problems);
    const kinds = lists?.flatMap((one) => one.kinds) ?? [];
    if (lists === undefined || new Set(kinds).size === kinds.length) return lists;
    return problem(problems, path, code, zh, en, 'A8');
  };
}
const kindList = distinct(list(kindName, 1));
const greenClocks = apart(
  list(record({ kinds: kindList, workingDays: whole(0, 60) }), 1),
  'PACK.GREEN_CLOCK_TWICE',
  '同一种类的事项在绿色通道内只能有一个办理期限。',
  'A kind of task has one clock in the green channel.',
);
/** E7: terms whose kinds do not overlap: each task has one. */
const taskTerms = apart(
  list(record({ kinds: kindList, workingDays: whole(1, 60) }), 1),
  'PACK.TERM_TWICE',
  '同一种类的事项只能有一个办理期限。',
  'A kind of task has one term.',
);
const greenItems = apart(
  distinct(list(record({ item: kindName, name: nonEmpty, kinds: kindList }), 1), ({ item }) => item),
  'PACK.GREEN_ITEM_TWICE',
  '同一种类的事项只能属于一个绿色通道事项。',
  'A kind of task belongs to one matter of the green channel.',
);

/** A part of a whole, 0 to 1, kept as text. */
const part = textThat((value) => {
  const { units, scale } = parseRate(value);
  if (units > 10n ** BigInt(scale))
    throw new LawError({
      code: 'INPUT.OUT_OF_RANGE',
      rule: 'PROC-12',
      zh: '应在 0 至 1 之间。',
      en: 'A part from 0 to 1 is expected.',
    });
});

/** One setting for each class of property: what it is expected to fetch of its value. */
function haircuts(): Record<string, Setting> {
  return Object.fromEntries(
    Object.entries(CLASSES).map(([name, { zh, en }]) => [
      `assets.haircutOf.${name}`,
      optional(setting(part, `财产折扣（${zh}）`, `haircut: ${en}`)),
    ]),
  );
}

/** One setting for each class and each use: how much its control hurts. */
function harms(): Record<string, Setting> {
  return Object.fromEntries(
    Object.entries({ ...CLASSES, ...USES }).map(([name, { zh, en }]) => [
      `assets.harmOf.${name}`,
      optional(setting(whole(0, 1000), `控制的不利影响（${zh}）`, `harm of control: ${en}`)),
    ]),
  );
}

/** Every setting of a pack by its path. A definition may name no other, and a base pack names them all. */
export const SETTINGS: Readonly<Record<string, Setting>> = deepFreeze({
  track: choice(TRACKS, '阶段', 'track'),
  'screening.criteria': setting(criteria, '甄别标准', 'screening criteria'),
  'screening.smallSum': setting(textThat(parseYuan), '小标的上限（元）', 'small sum up to (yuan)'),
  'consent.requiresAllParties': setting(flag, '须各方同意', 'consent of every party'),
  'consent.refusalBlocks': setting(flag, '明确拒绝即不得进入', 'an explicit refusal blocks entry'),
  'consent.answerWorkingDays': optional(
    setting(whole(1, 60), '答复和解意愿（工作日）', 'answer on settlement (working days)'),
  ),
  'consent.complaintWorkingDays': optional(
    setting(whole(1, 30), '强迫和解投诉的审查（工作日）', 'decision on a complaint of coercion (working days)'),
  ),
  'consent.firstOffer': optional(
    setting(
      flag,
      '征询时请被执行人提出初步方案或者担保',
      'the debtor is asked at the start for a first plan or security',
    ),
  ),
  'assessment.beforeTalks': optional(
    setting(flag, '指定和解员前须评估被执行企业', 'a debtor enterprise is assessed before talks'),
  ),
  'greenChannel.tags': optional(choices(CASE_TAGS, 1, '纳入绿色通道的案件', 'cases of the green channel')),
  'greenChannel.acceptanceWorkingDays': optional(
    setting(whole(1, 7), '绿色通道受理（工作日）', 'acceptance in the green channel (working days)'),
  ),
  'greenChannel.clocks': optional(setting(greenClocks, '绿色通道办理期限', 'clocks of the green channel', TASK_NAMES)),
  'greenChannel.items': optional(
    setting(greenItems, '绿色通道事项', 'matters of the green channel with a named person each', TASK_NAMES),
  ),
  'filing.review': optional(setting(flag, '首先审查立案条件', 'the conditions of filing are reviewed first')),
  'centre.sameDay': optional(
    setting(flag, '立案当日推送至执行和解中心', 'goes to the settlement centre on the day of filing'),
  ),
  'requests.answerWorkingDays': optional(
    setting(whole(1, 30), '答复当事人诉求（工作日）', 'answer to a request of a party (working days)'),
  ),
  'mediator.selectionWorkingDays': setting(
    whole(1, 60),
    '共同选定和解员（工作日）',
    'joint choice of a mediator (working days)',
  ),
  'mediator.designationWorkingDays': setting(
    whole(1, 60),
    '法院指定和解员（工作日）',
    'designation by the court (working days)',
  ),
  'mediator.acceptanceWorkingDays': setting(
    whole(1, 60),
    '和解员接受（工作日）',
    "mediator's acceptance (working days)",
  ),
  'mediator.afterSilence': optional(choice(AFTER_SILENCE, '和解员逾期未答复的处理', 'where a mediator keeps silent')),
  'mediator.kinds': optional(choices(MEDIATOR_KINDS, 1, '和解员类别', 'kinds of mediators')),
  'mediator.guidance': optional(choice(GUIDANCES, '对院外和解员的指导', 'guidance of outside mediators')),
  'negotiation.days': setting(whole(1, 365), '和解期限（日）', 'negotiation period (days)'),
  'negotiation.startsAt': choice(PERIOD_STARTS, '和解期限起算', 'negotiation starts at'),
  'negotiation.reminderDaysBefore': setting(daysList, '期限届满前提醒（日）', 'reminders before its end (days)'),
  'negotiation.extension.requiresAllParties': setting(flag, '延长须各方申请', 'extension only by all parties'),
  'negotiation.extension.maxDays': setting(orNull(whole(1, 365)), '每次最多延长（日）', 'longest extension (days)'),
  'negotiation.extension.maxExtensions': setting(orNull(whole(1, 100)), '最多延长次数', 'most extensions'),
  'negotiation.excludesAppraisal': setting(flag, '扣除评估鉴定时间', 'appraisal time does not count'),
  'confirmation.signatories': choices(SIGNATORIES, 2, '签字人', 'signatories'),
  'confirmation.effect': choice(EFFECTS, '和解的程序效果', 'effect on the case'),
  'confirmation.forms': optional(choices(CONFIRMATION_FORM_WORDS, 1, '和解的确认方式', 'forms of confirmation')),
  'confirmation.review': optional(choice(AGREEMENT_REVIEWS, '法官审查和解协议', 'review of an agreement by a judge')),
  'confirmation.enforceableMediationDocument': setting(
    flag,
    '执行调解书具强制执行力',
    'enforceable mediation document',
  ),
  'confirmation.inKindRuling': setting(flag, '依和解出具以物抵债裁定', 'in-kind ruling from a settlement'),
  'performance.graceWorkingDays': setting(whole(0, 60), '违约宽限（工作日）', 'grace before breach (working days)'),
  'performance.reminderDaysBefore': setting(daysList, '到期前提醒（日）', 'reminders before an instalment (days)'),
  'performance.escalationDaysAfter': setting(daysList, '违约后逐级提示（日）', 'escalation after breach (days)'),
  'performance.minorShortfall': setting(textThat(parseYuan), '轻微差额上限（元）', 'minor shortfall up to (yuan)'),
  'performance.restDay': optional(choice(REST_DAYS, '履行日遇休假日', 'an instalment due on a rest day')),
  'resumption.caseNumberType': choice(RESUMED_NUMBERS, '恢复执行案号', 'case number on resumption'),
  'resumption.automaticWithoutApplication': setting(flag, '不经申请自动恢复', 'resumption without application'),
  'resumption.recallWorkingDays': optional(
    setting(
      whole(1, 30),
      '预先申请恢复执行的撤回期（工作日）',
      'time to recall an application made beforehand (working days)',
    ),
  ),
  'resumption.decisionTargetDays': setting(
    whole(1, 180),
    '恢复申请审查目标（日）',
    'target for deciding a resumption (days)',
  ),
  allocationOrder: setting(completeOrder, '清偿顺序', 'order of satisfaction', BUCKET_NAMES),
  allocationBasis: choice(ORDER_BASES, '清偿顺序依据', 'basis of the order'),
  interestDuringSettlement: choice(DURING_SETTLEMENT, '和解履行期间加倍利息', 'doubled interest during the settlement'),
  'caseNumberTypes.negotiation': setting(caseType, '和解阶段类型代字', 'type code of the negotiation'),
  'caseNumberTypes.enforcement': setting(caseType, '执行类型代字', 'type code of enforcement'),
  'caseNumberTypes.preservation': setting(caseType, '保全执行类型代字', 'type code of preservation'),
  'caseNumberTypes.resumption': setting(caseType, '恢复执行类型代字', 'type code of resumption'),
  closeMode: choice(CLOSE_MODES, '履行完毕结案方式', 'closing mode on performance'),
  'assets.controlBeforeCaseNumber': setting(flag, '立号前控制财产', 'asset control before a case number'),
  'assets.coverageTarget': setting(textThat(parseRate), '控制财产覆盖率目标', 'coverage target'),
  'assets.haircut': setting(textThat(parseRate), '财产折扣', 'haircut'),
  ...haircuts(),
  ...harms(),
  'assets.exposure': optional(choice(EXPOSURES, '覆盖率目标所指债权', 'debt of which the coverage target speaks')),
  'assets.queuedTermRuns': optional(
    setting(flag, '轮候期限自收到回执起算', 'the term of a queued control runs from its receipt'),
  ),
  'assets.receiptWorkingDays': optional(
    setting(whole(1, 60), '协助执行回执期限（工作日）', 'receipt of an order (working days)'),
  ),
  'assets.releaseWorkingDays': optional(
    setting(whole(1, 60), '依法解除的办理期限（工作日）', 'release that the law orders (working days)'),
  ),
  'assets.renewalOpensDays': optional(
    setting(whole(30, 180), '期限届满前多少日起可以续行（日）', 'renewal from so many days before the last (days)'),
  ),
  listingGraceMonths: setting(whole(0, 3), '失信惩戒宽限（月）', 'grace before listing (months)'),
  'creditRepair.reviewDays': setting(whole(1, 60), '信用修复审查（日）', 'review of a repair application (days)'),
  'creditRepair.effectMonths': setting(whole(1, 36), '信用修复效力（月）', 'effect of a repair (months)'),
  'creditRepair.repeatAfterMonths': setting(whole(1, 36), '再次申请间隔（月）', 'repeat after (months)'),
  'creditRepair.negativeList': choices(NEGATIVE_LIST, 0, '信用修复负面清单', 'negative list of credit repair'),
  'creditRepair.suspension.allOf': optional(
    choices(SUSPENSION_CONDITIONS, 0, '屏蔽失信信息须同时符合的条件', 'each condition of a suspension'),
  ),
  'creditRepair.suspension.oneOf': optional(
    choices(SUSPENSION_CONDITIONS, 1, '屏蔽失信信息须符合其一的条件', 'one condition of a suspension'),
  ),
  'creditRepair.fields': optional(
    setting(
      distinct(list(nonEmpty, 1)),
      '不应再因本案惩戒的领域',
      'fields in which a performed case is not held against a debtor',
    ),
  ),
  'creditRepair.examineWorkingDays': optional(
    setting(whole(1, 30), '审查修复申请材料是否齐备（工作日）', 'examination of a repair application (working days)'),
  ),
  'creditRepair.supplementDays': optional(
    setting(whole(1, 60), '补正修复申请材料（日）', 'to complete a repair application (days)'),
  ),
  'creditRepair.falseMaterialBarYears': optional(
    setting(whole(1, 10), '提供虚假材料后不予受理修复申请（年）', 'no repair application after false material (years)'),
  ),
  'creditRepair.listingTermFrom': optional(
    choice(LISTING_TERM_STARTS, '失信名单纳入期限起算', 'term of a listing runs from'),
  ),
  'money.suspenseWorkingDays': optional(
    setting(whole(1, 30), '待认领案款的识别期限（工作日）', 'unidentified money is told of (working days)'),
  ),
  'money.payoutDays': optional(
    setting(whole(1, 30), '案款发放期限（日，自到账通知起）', 'paying out after the notice of arrival (days)'),
  ),
  'money.payoutWorkingDays': optional(
    setting(
      whole(1, 30),
      '案款发放期限（工作日，自到账通知起）',
      'paying out after the notice of arrival (working days)',
    ),
  ),
  'money.tellsReceipts': optional(setting(flag, '每笔收款告知双方当事人', 'both sides are told of each receipt')),
  agencies: setting(distinct(list(nonEmpty)), '协同机关', 'agencies'),
  regionalNotices: optional(
    setting(distinct(list(regionalNotice, 1)), '民族自治地方节假日通知', 'holiday notices of the autonomous region'),
  ),
  feeWithoutSum: optional(
    setting(feeWithoutSum, '无执行金额的申请执行费（元）', 'fee on a title without a sum (yuan)'),
  ),
  unitCodeAlone: optional(
    setting(flag, '单位名称不同时仅凭统一社会信用代码比对', 'a unit of another name is matched by its code alone'),
  ),
  'ladder.ladders': optional(
    setting(ladders, '逐级催办', 'ladders of escalation', { ...RUNG_UNITS, ...RUNG_WHOM, ...RUNG_HOW }),
  ),
  'ladder.terms': optional(setting(taskTerms, '事项办理期限', 'terms of tasks', TASK_NAMES)),
  'ladder.superiors': optional(setting(superiors, '各岗位的上级', 'superiors')),
  'ladder.amberWorkingDays': optional(
    setting(whole(0, 60), '期限届满前几个工作日标黄', 'amber from so many working days before the end'),
  ),
  'ladder.redWorkingDays': optional(
    setting(whole(0, 60), '期限届满前几个工作日标红', 'red from so many working days before the end'),
  ),
  indicators: choices(INDICATORS, 0, '指标', 'indicators'),
});
