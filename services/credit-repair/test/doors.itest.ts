import { beforeAll, describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { withCourtClock } from '@hejie/temporal';
import { creditRepairFixture, NOTICE } from './fixture.js';
import { caseOfRecords, RecordUnderTest } from './fixture/record-under-test.js';
import { LISTING, owing, plan, type SanctionsUnderTest } from './fixture/sanctions-under-test.js';
import { CreditRounds } from '../src/rounds/credit-rounds.js';

const creditRepair = creditRepairFixture();
beforeAll(() => caseOfRecords(creditRepair));

const LISTED = '2026-03-02T09:00:00+08:00';
const LATER = '2026-06-02T09:00:00+08:00';

async function propose(record: SanctionsUnderTest, over: object = {}) {
  const caseNumber = record.authority;
  const body = { partyId: record.debtor, listingId: LISTING, caseNumber, ground: 2, evidence: ['转移财产'] };
  const path = `/cases/${encodeURIComponent(record.courtCase.caseId)}/credit`;
  const answer = await creditRepair.service
    .post(path, await record.token('credit-officer'), LATER)
    .send({ ...body, subject: { kind: 'UNIT' }, ...over });
  return [answer.status, (answer.body as { readonly code?: string }).code];
}

describe('what a record does not take', () => {
  it('a proposal under the id of a published entry, which stays', async () => {
    const record = await (await owing(creditRepair)).listed(LISTED);
    expect(await propose(record)).toEqual([422, 'CREDIT.ID_TAKEN']);
    expect(await record.stage()).toBe('PUBLISHED');
    expect(await propose(record, { listingId: 'l-2', ground: 1, notice: NOTICE })).toEqual([422, 'LISTING.LIVE']);
  });

  it('a person as a unit: whom the identity that is on record says he is, at the proposal, the opening and the decision', async () => {
    const record = await owing(creditRepair);
    const person = { kind: 'PERSON', name: '李某', number: '110105194912310046' };
    await record.proposed(LISTED);
    await record.identified(record.debtor, person);
    const decision = { listingId: LISTING, verdict: { outcome: 'LIST' } };
    expect(await record.refused('court-president', 'decision', LATER, decision)).toBe('CREDIT.SUBJECT_KIND');
    const refusal = { listingId: LISTING, verdict: { outcome: 'REFUSE', reasons: ['身份登记有误'] } };
    await record.does('court-president', 'decision', LATER, refusal);
    expect(await propose(record, { listingId: 'l-2' })).toEqual([422, 'CREDIT.SUBJECT_KIND']);
    const born = { kind: 'PERSON', bornOn: '1980-05-06' };
    expect(await propose(record, { listingId: 'l-2', subject: born })).toEqual([422, 'CREDIT.SUBJECT_BORN']);
    const subject = { kind: 'PERSON', bornOn: '1949-12-31' };
    expect(await propose(record, { listingId: 'l-2', subject })).toEqual([201, undefined]);
    expect(await record.rows('subject')).toMatchObject([subject]);
    expect((await record.does('clerk', 'opening', LATER, { kind: 'UNIT' }, 422)).code).toBe('CREDIT.SUBJECT_KIND');
  });

  it('a sanction under a number that is no enforcement of this court (DIS-ART-1, LIM-ART-1, PROC-27)', async () => {
    const record = await owing(creditRepair);
    const mediated = record.courtCase.caseNumber;
    expect(mediated).toContain('执前调');
    expect(await propose(record, { caseNumber: undefined })).toEqual([422, 'REQUEST.INVALID']);
    for (const [caseNumber, code] of [
      [mediated, 'SANCTION.NO_CASE_NUMBER'],
      ['执字第一百号', 'SANCTION.CASE_NUMBER_INVALID'],
      [record.authority.replace('鲁0502', '鲁0503'), 'AUTHORITY.OTHER_COURT'],
      [record.authority.replace('2026', '2027'), 'AUTHORITY.FUTURE_NUMBER'],
    ] as const)
      expect(await propose(record, { caseNumber })).toEqual([422, code]);
    await creditRepair.service.read(record.path, await record.token('credit-officer')).expect(404);
    await record.proposed(LISTED);
    const of = { subjectPartyId: record.debtor, caseNumber: mediated };
    const limit = { ...of, id: 'm', kind: 'CONSUMPTION', capacity: 'DEBTOR' };
    const fine = { kind: 'FINE', amount: '60000.00' };
    const penalty = { ...of, id: 'f', on: 'UNIT', measure: fine, conduct: '拒不履行', evidence: ['笔录'] };
    const code = 'SANCTION.NO_CASE_NUMBER';
    for (const [role, path, body, rule] of [
      ['court-president', 'limits', limit, 'LIM-ART-1'],
      ['court-president', 'limits', { ...limit, caseNumber: undefined }, 'LIM-ART-1'],
      ['credit-officer', 'penalties', penalty, 'PROC-27'],
    ] as const)
      expect(await record.does(role, path, LATER, body, 422)).toMatchObject({ code, rule });
  });

  it('a listing for non-performance, or a limit of consumption, before the notice of enforcement has run (DIS-ART-5-1, LIM-ART-1)', async () => {
    const record = await owing(creditRepair);
    const runs = { servedOn: '2026-05-29', lastDay: '2026-06-02' };
    const refusals = [
      [undefined, 'SANCTION.NO_NOTICE'],
      [runs, 'SANCTION.NOTICE_RUNS'],
      [{ servedOn: '2026-06-03', lastDay: '2026-06-05' }, 'SANCTION.NOTICE_DATES'],
      [{ servedOn: '2026-05-29', lastDay: '2026-05-28' }, 'SANCTION.NOTICE_DATES'],
    ] as const;
    for (const [notice, code] of refusals) expect(await propose(record, { ground: 1, notice })).toEqual([422, code]);
    await creditRepair.service.read(record.path, await record.token('credit-officer')).expect(404);
    await record.proposed(LISTED, 2, { notice: undefined });
    const of = { id: 'm', kind: 'CONSUMPTION', subjectPartyId: record.debtor, capacity: 'DEBTOR' };
    for (const [notice, code] of refusals) {
      const order = { ...of, caseNumber: record.authority, notice };
      expect((await record.does('court-president', 'limits', LATER, order, 422)).code).toBe(code);
    }
  });

  it('a creditor: he is not listed, and has no record', async () => {
    const record = await owing(creditRepair);
    expect(await propose(record, { partyId: record.creditor })).toEqual([422, 'CREDIT.NOT_DEBTOR']);
    const opening = `/cases/${encodeURIComponent(record.courtCase.caseId)}/credit/${encodeURIComponent(record.creditor)}/opening`;
    const { body } = await creditRepair.service
      .post(opening, await record.token('clerk'), LATER)
      .send({ kind: 'UNIT' })
      .expect(422);
    expect(body.code).toBe('CREDIT.NOT_DEBTOR');
    const [{ count }] = await creditRepair.service.dataSource.query(
      'select count(*)::integer as count from credit_repair.file where case_id = $1',
      [record.courtCase.caseId],
    );
    expect(count).toBe(0);
  });
});

describe('a grace that is over before its timer', () => {
  it('leaves the publication to be told by it, whatever is heard meanwhile', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-01T09:00:00+08:00');
    await record.decided('2026-12-01T10:00:00+08:00', 1);
    const receipt = { receiptId: 'r-1', valueDate: '2027-01-01', amount: '100.00' };
    const { caseId } = record.courtCase;
    await record.hears('received', '2027-01-02T00:00:05+08:00', { caseId, ...receipt });
    await record.until('2027-01-02T12:00:00+08:00');
    expect(await record.openTasks()).toContain('PUBLISH');
    await record.published('2027-01-02T13:00:00+08:00');
    expect([await record.stage(), (await record.openTasks()).includes('PUBLISH')]).toEqual(['PUBLISHED', false]);
  });

  it('lets the officer publish, of whom nobody has asked it yet', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-01T09:00:00+08:00');
    await record.decided('2026-12-01T10:00:00+08:00', 1);
    await record.published('2027-01-05T13:00:00+08:00');
    expect(await record.stage()).toBe('PUBLISHED');
  });
});

