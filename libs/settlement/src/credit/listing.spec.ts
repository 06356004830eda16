import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf, parseYuan } from '@hejie/law';
import {
  after,
  COURT,
  ENFORCED,
  NOTICE,
  debt,
  decided,
  fresh,
  instant,
  ON_RECORD,
  OWES,
  performedOn,
  PERSON,
  published,
  refused,
  turn,
  UNIT,
} from '../../test/fixture/sanctions.js';
import { type Decision } from '../decisions/decision.js';
import { asIdentified } from './by-creditor.js';
import { type CreditFile, type DebtView } from './credit-file.js';
import { decideOnProposal, decidePromiseAnswer, decidePromiseOffer, decideProposal } from './listing.js';
import { publicEntry, type EntryOnRecord } from './public-entry.js';
import { creditTasks } from './tasks.js';
import { decideExtensionOfTerm, decideListingService, decidePublication } from './publication.js';

const PROPOSAL = {
  id: 'l-1',
  ground: 1,
  appliedBy: 'c-1',
  evidence: ['e-1'],
  caseNumber: ENFORCED,
  notice: NOTICE,
} as const;
const judge = turn('2026-12-01', { by: 'judge' });
const propose = (file: CreditFile, more: Partial<Parameters<typeof decideProposal>[1]> = {}) =>
  decideProposal(file, { ...PROPOSAL, ...more }, judge, COURT);
const proposed = after(fresh(), (file) => propose(file));
const offered = after(proposed, (file) => decidePromiseOffer(file, { listingId: 'l-1' }, judge));
const FACTS = ['转移存款。', '违反限制消费令。'];
const list = (
  file: CreditFile,
  more: { graceMonths?: number; years?: number; reason?: 'SERIOUS_VIOLENCE'; facts?: readonly string[] } = {},
) => {
  const { graceMonths = 0, years, reason = 'SEVERAL_ACTS' as const, facts = FACTS } = more;
  const extension = years === undefined ? undefined : { years, reason };
  const verdict = { outcome: 'LIST', decisionNumber: '失1', graceMonths, extension } as const;
  return decideOnProposal(file, { listingId: 'l-1', verdict, facts }, turn('2026-12-01'));
};
const publish = (file: CreditFile, at: string) =>
  decidePublication(file, { listingId: 'l-1', record: ON_RECORD }, turn(at));

const refusedAt = (decision: Decision<unknown>) => (decision.ok ? null : [decision.error.code, decision.error.path]);

