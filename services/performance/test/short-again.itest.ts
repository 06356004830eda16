import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { COURT, deadline, EDITIONS, performanceStage, type OpenCase } from './stage.js';

const performing = performanceStage();
const GRACE_OVER = '2026-07-08T00:00:00+08:00';
const NOON = '2026-07-20T12:00:00+08:00';
/** The machine asks again five seconds after the reversal. */
const ASKED = '2026-07-20T12:00:05+08:00';
const LATE = (Date.parse(ASKED) - Date.parse(GRACE_OVER)) / 1000;
const NOTHING_FOUND = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false, conditionUnmet: false };

const reverse = ({ caseId, clerk }: OpenCase, receiptId: string, at = NOON) =>
  performing.stage
    .post(`/cases/${caseId}/receipts/${receiptId}/reversal`, clerk, at)
    .send({ reason: 'RETURNED_BY_BANK' })
    .expect(201);
const pay = (kase: OpenCase, receiptId: string, day: string) =>
  performing.receive(kase, receiptId, day, '300000').expect(201);
const suspect = (kase: OpenCase, again = '', instalment = 1) =>
  performing.activities.suspectBreach(
    deadline(kase, `breach${again}`, GRACE_OVER, instalment, again === '' ? 0 : LATE),
  );
const findings = async ({ caseId, clerk }: OpenCase) =>
  (await performing.stage.read(`/cases/${caseId}/findings`, clerk).expect(200)).body.items;
const open = async ({ caseId }: OpenCase) =>
  (await performing.stage.workItems(caseId)).filter(({ state }) => state === 'OPEN').map(({ kind }) => kind);
const cure = ({ caseId, parties }: OpenCase, at: string) =>
  performing.activities.recordCure({ key: `${caseId}:cure:${at.slice(8, 10)}`, caseId, at: courtInstant(at), parties });

/** The first instalment is found short. */
async function inBreach(): Promise<OpenCase> {
  const kase = await performing.open();
  expect(await suspect(kase)).toEqual({ suspected: true });
  return kase;
}

async function elect(
  { caseId, parties }: OpenCase,
  remedy: 'RESUME' | 'SUE' | 'TOLERATE',
  at = '2026-07-09T10:00:00+08:00',
): Promise<void> {
  await performing.activities.recordElection({
    key: `${caseId}:election:1`,
    caseId,
    at: courtInstant(at),
    partyId: parties[0]!.partyId,
    remedy,
    by: 'creditor',
  });
}

/** The creditor applies on 9 July. */
async function beforeJudge(kase: OpenCase): Promise<void> {
  const { caseId } = kase;
  await elect(kase, 'RESUME');
  const gate = await performing.activities.readGate({
    caseId,
    decisionDate: legalDate('2026-07-09'),
    calendarEditions: EDITIONS,
    pleads: {},
    basis: 'FOUND',
  });
  await performing.activities.layBeforeJudge({
    key: `${caseId}:application:1`,
    caseId,
    at: courtInstant('2026-07-09T10:00:01+08:00'),
    court: COURT,
    application: 1,
    gate,
    outOfTime: false,
    dueAt: courtInstant('2026-07-24T00:00:00+08:00'),
  });
}

async function refuse({ caseId, parties }: OpenCase, ground: string, at = '2026-07-15T10:00:00+08:00'): Promise<void> {
  const refusal = {
    application: 1,
    decision: 'REFUSE' as const,
    ground,
    reason: '不符合条件',
    debtorObjects: ground === 'SET-ART-10-3',
    found: NOTHING_FOUND,
    by: 'judge-1',
    parties,
  };
  await performing.activities.recordRuling({ key: `${caseId}:ruling:1`, caseId, at: courtInstant(at), ...refusal });
}

