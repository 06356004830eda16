import { describe, expect, it } from '@jest/globals';
import { controlled, ENFORCEMENT, flat, identified, PAPERS } from './fixture/controlled.js';
import { assetControlWithCases, type FileCase } from './fixture/case.js';

const { court, courtCase } = assetControlWithCases();

const two = (n: number): string => String(n).padStart(2, '0');
const FLATS = Array.from({ length: 17 }, (_, i) => flat(`flat-${two(i + 1)}`));
const ACCOUNT = flat('account', '0', { class: 'DEPOSIT', use: 'BASIC_ACCOUNT', indivisible: false });
const SCHEDULE = ['2026-03-31', '2026-06-30', '2026-08-31'].map((due, i) => ({
  no: i + 1,
  due,
  amount: '10000000.00',
}));
const at = (day: string, hour = 10) => `${day}T${two(hour)}:00:00+08:00`;

/** The basic account and the seventeen flats under control, and the agreement of three payments signed. */
async function signed(): Promise<FileCase> {
  const file = await courtCase();
  const opening = { authority: ENFORCEMENT, openedOn: '2026-01-04' };
  await file.does('', await court.judge(), at('2026-01-05'), opening);
  await identified(court, file);
  await controlled(court, file, [ACCOUNT, ...FLATS]);
  await file.hears('accepted', at('2026-01-06', 11), await accepted(file));
  const terms = { allocationOrder: null, waivers: [], due: {} };
  await file.hears('agreed', at('2026-03-01', 9), { schedule: SCHEDULE, terms });
  return file;
}
const accepted = async ({ of }: FileCase) => ({
  ...of,
  title: { principal: '30000000.00', dailyRate: '0', expiry: '2025-12-31', fee: '0.00' },
  calendarEditions: [],
});

const pays = (file: FileCase, no: number, day: string) =>
  file.hears('received', at(day, 9), { receiptId: `r-${no}`, valueDate: day, amount: '10000000.00' });
const creditor = ({ of }: FileCase) => ({ partyId: of.parties[0]!.partyId, partyRef: of.parties[0]!.partyRef! });
const held = async (file: FileCase): Promise<string[]> =>
  ((await file.reads('', await court.judge())).rows.controls as { assetId: string; state: string }[])
    .filter(({ state }) => state === 'EFFECTIVE')
    .map(({ assetId }) => assetId);
interface Shown {
  readonly id: string;
  readonly state: string;
  readonly assetIds: string[];
  readonly figure?: { readonly text: { readonly zh: string }; readonly settlement: { readonly ratio: string | null } };
}
const releases = async (file: FileCase): Promise<Shown[]> =>
  (await file.reads('/releases', await court.judge())).releases as Shown[];
const release = async (file: FileCase, id: string): Promise<Shown> =>
  (await releases(file)).find((one) => one.id === id)!;
const openTasks = async ({ of }: FileCase): Promise<[string, string][]> =>
  (await court.service.workItems(of.caseId))
    .filter(({ state }) => state === 'OPEN')
    .map(({ kind, role }) => [kind, role]);

const documents = async ({ of: { caseId } }: FileCase): Promise<[string, string][]> => {
  const path = `/cases/${encodeURIComponent(caseId)}/documents`;
  const { body } = await court.service.read(path, await court.judge()).expect(200);
  return body.items.map(({ number, title }: Record<string, string>) => [number, title]);
};

