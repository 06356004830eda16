import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@hejie/testing';
import { ENFORCEMENT } from './fixture/controlled.js';
import { assetControlWithCases, type FileCase } from './fixture/case.js';
import { ACCOUNT, KeepersProcess } from './fixture/keepers.js';
import { at, creditorOf, debtorOf, ID, openedFile } from './fixture/on-paper.js';

const keepers = await KeepersProcess.prepare();
beforeAll(() => keepers.start(), 30_000);
const { court, courtCase } = assetControlWithCases({
  PROPERTY_EXCHANGE_URL: keepers.url,
  PROPERTY_EXCHANGE_PACE_MS: '50',
});
afterAll(() => keepers.end());

const ROW = 'select state, attempts, fault from exchange_request where case_id = $1';
const request = async ({ of }: FileCase) => (await court.service.dataSource.query(ROW, [of.caseId]))[0];
const away = (file: FileCase) =>
  eventually(async () => expect(await request(file)).toMatchObject({ fault: 'EXCHANGE.AWAY' }), { timeout: 20_000 });
/** As after hours: it was tried in vain so often, and is tried once more now. */
const triedLong = ({ of }: FileCase) =>
  court.service.dataSource.query(
    'update exchange_request set attempts = 30, fault = null, next_at = now() where case_id = $1',
    [of.caseId],
  );
const clue = async (file: FileCase, clueId: string, when: string) =>
  file.does('/clues', await court.clerk(), when, {
    ...{ clueId, byPartyId: creditorOf(file).partyId, clear: false, words: '据说另有财产。' },
  });

it('what was put off while the keepers were away comes soon after they are back, however long that was', async () => {
  await keepers.settle(ID, [ACCOUNT]);
  const file = await openedFile(court, await courtCase());
  await keepers.stop();
  const body = { queryId: 'q-1', authority: ENFORCEMENT, partyId: debtorOf(file).partyId, classes: ['DEPOSIT'] };
  await file.does('/queries', await court.officer(), at('2026-06-02'), body);
  await away(file);
  await triedLong(file);
  await away(file);
  await keepers.start();
  await eventually(async () => expect(await request(file)).toMatchObject({ state: 'PUT' }), { timeout: 12_000 });

  await keepers.stop();
  // Nothing that was asked before is still under way then.
  await away(file);
  await triedLong(file);
  await away(file);
  // What was in vain for want of anybody there is no asking.
  await eventually(async () => expect(await request(file)).toMatchObject({ state: 'PUT', attempts: 30 }));
  await keepers.start();
  await clue(file, 'c-1', at('2026-06-02', '11:00:00'));
  await eventually(async () => expect(await request(file)).toMatchObject({ state: 'SETTLED' }), { timeout: 12_000 });
}, 90_000);