describe('a proposal to list', () => {
  it('DIS-ART-5-1: needs evidence, and a debtor has one in a case, on whatever ground, until it is over (DIS-ART-2-1)', () => {
    expect(refused(propose(fresh(), { evidence: [] }))?.[0]).toBe('LISTING.NO_EVIDENCE');
    expect(refused(propose(proposed, { id: 'l-2' }))?.[0]).toBe('LISTING.LIVE');
    const graver = after(fresh(), (file) => propose(file, { ground: 3 }));
    for (const ground of [1, 3, 4] as const)
      expect(refused(propose(graver, { id: 'l-2', ground }))?.[0]).toBe('LISTING.LIVE');
  });

  it('DIS-ART-1, DIS-ART-2-1: who hides property while he is listed on the first ground is listed for it: the new entry takes the place of the old one on the day it is published', () => {
    const listed = published('2026-11-02');
    expect(refused(propose(listed, { id: 'l-2', ground: 1 }))?.[0]).toBe('LISTING.LIVE');
    const second = { listingId: 'l-2' };
    const waiting = after(
      listed,
      (file) => propose(file, { id: 'l-2', ground: 3 }),
      (file) => decidePromiseOffer(file, second, turn('2026-12-01')),
      (file) =>
        decideOnProposal(
          file,
          { ...second, verdict: { outcome: 'LIST', decisionNumber: '失2', graceMonths: 0 } },
          turn('2026-12-01'),
        ),
      (file) => decideListingService(file, { ...second, servedAt: instant('2026-12-01') }, turn('2026-12-01')),
    );
    expect(waiting.listings.map(({ stage }) => stage)).toEqual(['PUBLISHED', 'DECIDED']);
    expect(refused(propose(waiting, { id: 'l-3', ground: 4 }))?.[0]).toBe('LISTING.LIVE');
    const publication = decidePublication(waiting, { ...second, record: ON_RECORD }, turn('2026-12-02'));
    expect(publication.ok && publication.value.happened.slice(0, 2)).toMatchObject([
      { kind: 'LISTING_DELETED', listingId: 'l-1', ground: 'SUPERSEDED' },
      { kind: 'LISTING_PUBLISHED', listingId: 'l-2' },
    ]);
    expect(after(waiting, () => publication).listings).toMatchObject([
      { id: 'l-1', stage: 'DELETED', deleted: { on: '2026-12-02' } },
      { id: 'l-2', stage: 'PUBLISHED' },
    ]);
    // An entry with a term gives way to none: several acts make its term longer.
    expect(refused(propose(published('2026-11-02', { ground: 4 }), { id: 'l-2', ground: 3 }))?.[0]).toBe(
      'LISTING.LIVE',
    );
  });

  it('DIS-ART-4: says who he is, anew where it says it again, as he is on record: a person is no unit', () => {
    const unlisted = after(proposed, (file) =>
      decideOnProposal(
        file,
        { listingId: 'l-1', verdict: { outcome: 'REFUSE', reasons: ['证据不足'] } },
        turn('2026-12-01'),
      ),
    );
    const again = after(unlisted, (file) => propose(file, { id: 'l-2', subject: PERSON }));
    expect(again.subject).toEqual(PERSON);
    const minor = { ...PERSON, bornOn: legalDate('2010-01-01') };
    expect(refused(propose(fresh(), { subject: minor }))?.[0]).toBe('LISTING.MINOR');
    const as = (kind: 'PERSON' | 'UNIT', identified: 'PERSON' | 'UNIT' | null) =>
      refused(asIdentified({ kind }, identified && { kind: identified }, '/subject/kind', () => propose(fresh())));
    expect(as('UNIT', 'PERSON')).toEqual(['CREDIT.SUBJECT_KIND', 'DIS-ART-4']);
    expect(as('PERSON', 'UNIT')?.[0]).toBe('CREDIT.SUBJECT_KIND');
    expect([as('UNIT', 'UNIT'), as('UNIT', null)]).toEqual([null, null]);
  });

  it('DIS-ART-4, GB 11643: says the day of birth of the identity number on record, and none of the future', () => {
    const born = (day: string, number?: string) =>
      refused(
        asIdentified({ kind: 'PERSON', bornOn: legalDate(day) }, { kind: 'PERSON', number }, '/subject/kind', () =>
          propose(fresh(), { subject: { ...PERSON, bornOn: legalDate(day) } }),
        ),
      );
    expect(born('1980-05-01', '11010519491231002X')).toEqual(['CREDIT.SUBJECT_BORN', 'DIS-ART-4']);
    expect([born('1949-12-31', '11010519491231002X'), born('1980-05-01')]).toEqual([null, null]);
    expect(born('2027-01-01')).toEqual(['LISTING.BORN_IN_FUTURE', 'DIS-ART-4']);
  });

  it('DIS-BAR: is barred by ground: what suffices, a plan and a creditor who holds off on grounds 1 and 6 only', () => {
    const bars = [
      { controlled: OWES.owed },
      { planPerformed: true },
      { creditorHoldsOff: true },
      { secured: OWES.owed },
      { laterInRank: true },
    ];
    const open = (ground: 1 | 2 | 3 | 4 | 5 | 6) =>
      bars.map((bar) => propose(fresh(PERSON, { ...OWES, ...bar }), { ground }).ok);
    expect(open(1)).toEqual([false, false, false, false, false]);
    expect(open(6)).toEqual([false, false, false, true, true]);
    for (const ground of [2, 3, 4, 5] as const) expect(open(ground)).toEqual([true, true, true, true, true]);
  });

  it('DIS-ART-1, DIS-ART-4, DIS-GRACE-3: is barred on every ground for whom nothing is owed, for a minor, and for who stands behind a unit', () => {
    const born = (bornOn?: string) => ({ ...PERSON, bornOn: bornOn === undefined ? undefined : legalDate(bornOn) });
    for (const ground of [1, 2, 3, 4, 5, 6] as const) {
      expect(refused(propose(fresh(PERSON, performedOn('2026-11-30')), { ground }))?.[0]).toBe('LISTING.PERFORMED');
      expect(refused(propose(fresh(born('2008-12-02')), { ground }))?.[0]).toBe('LISTING.MINOR');
      expect(propose(fresh(born('2008-12-01')), { ground }).ok).toBe(true);
      expect(refused(propose(fresh(born()), { ground }))?.[0]).toBe('LISTING.AGE_UNKNOWN');
      expect(refused(propose(fresh({ ...PERSON, standsFor: 'UNIT' }), { ground }))?.[0]).toBe('LISTING.REPRESENTATIVE');
      expect(propose(fresh(UNIT), { ground }).ok).toBe(true);
    }
    const closed = (closedAs: DebtView['closedAs']) =>
      propose(fresh(PERSON, { ...OWES, closedAs, closedOn: legalDate('2026-11-30') }));
    for (const over of ['终结执行', '销案'] as const) expect(refused(closed(over))?.[0]).toBe('LISTING.CASE_CLOSED');
    expect(closed('SUED').ok).toBe(true);
    expect(refused(propose(fresh(PERSON, { ...OWES, settled: false }), { ground: 6 }))?.[0]).toBe(
      'LISTING.NO_SETTLEMENT',
    );
    expect(propose(fresh(PERSON, { ...OWES, settled: false })).ok).toBe(true);
  });

  it('DIS-ART-5-1: a creditor’s application is decided on within 15 days, 2026-12-16; the court’s own motion has no such clock', () => {
    const decideBy = (appliedBy: string | null) => {
      const decision = propose(fresh(), { appliedBy });
      return decision.ok ? decision.value.happened[0] : null;
    };
    expect(decideBy('c-1')).toMatchObject({ kind: 'LISTING_PROPOSED', decideBy: '2026-12-16' });
    expect(decideBy(null)).toMatchObject({ decideBy: null });
  });
});

