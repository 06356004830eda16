import { LawError, type Bilingual } from '@hejie/law';
import { GATE_TEXT } from '../resumption/gate-text.js';
import { type GateDecision } from '../resumption/gate.js';
import { CIRCUMSTANCE_GROUNDS, type GateGround } from '../resumption/ground.js';
import { accept, refuse, type Decision } from './decision.js';

/** How the judge may rule on an application to resume. */
export const RULINGS = ['RESUME', 'REFUSE'] as const;
/** One of the rulings. */
export type Ruling = (typeof RULINGS)[number];

/** A ruling about to be made, the gate's answer and the debtor's objection. */
export interface RulingInput {
  readonly ruling: Ruling;
  /**
   * The gate run on the facts that the judge found (`FoundFacts`), not on what the creditor pleaded: a plea that is not proven is
   * simply not among them, and a refusal then rests on what the ledger says (11-2, 11-3).
   */
  readonly gate: GateDecision;
  /** The application came after the two years, and the debtor objects to that (SET-ART-10-3). */
  readonly outOfTime: boolean;
  readonly debtorObjects: boolean;
  /** The judge's reason: where he refuses against the gate, and where he resumes on a circumstance that he found. */
  readonly reason: string;
}

/** SET-ART-9-1: nothing is ruled on that was not applied for. Throws `RULING.NO_APPLICATION`. */
export function noApplication(): never {
  throw new LawError({
    code: 'RULING.NO_APPLICATION',
    rule: 'SET-ART-9-1',
    zh: '没有申请执行人的恢复执行申请。',
    en: 'There is no application of the creditor.',
  });
}

/** What a ruling may rest on: a ground of the gate, or the debtor's objection that the two years are over. */
export type RulingGround = GateGround | 'SET-ART-10-3';

/** The article that a ruling quotes (引用条文) for its ground. */
export function articleOfRuling(ground: RulingGround): string {
  return ground === 'SET-ART-10-3'
    ? '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百八十一条'
    : GATE_TEXT[ground].article;
}

/** The ruling as it is made: what it rests on, what it says and where the case goes. */
export interface RulingOutcome {
  readonly ruling: Ruling;
  readonly ground: RulingGround;
  readonly article: string;
  /** What is ruled (裁定主文). Out of time and objected to, there is no enforcement (不予执行), which is more than no resumption. */
  readonly text: Bilingual;
  /** Where the case goes from here. */
  readonly next: 'RESUMED' | 'PERFORMANCE' | 'PERFORMED' | 'APPLICATION_PERIOD_EXPIRED';
  /** What the gate said on the day, with the days and both readings where all was performed (SET-ART-11-1). */
  readonly gate: GateDecision;
  /** SET-ART-12-1: either ruling is open to a conduct objection. */
  readonly remedyRule: 'SET-ART-12-1';
}

/**
 * SET-ART-11-0, SET-ART-12-1, SET-ART-10-3: the judge's ruling on a resumption application. Resumption only where the gate says so and the two years are
 * not validly objected to; a refusal against the gate, and a resumption on facts that the judge found (11-2x, 11-5, 16-1), need a written reason. The bar of 11-1 falls only
 * before a judgment that voids or revokes the settlement (16-1). `RULING.GATE_REFUSES`, `RULING.OUT_OF_TIME`,
 * `RULING.REASON_MISSING`.
 */
export function decideRuling(input: RulingInput): Decision<RulingOutcome> {
  const { gate } = input;
  const barred = input.outOfTime && input.debtorObjects;
  if (input.ruling === 'RESUME') {
    if (gate.decision === 'REFUSE') {
      const why = GATE_TEXT[gate.ground];
      return refuse({
        code: 'RULING.GATE_REFUSES',
        rule: gate.ground,
        path: '/decision',
        zh: `不能裁定恢复执行：${why.zh}`,
        en: `Enforcement cannot resume: ${why.en}`,
      });
    }
    if (barred) {
      return refuse({
        code: 'RULING.OUT_OF_TIME',
        rule: 'SET-ART-10-3',
        path: '/decision',
        zh: '申请已超过申请执行期间，被执行人提出异议且理由成立，不予执行。',
        en: 'The application is out of time and the debtor objects: there is no enforcement.',
      });
    }
    if (CIRCUMSTANCE_GROUNDS.includes(gate.ground) && input.reason.trim() === '') {
      return refuse({
        code: 'RULING.REASON_MISSING',
        rule: gate.ground,
        path: '/reason',
        zh: '依台账以外的事实裁定恢复执行的，应当写明认定的理由。',
        en: 'A resumption on facts beside the ledger states why they are found.',
      });
    }
    return outcome(input, gate.ground, 'RESUMED');
  }
  if (gate.decision === 'REFUSE')
    return outcome(input, gate.ground, gate.ground === 'SET-ART-11-1' ? 'PERFORMED' : 'PERFORMANCE');
  if (barred) return outcome(input, 'SET-ART-10-3', 'APPLICATION_PERIOD_EXPIRED');
  if (input.reason.trim() === '') {
    return refuse({
      code: 'RULING.REASON_MISSING',
      rule: 'SET-ART-11-4',
      path: '/reason',
      zh: '审查意见为可以恢复执行，裁定不予恢复的应当写明理由。',
      en: 'The gate would resume; a refusal must state its reason.',
    });
  }
  return outcome(input, 'SET-ART-11-4', 'PERFORMANCE');
}

const TEXTS: Readonly<Record<Ruling, Bilingual>> = {
  RESUME: { zh: '恢复执行', en: 'enforcement resumes' },
  REFUSE: { zh: '不予恢复执行', en: 'resumption is refused' },
};

function outcome(
  { ruling, gate }: RulingInput,
  ground: RulingGround,
  next: RulingOutcome['next'],
): Decision<RulingOutcome> {
  const text = ground === 'SET-ART-10-3' ? { zh: '不予执行', en: 'there is no enforcement' } : TEXTS[ruling];
  return accept({ ruling, ground, article: articleOfRuling(ground), text, next, gate, remedyRule: 'SET-ART-12-1' });
}
