import { beforeAll, describe, expect, it } from '@jest/globals';
import { creditRepairFixture, enforcedUnder } from './fixture.js';
import { textOf } from './fixture/pdf-text.js';
import { caseOfRecords, handedIn, listed, signedStatement, type RecordUnderTest } from './fixture/record-under-test.js';

const creditRepair = creditRepairFixture();
beforeAll(() => caseOfRecords(creditRepair));

const NEEDED = ['APPLICATION_LETTER', 'CREDIT_PROMISE', 'PROPERTY_REPORT', 'PLAN_OR_SECURITY'];
const found = (...conditions: string[]) => conditions.map((condition) => ({ condition, basis: '经查属实' }));
const KEPT = found('REPORTS_HONESTLY', 'COOPERATES', 'LIMITS_KEPT');
const stageOf = async (record: RecordUnderTest) => (await record.rows('listings'))[0]!['stage'];

async function underReview(record: RecordUnderTest, id: string, at: string): Promise<void> {
  const materials = await handedIn(record, at, NEEDED, id);
  await record.does('party', 'applications', at, { id, kind: 'SUSPENSION', concerns: 'l', materials });
  await record.does('credit-officer', 'applications/examination', at, { id });
}

/** Listed, then settled, and suspended on 2026-05-06 while the plan is performed. */
async function suspended(): Promise<RecordUnderTest> {
  const record = await listed(creditRepair);
  const { caseId } = record.courtCase;
  const schedule = [
    { no: 1, due: '2026-06-30', amount: '50000.00' },
    { no: 2, due: '2027-01-29', amount: '50000.00' },
  ];
  await record.hears('agreed', '2026-04-01T09:00:00+08:00', { caseId, schedule });
  await underReview(record, 'a', '2026-05-05T09:00:00+08:00');
  await record.does('enforcement-judge', 'suspensions', '2026-05-06T09:00:00+08:00', {
    applicationId: 'a',
    listingId: 'l',
    suspensionId: 's',
    found: KEPT,
  });
  return record;
}

const inDefault = (record: RecordUnderTest, at = '2026-07-01T00:00:00+08:00') =>
  record.hears('inDefault', at, { caseId: record.courtCase.caseId, instalment: 1, graceEndedOn: '2026-06-30' });
const neverWas = (record: RecordUnderTest, at: string) =>
  record.hears('withdrawn', at, { caseId: record.courtCase.caseId, instalment: 1 });
const CONFIRMED = '2026-07-01T10:00:00+08:00';
const confirm = (record: RecordUnderTest, at = CONFIRMED) =>
  record.does('enforcement-judge', 'suspensions/findings/confirmation', at, { listingId: 'l' });

/** The decisions (信用修复决定书) that were made, the first first. */
async function decisionsOf({ courtCase: { caseId } }: RecordUnderTest) {
  const officer = await creditRepair.officer();
  const { body } = await creditRepair.service.read(`/cases/${caseId}/documents`, officer).expect(200);
  return (body.items as { documentId: string; kind: string; number: string }[])
    .filter(({ kind }) => kind === 'SUSPENSION_DECISION')
    .sort((one, other) => one.number.length - other.number.length || (one.documentId < other.documentId ? -1 : 1));
}
const suspensionsOf = async (record: RecordUnderTest) =>
  (await record.rows('listings'))[0]!['suspensions'] as { id: string; decisionNumber: string }[];

