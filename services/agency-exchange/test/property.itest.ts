import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LinkRefusal, type Feed } from '@hejie/agency-link';
import { testKeys } from '@hejie/agency-link/testing';
import { type FoundProperty, type PropertyReply, type PropertyRequest } from '@hejie/contracts/exchange';
import { courtInstant, legalDate, type AssetClass, type CourtInstant, type Yuan } from '@hejie/law';
import { Retention } from '@hejie/persistence';
import { eventually } from '@hejie/testing';
import { Inbound } from '../src/inbound/inbound.js';
import { PropertyPump } from '../src/property/property-pump.js';
import { agencyExchangeFixture } from './fixture.js';
import { doorPki, VisitorOfTest } from './fixture/door.js';
import { KeeperOfTest } from './fixture/keeper.js';

const TOKEN = 'a-secret-that-two-services-share';
const CASE = '（2026）鲁0502执12号';
const NAME = '东营市植入机械有限公司';
const ID = '91370502MA3C5RL07J';
const AT = courtInstant('2026-12-11T10:00:00+08:00');
const LATER = courtInstant('2026-12-11T10:10:00+08:00');

const pki = doorPki();
const log: string[] = [];
const exchange = agencyExchangeFixture({ pki, log, token: TOKEN });
const bank = new KeeperOfTest(pki, 'bank');
const registry = new KeeperOfTest(pki, 'registry');
const police = new KeeperOfTest(pki, 'police');
const fund = new KeeperOfTest(pki, 'fund');
const KEEPERS = [bank, registry, police, fund];
const visitors = new Map(KEEPERS.map((one) => [one, new VisitorOfTest(pki, one.agencyId, () => exchange.doorPort())]));
const visitorOf = (one: KeeperOfTest): VisitorOfTest => visitors.get(one)!;

beforeAll(async () => {
  await Promise.all(KEEPERS.map((one) => one.start()));
  await exchange.subscribed('bank', bank.keeping(['DEPOSIT', 'SECURITIES']));
  await exchange.subscribed('registry', registry.keeping(['REAL_ESTATE', 'VEHICLE']));
  await exchange.subscribed('police', police.keeping(['SECURITIES'], true));
}, 60_000);
afterAll(async () => {
  await Promise.all(KEEPERS.map((one) => one.stop()));
  pki.remove();
});

const put = (path: string, body: object, token: string | null = TOKEN) =>
  exchange.service.keyless('PUT', path, token ?? undefined).send(body);
const get = (path: string, at: CourtInstant = LATER, token: string | undefined = TOKEN) =>
  exchange.service.read(`${path}?at=${encodeURIComponent(at)}`, token);

const query = (classes: readonly AssetClass[], over: object = {}) => ({
  caseNumber: CASE,
  askedAt: AT,
  subject: { kind: 'UNIT', name: NAME, idNumber: ID },
  classes,
  ...over,
});
const paperOf = (text: string) => ({
  number: `${CASE}之一`,
  hash: `sha256:${createHash('sha256').update(text).digest('hex')}`,
  mediaType: 'application/pdf',
  content: Buffer.from(text).toString('base64'),
});
const order = (reference: string, over: object = {}) => ({
  caseNumber: CASE,
  orderedAt: AT,
  action: 'CONTROL',
  reference,
  cap: '100000.00',
  from: '2026-12-11',
  to: '2027-12-10',
  subject: { kind: 'UNIT', name: NAME, idNumber: ID },
  officer: { name: '钱某某', telephone: '000-00000000' },
  ruling: paperOf('%PDF ruling'),
  notice: paperOf('%PDF notice'),
  ...over,
});
const ACCOUNT: FoundProperty = {
  class: 'DEPOSIT',
  reference: 'account-1',
  keeper: '某银行东营支行',
  description: '尾号0312的账户',
  value: '120000.00' as Yuan,
  share: '1',
  charges: '0.00' as Yuan,
  priorControls: 0,
};
const FLAT: FoundProperty = { ...ACCOUNT, class: 'REAL_ESTATE', reference: 'dwelling-1', keeper: '东营区自然资源局' };

/** All classes that were asked, with this property. */
const answers =
  (...found: FoundProperty[]) =>
  ({ request }: PropertyRequest): PropertyReply['reply'] => ({
    kind: 'QUERY',
    answer: {
      state: 'ANSWERED',
      classes: (request.kind === 'QUERY' ? request.query.classes : []).map((one) => ({
        ...{ class: one, answeredAt: LATER, asOf: legalDate('2026-12-11'), limits: null },
      })),
      found,
      unanswered: [],
    },
  });