describe('the decision to list', () => {
  it('DIS-ART-5-1, CR-L-JX: is another person’s than the proposer’s, after a promise of credit was offered', () => {
    const verdict = { outcome: 'LIST', decisionNumber: '失1', graceMonths: 0 } as const;
    expect(refused(decideOnProposal(offered, { listingId: 'l-1', verdict }, judge))?.[0]).toBe('LISTING.OWN_PROPOSAL');
    expect(refused(list(proposed))?.[0]).toBe('LISTING.PROMISE_NOT_OFFERED');
    expect(refused(decidePromiseAnswer(proposed, { listingId: 'l-1', answer: 'GIVEN' }, judge))?.[0]).toBe(
      'LISTING.PROMISE_NOT_OFFERED',
    );
    const answered = after(offered, (file) => decidePromiseAnswer(file, { listingId: 'l-1', answer: 'GIVEN' }, judge));
    expect(answered.listings[0]?.promise?.answer).toBe('GIVEN');
    expect(decidePromiseOffer(answered, { listingId: 'l-1' }, judge)).toEqual({ ok: true, value: { happened: [] } });
    expect(list(answered).ok).toBe(true);
    expect(list(offered).ok).toBe(true);
  });

  it('DIS-GRACE-1, DIS-ART-2-1: gives one to three months of grace or none, and a longer term only where there is a term', () => {
    for (const graceMonths of [-1, 4, 0.5])
      expect(refused(list(offered, { graceMonths }))?.[0]).toBe('SANCTION.GRACE_INVALID');
    expect(refusedAt(list(offered, { years: 1 }))).toEqual(['LISTING.NO_FIXED_TERM', '/verdict/extension/years']);
    const ofGround = (ground: 2 | 4) =>
      after(
        fresh(),
        (file) => propose(file, { ground }),
        (file) => decidePromiseOffer(file, { listingId: 'l-1' }, judge),
      );
    expect(list(ofGround(2), { years: 3, reason: 'SERIOUS_VIOLENCE' }).ok).toBe(true);
    expect(refusedAt(list(ofGround(4), { years: 1, reason: 'SERIOUS_VIOLENCE' }))).toEqual([
      'LISTING.NOT_SERIOUS',
      '/verdict/extension/reason',
    ]);
    expect(refused(list(ofGround(4), { years: 4 }))?.[0]).toBe('LISTING.EXTENSION_INVALID');
    // Without one the conduct of the ground is found; a longer term rests on more.
    for (const facts of [[], [' ']])
      expect(refusedAt(list(ofGround(4), { years: 1, facts }))).toEqual([
        'LISTING.EXTENSION_WITHOUT_FACTS',
        '/paper/facts',
      ]);
    expect(list(ofGround(4), { facts: [] }).ok).toBe(true);
  });

  it('DIS-ART-1: is barred by what bars the proposal, and a refusal gives its reasons', () => {
    const file = after(offered, debt(performedOn('2026-12-01'), '2026-12-01'));
    expect(refused(list(file))?.[0]).toBe('LISTING.PERFORMED');
    const refuseIt = (reasons: readonly string[]) =>
      decideOnProposal(offered, { listingId: 'l-1', verdict: { outcome: 'REFUSE', reasons } }, turn('2026-12-01'));
    expect(refused(refuseIt([]))?.[0]).toBe('LISTING.NO_REASONS');
    const after1 = after(offered, () => refuseIt(['失能']));
    expect(after1.listings[0]?.stage).toBe('REFUSED');
    expect(refused(list(after1))?.[0]).toBe('LISTING.WRONG_STAGE');
  });
});