describe('a suspension (屏蔽)', () => {
  it('is granted on conditions kept, to its last day, and told of', async () => {
    const record = await suspended();
    expect(await stageOf(record)).toBe('SUSPENDED');
    expect(await record.facts('listing-suspended')).toMatchObject([{ suspensionId: 's', lastDay: '2026-11-06' }]);
    expect(await record.letters('suspension-granted')).toEqual([expect.stringMatching(/至2026年11月6日止/)]);
    expect((await record.rows('applications'))[0]).toMatchObject({ state: 'GRANTED' });
    // Its decision has the next number of the register, and the record names it by that.
    const number = `${enforcedUnder(record.courtCase)}之一`;
    expect(await decisionsOf(record)).toMatchObject([{ documentId: `suspension-decision/${record.debtor}/s`, number }]);
    expect(await suspensionsOf(record)).toMatchObject([{ id: 's', decisionNumber: number }]);
    // Its credential says what the decision says.
    const granted = '2026-05-06T10:00:00+08:00';
    const issuing = { id: 'd', purpose: '投标', suspensionId: 's' };
    await record.does('credit-officer', 'certificates/decision', granted, issuing);
    expect(await decisionsOf(record)).toHaveLength(1);
    const id = encodeURIComponent(`suspension-decision/${record.debtor}/s`);
    const { body: pdf } = await record.bytes(`/cases/${record.courtCase.caseId}/documents/${id}?format=pdf`, 'clerk');
    const { credential } = await record.reads('party', '/certificates/d/credential');
    expect(await textOf(pdf)).toContain(signedStatement(credential));
  });

  it('is refused with every condition that is not kept', async () => {
    const record = await listed(creditRepair);
    await underReview(record, 'a', '2026-05-05T09:00:00+08:00');
    const grant = { applicationId: 'a', listingId: 'l', suspensionId: 's' };
    const { code, problems } = await record.does(
      'enforcement-judge',
      'suspensions',
      '2026-05-06T09:00:00+08:00',
      grant,
      422,
    );
    expect([code, problems.length]).toEqual(['SUSPENSION.CONDITIONS', 4]);
  });

  it('warns thirty days before its end, is renewed from then, and ends by itself: the entry is published again', async () => {
    const record = await suspended();
    const renewal = { listingId: 'l', found: KEPT };
    const early = '2026-10-06T09:00:00+08:00';
    expect(await record.does('enforcement-judge', 'suspensions/renewal', early, renewal, 422)).toMatchObject({
      code: 'SUSPENSION.TOO_EARLY',
    });
    expect(await record.until('2026-10-07T00:00:00+08:00')).toEqual(['2026-10-07T00:00:00+08:00 屏蔽即将届满']);
    expect(await record.letters('suspension-ending')).toHaveLength(1);
    await record.does('enforcement-judge', 'suspensions/renewal', '2026-10-08T09:00:00+08:00', renewal);
    expect((await record.facts('listing-suspended')).at(-1)).toMatchObject({ lastDay: '2027-05-06' });
    // The grant has its decision, and so has the renewal, by whose number in the register the record names it.
    const number = `${enforcedUnder(record.courtCase)}之二`;
    expect(await record.pdfOf('信用修复决定书')).toMatch(
      new RegExp(`${number}.*至2026年11月6日届满，其计划尚未履行完毕.*自2026年11月7日起至2027年5月6日止，继续屏蔽`),
    );
    expect((await record.rows('listings'))[0]).toMatchObject({
      suspensions: [
        { decisionNumber: `${enforcedUnder(record.courtCase)}之一`, renewals: [{ decisionNumber: number }] },
      ],
    });
    await record.until('2027-05-07T00:00:00+08:00');
    expect(await stageOf(record)).toBe('PUBLISHED');
    expect(await record.facts('listing-reinstated')).toMatchObject([
      { suspensionId: 's', why: 'TERM', at: '2027-05-07T00:00:00+08:00' },
    ]);
    expect(await record.letters('suspension-ended')).toHaveLength(1);
  });

  it('lies before the judge from the first instant of a default; unconfirmed within a working day, it is overdue', async () => {
    const record = await suspended();
    await inDefault(record);
    expect(await record.openTasks()).toContain('CONFIRM_FINDING');
    const items = await creditRepair.service.workItems(record.courtCase.caseId);
    const task = items.find(({ kind }) => kind === 'CONFIRM_FINDING')!;
    expect(task.dueAt?.toISOString()).toBe('2026-07-02T16:00:00.000Z');
    expect(await stageOf(record)).toBe('SUSPENDED');
    expect(await record.until('2026-07-03T00:00:00+08:00')).toContainEqual(
      expect.stringMatching(/^2026-07-03T00:00:00\+08:00 核实屏蔽条件是否被违反逾期/),
    );
    await confirm(record, '2026-07-03T09:00:00+08:00');
    expect(await stageOf(record)).toBe('PUBLISHED');
    expect(await record.letters('entry-reinstated')).toHaveLength(1);
    expect(await record.openTasks()).toContain('CONSIDER_REFUSAL_LEAD');
    const [negative] = await record.reads('party', '/negative-list', '2026-07-04T09:00:00+08:00');
    expect(negative).toMatchObject({ kind: 'REPAIR_REVOKED', cure: { zh: expect.stringMatching(/间隔期/) } });
  });

  it('S17: reversed after its last day, the decision is made all the same, and suspends nothing', async () => {
    const record = await suspended();
    await inDefault(record);
    await confirm(record);
    await neverWas(record, '2026-11-09T09:00:00+08:00');
    const reversal = { listingId: 'l', suspensionId: 's', restoredAs: 's-2' };
    await record.does('enforcement-judge', 'suspensions/findings/reversal', '2026-11-09T10:00:00+08:00', reversal);
    expect([await stageOf(record), (await suspensionsOf(record)).length]).toEqual(['PUBLISHED', 1]);
    const [, decision] = await decisionsOf(record);
    expect(decision).toMatchObject({ number: `${enforcedUnder(record.courtCase)}之二` });
    expect(await record.rows('conducts')).toMatchObject([{ cured: { how: decision!.number } }]);
    const id = encodeURIComponent(decision!.documentId);
    const { body: pdf } = await record.bytes(`/cases/${record.courtCase.caseId}/documents/${id}?format=pdf`, 'clerk');
    expect(await textOf(pdf)).toContain('该决定予以撤销。原屏蔽的效力已经届满，或者失信信息已不在公布，不再屏蔽。');
  });

  it('comes to the same in whatever order the judge and late money come (S17)', async () => {
    const [late, early] = [await suspended(), await suspended()];
    // The judge was faster: the ledger refutes him, and he reverses.
    await inDefault(late);
    await confirm(late);
    expect(await stageOf(late)).toBe('PUBLISHED');
    await neverWas(late, '2026-07-02T09:00:00+08:00');
    expect(await late.openTasks()).toContain('REVERSE_REINSTATEMENT');
    await late.does('enforcement-judge', 'suspensions/findings/reversal', '2026-07-02T10:00:00+08:00', {
      listingId: 'l',
      suspensionId: 's',
      restoredAs: 's-2',
    });
    // The money was faster: nothing is left for him.
    await inDefault(early);
    await neverWas(early, '2026-07-01T09:00:00+08:00');
    expect(
      await early.does('enforcement-judge', 'suspensions/findings/confirmation', CONFIRMED, { listingId: 'l' }, 422),
    ).toMatchObject({ code: 'SUSPENSION.NO_FINDING' });
    expect((await suspensionsOf(late)).map(({ decisionNumber }) => decisionNumber)).toEqual(
      (await decisionsOf(late)).map(({ number }) => number),
    );
    expect(await decisionsOf(late)).toHaveLength(2);
    for (const record of [late, early]) {
      expect(await stageOf(record)).toBe('SUSPENDED');
      const { suspensions } = (await record.rows('listings'))[0] as { suspensions: object[] };
      expect(suspensions.at(-1)).toMatchObject({ lastDay: '2026-11-06' });
      expect((await record.reads('party', '/negative-list', '2026-07-04T09:00:00+08:00')).length).toBe(0);
      expect(await record.openTasks()).not.toContain('CONFIRM_FINDING');
    }
  });

  it('stays where the judge lets a default pass, and that one is not found again', async () => {
    const record = await suspended();
    await inDefault(record);
    const why = { listingId: 'l', why: '银行系统故障，次日到账' };
    await record.does('enforcement-judge', 'suspensions/findings/dismissal', CONFIRMED, why);
    await inDefault(record, '2026-07-02T09:00:00+08:00');
    expect(await stageOf(record)).toBe('SUSPENDED');
    expect(await record.openTasks()).not.toContain('CONFIRM_FINDING');
  });
});

