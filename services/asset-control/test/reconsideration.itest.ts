import { describe, expect, it } from '@jest/globals';
import { assetControlWithCases, type FileCase } from './fixture/case.js';
import { at, creditorOf, debtorOf, named, openedFile, papers, underControl } from './fixture/on-paper.js';

const { court, courtCase } = assetControlWithCases();

const tasks = async ({ of }: FileCase, kind: string) =>
  (await court.service.workItems(of.caseId))
    .filter((task) => task.kind === kind)
    .map(({ state, dueAt }) => [state, dueAt?.toISOString() ?? null]);
const letters = async ({ of }: FileCase, kind: string) =>
  (await court.service.letters(of.caseId, kind)).map(({ partyId }) => partyId);
const midnight = (day: string) => new Date(at(day, '00:00:00')).toISOString();
const rows = async (file: FileCase, kind: string, token?: string) =>
  (await file.reads('', token ?? (await court.judge()))).rows[kind];

/** An account and a flat under control; the debtor’s objection to both, upheld for the account, and its ruling served. */
async function ruled(): Promise<FileCase> {
  const file = await openedFile(court, await courtCase());
  await named(court, file, 'account', {}, at('2026-06-01', '11:00:00'));
  await named(court, file, 'flat', { class: 'REAL_ESTATE', indivisible: true }, at('2026-06-01', '11:00:00'));
  const orders = [
    { controlId: 'c-1', assetId: 'account', cap: '100000.00' },
    { controlId: 'c-2', assetId: 'flat' },
  ];
  await underControl(court, file, orders, '2026-06-02');
  const { partyId: byPartyId } = debtorOf(file);
  const objection = { objectionId: 'o-1', kind: 'OVER_LIMIT', controlIds: ['c-1', 'c-2'], byPartyId };
  await file.does('/objections', await court.clerk(), at('2026-06-03'), objection);
  const ruling = { objectionId: 'o-1', rulingNumber: '（2026）鲁0502执异3号', upheldFor: ['c-1'] };
  await file.does('/objections/ruling', await court.judge(), at('2026-06-04'), ruling);
  const served = { objectionId: 'o-1', servedOn: '2026-06-05' };
  await file.does('/objections/service', await court.clerk(), at('2026-06-05', '10:00:00'), served);
  return file;
}
const RULING = { objectionId: 'o-1', rulingNumber: '（2026）鲁05执复6号', servedOn: '2026-07-01' };