describe('what a debtor reads of his record', () => {
  it('has no measure before it is served on him', async () => {
    const record = await (await owing(creditRepair)).listed(LISTED);
    const of = { id: 'f-1', subjectPartyId: record.debtor, on: 'UNIT', conduct: '拒不履行', evidence: ['笔录'] };
    const measured = { ...of, caseNumber: record.authority };
    await record.does('credit-officer', 'penalties', LATER, {
      ...measured,
      measure: { kind: 'FINE', amount: '60000.00' },
    });
    const read = async (role: 'party' | 'credit-officer') => (await record.reads(role, '')).rows.penalties;
    expect(await read('credit-officer')).toHaveLength(1);
    expect(await read('party')).toEqual([]);
    // Opening it again is another door to the same record.
    const opened = await record.does('party', 'opening', LATER, { kind: 'UNIT' });
    expect(opened.rows.penalties).toEqual([]);
  });
});

describe('files that are handed in', () => {
  const handIn = (record: RecordUnderTest, documentId: string, bytes: Buffer, status = 201) =>
    record.does(
      'party',
      'proofs',
      LATER,
      { documentId, name: '材料.pdf', mediaType: 'application/pdf', content: bytes.toString('base64') },
      status,
    );
  const pdf = (size: number, mark = 0x20) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size, mark)]);

  it('may have eight megabytes, and text that is no base64 is refused', async () => {
    const record = await owing(creditRepair);
    expect(await handIn(record, 'large', pdf(8 * 1024 * 1024 - 9))).toMatchObject({ size: 8 * 1024 * 1024 });
    const of = { documentId: 'd', name: '材料.pdf', mediaType: 'application/pdf' };
    for (const content of ['JVBERi0', 'JVBE=Ri0', '%PDF'])
      expect((await record.does('party', 'proofs', LATER, { ...of, content }, 422)).code).toBe('REQUEST.INVALID');
  });

  it('come at once under one id, and one of them is told that it is taken', async () => {
    const record = await owing(creditRepair);
    const send = async (mark: number) => {
      const content = pdf(10, mark).toString('base64');
      const body = { documentId: 'd', name: '材料.pdf', mediaType: 'application/pdf', content };
      const token = await record.token('party');
      return (await creditRepair.service.post(`${record.path}/proofs`, token, LATER).send(body)).status;
    };
    expect((await Promise.all([send(0x31), send(0x32)])).sort()).toEqual([201, 409]);
  });

  it('are large at their own door alone', async () => {
    const record = await (await owing(creditRepair)).listed(LISTED);
    const body = { listingId: LISTING, warning: 'x'.repeat(2 * 1024 * 1024) };
    await record.does('clerk', 'deletion-requests', LATER, body, 413);
  });
});

