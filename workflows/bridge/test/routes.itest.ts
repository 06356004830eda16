import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  applicationAccepted,
  calendarAdopted,
  caseReopened,
  creditChanged,
  creditOpened,
  deadlinesRederived,
  ladderChanged,
  ladderOpened,
  ladderReopened,
  objectionFollowed,
  propertyChanged,
  propertyOpened,
  propertyReopened,
  receiptPosted,
  selectionAndNegotiationRederived,
  type FactData,
  type FactDefinition,
} from '@hejie/contracts/facts';
import {
  assetControlWorkflowId,
  clockFromHeader,
  COURT_CLOCK_HEADER,
  creditRecordWorkflowId,
  ladderWorkflowId,
  SEARCH_ATTRIBUTES,
  settlementWorkflowId,
} from '@hejie/contracts/workflows';
import { courtInstant, type CourtClock } from '@hejie/law';
import { type ReceivedFact } from '@hejie/messaging';
import { ServiceLog } from '@hejie/service-kit';
import { connectClient, ensureNamespace, ensureSearchAttributes, parseKeyRing, withCourtClock } from '@hejie/temporal';
import { serverFromEnvironment, uniqueName } from '@hejie/testing';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { CaseRoutes } from '../src/routes.js';

const TWO_O_CLOCK = courtInstant('2026-06-30T14:00:00+08:00');
const CLOCK: CourtClock = {
  mode: 'compressed',
  anchorReal: 1_700_000_000_000,
  anchorCourt: TWO_O_CLOCK,
  rate: 60,
  holdAt: courtInstant('2026-07-01T00:00:00+08:00'),
};
const namespace = uniqueName('bridge');
const { client, connection } = connectClient({
  address: serverFromEnvironment('TEMPORAL_ADDRESS'),
  namespace,
  keyRing: parseKeyRing(`k1:${Buffer.alloc(32, 1).toString('base64')}`),
});
const routes = new CaseRoutes(client, new ServiceLog('bridge', 'silent'));

const received = <T extends { caseId: string }>(definition: FactDefinition<T>, data: T): ReceivedFact<T> => ({
  id: '7c3f2f4e-8a1b-4f0e-9d55-0c1f6a2b3c4d',
  type: definition.type,
  source: '/services/testing',
  caseId: data.caseId,
  aggregateId: data.caseId,
  aggregateVersion: 1,
  occurredAt: TWO_O_CLOCK,
  data,
  definition,
  trace: {},
});

/** Opens a case and has money received for it, as the bridge hears of them. @returns what stands in its history. */
async function openedAndPaid(clock: CourtClock | undefined) {
  const caseId = uniqueName('case');
  const accepted: FactData<typeof applicationAccepted> = { ...applicationAccepted.sample, caseId, greenChannel: true };
  const paid: FactData<typeof receiptPosted> = { ...receiptPosted.sample, caseId };
  await withCourtClock(clock, async () => {
    await routes.open(received(applicationAccepted, accepted));
    await routes.open(received(applicationAccepted, accepted));
    await routes.receipt(received(receiptPosted, paid));
  });
  const handle = client.workflow.getHandle(settlementWorkflowId(caseId));
  const { events } = await handle.fetchHistory();
  const started = events?.[0]?.workflowExecutionStartedEventAttributes;
  const signalled = events?.find((event) => event.workflowExecutionSignaledEventAttributes);
  const signal = signalled?.workflowExecutionSignaledEventAttributes;
  const { typedSearchAttributes } = await handle.describe();
  await handle.terminate();
  return { accepted, paid, typedSearchAttributes, started, signal };
}

const read = async (payloads: readonly Payload[] | null | undefined): Promise<unknown> => {
  const [codec] = client.options.loadedDataConverter.payloadCodecs;
  return (await codec!.decode([...(payloads ?? [])])).map((payload) => defaultPayloadConverter.fromPayload(payload));
};
const clockIn = (header: { fields?: Record<string, Payload> | null } | null | undefined): unknown => {
  const payload = header?.fields?.[COURT_CLOCK_HEADER];
  return payload && clockFromHeader(defaultPayloadConverter.fromPayload(payload));
};