describe('the publication of an entry', () => {
  it('DIS-ART-5-1: needs a decision that is served', () => {
    const unserved = after(offered, (file) => list(file));
    expect(refused(publish(unserved, '2026-12-02'))?.[0]).toBe('LISTING.NOT_SERVED');
    for (const servedAt of ['2026-11-30', '2026-12-03'])
      expect(
        refused(
          decideListingService(unserved, { listingId: 'l-1', servedAt: instant(servedAt) }, turn('2026-12-02')),
        )?.[0],
      ).toBe('LISTING.SERVICE_DATE');
    const again = { listingId: 'l-1', servedAt: instant('2026-12-02') };
    expect(decideListingService(decided('2026-12-01'), again, turn('2026-12-03'))).toEqual({
      ok: true,
      value: { happened: [] },
    });
  });

  it('TV-23, PER-8: waits for the grace to its last day, 2026-12-21, and is open from 2026-12-22', () => {
    const file = decided('2026-11-21', { graceMonths: 1 });
    expect(file.listings[0]).toMatchObject({ stage: 'GRACE', graceEndsOn: '2026-12-21' });
    expect(refused(publish(file, '2026-12-21T23:59:59+08:00'))?.[0]).toBe('LISTING.IN_GRACE');
    expect(publish(file, '2026-12-22T00:00:00+08:00').ok).toBe(true);
  });

  it('TV-20, DIS-ART-2-1: begins a term counted from the decision, or from the entry where the pack says so; none on ground 1', () => {
    expect(published('2024-12-01', { ground: 6 }).listings[0]?.termLastDay).toBe('2026-12-01');
    expect(published('2024-12-01', { ground: 1 }).listings[0]?.termLastDay).toBeUndefined();
    const national = packOf('national');
    const pack = {
      ...national,
      creditRepair: { ...national.creditRepair, listingTermFrom: 'ENTRY' as const },
    };
    const termBy = (one: typeof national) => {
      const under = { pack: one };
      const offeredOf6 = after(
        fresh(),
        (now) => decideProposal(now, { ...PROPOSAL, ground: 6 }, turn('2026-11-21', { ...under, by: 'judge' }), COURT),
        (now) => decidePromiseOffer(now, { listingId: 'l-1' }, judge),
      );
      const verdict = { outcome: 'LIST', decisionNumber: '失1', graceMonths: 1 } as const;
      const file = after(
        offeredOf6,
        (now) => decideOnProposal(now, { listingId: 'l-1', verdict }, turn('2026-11-21', under)),
        (now) =>
          decideListingService(now, { listingId: 'l-1', servedAt: instant('2026-11-21') }, turn('2026-11-21', under)),
      );
      const shown = after(file, (now) =>
        decidePublication(now, { listingId: 'l-1', record: ON_RECORD }, turn('2026-12-22', under)),
      );
      return [file, shown].map(({ listings }) => listings[0]?.termLastDay);
    };
    expect([termBy(national), termBy(pack)]).toEqual([
      ['2028-11-21', '2028-11-21'],
      [undefined, '2028-12-22'],
    ]);
  });

  it('DIS-ART-10-2: is not made any more once the term that runs from the decision is over', () => {
    const file = decided('2024-11-21', { ground: 4 });
    expect(publish(file, '2026-11-21T23:59:59+08:00').ok).toBe(true);
    expect(refused(publish(file, '2026-11-22'))).toEqual(['LISTING.TERM_ENDED', 'DIS-ART-10-2']);
    expect(creditTasks(file, turn('2026-11-22'))).toEqual([]);
    expect(creditTasks(file, turn('2026-11-21'))).toMatchObject([{ kind: 'PUBLISH' }]);
  });

  it('DIS-ART-2-1, S22: a term becomes longer by three years at most all together, while it runs', () => {
    const file = published('2024-02-29', { ground: 4, extension: { years: 1, reason: 'SEVERAL_ACTS' } });
    const longer = (
      now: CreditFile,
      years: number,
      at = '2026-12-01',
      reason: 'SERIOUS_VIOLENCE' | 'SEVERAL_ACTS' = 'SEVERAL_ACTS',
      facts: readonly string[] = FACTS,
    ) =>
      decideExtensionOfTerm(
        now,
        { listingId: 'l-1', years, reason, facts, decisionNumber: `${ENFORCED}之二` },
        turn(at),
      );
    expect(file.listings[0]).toMatchObject({
      termLastDay: '2027-02-28',
      decided: { extensionYears: 1, extensionReason: 'SEVERAL_ACTS' },
    });
    expect(refused(longer(file, 3))?.[0]).toBe('LISTING.EXTENSION_TOO_LONG');
    expect(refused(longer(file, 1, '2026-12-01', 'SERIOUS_VIOLENCE'))?.[0]).toBe('LISTING.NOT_SERIOUS');
    expect(refused(longer(file, 1, '2027-03-01'))?.[0]).toBe('LISTING.TERM_OVER');
    expect(refused(longer(file, 1, '2026-12-01', 'SEVERAL_ACTS', []))).toEqual([
      'LISTING.EXTENSION_WITHOUT_FACTS',
      'DIS-ART-5-1',
    ]);
    const once = after(file, (now) => longer(now, 1));
    expect(once.listings[0]?.termLastDay).toBe('2028-02-29');
    expect(refused(longer(once, 2))?.[0]).toBe('LISTING.EXTENSION_TOO_LONG');
    expect(refused(longer(published('2026-12-01'), 1))?.[0]).toBe('LISTING.TERM_NOT_FIXED');
    // A longer term is a new sanction: nothing is owed, or nothing is enforced in the case any more.
    const under = (view: DebtView) => refused(longer(after(file, debt(view, '2026-11-30')), 1));
    expect(under(performedOn('2026-11-30'))).toEqual(['LISTING.PERFORMED', 'DIS-ART-2-1']);
    for (const closedAs of ['终结执行', '不予执行', '驳回申请', '销案'] as const)
      expect(under({ ...OWES, closedAs, closedOn: legalDate('2026-11-30') })).toEqual([
        'LISTING.CASE_CLOSED',
        'DIS-ART-2-1',
      ]);
    expect(under({ ...OWES, closedAs: '终结本次执行程序', closedOn: legalDate('2026-11-30') })).toBeNull();
  });

  it('DIS-ART-6, TV-41: shows a person’s number masked and a unit’s code in full, and nothing of an entry that is not shown', () => {
    const listedCase = {
      filedOn: legalDate('2026-10-08'),
      court: '山东省东营市东营区人民法院',
      titleMaker: '山东省东营市东营区人民法院',
      titleNumber: '（2026）鲁0502民初7号',
      obligation: '给付劳务费8182.00元',
      performance: '全部未履行',
      conduct: '有履行能力而拒不履行生效法律文书确定义务',
    };
    const person = { kind: 'PERSON', name: '张某', sex: '男', age: 46, identityNumber: '370502198806150017' } as const;
    const unit = { kind: 'UNIT', name: '某公司', code: '91370500MA3C8L5T2X', legalRepresentative: '李某' } as const;
    const [row] = published('2026-12-01').listings;
    const shown = (party: Parameters<typeof publicEntry>[1]) => row && publicEntry(row, party, listedCase);
    expect(shown(person)).toMatchObject({ value: { party: { identityNumber: '3705021988****0017' } } });
    expect(shown(unit)).toMatchObject({
      value: { party: unit, case: { caseNumber: ENFORCED }, publishedOn: '2026-12-01', ground: 1 },
    });
    const written = { ...listedCase, conduct: '将存款转入其妻（370502198806150017）账户' };
    expect(row && publicEntry(row, unit, written)).toMatchObject({
      value: { case: { conduct: '将存款转入其妻（3705021988****0017）账户' } },
    });
    const [waiting] = decided('2026-12-01', { graceMonths: 1 }).listings;
    expect(waiting && refused(publicEntry(waiting, person, listedCase))?.[0]).toBe('LISTING.WRONG_STAGE');
  });
});

