import {
  legalDateOf,
  period,
  workingDays,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type Fen,
  type LegalDate,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type PartyKind, type Side } from '../screening/criteria.js';
import {
  AUXILIARY_PARTICULARS,
  AUXILIARY_RULES,
  type AuxiliaryClock,
  type AuxiliaryKind,
  type AuxiliaryParticular,
  type AuxiliaryPurpose,
  type AuxiliaryResult,
} from './kinds.js';

/** How far a matter beside a settlement has come. */
export type AuxiliaryState = 'ASKED' | 'GRANTED' | 'REFUSED' | 'ENDED';

/** A matter beside a settlement, as far as decisions ask. */
export interface AuxiliaryMatter {
  readonly kind: AuxiliaryKind;
  /** Whose application it is; null: the court's own motion. */
  readonly partyId: string | null;
  /** Subject of who brought it in. */
  readonly askedBy: string;
  readonly askedAt: CourtInstant;
  /** The amount that was asked for or promised. */
  readonly amount: Fen | null;
  readonly state: AuxiliaryState;
}

/** When, by whom and in what case something is said of a matter. */
export interface AuxiliaryTurn {
  readonly at: CourtInstant;
  /** Subject of who acts. */
  readonly by: string;
  readonly calendar: CourtCalendar;
  /** The case has a number of enforcement. */
  readonly inEnforcement: boolean;
  /** Everything is performed. */
  readonly performed: boolean;
  /** A11: somebody lives on what is owed (涉民生). */
  readonly livelihood?: boolean;
}

/** What is asked for. */
export interface AuxiliaryRequest {
  readonly kind: AuxiliaryKind;
  readonly purpose: AuxiliaryPurpose;
  /** The party who applies; null: of the court's own motion. */
  readonly applicant: { readonly partyId: string; readonly side: Side; readonly kind: PartyKind } | null;
  /** What it says beside its words. */
  readonly particulars: readonly AuxiliaryParticular[];
}

/** SEED2 二(五)、三(三)、四(三): until when something of a matter is to be done, from a day on. */
export function auxiliaryDeadline(clock: AuxiliaryClock, from: CourtInstant, calendar: CourtCalendar): DerivedPeriod {
  const start = legalDateOf(from);
  return clock.unit === 'day'
    ? period({ start, unit: 'day', n: clock.n }, calendar)
    : workingDays({ start, n: clock.n }, calendar);
}

/**
 * SEED2 二(三)、二(五)、三(三)、四(三), PRE-CTRL: a matter beside the settlement is brought in; the answer is until when it is decided. A11: judicial aid where somebody lives
 * on what is owed is decided sooner, on less (简化司法救助程序).
 * `AUXILIARY.NOT_ITS_PURPOSE`, `AUXILIARY.APPLICANT_NEEDED`, `AUXILIARY.NOT_FOR_SIDE`, `AUXILIARY.OWN_MOTION`,
 * `AUXILIARY.PERSONS_ONLY`, `AUXILIARY.NOT_IN_ENFORCEMENT`, `AUXILIARY.PERFORMED`, `AUXILIARY.ONCE`, `AUXILIARY.INCOMPLETE`,
 * `AUXILIARY.SUPERFLUOUS`.
 */
export function decideAuxiliaryRequest(
  request: AuxiliaryRequest,
  earlier: readonly AuxiliaryMatter[],
  turn: AuxiliaryTurn,
): Decision<DerivedPeriod> {
  const fault = requestFault(request, earlier, turn);
  if (fault !== undefined) return fault;
  const { decideWithin, simplified } = AUXILIARY_RULES[request.kind];
  const clock = turn.livelihood === true ? (simplified?.decideWithin ?? decideWithin) : decideWithin;
  return accept(auxiliaryDeadline(clock, turn.at, turn.calendar));
}

type Refusal = ReturnType<typeof refuse>;

