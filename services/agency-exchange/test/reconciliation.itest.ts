import { beforeAll, describe, expect, it } from '@jest/globals';
import { LinkUntrusted, type SnapshotReader } from '@hejie/agency-link';
import { type CaseOfTest } from '@hejie/casework/testing';
import { type SnapshotLine } from '@hejie/contracts/exchange';
import { type AgenciesAnswer, type DiscrepanciesAnswer, type ReconciledAnswer } from '@hejie/contracts/http';
import { RECONCILIATION_SCHEDULE } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { Metrics } from '@hejie/service-kit';
import { type AgencyEffect } from '@hejie/settlement';
import { eventually } from '@hejie/testing';
import { Client } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { Reconciliation } from '../src/reconciliation/reconciliation.js';
import { ReconciliationRounds } from '../src/reconciliation/reconciliation-rounds.js';
import { entryIdOf } from '../src/publication/ids.js';
import { agencyExchangeFixture } from './fixture.js';

const exchange = agencyExchangeFixture();
const EFFECTS: readonly AgencyEffect[] = ['PUBLICITY', 'SANCTION', 'SHARING'];
const UNKNOWN = `E${'f'.repeat(32)}`;

/** What the body under test keeps beside or instead of what it was told. */
let also: SnapshotLine[] = [];
let digests = new Map<string, string>();
let cut = false;
let asOf = '2026-12-21T01:30:00+08:00';
let taken = 0;

/** The snapshot of a body of this process, as a link hands it over. */
function snapshotOf(agencyId: string): SnapshotReader {
  const own = [...exchange.agencyOf(agencyId).entries].flatMap(([key, { state, version }]): SnapshotLine[] => {
    const [entryId, effect] = key.split('|') as [string, AgencyEffect];
    const identityDigest = digests.get(entryId);
    const line = { entryId, kind: 'LISTING', effect, version, ...(identityDigest && { identityDigest }) } as const;
    return state === 'ABSENT' ? [] : [{ ...line, state }];
  });
  const lines = [...own, ...also].sort((a, b) => (`${a.entryId}|${a.effect}` < `${b.entryId}|${b.effect}` ? -1 : 1));
  return {
    async *[Symbol.asyncIterator]() {
      yield* lines;
      if (cut) throw new LinkUntrusted('SNAPSHOT_CUT');
    },
    end: () => ({
      end: true,
      contract: '1',
      agencyId,
      asOf: courtInstant(asOf),
      count: lines.length,
      digest: `sha256:${'0'.repeat(64)}`,
      signature: '-',
    }),
    taken: async () => void (taken += 1),
  };
}

beforeAll(async () => {
  for (const agencyId of ['national-list', 'tax']) await exchange.subscribed(agencyId);
  exchange.agencyOf('tax').link.snapshot = async () => snapshotOf('tax');
});

async function compare(at: string, agencyId: string | undefined = 'tax'): Promise<ReconciledAnswer['items']> {
  const body = agencyId === undefined ? {} : { agencyId };
  const answer = await exchange.service
    .post('/reconciliations', await exchange.officer(), at)
    .send(body)
    .expect(201);
  return (answer.body as ReconciledAnswer).items;
}

async function found(query: string): Promise<DiscrepanciesAnswer['items']> {
  const { body } = await exchange.service
    .read(`/discrepancies?agencyId=tax&${query}`, await exchange.officer())
    .expect(200);
  return (body as DiscrepanciesAnswer).items;
}
const ofCase = (caseId: string) => (one: { caseId: string | null }) => one.caseId === caseId;

const entryOf = ({ caseId, parties }: CaseOfTest): string =>
  entryIdOf(caseId, { partyId: parties[1]!.partyId, kind: 'LISTING', rowId: 'l-1' });
const factsOf = async (caseId: string, name: string) =>
  (await exchange.service.facts(caseId, name)).map(({ data }) => data);

/** Every delivery of a publication is verified, and it has ended. */
async function converged(caseId: string, publicationId: string): Promise<void> {
  await eventually(
    async () => {
      const [row]: { ending: { ending: string } | null }[] = await exchange.service.dataSource.query(
        'select ending from file where case_id = $1 and about = $2',
        [caseId, publicationId],
      );
      expect(row?.ending?.ending).toBe('CONVERGED');
    },
    { timeout: 15_000 },
  );
}

async function listed(): Promise<CaseOfTest> {
  const known = await exchange.service.enter();
  await exchange.decides(known, 'LISTED');
  await converged(known.caseId, '2.listing.l-1.1');
  return known;
}

async function removed(): Promise<CaseOfTest> {
  const known = await listed();
  await exchange.decides(known, 'DELETED', '2026-12-11T11:00:00+08:00');
  await converged(known.caseId, '2.listing.l-1.2');
  return known;
}

