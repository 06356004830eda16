import { courtInstant, legalDate, publishedCalendar, type Fen } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Decision } from '../decisions/decision.js';
import {
  AUXILIARY_KINDS,
  AUXILIARY_PARTICULARS,
  AUXILIARY_PURPOSES,
  AUXILIARY_RESULTS,
  AUXILIARY_RULES,
  type AuxiliaryKind,
} from './kinds.js';
import {
  decideAuxiliaryMatter,
  decideAuxiliaryOutcome,
  decideAuxiliaryPaper,
  decideAuxiliaryRequest,
  type AuxiliaryMatter,
  type AuxiliaryRequest,
  type AuxiliaryTurn,
} from './matter.js';

const AT = courtInstant('2026-09-28T10:00:00+08:00');
const turn: AuxiliaryTurn = {
  at: AT,
  by: 'judge-1',
  calendar: publishedCalendar(),
  inEnforcement: true,
  performed: false,
};
const CREDITOR = { partyId: 'c', side: 'CREDITOR', kind: 'NATURAL_PERSON' } as const;
const DEBTOR = { partyId: 'd', side: 'DEBTOR', kind: 'ENTERPRISE' } as const;

/** An application of this kind that lacks nothing. */
function whole(kind: AuxiliaryKind, over: Partial<AuxiliaryRequest> = {}): AuxiliaryRequest {
  const { purposes, particulars, sides } = AUXILIARY_RULES[kind];
  return { kind, purpose: purposes[0]!, applicant: sides.length === 0 ? null : CREDITOR, particulars, ...over };
}
const asked = (kind: AuxiliaryKind, over: Partial<AuxiliaryMatter> = {}): AuxiliaryMatter => ({
  kind,
  partyId: 'c',
  askedBy: 'clerk-1',
  askedAt: AT,
  amount: AUXILIARY_RULES[kind].particulars.includes('amount') ? (20_000_00n as Fen) : null,
  state: 'ASKED',
  ...over,
});
const codeOf = (decision: Decision<unknown>): string => (decision.ok ? 'OK' : decision.error.code);
const request = (kind: AuxiliaryKind, over: Partial<AuxiliaryRequest> = {}, of: Partial<AuxiliaryTurn> = {}) =>
  decideAuxiliaryRequest(whole(kind, over), [], { ...turn, ...of });

describe('the kinds of matters beside a settlement', () => {
  it('SEED2 二(五)、三(三)、四(三): each names its source, its decider, its clocks and its results', () => {
    for (const kind of AUXILIARY_KINDS) {
      const { rule, basis, purposes, takesHold, particulars, results, sides, ofOwnMotion } = AUXILIARY_RULES[kind];
      expect([kind, rule]).toEqual([kind, expect.stringMatching(/^SEED\d/)]);
      expect([kind, basis]).toEqual([kind, expect.stringMatching(/《.+》/)]);
      expect([kind, sides.length > 0 || ofOwnMotion]).toEqual([kind, true]);
      for (const list of [purposes, results, particulars]) expect(new Set(list).size).toBe(list.length);
      expect(purposes.length * results.length * particulars.length).toBeGreaterThan(0);
      expect(takesHold.every((purpose) => purposes.includes(purpose))).toBe(true);
      expect(results).not.toContain('WITHDRAWN');
    }
  });

  it('SEED2: no purpose, particular or result is of no kind', () => {
    const rules = Object.values(AUXILIARY_RULES);
    expect([...new Set(rules.flatMap(({ purposes }) => purposes))].sort()).toEqual([...AUXILIARY_PURPOSES].sort());
    expect([...new Set(rules.flatMap(({ particulars }) => particulars))].sort()).toEqual(
      [...AUXILIARY_PARTICULARS].sort(),
    );
    expect([...new Set([...rules.flatMap(({ results }) => results), 'WITHDRAWN'])].sort()).toEqual(
      [...AUXILIARY_RESULTS].sort(),
    );
  });
});

