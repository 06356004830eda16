import { describe, expect, it } from '@jest/globals';
import { ENFORCEMENT } from './fixture/controlled.js';
import { assetControlWithCases, type FileCase } from './fixture/case.js';
import {
  at,
  creditorOf,
  named,
  openedFile,
  papers,
  PRESERVED,
  seeksEnforcement,
  underControl,
} from './fixture/on-paper.js';

const { court, courtCase } = assetControlWithCases();

const controls = async (file: FileCase) =>
  ((await file.reads('', await court.judge())).rows.controls as Record<string, string>[]).map(
    ({ id, state, lastDay }) => [id, state, lastDay],
  );
const letters = async ({ of }: FileCase, kind: string) =>
  (await court.service.letters(of.caseId, kind)).map(({ partyId, issuedAt }) => [partyId, issuedAt.toISOString()]);
const tasks = async ({ of }: FileCase, kind: string) =>
  (await court.service.workItems(of.caseId))
    .filter((task) => task.kind === kind)
    .map(({ state, role, dueAt }) => [state, role, dueAt?.toISOString() ?? null]);
const facts = async ({ of }: FileCase, name: string) =>
  (await court.service.facts(of.caseId, name)).map(({ data }) => data);
const midnight = (day: string) => new Date(at(day, '00:00:00')).toISOString();
const worth = async (file: FileCase) =>
  (await file.reads('/coverage', await court.judge())).original.value.worth as string;

/** S18: a deposit, a car and a house, all controlled on 2026-01-20. */
async function s18(): Promise<FileCase> {
  const file = await openedFile(court, await courtCase(), { on: '2026-01-19' });
  await named(court, file, 'account', {}, at('2026-01-19', '11:00:00'));
  await named(
    court,
    file,
    'car',
    { class: 'VEHICLE', indivisible: true, value: '50000.00' },
    at('2026-01-19', '11:00:00'),
  );
  await named(court, file, 'house', { class: 'REAL_ESTATE' }, at('2026-01-19', '11:00:00'));
  const orders = [
    { controlId: 'c-account', assetId: 'account', cap: '100000.00' },
    { controlId: 'c-car', assetId: 'car' },
    { controlId: 'c-house', assetId: 'house' },
  ];
  await underControl(court, file, orders, '2026-01-20');
  expect(await controls(file)).toEqual([
    ['c-account', 'EFFECTIVE', '2027-01-19'],
    ['c-car', 'EFFECTIVE', '2028-01-19'],
    ['c-house', 'EFFECTIVE', '2029-01-19'],
  ]);
  return file;
}