const PENDING: PropertyReply['reply'] = {
  kind: 'QUERY',
  answer: { state: 'PENDING', classes: [], found: [], unanswered: [] },
};
const DONE: PropertyReply['reply'] = {
  kind: 'ORDER',
  receipt: { state: 'DONE', receivedAt: LATER, by: ACCOUNT.keeper, rank: 1, amount: '100000.00' as Yuan },
};
const lifting = (reference: string) =>
  order(reference, { action: 'RELEASE', cap: undefined, from: undefined, to: undefined });
const quarantined = (agencyId: string): Promise<{ name: string; reason: string }[]> =>
  exchange.service.dataSource.query('select name, reason from quarantine where agency_id = $1 order by reason', [
    agencyId,
  ]);
const partOf = async (
  requestId: string,
): Promise<{ id: string; state: string; fault: string | null; attempts: number }> => {
  const [row] = await exchange.service.dataSource.query('select * from property_part where request_id = $1', [
    requestId,
  ]);
  return row;
};

describe('those who keep property, behind one door', () => {
  it('网络查询规定7: each is asked in the classes that it keeps alone, and their answers come as one', async () => {
    bank.says = answers(ACCOUNT);
    registry.says = () => PENDING;
    const asked = query(['DEPOSIT', 'REAL_ESTATE', 'EQUITY']);
    await put('/property-queries/q-1', asked).expect(202, { queryId: 'q-1' });
    const { body: half } = await get('/property-queries/q-1', AT).expect(200);
    expect(half).toMatchObject({
      queryId: 'q-1',
      state: 'PENDING',
      classes: [{ class: 'DEPOSIT' }],
      found: [{ ...ACCOUNT, reference: 'bank:account-1' }],
      unanswered: [{ class: 'EQUITY', reason: expect.stringContaining('另行查询') }],
    });
    expect(bank.put.map(({ request }) => request)).toEqual([{ kind: 'QUERY', query: query(['DEPOSIT']) }]);
    expect(registry.put.map(({ request }) => request)).toEqual([{ kind: 'QUERY', query: query(['REAL_ESTATE']) }]);
    registry.says = answers(FLAT);
    const { body: whole } = await get('/property-queries/q-1').expect(200);
    expect(whole).toMatchObject({ state: 'ANSWERED', found: [{}, { ...FLAT, reference: 'registry:dwelling-1' }] });
    // Nobody is asked any more.
    const before = bank.asked + registry.asked;
    await get('/property-queries/q-1', courtInstant('2026-12-12T10:00:00+08:00')).expect(200, whole);
    expect(bank.asked + registry.asked).toBe(before);
  });

  it('PROC-14: an order goes to the keeper who has named the property, by the name that he knows', async () => {
    bank.says = () => DONE;
    const n = registry.put.length;
    await put('/control-orders/o-1', order('bank:account-1')).expect(202);
    const { body } = await get('/control-orders/o-1').expect(200);
    expect(body).toEqual({ orderId: 'o-1', ...(DONE as { receipt: object }).receipt });
    expect(bank.put.at(-1)!.request).toEqual({ kind: 'ORDER', order: order('account-1') });
    expect(registry.put).toHaveLength(n);
  });

  it('网络查询规定3, 4: an order has its documents with it as they are, or is refused', async () => {
    const { ruling } = order('bank:account-1');
    const altered = order('bank:account-1', { notice: { ...ruling, content: paperOf('%PDF other').content } });
    const refused = await put('/control-orders/o-2', altered).expect(422);
    expect(refused.body).toMatchObject({ code: 'PROPERTY_REQUEST.PAPER_ALTERED', path: '/notice/content' });
    await get('/control-orders/o-2').expect(404);
    const large = { ...paperOf('x'.repeat(299_000)) };
    bank.says = () => DONE;
    await put('/control-orders/o-2', order('bank:account-1', { ruling: large, notice: large })).expect(202);
    expect((await get('/control-orders/o-2').expect(200)).body).toMatchObject({ state: 'DONE' });
    expect(bank.put.at(-1)!.request).toMatchObject({ order: { ruling: large, notice: large } });
    const larger = paperOf('x'.repeat(301_000));
    const tooLarge = await put('/control-orders/o-9', order('bank:account-1', { ruling: larger })).expect(422);
    expect(tooLarge.body).toMatchObject({ errors: [{ path: '/ruling/content' }] });
  });

  it('民诉法253: what one has found is there at once, though another is silent; after the month of the survey his silence is named', async () => {
    bank.says = answers({ ...ACCOUNT, class: 'SECURITIES', reference: 'shares-1' });
    police.says = () => PENDING;
    await put('/property-queries/q-5', query(['SECURITIES'])).expect(202);
    const { body: open } = await get('/property-queries/q-5').expect(200);
    const found = [{ reference: 'bank:shares-1', asOf: '2026-12-11' }];
    expect(open).toMatchObject({ state: 'PENDING', classes: [], found, unanswered: [] });
    const { body: over } = await get('/property-queries/q-5', courtInstant('2027-01-12T10:00:00+08:00')).expect(200);
    const limits = '某police局：逾期未答复。';
    expect(over).toMatchObject({ state: 'ANSWERED', classes: [{ class: 'SECURITIES', limits }], found });
  });

  it('PROC-23: a person is looked for by who looks for persons, a vehicle by its registrar', async () => {
    const { classes: _, ...search } = query([]);
    police.says = () => ({ kind: 'SEARCH', result: { state: 'NOT_FOUND', receivedAt: LATER, by: '公安机关' } });
    registry.says = () => ({
      kind: 'SEARCH',
      result: { state: 'FOUND', receivedAt: LATER, by: '车管所', place: '甲' },
    });
    await put('/searches/s-1', search).expect(202);
    await put('/searches/s-2', { ...search, vehicle: 'registry:vehicle-1' }).expect(202);
    expect((await get('/searches/s-1').expect(200)).body).toMatchObject({ searchId: 's-1', state: 'NOT_FOUND' });
    expect((await get('/searches/s-2').expect(200)).body).toMatchObject({ state: 'FOUND', place: '甲' });
    expect(registry.put.at(-1)!.request).toMatchObject({ kind: 'SEARCH', search: { vehicle: 'vehicle-1' } });
  });

  it('is put once: again it is the same, with other content it is refused', async () => {
    bank.says = answers(ACCOUNT);
    await put('/property-queries/q-2', query(['DEPOSIT'])).expect(202);
    await put('/property-queries/q-2', query(['DEPOSIT'])).expect(202);
    const other = await put('/property-queries/q-2', query(['REAL_ESTATE'])).expect(409);
    expect(other.body).toMatchObject({ code: 'PROPERTY_REQUEST.ID_TAKEN' });
    expect(JSON.stringify(other.body)).not.toContain(NAME);
    await get('/property-queries/q-2').expect(200);
    const ofIt = bank.put.filter(({ requestId }) => requestId === bank.put.at(-1)!.requestId);
    expect(ofIt).toHaveLength(1);
  });

  it.each([
    ['（2026）鲁0502执前调12号', 'CONTROL.NO_CASE_NUMBER'],
    ['（2026）鲁0502某12号', 'CONTROL.CASE_NUMBER_INVALID'],
  ])('PRE-CTRL: nobody is asked under %s', async (caseNumber, code) => {
    const n = bank.put.length;
    const refused = await put('/property-queries/q-3', query(['DEPOSIT'], { caseNumber })).expect(422);
    expect(refused.body).toMatchObject({ code, rule: 'PRE-CTRL' });
    await put('/control-orders/o-3', order('bank:x', { caseNumber })).expect(422);
    expect(bank.put).toHaveLength(n);
  });

  it('is for asset control alone, and knows nothing that was not put', async () => {
    await put('/property-queries/q-4', query(['DEPOSIT']), null).expect(401);
    await put('/property-queries/q-4', query(['DEPOSIT']), `${TOKEN}x`).expect(401);
    await put('/property-queries/q-4', query(['DEPOSIT']), await exchange.president()).expect(401);
    await get('/property-queries/q-1', LATER, 'another-secret-of-somebody').expect(401);
    expect((await get('/property-queries/q-4').expect(404)).body).toMatchObject({ code: 'PROPERTY_REQUEST.UNKNOWN' });
    await put('/control-orders/o-4', order('account-1')).expect(422);
  });
});