describe('a look for other cases', () => {
  it('is of this court, and says where nobody can look', async () => {
    const record = await owing(creditRepair);
    const { partyRef } = record.courtCase.parties[1]!;
    const here = await creditRepair.service.enter();
    const there = await creditRepair.service.enter({ court: '琼02' });
    for (const { caseId } of [here, there])
      await creditRepair.service.dataSource.query(
        `update credit_repair.case_directory set parties = jsonb_set(parties, '{1,partyRef}', to_jsonb($2::text)) where case_id = $1`,
        [caseId, partyRef],
      );
    const read = async () => await record.reads('enforcement-judge', '/other-cases');
    expect(await read()).toEqual([expect.objectContaining({ caseId: here.caseId })]);
    await creditRepair.service.dataSource.query(
      `update credit_repair.case_directory set parties = parties #- '{1,partyRef}' where case_id = $1`,
      [record.courtCase.caseId],
    );
    const { body } = await creditRepair.service
      .read(`${record.path}/other-cases`, await record.token('enforcement-judge'))
      .expect(422);
    expect(body).toMatchObject({ code: 'OTHER_CASES.NO_ACCOUNT', rule: 'CR-L-PD' });
  });
});

describe('a closed record', () => {
  it('is open again, and its case starts again, where somebody has something to do in it (CLS-4)', async () => {
    const record = await owing(creditRepair);
    await record.does('clerk', 'opening', LATER, { kind: 'UNIT' });
    const { caseId } = record.courtCase;
    await record.hears('performed', '2026-12-11T15:00:00+08:00', { caseId, performedOn: '2026-12-11' });
    const close = (at: string) => record.does('credit-officer', 'closing', at, { reason: '已履行' });
    await close('2026-12-12T09:00:00+08:00');
    const again = await record.asks('credit-officer', 'closing', '2026-12-12T10:00:00+08:00', { reason: '已履行' });
    expect([again.status, again.body.code]).toEqual([409, 'CASE.ENDED']);
    const at = '2026-12-13T09:00:00+08:00';
    const refused = await record.asks('credit-officer', 'publication', at, { listingId: 'unknown' });
    expect([refused.status, refused.body.code]).toEqual([422, 'CREDIT.UNKNOWN_ROW']);
    expect(await record.facts('credit-reopened')).toEqual([]);
    const conduct = { id: 'x', kind: 'FALSE_REPORT', on: '2026-12-12', evidence: '财产报告不实', of: 'DEBTOR' };
    await record.does('credit-officer', 'conducts', at, conduct);
    expect(await record.facts('credit-reopened')).toMatchObject([{ partyId: record.debtor, reopenings: 1, at }]);
    expect(await creditRepair.service.audit(caseId)).toContain('credit-officer-1 file.reopened');
    expect(await record.rows('conducts')).toMatchObject([{ id: 'x' }]);
    await close('2026-12-14T09:00:00+08:00');
    await record.does('clerk', 'opening', '2026-12-16T09:00:00+08:00', { kind: 'UNIT' });
    expect((await record.facts('credit-reopened')).at(-1)).toMatchObject({ reopenings: 2 });
  });
});