describe('S18: controls that end during a long plan, through the case by its own timers', () => {
  it('reminders 30 and 7 days before; nobody renews, and it lapses on its day: coverage falls, creditor and judge are told', async () => {
    const file = await s18();
    const { partyId } = creditorOf(file);
    const before = await worth(file);
    await file.passes(at('2026-12-19', '23:59:59'));
    expect(await letters(file, 'renewal-due')).toEqual([]);
    await file.passes(at('2026-12-20', '00:00:00'));
    expect(await letters(file, 'renewal-due')).toEqual([[partyId, midnight('2026-12-20')]]);
    expect(await tasks(file, 'RENEW_CONTROL')).toEqual([['OPEN', 'enforcement-judge', midnight('2027-01-20')]]);
    await file.passes(at('2027-01-19', '23:59:59'));
    expect(await letters(file, 'renewal-due')).toEqual([
      [partyId, midnight('2026-12-20')],
      [partyId, midnight('2027-01-12')],
    ]);
    expect((await controls(file))[0]).toEqual(['c-account', 'EFFECTIVE', '2027-01-19']);
    await file.passes(at('2027-01-20', '00:00:00'));
    expect((await controls(file))[0]).toEqual(['c-account', 'LAPSED', '2027-01-19']);
    expect(await facts(file, 'control-lapsed')).toMatchObject([
      { controlId: 'c-account', assetId: 'account', lastDay: '2027-01-19', at: at('2027-01-20', '00:00:00') },
    ]);
    expect(await letters(file, 'control-lapsed')).toEqual([[partyId, midnight('2027-01-20')]]);
    expect(await tasks(file, 'RENEW_CONTROL')).toEqual([['CANCELLED', 'enforcement-judge', midnight('2027-01-20')]]);
    expect(await tasks(file, 'CONTROL_LAPSED')).toEqual([['OPEN', 'enforcement-judge', null]]);
    expect([before, await worth(file)]).toEqual(['205000.00', '105000.00']);
  }, 120_000);

  it('renewed: a new ruling and a new receipt; the day on which it was carried out counts, whenever its receipt comes', async () => {
    const file = await s18();
    await file.passes(at('2027-01-12', '00:00:00'));
    await file.does('/renewals', await court.judge(), at('2027-01-12'), { controlIds: ['c-account'], ...papers });
    expect(await tasks(file, 'RENEW_CONTROL')).toEqual([['DONE', 'enforcement-judge', midnight('2027-01-20')]]);
    const { body } = await court.service.read(`/cases/${file.of.caseId}/documents`, await court.judge()).expect(200);
    expect(body.items.map(({ documentId }: { documentId: string }) => documentId)).toEqual(
      expect.arrayContaining(['renewal-notice/c-account/2027-01-20', 'renewal-ruling/c-account/2027-01-20']),
    );
    // No receipt within three working days: an alarm. None by the last day: what lasted is over, as far as anybody knows.
    await file.passes(at('2027-01-20', '00:00:00'));
    expect(await facts(file, 'property-overdue')).toMatchObject([
      { what: 'RECEIPT', subject: 'c-account', at: at('2027-01-16', '00:00:00') },
    ]);
    expect((await controls(file))[0]).toEqual(['c-account', 'LAPSED', '2027-01-19']);
    const receipt = {
      controlId: 'c-account',
      carriedOutBy: '某银行',
      effectiveOn: '2027-01-18',
      newControlId: 'c-account-2',
    };
    await file.does('/renewals/receipt', await court.clerk(), at('2027-01-21'), receipt);
    expect(await controls(file)).toMatchObject([['c-account', 'EFFECTIVE', '2028-01-19'], {}, {}]);
    expect(await letters(file, 'lapse-withdrawn')).toHaveLength(1);
    expect(await tasks(file, 'CONTROL_LAPSED')).toEqual([['CANCELLED', 'enforcement-judge', null]]);
  }, 120_000);

  it('one ruling renews what one ruling controlled: a notice to each keeper, and receipts one by one', async () => {
    const file = await openedFile(court, await courtCase(), { on: '2026-01-19' });
    const flats = ['flat-1', 'flat-2', 'flat-3'];
    for (const [index, flat] of flats.entries()) {
      const detail = { description: `房屋${flat}`, keeper: index < 2 ? '甲不动产登记中心' : '乙不动产登记中心' };
      await named(court, file, flat, { class: 'REAL_ESTATE', value: '20000.00', detail }, at('2026-01-19', '11:00:00'));
    }
    const orders = flats.map((assetId) => ({ controlId: `c-${assetId}`, assetId }));
    await underControl(court, file, orders, '2026-01-20');
    const controlIds = orders.map(({ controlId }) => controlId);
    const judge = await court.judge();
    await file.does('/renewals', judge, at('2029-01-10'), { controlIds: [...controlIds, 'x'], ...papers }, 404);
    await file.does('/renewals', judge, at('2029-01-10', '10:00:00'), { controlIds, ...papers });
    const { body } = await court.service.read(`/cases/${file.of.caseId}/documents`, judge).expect(200);
    const made = (body.items as { documentId: string; number: string }[]).filter(({ documentId }) =>
      documentId.startsWith('renewal-'),
    );
    expect(made.map(({ documentId }) => documentId).sort()).toEqual([
      'renewal-notice/c-flat-1/2029-01-20',
      'renewal-notice/c-flat-3/2029-01-20',
      'renewal-ruling/c-flat-1/2029-01-20',
    ]);
    const { rows } = await file.reads('', judge);
    const numberOf = (id: string) => made.find(({ documentId }) => documentId === `renewal-${id}/2029-01-20`)!.number;
    expect(
      (rows.controls as { renewals: { order: object }[] }[]).map(({ renewals }) => renewals[0]!.order),
    ).toMatchObject(
      ['c-flat-1', 'c-flat-1', 'c-flat-3'].map((first) => ({
        rulingNumber: numberOf('ruling/c-flat-1'),
        noticeNumber: numberOf(`notice/${first}`),
      })),
    );
    const receipt = { controlId: 'c-flat-2', carriedOutBy: '甲不动产登记中心', effectiveOn: '2029-01-12' };
    await file.does('/renewals/receipt', await court.clerk(), at('2029-01-12'), receipt);
    expect(await controls(file)).toEqual([
      ['c-flat-1', 'EFFECTIVE', '2029-01-19'],
      ['c-flat-2', 'EFFECTIVE', '2032-01-19'],
      ['c-flat-3', 'EFFECTIVE', '2029-01-19'],
    ]);
  }, 120_000);

  it('under 执保 the applicant is told the rule, warned 30 and 15 days before, and must ask a week before', async () => {
    const file = await openedFile(court, await courtCase(), { on: '2026-01-19', preserved: true });
    await named(court, file, 'account', {}, at('2026-01-19', '12:00:00'));
    await underControl(
      court,
      file,
      [{ controlId: 'c-1', assetId: 'account', cap: '100000.00' }],
      '2026-01-20',
      PRESERVED,
    );
    await seeksEnforcement(court, file, '2026-01-20');
    const [told] = await court.service.letters(file.of.caseId, 'control-in-effect');
    expect(told).toMatchObject({ partyId: creditorOf(file).partyId, body: expect.stringContaining('期限届满七日前') });
    await file.passes(at('2027-01-12', '08:00:00'));
    const { partyId, partyRef } = creditorOf(file);
    expect(await letters(file, 'renewal-due')).toEqual([
      [partyId, midnight('2026-12-20')],
      [partyId, midnight('2027-01-04')],
    ]);
    expect(await tasks(file, 'RENEW_CONTROL')).toEqual([]);
    await file.does(
      '/renewals',
      await court.judge(),
      at('2027-01-12', '09:00:00'),
      { controlIds: ['c-1'], ...papers },
      409,
    );
    const asks = { controlId: 'c-1', partyId };
    await file.does('/renewals/application', await court.party(partyRef!), at('2027-01-12', '10:00:00'), asks);
    expect(await tasks(file, 'DECIDE_RENEWAL')).toEqual([['OPEN', 'enforcement-judge', midnight('2027-01-20')]]);
    await file.does('/renewals', await court.judge(), at('2027-01-18'), { controlIds: ['c-1'], ...papers });
    expect(await letters(file, 'renewal-time-over')).toEqual([]);
    const receipt = { controlId: 'c-1', carriedOutBy: '某银行', effectiveOn: '2027-01-19', newControlId: 'c-2' };
    await file.does('/renewals/receipt', await court.clerk(), at('2027-01-19'), receipt);
    expect(await controls(file)).toEqual([['c-1', 'EFFECTIVE', '2028-01-19']]);
    // And the next time nobody asks.
    await file.passes(at('2028-01-13', '00:00:00'));
    expect(await letters(file, 'renewal-time-over')).toEqual([[partyId, midnight('2028-01-13')]]);
  }, 120_000);
});

describe('an order without a receipt (PROC-13)', () => {
  it('is an alarm after three working days, and the receipt ends it', async () => {
    const file = await openedFile(court, await courtCase());
    await named(court, file, 'account', {}, at('2026-06-01', '11:00:00'));
    const orders = [{ controlId: 'c-1', assetId: 'account', cap: '100000.00' }];
    await file.does('/controls', await court.judge(), at('2026-06-02'), { authority: ENFORCEMENT, orders, ...papers });
    await file.passes(at('2026-06-06', '00:00:00'));
    expect(await tasks(file, 'RECEIPT_OVERDUE')).toEqual([['OPEN', 'asset-control-officer', null]]);
    const receipt = { controlId: 'c-1', carriedOutBy: '某银行', outcome: 'DONE', amount: '80000.00' };
    await file.does('/controls/receipt', await court.clerk(), at('2026-06-08'), receipt);
    expect(await tasks(file, 'RECEIPT_OVERDUE')).toEqual([['DONE', 'asset-control-officer', null]]);
    expect(await worth(file)).toBe('80000.00');
  }, 60_000);
});