describe('a matter that is brought in', () => {
  it('SEED2 二(五): judicial aid is decided within ten working days, over National Day and the make-up Saturday after it by 2026-10-16', () => {
    const decision = request('JUDICIAL_AID');
    expect(decision.ok && [decision.value.value, decision.value.provisional]).toEqual(['2026-10-16', false]);
  });

  it('SEED2 二(五): judicial aid in a case on which somebody lives is simplified: five working days, without proof of other relief (简化司法救助程序)', () => {
    const livelihood = { livelihood: true };
    const decision = request('JUDICIAL_AID', { particulars: ['amount'] }, livelihood);
    expect(decision.ok && decision.value.value).toBe('2026-10-10');
    expect(codeOf(request('JUDICIAL_AID', { particulars: ['amount'] }))).toBe('AUXILIARY.INCOMPLETE');
    expect(codeOf(request('JUDICIAL_AID', { particulars: [] }, livelihood))).toBe('AUXILIARY.INCOMPLETE');
    const order = request('INVESTIGATION_ORDER', { particulars: ['addressee'] }, livelihood);
    expect(codeOf(order)).toBe('AUXILIARY.INCOMPLETE');
  });

  it('SEED2 四(三): a reward is decided on within ten days, which roll off a rest day', () => {
    const decision = request('REWARD_NOTICE', {}, { at: courtInstant('2026-09-24T10:00:00+08:00') });
    expect(decision.ok && decision.value.value).toBe('2026-10-08');
  });

  it('SEED2 二(五): judicial aid is for a creditor who is a person, on his own application, once', () => {
    expect(codeOf(request('JUDICIAL_AID', { applicant: null }))).toBe('AUXILIARY.APPLICANT_NEEDED');
    expect(codeOf(request('JUDICIAL_AID', { applicant: DEBTOR }))).toBe('AUXILIARY.NOT_FOR_SIDE');
    expect(codeOf(request('JUDICIAL_AID', { applicant: { ...CREDITOR, kind: 'ENTERPRISE' } }))).toBe(
      'AUXILIARY.PERSONS_ONLY',
    );
    const before = (state: AuxiliaryMatter['state'], partyId = 'c') =>
      codeOf(decideAuxiliaryRequest(whole('JUDICIAL_AID'), [asked('JUDICIAL_AID', { state, partyId })], turn));
    expect(['ASKED', 'GRANTED', 'ENDED', 'REFUSED'].map((state) => before(state as AuxiliaryMatter['state']))).toEqual([
      'AUXILIARY.ONCE',
      'AUXILIARY.ONCE',
      'AUXILIARY.ONCE',
      'OK',
    ]);
    expect(before('GRANTED', 'another')).toBe('OK');
  });

  it('SEED2 三(三): an investigation order names its body and who bears it, and may be asked for by either side, as often as needed', () => {
    expect(codeOf(request('INVESTIGATION_ORDER', { particulars: ['addressee'] }))).toBe('AUXILIARY.INCOMPLETE');
    expect(codeOf(request('INVESTIGATION_ORDER', { applicant: DEBTOR, purpose: 'RESIDENCE' }))).toBe('OK');
    const another = decideAuxiliaryRequest(whole('INVESTIGATION_ORDER'), [asked('INVESTIGATION_ORDER')], turn);
    expect(codeOf(another)).toBe('OK');
  });

  it('SEED2 四(三): a reward for clues needs the creditor’s promise, and a case in enforcement', () => {
    const decision = request('REWARD_NOTICE', { particulars: ['amount'] });
    expect(decision.ok ? '' : [decision.error.code, decision.error.path]).toEqual(['AUXILIARY.INCOMPLETE', '/promise']);
    expect(codeOf(request('REWARD_NOTICE', {}, { inEnforcement: false }))).toBe('AUXILIARY.NOT_IN_ENFORCEMENT');
  });

  it('PRE-CTRL: a court elsewhere takes hold of property only under a number of enforcement, and serves without one', () => {
    const before = { inEnforcement: false };
    const control = request('CROSS_COURT', { purpose: 'CONTROL' }, before);
    expect(control.ok ? '' : [control.error.code, control.error.rule]).toEqual([
      'AUXILIARY.NOT_IN_ENFORCEMENT',
      'PRE-CTRL',
    ]);
    expect(codeOf(request('CROSS_COURT', { purpose: 'SERVICE' }, before))).toBe('OK');
    expect(codeOf(request('CROSS_COURT', { purpose: 'CONTROL' }))).toBe('OK');
  });

  it('SEED2 二(三): a referral to discipline is of the court’s own motion, on evidence', () => {
    expect(codeOf(request('DISCIPLINE_REFERRAL', { applicant: CREDITOR }))).toBe('AUXILIARY.OWN_MOTION');
    expect(codeOf(request('DISCIPLINE_REFERRAL', { particulars: ['addressee'] }))).toBe('AUXILIARY.INCOMPLETE');
    expect(codeOf(request('DISCIPLINE_REFERRAL', { purpose: 'INTERFERENCE' }))).toBe('OK');
  });

  it('PIPL 6: says nothing that its kind does not need, nor serves another purpose', () => {
    const { particulars } = AUXILIARY_RULES.GRID_ASSISTANCE;
    const more = request('GRID_ASSISTANCE', { particulars: [...particulars, 'bearer'] });
    expect(more.ok ? '' : [more.error.code, more.error.path]).toEqual(['AUXILIARY.SUPERFLUOUS', '/bearer']);
    expect(codeOf(request('GRID_ASSISTANCE', { purpose: 'CONTROL' }))).toBe('AUXILIARY.NOT_ITS_PURPOSE');
  });

  it('SEED2: nothing that looks for money goes on once everything is performed', () => {
    const codes = AUXILIARY_KINDS.map((kind) => [kind, codeOf(request(kind, {}, { performed: true }))]);
    expect(codes).toEqual(
      AUXILIARY_KINDS.map((kind) => [kind, AUXILIARY_RULES[kind].whileOwed ? 'AUXILIARY.PERFORMED' : 'OK']),
    );
  });
});

