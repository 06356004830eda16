import { dateText, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type SettlementState } from '../ledger/settlement-state.js';

/**
 * Acts beside the ledger that move the two years (时效中断、中止事由): the debtor's written promise to perform, the creditor's demand, an
 * obstacle in the way of an application, and the service of a refusal, with which the procedure of an application ends.
 */
export const PERIOD_ACT_KINDS = ['PROMISE', 'DEMAND', 'OBSTACLE', 'REFUSAL_SERVED'] as const;
/** One of the kinds of such acts. */
export type PeriodActKind = (typeof PERIOD_ACT_KINDS)[number];

/** Why nobody could apply (中止事由, 民法典194): the grounds of the law. */
export const OBSTACLE_GROUNDS = [
  'FORCE_MAJEURE',
  'NO_LEGAL_REPRESENTATIVE',
  'NO_HEIR_OR_ADMINISTRATOR',
  'CONTROLLED_BY_DEBTOR',
  'OTHER',
] as const;
/** One of these grounds. */
export type ObstacleGround = (typeof OBSTACLE_GROUNDS)[number];

/** What the two years need of a recorded act: of everything but an obstacle `from` and `to` are one day. */
export interface PeriodAct {
  readonly kind: PeriodActKind;
  readonly from: LegalDate;
  readonly to: LegalDate;
  /** Of `REFUSAL_SERVED`: the number of the application that was refused. */
  readonly application?: number | null;
}

/** An act about to be recorded; `evidence` in words (凭证), `today` on the court's clock. */
export interface PeriodActInput extends PeriodAct {
  readonly evidence: string;
  readonly ground: ObstacleGround | null;
  readonly today: LegalDate;
  readonly settledOn: LegalDate;
  readonly state: SettlementState;
  /** The day on which the application that was served was refused; null: there is no such refusal. */
  readonly refusedOn: LegalDate | null;
}

/**
 * SET-ART-10-2, SET-ART-16-1: may this act be recorded? Only what has happened, since the settlement was made, with its evidence, until
 * enforcement has resumed or was refused for good: what was performed or sued on a judgment may still void; an obstacle with its ground,
 * once it is over; the service of a refusal that was made. `PERIOD_ACT.*`. Source: 执行程序解释19, 20.
 */
export function decidePeriodAct(input: PeriodActInput): Decision<void> {
  const { kind, from, to, evidence, ground, today, settledOn, refusedOn } = input;
  if (input.state === 'RESUMED' || input.state === 'EXPIRED') {
    return refuse({
      code: 'PERIOD_ACT.NOT_PERFORMING',
      rule: 'SET-ART-10-2',
      zh: '已裁定恢复执行或者不予执行，申请执行期间不再推算。',
      en: 'Enforcement has resumed, or was refused for good: the two years are derived no more.',
    });
  }
  if (from > to) {
    return refuse({
      code: 'PERIOD_ACT.REVERSED',
      rule: 'SET-ART-10-2',
      path: '/to',
      zh: `${dateText(from)}至${dateText(to)}起止颠倒。`,
      en: `${from} to ${to} ends before it begins.`,
    });
  }
  if (to > today) {
    return refuse({
      code: 'PERIOD_ACT.IN_FUTURE',
      rule: 'SET-ART-10-2',
      path: kind === 'OBSTACLE' ? '/to' : '/day',
      zh: `${dateText(to)}晚于今日${dateText(today)}，尚未发生或者尚未消除，不能记录。`,
      en: `${to} lies after today, ${today}: it has not happened, or is not over.`,
    });
  }
  if (to < settledOn) {
    return refuse({
      code: 'PERIOD_ACT.BEFORE_SETTLEMENT',
      rule: 'SET-ART-10-2',
      path: kind === 'OBSTACLE' ? '/to' : '/day',
      zh: `${dateText(to)}早于和解协议进入履行之日${dateText(settledOn)}。`,
      en: `${to} lies before the settlement of ${settledOn}.`,
    });
  }
  if (evidence.trim() === '') {
    return refuse({
      code: 'PERIOD_ACT.EVIDENCE_MISSING',
      rule: 'SET-ART-10-2',
      path: '/evidence',
      zh: '应当写明凭证。',
      en: 'The evidence is to be named.',
    });
  }
  if ((kind === 'OBSTACLE') !== (ground !== null)) {
    return refuse({
      code: 'PERIOD_ACT.GROUND',
      rule: 'SET-ART-10-2',
      path: '/ground',
      zh: '中止应当写明障碍的事由，其他事项没有该事由。',
      en: 'An obstacle names its ground, and nothing else has one.',
    });
  }
  if (kind === 'REFUSAL_SERVED' && (refusedOn === null || from < refusedOn)) {
    return refuse({
      code: 'PERIOD_ACT.NOT_REFUSED',
      rule: 'SET-ART-10-2',
      path: '/application',
      zh: '该次申请在此日之前没有不予恢复执行的裁定，无从送达。',
      en: 'That application had not been refused by that day: there was nothing to serve.',
    });
  }
  return accept(undefined);
}