describe('what a body does otherwise', () => {
  it('refuses: an order and a search are refused with it, a class stays unanswered', async () => {
    bank.says = () => 422;
    registry.says = answers(FLAT);
    await put('/control-orders/r-1', order('bank:account-9')).expect(202);
    await put('/property-queries/r-2', query(['DEPOSIT', 'REAL_ESTATE'])).expect(202);
    await eventually(async () => {
      const { body } = await get('/control-orders/r-1').expect(422);
      expect(body).toMatchObject({ code: 'PROPERTY_REQUEST.REFUSED' });
    });
    const { body } = await get('/property-queries/r-2').expect(200);
    expect(body).toMatchObject({
      state: 'ANSWERED',
      classes: [{ class: 'REAL_ESTATE' }],
      unanswered: [{ class: 'DEPOSIT', reason: '某bank局：未受理查询请求。' }],
    });
    expect(await partOf('r-1')).toMatchObject({ state: 'REFUSED', fault: 'REFUSED.422.KEEPER.REFUSES' });
  });

  it('hangs up, or does not let the court in: it is asked again, over a restart too', async () => {
    bank.says = () => null;
    await put('/property-queries/h-1', query(['DEPOSIT'])).expect(202);
    expect((await get('/property-queries/h-1').expect(200)).body).toMatchObject({ state: 'PENDING', unanswered: [] });
    bank.says = () => 403;
    await eventually(async () => expect((await partOf('h-1')).attempts).toBeGreaterThan(2), { timeout: 20_000 });
    await exchange.restart();
    bank.says = answers(ACCOUNT);
    await eventually(
      async () => expect((await get('/property-queries/h-1').expect(200)).body).toMatchObject({ state: 'ANSWERED' }),
      { timeout: 20_000 },
    );
  }, 60_000);

  it('answers with a signature that is not its own, or about something else: it lies in quarantine and counts for nothing', async () => {
    bank.signer = testKeys('bank-1');
    bank.says = answers(ACCOUNT);
    await put('/property-queries/f-1', query(['DEPOSIT'])).expect(202);
    expect((await get('/property-queries/f-1').expect(200)).body).toMatchObject({ state: 'PENDING', found: [] });
    bank.signer = bank.keys;
    bank.says = () => DONE;
    await eventually(
      async () =>
        expect((await quarantined('bank')).map(({ reason }) => reason)).toEqual(
          expect.arrayContaining([expect.stringContaining('SIGNATURE_WRONG'), 'OTHER_MATTER']),
        ),
      { timeout: 20_000 },
    );
    expect((await get('/property-queries/f-1').expect(200)).body).toMatchObject({ state: 'PENDING', found: [] });
    bank.says = answers(ACCOUNT);
    await eventually(
      async () => expect((await get('/property-queries/f-1').expect(200)).body).toMatchObject({ state: 'ANSWERED' }),
      { timeout: 20_000 },
    );
  }, 60_000);
});

