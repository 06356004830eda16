import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { LinkRefusal } from '@hejie/agency-link';
import { CaseServiceFixture, type CaseOfTest } from '@hejie/casework/testing';
import { decisionForAgencies, type FactData } from '@hejie/contracts/facts';
import { type AgencyExchangeActs } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { type ReceivedFact } from '@hejie/messaging';
import { ContentKeys, sealContent } from '@hejie/security';
import { NATIONAL_LIST_FIELDS, type AgencyContent } from '@hejie/settlement';
import { withCourtClock } from '@hejie/temporal';
import { testDatabase } from '@hejie/testing';
import { agencyExchange } from '../src/agency-exchange.module.js';
import { Inbound } from '../src/inbound/inbound.js';
import { DeliveryRequest } from '../src/delivery/delivery-request.entity.js';
import { AgencyLinks } from '../src/delivery/agency-links.js';
import { Door } from '../src/inbound/door.js';
import { PublicationSubscriptions } from '../src/publication/publication-subscriptions.js';
import { SubscriptionRow } from '../src/subscription/subscription.entities.js';
import { AgencyOfTest, FETCHES } from './fixture/agencies.js';
import { doorEnvironment, type doorPki } from './fixture/door.js';

export const COURT = '鲁0502';
export const AT = '2026-12-11T10:00:00+08:00';

export const AGENCY_CONTENT_KEYS = `a1:${randomBytes(32).toString('base64')}`;
const KEYS = new ContentKeys(AGENCY_CONTENT_KEYS);
const FIELD_KEYS = `f1:${randomBytes(32).toString('base64')}`;

const jwk = (kid: string) => ({ ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid });

/** What may be told of the debtor of these tests. */
export const CONTENT: AgencyContent = {
  partyKind: 'UNIT',
  partyName: '东营市某某机械有限公司',
  unitCode: '91370502MA3C5RL07J',
  caseNumber: '（2026）鲁0502执12号',
  court: '山东省东营市东营区人民法院',
  ground: '1',
  conduct: '有履行能力而拒不履行',
  decisionNumber: '（2026）鲁0502执12号之一',
  publishedOn: '2026-06-05',
};

/** A body as it subscribes in these tests. */
export const subscription = (agencyId: string, over: object = {}) => ({
  agencyId,
  court: COURT,
  name: `某${agencyId}局`,
  category: 'STATUTORY',
  nationalList: agencyId === 'national-list',
  purpose: '联合惩戒和信用修复',
  legalBasis: '失信规定第八条',
  entries: ['LISTING', 'LIMIT'],
  fields: agencyId === 'national-list' ? NATIONAL_LIST_FIELDS : ['partyName', 'unitCode', 'caseNumber', 'ground'],
  effects: ['PUBLICITY', 'SHARING', 'SANCTION'],
  retentionDays: 30,
  contact: '信用科 0546-0000000',
  transport: { kind: 'KAFKA', keys: [{ kty: 'OKP', crv: 'Ed25519', kid: `${agencyId}-1`, x: 'A'.repeat(43) }] },
  validFrom: '2026-01-01',
  ...over,
});

