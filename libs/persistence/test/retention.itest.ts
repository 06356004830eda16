import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { eventually, testDatabase } from '@hejie/testing';
import { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

import {
  COMMAND_KEYS,
  createDataSource,
  forgettableKeys,
  migrate,
  once,
  PersistenceModule,
  platformMigrations,
  Retention,
  RetentionModule,
  spentKeys,
  UnitOfWork,
  type RetentionRule,
} from '../src/index.js';
import { recall } from '../src/once.js';
import { removalOf } from '../src/retention/retention-rule.js';

const database = testDatabase();
const KEEP_DAYS = 90;
const opened: DataSource[] = [];
let dataSource: DataSource;
let unitOfWork: UnitOfWork;

/** A process of the service: its own pool on the same schema. */
async function process(): Promise<DataSource> {
  const connected = await createDataSource({
    url: database.url,
    schema: 'performance',
    migrations: platformMigrations,
  }).initialize();
  opened.push(connected);
  return connected;
}

beforeAll(async () => {
  dataSource = await process();
  await migrate(dataSource);
  unitOfWork = new UnitOfWork(dataSource);
});
beforeEach(() => dataSource.query('truncate idempotency'));
afterAll(async () => {
  for (const connected of opened) await connected.destroy();
});

const retention = (
  rules: readonly RetentionRule[] = [forgettableKeys(KEEP_DAYS)],
  on = dataSource,
  registry?: Registry,
) => new Retention({ dataSource: on, rules, registry, batch: 10, breath: 1 });
const give = (key: string, forgettable?: boolean) =>
  unitOfWork.run((tx) => once(tx, key, async () => `the answer to ${key}`, { forgettable }));
const age = (key: string, days: number) =>
  dataSource.query('update idempotency set recorded_at = now() - make_interval(days => $2) where key like $1', [
    key,
    days,
  ]);
const keys = async (): Promise<string[]> => {
  const rows: Array<{ key: string }> = await dataSource.query('select key from idempotency order by key');
  return rows.map(({ key }) => key);
};
const manyOld = (rows: number) =>
  dataSource.query(
    `insert into idempotency (key, fingerprint, completed, forgettable, recorded_at)
    select 'old/' || n, '', true, true, now() - interval '100 days' from generate_series(1, $1) n`,
    [rows],
  );

describe('keys that are kept for a time only', () => {
  it('go when their time is over, and not a day before', async () => {
    await give('over', true);
    await give('not-yet', true);
    await age('over', KEEP_DAYS + 1);
    await age('not-yet', KEEP_DAYS - 1);
    await retention().sweep();
    expect(await keys()).toEqual(['not-yet']);
  });

  it('still know a repeat on their last day', async () => {
    await give('command', true);
    await age('command', KEEP_DAYS - 1);
    await retention().sweep();
    let effects = 0;
    const again = await unitOfWork.run((tx) =>
      once(tx, 'command', async () => `effect ${(effects += 1)}`, { forgettable: true }),
    );
    expect([again, effects]).toEqual(['the answer to command', 0]);
  });

  it('do not take along the key of a letter, however old it is: a case that is replayed after years sends no second one', async () => {
    const key = '3f1c:notice:consent';
    await give(key);
    await age(key, 20 * 365);
    await retention().sweep();
    let letters = 0;
    await unitOfWork.run((tx) => once(tx, key, async () => void (letters += 1)));
    expect(letters).toBe(0);
  });

  it('do not take along keys from before this was told apart', async () => {
    await dataSource.query(
      `insert into idempotency (key, fingerprint, completed, recorded_at) values ('of-before', '', true, now() - interval '9 years')`,
    );
    await retention().sweep();
    expect(await keys()).toEqual(['of-before']);
  });
});

describe('keys of commands that carry a transaction', () => {
  const command = `${COMMAND_KEYS}${'ab'.repeat(32)}`;
  const sweep = () => retention([spentKeys(KEEP_DAYS)]).sweep();
  let effects: number;
  beforeEach(() => {
    effects = 0;
  });
  const post = (fingerprint: string) =>
    unitOfWork.run((tx) => once(tx, command, async () => ({ receipt: (effects += 1) }), { fingerprint }));
  const row = async (): Promise<unknown> =>
    (await dataSource.query('select fingerprint, result, spent from idempotency where key = $1', [command]))[0];

  it('give their answer until their time is over', async () => {
    await post('100.00');
    await age(command, KEEP_DAYS - 1);
    await sweep();
    expect([await post('100.00'), effects]).toEqual([{ receipt: 1 }, 1]);
  });

  it.each(['100.00', '200.00'])(
    'then keep the command from a second effect without its answer, repeated with %s',
    async (body) => {
      await post('100.00');
      await age(command, KEEP_DAYS + 1);
      await sweep();
      expect(await row()).toEqual({ fingerprint: '', result: null, spent: true });
      await expect(post(body)).rejects.toMatchObject({ status: 409, code: 'IDEMPOTENCY.ANSWER_NOT_KEPT' });
      await expect(unitOfWork.run((tx) => recall(tx, command, { fingerprint: body }))).rejects.toMatchObject({
        code: 'IDEMPOTENCY.ANSWER_NOT_KEPT',
      });
      expect(effects).toBe(1);
    },
  );

  it('are reduced once, and nothing else is: keys of steps and of attempts stay whole', async () => {
    const others = ['settlement/case-a#1:intake', `${command}/asked`];
    for (const key of others) await give(key);
    await give(command);
    for (const key of [...others, command]) await age(key, KEEP_DAYS + 1);
    const registry = new Registry();
    const rules = retention([spentKeys(KEEP_DAYS)], dataSource, registry);
    await rules.sweep();
    await rules.sweep();
    expect(await registry.metrics()).toContain('hejie_retention_deleted_total{table="idempotency"} 1');
    for (const key of others) expect(await give(key)).toBe(`the answer to ${key}`);
  });
});

describe('a sweep', () => {
  it('deletes a backlog of years in small transactions, while commands go on', async () => {
    await manyOld(95);
    await Promise.all([retention().sweep(), ...Array.from({ length: 10 }, (_, n) => give(`new/${n}`, true))]);
    expect((await keys()).filter((key) => key.startsWith('old/'))).toEqual([]);
    expect(await keys()).toHaveLength(10);
  });

  it('waits for nobody: a row that somebody holds stays until the next sweep', async () => {
    await manyOld(3);
    await unitOfWork.run(async (tx) => {
      await tx.manager.query(`select 1 from idempotency where key = 'old/2' for update`);
      await retention().sweep();
      const left: unknown[] = await tx.manager.query('select key from idempotency');
      expect(left).toEqual([{ key: 'old/2' }]);
    });
    await retention().sweep();
    expect(await keys()).toEqual([]);
  });

  it('of two processes at once deletes each row once', async () => {
    await manyOld(200);
    const registries = [new Registry(), new Registry()];
    const processes = [dataSource, await process()];
    await Promise.all(processes.map((on, n) => retention(undefined, on, registries[n]).sweep()));
    const deleted = await Promise.all(
      registries.map(async (registry) =>
        Number(/deleted_total\{table="idempotency"\} (\d+)/.exec(await registry.metrics())?.[1]),
      ),
    );
    expect(await keys()).toEqual([]);
    expect(deleted[0]! + deleted[1]!).toBe(200);
  });

  it('leaves the deleting to a process that is at it', async () => {
    await manyOld(3);
    await unitOfWork.run(async (tx) => {
      await tx.manager.query(
        `select pg_advisory_xact_lock(hashtextextended('hejie retention ' || current_schema(), 0))`,
      );
      await retention().sweep();
    });
    expect(await keys()).toHaveLength(3);
  });

  it('goes on with the others where one rule fails', async () => {
    await manyOld(3);
    const rule = forgettableKeys(KEEP_DAYS);
    await retention([{ ...rule, table: 'not_there' }, rule]).sweep();
    expect(await keys()).toEqual([]);
  });

  it('finds the oldest rows by an index, not by reading the keys that stay for ever', async () => {
    await dataSource.query(
      `insert into idempotency (key, fingerprint, completed) select 'effect/' || n, '', true from generate_series(1, 5000) n`,
    );
    await manyOld(20);
    await dataSource.query(
      `insert into idempotency (key, fingerprint, completed, spent) select 'command/' || n, '', true, n > 20 from generate_series(1, 5000) n`,
    );
    await dataSource.query('analyze idempotency');
    const planOf = async (rule: RetentionRule) => {
      const explained = `explain ${removalOf(rule)}`;
      const plan: Array<{ 'QUERY PLAN': string }> = await dataSource.query(explained, [KEEP_DAYS, 10]);
      return plan.map((row) => row['QUERY PLAN']).join('\n');
    };
    expect(await planOf(forgettableKeys(KEEP_DAYS))).toContain('idempotency_forgettable');
    expect(await planOf(spentKeys(KEEP_DAYS))).toContain('idempotency_answered');
  });
});

describe('what operators see', () => {
  it('is how many rows were deleted and how old the oldest is', async () => {
    const registry = new Registry();
    await give('young', true);
    await give('stays');
    await age('young', 10);
    await age('stays', 1000);
    await manyOld(12);
    await retention(undefined, dataSource, registry).sweep();
    const text = await registry.metrics();
    expect(text).toContain('hejie_retention_deleted_total{table="idempotency"} 12');
    const oldest = Number(/oldest_age_seconds\{table="idempotency"\} ([\d.]+)/.exec(text)?.[1]);
    expect(Math.round(oldest / 86_400)).toBe(10);
  });
});

describe('retention in a service', () => {
  const stop: Array<() => Promise<void>> = [];
  afterEach(async () => {
    for (const close of stop.splice(0)) await close();
  });

  it('sweeps by itself, again and again, and ends with the service', async () => {
    await manyOld(3);
    @Module({
      imports: [
        PersistenceModule.forService({ url: database.url, schema: 'performance', migrations: platformMigrations }),
        RetentionModule.forServiceAsync({ useFactory: () => ({ rules: [forgettableKeys(KEEP_DAYS)], every: 20 }) }),
      ],
    })
    class Service {}
    const app = await NestFactory.createApplicationContext(Service, { logger: false });
    stop.push(() => app.close());
    await eventually(async () => expect(await keys()).toEqual([]));
    await manyOld(3);
    await eventually(async () => expect(await keys()).toEqual([]));
    await app.close();
    stop.length = 0;
    await manyOld(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await keys()).toEqual(['old/1']);
  });
});
