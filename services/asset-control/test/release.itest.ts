import { describe, expect, it } from '@jest/globals';
import { type Asset } from '@hejie/settlement';
import { controlled, ENFORCEMENT, flat, identified, PAPERS } from './fixture/controlled.js';
import { assetControlWithCases, type FileCase } from './fixture/case.js';

const { court, courtCase } = assetControlWithCases();

const at = (day: string, hour = 10) => `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const SCHEDULE = ['2026-06-30', '2026-09-30'].map((due, i) => ({ no: i + 1, due, amount: '1000000.00' }));

/** These things under control, in a settlement of two payments of a million. */
async function performing(things: readonly Asset[]): Promise<FileCase> {
  const file = await courtCase();
  await file.does('', await court.judge(), at('2026-01-05'), { authority: ENFORCEMENT, openedOn: '2026-01-04' });
  await identified(court, file);
  await controlled(court, file, things);
  const title = { principal: '2000000.00', dailyRate: '0', expiry: '2025-12-31', fee: '0.00' };
  await file.hears('accepted', at('2026-01-06', 11), { ...file.of, title, calendarEditions: [] });
  await file.hears('agreed', at('2026-03-01', 9), { schedule: SCHEDULE });
  return file;
}
const creditor = ({ of }: FileCase) => of.parties[0]!;
const debtor = ({ of }: FileCase) => of.parties[1]!;
interface Shown {
  readonly id: string;
  readonly state: string;
  readonly assetIds: string[];
}
const states = async (file: FileCase): Promise<string[][]> =>
  ((await file.reads('/releases', await court.judge())).releases as Shown[]).map(({ id, state }) => [id, state]);
const figureOf = async (file: FileCase, query: string): Promise<string> =>
  (await file.reads(`/release-figure?${query}`, await court.judge())).text.zh;
const controls = async (file: FileCase): Promise<string[][]> =>
  ((await file.reads('', await court.judge())).rows.controls as { assetId: string; state: string }[]).map(
    ({ assetId, state }) => [assetId, state],
  );
const openTasks = async ({ of }: FileCase): Promise<string[]> =>
  (await court.service.workItems(of.caseId)).filter(({ state }) => state === 'OPEN').map(({ kind }) => kind);
const done = async (file: FileCase, releaseId: string, day: string) => {
  await file.does('/releases/decision', await court.judge(), at(day, 11), { releaseId });
  await file.does('/releases/approval', await court.judge('judge-2'), at(day, 12), { releaseId, ...PAPERS });
  await file.does('/releases/service', await court.officer(), at(day, 14), { releaseId });
  const { releases } = await file.reads('/releases', await court.judge());
  for (const assetId of (releases as Shown[]).find(({ id }) => id === releaseId)!.assetIds) {
    const receipt = { releaseId, assetId, carriedOutBy: '不动产登记服务中心' };
    await file.does('/releases/receipt', await court.clerk(), at(day, 16), receipt);
  }
};

describe('a release for which the creditor applies (SET-ART-3-1)', () => {
  it('is his alone to apply for, on the figure of now, which names the queued control that takes effect', async () => {
    const file = await performing([flat('a', '2000000', { queuedBehind: 1 }), flat('b', '3000000')]);
    const figure = await figureOf(file, 'assetIds=a');
    expect(figure).toContain('“a”有1个轮候');
    const said = { id: 'gift', assetIds: ['a'], partyId: creditor(file).partyId, figure };
    const own = await court.party(creditor(file).partyRef!);
    const debtors = { ...said, partyId: debtor(file).partyId };
    const others = await file.does('/releases/request', own, at('2026-03-02', 9), debtors, 403);
    expect(others.code).toBe('AUTH.NOT_A_PARTY');
    const byDebtor = await court.party(debtor(file).partyRef!);
    const refused = await file.does('/releases/request', byDebtor, at('2026-03-02', 9), debtors, 422);
    expect(refused.code).toBe('RELEASE.NOT_CREDITOR');
    const stale = await file.does('/releases/request', own, at('2026-03-02', 9), { ...said, figure: '甲' }, 422);
    expect(stale.code).toBe('RELEASE.FIGURE_CHANGED');
    await file.does('/releases/request', own, at('2026-03-02'), said);
    await done(file, 'gift', '2026-03-03');
    expect(await controls(file)).toEqual([
      ['a', 'RELEASED'],
      ['b', 'EFFECTIVE'],
    ]);
    const { releases } = await file.reads('/releases', await court.judge());
    expect(releases[0]).toMatchObject({ state: 'DONE', approved: { rulingNumber: `${ENFORCEMENT}之一` } });
  });

  it('is decided by two: not by one person, nor twice; sent back it is due again, and may be refused with a reason', async () => {
    const file = await performing([flat('a'), flat('b', '3000000')]);
    const clerk = await court.clerk();
    const figure = await figureOf(file, 'assetIds=a');
    const said = { id: 'gift', assetIds: ['a'], partyId: creditor(file).partyId, figure };
    await file.does('/releases/request', clerk, at('2026-03-02'), said);
    const releaseId = 'gift';
    await file.does('/releases/decision', await court.judge(), at('2026-03-02', 11), { releaseId });
    const second = await court.judge('judge-2');
    const again = await file.does('/releases/decision', second, at('2026-03-02', 11), { releaseId }, 422);
    expect(again.code).toBe('RELEASE.DECIDED_ALREADY');
    const approval = { releaseId, ...PAPERS };
    const alone = await file.does('/releases/approval', await court.judge(), at('2026-03-02', 12), approval, 422);
    expect(alone.code).toBe('RELEASE.SAME_PERSON');
    expect(await openTasks(file)).toEqual(['APPROVE_RELEASE']);
    await file.does('/releases/return', second, at('2026-03-02', 13), { releaseId, reason: '应先核实轮候情况' });
    expect(await openTasks(file)).toEqual(['DECIDE_RELEASE']);
    await file.does('/releases/refusal', await court.judge(), at('2026-03-03'), { releaseId, reason: '保障不足' });
    expect(await states(file)).toEqual([['gift', 'REFUSED']]);
    expect(await openTasks(file)).toEqual([]);
    expect(await court.service.letters(file.of.caseId, 'release-refused')).toHaveLength(2);
  });

  it('two judges decide at once: one of them does, and the other is told who', async () => {
    const file = await performing([flat('a'), flat('b', '3000000')]);
    const said = { id: 'gift', assetIds: ['a'], partyId: creditor(file).partyId };
    const figure = await figureOf(file, 'assetIds=a');
    await file.does('/releases/request', await court.clerk(), at('2026-03-02'), { ...said, figure });
    const path = `/cases/${file.of.caseId}/property/releases/decision`;
    const answers = await Promise.all(
      ['judge-1', 'judge-2'].map(async (judge) => {
        const token = await court.judge(judge);
        return court.service.post(path, token, at('2026-03-02', 11)).send({ releaseId: 'gift' });
      }),
    );
    expect(answers.map(({ status, body }) => [status, body.code]).sort()).toEqual([
      [201, undefined],
      [422, 'RELEASE.DECIDED_ALREADY'],
    ]);
  });
});

describe('a release that the law orders', () => {
  it('goes though coverage falls, which is an alarm to the judge and told to the creditor (PROC-12)', async () => {
    const file = await performing([flat('a', '2000000'), flat('b', '1000000')]);
    const order = { id: 'law', assetIds: ['a'], ground: 'PROTECTED', basis: '被执行人及其所扶养家属生活必需' };
    await file.does('/releases/order', await court.judge(), at('2026-03-02'), order);
    await done(file, 'law', '2026-03-03');
    const [fact] = await court.service.facts(file.of.caseId, 'coverage-below-target');
    expect(fact?.data).toMatchObject({ releaseId: 'law', ground: 'PROTECTED' });
    expect(await openTasks(file)).toEqual(['COVERAGE_BELOW_TARGET']);
    const told = await court.service.letters(file.of.caseId, 'coverage-below-target');
    expect(told.map(({ partyId }) => partyId)).toEqual([creditor(file).partyId]);
  });

  it('of the co-owners’ part after a partition that the creditor accepts: the debtor’s stays (查扣冻12)', async () => {
    const file = await performing([flat('a', '2000000', { share: '0.5', coOwnerPartyIds: ['co-owner'] })]);
    const said = { id: 'part', assetId: 'a', debtorValue: '1000000.00', creditorAccepts: true, basis: '分割协议' };
    await file.does('/partitions', await court.judge(), at('2026-03-02'), said);
    await done(file, 'part', '2026-03-03');
    expect(await controls(file)).toEqual([['a', 'EFFECTIVE']]);
    const told = await court.service.letters(file.of.caseId, 'release-co-owners');
    expect(told.map(({ partyId }) => partyId)).toEqual(['co-owner']);
  });
});

describe('other ways', () => {
  it('other property takes the place of what is released, with the creditor’s consent (解释167)', async () => {
    const file = await performing([flat('a'), flat('b', '3000000')]);
    const swap = { id: 'swap', assetIds: ['a'], substituteAssetId: 'b', basis: '便于变价，有利于执行' };
    const without = { ...swap, consents: [] };
    const refused = await file.does('/substitutions', await court.judge(), at('2026-03-02', 9), without, 422);
    expect(refused.code).toBe('RELEASE.NOT_APPLIED_FOR');
    const consent = { partyId: creditor(file).partyId, figure: await figureOf(file, 'assetIds=a') };
    await file.does('/substitutions', await court.judge(), at('2026-03-02'), { ...swap, consents: [consent] });
    await done(file, 'swap', '2026-03-03');
    expect(await controls(file)).toEqual([
      ['a', 'RELEASED'],
      ['b', 'EFFECTIVE'],
    ]);
  });

  it('the debtor sells himself within sixty days, and what he sold is released when the price is in (PROC-13)', async () => {
    const file = await performing([flat('a'), flat('b', '3000000')]);
    const sale = { assetId: 'a', lowestPrice: '1500000.00', priceControlled: true, creditorsConsent: false };
    const long = { ...sale, id: 's-1', lastDay: '2026-05-02' };
    const refused = await file.does('/sales', await court.judge(), at('2026-03-02', 9), long, 422);
    expect(refused.code).toBe('SALE.TOO_LONG');
    await file.does('/sales', await court.judge(), at('2026-03-02'), { ...long, lastDay: '2026-05-01' });
    const sold = { saleId: 's-1', price: '1600000.00', on: '2026-04-01', receiptId: 'r-9' };
    await file.does('/sales/price', await court.clerk(), at('2026-04-01'), sold);
    await done(file, 's-1-release', '2026-04-02');
    expect((await file.reads('/releases', await court.judge())).sales).toMatchObject([{ id: 's-1', state: 'SOLD' }]);
  });
});

describe('the end of the file', () => {
  it('who leaves the negotiation frees nothing (PRE-7); where the application to enforce is withdrawn a judge has it lifted (查扣冻28)', async () => {
    const file = await performing([flat('a')]);
    await file.hears('caseEnded', at('2026-04-01'), { ending: 'WITHDRAWN' });
    expect(await states(file)).toEqual([]);
    const judge = await court.judge();
    const withdrawn = { id: 'w', ground: 'WITHDRAWN', assetIds: ['a'], basis: '申请执行人撤回执行申请' };
    await file.does('/releases/order', judge, at('2026-04-01', 11), withdrawn);
    await done(file, 'w', '2026-04-02');
    await file.does('/closing', judge, at('2026-04-02', 17), { reason: '终结执行' });
    expect(await file.ended()).toMatchObject({ ending: 'FILE_CLOSED', rule: 'CLS-4' });
  });

  it('a plan that goes on for years keeps its controls after the case is closed, with that reason (CLS-5)', async () => {
    const file = await performing([flat('a'), flat('b', '3000000')]);
    const judge = await court.judge();
    expect(await states(file)).toEqual([]);
    const early = await file.does('/closing', judge, at('2026-04-01', 11), { reason: '长期履行' }, 422);
    expect(early.code).toBe('RELEASE.CONTROLS_STAND');
    const kept = { controlIds: ['control-a', 'control-b'], reason: 'LONG_PERFORMANCE' };
    await file.does('/kept-controls', judge, at('2026-04-01', 12), kept);
    await file.does('/closing', judge, at('2026-04-01', 13), { reason: '和解长期履行，以终结执行方式结案' });
    expect(await controls(file)).toEqual([
      ['a', 'EFFECTIVE'],
      ['b', 'EFFECTIVE'],
    ]);
    // What is kept still falls due, and is released when everything is paid.
    expect(await file.reads('', judge)).toMatchObject({ stage: 'KEPT', ending: null, due: { rule: 'PROC-9R' } });
    await file.hears('performed', at('2026-09-30'), { performedOn: '2026-09-30' });
    expect(await file.reads('', judge)).toMatchObject({ stage: 'RELEASING' });
    await done(file, 'performed-1', '2026-10-09');
    expect(await file.ended()).toMatchObject({ ending: 'FILE_CLOSED' });
  });

  it('a case that goes on as resumed keeps its controls with that reason, and only then is the file closed (CLS-2)', async () => {
    const file = await performing([flat('a')]);
    const resumed = { asOf: '2026-07-20', ground: 'SET-ART-11-0', total: '2000000.00' };
    await file.hears('resumed', at('2026-07-20'), resumed);
    const judge = await court.judge();
    const early = await file.does('/closing', judge, at('2026-07-21', 9), { reason: '' }, 422);
    expect(early.code).toBe('RELEASE.CONTROLS_STAND');
    const wrong = { controlIds: ['control-a'], reason: 'LONG_PERFORMANCE' };
    const refused = await file.does('/kept-controls', judge, at('2026-07-21', 9), wrong, 422);
    expect(refused.code).toBe('RELEASE.MUST_BE_LIFTED');
    await file.does('/kept-controls', judge, at('2026-07-21'), { ...wrong, reason: 'RESUMED_CASE' });
    await file.does('/closing', judge, at('2026-07-21', 11), { reason: '移送恢复执行案件' });
    expect(await file.reads('', judge)).toMatchObject({ stage: 'KEPT' });
    const number = { authority: '（2026）鲁0502执恢3号', openedOn: '2026-07-22' };
    await file.does('', judge, at('2026-07-22'), number);
    expect(await file.reads('', judge)).toMatchObject({ stage: 'UNDER_CONTROL' });
  });
});

const inDefault = (file: FileCase, no: number, day: string) =>
  file.hears('inDefault', at(day, 0), {
    ...{ instalment: no, due: day, graceEndedOn: '2026-06-30' },
    ...{ outstanding: '1000000.00', latenessSeconds: 0 },
  });
const pays = (file: FileCase, no: number, day: string) =>
  file.hears('received', at(day, 9), { receiptId: `r-${no}`, valueDate: day, amount: '1000000.00' });

describe('who comes first', () => {
  const PLAN = { id: 'plan', promised: [] };
  /** The first step is decided by one judge, and its payment is in. */
  async function stepDecided(): Promise<FileCase> {
    const file = await performing([flat('a', '1500000'), flat('b', '1500000')]);
    await file.does('/release-plan', await court.officer(), at('2026-03-02'), PLAN);
    await pays(file, 1, '2026-06-10');
    const figure = await figureOf(file, 'releaseId=plan-step-1');
    const said = { releaseId: 'plan-step-1', partyId: creditor(file).partyId, figure };
    await file.does('/releases/application', await court.clerk(), at('2026-06-11'), said);
    await file.does('/releases/decision', await court.judge(), at('2026-06-11', 11), { releaseId: 'plan-step-1' });
    return file;
  }
  const step = async (file: FileCase) => (await states(file)).find(([id]) => id === 'plan-step-1')![1];

  it('the instalment is reversed while its release is decided: the release stops, and a judge says whether it goes on', async () => {
    const file = await stepDecided();
    await file.hears('reversed', at('2026-06-12'), { receiptId: 'r-1' });
    expect(await step(file)).toBe('HALTED');
    const approval = { releaseId: 'plan-step-1', ...PAPERS };
    const late = await file.does(
      '/releases/approval',
      await court.judge('judge-2'),
      at('2026-06-12', 11),
      approval,
      422,
    );
    expect(late.code).toBe('RELEASE.NOT_IN_STATE');
    const judge = await court.judge();
    const unpaid = await file.does(
      '/releases/continuation',
      judge,
      at('2026-06-13'),
      { releaseId: 'plan-step-1' },
      422,
    );
    expect(unpaid.code).toBe('RELEASE.PAYMENT_NOT_IN');
    await pays(file, 3, '2026-06-14');
    await file.does('/releases/continuation', judge, at('2026-06-15'), { releaseId: 'plan-step-1' });
    expect(await step(file)).toBe('DECIDED');
  });

  it('money matched late shows that there never was a default: the step goes on where it was, and nobody need say so (S17)', async () => {
    const file = await stepDecided();
    await inDefault(file, 2, '2026-07-01');
    expect(await step(file)).toBe('HALTED');
    await file.hears('withdrawn', at('2026-07-08'), { instalment: 2, paidOn: '2026-06-29' });
    expect(await step(file)).toBe('DECIDED');
    expect(await court.service.letters(file.of.caseId, 'release-went-on')).toHaveLength(2);
  });

  it('enforcement resumes while a release is served: it stands and is receipted, its property lies ready, and is timed when it is controlled again', async () => {
    const file = await stepDecided();
    const releaseId = 'plan-step-1';
    await file.does('/releases/approval', await court.judge('judge-2'), at('2026-06-12'), { releaseId, ...PAPERS });
    await file.does('/releases/service', await court.officer(), at('2026-06-13'), { releaseId });
    await file.hears('resumed', at('2026-07-20'), { asOf: '2026-07-20', ground: 'SET-ART-11-0', total: '1000000.00' });
    const receipt = { releaseId, assetId: 'a', carriedOutBy: '不动产登记服务中心' };
    await file.does('/releases/receipt', await court.clerk(), at('2026-07-21'), receipt);
    expect(await step(file)).toBe('DONE');
    expect(await openTasks(file)).toContain('REFREEZE');

    const order = { controlId: 'again', assetId: 'a', useContinues: true };
    const ruling = { authority: ENFORCEMENT, orders: [order], ...PAPERS };
    await file.does('/controls', await court.judge(), at('2026-07-22'), ruling);
    expect(await openTasks(file)).not.toContain('REFREEZE');
    const back = { controlId: 'again', receivedAt: at('2026-07-23'), carriedOutBy: '不动产登记服务中心' };
    const said = { ...back, outcome: 'DONE', effectiveOn: '2026-07-23' };
    await file.does('/controls/receipt', await court.clerk(), at('2026-07-23', 11), said);
    const { refreezes } = await file.reads('/releases', await court.judge());
    expect(refreezes).toMatchObject([{ id: releaseId, ruledAt: at('2026-07-22'), ms: 24 * 3600 * 1000 }]);
    const [fact] = await court.service.facts(file.of.caseId, 'property-refrozen');
    expect(fact?.data).toMatchObject({ releaseId, seconds: 24 * 3600 });
  });
});

describe('deadlines of releases, each dated to itself by the timers of the case', () => {
  it('a receipt that does not come in three working days is called for (PROC-14)', async () => {
    const file = await performing([flat('a'), flat('b', '3000000')]);
    const order = { id: 'law', assetIds: ['a'], ground: 'LAW_ORDERS', basis: '应当解除' };
    await file.does('/releases/order', await court.judge(), at('2026-03-02', 9), order);
    await file.does('/releases/decision', await court.judge(), at('2026-03-02', 11), { releaseId: 'law' });
    await file.does('/releases/approval', await court.judge('judge-2'), at('2026-03-02', 12), {
      releaseId: 'law',
      ...PAPERS,
    });
    await file.does('/releases/service', await court.officer(), at('2026-03-02', 14), { releaseId: 'law' });
    await file.passes('2026-03-05T23:59:59+08:00');
    expect(await openTasks(file)).not.toContain('RELEASE_RECEIPT_OVERDUE');
    await file.passes('2026-03-06T00:00:00+08:00');
    expect(await openTasks(file)).toContain('RELEASE_RECEIPT_OVERDUE');
    const lines = await court.service.auditLines(file.of.caseId);
    const line = lines.find(({ action }) => action === 'property.release-receipt-overdue');
    expect(new Date(line!.at).toISOString()).toBe('2026-03-05T16:00:00.000Z');
  });

  it('equity above the limit that is not released seven days after the ruling has effect is called for (PROC-12)', async () => {
    const file = await performing([
      flat('shares', '2000000', { class: 'EQUITY', indivisible: false }),
      flat('b', '3000000'),
    ]);
    const { partyId: byPartyId } = debtor(file);
    const objection = { objectionId: 'o-1', kind: 'OVER_LIMIT', controlIds: ['control-shares'], byPartyId };
    await file.does('/objections', await court.clerk(), at('2026-03-02'), objection);
    const ruling = { objectionId: 'o-1', rulingNumber: '（2026）鲁0502执异3号', upheldFor: ['control-shares'] };
    await file.does('/objections/ruling', await court.judge(), at('2026-03-03'), ruling);
    const served = { objectionId: 'o-1', servedOn: '2026-03-04' };
    await file.does('/objections/service', await court.clerk(), at('2026-03-04'), served);
    await file.passes('2026-03-11T23:59:59+08:00');
    expect(await openTasks(file)).not.toContain('RELEASE_OVERDUE');
    await file.passes('2026-03-12T00:00:00+08:00');
    expect(await openTasks(file)).toContain('RELEASE_OVERDUE');
    const line = (await court.service.auditLines(file.of.caseId)).find(
      ({ action }) => action === 'property.release-overdue',
    );
    expect(new Date(line!.at).toISOString()).toBe('2026-03-11T16:00:00.000Z');
  });

  it('the debtor’s time to sell is over with its last day (PROC-13)', async () => {
    const file = await performing([flat('a'), flat('b', '3000000')]);
    const sale = { id: 's-1', assetId: 'a', lowestPrice: '1500000.00', lastDay: '2026-04-01' };
    const allowed = { ...sale, priceControlled: true, creditorsConsent: false };
    await file.does('/sales', await court.judge(), at('2026-03-02'), allowed);
    await file.passes('2026-04-02T00:00:00+08:00');
    expect(await openTasks(file)).toContain('SALE_EXPIRED');
    expect((await file.reads('/releases', await court.judge())).sales).toMatchObject([{ state: 'EXPIRED' }]);
  });
});

describe('what is heard of the settlement', () => {
  it('leads to the same file in whatever order the services tell, and however often', async () => {
    const title = { principal: '2000000.00', dailyRate: '0', expiry: '2025-12-31', fee: '0.00' };
    const day = at('2026-03-01', 9);
    const heard = async (order: readonly ('accepted' | 'agreed' | 'paid')[]) => {
      const file = await courtCase();
      await file.does('', await court.judge(), at('2026-01-05'), { authority: ENFORCEMENT, openedOn: '2026-01-04' });
      const tell = {
        accepted: () => file.hears('accepted', day, { ...file.of, title, calendarEditions: [] }),
        agreed: () => file.hears('agreed', day, { schedule: SCHEDULE }),
        paid: async () => {
          const receipt = { valueDate: '2026-03-01', amount: '1000000.00' };
          await file.hears('received', day, { ...receipt, receiptId: 'r-1' });
          await file.hears('received', day, { ...receipt, receiptId: 'r-2' });
          await file.hears('reversed', day, { receiptId: 'r-2' });
        },
      };
      for (const name of order) await tell[name]();
      return (await file.reads('', await court.judge())).rows.settlement;
    };
    const expected = await heard(['accepted', 'agreed', 'paid']);
    expect(expected).toMatchObject([{ standing: 'PERFORMING', paid: [1], outstanding: '1000000.00' }]);
    expect(await heard(['paid', 'agreed', 'accepted'])).toEqual(expected);
    expect(await heard(['agreed', 'paid', 'paid', 'accepted', 'agreed'])).toEqual(expected);
  });
});
