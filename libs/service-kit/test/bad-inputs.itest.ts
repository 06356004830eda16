import { beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import { casePath } from '@hejie/contracts/http';
import { TestIssuer } from '@hejie/security/testing';
import { makeService } from '../src/index.js';
import { CASE_ID, receiptsService } from './fixture/receipts.service.js';
import { CLOCK, serveReceipts } from './fixture/served.js';

const served = serveReceipts();
const { post } = served;
const UNKNOWN = '2026-鲁0502-执-9';
const PATH = casePath(CASE_ID, '/receipts');
const RECEIPT = { amount: '8182.00', valueDate: '2026-10-09' };
let clerk: string;
let before: string;

/** Everything the service keeps: a refused request must leave all of it as it was. */
const everything = async () => {
  const { rows } = await served.database.admin.query(
    `select (select count(*) from receipts.receipts) as receipts, (select count(*) from receipts.idempotency) as keys`,
  );
  return JSON.stringify(rows[0]);
};

beforeAll(async () => {
  clerk = await served.issuer.token({ subject: 'clerk-dongying', roles: ['clerk'], court: '鲁0502' });
});
beforeEach(async () => {
  before = await everything();
});
afterEach(async () => {
  expect(await everything()).toBe(before);
});

/** A clear problem: its media type, status, code and both languages. */
const problem =
  (status: number, code: string) => (answer: { status: number; type: string; body: Record<string, unknown> }) => {
    expect({ status: answer.status, type: answer.type, code: answer.body.code }).toEqual({
      status,
      type: 'application/problem+json',
      code,
    });
    expect(answer.body).toMatchObject({
      type: `urn:hejie:problem:${code}`,
      status,
      title: expect.any(String),
      instance: expect.stringMatching(/^\/.*#[\w-]+$/),
    });
    expect(answer.body.zh).toMatch(/\p{Script=Han}/u);
    expect(answer.body.en).toMatch(/[a-z]/);
  };

describe('a body that cannot be read', () => {
  it('malformed JSON', async () => {
    await post(PATH, clerk).type('application/json').send('{"amount": ').expect(problem(400, 'REQUEST.MALFORMED_JSON'));
  });

  it('JSON that is neither object nor list', async () => {
    await post(PATH, clerk).type('application/json').send('"8182.00"').expect(problem(400, 'REQUEST.MALFORMED_JSON'));
  });

  it.each([
    ['a number beyond all bounds', '{"amount": 1e400}'],
    ['lists nested without end', `{"amount": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
  ])('JSON with %s', async (_, body) => {
    await post(PATH, clerk).type('application/json').send(body).expect(problem(400, 'REQUEST.UNREADABLE_JSON'));
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense'])(
    'of type %s',
    async (type) => {
      await post(PATH, clerk).set('content-type', type).send('amount=1').expect(problem(415, 'REQUEST.CONTENT_TYPE'));
    },
  );

  it('of no type at all', async () => {
    await post(PATH, clerk).set('content-type', '').send('{}').expect(problem(415, 'REQUEST.CONTENT_TYPE'));
  });

  it('larger than a megabyte', async () => {
    await post(PATH, clerk)
      .send({ ...RECEIPT, note: 'x'.repeat(1_100_000) })
      .expect(problem(413, 'REQUEST.TOO_LARGE'));
  });

  it('in an unknown charset or encoding', async () => {
    await post(PATH, clerk)
      .set('content-type', 'application/json; charset=klingon')
      .send('{}')
      .expect(problem(415, 'REQUEST.CHARSET'));
    await post(PATH, clerk)
      .type('application/json')
      .set('content-encoding', 'rot13')
      .send('{}')
      .expect(problem(415, 'REQUEST.ENCODING'));
  });
});

describe('a body with wrong fields', () => {
  const errors = async (body: object) => {
    const answer = await post(PATH, clerk).send(body).expect(problem(422, 'REQUEST.INVALID'));
    return (answer.body.errors as { path: string; code: string; zh: string; en: string }[]).map(({ path, code }) => ({
      path,
      code,
    }));
  };

  it('an unknown field, each by its name', async () => {
    expect(await errors({ ...RECEIPT, colour: 'red', 'a/b': 1 })).toEqual([
      { path: '/colour', code: 'FIELD.UNKNOWN' },
      { path: '/a~1b', code: 'FIELD.UNKNOWN' },
    ]);
  });

  it('a missing field, and nothing at all', async () => {
    expect(await errors({ amount: '1.00' })).toEqual([{ path: '/valueDate', code: 'FIELD.MISSING' }]);
    expect(await errors({})).toHaveLength(2);
  });

  it('no body', async () => {
    await post(PATH, clerk).expect(problem(422, 'REQUEST.INVALID'));
  });

  it.each(['1e5', '1.001', '-5.00', '12345678901234567890', '', ' 1.00', '1,000.00', 'NaN', '0x10', '１.00'])(
    'the amount "%s"',
    async (amount) => {
      const [only, ...others] = await errors({ ...RECEIPT, amount });
      expect(others).toEqual([]);
      expect(only).toMatchObject({ path: '/amount', code: expect.stringMatching(/^MONEY\.|^FIELD\.FORMAT$/) });
    },
  );

  it.each([8182, null, ['8182.00'], { yuan: '8182.00' }, true])('the amount %j, which is no text', async (amount) => {
    expect(await errors({ ...RECEIPT, amount })).toEqual([{ path: '/amount', code: 'FIELD.TYPE' }]);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '09/10/2026', '2026-10-09T00:00:00Z', ''])(
    'the date "%s"',
    async (valueDate) => {
      const [only] = await errors({ ...RECEIPT, valueDate });
      expect(only).toMatchObject({ path: '/valueDate', code: expect.stringMatching(/^DATE\.|^FIELD\.FORMAT$/) });
    },
  );

  it('every wrong field at once, in Chinese and English', async () => {
    const { body } = await post(PATH, clerk).send({ amount: '1e5', valueDate: '2026-02-30', extra: 1 });
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['/amount', '/extra', '/valueDate']);
    for (const { zh, en } of body.errors) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[a-z]/);
    }
  });

  it('no prototype is polluted', async () => {
    await post(PATH, clerk)
      .type('application/json')
      .send('{"__proto__":{"amount":"1.00"},"amount":"1e5","valueDate":"2026-10-09"}')
      .expect(422);
    expect(({} as Record<string, unknown>).amount).toBeUndefined();
  });

  it('a wrong or unknown filter of a list', async () => {
    const list = (query: string) => served.get(`${PATH}?${query}`, clerk).expect(problem(422, 'REQUEST.INVALID'));
    await list('since=2026-02-30');
    await list('colour=red');
    await list('since=2026-10-09&since=2026-10-10');
  });
});

describe('a query of an endpoint that takes none', () => {
  it('is refused, each parameter by its name, and never ignored', async () => {
    const { body } = await served
      .get(`${PATH}/last?asOf=2026-10-09&colour=red`, clerk)
      .expect(problem(422, 'REQUEST.INVALID'));
    expect(body.errors).toEqual(
      ['/asOf', '/colour'].map((path) => ({ path, code: 'FIELD.UNKNOWN', zh: '未知的字段', en: 'Unknown field' })),
    );
    await served.get(`${PATH}/last`, clerk).expect(200);
  });

  it('is refused of a command, which then has no effect', async () => {
    await post(`${PATH}?dryRun=true`, clerk).send(RECEIPT).expect(problem(422, 'REQUEST.INVALID'));
  });

  it('is a probe’s own affair where anyone may ask', async () => {
    await served.get('/health/live?at=1', '').expect(200);
  });

  it('tells nothing to somebody without a token', async () => {
    await served.http().get(`${PATH}/last?colour=red`).expect(problem(401, 'AUTH.TOKEN_MISSING'));
  });
});

describe('somebody who may not', () => {
  const as = async (person: Parameters<TestIssuer['token']>[0], wish?: Parameters<TestIssuer['token']>[1]) =>
    post(PATH, await served.issuer.token(person, wish)).send(RECEIPT);
  const clerkOf = (court: string) => ({ subject: 'c', roles: ['clerk' as const], court });

  it('without a token', async () => {
    const answer = await served.http().post(PATH).set('idempotency-key', 'k').send(RECEIPT);
    problem(401, 'AUTH.TOKEN_MISSING')(answer);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
  });

  it.each(['Basic abc', 'Bearer', 'Bearer a b', 'Bearer ☃'.normalize().slice(0, 6) + ' x.y.z'])(
    'with the authorization "%s"',
    async (authorization) => {
      problem(
        401,
        'AUTH.TOKEN_INVALID',
      )(await served.http().post(PATH).set('authorization', authorization).send(RECEIPT));
    },
  );

  it('with an expired token', async () => {
    problem(401, 'AUTH.TOKEN_EXPIRED')(await as(clerkOf('鲁0502'), { ttl: -60 }));
  });

  it('with a token of another issuer, for another system, or forged', async () => {
    for (const wish of [{ issuer: 'http://elsewhere' }, { audience: 'other' }, { foreignKey: true }])
      problem(401, 'AUTH.TOKEN_INVALID')(await as(clerkOf('鲁0502'), wish));
  });

  it('in another role', async () => {
    problem(403, 'AUTH.ROLE_DENIED')(await as({ roles: ['mediator'], court: '鲁0502' }));
  });

  it('in another role does not learn whether a case exists', async () => {
    const mediator = await served.issuer.token({ roles: ['mediator'], court: '鲁0502' });
    for (const path of [PATH, casePath(UNKNOWN, '/receipts')])
      problem(403, 'AUTH.ROLE_DENIED')(await post(path, mediator).send(RECEIPT));
  });

  it('while the issuer cannot be reached is not called unauthorised', async () => {
    const gone = await TestIssuer.start();
    const token = await gone.token(clerkOf('鲁0502'));
    const env = { DATABASE_URL: served.database.url, PORT: '0', OIDC_ISSUER: gone.issuer, LOG_LEVEL: 'silent' };
    await gone.close();
    const alone = await makeService(receiptsService, { env });
    try {
      const { default: supertest } = await import('supertest');
      const answer = await supertest(alone.app.getHttpServer()).get(PATH).set('authorization', `Bearer ${token}`);
      problem(503, 'AUTH.KEYS_UNAVAILABLE')(answer);
      expect(answer.headers['retry-after']).toBe('2');
    } finally {
      await alone.stop();
    }
  });
});

describe('a command that cannot be', () => {
  it('about an unknown case', async () => {
    const twice = encodeURIComponent(encodeURIComponent(CASE_ID));
    for (const segment of [encodeURIComponent(UNKNOWN), '__proto__', '%00', twice])
      await post(`/cases/${segment}/receipts`, clerk).send(RECEIPT).expect(problem(404, 'CASE.UNKNOWN'));
  });

  it('in the wrong stage, with the rule that refuses it; what it had written is undone', async () => {
    const answer = await post(PATH, clerk)
      .send({ ...RECEIPT, amount: '404.00' })
      .expect(problem(409, 'LEDGER.CLOSED'));
    expect(answer.body.rule).toBe('SET-ART-11');
  });

  it('without a key, or with one that is none', async () => {
    const keyed = (key?: string) => {
      const request = served.http().post(PATH).set('authorization', `Bearer ${clerk}`).set('court-clock', CLOCK);
      return (key === undefined ? request : request.set('idempotency-key', key)).send(RECEIPT);
    };
    await keyed().expect(problem(400, 'IDEMPOTENCY.KEY_MISSING'));
    await keyed(' ').expect(problem(400, 'IDEMPOTENCY.KEY_MISSING'));
    await keyed('x'.repeat(121)).expect(problem(400, 'IDEMPOTENCY.KEY_MALFORMED'));
    await keyed('two words').expect(problem(400, 'IDEMPOTENCY.KEY_MALFORMED'));
  });

  it('without the clock of the court, or with a broken one', async () => {
    const clocked = (header: string) =>
      served
        .http()
        .post(PATH)
        .set('authorization', `Bearer ${clerk}`)
        .set('idempotency-key', 'clock')
        .set('court-clock', header)
        .send(RECEIPT);
    await served
      .http()
      .post(PATH)
      .set('authorization', `Bearer ${clerk}`)
      .set('idempotency-key', 'clock')
      .send(RECEIPT)
      .expect(problem(400, 'CLOCK.MISSING'));
    await clocked('at=now').expect(problem(400, 'CLOCK.MALFORMED'));
  });

  it('that nobody foresaw says nothing of itself', async () => {
    const answer = await post(PATH, clerk)
      .send({ ...RECEIPT, amount: '500.00' })
      .expect(problem(500, 'SERVER.UNEXPECTED'));
    expect(answer.text).not.toMatch(/secret|张三|460200/);
  });

  it('with an address longer than any that is described: a problem too, though nothing of ours has read it', async () => {
    const asked = (length: number) => served.get(`${PATH}?none=${'x'.repeat(length)}`, clerk);
    const { status, type, body } = await asked(200_000);
    expect([status, type]).toEqual([431, 'application/problem+json']);
    expect(body).toEqual({
      type: 'urn:hejie:problem:REQUEST.HEAD_TOO_LARGE',
      title: 'Request Header Fields Too Large',
      status: 431,
      code: 'REQUEST.HEAD_TOO_LARGE',
      zh: '请求地址或者请求头过长',
      en: 'Address or headers of the request are too long',
    });
    // Five hundred ids are read.
    expect((await asked(70_000)).status).not.toBe(431);
  });

  it('at a path or in a way that does not exist', async () => {
    await served.get('/nothing', clerk).expect(problem(404, 'HTTP.NO_SUCH_PATH'));
    await served.http().delete(PATH).set('authorization', `Bearer ${clerk}`).expect(problem(404, 'HTTP.NO_SUCH_PATH'));
    await served.http().get('/cases/%FF/receipts').expect(problem(400, 'REQUEST.MALFORMED'));
  });
});
