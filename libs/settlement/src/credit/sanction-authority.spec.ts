import { describe, expect, it } from '@jest/globals';
import { FILE } from '../../test/fixture/credit-files.js';
import { after, COURT, decided, fresh, NOTICE, refused, turn, UNIT } from '../../test/fixture/sanctions.js';
import { type CreditFile, type Listing } from './credit-file.js';
import { type CreditTaskKind } from './credit-task.js';
import { decideLimitOrder, type LimitOrder } from './limits.js';
import { decideProposal } from './listing.js';
import { decideOnPenalty, decidePenaltyProposal } from './penalty.js';
import { type Penalty } from './penalty-file.js';
import { decideSanctionAuthority, followed, numbersOfCase, repairedUnder, taskUnder } from './sanction-authority.js';

const at = turn('2026-12-01').at;
const under = (caseNumber: string | undefined, sanction: 'LISTING' | 'CONSUMPTION' | 'EXIT' | 'PENALTY' = 'LISTING') =>
  decideSanctionAuthority(caseNumber, { sanction, court: COURT, at });
const LIMIT: LimitOrder = {
  id: 'm-1',
  kind: 'CONSUMPTION',
  partyId: 'd-1',
  capacity: 'DEBTOR',
  graceMonths: 0,
  appliedBy: 'c-1',
  notice: NOTICE,
};
const limit = (file: CreditFile, more: Partial<LimitOrder> = {}, on = '2026-12-02') =>
  decideLimitOrder(file, { ...LIMIT, ...more }, turn(on), COURT);
const MEDIATED = '（2026）鲁0502执前调3号';

