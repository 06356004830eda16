import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { agencyExchange } from '@hejie/agency-exchange';
import { PublicationSubscriptions } from '@hejie/agency-exchange/publication';
import { linkFor, transportSettings, type AgencyLink } from '@hejie/agency-link';
import { ownFolder, testKeys, testPki } from '@hejie/agency-link/testing';
import { CaseServiceFixture, type CaseOfTest } from '@hejie/casework/testing';
import type { decisionForAgencies, FactData } from '@hejie/contracts/facts';
import { SEARCH_ATTRIBUTES } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import type { ReceivedFact } from '@hejie/messaging';
import { ContentKeys, sealContent } from '@hejie/security';
import { NATIONAL_LIST_FIELDS, type AgencyContent, type PublishedDecision } from '@hejie/settlement';
import { faultlessPopulation, SIMULATED_BODIES, type AgencyPopulation } from '@hejie/simulator';
import { ensureNamespace, ensureSearchAttributes, withCourtClock } from '@hejie/temporal';
import { createTestDatabase } from '@hejie/testing';
import { Connection } from '@temporalio/client';

import { pause } from '../measure/figures.js';
import type { SaidByAgencies, ToldAgencies } from './agencies.js';

const COURT = '鲁0502';
/** Where the court's time begins; from there it goes as fast as ours. */
const BEGINS = courtInstant('2026-12-11T10:00:00+08:00');
const HOLDS = courtInstant('2026-12-31T10:00:00+08:00');
const SEED = 1;

const CONTENT: AgencyContent = {
  partyKind: 'UNIT',
  partyName: '东营市某某机械有限公司',
  unitCode: '91370502MA3C5RL07J',
  caseNumber: '（2026）鲁0502执12号',
  ground: '1',
};

/** A publication, and when its decision was heard: by the database's clock. */
export interface Told {
  readonly caseId: string;
  readonly publicationId: string;
  readonly at: number;
}

/** What became of a publication, in milliseconds since it was heard. */
export interface Converged {
  readonly certified: number;
  readonly deliveries: readonly { readonly agencyId: string; readonly dispatched: number; readonly verified: number }[];
}

/** Agency exchange in this process on real servers, and twelve bodies in another, reached over mutual TLS. */
export class Exchange {
  private readonly began = Date.now();

  private constructor(
    readonly service: CaseServiceFixture<object>,
    private readonly agencies: ChildProcess,
    private readonly courtKeys: AgencyPopulation['courtKeys'],
    private readonly contentKeys: ContentKeys,
    /** The way to each body by itself. */
    readonly links: ReadonlyMap<string, AgencyLink>,
    private readonly ended: () => Promise<void>,
  ) {}