describe('the daily round', () => {
  const round = async (at: string) => {
    const now = courtInstant(at);
    const clock = { mode: 'compressed', anchorReal: Date.now(), anchorCourt: now, rate: 1, holdAt: now } as const;
    const { tellPerformedOnTime } = creditRepair.service.get(CreditRounds).activities;
    await withCourtClock(clock, async () => {
      for (let after = await tellPerformedOnTime(null); after !== null;) after = await tellPerformedOnTime(after);
    });
  };
  /** In one payment, on its day. */
  const performed = async (record: SanctionsUnderTest) => {
    const { caseId } = record.courtCase;
    const at = '2026-12-11T15:00:00+08:00';
    const due = { schedule: [{ no: 1, due: '2026-12-11', amount: '100000.00' }] };
    await record.hears('agreed', '2026-10-01T10:00:00+08:00', { ...plan(record), ...due });
    const receipt = { receiptId: 'r', valueDate: '2026-12-11', amount: '100000.00' };
    await record.hears('received', at, { caseId, ...receipt });
    await record.hears('performed', at, { caseId, performedOn: '2026-12-11' });
    return record;
  };

  it('goes on where one record cannot be read, and tells once where two try at once', async () => {
    const [broken, sound] = [await performed(await owing(creditRepair)), await performed(await owing(creditRepair))];
    await creditRepair.service.dataSource.query(
      `update credit_repair.settlement_course set course = jsonb_set(course, '{receipts}', '"none"') where case_id = $1`,
      [broken.courtCase.caseId],
    );
    const at = '2026-12-12T05:00:00+08:00';
    await Promise.all([round(at), round(at)]);
    expect(await sound.facts('performed-on-time')).toHaveLength(1);
    expect(await broken.facts('performed-on-time')).toEqual([]);
  });

  it('asks the settlement of a closed record, which is open again when its performance is undone', async () => {
    const record = await owing(creditRepair);
    await record.does('clerk', 'opening', LATER, { kind: 'UNIT' });
    await performed(record);
    await record.does('credit-officer', 'closing', '2026-12-12T09:00:00+08:00', { reason: '已履行' });
    await round('2026-12-13T05:00:00+08:00');
    expect(await record.facts('performed-on-time')).toHaveLength(1);
    const { caseId } = record.courtCase;
    await record.hears('reversed', '2026-12-14T09:00:00+08:00', { caseId, receiptId: 'r' });
    expect(await record.facts('credit-reopened')).toHaveLength(1);
    await round('2026-12-15T05:00:00+08:00');
    expect(await record.facts('performed-on-time-withdrawn')).toHaveLength(1);
  });
});