describe('publication and what it shows (DIS-ART-6)', () => {
  const { identity, particulars } = ON_RECORD;
  const unit = { kind: 'UNIT', name: '某公司', number: '91370500MA3C8L5T2X', representative: '李某' } as const;
  const missing = (record: EntryOnRecord) => {
    const decision = decidePublication(decided('2026-12-01'), { listingId: 'l-1', record }, turn('2026-12-02'));
    return decision.ok ? [] : (decision.error.problems ?? []).map(({ path, rule }) => [path, rule]);
  };

  it('DIS-ART-6: is refused with each thing that the law wants shown and that is not on record', () => {
    expect(missing(ON_RECORD)).toEqual([]);
    expect(missing({ ...ON_RECORD, identity: null, title: null, particulars: null })).toEqual([
      ['/identity', 'DIS-ART-6'],
      ['/particulars', 'DIS-ART-6'],
      ['/title', 'DIS-ART-6'],
    ]);
    const { number: _, ...nameless } = identity!;
    const { person: __, ...impersonal } = particulars!;
    expect(missing({ ...ON_RECORD, identity: nameless, particulars: impersonal })).toEqual([
      ['/identity/number', 'DIS-ART-6'],
      ['/particulars/person', 'DIS-ART-6'],
    ]);
    const { representative: ___, ...headless } = unit;
    expect(missing({ ...ON_RECORD, identity: headless })).toEqual([['/identity/representative', 'DIS-ART-6']]);
    expect(missing({ ...ON_RECORD, identity: unit, particulars: impersonal })).toEqual([]);
  });
});

