import { describe, expect, it } from '@jest/globals';
import { parseYuan } from '@hejie/law';
import { assetControlWithCases, type FileCase } from './fixture/case.js';
import { controlled, ENFORCEMENT, flat, identified, PAPERS } from './fixture/controlled.js';
import { documentsOf } from './fixture/documents.js';

const { court, courtCase } = assetControlWithCases();

const at = (day: string, hour = 10) => `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const SCHEDULE = ['2026-06-30', '2026-09-30'].map((due, i) => ({ no: i + 1, due, amount: '1000000.00' }));
const RESUMPTION = `${ENFORCEMENT}之九恢复执行裁定书`;
const account = flat('account', '300000', { class: 'DEPOSIT', indivisible: false });
const tasks = async ({ of }: FileCase, kind: string) =>
  (await court.service.workItems(of.caseId)).filter((task) => task.kind === kind).map(({ state }) => state);
const controls = async (file: FileCase) =>
  ((await file.reads('', await court.judge())).rows.controls as Record<string, string>[]).map(
    ({ id, assetId, state, rulingNumber }) => ({ id, assetId, state, rulingNumber }),
  );

/** Two flats are released at the creditor's wish; the debtor is in default, and enforcement resumes. */
async function resumed(): Promise<FileCase> {
  const file = await courtCase();
  await file.does('', await court.judge(), at('2026-01-05'), { authority: ENFORCEMENT, openedOn: '2026-01-04' });
  await identified(court, file);
  await controlled(court, file, [flat('a', '900000'), flat('b', '900000'), account]);
  const title = { principal: '2000000.00', dailyRate: '0', expiry: '2025-12-31', fee: '0.00' };
  await file.hears('accepted', at('2026-01-06', 11), { ...file.of, title, calendarEditions: [] });
  await file.hears('agreed', at('2026-03-01', 9), { schedule: SCHEDULE });
  const { partyId } = file.of.parties[0]!;
  for (const [id, day] of [
    ['a', '2026-03-02'],
    ['b', '2026-03-09'],
  ] as const) {
    const figure = (await file.reads(`/release-figure?assetIds=${id}`, await court.judge())).text.zh;
    const release = { id: `gift-${id}`, assetIds: [id], partyId, figure };
    await file.does('/releases/request', await court.clerk(), at(day), release);
    const of = { releaseId: release.id };
    await file.does('/releases/decision', await court.judge(), at(day, 11), of);
    await file.does('/releases/approval', await court.judge('judge-2'), at(day, 12), { ...of, ...PAPERS });
    await file.does('/releases/service', await court.officer(), at(day, 13), of);
    const receipt = { ...of, assetId: id, carriedOutBy: '缙云县不动产登记服务中心' };
    await file.does('/releases/receipt', await court.clerk(), at(day, 14), receipt);
  }
  await file.hears('inDefault', at('2026-07-01', 0), { instalment: 1, graceEndedOn: '2026-06-30' });
  await file.hears('resumed', at('2026-07-20'), { asOf: '2026-07-20', ground: 'SET-ART-11-0', total: '2000000.00' });
  return file;
}
const ruling = { authority: ENFORCEMENT, resumptionRuling: RESUMPTION, ...PAPERS };

describe('what was released is controlled again (beyond 19, PROC-9)', () => {
  it('by one command of a judge: one ruling, a notice to the keeper, the tasks done, and the time to the first receipt', async () => {
    const file = await resumed();
    expect(await tasks(file, 'REFREEZE')).toEqual(['OPEN', 'OPEN']);
    await file.does('/refreezes', await court.officer(), at('2026-07-22'), ruling, 403);
    await file.does('/refreezes', await court.judge(), at('2026-07-22'), ruling);
    expect((await controls(file)).slice(3)).toEqual([
      { id: 'recontrol-4', assetId: 'a', state: 'ORDERED', rulingNumber: `${ENFORCEMENT}之三` },
      { id: 'recontrol-5', assetId: 'b', state: 'ORDERED', rulingNumber: `${ENFORCEMENT}之三` },
    ]);
    expect(await tasks(file, 'REFREEZE')).toEqual(['DONE', 'DONE']);
    expect(await tasks(file, 'AWAIT_RECEIPT')).toEqual(['OPEN', 'OPEN']);
    const [paper, ...more] = await documentsOf(court, file, 'recontrol-ruling/');
    expect(more).toEqual([]);
    expect(paper!.number).toBe(`${ENFORCEMENT}之三`);
    for (const said of [
      '2026年7月1日',
      RESUMPTION,
      `${ENFORCEMENT}之一执行裁定书、${ENFORCEMENT}之二执行裁定书`,
      '登记的a',
      '登记的b',
    ])
      expect(paper!.text).toContain(said);
    expect(await documentsOf(court, file, 'control-notice/')).toMatchObject([
      { text: expect.stringContaining(`${ENFORCEMENT}之三执行裁定书`) as unknown as string },
    ]);
    const again = await file.does('/refreezes', await court.judge(), at('2026-07-22', 11), ruling, 422);
    expect(again.code).toBe('RECONTROL.NOTHING_READY');

    const back = { controlId: 'recontrol-5', carriedOutBy: '不动产登记服务中心', outcome: 'DONE' };
    const said = { ...back, effectiveOn: '2026-07-23' };
    await file.does('/controls/receipt', await court.clerk(), at('2026-07-23'), said);
    const [fact] = await court.service.facts(file.of.caseId, 'property-refrozen');
    expect(fact?.data).toMatchObject({ releaseId: 'gift-b', seconds: 24 * 3600 });
    const { refreezes } = await file.reads('/releases', await court.judge());
    expect(refreezes).toMatchObject([
      { id: 'gift-a', ruledAt: at('2026-07-22'), firstReceiptAt: null },
      { id: 'gift-b', ms: 24 * 3600 * 1000 },
    ]);
  }, 90_000);

  it('less of it where the judge says so; as a whole it is refused where it is too much, and before the resumption', async () => {
    const early = await courtCase();
    await early.does('', await court.judge(), at('2026-01-05'), { authority: ENFORCEMENT, openedOn: '2026-01-04' });
    const refused = await early.does('/refreezes', await court.judge(), at('2026-01-06'), ruling, 409);
    expect(refused.code).toBe('RECONTROL.NOT_RESUMED');
    const file = await resumed();
    await file.hears('received', at('2026-07-21'), { receiptId: 'r-1', valueDate: '2026-07-21', amount: '1600000.00' });
    const whole = await file.does('/refreezes', await court.judge(), at('2026-07-22'), ruling, 422);
    expect(whole.code).toBe('CONTROL.OVER_LIMIT');
    const less = { ...ruling, leftOut: ['b'], caps: [{ assetId: 'a', cap: '100000.00' }] };
    await file.does('/refreezes', await court.judge(), at('2026-07-22', 11), less);
    expect((await controls(file)).slice(3)).toMatchObject([{ assetId: 'a', state: 'ORDERED' }]);
    expect(await tasks(file, 'REFREEZE')).toEqual(['DONE', 'DONE']);
  }, 90_000);
});

describe('what property under control covers for each debtor (DIS-GRACE-2, DIS-ART-3)', () => {
  const told = async ({ of }: FileCase) =>
    (await court.service.facts(of.caseId, 'property-covered')).map(({ data }) => data);

  it('is told with the change that makes it, only where it changes, and taken back with a release', async () => {
    const file = await resumed();
    const partyId = file.of.parties[1]!.partyId;
    // Seven tenths of each flat, and the whole account; then without a, then without b.
    expect(await told(file)).toMatchObject([
      { partyId, controlled: '1560000.00', secured: '0.00', at: at('2026-01-06') },
      { partyId, controlled: '930000.00', at: at('2026-03-02', 14) },
      { partyId, controlled: '300000.00', at: at('2026-03-09', 14) },
    ]);
    expect(parseYuan('1560000.00')).toBe((((900_000n + 900_000n) * 7n) / 10n + 300_000n) * 100n);
    const { rows } = await file.reads('', await court.party(file.of.parties[0]!.partyRef!));
    expect(rows.covered).toEqual([]);
  }, 90_000);
});