function requestFault(
  { kind, purpose, applicant, particulars }: AuxiliaryRequest,
  earlier: readonly AuxiliaryMatter[],
  { inEnforcement, performed, livelihood = false }: AuxiliaryTurn,
): Refusal | undefined {
  const { name, rule, ...of } = AUXILIARY_RULES[kind];
  if (!of.purposes.includes(purpose)) {
    return refuse({
      code: 'AUXILIARY.NOT_ITS_PURPOSE',
      rule,
      path: '/purpose',
      zh: `${name.zh}不用于该目的，可以用于：${of.purposes.join('、')}。`,
      en: `This is no purpose of ${name.en}; it serves: ${of.purposes.join(', ')}.`,
    });
  }
  const byWhom = applicantFault(kind, applicant, earlier);
  if (byWhom !== undefined) return byWhom;
  if (!inEnforcement && (of.inEnforcement || of.takesHold.includes(purpose))) {
    return refuse({
      code: 'AUXILIARY.NOT_IN_ENFORCEMENT',
      rule: of.takesHold.includes(purpose) ? 'PRE-CTRL' : rule,
      zh: `案件尚未立执行案号，不能办理该项${name.zh}；请先立案执行。`,
      en: `The case has no number of enforcement yet, which this matter (${name.en}) needs: file it for enforcement first.`,
    });
  }
  if (performed && of.whileOwed) {
    return refuse({
      code: 'AUXILIARY.PERFORMED',
      rule,
      zh: `债务已经全部履行，不再办理${name.zh}。`,
      en: `Everything is performed: there is nothing left for ${name.en}.`,
    });
  }
  return particularsFault(kind, particulars, livelihood);
}

function applicantFault(
  kind: AuxiliaryKind,
  applicant: AuxiliaryRequest['applicant'],
  earlier: readonly AuxiliaryMatter[],
): Refusal | undefined {
  const { name, rule, ...of } = AUXILIARY_RULES[kind];
  if (applicant === null) {
    if (of.ofOwnMotion) return undefined;
    return refuse({
      code: 'AUXILIARY.APPLICANT_NEEDED',
      rule,
      path: '/partyId',
      zh: `${name.zh}依当事人申请办理，请写明申请人。`,
      en: `${name.en} is given on the application of a party: say of whom.`,
    });
  }
  if (of.sides.length === 0) {
    return refuse({
      code: 'AUXILIARY.OWN_MOTION',
      rule,
      path: '/partyId',
      zh: `${name.zh}由法院依职权办理，不依当事人申请。`,
      en: `${name.en} is of the court's own motion, on nobody's application.`,
    });
  }
  if (!of.sides.includes(applicant.side)) {
    return refuse({
      code: 'AUXILIARY.NOT_FOR_SIDE',
      rule,
      path: '/partyId',
      zh: `${name.zh}只能由申请执行人申请。`,
      en: `Only a creditor applies for ${name.en}.`,
    });
  }
  if (of.personsOnly && applicant.kind !== 'NATURAL_PERSON') {
    return refuse({
      code: 'AUXILIARY.PERSONS_ONLY',
      rule,
      path: '/partyId',
      zh: `${name.zh}的对象是自然人。`,
      en: `${name.en} is for persons, not for units.`,
    });
  }
  const before = earlier.find(
    (matter) => matter.kind === kind && matter.partyId === applicant.partyId && matter.state !== 'REFUSED',
  );
  if (!of.once || before === undefined) return undefined;
  return refuse({
    code: 'AUXILIARY.ONCE',
    rule,
    zh: `对同一案件的同一申请人只办理一次${name.zh}。`,
    en: `${name.en} is given once to one applicant in one case.`,
  });
}