describe('a settlement and an entry that is decided (S23)', () => {
  const plan = { ...OWES, planPerformed: true, performingSince: instant('2026-12-20') };

  it('S23: holds the publication off while it is performed; the missed second instalment opens it on the next day', () => {
    const file = after(
      decided('2026-12-01', { graceMonths: 1 }),
      debt(plan, '2026-12-20'),
      debt({ ...plan, owed: parseYuan('5000') }, '2026-12-28'),
    );
    expect(refused(publish(file, '2027-01-02'))).toEqual(['LISTING.PLAN_PERFORMED', 'DIS-GRACE-2']);
    const missed = debt(
      { ...plan, planPerformed: false, performingSince: null, inDefaultSince: instant('2027-02-01T00:00:00+08:00') },
      '2027-02-01T00:00:00+08:00',
    )(file);
    expect(missed.happened.at(-1)).toMatchObject({
      kind: 'TASK_OPENED',
      task: { kind: 'PUBLISH', rowId: 'l-1', since: '2027-02-01', lastDay: '2027-02-01' },
    });
    expect(
      publish(
        after(file, () => missed),
        '2027-02-01',
      ).ok,
    ).toBe(true);
  });

  it('DIS-BAR: does not hold it off on a ground of conduct', () => {
    const file = after(decided('2026-12-01', { ground: 4, graceMonths: 1 }), debt(plan, '2026-12-20'));
    expect(publish(file, '2027-01-02').ok).toBe(true);
  });
});