describe('the nightly comparison', () => {
  it('CR-N-5, S20: a ghost is found once, its certificate withdrawn, its delivery sent anew, and settled once it is gone', async () => {
    const known = await removed();
    const { caseId } = known;
    const tax = exchange.agencyOf('tax');
    expect(await compare('2026-12-20T02:00:00+08:00')).toMatchObject([{ agencyId: 'tax', found: 0, failed: null }]);
    tax.entries.set(`${entryOf(known)}|PUBLICITY`, { state: 'PRESENT', version: 1 });
    tax.conduct.silent = true;

    expect(await compare('2026-12-21T02:00:00+08:00')).toMatchObject([{ found: 1 }]);
    const [ghost] = (await found('state=OPEN')).filter(ofCase(caseId));
    expect(ghost).toMatchObject({
      kind: 'RESURRECTED',
      effect: 'PUBLICITY',
      publicationId: '2.listing.l-1.2',
      foundAt: '2026-12-21T02:00:00+08:00',
      letter: expect.stringContaining('移除后重新出现'),
      refused: null,
    });
    expect(await factsOf(caseId, 'discrepancy-found')).toMatchObject([
      { agencyId: 'tax', kind: 'RESURRECTED', discrepancyId: ghost!.discrepancyId, at: '2026-12-21T02:00:00+08:00' },
    ]);
    expect(await factsOf(caseId, 'convergence-withdrawn')).toMatchObject([{ why: 'RESURRECTED' }]);
    // The debtor, who holds the certificate, is told once.
    const withdrawals = async () =>
      exchange.service.dataSource.query(
        `select document_id as id, number from document where case_id = $1 and kind = 'CONVERGENCE_WITHDRAWAL'`,
        [caseId],
      );
    expect(await withdrawals()).toMatchObject([{ id: 'convergence-withdrawal/2.listing.l-1.2/statutory-1' }]);
    expect(await factsOf(caseId, 'publication-reopened')).toMatchObject([{ reopenings: 1 }]);

    asOf = '2026-12-22T01:30:00+08:00';
    expect(await compare('2026-12-22T02:00:00+08:00')).toMatchObject([{ found: 1 }]);
    expect((await found('')).filter(ofCase(caseId))).toHaveLength(1);
    expect(await factsOf(caseId, 'discrepancy-found')).toHaveLength(1);
    expect(await withdrawals()).toHaveLength(1);

    tax.conduct.silent = false;
    await converged(caseId, '2.listing.l-1.2');
    asOf = '2026-12-23T01:30:00+08:00';
    expect(await compare('2026-12-23T02:00:00+08:00')).toMatchObject([{ found: 0 }]);
    expect((await found('')).filter(ofCase(caseId))).toMatchObject([{ settledAt: '2026-12-23T02:00:00+08:00' }]);
    expect(await factsOf(caseId, 'convergence-certified')).toHaveLength(2);
  }, 60_000);

  it('CR-N-5: what is missing is STALE, what is of another is ID_MISMATCH; both are sent anew', async () => {
    const [missing, mistaken] = [await listed(), await listed()];
    const tax = exchange.agencyOf('tax');
    for (const effect of EFFECTS) tax.entries.delete(`${entryOf(missing)}|${effect}`);
    digests.set(entryOf(mistaken), `sha256:${'9'.repeat(64)}`);
    asOf = '2026-12-24T01:30:00+08:00';
    await compare('2026-12-24T02:00:00+08:00');
    digests = new Map();
    const rows = await found('');
    expect(
      rows
        .filter(ofCase(missing.caseId))
        .map(({ kind, effect }) => `${kind} ${effect}`)
        .sort(),
    ).toEqual(EFFECTS.map((effect) => `STALE ${effect}`));
    expect(rows.filter(ofCase(mistaken.caseId)).map(({ kind }) => kind)).toEqual(Array(3).fill('ID_MISMATCH'));
    await eventually(() => expect(tax.entries.get(`${entryOf(missing)}|SHARING`)).toMatchObject({ state: 'PRESENT' }), {
      timeout: 15_000,
    });
    for (const { caseId } of [missing, mistaken]) await converged(caseId, '2.listing.l-1.1');
  }, 60_000);

  it('CR-N-5: an entry that the court does not know is of no case: its letter waits for a person', async () => {
    also = EFFECTS.slice(0, 2).map((effect) => ({
      entryId: UNKNOWN,
      kind: 'LISTING',
      effect,
      state: 'PRESENT',
      version: 1,
    }));
    asOf = '2026-12-25T01:30:00+08:00';
    expect(await compare('2026-12-25T02:00:00+08:00')).toMatchObject([{ found: 2 }]);
    expect(
      (await found('state=OPEN')).map(({ entryId, kind, caseId, letter }) => [entryId, kind, caseId, letter]),
    ).toEqual(Array(2).fill([UNKNOWN, 'NEVER_LISTED', null, expect.stringContaining('本院记录没有该事项')]));
    also = [];
    asOf = '2026-12-26T01:30:00+08:00';
    await compare('2026-12-26T02:00:00+08:00');
    expect(await found('state=OPEN')).toEqual([]);
  });

  it('CR-N-5: of a snapshot that was cut nothing counts: neither what differs in it nor what is gone', async () => {
    const known = await removed();
    const tax = exchange.agencyOf('tax');
    also = [{ entryId: UNKNOWN, kind: 'LISTING', effect: 'SHARING', state: 'PRESENT', version: 1 }];
    asOf = '2026-12-27T01:30:00+08:00';
    await compare('2026-12-27T02:00:00+08:00');
    also = [];
    tax.entries.set(`${entryOf(known)}|PUBLICITY`, { state: 'PRESENT', version: 1 });
    cut = true;
    const before = taken;
    expect(await compare('2026-12-28T02:00:00+08:00')).toEqual([
      { agencyId: 'tax', compared: 0, found: 0, failed: 'AGENCY_LINK.SNAPSHOT_CUT' },
    ]);
    expect((await found('state=OPEN')).map(({ entryId }) => entryId)).toEqual([UNKNOWN]);
    expect(await factsOf(known.caseId, 'discrepancy-found')).toEqual([]);
    expect(taken).toBe(before);
    const night = new MockActivityEnvironment();
    const { activities } = exchange.service.get(ReconciliationRounds);
    await expect(night.run(activities.reconcileAgency, 'tax')).rejects.toMatchObject({
      type: 'AGENCY_LINK.SNAPSHOT_CUT',
      nonRetryable: true,
    });
    const brought = exchange.service.get(Reconciliation).brought('tax', snapshotOf('tax'));
    await expect(brought).rejects.toMatchObject({ reason: 'SNAPSHOT_CUT' });
    const left: object[] = await exchange.service.dataSource.query('select * from discrepancy_candidate');
    expect(left).toEqual([]);
    const { body } = await exchange.service.read('/agencies', await exchange.officer()).expect(200);
    expect((body as AgenciesAnswer).items.find(({ agencyId }) => agencyId === 'tax')).toMatchObject({
      discrepancies: 1,
      quarantined: 1,
      reconciledAt: '2026-12-27T02:00:00+08:00',
    });
    cut = false;
    tax.entries.delete(`${entryOf(known)}|PUBLICITY`);
  }, 60_000);

  it('CR-N-5: a snapshot says nothing of what came about after it', async () => {
    const known = await removed();
    exchange.agencyOf('tax').entries.set(`${entryOf(known)}|PUBLICITY`, { state: 'PRESENT', version: 1 });
    asOf = '2026-12-11T09:59:59+08:00';
    await compare('2026-12-29T02:00:00+08:00');
    expect((await found('')).filter(ofCase(known.caseId))).toEqual([]);
    exchange.agencyOf('tax').entries.delete(`${entryOf(known)}|PUBLICITY`);
  }, 60_000);
});