describe('a fact that opens or wakes a case', () => {
  beforeAll(async () => {
    await ensureNamespace(connection, namespace, { retentionDays: 1 });
    await ensureSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES);
  }, 60_000);
  afterAll(() => connection.close());

  it('starts it once, where operators find it before its first step', async () => {
    const { accepted, typedSearchAttributes, started } = await openedAndPaid(undefined);
    expect(await read(started?.input?.payloads)).toEqual([{ opening: accepted }]);
    expect(Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]))).toEqual({
      HejieCourt: accepted.court,
      HejieCaseNumber: accepted.caseNumber,
      HejieStage: 'OPENING',
      HejieBreach: 'NONE',
      HejieGreenChannel: true,
    });
  });

  it('brings its clock beside what it says, and none in real time', async () => {
    const { paid, started, signal } = await openedAndPaid(CLOCK);
    expect([clockIn(started?.header), clockIn(signal?.header)]).toEqual([CLOCK, CLOCK]);
    expect(signal?.signalName).toBe('receiptPosted');
    expect(await read(signal?.input?.payloads)).toEqual([
      { eventId: expect.any(String), at: paid.postedAt, receiptId: paid.receiptId },
    ]);
    const real = await openedAndPaid({ mode: 'real' });
    expect([clockIn(real.started?.header), clockIn(real.signal?.header)]).toEqual([undefined, undefined]);
  });

  it('tells it of a notice only where mediation or its ledger says that a deadline moves, or a fact of an older release does', async () => {
    const caseId = uniqueName('case');
    await routes.open(received(applicationAccepted, { ...applicationAccepted.sample, caseId }));
    const { calendarEditions, at } = calendarAdopted.sample;
    const notice = { caseId, calendarEditions, at };
    const heard = async () => {
      const { events } = await client.workflow.getHandle(settlementWorkflowId(caseId)).fetchHistory();
      return (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName ?? []);
    };
    await routes.calendar(received(calendarAdopted, { ...notice, wakes: false }));
    expect(await heard()).toEqual([]);
    await routes.calendar(received(calendarAdopted, { ...notice, wakes: true }));
    await routes.calendar(received(calendarAdopted, notice));
    await routes.deadlines(received(deadlinesRederived, notice));
    await routes.before(received(selectionAndNegotiationRederived, notice));
    expect(await heard()).toEqual(Array(4).fill('calendarAdopted'));
    await client.workflow.getHandle(settlementWorkflowId(caseId)).terminate();
    await routes.deadlines(received(deadlinesRederived, notice));
  });

  it('SET-ART-12-1: opens a settlement that had ended again, once for each opening and not while the run before goes on; a running one is signalled', async () => {
    const caseId = uniqueName('case');
    const settlement = client.workflow.getHandle(settlementWorkflowId(caseId));
    const state = async () => {
      const { runId, memo } = await settlement.describe();
      const { events } = await settlement.fetchHistory();
      const signals = (events ?? []).flatMap(
        (event) => event.workflowExecutionSignaledEventAttributes?.signalName ?? [],
      );
      const input = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads;
      return { runId, reopenings: memo?.['reopenings'], signals, opening: (await read(input)) as object[] };
    };
    const { nth: _, ...sample } = caseReopened.sample;
    const reopen = (nth: number) => routes.reopenCase(received(caseReopened, { ...sample, caseId, nth }));
    await routes.open(received(applicationAccepted, { ...applicationAccepted.sample, caseId }));
    const followed = { ...objectionFollowed.sample, caseId, follow: 'ANEW', reopens: false } as const;
    await routes.followObjection(received(objectionFollowed, followed));
    const first = await state();
    expect(first.signals).toEqual(['objectionFollowed']);
    await expect(reopen(1)).rejects.toThrow('the end of the run before');
    await settlement.terminate();
    await reopen(1);
    const second = await state();
    expect(second).toMatchObject({ reopenings: 1, signals: [] });
    expect(second.runId).not.toBe(first.runId);
    const { at, objectionId } = caseReopened.sample;
    expect(second.opening).toMatchObject([{ opening: { caseId, reopened: { nth: 1, at, objectionId } } }]);
    await reopen(1);
    expect((await state()).runId).toBe(second.runId);
    await settlement.terminate();
    await reopen(1);
    expect((await state()).runId).toBe(second.runId);
    // Of a case that opens again only the enforcement is told here; there is none.
    await routes.followObjection(received(objectionFollowed, { ...followed, follow: 'REVIVED', reopens: true }));
  });

  it('opens the case of a property file again after its end: once for each opening, and signals one that has not closed', async () => {
    const caseId = uniqueName('case');
    const workflowId = assetControlWorkflowId(caseId);
    const runs = async () => {
      const { runId, memo } = await client.workflow.getHandle(workflowId).describe();
      const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
      const signals = (events ?? []).filter(({ workflowExecutionSignaledEventAttributes: one }) => one);
      return { runId, reopenings: memo?.reopenings, signals: signals.length };
    };
    const reopen = (reopenings: number) =>
      routes.reopenProperty(received(propertyReopened, { ...propertyReopened.sample, caseId, reopenings }));
    await routes.openProperty(received(propertyOpened, { ...propertyOpened.sample, caseId }));
    const first = await runs();
    await reopen(1);
    expect(await runs()).toEqual({ ...first, signals: 1 });
    await client.workflow.getHandle(workflowId).terminate();
    await reopen(2);
    const second = await runs();
    expect(second).toMatchObject({ reopenings: 2, signals: 1 });
    expect(second.runId).not.toBe(first.runId);
    await client.workflow.getHandle(workflowId).terminate();
    for (const again of [1, 2]) await reopen(again);
    expect(await runs()).toEqual(second);
  });

  it('starts the case of a file once, beside the settlement, and wakes it when its service says that the file stands otherwise', async () => {
    const caseId = uniqueName('case');
    const { sample: opened } = propertyOpened;
    const { sample: recorded } = creditOpened;
    const started = async (workflowId: string) => {
      const handle = client.workflow.getHandle(workflowId);
      const { events } = await handle.fetchHistory();
      const { typedSearchAttributes } = await handle.describe();
      const start = events?.[0]?.workflowExecutionStartedEventAttributes;
      const signals = (events ?? []).flatMap(
        ({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName ?? [],
      );
      await handle.terminate();
      const stage = typedSearchAttributes.getAll().find(({ key }) => key.name === 'HejieStage')?.value;
      return { input: await read(start?.input?.payloads), type: start?.workflowType?.name, signals, stage };
    };
    for (const _ of ['delivered', 'again']) {
      await routes.openProperty(received(propertyOpened, { ...opened, caseId }));
      await routes.openCredit(received(creditOpened, { ...recorded, caseId }));
    }
    await routes.property(received(propertyChanged, { ...propertyChanged.sample, caseId }));
    await routes.credit(received(creditChanged, { ...creditChanged.sample, caseId }));
    const { at: openedAt, ...file } = opened;
    expect(await started(assetControlWorkflowId(caseId))).toEqual({
      input: [{ opening: { ...file, caseId, openedAt } }],
      type: 'assetControl',
      signals: ['propertyChanged'],
      stage: 'UNDER_CONTROL',
    });
    const { partyId, court, caseNumber } = recorded;
    expect(await started(creditRecordWorkflowId(caseId, partyId))).toEqual({
      input: [{ opening: { caseId, partyId, court, caseNumber, openedAt: recorded.at } }],
      type: 'creditRecord',
      signals: ['creditChanged'],
      stage: 'CLEAR',
    });
    // One that has ended asks nothing.
    await routes.property(received(propertyChanged, { ...propertyChanged.sample, caseId }));
  });

  it('E7: starts the ladder of a case once, opens it again after its end, and wakes it', async () => {
    const caseId = uniqueName('case');
    const workflowId = ladderWorkflowId(caseId);
    const handle = client.workflow.getHandle(workflowId);
    const opened = { ...ladderOpened.sample, caseId };
    for (const _ of ['delivered', 'again']) await routes.openLadder(received(ladderOpened, opened));
    await routes.ladder(received(ladderChanged, { ...ladderChanged.sample, caseId }));
    const { events } = await handle.fetchHistory();
    const start = events?.[0]?.workflowExecutionStartedEventAttributes;
    const { at: openedAt, ...about } = opened;
    expect([start?.workflowType?.name, await read(start?.input?.payloads)]).toEqual([
      'caseLadder',
      [{ opening: { ...about, openedAt } }],
    ]);
    expect(
      (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: one }) => one?.signalName ?? []),
    ).toEqual(['ladderChanged']);
    await handle.terminate();
    await routes.reopenLadder(received(ladderReopened, { ...ladderReopened.sample, caseId, reopenings: 1 }));
    expect((await handle.describe()).memo).toEqual({ reopenings: 1 });
    await handle.terminate();
  });
});