describe('the decision on a matter', () => {
  const granted = { granted: true, amount: null, as: 'JUDGE' } as const;

  it('SEED2 三(三): granted, an investigation order runs fifteen days; refused, nothing is waited for', () => {
    const order = asked('INVESTIGATION_ORDER');
    const decision = decideAuxiliaryMatter(order, granted, turn);
    expect(decision.ok && [decision.value.state, decision.value.reportBy?.value]).toEqual(['GRANTED', '2026-10-13']);
    const refused = decideAuxiliaryMatter(order, { ...granted, granted: false }, turn);
    expect(refused).toEqual({ ok: true, value: { state: 'REFUSED', reportBy: null } });
  });

  it('SEED2 二(三)、二(五): is the president’s on aid and referrals, and nobody’s who proposed a referral', () => {
    expect(codeOf(decideAuxiliaryMatter(asked('JUDICIAL_AID'), granted, turn))).toBe('AUXILIARY.NOT_HIS');
    const president = { ...granted, as: 'PRESIDENT' } as const;
    expect(
      codeOf(decideAuxiliaryMatter(asked('JUDICIAL_AID'), { ...president, amount: 10_000_00n as Fen }, turn)),
    ).toBe('OK');
    const own = asked('DISCIPLINE_REFERRAL', { partyId: null, askedBy: turn.by });
    expect(codeOf(decideAuxiliaryMatter(own, president, turn))).toBe('AUXILIARY.FOUR_EYES');
    expect(codeOf(decideAuxiliaryMatter({ ...own, askedBy: 'judge-2' }, president, turn))).toBe('OK');
  });

  it('SEED2 二(五): fixes the amount of aid, up to what was asked for, and none of anything else', () => {
    const aid = (amount: Fen | null, given = true) =>
      codeOf(decideAuxiliaryMatter(asked('JUDICIAL_AID'), { granted: given, amount, as: 'PRESIDENT' }, turn));
    expect([
      aid(20_000_00n as Fen),
      aid(20_000_01n as Fen),
      aid(null),
      aid(null, false),
      aid(1n as Fen, false),
    ]).toEqual(['OK', 'AUXILIARY.AMOUNT', 'AUXILIARY.AMOUNT', 'OK', 'AUXILIARY.AMOUNT']);
    const reward = decideAuxiliaryMatter(asked('REWARD_NOTICE'), { ...granted, amount: 1n as Fen }, turn);
    expect(codeOf(reward)).toBe('AUXILIARY.AMOUNT');
  });

  it('SEED2: is made once, and grants nothing that has become needless', () => {
    for (const state of ['GRANTED', 'REFUSED', 'ENDED'] as const)
      expect(codeOf(decideAuxiliaryMatter(asked('CROSS_COURT', { state }), granted, turn))).toBe('AUXILIARY.NOT_ASKED');
    const paid = { ...turn, performed: true };
    expect(codeOf(decideAuxiliaryMatter(asked('REWARD_NOTICE'), granted, paid))).toBe('AUXILIARY.PERFORMED');
    expect(codeOf(decideAuxiliaryMatter(asked('REWARD_NOTICE'), { ...granted, granted: false }, paid))).toBe('OK');
  });
});