const plans = async (file: FileCase) => {
  const plan = { id: 'plan', promised: [{ after: 0, id: 'account' }] };
  await file.does('/release-plan', await court.officer(), at('2026-03-01'), plan);
  // The officer enters what was promised; that it was is the creditor's to say.
  const early = { releaseId: 'plan-promise-0' };
  const refused = await file.does('/releases/decision', await court.judge(), at('2026-03-01'), early, 422);
  expect(refused.code).toBe('RELEASE.NOT_APPLIED_FOR');
  // In the instant in which the plan is pinned, as fast people and compressed time have it.
  await applies(file, 'plan-promise-0', '2026-03-01');
};
const applies = async (file: FileCase, releaseId: string, day: string) => {
  const { partyId, partyRef } = creditor(file);
  const { figure } = await release(file, releaseId);
  const said = { releaseId, partyId, figure: figure!.text.zh };
  await file.does('/releases/application', await court.party(partyRef), at(day), said);
};
/** Decided by one judge, approved by another. */
const approved = async (file: FileCase, releaseId: string, day: string) => {
  await file.does('/releases/decision', await court.judge(), at(day, 11), { releaseId });
  await file.does('/releases/approval', await court.judge('judge-2'), at(day, 12), { releaseId, ...PAPERS });
};
const served = async (file: FileCase, releaseId: string, day: string) => {
  await approved(file, releaseId, day);
  await file.does('/releases/service', await court.officer(), at(day, 14), { releaseId });
};
/** And receipted, thing by thing. */
const done = async (file: FileCase, releaseId: string, day: string) => {
  await served(file, releaseId, day);
  for (const assetId of (await release(file, releaseId)).assetIds)
    await file.does('/releases/receipt', await court.clerk(), at(day, 16), {
      releaseId,
      assetId,
      carriedOutBy: '不动产登记中心',
    });
};

