import { GATE_TEXT } from '../resumption/gate-text.js';
import { type GateDecision, type GateGround } from '../resumption/gate.js';
import { accept, refuse, type Decision } from './decision.js';

export const RULINGS = ['RESUME', 'REFUSE'] as const;
export type Ruling = (typeof RULINGS)[number];

export interface RulingInput {
  readonly ruling: Ruling;
  readonly gate: GateDecision;
  /** The application came after the two years, and the debtor objects to that (SET-ART-10-3). */
  readonly outOfTime: boolean;
  readonly debtorObjects: boolean;
  /** The judge's reason where he refuses against the gate. */
  readonly reason: string;
}

/** What a ruling may rest on: a ground of the gate, or the debtor's objection that the two years are over. */
export type RulingGround = GateGround | 'SET-ART-10-3';

/** The article that a ruling quotes (引用条文) for its ground. */
export function articleOfRuling(ground: RulingGround): string {
  return ground === 'SET-ART-10-3' ? '民诉法解释第四百八十一条' : GATE_TEXT[ground].article;
}

export interface RulingOutcome {
  readonly ruling: Ruling;
  readonly ground: RulingGround;
  readonly article: string;
  /** Where the case goes from here. */
  readonly next: 'RESUMED' | 'PERFORMANCE' | 'PERFORMED' | 'APPLICATION_PERIOD_EXPIRED';
  /** SET-ART-12-1: either ruling is open to a conduct objection. */
  readonly remedyRule: 'SET-ART-12-1';
}

/**
 * SET-ART-11-0, SET-ART-12-1, SET-ART-10-3: the judge's ruling on a resumption application. Resumption only where the gate says so and the two years are
 * not validly objected to; a refusal against the gate needs a written reason. `RULING.GATE_REFUSES`, `RULING.OUT_OF_TIME`,
 * `RULING.REASON_MISSING`.
 */
export function decideRuling(input: RulingInput): Decision<RulingOutcome> {
  const { gate } = input;
  const barred = input.outOfTime && input.debtorObjects;
  if (input.ruling === 'RESUME') {
    if (gate.decision === 'REFUSE') {
      const why = GATE_TEXT[gate.ground];
      return refuse({ code: 'RULING.GATE_REFUSES', rule: gate.ground, path: '/ruling', zh: `不能裁定恢复执行：${why.zh}`, en: `Enforcement cannot resume: ${why.en}` });
    }
    if (barred) {
      return refuse({ code: 'RULING.OUT_OF_TIME', rule: 'SET-ART-10-3', path: '/ruling', zh: '申请已超过申请执行期间，被执行人提出异议且理由成立，不予执行。', en: 'The application is out of time and the debtor objects: there is no enforcement.' });
    }
    return accept({ ruling: 'RESUME', ground: gate.ground, article: articleOfRuling(gate.ground), next: 'RESUMED', remedyRule: 'SET-ART-12-1' });
  }
  if (gate.decision === 'REFUSE') {
    return accept({ ruling: 'REFUSE', ground: gate.ground, article: articleOfRuling(gate.ground), next: gate.ground === 'SET-ART-11-1' ? 'PERFORMED' : 'PERFORMANCE', remedyRule: 'SET-ART-12-1' });
  }
  if (barred) {
    return accept({ ruling: 'REFUSE', ground: 'SET-ART-10-3', article: articleOfRuling('SET-ART-10-3'), next: 'APPLICATION_PERIOD_EXPIRED', remedyRule: 'SET-ART-12-1' });
  }
  if (input.reason.trim() === '') {
    return refuse({ code: 'RULING.REASON_MISSING', rule: 'SET-ART-11-4', path: '/reason', zh: '审查意见为可以恢复执行，裁定不予恢复的应当写明理由。', en: 'The gate would resume; a refusal must state its reason.' });
  }
  return accept({ ruling: 'REFUSE', ground: 'SET-ART-11-4', article: articleOfRuling('SET-ART-11-4'), next: 'PERFORMANCE', remedyRule: 'SET-ART-12-1' });
}
