import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, type Yuan } from '@hejie/law';
import { FOUND } from '../../test/fixture/found-for-now.js';
import { ENDINGS, type Ending } from '../case/states.js';
import type { SettlementState } from '../ledger/settlement-state.js';
import { CLOSING_MODES } from './closing.js';
import {
  decideEnforcementClosing,
  decideEnforcementClosingCorrection,
  decideEnforcementClosingWithdrawal,
  standingClosings,
  type ClosingEntry,
  type ClosingTurn,
  type EnforcementClosing,
} from './enforcement-closing.js';

const NUMBER = '（2026）鲁0502执1234号';
const PERFORMANCE = { on: legalDate('2026-12-11'), amount: '8182.00' as Yuan };
const SAID: EnforcementClosing = {
  caseNumber: NUMBER,
  mode: '执行完毕',
  closedOn: legalDate('2026-12-14'),
  performance: PERFORMANCE,
  document: `${NUMBER}结案通知书`,
};
/** 终本, on another day. */
const SUSPENDED: EnforcementClosing = {
  ...SAID,
  mode: '终结本次执行程序',
  closedOn: legalDate('2026-11-02'),
  performance: null,
};
/** Its conditions, found long before under whatever number it has here. */
const DAY = legalDate('2026-06-01');
const EARLY = {
  ...FOUND,
  filedOn: legalDate('2026-01-05'),
  noticeServedOn: DAY,
  reportOrderedOn: DAY,
  consumptionLimitedOn: DAY,
  listing: { listedOn: DAY },
  searched: { on: DAY, means: '网络查控' },
  creditorHeardOn: DAY,
  confirmed: { by: 'CREDITOR', on: DAY },
} as const;
const TURN: ClosingTurn = {
  at: courtInstant('2026-12-14T16:00:00+08:00'),
  court: '鲁0502',
  ending: 'FAILED',
  settlement: null,
  entries: [],
  allotted: [],
  forNow: new Map([[NUMBER, { findings: EARLY, approved: null, decidedOn: null, proposedBy: 'judge-1' }]]),
  byOwnDoor: false,
  endedForNow: null,
  owed: null,
};
const entry = (closing: EnforcementClosing, corrects = false, withdraws = false): ClosingEntry => ({
  ...closing,
  corrects,
  withdraws,
});
const decide = (said: Partial<EnforcementClosing> = {}, turn: Partial<ClosingTurn> = {}) =>
  decideEnforcementClosing({ ...SAID, ...said }, { ...TURN, ...turn });
const correct = (said: Partial<EnforcementClosing>, ...entries: ClosingEntry[]) =>
  decideEnforcementClosingCorrection({ ...SAID, ...said }, { ...TURN, entries });
const codeOf = (decision: ReturnType<typeof decide>) =>
  decision.ok ? 'ok' : [decision.error.code, decision.error.rule, decision.error.path];