describe('who lags', () => {
  it('K12: is shown by body, with what is awaited and since when, and as gauges', async () => {
    const tax = exchange.agencyOf('tax');
    tax.conduct.away = true;
    const known = await exchange.service.enter();
    await exchange.decides(known, 'LISTED', '2026-12-30T10:00:00+08:00');
    const officer = await exchange.officer();
    await eventually(
      async () => {
        const { body } = await exchange.service.read('/agencies', officer).expect(200);
        const { items } = body as AgenciesAnswer;
        expect(items.find(({ agencyId }) => agencyId === 'tax')).toMatchObject({
          category: 'STATUTORY',
          open: 3,
          since: expect.stringMatching(/^2026-12-30T10:0/),
          faults: 3,
        });
        expect(items.find(({ agencyId }) => agencyId === 'national-list')).toMatchObject({ open: 0, since: null });
      },
      { timeout: 10_000 },
    );
    const text = await exchange.service.get(Metrics).registry.metrics();
    expect(text).toMatch(/hejie_agency_open_deliveries\{agency="tax",[^}]*\} 3/);
    expect(text).toMatch(/hejie_agency_oldest_open_seconds\{agency="tax",[^}]*\} \d/);
    tax.conduct.away = false;
  }, 30_000);

  it('K12: a body of another court, or of none, is not there to be compared', async () => {
    const at = '2026-12-30T10:00:00+08:00';
    const nobody = await exchange.service
      .post('/reconciliations', await exchange.officer(), at)
      .send({ agencyId: 'nobody' })
      .expect(404);
    expect(nobody.body).toMatchObject({ code: 'AGENCY.UNKNOWN' });
    const elsewhere = await exchange.service.token({ roles: ['credit-officer'], court: '琼02', subject: 'officer-2' });
    await exchange.service.post('/reconciliations', elsewhere, at).send({ agencyId: 'tax' }).expect(404);
    const { body } = await exchange.service.read('/discrepancies', elsewhere).expect(200);
    expect(body).toEqual({ items: [], next: null });
  });

  it('K12: the comparison has a Schedule from the first start of the service on', async () => {
    const schedule = exchange.service.get(Client).schedule.getHandle(RECONCILIATION_SCHEDULE);
    await eventually(async () => {
      const { action, spec } = await schedule.describe();
      expect(action).toMatchObject({
        type: 'startWorkflow',
        workflowType: 'agencyReconciliation',
        taskQueue: 'settlement',
      });
      expect(spec).toMatchObject({ timezone: 'Asia/Shanghai', calendars: [{ hour: [{ start: 2 }] }] });
    });
  });
});