  static async open(env: Readonly<Record<string, string>>): Promise<Exchange> {
    const [folder, pki, court] = [ownFolder('convergence'), testPki(), testKeys('court-1')];
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const tls = pki.issue('court');
    const agencies = fork(fileURLToPath(new URL('./agencies.js', import.meta.url)), { execArgv: [] });
    const { url } = (await ask(agencies, { tls: { ...pki.issue('agencies'), ca: pki.ca } })) as { url: string };
    const courtKeys = [court.open] as unknown as AgencyPopulation['courtKeys'];
    const population = faultlessPopulation(SEED, courtKeys);
    const { keys } = (await ask(agencies, { population })) as { keys: Record<string, object> };
    const database = await createTestDatabase({ prefix: 'bench_convergence' });
    const sealing = `a1:${randomBytes(32).toString('base64')}`;
    const connection = await Connection.connect({ address: process.env.TEMPORAL_ADDRESS });
    await ensureNamespace(connection, env.TEMPORAL_NAMESPACE!, { retentionDays: 1 });
    await ensureSearchAttributes(connection, env.TEMPORAL_NAMESPACE!, SEARCH_ATTRIBUTES);
    await connection.close();
    const service = await CaseServiceFixture.start<object>(agencyExchange, database.url, {
      ...env,
      AGENCY_CONTENT_KEYS: sealing,
      AGENCY_SIGNING_KEYS: JSON.stringify({ keys: [court.secret] }),
      AGENCY_TLS_CERT: file('court.crt', tls.cert),
      AGENCY_TLS_KEY: file('court.key', tls.key),
    });
    const links = new Map<string, AgencyLink>();
    for (const [agencyId, name] of SIMULATED_BODIES) {
      const transport = transportSettings.parse({
        kind: 'HTTPS',
        url: `${url}/${agencyId}`,
        ca: pki.ca,
        keys: [keyOf(keys[agencyId]!)],
      });
      links.set(agencyId, linkFor(transport, { agencyId, identity: { signingKey: court.secret, tls } }));
      await subscribe(service, subscription(agencyId, name, transport));
    }
    return new Exchange(service, agencies, courtKeys, new ContentKeys(sealing), links, async () => {
      await Promise.allSettled([...links.values()].map((one) => one.close()));
      await service.stop();
      agencies.disconnect();
      await database.drop();
      pki.remove();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  close(): Promise<void> {
    return this.ended();
  }

  /** This body receives what it is told, and nothing more ever comes of it; null: all are faultless. */
  async silence(agencyId: string | null): Promise<void> {
    const { agencies, ...rest } = faultlessPopulation(SEED, this.courtKeys);
    const population = { ...rest, agencies: agencies.map((one) => ({ ...one, silent: one.agencyId === agencyId })) };
    await ask(this.agencies, { population });
  }

  /** A case of which nothing was published yet. */
  enter(): Promise<CaseOfTest> {
    return this.service.enter({ court: COURT });
  }

  /** Agency exchange hears a decision; `version`: which one about the entry. */
  async hears({ caseId, parties }: CaseOfTest, decision: PublishedDecision, version: number): Promise<Told> {
    const data: FactData<typeof decisionForAgencies> = {
      caseId,
      partyId: parties[1]!.partyId,
      partyKind: 'UNIT',
      entryKind: 'LISTING',
      rowId: 'l-1',
      decision,
      rule: 'DIS-ART-10-1',
      lastDay: null,
      sealed: await sealContent(CONTENT, this.contentKeys),
      at: courtInstant(this.courtTime()),
    };
    const clock = { mode: 'compressed', anchorReal: this.began, anchorCourt: BEGINS, rate: 1, holdAt: HOLDS } as const;
    const at = Date.now();
    await withCourtClock(clock, () =>
      this.service.unitOfWork.run((tx) =>
        this.service.get(PublicationSubscriptions).decided({ data } as ReceivedFact<typeof data>, tx),
      ),
    );
    return { caseId, publicationId: `2.listing.l-1.${version}`, at };
  }

  /** How many of these publications have ended, or wait for nobody but `except`. */
  async converged(told: readonly Told[], except: string | null = null): Promise<number> {
    const [{ done }]: [{ done: number }] = await this.service.dataSource.query(
      `select count(*)::integer as done from (select case_id, about from file_record
         where kind = 'deliveries' and (case_id, about) in (select * from unnest($1::text[], $2::text[]))
         group by case_id, about having bool_and(state = 'VERIFIED' or split_part(record_id, '/', 1) = $3)) as all_verified`,
      [told.map(({ caseId }) => caseId), told.map(({ publicationId }) => publicationId), except ?? ''],
    );
    return done;
  }

  /** Waits until all have converged. */
  async untilConverged(told: readonly Told[], except: string | null = null, everyMs = 20): Promise<void> {
    for (const end = Date.now() + 600_000; (await this.converged(told, except)) < told.length; await pause(everyMs))
      if (Date.now() > end) throw new Error(`of ${told.length} publications not all have converged`);
  }

  /** What became of one. A certificate is on record when its fact is. */
  async courseOf({ caseId, publicationId, at }: Told): Promise<Converged> {
    const { dataSource } = this.service;
    const [certified]: { at: number }[] = await dataSource.query(
      `select extract(epoch from recorded_at) * 1000 as at from outbox
        where case_id = $1 and type like '%.convergence-certified.%' and payload->>'publicationId' = $2`,
      [caseId, publicationId],
    );
    const rows: { data: { agencyId: string; dispatchedAt: string; verified?: { at: string } } }[] =
      await dataSource.query(`select data from file_record where case_id = $1 and about = $2 and kind = 'deliveries'`, [
        caseId,
        publicationId,
      ]);
    const since = (instant: string | undefined): number =>
      instant === undefined ? NaN : Date.parse(instant) - Date.parse(BEGINS) - (at - this.began);
    return {
      certified: certified === undefined ? NaN : Number(certified.at) - at,
      deliveries: rows.map(({ data: { agencyId, dispatchedAt, verified } }) => ({
        agencyId,
        dispatched: since(dispatchedAt),
        verified: since(verified?.at),
      })),
    };
  }

  private courtTime(): number {
    return Date.parse(BEGINS) + Date.now() - this.began;
  }
}

const keyOf = (jwk: object): object => {
  const { kty, crv, x, kid } = jwk as Record<string, string>;
  return { kty, crv, x, kid };
};

const subscription = (agencyId: string, name: string, transport: object) => ({
  agencyId,
  court: COURT,
  name,
  category: 'STATUTORY',
  nationalList: agencyId === 'national-list',
  purpose: '联合惩戒和信用修复',
  legalBasis: '失信规定第八条',
  entries: ['LISTING'],
  fields: agencyId === 'national-list' ? NATIONAL_LIST_FIELDS : ['partyName', 'unitCode', 'caseNumber', 'ground'],
  effects: ['PUBLICITY', 'SHARING', 'SANCTION'],
  retentionDays: 30,
  contact: '信用科 0546-0000000',
  transport,
  validFrom: '2026-01-01',
});

/** By four eyes. */
async function subscribe(service: CaseServiceFixture<object>, body: object): Promise<void> {
  const by = (role: 'credit-officer' | 'court-president') =>
    service.token({ roles: [role], court: COURT, subject: `${role}-1` });
  const proposed = await service
    .post('/subscriptions', await by('credit-officer'), BEGINS)
    .send(body)
    .expect(201);
  const { subscriptionId } = proposed.body as { subscriptionId: string };
  const path = `/subscriptions/${encodeURIComponent(subscriptionId)}/decision`;
  await service
    .post(path, await by('court-president'), BEGINS)
    .send({ approved: true })
    .expect(201);
}

async function ask(agencies: ChildProcess, told: ToldAgencies): Promise<SaidByAgencies> {
  const said = once(agencies, 'message');
  agencies.send(told);
  const [answer] = (await said) as [SaidByAgencies];
  return answer;
}