function particularsFault(
  kind: AuxiliaryKind,
  particulars: readonly AuxiliaryParticular[],
  livelihood: boolean,
): Refusal | undefined {
  const { name, rule, particulars: asked, simplified } = AUXILIARY_RULES[kind];
  const spared = livelihood ? (simplified?.without ?? []) : [];
  const missing = asked.find((one) => !particulars.includes(one) && !spared.includes(one));
  if (missing !== undefined) {
    return refuse({
      code: 'AUXILIARY.INCOMPLETE',
      rule,
      path: `/${missing}`,
      zh: `办理${name.zh}还应当写明：${PARTICULARS_IN_WORDS[missing].zh}。`,
      en: `${name.en} also asks for ${PARTICULARS_IN_WORDS[missing].en}.`,
    });
  }
  const more = AUXILIARY_PARTICULARS.find((one) => particulars.includes(one) && !asked.includes(one));
  if (more === undefined) return undefined;
  return refuse({
    code: 'AUXILIARY.SUPERFLUOUS',
    rule,
    path: `/${more}`,
    zh: `办理${name.zh}不需要${PARTICULARS_IN_WORDS[more].zh}，请删去。`,
    en: `${name.en} needs no word of ${PARTICULARS_IN_WORDS[more].en}: leave it out.`,
  });
}

const PARTICULARS_IN_WORDS: Readonly<Record<AuxiliaryParticular, { readonly zh: string; readonly en: string }>> = {
  addressee: { zh: '受函单位', en: 'the body to which it goes' },
  bearer: {
    zh: '持令律师或者法律服务工作者的姓名和执业证号',
    en: 'the lawyer who bears it, with the number of the licence',
  },
  amount: { zh: '金额', en: 'the amount' },
  promise: { zh: '线索使债权得以实现时自愿支付悬赏金的承诺', en: 'the promise to pay the reward' },
  relief: { zh: '已申请或者获得的其他救助', en: 'other relief that was asked for or received' },
  evidence: { zh: '证据材料', en: 'evidence' },
};

/** What is decided on a matter. */
export interface AuxiliaryDecision {
  readonly granted: boolean;
  /** Of what is granted, where its kind fixes one. */
  readonly amount: Fen | null;
  /** Who decides, by his office. */
  readonly as: 'JUDGE' | 'PRESIDENT';
}

/**
 * SEED2 二(三)、二(五)、三(三)、四(三): a person decides on a matter; the answer is until when what comes of it is to be on record, and
 * nothing where it is refused. `AUXILIARY.NOT_ASKED`, `AUXILIARY.NOT_HIS`, `AUXILIARY.FOUR_EYES`, `AUXILIARY.PERFORMED`,
 * `AUXILIARY.AMOUNT`.
 */
export function decideAuxiliaryMatter(
  matter: AuxiliaryMatter,
  { granted, amount, as }: AuxiliaryDecision,
  turn: AuxiliaryTurn,
): Decision<{ readonly state: AuxiliaryState; readonly reportBy: DerivedPeriod | null }> {
  const { name, rule, ...of } = AUXILIARY_RULES[matter.kind];
  if (matter.state !== 'ASKED') {
    return refuse({
      code: 'AUXILIARY.NOT_ASKED',
      rule,
      zh: `该项${name.zh}已经决定或者终结。`,
      en: `This matter (${name.en}) has been decided, or is over.`,
    });
  }
  if (as !== of.decidedBy) {
    return refuse({
      code: 'AUXILIARY.NOT_HIS',
      rule,
      zh: `${name.zh}由${of.decidedBy === 'PRESIDENT' ? '院长' : '法官'}决定。`,
      en: `${name.en} is for the ${of.decidedBy === 'PRESIDENT' ? 'president' : 'judge'} to decide.`,
    });
  }
  if (of.fourEyes && matter.askedBy === turn.by) {
    return refuse({
      code: 'AUXILIARY.FOUR_EYES',
      rule,
      zh: '提出者不得自己决定，应当由另一人决定。',
      en: 'Nobody decides what he has proposed himself.',
    });
  }
  if (granted && of.whileOwed && turn.performed) {
    return refuse({
      code: 'AUXILIARY.PERFORMED',
      rule,
      zh: `债务已经全部履行，${name.zh}不能准许，可以驳回。`,
      en: `Everything is performed: ${name.en} can be refused, and not granted.`,
    });
  }
  const more = amount !== null && matter.amount !== null && amount > matter.amount;
  if (more || (amount !== null) !== (granted && of.fixesAmount)) {
    return refuse({
      code: 'AUXILIARY.AMOUNT',
      rule,
      path: '/amount',
      zh: of.fixesAmount
        ? `准许${name.zh}的，应当确定金额，且不超过申请的金额；不准许的，不写金额。`
        : `${name.zh}的决定不写金额。`,
      en: of.fixesAmount
        ? `Who grants ${name.en} fixes the amount, up to what was asked for; who refuses it names none.`
        : `The decision on ${name.en} names no amount.`,
    });
  }
  return accept(
    granted
      ? { state: 'GRANTED', reportBy: auxiliaryDeadline(of.reportWithin, turn.at, turn.calendar) }
      : { state: 'REFUSED', reportBy: null },
  );
}

