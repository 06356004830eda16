import { describe, expect, it } from '@jest/globals';
import { legalDate, type SuspensionCondition } from '@hejie/law';
import {
  DEBT,
  FILE,
  LISTING,
  PERFORMED,
  PLAN,
  SUSPENDED,
  SUSPENSION,
  after,
  at,
  events,
  happened,
  refused,
  turn,
} from '../../test/fixture/credit-files.js';
import { type DefaultSpan } from '../breach/default-spans.js';
import { decideConductReport } from './conduct.js';
import { applyDebt } from './debt.js';
import { applyCreditChange } from './credit-change.js';
import { type CreditFile, type Listing } from './credit-file.js';
import { nextCreditDeadline, passCreditDeadline } from './deadlines.js';
import { openExtensions } from './open-extensions.js';
import { negativeGrounds } from './negative-list.js';
import { decideExtensionOfTerm } from './publication.js';
import { decideBrokenCondition, decideDismissal, decideReinstatement } from './reinstatement.js';
import { type Conduct, type RepairCertificate } from './repair-file.js';
import { decideReinstatementReversal } from './reversal.js';
import { watchSuspensions } from './suspension-watch.js';
import { creditTasks } from './tasks.js';

const MISSED: DefaultSpan = { no: 2, since: at('2026-10-14T00:00:00+08:00'), curedOn: null };
const inDefault = (file: CreditFile, defaults: readonly DefaultSpan[] = [MISSED]): CreditFile => ({
  ...file,
  debt: { ...file.debt, defaults, inDefaultSince: defaults.find(({ curedOn }) => curedOn === null)?.since ?? null },
});
const watched = (file: CreditFile, day: string): CreditFile =>
  applyCreditChange(file, watchSuspensions(file, turn(day, 'clock')));
const kinds = (file: CreditFile, day: string) => watchSuspensions(file, turn(day)).happened.map(({ kind }) => kind);
const listing = (file: CreditFile): Listing => file.listings[0] ?? LISTING;
const confirm = (file: CreditFile, day: string, by = 'judge') =>
  decideReinstatement(file, { listingId: 'l' }, turn(day, by));
const reverse = (file: CreditFile, day: string) =>
  decideReinstatementReversal(
    file,
    { listingId: 'l', suspensionId: 's', restoredAs: 's2', decisionNumber: '信修2号' },
    turn(day, 'judge'),
  );
const FOUND = watched(inDefault(SUSPENDED), '2026-10-14T00:00:00+08:00');
const CERTIFICATE: RepairCertificate = {
  id: 'vc',
  kind: 'DECISION',
  number: '信修1号',
  issuedAt: at('2026-06-10'),
  by: 'judge',
  purpose: '投标',
  scope: 'THIS_CASE',
  performed: null,
  suspensionId: 's',
};
const REINSTATED = after(FOUND, confirm(FOUND, '2026-10-14'));