describe('a breach whose money is taken out again', () => {
  it('SET-CASE-1: after the judge refused because of that money is open to the creditor’s choice anew', async () => {
    const kase = await inBreach();
    await beforeJudge(kase);
    await pay(kase, 'r-1', '2026-07-10');
    expect(await findings(kase)).toMatchObject([{ outcome: 'CURED' }]);
    await refuse(kase, 'SET-ART-11-1');
    expect(await open(kase)).toEqual([]);
    await reverse(kase, 'r-1');
    expect(await findings(kase)).toMatchObject([{ outcome: 'REOPENED' }]);
    expect(await suspect(kase, ':e-1')).toEqual({ suspected: true });
    expect(await open(kase)).toEqual(['CREDITOR_ELECTION']);
  });

  it('while the application still lies before the judge stands: it is his to answer, and nobody is asked beside him', async () => {
    const kase = await inBreach();
    await beforeJudge(kase);
    await pay(kase, 'r-1', '2026-07-10');
    await reverse(kase, 'r-1', '2026-07-11T09:00:00+08:00');
    expect(await findings(kase)).toMatchObject([{ outcome: 'STANDS' }]);
    expect(await suspect(kase, ':e-1')).toEqual({ suspected: false });
    expect(await open(kase)).toEqual(['RESUMPTION_RULING']);
    await refuse(kase, 'SET-ART-11-4');
    expect(await open(kase)).toEqual(['CREDITOR_ELECTION']);
  });

  it('stands while a suit is awaited, and is open to another choice once it came to nothing after the money had come', async () => {
    const kase = await inBreach();
    const { caseId, parties } = kase;
    await elect(kase, 'SUE');
    await pay(kase, 'r-1', '2026-07-10');
    await reverse(kase, 'r-1', '2026-07-11T09:00:00+08:00');
    expect(await findings(kase)).toMatchObject([{ outcome: 'STANDS' }]);
    await pay(kase, 'r-2', '2026-07-12');
    await performing.activities.recordSuit({
      key: `${caseId}:suit:1`,
      caseId,
      at: courtInstant('2026-07-15T10:00:00+08:00'),
      court: COURT,
      suitNumber: '（2026）鲁0502民初900号',
      accepted: false,
      by: 'judge-1',
      parties,
    });
    expect(await open(kase)).toEqual([]);
    await reverse(kase, 'r-2');
    expect(await suspect(kase, ':e-1')).toEqual({ suspected: true });
    expect(await open(kase)).toEqual(['CREDITOR_ELECTION']);
  });

  it('that the creditor tolerated while it was short is another one once it had been paid', async () => {
    const kase = await inBreach();
    await elect(kase, 'TOLERATE');
    expect(await suspect(kase, ':e-1')).toEqual({ suspected: false });
    await pay(kase, 'r-1', '2026-07-10');
    await reverse(kase, 'r-1');
    expect(await suspect(kase, ':e-2')).toEqual({ suspected: true });
  });

  it('between a cure that was not told after all and the question asked anew is not lost by one more receipt', async () => {
    const kase = await inBreach();
    await pay(kase, 'r-1', '2026-07-10');
    await reverse(kase, 'r-1', '2026-07-11T09:00:00+08:00');
    await cure(kase, '2026-07-11T09:00:01+08:00');
    expect(await findings(kase)).toMatchObject([{ outcome: 'REOPENED' }]);
    expect(await open(kase)).toEqual([]);
    await pay(kase, 'r-2', '2026-07-12');
    await reverse(kase, 'r-2');
    expect(await suspect(kase, ':e-2')).toEqual({ suspected: true });
    expect(await open(kase)).toEqual(['CREDITOR_ELECTION']);
  });
});

