import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { calendar } from '../../test/fixture/cases.js';
import { type Posting } from '../ledger/postings.js';
import { admitted, type Decision } from './decision.js';
import { applicationPeriodOf, type ApplicationPeriodFacts } from '../application-period/application-period-facts.js';
import { decideElection, type ElectionInput } from './election.js';
import { decideSuit, type SuitInput } from './suit.js';

const at = (text: string) => courtInstant(`${text}+08:00`);
const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const ruleOf = (d: Decision<unknown>): string | undefined => (d.ok ? undefined : d.error.rule);

describe('the election', () => {
  const period: ApplicationPeriodFacts = {
    lastPerformanceDay: legalDate('2024-11-21'),
    postings: [],
    applications: [],
    acts: [],
  };
  const elect: ElectionInput = {
    choice: 'RESUME',
    by: 'CREDITOR',
    now: at('2026-11-23T10:00:00'),
    breachFound: true,
    arrears: true,
    resumed: false,
    suitAccepted: false,
    period,
    settledOn: legalDate('2024-06-01'),
  };
  const code = (more: Partial<ElectionInput>): string => codeOf(decideElection({ ...elect, ...more }, calendar));

  it('SET-ART-9-1: is the creditor’s', () => {
    expect(['RESUME', 'SUE', 'TOLERATE'].map((choice) => code({ choice: choice as ElectionInput['choice'] }))).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
    expect(code({ by: 'DEBTOR' })).toBe('ELECTION.NOT_CREDITOR');
  });

  it('TV-D7: after resumption a suit is not accepted (SET-ART-13-1); after an accepted suit resumption is barred (SET-ART-14-1)', () => {
    const refused = decideElection({ ...elect, choice: 'SUE', resumed: true }, calendar);
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['ELECTION.RESUMED', 'SET-ART-13-1']);
    const barred = decideElection({ ...elect, suitAccepted: true }, calendar);
    expect([codeOf(barred), ruleOf(barred)]).toEqual(['ELECTION.SUIT_ACCEPTED', 'SET-ART-14-1']);
    const again = decideElection({ ...elect, choice: 'SUE', suitAccepted: true }, calendar);
    expect([codeOf(again), ruleOf(again)]).toEqual(['ELECTION.SUIT_ACCEPTED', 'SET-ART-14-1']);
    expect([barred, again].map((one) => !one.ok && one.error.zh)).toEqual([
      '已就和解协议起诉并受理，不能再申请恢复执行。',
      '已就和解协议起诉并受理，不得重复起诉。',
    ]);
    expect(code({ suitAccepted: true, choice: 'TOLERATE' })).toBe('ok');
  });

  it('before breach the creditor may apply, and the gate answers; there is nothing to sue for', () => {
    expect(code({ breachFound: false, arrears: false })).toBe('ok');
    expect(code({ breachFound: false, arrears: false, choice: 'SUE' })).toBe('ELECTION.NO_BREACH');
    expect(code({ breachFound: false, choice: 'TOLERATE' })).toBe('ELECTION.NO_BREACH');
  });

  it('SET-ART-9-1: what was tolerated, or stayed unpaid after a refused application, may be sued for', () => {
    expect(code({ breachFound: false, arrears: true, choice: 'SUE' })).toBe('ok');
    expect(code({ breachFound: true, arrears: false, choice: 'SUE' })).toBe('ok');
  });

  it('SET-ART-9-1: an anticipatory breach may be sued for before anything is due (民法典578)', () => {
    const early = { breachFound: false, arrears: false, choice: 'SUE' } as const;
    expect(code({ ...early, anticipatoryBreach: true })).toBe('ok');
    expect(code({ ...early, anticipatoryBreach: false })).toBe('ELECTION.NO_BREACH');
    expect(code({ ...early, choice: 'TOLERATE', anticipatoryBreach: true })).toBe('ELECTION.NO_BREACH');
  });

  it('SET-ART-10-2: part performance after the last day and earlier applications interrupt the two years, refunds and reversed postings do not', () => {
    const posting = (id: string, valueDate: string, more: Partial<Posting> = {}): Posting => ({
      id,
      kind: 'PAYMENT',
      valueDate: legalDate(valueDate),
      amount: 100n,
      ...more,
    });
    const postings = [
      posting('late', '2025-06-01'),
      posting('in-time', '2024-11-21'),
      posting('back', '2025-07-01', { kind: 'REFUND' }),
      posting('wrong', '2025-08-01'),
      posting('r', '2025-08-02', { kind: 'REVERSAL', reverses: 'wrong' }),
    ];
    const applications = [{ appliedAt: at('2025-03-04T09:00:00'), ruledAt: at('2025-06-01T10:00:00') }];
    const facts = { ...period, postings, applications };
    expect(applicationPeriodOf(facts, calendar).days).toEqual(['2025-03-04', '2025-06-01']);
    const late = { ...elect, now: at('2027-05-31T10:00:00') };
    expect(admitted(decideElection(late, calendar)).outOfTime).toBe(true);
    expect(admitted(decideElection({ ...late, period: facts }, calendar)).outOfTime).toBe(false);
  });

  it('TV-09, SET-ART-10-1: the two years from 2024-11-21 end on 2026-11-23; a day later is taken in but out of time', () => {
    const onTime = admitted(decideElection(elect, calendar));
    expect([onTime.applicationPeriod.value, onTime.outOfTime]).toEqual(['2026-11-23', false]);
    expect(admitted(decideElection({ ...elect, now: at('2026-11-24T00:00:00') }, calendar)).outOfTime).toBe(true);
    expect(
      admitted(
        decideElection(
          {
            ...elect,
            now: at('2026-11-24T00:00:00'),
            period: {
              ...period,
              acts: [{ kind: 'DEMAND', from: legalDate('2025-01-10'), to: legalDate('2025-01-10') }],
            },
          },
          calendar,
        ),
      ).outOfTime,
    ).toBe(false);
  });

  it('PER-5: on paper counts from its posting, or else from its receipt at the court, however late it is recorded', () => {
    const recorded = { ...elect, now: at('2026-11-30T09:00:00') };
    const onPaper = (receivedOn: string, postedOn?: string) => {
      const paper = {
        receivedOn: legalDate(receivedOn),
        ...(postedOn === undefined ? {} : { postedOn: legalDate(postedOn) }),
      };
      const { electedOn, outOfTime } = admitted(decideElection({ ...recorded, onPaper: paper }, calendar));
      return [electedOn, outOfTime];
    };
    expect(admitted(decideElection(recorded, calendar))).toMatchObject({ electedOn: '2026-11-30', outOfTime: true });
    expect(onPaper('2026-11-26', '2026-11-23')).toEqual(['2026-11-23', false]);
    expect(onPaper('2026-11-23')).toEqual(['2026-11-23', false]);
    expect(onPaper('2026-11-26', '2026-11-24')).toEqual(['2026-11-24', true]);
    expect(onPaper('2026-11-24')).toEqual(['2026-11-24', true]);
  });

  it('PER-5: only an application to resume is on paper, of days that can be', () => {
    const paper = (more: Partial<ElectionInput>) => {
      const refused = decideElection({ ...elect, ...more }, calendar);
      return [codeOf(refused), !refused.ok && refused.error.path];
    };
    const receivedOn = legalDate('2026-11-20');
    expect(paper({ choice: 'SUE', onPaper: { receivedOn } })).toEqual([
      'ELECTION.PAPER_WITHOUT_APPLICATION',
      '/onPaper',
    ]);
    expect(paper({ onPaper: { receivedOn: legalDate('2026-11-24') } })).toEqual([
      'ELECTION.PAPER_IN_FUTURE',
      '/onPaper/receivedOn',
    ]);
    expect(paper({ onPaper: { postedOn: legalDate('2026-11-21'), receivedOn } })).toEqual([
      'ELECTION.PAPER_POSTED_AFTER_RECEIPT',
      '/onPaper/postedOn',
    ]);
    expect(paper({ onPaper: { postedOn: legalDate('2024-05-31'), receivedOn } })).toEqual([
      'ELECTION.PAPER_BEFORE_SETTLEMENT',
      '/onPaper/postedOn',
    ]);
    expect(paper({ onPaper: { receivedOn: legalDate('2024-06-01') } })[0]).toBe('ok');
  });

  it('SET-ART-10-1: whose two years cannot be computed is refused, not thrown', () => {
    const refused = decideElection(
      { ...elect, period: { ...period, lastPerformanceDay: legalDate('2000-12-31') } },
      calendar,
    );
    expect(codeOf(refused)).toBe('CALENDAR.YEAR_UNKNOWN');
  });
});