/**
 * SEED2 二(三)、二(五)、三(三)、四(三): what came of a matter; that it is wanted no more may be said before it is decided.
 * `AUXILIARY.NOT_OPEN`, `AUXILIARY.NOT_ITS_RESULT`, `AUXILIARY.NOT_YET`, `AUXILIARY.BEFORE_ASKED`.
 */
export function decideAuxiliaryOutcome(
  { kind, state, askedAt }: AuxiliaryMatter,
  { result, on }: { readonly result: AuxiliaryResult; readonly on: LegalDate },
  { at }: Pick<AuxiliaryTurn, 'at'>,
): Decision<{ readonly state: AuxiliaryState }> {
  const { name, rule, results } = AUXILIARY_RULES[kind];
  const withdrawn = result === 'WITHDRAWN';
  if (state !== 'GRANTED' && !(withdrawn && state === 'ASKED')) {
    return refuse({
      code: 'AUXILIARY.NOT_OPEN',
      rule,
      zh: state === 'ASKED' ? `该项${name.zh}尚未决定。` : `该项${name.zh}已经驳回或者终结。`,
      en: state === 'ASKED' ? 'This matter has not been decided yet.' : 'This matter was refused, or is over.',
    });
  }
  if (!withdrawn && !results.includes(result)) {
    return refuse({
      code: 'AUXILIARY.NOT_ITS_RESULT',
      rule,
      path: '/result',
      zh: `${name.zh}没有这种结果，可以是：${[...results, 'WITHDRAWN'].join('、')}。`,
      en: `${name.en} has no such result; it has: ${[...results, 'WITHDRAWN'].join(', ')}.`,
    });
  }
  if (on > legalDateOf(at)) {
    return refuse({
      code: 'AUXILIARY.NOT_YET',
      rule,
      path: '/on',
      zh: '该日期尚未到来。',
      en: 'This day has not come yet.',
    });
  }
  if (on < legalDateOf(askedAt)) {
    return refuse({
      code: 'AUXILIARY.BEFORE_ASKED',
      rule,
      path: '/on',
      zh: '结果不得早于提出之日。',
      en: 'Nothing came of it before it was asked for.',
    });
  }
  return accept({ state: 'ENDED' });
}

/**
 * SEED2 二(三)、二(五)、三(三)、四(三): the paper of a matter is made once it is granted; aid that is refused has its decision in writing too.
 * Refusal: `AUXILIARY.NOT_GRANTED`.
 */
export function decideAuxiliaryPaper({
  kind,
  granted,
}: {
  readonly kind: AuxiliaryKind;
  readonly granted: boolean | null;
}): Decision<null> {
  const { name, rule } = AUXILIARY_RULES[kind];
  if (granted === true || (granted === false && kind === 'JUDICIAL_AID')) return accept(null);
  return refuse({
    code: 'AUXILIARY.NOT_GRANTED',
    rule,
    path: '/no',
    zh: granted === null ? `该项${name.zh}尚未决定，先决定再制作文书。` : `该项${name.zh}没有准许，不制作文书。`,
    en: granted === null ? 'This matter has not been decided yet: decide it first.' : 'This matter was not granted.',
  });
}
