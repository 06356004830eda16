import { expect, it } from '@jest/globals';
import { ENFORCEMENT } from './fixture/controlled.js';
import { assetControlWithCases, type FileCase } from './fixture/case.js';
import { at, creditorOf, named, openedFile, papers } from './fixture/on-paper.js';

const { court, courtCase } = assetControlWithCases();
const TRIAL = '（2024）鲁0503民初88号';
const preserved = {
  ...{ controlId: 'c-1', authority: ENFORCEMENT, assetId: 'account', preservedUnder: TRIAL, rank: 1 },
  ...{ rulingNumber: `${TRIAL}之一`, noticeNumber: '（2025）鲁0503执保9号协1', ruledOn: '2025-07-01' },
  ...{ carriedOutBy: '某某银行', effectiveOn: '2025-07-02', lastDay: '2026-07-01', cap: '100000.00' },
};
const PATH = '/controls/preservation';

const rows = async (file: FileCase, kind: string) => (await file.reads('', await court.judge())).rows[kind];
const tasks = async ({ of }: FileCase, kind: string) =>
  (await court.service.workItems(of.caseId)).filter((task) => task.kind === kind).map(({ state }) => state);

it('a preservation of the trial is brought in, counts, is renewed under the number of enforcement, released, and lapses (PROC-10, PROC-9R)', async () => {
  const file = await openedFile(court, await courtCase());
  await named(court, file, 'account', {}, at('2026-06-01', '11:00:00'));
  await named(court, file, 'flat', { class: 'REAL_ESTATE', indivisible: true }, at('2026-06-01', '11:00:00'));
  const does = async (body: object, status = 201) =>
    (await file.does(PATH, await court.officer(), at('2026-06-02'), body, status)).code;
  expect(await does({ ...preserved, rank: 0 }, 422)).toBe('REQUEST.INVALID');
  expect(await does({ ...preserved, lastDay: '2026-06-01' }, 422)).toBe('PRESERVATION.LAPSED');
  expect(await does({ ...preserved, preservedUnder: '（2024）鲁0503执异88号' }, 422)).toBe('PRESERVATION.NUMBER_KIND');
  await file.does(PATH, await court.clerk(), at('2026-06-02'), preserved, 403);
  await does(preserved);

  const [control] = await rows(file, 'controls');
  expect(control).toMatchObject({
    state: 'EFFECTIVE',
    authority: ENFORCEMENT,
    convertedFrom: TRIAL,
    lastDay: '2026-07-01',
  });
  const coverage = await file.reads('/coverage', await court.judge());
  expect(coverage.original.value.worth).not.toBe('0.00');
  expect(await court.service.facts(file.of.caseId, 'control-in-effect')).toMatchObject([
    { data: { controlId: 'c-1', from: '2025-07-02', lastDay: '2026-07-01' } },
  ]);
  expect(await court.service.letters(file.of.caseId, 'control-in-effect')).toMatchObject([
    { partyId: creditorOf(file).partyId },
  ]);
  expect(await tasks(file, 'TAKE_OVER_PRESERVED')).toEqual(['OPEN']);
  expect(await court.service.audit(file.of.caseId)).toContain('officer-1 property.preservation-brought-in');

  // Thirty days before it ends, the judge is to see to its renewal: of the court's own motion, under the number of enforcement.
  await file.passes(at('2026-06-02', '23:00:00'));
  expect(await tasks(file, 'RENEW_CONTROL')).toEqual(['OPEN']);
  await file.does('/renewals', await court.judge(), at('2026-06-20'), { controlIds: ['c-1'], ...papers });
  const receipt = { controlId: 'c-1', carriedOutBy: '某某银行', effectiveOn: '2026-06-22' };
  await file.does('/renewals/receipt', await court.clerk(), at('2026-06-22'), receipt);
  const [renewed] = await rows(file, 'controls');
  expect(renewed).toMatchObject({ lastDay: '2027-07-01', renewals: [{ from: '2026-07-02' }] });
  expect(renewed.renewals[0].order.rulingNumber).toContain(ENFORCEMENT);

  expect(await tasks(file, 'TAKE_OVER_PRESERVED')).toEqual(['DONE']);

  // Queued, it keeps its rank and waits; and what is under control already is not brought in again.
  const { effectiveOn: _, lastDay: __, cap: ___, ...queued } = preserved;
  await file.does(PATH, await court.officer(), at('2026-06-23'), {
    ...queued,
    ...{ controlId: 'c-2', assetId: 'flat', rank: 2 },
  });
  expect((await rows(file, 'controls'))[1]).toMatchObject({ state: 'QUEUED', rank: 2 });
  const twice = await file.does(PATH, await court.officer(), at('2026-06-23'), { ...preserved, controlId: 'c-3' }, 422);
  expect(twice.code).toBe('CONTROL.STANDS');

  const order = { id: 'r-1', ground: 'LAW_ORDERS', assetIds: ['flat'], basis: '申请执行人撤回对该项财产的申请' };
  await file.does('/releases/order', await court.judge(), at('2026-06-24'), order);
  expect(await rows(file, 'releases')).toMatchObject([{ id: 'r-1', state: 'DUE' }]);
  await file.passes(at('2027-07-02', '00:00:00'));
  expect((await rows(file, 'controls'))[0]).toMatchObject({ state: 'LAPSED' });
}, 120_000);