describe('what came of a matter', () => {
  const on = legalDate('2026-09-28');
  const outcome = (matter: AuxiliaryMatter, result: (typeof AUXILIARY_RESULTS)[number], day = on) =>
    codeOf(decideAuxiliaryOutcome(matter, { result, on: day }, turn));

  it('SEED2 四(三): is one of the results of its kind, of a day that has come', () => {
    const helped = asked('GRID_ASSISTANCE', { state: 'GRANTED' });
    expect(outcome(helped, 'HELPED')).toBe('OK');
    expect(outcome(helped, 'PAID')).toBe('AUXILIARY.NOT_ITS_RESULT');
    expect(outcome(helped, 'HELPED', legalDate('2026-09-29'))).toBe('AUXILIARY.NOT_YET');
    expect(outcome(helped, 'HELPED', legalDate('2026-09-27'))).toBe('AUXILIARY.BEFORE_ASKED');
  });

  it('SEED2: may be that it is wanted no more, also before it is decided; what is over stays over', () => {
    expect(outcome(asked('CROSS_COURT'), 'WITHDRAWN')).toBe('OK');
    expect(outcome(asked('CROSS_COURT'), 'CARRIED_OUT')).toBe('AUXILIARY.NOT_OPEN');
    for (const state of ['REFUSED', 'ENDED'] as const)
      expect(outcome(asked('CROSS_COURT', { state }), 'WITHDRAWN')).toBe('AUXILIARY.NOT_OPEN');
  });

  it('SEED2: whatever is said in whatever order, a matter is decided once and ends once', () => {
    const said = fc.oneof(
      fc.record({
        granted: fc.boolean(),
        amount: fc.constantFrom(null, 5_000_00n as Fen),
        as: fc.constantFrom('JUDGE', 'PRESIDENT'),
      }),
      fc.record({ result: fc.constantFrom(...AUXILIARY_RESULTS), on: fc.constant(on) }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...AUXILIARY_KINDS), fc.array(said, { maxLength: 8 }), (kind, acts) => {
        let matter = asked(kind);
        const states = ['ASKED'];
        for (const act of acts) {
          const decision =
            'granted' in act ? decideAuxiliaryMatter(matter, act, turn) : decideAuxiliaryOutcome(matter, act, turn);
          if (!decision.ok) continue;
          matter = { ...matter, state: decision.value.state };
          states.push(matter.state);
        }
        expect([
          ['ASKED'],
          ['ASKED', 'REFUSED'],
          ['ASKED', 'ENDED'],
          ['ASKED', 'GRANTED'],
          ['ASKED', 'GRANTED', 'ENDED'],
        ]).toContainEqual(states);
      }),
    );
  });
});

describe('the paper of a matter', () => {
  it('SEED2 三(三): is made once the matter is granted; of aid also where it is refused', () => {
    for (const kind of AUXILIARY_KINDS) {
      expect([kind, codeOf(decideAuxiliaryPaper({ kind, granted: null }))]).toEqual([kind, 'AUXILIARY.NOT_GRANTED']);
      expect([kind, codeOf(decideAuxiliaryPaper({ kind, granted: true }))]).toEqual([kind, 'OK']);
      const refused = kind === 'JUDICIAL_AID' ? 'OK' : 'AUXILIARY.NOT_GRANTED';
      expect([kind, codeOf(decideAuxiliaryPaper({ kind, granted: false }))]).toEqual([kind, refused]);
    }
  });
});
