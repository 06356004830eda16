import { describe, expect, it } from '@jest/globals';
import { courtInstant, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';
import { type LedgerReading } from '../ledger/ledger-reading.js';
import { type SettlementLedger } from '../ledger/settlement-ledger.js';
import {
  afterDeadline,
  afterElection,
  afterRuling,
  afterSuit,
  applicationBefore,
  openPerformance,
  readLedger,
} from './performance.js';
import { type PerformanceState } from './performance-state.js';

const at = (day: string): CourtInstant => courtInstant(`${day}T10:00:00+08:00`);
const NOW = at('2026-10-14');

/** A ledger that says this, whatever it is asked. */
const saying = (said: Partial<LedgerReading>, inDefault: readonly number[] = []): SettlementLedger =>
  ({
    inDefault: () => inDefault,
    reading: (asOf: LegalDate) => ({
      asOf,
      paid: '300000.00' as Yuan,
      owed: '900000.00' as Yuan,
      overdue: '0.00' as Yuan,
      surplus: '0.00' as Yuan,
      fullyPerformed: false,
      instalments: [],
      interruptions: [],
      ...said,
    }),
  }) as unknown as SettlementLedger;

const open = openPerformance(saying({}), ['2026'], at('2026-06-01')).after;
const inBreach: PerformanceState = { ...open, stage: 'BREACH', breach: 'SUSPECTED' };
const beforeJudge = afterElection(inBreach, { remedy: 'RESUME', partyId: 'p-1', number: 1 });
const PAID = { fullyPerformed: true } as const;
const SHORT = { overdue: '300000.00' as Yuan };

describe('the ledger is read', () => {
  it('all is paid: performed, late or not (SET-ART-8-1)', () => {
    for (const before of [open, inBreach])
      expect(readLedger(before, saying(PAID), NOW)).toMatchObject({
        found: 'PERFORMED',
        ending: { ending: 'PERFORMED', rule: 'SET-ART-8-1' },
      });
  });

  it('the arrears are made good before the choice took effect: cured (SET-CASE-1)', () => {
    const suing = { ...inBreach, suitAwaited: true };
    expect(readLedger(suing, saying({}), NOW)).toMatchObject({
      found: 'CURED',
      after: { stage: 'PERFORMANCE', breach: 'NONE', suitAwaited: false },
    });
    expect(readLedger(inBreach, saying(SHORT), NOW)).toMatchObject({ found: 'NOTHING', after: { stage: 'BREACH' } });
  });

  it('SET-ART-9-1: a suit that rests on a default the court waits with, or on an anticipatory breach, is not cured by what is not found short', () => {
    const elected = { remedy: 'SUE', partyId: 'p-1', number: 1 } as const;
    const waiting = afterElection(open, elected);
    expect(readLedger(waiting, saying({}, [2]), NOW)).toMatchObject({ found: 'NOTHING', after: { suitAwaited: true } });
    expect(readLedger(waiting, saying({}), NOW).found).toBe('CURED');
    const anticipating = afterElection(open, { ...elected, anticipatoryBreach: true });
    expect(anticipating).toMatchObject({ stage: 'BREACH', suitAwaited: true, suitOnAnticipation: true });
    expect(readLedger(anticipating, saying({}), NOW)).toMatchObject({
      found: 'NOTHING',
      after: { stage: 'BREACH', suitAwaited: true, suitOnAnticipation: true },
    });
    const unheard = afterSuit(anticipating, { accepted: false, suitNumber: '', creditors: ['p-1'] }, NOW).after;
    expect(unheard).not.toHaveProperty('suitOnAnticipation');
    expect(readLedger(unheard, saying({}), NOW).found).toBe('CURED');
    expect(afterElection(anticipating, { ...elected, remedy: 'TOLERATE' })).not.toHaveProperty('suitOnAnticipation');
  });

  it('what lies before the judge is his to answer, also when it has been paid meanwhile (SET-ART-11-1)', () => {
    const read = readLedger(beforeJudge, saying(PAID), NOW);
    expect(read).toMatchObject({ found: 'NOTHING', after: { stage: 'RULING', breach: 'APPLIED' } });
    expect(read.ending).toBeUndefined();
  });
});

describe('a deadline', () => {
  it('short after grace is a breach, and the latest one dealt with is remembered (S7)', () => {
    const after = afterDeadline(open, at('2026-10-14'), true);
    expect(after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED', handledUntil: at('2026-10-14') });
    expect(afterDeadline(after, at('2026-07-08'), false).handledUntil).toBe(at('2026-10-14'));
  });

  it('leaves before the judge what lies there', () => {
    expect(afterDeadline(beforeJudge, NOW, true)).toMatchObject({ stage: 'RULING', breach: 'APPLIED' });
  });
});

describe('the creditor’s election (SET-ART-9)', () => {
  it('resumption goes to the judge; a suit is awaited where the breach stands; tolerance goes on', () => {
    expect(beforeJudge).toMatchObject({ stage: 'RULING', breach: 'APPLIED', application: { number: 1 } });
    const elected = (remedy: 'SUE' | 'TOLERATE') => afterElection(inBreach, { remedy, partyId: 'p-1', number: 1 });
    expect(elected('SUE')).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED', suitAwaited: true });
    expect(elected('TOLERATE')).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE', suitAwaited: false });
  });

  it('is not taken while an application lies before the judge', () => {
    const again = { remedy: 'SUE', partyId: 'p-1', number: 2 } as const;
    expect(() => afterElection(beforeJudge, again)).toThrow('CASE.WRONG_STAGE');
  });
});

describe('the judge’s ruling (SET-ART-11, 12)', () => {
  const ruled = (
    next: 'RESUMED' | 'PERFORMANCE' | 'APPLICATION_PERIOD_EXPIRED',
    ledger: SettlementLedger,
    closings: Parameters<typeof afterRuling>[4] = [],
  ) => afterRuling(beforeJudge, { next, ground: 'SET-ART-11-3' }, ledger, NOW, closings);

  it('SET-RES-2: says that enforcement was closed over the settlement, which resumes under a number of its own', () => {
    const closing = { mode: '终结执行' } as Parameters<typeof afterRuling>[4][number];
    expect(ruled('RESUMED', saying(SHORT), [closing]).ending).toMatchObject({ enforcementClosed: true });
    expect(ruled('RESUMED', saying(SHORT)).ending).not.toHaveProperty('enforcementClosed');
    expect(ruled('APPLICATION_PERIOD_EXPIRED', saying(SHORT), [closing]).ending).not.toHaveProperty(
      'enforcementClosed',
    );
  });

  it('resumes, or ends the case where the two years bar it', () => {
    expect(ruled('RESUMED', saying(SHORT))).toMatchObject({
      ending: { ending: 'RESUMED' },
      after: { breach: 'RESUMED' },
    });
    expect(ruled('APPLICATION_PERIOD_EXPIRED', saying(SHORT)).ending?.ending).toBe('APPLICATION_PERIOD_EXPIRED');
  });

  it('refuses: performed where nothing is owed, the choice open again where arrears stand, else performance goes on', () => {
    expect(ruled('PERFORMANCE', saying(PAID))).toMatchObject({ found: 'PERFORMED', ending: { ending: 'PERFORMED' } });
    expect(ruled('PERFORMANCE', saying(SHORT)).after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
    const goesOn = ruled('PERFORMANCE', saying({})).after;
    expect(goesOn).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
    expect(goesOn.application).toBeUndefined();
  });

  it('needs an application', () => {
    expect(() => applicationBefore({ ...beforeJudge, application: undefined })).toThrow('RULING.NO_APPLICATION');
    expect(() => applicationBefore(inBreach)).toThrow('CASE.WRONG_STAGE');
  });
});

describe('a suit on the settlement (SET-ART-14)', () => {
  const suitNumber = '（2026）鲁0502民初900号';
  it('ends the case where the court accepts it, and leaves the choice open where it does not', () => {
    const suing = { ...inBreach, suitAwaited: true };
    expect(afterSuit(suing, { accepted: true, suitNumber, creditors: ['p-1'] }, NOW).ending).toEqual({
      ending: 'SUED',
      rule: 'SET-ART-14-1',
      at: NOW,
    });
    const refused = afterSuit(suing, { accepted: false, suitNumber, creditors: ['p-1'] }, NOW);
    expect(refused).toMatchObject({ after: { stage: 'BREACH', suitAwaited: false } });
    expect(() => afterSuit(inBreach, { accepted: true, suitNumber, creditors: ['p-1'] }, NOW)).toThrow(
      'SUIT.NOT_ELECTED',
    );
  });

  it('SET-ART-9-1: of several creditors none disposes of what another may: it ends once all have sued, and one who tolerates takes back no suit of another', () => {
    const creditors = ['p-1', 'p-2'];
    const said = { accepted: true, suitNumber, creditors };
    const first = afterElection(inBreach, { remedy: 'SUE', partyId: 'p-1', number: 1 });
    expect(first.suing).toEqual(['p-1']);
    const tolerated = afterElection(first, { remedy: 'TOLERATE', partyId: 'p-2', number: 1 });
    expect(tolerated).toMatchObject({ stage: 'BREACH', suitAwaited: true, suing: ['p-1'] });
    const heard = afterSuit(first, said, NOW);
    expect(heard.ending).toBeUndefined();
    expect(heard.after).toMatchObject({ stage: 'BREACH', suitAwaited: false, sued: ['p-1'] });
    expect(heard.after).not.toHaveProperty('suing');
    const second = afterElection(heard.after, { remedy: 'SUE', partyId: 'p-2', number: 1 });
    expect(afterSuit(second, said, NOW).ending?.ending).toBe('SUED');
    const together = afterElection(first, { remedy: 'SUE', partyId: 'p-2', number: 1 });
    expect(afterSuit(together, said, NOW).ending?.ending).toBe('SUED');
    expect(afterSuit(together, { ...said, accepted: false }, NOW).after).not.toHaveProperty('sued');
  });
});
