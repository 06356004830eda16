import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { crashAt, crashHere, deliverTwice, testDatabase } from '@hejie/testing';
import type { DataSource } from 'typeorm';

import {
  createDataSource,
  fingerprintOf,
  forget,
  keep,
  migrate,
  once,
  platformMigrations,
  recallOrKeep,
  UnitOfWork,
} from '../src/index.js';
import { recall } from '../src/once.js';

const database = testDatabase();
let dataSource: DataSource;
let unitOfWork: UnitOfWork;
let effects = 0;

beforeAll(async () => {
  dataSource = await createDataSource({
    url: database.url,
    schema: 'performance',
    migrations: platformMigrations,
  }).initialize();
  await migrate(dataSource);
  await dataSource.query('create table receipt (id serial primary key, fen bigint not null)');
  unitOfWork = new UnitOfWork(dataSource);
});

beforeEach(async () => {
  await dataSource.query('truncate receipt');
  await dataSource.query('truncate idempotency');
  effects = 0;
});

afterAll(async () => {
  await dataSource?.destroy();
});

interface Posting {
  key: string;
  fen: bigint;
  fingerprint?: string;
}

async function post({ key, fen, fingerprint }: Posting) {
  return await unitOfWork.run((tx) =>
    once(
      tx,
      key,
      async () => {
        effects += 1;
        await tx.manager.query('insert into receipt (fen) values ($1)', [fen]);
        await new Promise((resolve) => setTimeout(resolve, 30));
        return { posted: fen, balance: { after: [818_200n - fen, null, 'fen'] }, $note: 'first' };
      },
      { fingerprint },
    ),
  );
}

async function receipts(): Promise<number> {
  const [row]: Array<{ n: number }> = await dataSource.query('select count(*)::int as n from receipt');
  return row?.n ?? -1;
}