describe('the number under which somebody is listed, limited or penalised', () => {
  it('DIS-ART-1, LIM-ART-1, CASE-1: is one of enforcement of this court, 执 or 执恢, in its one spelling', () => {
    expect(under('(2026)鲁0502执7号')).toEqual({ ok: true, value: '（2026）鲁0502执7号' });
    expect(under('（2025）鲁0502执恢7号', 'PENALTY')).toEqual({ ok: true, value: '（2025）鲁0502执恢7号' });
  });

  it('DIS-ART-1, LIM-ART-1, LIM-EXIT, PROC-27: of mediation, of preservation or of a suit, or none at all, is refused', () => {
    for (const number of [
      undefined,
      MEDIATED,
      '（2026）鲁0502执保7号',
      '（2026）鲁0502民初7号',
      '（2026）鲁0502执异7号',
    ])
      expect(refused(under(number))).toEqual(['SANCTION.NO_CASE_NUMBER', 'DIS-ART-1']);
    expect(refused(under(MEDIATED, 'CONSUMPTION'))).toEqual(['SANCTION.NO_CASE_NUMBER', 'LIM-ART-1']);
    expect(refused(under(MEDIATED, 'EXIT'))).toEqual(['SANCTION.NO_CASE_NUMBER', 'LIM-EXIT']);
    expect(refused(under(MEDIATED, 'PENALTY'))).toEqual(['SANCTION.NO_CASE_NUMBER', 'PROC-27']);
  });

  it('PROC-27: of preservation is that of a fine or of detention, and of nothing else', () => {
    const PRESERVED = '（2026）鲁0502执保7号';
    const penalty = (measure: Penalty['measure']) =>
      decidePenaltyProposal(
        fresh(),
        {
          ...{ id: 'f', subjectPartyId: 'd-1', on: 'PERSON', measure, caseNumber: PRESERVED },
          ...{ conduct: '转移已被保全的财产', evidence: ['e'] },
        } as const,
        turn('2026-12-01'),
        COURT,
      );
    const fine = penalty({ kind: 'FINE', amount: 100_000n });
    const decision = { penaltyId: 'f', verdict: { outcome: 'TAKE', decisionNumber: '罚1' } } as const;
    const file = after(
      fresh(),
      () => fine,
      (now) => decideOnPenalty(now, decision, { ...turn('2026-12-01'), by: 'another' }),
    );
    expect(file.penalties).toMatchObject([{ authority: PRESERVED }]);
    expect(repairedUnder(file, MEDIATED)).toBe(MEDIATED);
    expect(penalty({ kind: 'DETENTION', days: 3 }).ok).toBe(true);
    expect(refused(penalty({ kind: 'REFERRAL' }))).toEqual(['SANCTION.NO_CASE_NUMBER', 'PROC-27']);
    for (const sanction of ['LISTING', 'CONSUMPTION', 'EXIT'] as const)
      expect(refused(under(PRESERVED, sanction))?.[0]).toBe('SANCTION.NO_CASE_NUMBER');
  });

  it('CASE-1, CASE-8, PRE-CTRL: that cannot be read, of a document, of another court or of a year to come is refused', () => {
    expect(refused(under('鲁0502执7号'))).toEqual(['SANCTION.CASE_NUMBER_INVALID', 'CASE-1']);
    expect(refused(under('（2026）鲁0502执7号之一'))).toEqual(['SANCTION.CASE_NUMBER_INVALID', 'CASE-8']);
    expect(refused(under('（2026）鲁0503执7号'))).toEqual(['AUTHORITY.OTHER_COURT', 'DIS-ART-1']);
    expect(refused(under('（2027）鲁0502执7号'))).toEqual(['AUTHORITY.FUTURE_NUMBER', 'CASE-1']);
    for (const number of [undefined, '鲁0502执7号', '（2026）鲁0503执7号', '（2027）鲁0502执7号'])
      expect(under(number)).toMatchObject({ error: { path: '/caseNumber' } });
  });

  it('DIS-ART-1, LIM-ART-1, PROC-27: is asked of each that begins one, and kept with it', () => {
    const listing = (caseNumber: string) =>
      decideProposal(
        fresh(),
        { id: 'l', ground: 1, appliedBy: null, evidence: ['e'], caseNumber, notice: NOTICE },
        turn('2026-12-01'),
        COURT,
      );
    const penalty = (caseNumber: string) =>
      decidePenaltyProposal(
        fresh(),
        {
          ...{ id: 'f', subjectPartyId: 'd-1', on: 'PERSON', measure: { kind: 'REFERRAL' } },
          ...{ conduct: '拒不执行', evidence: ['e'], caseNumber },
        } as const,
        turn('2026-12-01'),
        COURT,
      );
    for (const one of [listing(MEDIATED), limit(fresh(), { caseNumber: MEDIATED }), penalty(MEDIATED)])
      expect(refused(one)?.[0]).toBe('SANCTION.NO_CASE_NUMBER');
    const number = '(2026)鲁0502执9号';
    const file = after(
      fresh(),
      () => listing(number),
      (now) => limit(now, { caseNumber: number }),
      () => penalty(number),
    );
    expect([file.listings, file.limits, file.penalties].map(([row]) => row?.authority)).toEqual(
      Array(3).fill('（2026）鲁0502执9号'),
    );
  });

  it('LIM-ART-1: of a limit that follows a listing is the listing’s, and nobody says it again', () => {
    const listed = decided('2026-12-01', {}, UNIT);
    const authority = listed.listings[0]?.authority;
    expect(followed(listed)?.authority).toBe(authority);
    expect(after(listed, (now) => limit(now)).limits[0]?.authority).toBe(authority);
    expect(after(listed, (now) => limit(now, { caseNumber: '（2026）鲁0502执恢9号' })).limits[0]?.authority).toBe(
      '（2026）鲁0502执恢9号',
    );
    const over: CreditFile = { ...listed, listings: listed.listings.map((row) => ({ ...row, stage: 'DELETED' })) };
    expect(refused(limit(over))).toEqual(['SANCTION.NO_CASE_NUMBER', 'LIM-ART-1']);
    expect(refused(limit(fresh()))).toEqual(['SANCTION.NO_CASE_NUMBER', 'LIM-ART-1']);
  });
});