describe('S6: Jinyun, a basic account and seventeen flats, three payments of ten million', () => {
  it('shows the plan before it is agreed, and releases to the asset: account; 15 kept, 8 kept, nothing; then it has ended', async () => {
    const file = await signed();
    const preview = await file.reads('/release-plan?promised=0:account', await court.party(creditor(file).partyRef));
    expect(
      preview.steps.map(({ after, assetIds }: { after: number; assetIds: string[] }) => [after, assetIds.length]),
    ).toEqual([
      [0, 1],
      [1, 2],
      [2, 7],
      [3, 8],
    ]);
    expect(preview.derivation).toMatchObject({ rule: 'PROC-12' });
    expect(preview.steps[0].figure).toMatchObject({ worth: '23800000.00', settlement: { ratio: '0.7933' } });

    await plans(file);
    expect((await releases(file)).map(({ id, state }) => [id, state])).toEqual([
      ['plan-promise-0', 'DUE'],
      ['plan-step-1', 'PLANNED'],
      ['plan-step-2', 'PLANNED'],
      ['plan-step-3', 'PLANNED'],
    ]);
    await done(file, 'plan-promise-0', '2026-03-02');
    expect(await held(file)).toEqual(FLATS.map(({ id }) => id));
    expect(await documents(file)).toEqual([
      [`${ENFORCEMENT}之一`, '协助执行通知书'],
      [`${ENFORCEMENT}之一`, '执行裁定书'],
    ]);

    await pays(file, 1, '2026-03-31');
    expect(await openTasks(file)).toEqual([['DECIDE_RELEASE', 'enforcement-judge']]);
    expect((await court.service.letters(file.of.caseId, 'release-due')).map(({ partyId }) => partyId)).toEqual([
      // For what was promised at signing, and for the step.
      creditor(file).partyId,
      creditor(file).partyId,
    ]);
    const early = { releaseId: 'plan-step-1' };
    const refused = await file.does('/releases/decision', await court.judge(), at('2026-04-01', 9), early, 422);
    expect(refused.code).toBe('RELEASE.NOT_APPLIED_FOR');
    await applies(file, 'plan-step-1', '2026-04-01');
    await done(file, 'plan-step-1', '2026-04-02');
    expect(await held(file)).toHaveLength(15);
    const figure = await file.reads('/release-figure?assetIds=', await court.judge());
    expect(figure).toMatchObject({ worth: '21000000.00', settlement: { owed: '20000000.00', ratio: '1.0500' } });

    await pays(file, 2, '2026-06-30');
    await applies(file, 'plan-step-2', '2026-07-01');
    await done(file, 'plan-step-2', '2026-07-02');
    expect(await held(file)).toHaveLength(8);
    const closing = await file.does('/closing', await court.judge(), at('2026-07-03'), {}, 422);
    expect(closing.code).toBe('RELEASE.CONTROLS_STAND');

    await pays(file, 3, '2026-08-31');
    await file.hears('performed', at('2026-08-31', 10), { performedOn: '2026-08-31' });
    expect((await release(file, 'plan-step-3')).state).toBe('SUPERSEDED');
    expect((await release(file, 'performed-1')).assetIds).toHaveLength(8);
    await done(file, 'performed-1', '2026-09-01');
    expect(await held(file)).toEqual([]);
    expect(await file.ended()).toMatchObject({ ending: 'RELEASED' });
    expect(await file.reads('', await court.judge())).toMatchObject({ stage: 'ENDED', ending: 'RELEASED' });
    expect(await openTasks(file)).toEqual([]);
    const told = await court.service.facts(file.of.caseId, 'property-released');
    expect(told.map(({ data }) => (data.assetIds as string[]).length)).toEqual([1, 2, 7, 8]);
  });

  it('variant: the second payment is missed: nothing more is released, served ones stand, and the account lies ready to be controlled again', async () => {
    const file = await signed();
    await plans(file);
    await done(file, 'plan-promise-0', '2026-03-02');
    await pays(file, 1, '2026-03-31');
    await applies(file, 'plan-step-1', '2026-04-01');
    await approved(file, 'plan-step-1', '2026-06-29');
    // SET-GRACE: by the clock alone, whatever the court waits with a finding, and for who acts before the file's own timer has rung.
    const onTheSecond = await file.does(
      '/releases/service',
      await court.officer(),
      '2026-07-01T00:00:01+08:00',
      { releaseId: 'plan-step-1' },
      422,
    );
    expect(onTheSecond.code).toBe('RELEASE.NOT_IN_STATE');
    await file.passes(at('2026-07-01', 0));
    expect((await release(file, 'plan-step-1')).state).toBe('HALTED');
    expect(await openTasks(file)).toEqual([['HALTED_RELEASE', 'enforcement-judge']]);
    expect(await court.service.facts(file.of.caseId, 'release-halted')).toHaveLength(1);
    const service = await file.does(
      '/releases/service',
      await court.officer(),
      at('2026-07-01'),
      { releaseId: 'plan-step-1' },
      422,
    );
    expect(service.code).toBe('RELEASE.NOT_IN_STATE');
    expect(await held(file)).toHaveLength(17);
    const { refreezes } = await file.reads('/releases', await court.judge());
    expect(refreezes).toMatchObject([
      { id: 'plan-promise-0', orders: [{ assetId: 'account', expectedRank: 1 }], ms: null },
    ]);

    await file.hears('resumed', at('2026-07-20'), { total: '20000000.00', asOf: '2026-07-20' });
    expect(await openTasks(file)).toEqual([['REFREEZE', 'enforcement-judge']]);
    expect((await release(file, 'plan-step-1')).state).toBe('SUPERSEDED');
    expect(await held(file)).toHaveLength(17);
  });

  it('arrears are paid: a judge says that the halted step goes on, nobody else, and not before', async () => {
    const file = await signed();
    await plans(file);
    await pays(file, 1, '2026-03-31');
    await applies(file, 'plan-step-1', '2026-04-01');
    await file.passes(at('2026-07-01', 0));
    const goesOn = { releaseId: 'plan-step-1' };
    const early = await file.does('/releases/continuation', await court.judge(), at('2026-07-02'), goesOn, 422);
    expect(early.code).toBe('RELEASE.IN_DEFAULT');
    await pays(file, 2, '2026-07-03');
    expect((await release(file, 'plan-step-1')).state).toBe('HALTED');
    await file.does('/releases/continuation', await court.judge(), at('2026-07-04'), goesOn);
    await done(file, 'plan-step-1', '2026-07-05');
    expect(await held(file)).toHaveLength(16);
  });
});
