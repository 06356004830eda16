import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { casePath } from '@hejie/contracts/http';
import { Retention, spentKeys } from '@hejie/persistence';
import { DataSource } from 'typeorm';
import { ProblemError } from '../src/index.js';
import { attempts, CASE_ID, faults, receivedAt, workflowCalls } from './fixture/receipts.service.js';
import { serveReceipts } from './fixture/served.js';

const served = serveReceipts();
const { post } = served;
const PATH = casePath(CASE_ID, '/receipts');
const RECEIPT = { amount: '8182.00', valueDate: '2026-10-09' };
let clerk: string;
let colleague: string;
let creditor: string;

const receipts = async () =>
  Number((await served.database.admin.query('select count(*) from receipts.receipts')).rows[0].count);

beforeAll(async () => {
  clerk = await served.issuer.token({ subject: 'clerk-1', roles: ['clerk'], court: '鲁0502' });
  colleague = await served.issuer.token({ subject: 'clerk-2', roles: ['clerk'], court: '鲁0502' });
  creditor = await served.issuer.token({ subject: 'creditor', roles: ['party'], partyRef: 'creditor-demo' });
});
beforeEach(() => {
  workflowCalls.length = 0;
  attempts.length = 0;
  receivedAt.length = 0;
});

describe('a command with a transaction', () => {
  it('is carried out at the court time of its request', async () => {
    const before = await receipts();
    const answer = await post(PATH, clerk).send(RECEIPT).expect(201);
    expect(answer.body).toMatchObject({ amount: '8182.00', recordedAt: expect.stringMatching(/^2026-10-09T09:00:0/) });
    expect(await receipts()).toBe(before + 1);
  });

  it('repeated with its key gives the same answer and has no second effect', async () => {
    const before = await receipts();
    const first = await post(PATH, clerk, 'same').send(RECEIPT);
    const again = await post(PATH, clerk, 'same').send({ valueDate: RECEIPT.valueDate, amount: RECEIPT.amount });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([undefined, 'true']);
    expect(await receipts()).toBe(before + 1);
  });

  it('is the same command however its path is spelt', async () => {
    const before = await receipts();
    const small = PATH.replaceAll(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase());
    await post(PATH, clerk, 'spelt').send(RECEIPT).expect(201);
    const again = await post(`${small}/`, clerk, 'spelt').send(RECEIPT).expect(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await receipts()).toBe(before + 1);
  });

  it('sent ten times at once has one effect and ten equal answers', async () => {
    const before = await receipts();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(PATH, clerk, 'at-once').send(RECEIPT)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    expect(await receipts()).toBe(before + 1);
  });

  it('with its key but another body is refused', async () => {
    await post(PATH, clerk, 'reused').send(RECEIPT).expect(201);
    const before = await receipts();
    const answer = await post(PATH, clerk, 'reused').send({ ...RECEIPT, amount: '1.00' });
    expect([answer.status, answer.body.code]).toEqual([422, 'IDEMPOTENCY.KEY_REUSED']);
    expect(answer.text).not.toContain('command/');
    expect(await receipts()).toBe(before);
  });

  it('repeated when its answer is kept no longer has no second effect, and says so, whatever its body', async () => {
    await post(PATH, clerk, 'long-ago').send(RECEIPT).expect(201);
    const { admin } = served.database;
    await admin.query(`update receipts.idempotency set recorded_at = now() - interval '91 days'`);
    await new Retention({ dataSource: served.service.app.get(DataSource), rules: [spentKeys(90)] }).sweep();
    const before = await receipts();
    for (const body of [RECEIPT, { ...RECEIPT, amount: '1.00' }]) {
      const answer = await post(PATH, clerk, 'long-ago').send(body);
      expect([answer.status, answer.body.code]).toEqual([409, 'IDEMPOTENCY.ANSWER_NOT_KEPT']);
      expect(answer.body.zh).toContain('不会重复办理');
    }
    expect(await receipts()).toBe(before);
    await post(PATH, clerk, 'another').send(RECEIPT).expect(201);
  });

  it("of another person with the same key is that person's own", async () => {
    const before = await receipts();
    await post(PATH, clerk, 'shared').send(RECEIPT).expect(201);
    await post(PATH, colleague, 'shared').send(RECEIPT).expect(201);
    expect(await receipts()).toBe(before + 2);
  });

  it('that was refused may be sent again with its key, corrected or not', async () => {
    await post(PATH, clerk, 'retry')
      .send({ ...RECEIPT, amount: '404.00' })
      .expect(409);
    await post(PATH, clerk, 'retry')
      .send({ ...RECEIPT, amount: '404.00' })
      .expect(409);
    await post(PATH, clerk, 'retry').send(RECEIPT).expect(201);
  });

  it('keeps nothing of the caller in its key', async () => {
    await post(PATH, clerk, 'zhangsan-460200199001011234').send(RECEIPT).expect(201);
    const { rows } = await served.database.admin.query('select key from receipts.idempotency');
    for (const { key } of rows) expect(key).toMatch(/^command\/[0-9a-f]{64}(\/asked)?$/);
  });
});

