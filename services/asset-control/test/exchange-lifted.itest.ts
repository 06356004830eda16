import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { eventually } from '@hejie/testing';
import { ENFORCEMENT } from './fixture/controlled.js';
import { assetControlWithCases, type FileCase } from './fixture/case.js';
import { ACCOUNT, FLAT, KeepersProcess } from './fixture/keepers.js';
import { at, creditorOf, debtorOf, ID, openedFile, papers } from './fixture/on-paper.js';

const keepers = await KeepersProcess.prepare();
beforeAll(() => keepers.start(), 30_000);
const { court, courtCase } = assetControlWithCases({
  PROPERTY_EXCHANGE_URL: keepers.url,
  PROPERTY_EXCHANGE_PACE_MS: '50',
});
afterAll(() => keepers.end());

interface Request {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
}
const requests = ({ of }: FileCase): Promise<Request[]> =>
  court.service.dataSource.query(
    `select id, kind, state, attempts from exchange_request where case_id = $1 and kind <> 'QUERY' order by kind`,
    [of.caseId],
  );
const statesOf = async (file: FileCase) => (await requests(file)).map(({ kind, state }) => [kind, state]);
const tasks = async ({ of }: FileCase, kind: string) =>
  (await court.service.workItems(of.caseId)).filter((task) => task.kind === kind).map(({ state }) => state);
/** What the keepers say of an order: 404 where none came. */
const atKeepers = (id: string) =>
  fetch(`${keepers.url}/control-orders/${id}?at=${encodeURIComponent(courtInstant(at('2027-01-01')))}`).then(
    ({ status }) => status,
  );

/** An account of the debtor's, which its bank has named; `detail` of it as its keeper has it. */
async function withAccount(over: object = {}): Promise<FileCase> {
  const file = await openedFile(court, await courtCase());
  const asset = {
    ...{ id: 'account', class: 'DEPOSIT', value: '120000.00', valuedOn: '2026-06-01' },
    detail: { description: '尾号0312的账户', keeper: ACCOUNT.keeper, reference: ACCOUNT.reference },
    ...{ ownerPartyId: debtorOf(file).partyId, ...over },
  };
  await file.does('/assets', await court.clerk(), at('2026-06-02'), { byPartyId: creditorOf(file).partyId, asset });
  return file;
}
const ordered = async (file: FileCase) =>
  file.does('/controls', await court.judge(), at('2026-06-03'), {
    ...{ authority: ENFORCEMENT, ...papers },
    orders: [{ controlId: 'c-1', assetId: 'account', cap: '100000.00' }],
  });

/** Everything is paid, and the release is decided by two and served. */
async function servedAfterPerformance(file: FileCase): Promise<void> {
  await file.hears('performed', at('2026-06-05'), { performedOn: '2026-06-05' });
  await servedRelease(file, 'performed-1', '2026-06-06');
}
async function servedRelease(file: FileCase, releaseId: string, day: string): Promise<void> {
  await file.does('/releases/decision', await court.judge(), at(day), { releaseId });
  await file.does('/releases/approval', await court.judge('judge-2'), at(day, '10:00:00'), { releaseId, ...papers });
  await file.does('/releases/service', await court.officer(), at(day, '11:00:00'), { releaseId });
}
const receiptOnPaper = async (file: FileCase, releaseId: string) =>
  file.does('/releases/receipt', await court.clerk(), at('2026-06-07'), {
    ...{ releaseId, assetId: 'account', carriedOutBy: ACCOUNT.keeper },
  });

describe('an order that is lifted before it was carried out (PROC-14)', () => {
  it('is put no more once its keeper is back: what may have reached him is lifted by an order of its own', async () => {
    await keepers.settle(ID, [ACCOUNT, FLAT]);
    const file = await withAccount();
    await keepers.stop();
    await ordered(file);
    await eventually(async () => expect((await requests(file))[0]!.attempts).toBeGreaterThan(0), { timeout: 20_000 });
    await servedAfterPerformance(file);
    expect(await statesOf(file)).toEqual([
      ['CONTROL', 'SETTLED'],
      ['RELEASE', 'WAITING'],
    ]);
    await receiptOnPaper(file, 'performed-1');
    expect(await file.ended()).toMatchObject({ ending: 'RELEASED' });
    await keepers.start();
    await keepers.settle(ID, [ACCOUNT, FLAT]);
    const [control, release] = await requests(file);
    await court.service.dataSource.query('update exchange_request set next_at = now() where id = $1', [release!.id]);
    await eventually(async () => expect(await atKeepers(release!.id)).toBe(200), { timeout: 30_000 });
    expect(await atKeepers(control!.id)).toBe(404);
  }, 120_000);

  it('and has reached its keeper, who carries it out afterwards, lies with an officer', async () => {
    await keepers.settle(ID, [ACCOUNT], { DEPOSIT: { silent: true } });
    const file = await withAccount();
    await ordered(file);
    await eventually(async () => expect(await statesOf(file)).toEqual([['CONTROL', 'PUT']]), { timeout: 20_000 });
    await servedAfterPerformance(file);
    await receiptOnPaper(file, 'performed-1');
    expect(await file.ended()).toMatchObject({ ending: 'RELEASED' });
    await keepers.settle(ID, [ACCOUNT]);
    await court.service.dataSource.query(`update exchange_request set next_at = now() where kind = 'CONTROL'`);
    await eventually(async () => expect(await tasks(file, 'HELD_OUTSIDE_FILE')).toEqual(['OPEN']), { timeout: 30_000 });
    expect(await statesOf(file)).toContainEqual(['CONTROL', 'SETTLED']);
  }, 120_000);

  it('a partition releases what fell to the co-owners alone: its keeper is told on paper, not by an order on the whole (查扣冻12)', async () => {
    await keepers.settle(ID, [ACCOUNT]);
    const file = await withAccount({ share: '0.5', coOwnerPartyIds: ['spouse'] });
    await ordered(file);
    const receipt = { controlId: 'c-1', carriedOutBy: ACCOUNT.keeper, outcome: 'DONE', amount: '60000.00' };
    await file.does('/controls/receipt', await court.clerk(), at('2026-06-04'), receipt);
    const part = { id: 'part', assetId: 'account', debtorValue: '60000.00', creditorAccepts: true, basis: '分割协议' };
    await file.does('/partitions', await court.judge(), at('2026-06-05'), part);
    await servedRelease(file, 'part', '2026-06-06');
    expect((await statesOf(file)).filter(([kind]) => kind === 'RELEASE')).toEqual([]);
    await receiptOnPaper(file, 'part');
    const { rows } = await file.reads('', await court.judge());
    expect(rows.controls).toMatchObject([{ state: 'EFFECTIVE' }]);
  }, 90_000);
});
