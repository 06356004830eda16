import { describe, expect, it } from '@jest/globals';
import { parseYuan } from '@hejie/law';
import { FILE } from '../../test/fixture/credit-files.js';
import { after, COURT, ENFORCED, turn } from '../../test/fixture/sanctions.js';
import { applyCreditChange } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { type PenaltyMeasure, type PenaltyReconsidered } from './penalty-file.js';
import { decidePenaltyReconsideration, decidePenaltyReconsiderationRequest } from './penalty-reconsideration.js';
import { decideOnPenalty, decidePenaltyProposal, decidePenaltyService } from './penalty.js';
import { creditTasks } from './tasks.js';

const propose = (measure: PenaltyMeasure, evidence = ['笔录']) =>
  decidePenaltyProposal(
    FILE,
    { id: 'f-1', subjectPartyId: 'd', on: 'PERSON', measure, conduct: '拒不报告财产', evidence, caseNumber: ENFORCED },
    turn('2026-12-01', { by: 'officer' }),
    COURT,
  );
const code = (decision: ReturnType<typeof propose>) => (decision.ok ? null : decision.error.code);

describe('a fine, detention or referral', () => {
  it('PROC-27, TV-50: is proposed within the limits of the law, with evidence', () => {
    expect(code(propose({ kind: 'FINE', amount: parseYuan('120000') }))).toBe('SANCTION.FINE_OUT_OF_LIMITS');
    expect(code(propose({ kind: 'DETENTION', days: 16 }))).toBe('SANCTION.DETENTION_OUT_OF_LIMITS');
    expect(code(propose({ kind: 'REFERRAL' }, []))).toBe('PENALTY.NO_EVIDENCE');
    expect(propose({ kind: 'DETENTION', days: 15 }).ok).toBe(true);
  });

  it('PROC-27, PROC-28: is decided once, by another person than who proposed it, and served after that', () => {
    const proposed = propose({ kind: 'REFERRAL' });
    if (!proposed.ok) throw proposed.error;
    const file = applyCreditChange(FILE, proposed.value);
    const take = { penaltyId: 'f-1', verdict: { outcome: 'TAKE', decisionNumber: 'n' } } as const;
    expect(code(decideOnPenalty(file, take, turn('2026-12-02', { by: 'officer' })))).toBe('PENALTY.OWN_PROPOSAL');
    const served = { penaltyId: 'f-1', servedAt: turn('2026-12-03').at };
    expect(code(decidePenaltyService(file, served, turn('2026-12-03')))).toBe('PENALTY.SERVICE_DATE');
    const decided = decideOnPenalty(file, take, turn('2026-12-02', { by: 'president' }));
    if (!decided.ok) throw decided.error;
    const after = applyCreditChange(file, decided.value);
    expect(code(decideOnPenalty(after, take, turn('2026-12-02', { by: 'president' })))).toBe('PENALTY.DECIDED');
    expect(decidePenaltyService(after, served, turn('2026-12-03')).ok).toBe(true);
  });

  const FINED = (measure: PenaltyMeasure = { kind: 'FINE', amount: parseYuan('60000') }): CreditFile => ({
    ...FILE,
    penalties: [
      {
        id: 'f-1',
        subjectPartyId: 'd',
        on: 'PERSON',
        measure,
        conduct: '拒不报告财产',
        evidence: ['笔录'],
        authority: ENFORCED,
        proposed: { at: turn('2026-11-30').at, by: 'officer' },
        decided: { at: turn('2026-12-01').at, by: 'president', decisionNumber: 'n' },
        // A Wednesday: three days later is a Saturday.
        servedAt: turn('2026-12-02').at,
      },
    ],
  });
  const ask = (file: CreditFile, day: string) =>
    decidePenaltyReconsiderationRequest(file, { penaltyId: 'f-1', filedAt: turn(day).at }, turn(day));
  const asked = (file = FINED()): CreditFile => after(file, (now) => ask(now, '2026-12-07'));
  const result = (file: CreditFile, said: PenaltyReconsidered) =>
    decidePenaltyReconsideration(file, { penaltyId: 'f-1', result: said }, turn('2026-12-10', { by: 'judge' }));

  it('PROC-27: is reconsidered by the court above, asked within three days of service, which roll, and once; never a referral', () => {
    expect(code(ask(FINED(), '2026-12-08'))).toBe('PENALTY.RECONSIDERATION_LATE');
    expect(code(ask(FINED(), '2026-12-01'))).toBe('PENALTY.RECONSIDERATION_DATE');
    const ahead = { penaltyId: 'f-1', filedAt: turn('2026-12-07').at };
    expect(code(decidePenaltyReconsiderationRequest(FINED(), ahead, turn('2026-12-03')))).toBe(
      'PENALTY.RECONSIDERATION_DATE',
    );
    expect(code(ask(FINED({ kind: 'REFERRAL' }), '2026-12-03'))).toBe('PENALTY.NOT_RECONSIDERED');
    expect(code(ask(asked(), '2026-12-07'))).toBe('PENALTY.NOT_RECONSIDERED');
    // Five days later is a Saturday again.
    expect(creditTasks(asked(), turn('2026-12-07')).filter(({ rowId }) => rowId === 'f-1')).toMatchObject([
      { kind: 'DECIDE_PENALTY_RECONSIDERATION', since: '2026-12-07', lastDay: '2026-12-14', mandatory: true },
    ]);
  });

  it('PROC-27, TV-50: stands, is revoked, or is changed to another sum or number of days within the limits of the law', () => {
    expect(code(result(FINED(), { outcome: 'UPHELD' }))).toBe('PENALTY.NO_RECONSIDERATION');
    const changedTo = (measure: Exclude<PenaltyMeasure, { kind: 'REFERRAL' }>) =>
      code(result(asked(), { outcome: 'CHANGED', measure }));
    expect(changedTo({ kind: 'DETENTION', days: 5 })).toBe('PENALTY.MEASURE_AS_IT_WAS');
    expect(changedTo({ kind: 'FINE', amount: parseYuan('60000') })).toBe('PENALTY.MEASURE_AS_IT_WAS');
    expect(changedTo({ kind: 'FINE', amount: parseYuan('120000') })).toBe('SANCTION.FINE_OUT_OF_LIMITS');
    for (const said of [
      { outcome: 'UPHELD' },
      { outcome: 'REVOKED' },
      { outcome: 'CHANGED', measure: { kind: 'FINE', amount: parseYuan('30000') } },
    ] as const) {
      const file = after(asked(), (now) => result(now, said));
      expect(file.penalties[0]?.reconsideration?.decided).toMatchObject(said);
      expect(creditTasks(file, turn('2026-12-10')).filter(({ rowId }) => rowId === 'f-1')).toEqual([]);
      expect(code(result(file, { outcome: 'UPHELD' }))).toBe('PENALTY.NO_RECONSIDERATION');
    }
  });
});