describe('the number under which a task lies before a person', () => {
  const OTHER = '（2026）鲁0502执恢9号';
  const listed = after(decided('2026-12-01', {}, UNIT), (now) => limit(now, { caseNumber: OTHER }));
  const [row] = listed.listings as unknown as readonly [Listing];
  const { authority } = row;
  // An entry of before, under another number.
  const before: Listing = { ...row, id: 'l-0', authority: '（2022）鲁0502执1号', stage: 'DELETED' };
  const correction = { id: 'c', listingId: 'l-0', ground: 'WRONG_DATA', filedAt: at, filedBy: null } as const;
  const file: CreditFile = { ...listed, listings: [before, ...listed.listings], corrections: [correction] };
  const of = (kind: CreditTaskKind, rowId: string, now = file) => taskUnder(now, { kind, rowId }, MEDIATED);

  it('DIS-ART-1, LIM-ART-1, PROC-27: is that of the sanction that it is about', () => {
    expect([of('PUBLISH', 'l-1'), of('PUBLISH', 'l-0')]).toEqual([authority, before.authority]);
    expect([of('DELETE', 'l-0:PERFORMED:2026-12-01'), of('DECIDE_DELETION', 'l-1:EARLY:2026-12-01')]).toEqual([
      before.authority,
      authority,
    ]);
    expect([of('DECIDE_CORRECTION', 'c'), of('CORRECT', 'c'), of('DECIDE_RECONSIDERATION', 'c')]).toEqual(
      Array(3).fill(before.authority),
    );
    expect([of('LIFT_LIMIT', 'm-1'), of('PUT_LIMIT_IN_FORCE', 'm-1'), of('DECIDE_LIMIT_REVIEW', 'm-1')]).toEqual(
      Array(3).fill(OTHER),
    );
    expect(of('ORDER_LIMIT', 'd-1')).toBe(authority);
  });

  it('CR-L-SY: is that of the repair where it is about an application, and the case’s own where nobody was sanctioned', () => {
    expect(of('DECIDE_APPLICATION', 'a')).toBe(authority);
    expect(of('DECIDE_APPLICATION', 'a', fresh())).toBe(MEDIATED);
  });
});

describe('the number under which a debtor’s repair is spoken of', () => {
  const penalised = (file: CreditFile) =>
    after(file, (now) =>
      decidePenaltyProposal(
        now,
        {
          ...{ id: 'f', subjectPartyId: 'd-1', on: 'PERSON', measure: { kind: 'DETENTION', days: 5 } },
          ...{ conduct: 'x', evidence: ['e'], caseNumber: '（2026）鲁0502执恢3号' },
        } as const,
        turn('2026-12-03', { by: 'officer' }),
        COURT,
      ),
    );
  const taken = (file: CreditFile) =>
    after(penalised(file), (now) =>
      decideOnPenalty(now, { penaltyId: 'f', verdict: { outcome: 'TAKE', decisionNumber: 'n' } }, turn('2026-12-04')),
    );
  const limited = after(fresh(), (now) => limit(now, { caseNumber: '（2026）鲁0502执2号' }));

  it('CR-L-SY, CR-L-PD: is that of the entry decided last, else of the last limit, else of the last penalty, else the case’s own', () => {
    expect(repairedUnder(fresh(), MEDIATED)).toBe(MEDIATED);
    expect(repairedUnder(penalised(fresh()), MEDIATED)).toBe(MEDIATED);
    expect(repairedUnder(taken(fresh()), MEDIATED)).toBe('（2026）鲁0502执恢3号');
    expect(repairedUnder(taken(limited), MEDIATED)).toBe('（2026）鲁0502执2号');
    const { listings } = decided('2026-12-01');
    expect(repairedUnder({ ...taken(limited), listings }, MEDIATED)).toBe(listings[0]?.authority);
    const proposed = listings.map(({ decided: _, ...row }) => row);
    expect(repairedUnder({ ...fresh(), listings: proposed }, MEDIATED)).toBe(MEDIATED);
  });

  it('CR-L-PD, S21: and every other number of enforcement in it are no other case', () => {
    expect(numbersOfCase(taken(limited), MEDIATED)).toEqual([MEDIATED, '（2026）鲁0502执2号', '（2026）鲁0502执恢3号']);
    expect(numbersOfCase(FILE, MEDIATED)).toEqual([MEDIATED, FILE.listings[0]?.authority]);
  });
});