/** The service over real servers, with agencies in this process, for one test file. */
export function agencyExchangeFixture({
  pki,
  log,
  token,
}: {
  readonly pki?: ReturnType<typeof doorPki>;
  /** Whatever is logged, also what nobody would be told of otherwise. */
  readonly log?: string[];
  /** By which asset control is let in. */
  readonly token?: string;
} = {}) {
  const database = testDatabase({ prefix: 'agency_exchange' });
  const agencies = new Map<string, AgencyOfTest>();
  let fixture: CaseServiceFixture<AgencyExchangeActs>;
  const start = async (): Promise<void> => {
    const env = {
      FIELD_KEYS,
      AGENCY_CONTENT_KEYS,
      AGENCY_SIGNING_KEYS: JSON.stringify({ keys: [jwk('court-1')] }),
      AGENCY_PACE_MS: '50',
      ...(pki && doorEnvironment(pki)),
      ...(log && { LOG_LEVEL: 'debug' }),
      ...(token && { PROPERTY_EXCHANGE_TOKEN: token }),
    };
    const logTo = log && { write: (line: string) => void log.push(line) };
    fixture = await CaseServiceFixture.start<AgencyExchangeActs>(agencyExchange, database.url, env, logTo);
    const links = fixture.get(AgencyLinks);
    const real = links.by.bind(links);
    links.by = async (id) => {
      const row = await fixture.dataSource.manager.findOneByOrFail(SubscriptionRow, { id });
      if (row.transport.kind === 'HTTPS') return real(id);
      return { row, link: row.transport.kind === 'PULL' ? FETCHES : agencyOf(row.agencyId).link };
    };
  };
  beforeAll(start, 60_000);
  afterAll(() => fixture?.stop(), 30_000);

  const agencyOf = (agencyId: string): AgencyOfTest => {
    const known = agencies.get(agencyId) ?? new AgencyOfTest(agencyId);
    agencies.set(agencyId, known);
    return known;
  };
  const officer = () => fixture.token({ roles: ['credit-officer'], court: COURT, subject: 'officer-1' });
  const president = () => fixture.token({ roles: ['court-president'], court: COURT, subject: 'president-1' });
  return {
    get service(): CaseServiceFixture<AgencyExchangeActs> {
      return fixture;
    },
    /** Where agencies come by themselves. */
    doorPort: (): number => fixture.get(Door).port!,
    agencyOf,
    /** The process ends, and another begins where it ended. */
    async restart(): Promise<void> {
      await fixture.stop();
      await start();
    },
    officer,
    president,
    /** A body subscribes, by four eyes. */
    async subscribed(agencyId: string, over: object = {}): Promise<string> {
      const body = subscription(agencyId, over);
      const proposed = await fixture
        .post('/subscriptions', await officer(), AT, randomUUID())
        .send(body)
        .expect(201);
      const { subscriptionId } = proposed.body as { subscriptionId: string };
      const path = `/subscriptions/${encodeURIComponent(subscriptionId)}/decision`;
      await fixture
        .post(path, await president(), AT, randomUUID())
        .send({ approved: true })
        .expect(201);
      return subscriptionId;
    },
    /** Its subscription ends, by four eyes. */
    async ended(subscriptionId: string, at: string): Promise<void> {
      const end = `/subscriptions/${encodeURIComponent(subscriptionId)}/end`;
      await fixture
        .post(end, await officer(), at)
        .send({ reason: '职能划转' })
        .expect(201);
      await fixture
        .post(`${end}/decision`, await president(), at)
        .send({ approved: true })
        .expect(201);
    },
    /** The relay brings that a body has refused a delivery. */
    async refusedBehindRelay(
      agencyId: string,
      { caseId }: CaseOfTest,
      publicationId: string,
      deliveryId: string,
      status: number,
    ): Promise<void> {
      const key = { caseId, publicationId, deliveryId };
      const { wireId: id } = await fixture.dataSource.manager.findOneByOrFail(DeliveryRequest, key);
      const refused = { about: 'DELIVERY', id, refusal: new LinkRefusal(status, 'FIELD_MISSING') } as const;
      await fixture.get(Inbound).take(agencyId, { kind: 'REFUSED', refused });
    },
    /** A body brings the receipt of a delivery by itself. */
    async comesIn(agencyId: string, { caseId }: CaseOfTest, publicationId: string, deliveryId: string): Promise<void> {
      const row = await fixture.dataSource.manager.findOneByOrFail(DeliveryRequest, {
        caseId,
        publicationId,
        deliveryId,
      });
      const message = {
        contract: '1',
        deliveryId: row.wireId,
        agencyId,
        state: 'APPLIED',
        at: courtInstant(AT),
        appliedVersion: 1,
      } as const;
      const signed = { kind: 'RECEIPT', body: '', signature: '' } as const;
      const evidence = `sha256:${'0'.repeat(64)}`;
      await fixture.get(Inbound).take(agencyId, { kind: 'RECEIPT', message, evidence, signed });
    },
    /** Credit repair has decided something, and the exchange hears of it. */
    async decides(
      { caseId, parties }: CaseOfTest,
      decision: FactData<typeof decisionForAgencies>['decision'],
      at: string = AT,
      over: object = {},
      content: AgencyContent = CONTENT,
    ): Promise<void> {
      const now = courtInstant(at);
      const clock = { mode: 'compressed', anchorReal: Date.now(), anchorCourt: now, rate: 1, holdAt: now } as const;
      const data = {
        caseId,
        partyId: parties[1]!.partyId,
        partyKind: 'UNIT',
        entryKind: 'LISTING',
        rowId: 'l-1',
        decision,
        rule: 'DIS-ART-10-1',
        lastDay: null,
        sealed: await sealContent(content, KEYS),
        at: now,
        ...over,
      };
      await withCourtClock(clock, () =>
        fixture.unitOfWork.run((tx) =>
          fixture.get(PublicationSubscriptions).decided({ data } as unknown as ReceivedFact<never>, tx),
        ),
      );
    },
  };
}