describe('the suit on the settlement', () => {
  const suit: SuitInput = { accepted: true, suitNumber: '(2026)鲁0502民初900号', suitAwaited: true };

  it('SET-ART-14-1: accepted, it ends the case under its number', () => {
    expect(admitted(decideSuit(suit))).toEqual({
      suitNumber: '（2026）鲁0502民初900号',
      next: 'SUED',
      rule: 'SET-ART-14-1',
    });
    expect(codeOf(decideSuit({ ...suit, suitNumber: '900' }))).toBe('SUIT.NUMBER_INVALID');
    expect(admitted(decideSuit({ ...suit, othersLeft: true })).next).toBe('BREACH');
  });

  it('not accepted, it leaves the creditor his election', () => {
    expect(admitted(decideSuit({ ...suit, accepted: false, suitNumber: '' }))).toEqual({
      suitNumber: null,
      next: 'BREACH',
      rule: 'SET-ART-9-1',
    });
  });

  it('SET-ART-13-1: is none after resumption, nor where the creditor has not elected it', () => {
    const resumed = decideSuit({ ...suit, resumed: true });
    expect([codeOf(resumed), ruleOf(resumed)]).toEqual(['SUIT.RESUMED', 'SET-ART-13-1']);
    expect(codeOf(decideSuit({ ...suit, suitAwaited: false }))).toBe('SUIT.NOT_ELECTED');
  });
});