describe('what is told of a deadline that is asked again', () => {
  const dates = async (kase: OpenCase) => {
    const { stage } = performing;
    const letters = (await stage.letters(kase.caseId, 'breach-suspected')).map(({ issuedAt }) =>
      issuedAt.toISOString(),
    );
    const facts = (await stage.facts(kase.caseId, 'breach-suspected')).map(({ data }) => [
      data['at'],
      data['latenessSeconds'],
    ]);
    const audit: { at: Date }[] = await stage.dataSource.query(
      `select at from audit where case_id = $1 and action = 'breach.suspected' order by at`,
      [kase.caseId],
    );
    const items: { created: Date; done: Date | null }[] = await stage.dataSource.query(
      'select created_at as created, done_at as done from work_items where case_id = $1 order by created_at',
      [kase.caseId],
    );
    return {
      letters: [...new Set(letters)],
      facts,
      audit: audit.map(({ at }) => at.toISOString()),
      items: items.map(({ created, done }) => [created.toISOString(), done?.toISOString() ?? null]),
    };
  };
  const iso = (at: string) => new Date(at).toISOString();

  it('SET-BREACH-DAY: is dated to the act, no letter before its reason; the finding stays the deadline’s', async () => {
    const kase = await inBreach();
    const CURED = '2026-07-10T14:00:00+08:00';
    await pay(kase, 'r-1', '2026-07-10');
    await cure(kase, CURED);
    await reverse(kase, 'r-1');
    await suspect(kase, ':e-1');
    expect(await dates(kase)).toEqual({
      letters: [iso(GRACE_OVER), iso(ASKED)],
      facts: [
        [GRACE_OVER, 0],
        [ASKED, 5],
      ],
      audit: [iso(GRACE_OVER), iso(ASKED)],
      items: [
        [iso(GRACE_OVER), iso(CURED)],
        [iso(ASKED), null],
      ],
    });
    expect(await findings(kase)).toMatchObject([
      { datedTo: GRACE_OVER, foundAt: ASKED, latenessSeconds: 5, evidence: { breachDay: '2026-07-08' } },
    ]);
  });

  it('SET-BREACH-DAY: the first time as well, where the money counted when the deadline passed', async () => {
    const kase = await performing.open();
    await pay(kase, 'r-1', '2026-06-30');
    expect(await suspect(kase)).toEqual({ suspected: false });
    await reverse(kase, 'r-1');
    await suspect(kase, ':e-1');
    expect(await dates(kase)).toMatchObject({
      letters: [iso(ASKED)],
      facts: [[ASKED, 5]],
      items: [[iso(ASKED), null]],
    });
  });

  it('an overdue notice too: in grace, after the reversal', async () => {
    const kase = await performing.open();
    await pay(kase, 'r-1', '2026-06-30');
    const DUE = '2026-07-01T00:00:00+08:00';
    await performing.activities.noticeOverdue(deadline(kase, 'overdue', DUE, 1));
    await reverse(kase, 'r-1', '2026-07-03T09:00:00+08:00');
    await performing.activities.noticeOverdue(deadline(kase, 'overdue:e-1', DUE, 1, 2 * 86_400 + 9 * 3600 + 1));
    expect(
      (await performing.stage.letters(kase.caseId, 'instalment-overdue')).map(({ issuedAt }) => issuedAt.toISOString()),
    ).toEqual(Array(2).fill(iso('2026-07-03T09:00:01+08:00')));
  });
});

describe('the choice that is open again after a refusal', () => {
  it('is one, however many instalments were found short while the judge considered', async () => {
    const kase = await inBreach();
    await beforeJudge(kase);
    await performing.activities.suspectBreach(deadline(kase, 'breach', '2026-10-14T00:00:00+08:00', 2));
    expect(await open(kase)).toEqual(['RESUMPTION_RULING', 'CREDITOR_ELECTION']);
    await refuse(kase, 'SET-ART-11-4', '2026-10-15T10:00:00+08:00');
    const items = (await performing.stage.workItems(kase.caseId)).filter(({ state }) => state === 'OPEN');
    expect(items).toMatchObject([{ kind: 'CREDITOR_ELECTION', facts: { overdue: '600000.00' } }]);
  });
});

describe('SET-ART-10-3: a case that ended because the two years were over', () => {
  it('has ended here too: no deadline says anything, and money taken out of it is laid before a judge', async () => {
    const kase = await inBreach();
    await beforeJudge(kase);
    await pay(kase, 'r-1', '2026-07-10');
    await refuse(kase, 'SET-ART-10-3');
    expect((await performing.stage.read(`/cases/${kase.caseId}/ledger`, kase.clerk).expect(200)).body.state).toBe(
      'EXPIRED',
    );
    expect(await open(kase)).toEqual([]);
    await reverse(kase, 'r-1');
    expect(await suspect(kase, ':e-1')).toEqual({ suspected: false });
    expect(await open(kase)).toEqual(['OWED_AFTER_ENDING']);
    expect(await findings(kase)).toMatchObject([{ outcome: 'CURED' }]);
  });

  it('and whose refused application leaves nobody a choice', async () => {
    const kase = await inBreach();
    await beforeJudge(kase);
    await performing.activities.suspectBreach(deadline(kase, 'breach', '2026-10-14T00:00:00+08:00', 2));
    await refuse(kase, 'SET-ART-10-3', '2026-10-15T10:00:00+08:00');
    expect(await open(kase)).toEqual([]);
  });
});