describe('an effect that must happen once', () => {
  it('happens once when the same receipt is delivered twice, and both hear the same', async () => {
    const [first, second] = await deliverTwice(post)({ key: 'receipt/1', fen: 200n });
    expect(first).toEqual({ posted: 200n, balance: { after: [818_000n, null, 'fen'] }, $note: 'first' });
    expect(second).toEqual(first);
    expect([effects, await receipts()]).toEqual([1, 1]);
  });

  it('happens once when ten deliveries arrive at the same moment: nine wait and hear the first result', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => post({ key: 'receipt/2', fen: 300n })));
    expect(new Set(results.map((result) => result.posted))).toEqual(new Set([300n]));
    expect([effects, await receipts()]).toEqual([1, 1]);
  });

  it('happens for the one that waited when the first is rolled back', async () => {
    let holds!: () => void;
    const holding = new Promise<void>((resolve) => (holds = resolve));
    const first = unitOfWork.run((tx) =>
      once(tx, 'receipt/3', async () => {
        holds();
        await new Promise((resolve) => setTimeout(resolve, 100));
        throw new Error('refused');
      }),
    );
    await holding;
    const second = post({ key: 'receipt/3', fen: 400n });
    await expect(first).rejects.toThrow('refused');
    expect((await second).posted).toBe(400n);
    expect(await receipts()).toBe(1);
  });

  it('happens again after a crash between effect and commit, for the crash undid it', async () => {
    await crashAt('before commit', () =>
      unitOfWork.run(async (tx) => {
        await once(tx, 'receipt/4', async () => void (await tx.manager.query('insert into receipt (fen) values (1)')));
        crashHere('before commit');
      }),
    );
    expect(await receipts()).toBe(0);
    await post({ key: 'receipt/4', fen: 1n });
    expect(await receipts()).toBe(1);
  });

  it('refuses a key that comes back with another request', async () => {
    const request = (fen: string) => fingerprintOf({ fen, caseId: 'c1' });
    await post({ key: 'receipt/5', fen: 500n, fingerprint: request('500') });
    const other = post({ key: 'receipt/5', fen: 501n, fingerprint: request('501') });
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY.KEY_REUSED', status: 422 });
    await expect(post({ key: 'receipt/5', fen: 500n })).rejects.toMatchObject({ code: 'IDEMPOTENCY.KEY_REUSED' });
    expect([effects, await receipts()]).toEqual([1, 1]);
  });

  it('cannot be committed by a caller that swallows its failure', async () => {
    const swallowed = unitOfWork.run(async (tx) => {
      await once(tx, 'receipt/6', async () => {
        await tx.manager.query('insert into receipt (fen) values (1)');
        throw new Error('half done');
      }).catch(() => undefined);
    });
    await expect(swallowed).rejects.toMatchObject({ code: 'PERSISTENCE.TRANSACTION_FAILED' });
    expect(await receipts()).toBe(0);
  });

  it('is recalled by its key without being done, and only for the same request', async () => {
    const recalled = (key: string, fingerprint?: string) => unitOfWork.run((tx) => recall(tx, key, { fingerprint }));
    expect(await recalled('receipt/7')).toBeUndefined();
    const result = await post({ key: 'receipt/7', fen: 700n });
    expect(await recalled('receipt/7')).toEqual({ result });
    await expect(recalled('receipt/7', 'another')).rejects.toMatchObject({ code: 'IDEMPOTENCY.KEY_REUSED' });
    expect(effects).toBe(1);
  });

  it('whose result is known already is kept with it; the first of ten at once is the one that all hear', async () => {
    const kept = (n: bigint, fingerprint = 'mine') =>
      unitOfWork.run((tx) => keep(tx, 'answer/1', { fen: n, at: undefined }, { fingerprint }));
    const heard = await Promise.all(Array.from({ length: 10 }, (_, n) => kept(BigInt(n))));
    expect(new Set(heard.map(({ fen }) => fen)).size).toBe(1);
    expect(await kept(99n)).toEqual(heard[0]);
    expect(await unitOfWork.run((tx) => once(tx, 'answer/1', async () => 'nothing', { fingerprint: 'mine' }))).toEqual(
      heard[0],
    );
    await expect(kept(1n, 'another')).rejects.toMatchObject({ code: 'IDEMPOTENCY.KEY_REUSED' });
    expect(await unitOfWork.run((tx) => keep(tx, 'answer/2', undefined))).toBeUndefined();
  });

  it('is recalled, or another is kept, in one statement that may stand alone; ten at once keep the same', async () => {
    const asked = (n: number, fingerprint = 'mine') =>
      unitOfWork.separately((tx) =>
        recallOrKeep(tx, 'answer/3', { key: 'asked/3', result: { attempt: n } }, { fingerprint }),
      );
    const heard = await Promise.all(Array.from({ length: 10 }, (_, n) => asked(n)));
    expect(new Set(heard.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await asked(99)).toEqual(heard[0]);
    await expect(asked(1, 'another')).rejects.toMatchObject({ code: 'IDEMPOTENCY.KEY_REUSED' });
    await unitOfWork.separately((tx) => keep(tx, 'answer/3', { fen: 1n }, { fingerprint: 'mine' }));
    expect(await asked(99)).toEqual({ result: { fen: 1n } });
    await expect(asked(1, 'another')).rejects.toMatchObject({ code: 'IDEMPOTENCY.KEY_REUSED' });
    await unitOfWork.run((tx) => forget(tx, 'asked/3', { fingerprint: 'mine' }));
    expect(await asked(99)).toEqual({ result: { fen: 1n } });
    expect(await unitOfWork.run((tx) => recall(tx, 'asked/3', { fingerprint: 'mine' }))).toBeUndefined();
  });

  it('is given back by the request that holds it, and by no other', async () => {
    const forgotten = (fingerprint: string) => unitOfWork.run((tx) => forget(tx, 'receipt/8', { fingerprint }));
    await post({ key: 'receipt/8', fen: 800n, fingerprint: 'mine' });
    await forgotten('another');
    await expect(post({ key: 'receipt/8', fen: 1n, fingerprint: 'another' })).rejects.toMatchObject({
      code: 'IDEMPOTENCY.KEY_REUSED',
    });
    await forgotten('mine');
    await post({ key: 'receipt/8', fen: 1n, fingerprint: 'another' });
    expect(effects).toBe(2);
  });

  it('may have no result', async () => {
    const notify = () => unitOfWork.run((tx) => once(tx, 'notice/1', async () => void (effects += 1)));
    expect(await deliverTwice(notify)()).toEqual([undefined, undefined]);
    expect(effects).toBe(1);
  });

  it('refuses a result that would come back as something else', async () => {
    const dated = unitOfWork.run((tx) => once(tx, 'dated/1', async () => ({ on: new Date(0) })));
    await expect(dated).rejects.toMatchObject({ code: 'PERSISTENCE.NOT_STORABLE' });
  });

  it('notices when it is asked for from within itself', async () => {
    const within = unitOfWork.run((tx) => once(tx, 'self', () => once(tx, 'self', async () => 1)));
    await expect(within).rejects.toMatchObject({ code: 'IDEMPOTENCY.IN_PROGRESS' });
  });

  it('is the same under serializable isolation, where the one that waited is tried again', async () => {
    const serial = () =>
      unitOfWork.run((tx) => once(tx, 'serial', async () => (effects += 1)), { isolation: 'SERIALIZABLE' });
    expect(await deliverTwice(serial, { atOnce: true })()).toEqual([1, 1]);
  });
});

describe('the fingerprint of a request', () => {
  it('is the same for the same request with its keys in another order', () => {
    expect(fingerprintOf({ a: 1n, b: { c: [1, 2], d: null } })).toBe(
      fingerprintOf({ b: { d: null, c: [1, 2] }, a: 1n }),
    );
  });

  it('differs for another value or another kind of value', () => {
    const prints = [{ a: 1 }, { a: 1n }, { a: '1' }, { a: { $bigint: '1' } }, { b: 1 }, [1], null].map(fingerprintOf);
    expect(new Set(prints).size).toBe(prints.length);
  });
});