describe("a command whose effect is a workflow's", () => {
  it('passes one and the same key on, and repeats its answer without asking the workflow again', async () => {
    const first = await post(`${PATH}/election`, creditor, 'elect').send({ election: 'RESUME' }).expect(201);
    const again = await post(`${PATH}/election`, creditor, 'elect').send({ election: 'RESUME' }).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(workflowCalls).toHaveLength(1);
  });

  it('sent twice at once reaches the workflow with the same key, and answers both alike', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => post(`${PATH}/election`, creditor, 'elect-at-once').send({ election: 'RESUME' })),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(new Set(workflowCalls).size).toBe(1);
  });

  it('may lose its key after a time, for the case knows a repeat by the same id; a command with a transaction may not', async () => {
    const admin = served.database.admin;
    await admin.query('truncate receipts.idempotency');
    await post(PATH, clerk, 'for-ever').send(RECEIPT).expect(201);
    expect((await admin.query('select forgettable from receipts.idempotency')).rows).toEqual([{ forgettable: false }]);
    await post(`${PATH}/election`, creditor, 'for-a-time').send({ election: 'RESUME' }).expect(201);
    await admin.query('delete from receipts.idempotency where forgettable');
    await post(`${PATH}/election`, creditor, 'for-a-time').send({ election: 'RESUME' }).expect(201);
    expect(workflowCalls).toHaveLength(2);
    expect(new Set(workflowCalls).size).toBe(1);
    const before = await receipts();
    await post(PATH, clerk, 'for-ever').send(RECEIPT).expect(201);
    expect(await receipts()).toBe(before);
  });

  it('with its key but another body is refused before the workflow hears of it', async () => {
    await post(`${PATH}/election`, creditor, 'elect-other').send({ election: 'RESUME' }).expect(201);
    workflowCalls.length = 0;
    attempts.length = 0;
    const answer = await post(`${PATH}/election`, creditor, 'elect-other').send({ election: 'TOLERATE' });
    expect([answer.status, answer.body.code]).toEqual([422, 'IDEMPOTENCY.KEY_REUSED']);
    expect(workflowCalls).toEqual([]);
  });

  it('that took effect although its answer was lost is kept from another body, and answered to its own', async () => {
    const { admin } = served.database;
    await admin.query(
      `create function receipts.lose() returns trigger language plpgsql as $$ begin raise exception 'the process died here'; end $$`,
    );
    await admin.query(
      `create trigger lose before insert on receipts.idempotency for each row when (new.key !~ '/asked$') execute function receipts.lose()`,
    );
    await post(`${PATH}/election`, creditor, 'elect-lost').send({ election: 'RESUME' }).expect(500);
    await admin.query('drop function receipts.lose cascade');
    expect(workflowCalls).toHaveLength(1);
    const other = await post(`${PATH}/election`, creditor, 'elect-lost').send({ election: 'TOLERATE' });
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY.KEY_REUSED']);
    expect(workflowCalls).toHaveLength(1);
    const own = await post(`${PATH}/election`, creditor, 'elect-lost').send({ election: 'RESUME' }).expect(201);
    expect(own.body).toEqual({ election: 'RESUME' });
    // One attempt: who asks again joins the Update that may still be at work.
    expect([new Set(workflowCalls).size, new Set(attempts).size]).toEqual([1, 1]);
  });

  it('that was refused may be sent again with its key, corrected', async () => {
    const refused = await post(`${PATH}/election`, creditor, 'elect-wrong').send({ election: 'PERHAPS' });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
    await post(`${PATH}/election`, creditor, 'elect-wrong').send({ election: 'RESUME' }).expect(201);
  });

  const BEFORE_MIDNIGHT = '2026-10-08T23:59:58+08:00';
  const NEXT_DAY = '2026-10-09T00:00:07+08:00';
  const electAt = (at: string, key: string) =>
    post(`${PATH}/election`, creditor, key)
      .set('court-clock', `at=${at}; until=${at}; rate=1`)
      .send({ election: 'RESUME' });
  const unanswered = (code: string) => new ProblemError({ status: 503, code, zh: '没有应答', en: 'no answer' });

  it.each(['CASE.NO_ANSWER', 'CASE.UNDECIDED'])(
    'retried over midnight after %s counts at the instant of its first receipt',
    async (code) => {
      faults.push(unanswered(code));
      await electAt(BEFORE_MIDNIGHT, `over-midnight-${code}`).expect(503);
      await electAt(NEXT_DAY, `over-midnight-${code}`).expect(201);
      expect(receivedAt).toEqual([BEFORE_MIDNIGHT, BEFORE_MIDNIGHT]);
      // Undecided, nothing took effect: it is another attempt.
      expect(new Set(attempts).size).toBe(code === 'CASE.UNDECIDED' ? 2 : 1);
    },
  );

  it('that was refused is received anew when it is sent again', async () => {
    faults.push(new ProblemError({ status: 409, code: 'CASE.WRONG_STAGE', zh: '不可', en: 'no' }));
    await electAt(BEFORE_MIDNIGHT, 'refused-before').expect(409);
    await electAt(NEXT_DAY, 'refused-before').expect(201);
    expect(receivedAt).toEqual([BEFORE_MIDNIGHT, NEXT_DAY]);
  });

  it('that was asked by the release before counts from now on, for that kept no instant', async () => {
    faults.push(unanswered('CASE.NO_ANSWER'));
    await electAt(BEFORE_MIDNIGHT, 'of-before').expect(503);
    await served.database.admin.query(
      `update receipts.idempotency set result = to_json('an-attempt'::text) where key like '%/asked'`,
    );
    await electAt(NEXT_DAY, 'of-before').expect(201);
    expect(receivedAt.at(-1)).toBe(NEXT_DAY);
    expect(attempts.at(-1)).toBe('an-attempt');
  });
});
