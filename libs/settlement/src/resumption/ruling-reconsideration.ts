import { dateText, legalDateOf, startOfDay, type CourtCalendar, type CourtInstant, type LegalDate } from '@hejie/law';
import { type Sided } from '../credit/by-creditor.js';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type Ruling } from '../decisions/ruling.js';
import { objectionBy, reconsiderationBy } from '../property/objection.js';
import { fileSentBy, reconsideredBy } from '../property/reconsideration.js';
import { consequenceOf, type ObjectionConsequence, type RulingObjectionGround } from './ruling-objection.js';

/** The ruling on an objection as it was served on a party, and until when he takes it to the court above. */
export interface ServedDecision {
  readonly partyId: string;
  readonly on: LegalDate;
  readonly reconsiderBy: LegalDate;
}

/** An application for reconsideration (复议申请): until when the file goes up, and when the court above rules. */
export interface AskedReconsideration {
  readonly byPartyId: string;
  readonly receivedOn: LegalDate;
  readonly postedOn?: LegalDate;
  readonly sendBy: LegalDate;
  readonly decideBy: LegalDate;
}

/** An objection to a ruling on resumption, with everything that became of it. */
export interface DecidedRulingObjection {
  readonly partyId: string;
  readonly ground: RulingObjectionGround;
  readonly upheld: boolean | null;
  readonly decidedAt: CourtInstant | null;
  readonly served: readonly ServedDecision[];
  readonly reconsiderations: readonly AskedReconsideration[];
  /** The court above has ruled: dismissed, or changed; a ruling that was remitted is decided anew, and is none any more. */
  readonly reconsidered: { readonly outcome: 'DISMISSED' | 'CHANGED' } | null;
  /** It was sent back once already. */
  readonly remittedOn: LegalDate | null;
}

/** How the court above rules on a reconsideration (复议裁定): it stands, it is changed, or it is sent back. */
export const RECONSIDERATION_OUTCOMES = ['DISMISSED', 'CHANGED', 'REMITTED'] as const;

/** What a person is to carry out because of it; RULING_STANDS: the objection has failed after all, and the ruling on resumption holds. */
export type ReconsideredConsequence = ObjectionConsequence | 'RULING_STANDS';

/** What the court above has ruled. */
export interface RulingReconsidered {
  readonly outcome: (typeof RECONSIDERATION_OUTCOMES)[number];
  readonly rulingNumber: string;
  /** On which it was served here, and had effect. */
  readonly servedOn: LegalDate;
}

type Side = Sided['side'];

const refusal = (code: string, path: string, zh: string, en: string): Decision<never> =>
  refuse({ code: `RECONSIDERATION.${code}`, rule: 'SET-ART-12-1', path, zh, en });

/**
 * SET-ART-12-1, PROC-18: the ruling on an objection is served on a party, and his ten days to take it to the court above begin (民诉法236). Once for each.
 * `RECONSIDERATION.NOT_DECIDED`, `RECONSIDERATION.SERVED`, `RECONSIDERATION.SERVED_BEFORE_DECISION`, `RECONSIDERATION.IN_FUTURE`.
 */
export function decideObjectionDecisionService(
  { decidedAt, upheld, served }: DecidedRulingObjection,
  { partyId, on }: { readonly partyId: string; readonly on: LegalDate },
  { at, calendar }: { readonly at: CourtInstant; readonly calendar: CourtCalendar },
): Decision<ServedDecision> {
  if (upheld === null || decidedAt === null)
    return refusal(
      'NOT_DECIDED',
      '/objectionId',
      '该异议尚未作出裁定，无从送达。',
      'The objection is not decided yet.',
    );
  if (served.some((one) => one.partyId === partyId))
    return refusal('SERVED', '/partyId', '已登记对该当事人的送达。', 'It was served on this party already.');
  if (on < legalDateOf(decidedAt))
    return refusal(
      'SERVED_BEFORE_DECISION',
      '/servedOn',
      `送达日${dateText(on)}早于异议裁定作出之日${dateText(legalDateOf(decidedAt))}。`,
      `It is said to be served on ${on}, before it was made on ${legalDateOf(decidedAt)}.`,
    );
  if (on > legalDateOf(at)) return inFuture('/servedOn', on);
  return accept({ partyId, on, reconsiderBy: reconsiderationBy(on, calendar).value });
}

/**
 * SET-ART-12-1, SET-ART-17-1, PROC-18: a party takes the ruling on an objection to the court above, within ten days of its service on him and once; the objector's
 * side where it is dismissed, the other where it is upheld. Counts from its posting (PER-5). The file goes up within five days, and the court above rules within thirty. Enforcement goes
 * on meanwhile. `RECONSIDERATION.NOT_SERVED`, `RECONSIDERATION.DECIDED`, `RECONSIDERATION.ASKED_ALREADY`, `RECONSIDERATION.NOT_AGGRIEVED`, `RECONSIDERATION.POSTED_AFTER`,
 * `RECONSIDERATION.IN_FUTURE`, `RECONSIDERATION.LATE`. Source: 民诉法236; 执行程序解释6 to 9.
 */