describe('PROC-18: the ruling on an over-limit objection goes to the court above', () => {
  it('both sides are told their right and its last day; the creditor has the release of what he keeps taken back', async () => {
    const file = await ruled();
    const [creditor, debtor] = [creditorOf(file).partyId, debtorOf(file).partyId];
    expect((await letters(file, 'may-ask-reconsideration')).sort()).toEqual([creditor, debtor].sort());
    const [letter] = await court.service.letters(file.of.caseId, 'may-ask-reconsideration');
    expect(letter).toMatchObject({ body: expect.stringContaining('2026年6月15日') });
    expect(await tasks(file, 'AWAIT_RECONSIDERATION')).toEqual([['OPEN', midnight('2026-06-16')]]);

    const asks = { objectionId: 'o-1', byPartyId: creditor };
    const creditors = await court.party(creditorOf(file).partyRef!);
    const path = '/objections/reconsideration';
    await file.does(path, creditors, at('2026-06-12'), { ...asks, postedOn: '2026-06-08' }, 403);
    await file.does(path, creditors, at('2026-06-12'), asks);
    expect((await file.does(path, creditors, at('2026-06-12'), asks, 422)).code).toBe('RECONSIDERATION.ASKED_ALREADY');
    expect(await tasks(file, 'AWAIT_RECONSIDERATION')).toMatchObject([['DONE', expect.anything()]]);
    expect(await tasks(file, 'SEND_RECONSIDERATION_FILE')).toEqual([['OPEN', midnight('2026-06-18')]]);
    expect(await tasks(file, 'AWAIT_RECONSIDERATION_RULING')).toEqual([['OPEN', midnight('2026-07-14')]]);
    expect(await letters(file, 'reconsideration-asked')).toEqual([debtor]);
    expect(await rows(file, 'objections', creditors)).toMatchObject([{ id: 'o-1' }]);
    const late = { objectionId: 'o-1', byPartyId: debtor };
    expect((await file.does(path, await court.clerk(), at('2026-06-16'), late, 422)).code).toBe('RECONSIDERATION.LATE');

    const kept = { ...RULING, outcome: 'CHANGED', upheldFor: [] };
    await file.does(`${path}/ruling`, creditors, at('2026-07-02'), kept, 403);
    await file.does(`${path}/ruling`, await court.officer(), at('2026-07-02'), kept);
    expect(await rows(file, 'releases')).toMatchObject([{ id: 'objection~o-1', state: 'SUPERSEDED' }]);
    expect(await tasks(file, 'AWAIT_RECONSIDERATION_RULING')).toMatchObject([['DONE', expect.anything()]]);
    expect((await letters(file, 'objection-reconsidered')).sort()).toEqual([creditor, debtor].sort());
    expect(await court.service.audit(file.of.caseId)).toContain('officer-1 property.reconsidered');
  }, 90_000);

  it('what is upheld above is released as any other excess; a court that is late is asked', async () => {
    const file = await ruled();
    const asks = { objectionId: 'o-1', byPartyId: debtorOf(file).partyId };
    await file.does('/objections/reconsideration', await court.clerk(), at('2026-06-16'), {
      ...{ ...asks, receivedAt: at('2026-06-16', '08:00:00'), postedOn: '2026-06-15' },
    });
    // The release that the ruling orders is not stopped: it is only late by now.
    await file.passes(at('2026-07-17', '00:00:00'));
    expect(await tasks(file, 'RECONSIDERATION_OVERDUE')).toHaveLength(1);
    const changed = { ...RULING, servedOn: '2026-07-20', outcome: 'CHANGED', upheldFor: ['c-1', 'c-2'] };
    await file.does('/objections/reconsideration/ruling', await court.judge(), at('2026-07-20'), changed);
    expect(await rows(file, 'releases')).toMatchObject([
      { id: 'objection~o-1', assetIds: ['account'], state: 'DUE' },
      { id: 'reconsideration~o-1', ground: 'OVER_LIMIT', assetIds: ['flat'], state: 'DUE' },
    ]);
    expect(await tasks(file, 'RECONSIDERATION_OVERDUE')).toMatchObject([['DONE', null]]);
    for (const releaseId of ['objection~o-1', 'reconsideration~o-1']) {
      await file.does('/releases/decision', await court.judge(), at('2026-07-21'), { releaseId });
      const approval = { releaseId, ...papers };
      await file.does('/releases/approval', await court.judge('judge-2'), at('2026-07-21', '10:00:00'), approval);
      await file.does('/releases/service', await court.officer(), at('2026-07-21', '11:00:00'), { releaseId });
    }
    expect(await rows(file, 'releases')).toMatchObject([{ state: 'SERVED' }, { state: 'SERVED' }]);
  }, 90_000);

  it('nobody applies: the time is called over; sent back, the objection is decided once more', async () => {
    const silent = await ruled();
    await silent.passes(at('2026-06-16', '00:00:00'));
    expect(await tasks(silent, 'AWAIT_RECONSIDERATION')).toMatchObject([['DONE', expect.anything()]]);
    expect(await tasks(silent, 'SEND_RECONSIDERATION_FILE')).toEqual([]);
    expect(await court.service.audit(silent.of.caseId)).toContain('workflow property.reconsideration-time-over');

    const file = await ruled();
    const asks = { objectionId: 'o-1', byPartyId: debtorOf(file).partyId };
    await file.does('/objections/reconsideration', await court.clerk(), at('2026-06-12'), asks);
    const remitted = { ...RULING, outcome: 'REMITTED' };
    await file.does('/objections/reconsideration/ruling', await court.officer(), at('2026-07-01'), remitted);
    expect(await tasks(file, 'DECIDE_OBJECTION')).toEqual([
      ['DONE', expect.anything()],
      ['OPEN', midnight('2026-07-17')],
    ]);
    const again = { objectionId: 'o-1', rulingNumber: '（2026）鲁0502执异9号', upheldFor: [] };
    await file.does('/objections/ruling', await court.judge(), at('2026-07-08'), again);
    await file.does('/objections/service', await court.clerk(), at('2026-07-09'), {
      ...{ objectionId: 'o-1', servedOn: '2026-07-09' },
    });
    expect(await letters(file, 'objection-decided')).toHaveLength(2);
    expect((await tasks(file, 'AWAIT_RECONSIDERATION')).map(([state]) => state)).toEqual(['DONE', 'OPEN']);
  }, 120_000);
});