describe('the whitewash guard (S22)', () => {
  it('refuses with two grounds and their cures; suspended for illness and then fined, the entry stands again', async () => {
    const record = await listed(creditRepair, { ground: 2 });
    const { caseId } = record.courtCase;
    const paid = { receiptId: 'r', valueDate: '2026-05-06', amount: '10000.00' };
    await record.hears('received', '2026-05-06T09:00:00+08:00', { caseId, ...paid });
    await underReview(record, 'a', '2026-05-07T09:00:00+08:00');
    const asked = '2026-05-08T09:00:00+08:00';
    const grounds = await record.reads('party', '/negative-list', asked);
    expect(grounds.map(({ kind }: { kind: string }) => kind)).toEqual(['VIOLENCE', 'TOKEN_PERFORMANCE']);
    await record.does('enforcement-judge', 'applications/refusal', asked, { id: 'a' });
    const [letter] = await record.letters('repair-refused');
    expect(letter!.match(/修复途径/g)).toHaveLength(2);

    // The way to cure is gone: punished and repented; an illness is the ground.
    const cured = '2026-06-01T09:00:00+08:00';
    await record.does('enforcement-judge', 'conducts/cure', cured, { id: 'l', how: '已缴罚款，书面悔过' });
    await underReview(record, 'b', '2026-06-02T09:00:00+08:00');
    await record.does('enforcement-judge', 'suspensions', '2026-06-08T09:00:00+08:00', {
      applicationId: 'b',
      listingId: 'l',
      suspensionId: 's',
      found: [...KEPT, ...found('FORCE_MAJEURE')],
    });
    const paper = { id: 'vc', purpose: '就医出行', suspensionId: 's' };
    await record.does('credit-officer', 'certificates/decision', '2026-06-08T10:00:00+08:00', paper);

    const fined = '2026-08-24T09:00:00+08:00';
    const luxury = {
      id: 'x',
      kind: 'LIMIT_BROKEN',
      on: '2026-08-20',
      evidence: '高档酒店消费记录',
      punishedBy: '（2026）鲁0502司惩3号',
    };
    await record.does('credit-officer', 'conducts', fined, luxury);
    const broken = { listingId: 'l', condition: 'LIMITS_KEPT', conductId: 'x' };
    await record.does('credit-officer', 'suspensions/findings', fined, broken);
    await confirm(record, '2026-08-25T09:00:00+08:00');
    expect(await stageOf(record)).toBe('PUBLISHED');
    expect(await record.facts('listing-reinstated')).toMatchObject([{ why: 'FINDING' }]);
    expect(await record.facts('repair-certificate-revoked')).toMatchObject([
      { certificateId: 'vc', why: 'REINSTATED' },
    ]);
    expect(await record.openTasks()).toEqual(
      expect.arrayContaining(['CONSIDER_REFUSAL_LEAD', 'CONSIDER_TERM_EXTENSION']),
    );
  });

  it('counts what a related party did once a judge finds it the debtor’s, and never who reported it', async () => {
    const record = await listed(creditRepair);
    const at = '2026-05-06T09:00:00+08:00';
    const conduct = {
      id: 'x',
      kind: 'HIDDEN_ASSETS',
      on: '2026-04-01',
      evidence: '配偶账户流水',
      of: { relatedPartyId: 'spouse-1' },
    };
    await record.does('enforcement-judge', 'conducts', at, conduct);
    expect(await record.reads('credit-officer', '/negative-list', at)).toEqual([]);
    const why = { id: 'x', why: '款项实为被执行人所有' };
    expect(await record.does('enforcement-judge', 'conducts/attribution', at, why, 422)).toMatchObject({
      code: 'CONDUCT.SAME_PERSON',
    });
    const another = await creditRepair.service.token({
      roles: ['enforcement-judge'],
      court: record.courtCase.court,
      subject: 'judge-2',
    });
    await creditRepair.service.post(`${record.path}/conducts/attribution`, another, at).send(why).expect(201);
    expect(await record.reads('credit-officer', '/negative-list', at)).toMatchObject([
      { kind: 'HIDDEN_ASSETS', reason: { zh: expect.stringMatching(/经认定为被执行人所为/) } },
    ]);
  });

  it('is cumulative over a debtor’s cases: what stands in one bars an early repair in another (CR-NEG)', async () => {
    const first = await listed(creditRepair, { ground: 3 });
    const { parties } = first.courtCase;
    const second = await listed(creditRepair);
    second.courtCase.parties[1] = { ...second.courtCase.parties[1]!, partyRef: parties[1]!.partyRef! };
    await creditRepair.service.dataSource.query(
      'update credit_repair.case_directory set parties = $2 where case_id = $1',
      [second.courtCase.caseId, JSON.stringify(second.courtCase.parties)],
    );
    const at = '2026-05-06T09:00:00+08:00';
    expect(await second.reads('credit-officer', '/negative-list', at)).toMatchObject([
      { kind: 'HIDDEN_ASSETS', reason: { zh: expect.stringMatching(/另案中/) } },
    ]);
    expect(await second.reads('credit-officer', '/other-cases')).toMatchObject([
      { caseId: first.courtCase.caseId, role: 'DEBTOR', state: 'OPEN', listed: true },
    ]);
    await underReview(second, 'a', at);
    await second.does('enforcement-judge', 'applications/refusal', at, { id: 'a' });
    expect((await second.letters('repair-refused'))[0]).toMatch(/另案中/);
  });
});
