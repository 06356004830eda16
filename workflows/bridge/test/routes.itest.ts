import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  applicationAccepted,
  calendarAdopted,
  deadlinesRederived,
  receiptPosted,
  type FactData,
  type FactDefinition,
} from '@hejie/contracts/facts';
import { COURT_CLOCK_HEADER, SEARCH_ATTRIBUTES, settlementWorkflowId } from '@hejie/contracts/workflows';
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
  return payload && defaultPayloadConverter.fromPayload(payload);
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

  it('tells it of a notice before performance; after that only where its ledger says that a deadline moves', async () => {
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
    expect(await heard()).toEqual(Array(3).fill('calendarAdopted'));
    await client.workflow.getHandle(settlementWorkflowId(caseId)).terminate();
    await routes.deadlines(received(deadlinesRederived, notice));
  });
});