describe('a default under a suspension', () => {
  it('CR-REV: lays a finding before the judge at its first instant, for one working day', () => {
    expect(listing(FOUND).suspensions[0]?.findings).toEqual([
      {
        at: '2026-10-14T00:00:00+08:00',
        condition: 'PLAN_PERFORMED',
        since: MISSED.since,
      },
    ]);
    expect(listing(FOUND).stage).toBe('SUSPENDED');
    expect(creditTasks(FOUND, turn('2026-10-14')).map(({ kind, lastDay }) => [kind, lastDay])).toContainEqual([
      'CONFIRM_FINDING',
      '2026-10-15',
    ]);
    // It is a deadline of the file: nobody has to find it first, and however late the machine is, it is dated to it.
    const { no, since } = MISSED;
    const ahead: CreditFile = { ...SUSPENDED, debt: { ...SUSPENDED.debt, defaultsAhead: [{ no, since }] } };
    const due = nextCreditDeadline(ahead, turn('2026-10-01'))!;
    expect([due.at, due.items.map(({ kind }) => kind)]).toEqual([since, ['DEFAULT']]);
    const passed = applyCreditChange(ahead, passCreditDeadline(ahead, due, turn('2026-10-16', 'clock')));
    expect(passed.listings).toEqual(FOUND.listings);
    expect(passed.debt).toMatchObject({ inDefaultSince: since, defaults: [MISSED], planPerformed: false });
    // Over the holidays the working day is the first one after them.
    const early = watched(inDefault(SUSPENDED, [{ ...MISSED, since: at('2026-10-01T00:00:00+08:00') }]), '2026-10-01');
    expect(creditTasks(early, turn('2026-10-01')).map(({ kind, lastDay }) => [kind, lastDay])).toContainEqual([
      'CONFIRM_FINDING',
      '2026-10-08',
    ]);
    expect(kinds(FOUND, '2026-10-14')).toEqual([]);
  });

  it('CR-REV: concerns only a suspension that is bound to a plan, and defaults that fall into it', () => {
    const with_ = (conditions: readonly SuspensionCondition[]): CreditFile =>
      inDefault({ ...SUSPENDED, listings: [{ ...listing(SUSPENDED), suspensions: [{ ...SUSPENSION, conditions }] }] });
    expect(kinds(with_(['FORCE_MAJEURE']), '2026-10-14')).toEqual([]);
    const spans = (since: string, curedOn: string | null) =>
      kinds(
        inDefault(SUSPENDED, [{ no: 1, since: at(since), curedOn: curedOn === null ? null : legalDate(curedOn) }]),
        '2026-10-14',
      ).length;
    expect([
      spans('2026-05-01T00:00:00+08:00', '2026-06-10'),
      spans('2026-05-01T00:00:00+08:00', '2026-06-11'),
      spans('2026-05-01T00:00:00+08:00', null),
      spans('2026-12-11T00:00:00+08:00', null),
      spans('2026-12-10T00:00:00+08:00', null),
    ]).toEqual([0, 1, 1, 0, 1]);
  });

  it('S17, CR-REV: money of an earlier value date withdraws the finding; money that came late leaves it to the judge', () => {
    expect(kinds(inDefault(FOUND, []), '2026-10-15')).toEqual(['FINDING_WITHDRAWN']);
    const late = inDefault(FOUND, [{ ...MISSED, curedOn: legalDate('2026-10-15') }]);
    expect(kinds(late, '2026-10-15')).toEqual([]);
    expect(happened(confirm(late, '2026-10-15'))).toContain('ENTRY_REINSTATED');
  });

  it('DIS-ART-10-1: falls with full performance: what is to be deleted is not published again', () => {
    expect(watchSuspensions({ ...FOUND, debt: PERFORMED }, turn('2026-12-11')).happened).toMatchObject([
      { kind: 'FINDING_WITHDRAWN', why: 'PERFORMED' },
    ]);
  });

  it('CR-REV: confirmed, the entry is published again, its credential revoked, the repair on the negative list, and a lead before a person', () => {
    const file = { ...FOUND, certificates: [CERTIFICATE, { ...CERTIFICATE, id: 'other', suspensionId: 'x' }] };
    const decision = confirm(file, '2026-10-14');
    expect(happened(decision)).toEqual(['ENTRY_REINSTATED', 'CERTIFICATE_REVOKED', 'REFUSAL_LEAD_PROPOSED']);
    const done = after(file, decision);
    expect(listing(done)).toMatchObject({ stage: 'PUBLISHED', suspensions: [{ ended: { why: 'FINDING' } }] });
    expect(done.certificates.map(({ revoked }) => revoked?.why)).toEqual(['REINSTATED', undefined]);
    expect(
      negativeGrounds({ ...done, debt: { ...DEBT, ...PLAN } }, turn('2026-11-01')).map(({ kind }) => kind),
    ).toEqual(['REPAIR_REVOKED']);
    expect(refused(confirm(done, '2026-10-15'))?.[0]).toBe('SUSPENSION.NOT_IN_EFFECT');
    expect(refused(confirm(SUSPENDED, '2026-10-15'))?.[0]).toBe('SUSPENSION.NO_FINDING');
    expect(refused(confirm({ ...FILE, listings: [] }, '2026-10-15'))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
  });

  it('DIS-ART-10-2: is not confirmed once the term is over: what is to be deleted is not published again', () => {
    const over = {
      ...FOUND,
      listings: [{ ...listing(FOUND), ground: 6 as const, termLastDay: legalDate('2026-10-14') }],
    };
    expect([refused(confirm(over, '2026-10-14')), refused(confirm(over, '2026-10-15T00:00:00+08:00'))]).toEqual([
      null,
      ['SUSPENSION.TERM_OVER', 'DIS-ART-10-2'],
    ]);
  });

  it('CR-REV: is heard of with the debt, and lies before the judge as a task', () => {
    const change = applyDebt(SUSPENDED, inDefault(SUSPENDED).debt, turn('2026-10-14T00:00:00+08:00', 'clock'));
    expect(change.happened.map(({ kind }) => kind)).toEqual(['FINDING_OPENED', 'TASK_OPENED']);
    expect(
      applyDebt(applyCreditChange(SUSPENDED, change), inDefault(SUSPENDED).debt, turn('2026-10-14')).happened,
    ).toEqual([]);
  });

  it('SET-CASE-1: the judge may let it pass, and says why; the same default finds no finding again, another does', () => {
    const dismiss = (why: string) => decideDismissal(FOUND, { listingId: 'l', why }, turn('2026-10-15'));
    expect(refused(dismiss(' '))?.[0]).toBe('SUSPENSION.WHY_MISSING');
    expect(happened(dismiss('迟延一日，已补足'))).toEqual(['FINDING_DISMISSED']);
    const passed = after(FOUND, dismiss('迟延一日，已补足'));
    expect(kinds(passed, '2026-10-16')).toEqual([]);
    const again = { no: 3, since: at('2026-11-14T00:00:00+08:00'), curedOn: null };
    expect(kinds(inDefault(passed, [MISSED, again]), '2026-11-14')).toEqual(['FINDING_OPENED']);
    expect(refused(decideDismissal(passed, { listingId: 'l', why: 'x' }, turn('2026-10-16')))?.[0]).toBe(
      'SUSPENSION.NO_FINDING',
    );
  });

  it('CR-L-GRP-B: security that no longer covers the debt is found, and falls when it does again', () => {
    const conditions: readonly SuspensionCondition[] = ['SECURITY_STANDS'];
    const secured: CreditFile = {
      ...SUSPENDED,
      listings: [{ ...listing(SUSPENDED), suspensions: [{ ...SUSPENSION, conditions }] }],
      debt: { ...DEBT, secured: DEBT.owed },
    };
    const fallen = { ...secured, debt: { ...DEBT, secured: DEBT.owed - 1n } };
    expect(kinds(secured, '2026-10-14')).toEqual([]);
    expect(kinds(fallen, '2026-10-14')).toEqual(['FINDING_OPENED']);
    expect(
      watchSuspensions({ ...watched(fallen, '2026-10-14'), debt: secured.debt }, turn('2026-10-15')).happened,
    ).toMatchObject([{ kind: 'FINDING_WITHDRAWN', why: 'KEPT_AGAIN' }]);
    // Let pass, it is found again only where more is missing.
    const short = watched(fallen, '2026-10-14');
    const passed = after(short, decideDismissal(short, { listingId: 'l', why: '差额微小' }, turn('2026-10-15')));
    expect(kinds(passed, '2026-10-16')).toEqual([]);
    expect(kinds({ ...passed, debt: { ...DEBT, secured: DEBT.owed - 2n } }, '2026-10-16')).toEqual(['FINDING_OPENED']);
    // What else has failed opens when the one before the judge is let pass.
    const both = inDefault({
      ...fallen,
      listings: [
        {
          ...listing(SUSPENDED),
          suspensions: [{ ...SUSPENSION, conditions: [...SUSPENSION.conditions, ...conditions] }],
        },
      ],
    });
    const open = watched(both, '2026-10-14');
    expect(happened(decideDismissal(open, { listingId: 'l', why: 'w' }, turn('2026-10-15')))).toEqual([
      'FINDING_DISMISSED',
      'FINDING_OPENED',
    ]);
  });
});

describe('a reinstatement that the ledger refutes', () => {
  const REFUTED = watched(inDefault(REINSTATED, []), '2026-10-20');

  it('S17, CR-REV: is reversed by a new decision: same conditions, same last day, off the negative list', () => {
    expect(kinds(inDefault(REINSTATED, []), '2026-10-20')).toEqual(['FINDING_REFUTED']);
    expect(kinds(REFUTED, '2026-10-21')).toEqual([]);
    expect(refused(reverse(REINSTATED, '2026-10-20'))?.[0]).toBe('SUSPENSION.NOT_REFUTED');
    const done = after(REFUTED, reverse(REFUTED, '2026-10-21'));
    expect(listing(done)).toMatchObject({
      stage: 'SUSPENDED',
      suspensions: [
        { id: 's', ended: { why: 'FINDING' } },
        { id: 's2', restores: 's', lastDay: '2026-12-10', watchedSince: SUSPENSION.watchedSince },
      ],
    });
    expect(negativeGrounds(done, turn('2026-10-22'))).toEqual([]);
    expect(refused(reverse(done, '2026-10-22'))?.[0]).toBe('SUSPENSION.NOT_REFUTED');
    expect(kinds(done, '2026-10-22')).toEqual([]);
    // Security has fallen short meanwhile: what restores the first suspension is looked at by its own conditions.
    const conditions: readonly SuspensionCondition[] = [...SUSPENSION.conditions, 'SECURITY_STANDS'];
    const [ended] = listing(REFUTED).suspensions;
    const short = { ...REFUTED, listings: [{ ...listing(REFUTED), suspensions: [{ ...ended!, conditions }] }] };
    expect(happened(reverse(short, '2026-10-21'))).toEqual(['REINSTATEMENT_REVERSED', 'FINDING_OPENED']);
    // The money was taken back: the old default is found again under the suspension that restored the first.
    expect(kinds(inDefault(done), '2026-10-25')).toEqual(['FINDING_OPENED']);
  });

  it('CR-REV: a refutation falls where the default is there again', () => {
    expect(kinds(inDefault(REFUTED), '2026-10-22')).toEqual(['REFUTATION_FALLEN']);
    expect(refused(reverse(watched(inDefault(REFUTED), '2026-10-22'), '2026-10-22'))?.[0]).toBe(
      'SUSPENSION.NOT_REFUTED',
    );
  });

  it('CR-REV: restores nothing after the term, or where the entry is not published; the negative list is set right all the same', () => {
    const late = reverse(REFUTED, '2026-12-11');
    expect(events(late)).toMatchObject([{ kind: 'REINSTATEMENT_REVERSED', restoredAs: null }]);
    expect(listing(after(REFUTED, late))).toMatchObject({ stage: 'PUBLISHED', suspensions: [{ id: 's' }] });
    expect(negativeGrounds(after(REFUTED, late), turn('2026-12-12'))).toEqual([]);
    const deleted = { ...REFUTED, listings: [{ ...listing(REFUTED), stage: 'DELETED' as const }] };
    expect(listing(after(deleted, reverse(deleted, '2026-10-21'))).stage).toBe('DELETED');
    expect(refused(reverse({ ...FILE, listings: [] }, '2026-10-21'))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
    expect(refused(reverse(FILE, '2026-10-21'))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
  });
});

describe('a condition that conduct breaks', () => {
  const LUXURY = {
    id: 'x',
    kind: 'LIMIT_BROKEN' as const,
    on: legalDate('2026-09-05'),
    evidence: '机票订单、罚款决定书',
    of: 'DEBTOR' as const,
    punishedBy: '（2026）鲁0502司惩3号',
  };
  /** S22: suspended because of an illness, then fined for luxury consumption. */
  const MEDICAL: CreditFile = {
    ...SUSPENDED,
    listings: [
      {
        ...listing(SUSPENDED),
        ground: 4,
        suspensions: [
          { ...SUSPENSION, conditions: ['FORCE_MAJEURE', 'REPORTS_HONESTLY', 'COOPERATES', 'LIMITS_KEPT'] },
        ],
      },
    ],
    debt: DEBT,
  };
  const FINED = after(MEDICAL, decideConductReport(MEDICAL, LUXURY, turn('2026-09-10', 'officer')));
  const broken = (file: CreditFile, condition: SuspensionCondition = 'LIMITS_KEPT') =>
    decideBrokenCondition(file, { listingId: 'l', condition, conductId: 'x' }, turn('2026-09-10', 'officer'));

  it('S22, PROC-27, DIS-ART-2-1: revokes the suspension: published again, a longer term open, a lead for 拒执 before a person', () => {
    const found = after(FINED, broken(FINED));
    expect(refused(confirm(found, '2026-09-10', 'officer'))).toEqual(['SUSPENSION.SAME_PERSON', 'CR-REV']);
    const decision = confirm(found, '2026-09-10');
    expect(events(decision)).toMatchObject([
      { kind: 'ENTRY_REINSTATED', condition: 'LIMITS_KEPT' },
      { kind: 'REFUSAL_LEAD_PROPOSED', conductId: 'x' },
      { kind: 'TERM_EXTENSION_OPEN', mostYears: 3 },
    ]);
    expect(listing(after(found, decision)).stage).toBe('PUBLISHED');
    const extended = (years: number, ground: Listing['ground'] = 4): CreditFile => ({
      ...found,
      listings: [
        {
          ...listing(found),
          ground,
          extensions: [{ at: at('2026-04-01'), by: 'president', years, reason: 'SEVERAL_ACTS' }],
        },
      ],
    });
    expect(happened(confirm(extended(3), '2026-09-10'))).not.toContain('TERM_EXTENSION_OPEN');
    expect(happened(confirm(extended(0, 1), '2026-09-10'))).not.toContain('TERM_EXTENSION_OPEN');
  });

  const TERM = { termFrom: legalDate('2026-03-02'), termLastDay: legalDate('2028-03-02') };
  it('DIS-ART-2-1: whether the term is made longer lies before a person only as long as it may be', () => {
    const found = after(FINED, broken(FINED));
    const over = { ...found, debt: { ...DEBT, closedAs: '销案', closedOn: legalDate('2026-09-09') } } as const;
    expect(happened(confirm(over, '2026-09-10'))).not.toContain('TERM_EXTENSION_OPEN');
    const open = after(found, confirm(found, '2026-09-10'));
    expect(openExtensions(open)).toEqual([{ listingId: 'l', since: at('2026-09-10'), mostYears: 3 }]);
    const performed = applyDebt(open, { ...DEBT, performedOn: legalDate('2026-09-11') }, turn('2026-09-11'));
    expect(performed.happened.map(({ kind }) => kind)).toContain('TERM_EXTENSION_SETTLED');
    const longer = decideExtensionOfTerm(
      { ...open, listings: [{ ...listing(open), ...TERM }] },
      { listingId: 'l', years: 1, reason: 'SEVERAL_ACTS', decisionNumber: '之二', facts: ['转移存款。', '乘坐飞机。'] },
      turn('2026-09-11'),
    );
    expect(happened(longer)).toEqual(['TERM_EXTENDED', 'TERM_EXTENSION_SETTLED']);
    expect(openExtensions(after(open, longer))).toEqual([]);
  });

  it('CR-REV: no money refutes it, and full performance withdraws it', () => {
    const found = after(FINED, broken(FINED));
    expect(kinds(found, '2026-09-11')).toEqual([]);
    expect(kinds({ ...found, debt: PERFORMED }, '2026-12-11')).toEqual(['FINDING_WITHDRAWN']);
    // Who has performed in full is not published again, whatever is reported of him.
    expect(refused(broken({ ...FINED, debt: PERFORMED }))).toEqual(['SUSPENSION.PERFORMED', 'DIS-ART-10-1']);
    expect(refused(confirm({ ...found, debt: PERFORMED }, '2026-12-12'))?.[0]).toBe('SUSPENSION.PERFORMED');
    expect(kinds(after(found, confirm(found, '2026-09-10')), '2026-09-11')).toEqual([]);
    expect(happened(decideDismissal(found, { listingId: 'l', why: '情节轻微' }, turn('2026-09-10')))).toEqual([
      'FINDING_DISMISSED',
    ]);
  });

  it('CR-REV: is laid before the judge on conduct that counts, of a condition that binds, one at a time', () => {
    const conduct = (more: Partial<Conduct>): CreditFile => ({
      ...FINED,
      conducts: FINED.conducts.map((one) => ({ ...one, ...more })),
    });
    expect(refused(broken(after(FINED, broken(FINED))))?.[0]).toBe('SUSPENSION.FINDING_OPEN');
    expect(refused(broken(FINED, 'PLAN_PERFORMED'))?.[0]).toBe('SUSPENSION.NOT_BOUND');
    expect(refused(broken(conduct({ of: { relatedPartyId: 'r' } })))?.[0]).toBe('CONDUCT.NOT_HIS');
    expect(refused(broken(conduct({ cured: { at: at('2026-09-09'), by: 'j', how: 'h' } })))?.[0]).toBe(
      'CONDUCT.NOT_HIS',
    );
    expect(refused(broken(MEDICAL))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
    expect(refused(broken({ ...FINED, listings: [] }))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
    expect(refused(broken({ ...FINED, listings: [LISTING] }))?.[0]).toBe('SUSPENSION.NOT_IN_EFFECT');
  });
});
