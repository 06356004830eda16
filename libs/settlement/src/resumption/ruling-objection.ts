import {
  dateText,
  legalDateOf,
  startOfDay,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type LegalDate,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type Ruling } from '../decisions/ruling.js';
import { objectionBy } from '../property/objection.js';

/** What a conduct objection to a ruling on resumption is about (执行行为异议): the ruling itself, or what it deducts. */
export const RULING_OBJECTION_GROUNDS = ['RULING', 'DEDUCTION'] as const;
/** One of these grounds. */
export type RulingObjectionGround = (typeof RULING_OBJECTION_GROUNDS)[number];

/** An objection to a ruling on an application to resume, as it comes in. */
export interface RulingObjectionInput {
  readonly application: number;
  readonly byPartyId: string;
  readonly ground: RulingObjectionGround;
  /** The day on which the court received it. */
  readonly receivedOn: LegalDate;
}

/** How things stand when it comes in. */
export interface RulingObjectionTurn {
  readonly at: CourtInstant;
  readonly calendar: CourtCalendar;
  readonly rulings: readonly {
    readonly application: number;
    readonly ruling: Ruling | null;
    readonly ruledAt: CourtInstant | null;
  }[];
  /** Objections of before, decided or not. */
  readonly objections: readonly (Pick<RulingObjectionInput, 'application' | 'byPartyId' | 'ground'> & {
    readonly decided: boolean;
  })[];
  /** The enforcement that resumed has ended. */
  readonly enforcementEnded: boolean;
}

/**
 * SET-ART-12-1, SET-ART-17-1: a party objects to the ruling on an application to resume, or to what it deducts; the court decides within 15 days of
 * receipt. Of one ruling each party objects on one ground once (执行异议复议规定15); a deduction is only in a ruling that resumes, and a conduct objection comes
 * before enforcement has ended (执行异议复议规定6). `OBJECTION.NO_RULING`, `OBJECTION.NOTHING_DEDUCTED`, `OBJECTION.REPEATED`,
 * `OBJECTION.BEFORE_RULING`, `OBJECTION.IN_FUTURE`, `OBJECTION.ENFORCEMENT_ENDED`. Source: 执行和解规定12、17, 民诉法236.
 * @returns the last day on which it is decided.
 */
export function decideRulingObjection(
  { application, byPartyId, ground, receivedOn }: RulingObjectionInput,
  { at, calendar, rulings, objections, enforcementEnded }: RulingObjectionTurn,
): Decision<DerivedPeriod> {
  const rule = ground === 'DEDUCTION' ? 'SET-ART-17-1' : 'SET-ART-12-1';
  const refusal = (code: string, path: string, zh: string, en: string) =>
    refuse({ code: `OBJECTION.${code}`, rule, path, zh, en });
  const ruled = rulings.find((one) => one.application === application);
  if (!ruled?.ruledAt || ruled.ruling === null)
    return refusal(
      'NO_RULING',
      '/application',
      `第${application}次恢复执行申请尚未作出裁定，无从提出异议。`,
      `Application ${application} has not been ruled on: there is nothing to object to.`,
    );
  if (ground === 'DEDUCTION' && ruled.ruling !== 'RESUME')
    return refusal(
      'NOTHING_DEDUCTED',
      '/ground',
      '裁定不予恢复执行的，没有扣除可以异议；对裁定本身不服的，以 RULING 提出。',
      'A ruling that refuses deducts nothing: object to the ruling itself (RULING).',
    );
  const [today, ruledOn] = [legalDateOf(at), legalDateOf(ruled.ruledAt)];
  if (receivedOn > today)
    return refusal(
      'IN_FUTURE',
      '/receivedOn',
      `收到日${dateText(receivedOn)}晚于今日${dateText(today)}。`,
      `The day of receipt, ${receivedOn}, lies after today, ${today}.`,
    );
  if (receivedOn < ruledOn)
    return refusal(
      'BEFORE_RULING',
      '/receivedOn',
      `收到日${dateText(receivedOn)}早于裁定日${dateText(ruledOn)}。`,
      `It is said to have come on ${receivedOn}, before the ruling of ${ruledOn}.`,
    );
  if (objections.some((one) => one.application === application && one.byPartyId === byPartyId && one.ground === ground))
    return refusal(
      'REPEATED',
      '/ground',
      '该当事人已就同一裁定以同一事由提出异议；对异议裁定不服的，应当向上一级人民法院申请复议。',
      'This party has objected to this ruling on this ground already; a decision on it goes to the court above.',
    );
  if (enforcementEnded)
    return refusal(
      'ENFORCEMENT_ENDED',
      '/application',
      '执行程序已经终结，对执行行为的异议应当在终结之前提出。',
      'Enforcement has ended: an objection to its conduct comes before that.',
    );
  return accept(objectionBy({ receivedAt: startOfDay(receivedOn) }, calendar));
}

/** What follows from the decision on an objection (异议裁定的后果), for a person to carry out. */
export type ObjectionConsequence = 'NONE' | 'RESUMPTION_REVOKED' | 'APPLICATION_OPEN' | 'BALANCE_ANEW';

/** SET-ART-12-1, SET-ART-17-1: what follows from an objection that is upheld, here or by the court above. */
export const consequenceOf = (ground: RulingObjectionGround, ruling: Ruling): Exclude<ObjectionConsequence, 'NONE'> =>
  ground === 'DEDUCTION' ? 'BALANCE_ANEW' : ruling === 'RESUME' ? 'RESUMPTION_REVOKED' : 'APPLICATION_OPEN';

/** How the court decides it. */
export interface RulingObjectionDecision {
  readonly upheld: boolean;
  /** Number of the ruling on it. */
  readonly rulingNumber: string;
  readonly reason: string;
}

/**
 * SET-ART-12-1, SET-ART-17-1: a judge decides the objection, by a ruling with its number and, where he upholds it, his reason: the resumption is revoked, the
 * application lies open again, or the balance is computed anew. Either decision goes to the court above within ten days of its service.
 * `OBJECTION.DECIDED`, `OBJECTION.RULING_MISSING`, `OBJECTION.REASON_MISSING`. Source: 民诉法236, 执行异议复议规定17.
 */
export function decideRulingObjectionDecision(
  { upheld, rulingNumber, reason }: RulingObjectionDecision,
  {
    ruling,
    ground,
    decided,
  }: { readonly ruling: Ruling; readonly ground: RulingObjectionGround; readonly decided: boolean },
): Decision<ObjectionConsequence> {
  const refusal = (code: string, path: string, zh: string, en: string) =>
    refuse({ code: `OBJECTION.${code}`, rule: 'SET-ART-12-1', path, zh, en });
  if (decided) return refusal('DECIDED', '/objectionId', '该异议已经作出裁定。', 'This objection has been decided.');
  if (rulingNumber.trim() === '')
    return refusal(
      'RULING_MISSING',
      '/rulingNumber',
      '异议以裁定处理，须写明裁定书文号。',
      'An objection is decided by a ruling with its number.',
    );
  if (upheld && reason.trim() === '')
    return refusal(
      'REASON_MISSING',
      '/reason',
      '异议成立的，应当写明撤销或者变更的理由。',
      'Where the objection is upheld, say why the ruling is revoked or changed.',
    );
  return accept(upheld ? consequenceOf(ground, ruling) : 'NONE');
}