describe('closing enforcement that no settlement stands in', () => {
  it('CASE-2: is said under the number that the case has, where it has one of its type', () => {
    const another = SAID.caseNumber.replace(/(\d+)号$/, '9$1号');
    const preliminary = '（2026）鲁0502执前调7号';
    expect(codeOf(decide({}, { allotted: [preliminary] }))).toBe('ok');
    expect(codeOf(decide({}, { allotted: [preliminary, SAID.caseNumber] }))).toBe('ok');
    expect(codeOf(decide({ caseNumber: another }, { allotted: [preliminary, SAID.caseNumber] }))).toEqual([
      'ENFORCEMENT.OTHER_CASE',
      'CASE-2',
      '/caseNumber',
    ]);
  });

  it('PRE-1, PRE-7, PRE-8: is said once the negotiation has come to nothing; what was settled or resumed has a door of its own', () => {
    const answers = ENDINGS.map((ending) => [ending, decide({}, { ending }).ok]);
    expect(Object.fromEntries(answers)).toEqual({
      ...Object.fromEntries(ENDINGS.map((ending) => [ending, false])),
      REFUSED: true,
      LAPSED: true,
      FAILED: true,
      WITHDRAWN: true,
    });
    const code = (ending: Ending | null, settlement: SettlementState | null = null) =>
      codeOf(decide({}, { ending, settlement }))[0];
    expect(code(null)).toBe('ENFORCEMENT.NOT_ENDED');
    expect(code(null, 'PERFORMING')).toBe('ENFORCEMENT.SETTLED');
    expect(code('RESUMED', 'RESUMED')).toBe('ENFORCEMENT.RESUMED');
    // The ledger knows before the directory hears it.
    expect(code(null, 'RESUMED')).toBe('ENFORCEMENT.RESUMED');
    for (const [ending, settlement] of [
      ['PERFORMED', 'PERFORMED'],
      [null, 'PERFORMED'],
      ['SUED', 'SUED'],
      ['APPLICATION_PERIOD_EXPIRED', 'EXPIRED'],
    ] as const)
      expect(code(ending, settlement)).toBe('ENFORCEMENT.SETTLED');
  });

  it('CLS-2, CLS-5, SET-ART-2-5, SET-ART-14-1: over a settlement that is performed, or sued on, the court rules 终结执行 and nothing else', () => {
    for (const [ending, settlement] of [
      [null, 'PERFORMING'],
      ['SUED', 'SUED'],
    ] as const) {
      const turn = { ending, settlement, byOwnDoor: true };
      const admitted = CLOSING_MODES.filter((mode) => decide({ ...SUSPENDED, mode }, turn).ok);
      expect(admitted).toEqual(['终结执行']);
      const entries = [entry({ ...SUSPENDED, mode: '终结执行' })];
      expect(codeOf(decide({ ...SUSPENDED, mode: '终结执行' }, { ...turn, entries }))[0]).toBe('ENFORCEMENT.CLOSED');
      const corrected = (said: Partial<EnforcementClosing>) =>
        codeOf(decideEnforcementClosingCorrection({ ...SUSPENDED, ...said }, { ...TURN, ...turn, entries }));
      expect(corrected({ mode: '终结执行', closedOn: legalDate('2026-11-03') })).toBe('ok');
      expect(corrected({ mode: '销案' })[0]).toBe('ENFORCEMENT.SETTLED');
    }
    // What was closed before says nothing of enforcement that has resumed, nor of what is performed.
    for (const [settlement, refused] of [
      ['PERFORMED', 'ENFORCEMENT.SETTLED'],
      ['RESUMED', 'ENFORCEMENT.RESUMED'],
    ] as const) {
      const terminated: EnforcementClosing = { ...SUSPENDED, mode: '终结执行' };
      const turn = { ...TURN, ending: settlement, settlement, entries: [entry(terminated)] };
      const right = { ...terminated, document: '另一文书' };
      expect(codeOf(decideEnforcementClosingCorrection(right, turn))[0]).toBe(refused);
      expect(codeOf(decideEnforcementClosing(terminated, { ...turn, entries: [] }))[0]).toBe(refused);
    }
  });

  it('CLS-4: one that was recorded by mistake is taken back, and the one before it stands', () => {
    const terminated: EnforcementClosing = { ...SUSPENDED, mode: '终结执行' };
    const of = (...entries: ClosingEntry[]) => decideEnforcementClosingWithdrawal({ ...TURN, entries });
    expect(codeOf(of())[0]).toBe('ENFORCEMENT.NOT_CLOSED');
    expect(of(entry(SUSPENDED))).toMatchObject({ ok: true, value: SUSPENDED });
    const taken = [entry(SUSPENDED), entry(SUSPENDED, true, true)];
    expect([standingClosings(taken), codeOf(of(...taken))[0]]).toEqual([[], 'ENFORCEMENT.NOT_CLOSED']);
    const RESUMED = '（2026）鲁0502执恢9号';
    const again = { ...SAID, caseNumber: RESUMED };
    expect(standingClosings([entry(SUSPENDED), entry(again), entry(again, true, true)])).toEqual([SUSPENDED]);
    // It may be recorded as it was meant then.
    expect(decide({}, { entries: taken }).ok).toBe(true);
    for (const [settlement, code] of [
      ['PERFORMING', 'ok'],
      ['SUED', 'ok'],
      ['PERFORMED', 'ENFORCEMENT.SETTLED'],
      ['RESUMED', 'ENFORCEMENT.RESUMED'],
    ] as const) {
      const answer = codeOf(
        decideEnforcementClosingWithdrawal({ ...TURN, ending: null, settlement, entries: [entry(terminated)] }),
      );
      expect([settlement, answer === 'ok' ? answer : answer[0]]).toEqual([settlement, code]);
    }
  });

  it('CLS-1, CLS-4: 执行完毕 needs the day and the sum of performance, every other mode has none', () => {
    for (const mode of CLOSING_MODES) {
      const [bare, with_] = [decide({ mode, performance: null }), decide({ mode })];
      expect([bare.ok, with_.ok]).toEqual(mode === '执行完毕' ? [false, true] : [true, false]);
    }
    expect(codeOf(decide({ performance: null }))).toEqual(['ENFORCEMENT.PERFORMANCE_MISSING', 'CLS-1', '/performance']);
    expect(codeOf(decide({ mode: '销案' }))).toEqual(['ENFORCEMENT.PERFORMANCE_UNASKED', 'CLS-1', '/performance']);
  });

  it('CLS-3: is of no day to come, and of none before everything is performed', () => {
    const on = (day: string) => ({ closedOn: legalDate(day) });
    expect(decide(on('2026-12-11')).ok).toBe(true);
    expect(codeOf(decide(on('2026-12-15')))).toEqual(['ENFORCEMENT.CLOSED_IN_FUTURE', 'CLS-4', '/closedOn']);
    expect(codeOf(decide(on('2026-12-10')))).toEqual(['ENFORCEMENT.CLOSED_UNPERFORMED', 'CLS-3', '/performance/on']);
  });

  it('CASE-1, CASE-2: stands under a number of enforcement of this court, in its one spelling', () => {
    const under = (caseNumber: string, more: Partial<EnforcementClosing> = {}) => decide({ caseNumber, ...more });
    expect(under('(2026)鲁0502执1234号')).toMatchObject({ ok: true, value: { caseNumber: NUMBER } });
    expect(under('（2026）鲁0502执恢3号').ok).toBe(true);
    for (const other of ['（2026）鲁0502执前调5号', '（2026）鲁0502执保5号', '（2026）鲁0502执1234号之一', '一号'])
      expect(codeOf(under(other))).toEqual(['ENFORCEMENT.NUMBER_INVALID', 'CASE-1', '/caseNumber']);
    expect(codeOf(under('（2026）鲁0503执1234号'))[0]).toBe('AUTHORITY.OTHER_COURT');
    expect(codeOf(under('（2027）鲁0502执1234号'))[0]).toBe('AUTHORITY.FUTURE_NUMBER');
    const earlier = { ...SUSPENDED, closedOn: legalDate('2025-12-31') };
    expect(codeOf(decide(earlier))).toEqual(['ENFORCEMENT.CLOSED_BEFORE_YEAR', 'CASE-1', '/closedOn']);
  });

  it('CLS-4, SET-RES-2: is said once; after 终本 once more, under the number of its resumption', () => {
    const RESUMED = '（2026）鲁0502执恢9号';
    for (const mode of CLOSING_MODES.filter((one) => one !== '终结本次执行程序')) {
      const entries = [entry({ ...SUSPENDED, mode })];
      for (const caseNumber of [NUMBER, RESUMED])
        expect(codeOf(decide({ caseNumber }, { entries }))[0]).toBe('ENFORCEMENT.CLOSED');
    }
    const entries = [entry(SUSPENDED)];
    expect(codeOf(decide({}, { entries }))[0]).toBe('ENFORCEMENT.CLOSED');
    expect(decide({ caseNumber: RESUMED }, { entries }).ok).toBe(true);
    const before = { on: legalDate('2026-10-30'), amount: PERFORMANCE.amount };
    const earlier = { caseNumber: RESUMED, closedOn: legalDate('2026-11-01'), performance: before };
    expect(codeOf(decide(earlier, { entries }))[0]).toBe('ENFORCEMENT.CLOSED');
    const twice = [...entries, entry({ ...SAID, caseNumber: RESUMED })];
    expect(codeOf(decide({ caseNumber: '（2026）鲁0502执恢10号' }, { entries: twice }))[0]).toBe('ENFORCEMENT.CLOSED');
  });

  it('CLS-4: what was recorded last is corrected, in whatever was wrong, as often as it is; nothing else, and not by the same', () => {
    const right = { performance: { ...PERFORMANCE, on: legalDate('2026-12-10') } };
    expect(codeOf(correct(right))[0]).toBe('ENFORCEMENT.NOT_CLOSED');
    expect(codeOf(correct({}, entry(SAID)))[0]).toBe('ENFORCEMENT.CORRECTS_NOTHING');
    expect(correct(right, entry(SAID))).toEqual({ ok: true, value: { ...SAID, ...right } });
    const corrected = [entry(SAID), entry({ ...SAID, ...right }, true)];
    expect(standingClosings(corrected)).toEqual([{ ...SAID, ...right }]);
    expect(codeOf(correct(right, ...corrected))[0]).toBe('ENFORCEMENT.CORRECTS_NOTHING');
    expect(correct({}, ...corrected).ok).toBe(true);
    expect(correct(SUSPENDED, ...corrected).ok).toBe(true);
    // Of two, the last; and it takes no number of the one before it.
    const resumed = { ...SAID, caseNumber: '（2026）鲁0502执恢9号' };
    const two = [entry(SUSPENDED), entry(resumed)];
    expect(correct({ ...resumed, ...right }, ...two).ok).toBe(true);
    expect(codeOf(correct(right, ...two))[0]).toBe('ENFORCEMENT.CLOSED');
    expect(codeOf(correct({ closedOn: legalDate('2026-12-15') }, entry(SAID)))[0]).toBe('ENFORCEMENT.CLOSED_IN_FUTURE');
  });

  it('PROC-23: closed for now only when its conditions were found under that number, also where a closing is corrected to it', () => {
    const none = { forNow: new Map() };
    expect(codeOf(decide(SUSPENDED, none))[0]).toBe('FOR_NOW.NOT_REVIEWED');
    const corrected = (turn: Partial<ClosingTurn>) =>
      codeOf(decideEnforcementClosingCorrection(SUSPENDED, { ...TURN, entries: [entry(SAID)], ...turn }));
    expect([corrected(none)[0], corrected({})]).toEqual(['FOR_NOW.NOT_REVIEWED', 'ok']);
    expect(decide({ ...SUSPENDED, mode: '终结执行' }, none).ok).toBe(true);
  });

  it('CLS-3, S24: over a settlement that is performed the plain door refuses 终结执行, and names those of its grounds; sued on, it is the court’s', () => {
    const terminated: EnforcementClosing = { ...SUSPENDED, mode: '终结执行' };
    const over = (settlement: SettlementState, byOwnDoor: boolean) =>
      codeOf(decide(terminated, { ending: null, settlement, byOwnDoor }))[0];
    expect([over('PERFORMING', false), over('PERFORMING', true), over('SUED', false)]).toEqual([
      'ENFORCEMENT.GROUND_MISSING',
      'o',
      'o',
    ]);
  });

  it('CLS-5: what is corrected of a closing for long performance keeps its controls; another mode has none to keep', () => {
    const kept: EnforcementClosing = { ...SUSPENDED, mode: '终结执行', controlsKept: true };
    const turn = { ...TURN, ending: null, settlement: 'PERFORMING', entries: [entry(kept)] } as const;
    const right = { ...SUSPENDED, mode: '终结执行', document: '另一文书' } as const;
    expect(decideEnforcementClosingCorrection(right, turn)).toMatchObject({ ok: true, value: { controlsKept: true } });
    const ended = { ...turn, settlement: null, ending: 'FAILED' } as const;
    const other = decideEnforcementClosingCorrection({ ...SUSPENDED, mode: '销案' }, ended);
    expect(other).toMatchObject({ ok: true, value: { mode: '销案' } });
    expect(other.ok && other.value).not.toHaveProperty('controlsKept');
  });

  it('SET-RES-2: enforcement that resumed and was ended for now goes on, and is closed once more under another number, as the ledger stands', () => {
    const first = '（2026）鲁0502执恢9号';
    const endedForNow = { caseNumber: first, mode: '终结本次执行程序', closedOn: legalDate('2026-11-02') } as const;
    const turn = { ending: 'RESUMED', settlement: 'RESUMED', endedForNow, owed: 0n } as const;
    const second = { caseNumber: '（2026）鲁0502执恢12号' };
    expect(codeOf(decide(second, { ...turn, endedForNow: null }))[0]).toBe('ENFORCEMENT.RESUMED');
    expect(codeOf(decide(second, turn))).toBe('ok');
    expect(codeOf(decide(second, { ...turn, owed: 1n }))[0]).toBe('ENFORCEMENT.NOT_SATISFIED');
    expect(codeOf(decide({ caseNumber: first }, turn))[0]).toBe('ENFORCEMENT.CLOSED');
    expect(codeOf(decide({ ...second, closedOn: legalDate('2026-11-01') }, turn))[0]).toBe('ENFORCEMENT.CLOSED');
    const entries = [entry({ ...SAID, ...second })];
    const third = { caseNumber: '（2026）鲁0502执恢15号' };
    expect(codeOf(decide(third, { ...turn, entries }))[0]).toBe('ENFORCEMENT.CLOSED');
    expect(decideEnforcementClosingWithdrawal({ ...TURN, ...turn, entries }).ok).toBe(true);
  });
});