export function decideRulingReconsideration(
  objection: DecidedRulingObjection,
  { byPartyId, receivedOn, postedOn }: Omit<AskedReconsideration, 'sendBy' | 'decideBy'>,
  {
    at,
    calendar,
    sides,
  }: {
    readonly at: CourtInstant;
    readonly calendar: CourtCalendar;
    /** Of the applicant, and of who objected. */
    readonly sides: { readonly applicant: Side; readonly objector: Side };
  },
): Decision<AskedReconsideration> {
  const { upheld, served, reconsiderations, reconsidered } = objection;
  const service = served.find(({ partyId }) => partyId === byPartyId);
  if (upheld === null || service === undefined)
    return refusal(
      'NOT_SERVED',
      '/partyId',
      '异议裁定尚未送达该当事人，申请复议的期间尚未开始；先登记送达。',
      'The ruling on the objection was not served on this party: his time has not begun. Record the service first.',
    );
  if (reconsidered !== null)
    return refusal('DECIDED', '/objectionId', '上一级人民法院已经作出复议裁定。', 'The court above has ruled already.');
  if (reconsiderations.some((one) => one.byPartyId === byPartyId))
    return refusal(
      'ASKED_ALREADY',
      '/partyId',
      '该当事人已经申请复议，不得重复申请。',
      'This party has applied already.',
    );
  if (upheld === (sides.applicant === sides.objector))
    return refusal(
      'NOT_AGGRIEVED',
      '/partyId',
      '异议裁定对该当事人并无不利：异议被驳回的，由异议人一方申请复议；异议成立的，由对方申请。',
      'The ruling does not go against this party: dismissed, the objector’s side takes it to the court above, upheld the other.',
    );
  if (postedOn !== undefined && postedOn > receivedOn)
    return refusal('POSTED_AFTER', '/postedOn', '交邮日晚于收到日。', 'It was posted after it was received.');
  if (receivedOn > legalDateOf(at)) return inFuture('/receivedOn', receivedOn);
  const askedOn = postedOn ?? receivedOn;
  const path = postedOn === undefined ? '/receivedOn' : '/postedOn';
  if (askedOn < service.on)
    return refusal(
      'NOT_SERVED',
      path,
      '申请日早于异议裁定送达之日。',
      'It was applied for before the ruling was served.',
    );
  if (askedOn > service.reconsiderBy)
    return refusal(
      'LATE',
      path,
      `申请复议的期间已于${dateText(service.reconsiderBy)}届满；因不可抗拒的事由或者其他正当理由耽误期限的，可以依民诉法第八十六条申请顺延。`,
      `The time to apply was over on ${service.reconsiderBy}; who missed it for good reason may ask for it anew (民诉法86).`,
    );
  const received = { receivedAt: startOfDay(receivedOn) };
  return accept({
    byPartyId,
    receivedOn,
    ...(postedOn !== undefined && { postedOn }),
    sendBy: fileSentBy(received, calendar).value,
    decideBy: reconsideredBy(received, calendar).value,
  });
}

/** What follows: how the objection stands now, what a person is to do, and until when it is decided anew where it was sent back. */
export interface ReconsideredOutcome {
  /** null: it is before the court again. */
  readonly upheld: boolean | null;
  readonly consequence: ReconsideredConsequence;
  readonly decideBy: LegalDate | null;
}

/**
 * SET-ART-12-1, SET-ART-17-1, PROC-18: what the court above has ruled is recorded by its number. Dismissed, the ruling on the objection stands. Changed, the objection is upheld after all, with what
 * follows from that, or has failed after all, and the ruling on resumption holds. Sent back, it is decided once more in fifteen days, and that ruling is not sent back again.
 * `RECONSIDERATION.NOT_ASKED`, `RECONSIDERATION.DECIDED`, `RECONSIDERATION.RULING_MISSING`, `RECONSIDERATION.SERVED_BEFORE`, `RECONSIDERATION.IN_FUTURE`,
 * `RECONSIDERATION.REMITTED_ONCE`. Source: 民诉法236; 异议复议规定23.
 */
export function decideRulingReconsidered(
  { upheld, ground, reconsiderations, reconsidered, remittedOn }: DecidedRulingObjection,
  { outcome, rulingNumber, servedOn }: RulingReconsidered,
  { at, calendar, ruling }: { readonly at: CourtInstant; readonly calendar: CourtCalendar; readonly ruling: Ruling },
): Decision<ReconsideredOutcome> {
  const first = reconsiderations.map(({ receivedOn }) => receivedOn).sort()[0];
  if (reconsidered !== null)
    return refusal('DECIDED', '/objectionId', '上一级人民法院已经作出复议裁定。', 'The court above has ruled already.');
  if (upheld === null || first === undefined)
    return refusal('NOT_ASKED', '/objectionId', '没有待审查的复议申请。', 'Nobody has applied for reconsideration.');
  if (rulingNumber.trim() === '')
    return refusal(
      'RULING_MISSING',
      '/rulingNumber',
      '复议以裁定处理，须写明裁定书文号。',
      'The court above decides by a ruling with its number.',
    );
  if (servedOn < first)
    return refusal(
      'SERVED_BEFORE',
      '/servedOn',
      '复议裁定的送达日早于收到复议申请之日。',
      'The ruling of the court above was not served before the application came in.',
    );
  if (servedOn > legalDateOf(at)) return inFuture('/servedOn', servedOn);
  if (outcome === 'DISMISSED') return accept({ upheld, consequence: 'NONE', decideBy: null });
  if (outcome === 'CHANGED') {
    const consequence = upheld ? 'RULING_STANDS' : consequenceOf(ground, ruling);
    return accept({ upheld: !upheld, consequence, decideBy: null });
  }
  if (remittedOn !== null)
    return refusal(
      'REMITTED_ONCE',
      '/outcome',
      '发回重新审查后作出的裁定，上一级人民法院复议后不得再次发回重新审查。',
      'A ruling that was made after a remittal is not remitted again.',
    );
  const { value: decideBy } = objectionBy({ receivedAt: startOfDay(servedOn) }, calendar);
  return accept({ upheld: null, consequence: upheld ? 'RULING_STANDS' : 'NONE', decideBy });
}

const inFuture = (path: string, day: LegalDate): Decision<never> =>
  refusal('IN_FUTURE', path, `${dateText(day)}尚未到来。`, `${day} lies ahead.`);