describe('what goes out', () => {
  it('PROC-14: an order goes after those upon the same thing that came before it, and waits for no others', async () => {
    const heard: string[] = [];
    let away = true;
    bank.says = ({ request }) => {
      if (request.kind !== 'ORDER' || (away && request.order.reference === 'account-7')) return null;
      heard.push(`${request.order.action} ${request.order.reference}`);
      return DONE;
    };
    await put('/control-orders/t-1', order('bank:account-7')).expect(202);
    await eventually(async () => expect((await partOf('t-1')).attempts).toBeGreaterThan(2), { timeout: 20_000 });
    await put('/control-orders/t-2', lifting('bank:account-7')).expect(202);
    await put('/control-orders/t-3', order('bank:account-8')).expect(202);
    away = false;
    await eventually(() => expect(heard).toHaveLength(3), { timeout: 20_000 });
    expect(heard).toEqual(['CONTROL account-8', 'CONTROL account-7', 'RELEASE account-7']);
  }, 60_000);

  it('PROC-14: what waits behind an order that nobody wants any more goes without it', async () => {
    const heard: string[] = [];
    bank.says = ({ request }) => {
      if (request.kind !== 'ORDER' || request.order.action === 'CONTROL') return null;
      heard.push(request.order.reference);
      return DONE;
    };
    await put('/control-orders/t-4', order('bank:account-9')).expect(202);
    await put('/control-orders/t-5', lifting('bank:account-9')).expect(202);
    await exchange.service.dataSource.query(
      `update property_request set wanted_at = now() - interval '2 days' where id = 't-4'`,
    );
    await eventually(() => expect(heard).toEqual(['account-9']), { timeout: 20_000 });
  }, 60_000);

  it('is no more at a time than one body has room for, however much is due', async () => {
    const { dataSource } = exchange.service;
    bank.says = () => null;
    const ids = Array.from({ length: 24 }, (_, n) => `m-${n}`);
    for (const id of ids) await put(`/property-queries/${id}`, query(['DEPOSIT'])).expect(202);
    const due = (at: string) =>
      dataSource.query(
        `update property_part set next_at = ${at}, attempts = 1 where request_id = any($1) and attempts > 0`,
        [ids],
      );
    await eventually(async () => {
      await due(`'tomorrow'`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const [{ n }] = await dataSource.query(
        `select count(*) as n from property_part where request_id = any($1) and attempts > 0 and next_at = 'tomorrow'`,
        [ids],
      );
      expect(n).toBe('24');
    });
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    bank.says = async (request) => {
      await opened;
      return answers(ACCOUNT)(request);
    };
    await due('now()');
    // By their lease: what has failed is tried again sooner.
    const taken = async (): Promise<number> => {
      const [{ n }] = await dataSource.query(
        `select count(*)::int as n from property_part where request_id = any($1) and next_at > now() + interval '10 seconds'`,
        [ids],
      );
      return n;
    };
    await eventually(async () => expect(await taken()).toBeGreaterThanOrEqual(16), { timeout: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await taken()).toBe(16);
    open();
    await eventually(
      async () => {
        const left = await dataSource.query(
          `update property_part set next_at = least(next_at, now()) where request_id = any($1) and state <> 'ANSWERED' returning id`,
          [ids],
        );
        expect(left[0]).toEqual([]);
      },
      { timeout: 20_000 },
    );
  }, 60_000);

  it('PRE-CTRL: nothing new once its subscription has ended, what stands there is lifted; whoever waits hears of a refusal', async () => {
    const subscriptionId = await exchange.subscribed('fund', fund.keeping(['EQUITY']));
    fund.says = () => null;
    const tried = fund.put.length;
    await put('/property-queries/e-1', query(['EQUITY'])).expect(202);
    await put('/control-orders/e-2', order('fund:share-1')).expect(202);
    await put('/control-orders/e-3', lifting('fund:share-1')).expect(202);
    // Both are tried before the end, and met with silence: what was taken before it may still arrive after it.
    await eventually(() => expect(fund.put.slice(tried)).toHaveLength(2));
    await exchange.ended(subscriptionId, '2026-12-12T10:00:00+08:00');
    const after = courtInstant('2026-12-20T10:00:00+08:00');
    const before = fund.put.length;
    const { body } = await get('/property-queries/e-1', after).expect(200);
    expect(body).toMatchObject({ state: 'ANSWERED', unanswered: [{ class: 'EQUITY' }] });
    const refused = await get('/control-orders/e-2', after).expect(422);
    expect(refused.body).toMatchObject({ code: 'PROPERTY_REQUEST.REFUSED' });
    for (const id of ['e-1', 'e-2'])
      expect(await partOf(id)).toMatchObject({ state: 'REFUSED', fault: 'PROPERTY_REQUEST.NO_LONGER_KEPT' });
    fund.says = () => DONE;
    await eventually(
      async () => expect((await get('/control-orders/e-3', after).expect(200)).body).toMatchObject({ state: 'DONE' }),
      { timeout: 20_000 },
    );
    expect(fund.put.slice(before).map(({ request }) => request.kind === 'ORDER' && request.order.action)).toEqual([
      'RELEASE',
    ]);
  }, 60_000);
});

describe('a body that brings its reply by itself', () => {
  const laterOn = courtInstant('2026-12-11T11:00:00+08:00');
  /** What lies ready for a body from the beginning. */
  const fetched = async (one: KeeperOfTest, after = 0): Promise<string[]> => {
    const { body: feed } = await visitorOf(one).asks('GET', `/feed?after=${after}&limit=100`);
    return (feed as unknown as Feed).messages.map(({ body }) => (JSON.parse(body) as PropertyRequest).requestId);
  };

  it('is heard of what it was asked, by what it says last; of nothing else, and nobody in its stead', async () => {
    const brings = visitorOf(bank);
    const stranger = visitorOf(police);
    await exchange.subscribed('bank', { ...bank.keeping(['DEPOSIT']), transport: { kind: 'PULL', ...brings.proves } });
    await exchange.subscribed('police', {
      ...police.keeping([], true),
      transport: { kind: 'PULL', ...stranger.proves },
    });
    await put('/property-queries/b-1', query(['DEPOSIT'])).expect(202);
    const { id } = await partOf('b-1');
    // What is for it stands in its feed, the same whenever it is fetched.
    const feed = async () => (await brings.asks('GET', '/feed?after=0&limit=100')).body as unknown as Feed;
    const { messages } = await feed();
    expect(messages.map(({ kind, body }) => [kind, (JSON.parse(body) as PropertyRequest).requestId])).toEqual([
      ['PROPERTY_REQUEST', id],
    ]);
    expect((await feed()).messages[0]!.body).toBe(messages[0]!.body);

    const answer = answers(ACCOUNT)({ request: { kind: 'QUERY', query: query(['DEPOSIT']) } } as never);
    const late = bank.reply(id, answer, laterOn);
    const notOurs = { ...late, agencyId: 'police' };
    expect(await stranger.says('/property-replies', notOurs)).toMatchObject({
      status: 422,
      body: { code: 'INBOUND.UNKNOWN_MATTER' },
    });
    expect(await stranger.says('/property-replies', late)).toMatchObject({ status: 403 });
    const unknown = bank.reply(`P${'0'.repeat(32)}`, answer);
    expect(await brings.says('/property-replies', unknown)).toMatchObject({ status: 422 });
    expect(await brings.says('/property-replies', bank.reply(id, DONE))).toMatchObject({
      status: 422,
      body: { code: 'INBOUND.OTHER_MATTER' },
    });
    expect((await quarantined('police')).map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['UNKNOWN_MATTER', 'OTHER_AGENCY']),
    );
    expect((await partOf('b-1')).state).not.toBe('ANSWERED');

    for (const one of [bank.reply(id, PENDING), late, late, bank.reply(id, PENDING, LATER)])
      expect(await brings.says('/property-replies', one)).toMatchObject({ status: 200, body: { taken: true } });
    const { body } = await get('/property-queries/b-1').expect(200);
    expect(body).toMatchObject({ state: 'ANSWERED', found: [{ reference: 'bank:account-1' }] });
    expect((await feed()).messages).toEqual([]);
  });

  it('is not silenced by an instant that has not come when it said it: what comes later counts', async () => {
    await put('/property-queries/b-2', query(['DEPOSIT'])).expect(202);
    const { id } = await partOf('b-2');
    const answer = answers(ACCOUNT)({ request: { kind: 'QUERY', query: query(['DEPOSIT']) } } as never);
    for (const one of [bank.reply(id, PENDING, '2099-01-01T10:00:00+08:00'), bank.reply(id, answer)])
      expect(await visitorOf(bank).says('/property-replies', one)).toMatchObject({ status: 200 });
    expect((await get('/property-queries/b-2').expect(200)).body).toMatchObject({ state: 'ANSWERED' });
  });

  it('PROC-14: fetches orders upon one thing in the order in which they came', async () => {
    const came: string[] = [];
    for (let n = 0; n < 6; n += 1)
      for (const [path, of] of [
        [`c-${n}`, order('bank:account-11')] as const,
        [`l-${n}`, lifting('bank:account-11')] as const,
      ]) {
        await put(`/control-orders/${path}`, of).expect(202);
        came.push((await partOf(path)).id);
      }
    expect(await fetched(bank)).toEqual(came);
    await exchange.service.dataSource.query(`update property_part set state = 'REFUSED' where id = any($1)`, [came]);
  });

  it('does not fetch what nobody wants any more; wanted again it lies ready behind what was fetched', async () => {
    const { dataSource } = exchange.service;
    const items = () => dataSource.query(`select position from feed_item where agency_id = 'bank' order by position`);
    await put('/property-queries/b-3', query(['DEPOSIT'])).expect(202);
    await put('/property-queries/b-4', query(['DEPOSIT'])).expect(202);
    expect(await fetched(bank)).toHaveLength(2);
    const [, last] = (await items()).slice(-2);
    await dataSource.query(`update property_request set wanted_at = now() - interval '2 days' where id = 'b-3'`);
    const nextOf = async (): Promise<string> =>
      (await dataSource.query(`select next_at::text as at from property_part where request_id = 'b-3'`))[0].at;
    await dataSource.query(`update property_part set next_at = now() where request_id = 'b-3'`);
    exchange.service.get(PropertyPump)['setAsideAt'] = 0;
    await eventually(async () => expect(await nextOf()).toBe('infinity'));
    const b4 = await partOf('b-4');
    expect(await fetched(bank)).toEqual([b4.id]);
    expect(await items()).toEqual([last]);
    await put('/property-queries/b-3', query(['DEPOSIT'])).expect(202);
    expect(await nextOf()).not.toBe('infinity');
    const b3 = await partOf('b-3');
    expect(await fetched(bank)).toEqual([b4.id, b3.id]);
    expect(await fetched(bank, last.position)).toEqual([b3.id]);
  });

  it('PRE-CTRL: fetches nothing about what its subscription names no more', async () => {
    const { proves } = visitorOf(fund);
    const transport = { kind: 'PULL', ...proves };
    await exchange.subscribed('fund', { ...fund.keeping(['EQUITY', 'SECURITIES']), transport });
    await put('/property-queries/n-1', query(['EQUITY'])).expect(202);
    await put('/property-queries/n-2', query(['SECURITIES'])).expect(202);
    await exchange.subscribed('fund', { ...fund.keeping(['SECURITIES']), transport });
    expect(await fetched(fund)).toEqual([(await partOf('n-2')).id]);
    expect(await partOf('n-1')).toMatchObject({ state: 'REFUSED', fault: 'PROPERTY_REQUEST.NO_LONGER_KEPT' });
    expect(await partOf('n-2')).toMatchObject({ state: 'PUT' });
  });

  it('is refused over its relay as often as it was put: the first refusal counts, and the next ones are none of another', async () => {
    await put('/property-queries/n-3', query(['SECURITIES'])).expect(202);
    const { id } = await partOf('n-3');
    const refused = { about: 'PROPERTY_REQUEST', id, refusal: new LinkRefusal(422, 'KEEPER.REFUSES') } as const;
    for (let n = 0; n < 2; n += 1)
      expect(await exchange.service.get(Inbound).take('fund', { kind: 'REFUSED', refused })).toEqual({ taken: true });
    expect(await quarantined('fund')).toEqual([]);
  });
});

describe('what is personal', () => {
  it('stands sealed in the tables, and in no id, log or reason', async () => {
    const rows = await exchange.service.dataSource.query(
      `select row_to_json(r)::text as text from property_request r union all select row_to_json(p)::text from property_part p
        union all select row_to_json(q)::text from quarantine q union all select facts::text from audit`,
    );
    // Names long enough that no sealed text has them by chance.
    for (const text of [JSON.stringify(rows), log.join('')]) {
      expect(text.length).toBeGreaterThan(100);
      expect(text).not.toMatch(new RegExp(`${NAME}|${ID}|尾号0312|account-|dwelling-|vehicle-`));
    }
  });

  it('PIPL 19, 网络查询规定4: goes thirty days after nobody has asked for it any more; what was signed stays, orders and answers', async () => {
    const { dataSource } = exchange.service;
    const kept = (table: string, id: string) =>
      dataSource.query(`select 1 from ${table} where ${table === 'property_part' ? 'request_id' : 'id'} = $1`, [id]);
    const aged = (days: number, ids: readonly string[]) =>
      dataSource.query(`update property_request set wanted_at = now() - make_interval(days => $1) where id = any($2)`, [
        days,
        ids,
      ]);
    bank.says = () => PENDING;
    await put('/property-queries/u-1', query(['DEPOSIT'])).expect(202);
    await put('/property-queries/u-2', query(['DEPOSIT'])).expect(202);
    await get('/property-queries/u-1', AT).expect(200);
    await aged(31, ['q-1', 's-1', 'o-1', 'u-1']);
    await aged(29, ['u-2']);
    await exchange.service.get(Retention).sweep();
    for (const gone of ['u-1', 's-1'])
      expect([await kept('property_request', gone), await kept('property_part', gone)]).toEqual([[], []]);
    for (const stays of ['q-1', 'u-2', 'o-1'])
      expect([await kept('property_request', stays), await kept('property_part', stays)]).not.toContainEqual([]);
    await get('/property-queries/u-1').expect(404);
    expect((await get('/property-queries/q-1').expect(200)).body).toMatchObject({ state: 'ANSWERED' });
    await get('/control-orders/o-1').expect(200);
  });
});
