import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@hejie/testing';
import type { DataSource } from 'typeorm';

import { createDataSource, migrate, UnitOfWork, type Transaction } from '../src/index.js';

const database = testDatabase();
let dataSource: DataSource;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  dataSource = await createDataSource({ url: database.url, schema: 'ledger', poolSize: 4 }).initialize();
  await migrate(dataSource);
  await dataSource.query('create table entry (id int primary key, amount bigint not null)');
  unitOfWork = new UnitOfWork(dataSource);
});

beforeEach(async () => {
  await dataSource.query('truncate entry');
  await dataSource.query('insert into entry values (1, 100), (2, 100)');
});

afterAll(async () => {
  await dataSource?.destroy();
});

async function amounts(): Promise<number[]> {
  const rows: Array<{ amount: string }> = await dataSource.query('select amount from entry order by id');
  return rows.map((row) => Number(row.amount));
}

describe('a unit of work', () => {
  it('commits all its rows together', async () => {
    await unitOfWork.run(async (tx) => {
      await tx.manager.query('update entry set amount = 40 where id = 1');
      expect(await amounts()).toEqual([100, 100]);
      await tx.manager.query('update entry set amount = 160 where id = 2');
    });
    expect(await amounts()).toEqual([40, 160]);
  });

  it('leaves nothing behind when the work is refused half way', async () => {
    const refused = unitOfWork.run(async (tx) => {
      await tx.manager.query('update entry set amount = 0');
      throw new Error('the instalment is paid already');
    });
    await expect(refused).rejects.toThrow('the instalment is paid already');
    expect(await amounts()).toEqual([100, 100]);
  });

  it('may do without a transaction: then each statement stands alone, and what was done before a failure stays', async () => {
    const times: Date[] = [];
    const failed = unitOfWork.separately(async (tx) => {
      for (let statement = 0; statement < 2; statement += 1) {
        // The time of a transaction stands; by milliseconds two statements may share one all the same.
        const [{ now }]: [{ now: Date }] = await tx.manager.query('select now() as now, pg_sleep(0.005)');
        times.push(now);
      }
      await tx.manager.query('update entry set amount = 40 where id = 1');
      expect(await amounts()).toEqual([40, 100]);
      await expect(unitOfWork.separately(async () => undefined)).rejects.toMatchObject({
        code: 'PERSISTENCE.NESTED_UNIT_OF_WORK',
      });
      await tx.manager.query('update entry set amount = null where id = 2');
    });
    await expect(failed).rejects.toThrow('null value');
    expect(times[1]).not.toEqual(times[0]);
    expect(await amounts()).toEqual([40, 100]);
  });

  it('is read committed unless more is asked for', async () => {
    const isolation = async (tx: Transaction) => {
      const [row]: Array<{ transaction_isolation: string }> = await tx.manager.query('show transaction_isolation');
      return row?.transaction_isolation;
    };
    expect(await unitOfWork.run(isolation)).toBe('read committed');
    expect(await unitOfWork.run(isolation, { isolation: 'SERIALIZABLE' })).toBe('serializable');
  });

  it('runs its effects once, after the commit, and never when it was rolled back', async () => {
    const effects: string[] = [];
    await unitOfWork.run(async (tx) => {
      tx.afterCommit(() => effects.push('relay woken'));
      await tx.manager.query('select 1');
      expect(effects).toEqual([]);
    });
    const refused = unitOfWork.run(async (tx) => {
      tx.afterCommit(() => effects.push('must not be'));
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    expect(effects).toEqual(['relay woken']);
  });

  it('gives back what was lent once it was rolled back, and keeps it where it was committed', async () => {
    const effects: string[] = [];
    await unitOfWork.run((tx) => {
      tx.afterRollback(() => effects.push('must not be'));
      return Promise.resolve();
    });
    const refused = unitOfWork.run((tx) => {
      tx.afterRollback(() => effects.push('given back'));
      return Promise.reject(new Error('refused'));
    });
    await expect(refused).rejects.toThrow('refused');
    expect(effects).toEqual(['given back']);
  });

  it('stays committed when an effect after the commit fails, and the other effects still run', async () => {
    const effects: string[] = [];
    await unitOfWork.run(async (tx) => {
      await tx.manager.query('update entry set amount = 7 where id = 1');
      tx.afterCommit(() => {
        throw new Error('the relay is gone');
      });
      tx.afterCommit(() => effects.push('counted'));
    });
    expect(await amounts()).toEqual([7, 100]);
    expect(effects).toEqual(['counted']);
  });

  it('lets an effect after the commit start the next unit of work', async () => {
    let next: Promise<void> | undefined;
    await unitOfWork.run(async (tx) => {
      tx.afterCommit(() => {
        next = unitOfWork.run(
          async (inner) => void (await inner.manager.query('update entry set amount = 9 where id = 1')),
        );
      });
    });
    await next;
    expect(await amounts()).toEqual([9, 100]);
  });

  it('refuses to be started inside another', async () => {
    const nested = unitOfWork.run(() => unitOfWork.run(async () => 'inner'));
    await expect(nested).rejects.toMatchObject({ code: 'PERSISTENCE.NESTED_UNIT_OF_WORK' });
  });

  it('is not committed silently when the work swallowed an error of the database', async () => {
    const swallowed = unitOfWork.run(async (tx) => {
      await tx.manager.query('update entry set amount = 0 where id = 1');
      await tx.manager.query('insert into entry values (1, 1)').catch(() => undefined);
    });
    await expect(swallowed).rejects.toMatchObject({ code: 'PERSISTENCE.TRANSACTION_FAILED' });
    expect(await amounts()).toEqual([100, 100]);
  });

  it('is committed when a savepoint caught the error of the database', async () => {
    await unitOfWork.run(async (tx) => {
      await tx.manager.query('update entry set amount = 5 where id = 1');
      const part = tx.manager.transaction((inner) => inner.query('insert into entry values (1, 1)'));
      await part.catch(() => undefined);
    });
    expect(await amounts()).toEqual([5, 100]);
  });

  it('is tried again even when the work swallowed the deadlock', async () => {
    let attempts = 0;
    await unitOfWork.run(async (tx) => {
      attempts += 1;
      if (attempts === 1)
        await tx.manager.query("do $$ begin raise exception using errcode = '40P01'; end $$").catch(() => undefined);
    });
    expect(attempts).toBe(2);
  });

  it('closes its transaction to whoever kept it', async () => {
    let kept: Transaction | undefined;
    await unitOfWork.run(async (tx) => {
      kept = tx;
    });
    expect(() => kept?.manager).toThrow('PERSISTENCE.TRANSACTION_ENDED');
    expect(() => kept?.afterCommit(() => undefined)).toThrow('PERSISTENCE.TRANSACTION_ENDED');
  });

  it('gives its connection back however it ends', async () => {
    const works = Array.from({ length: 40 }, (_, i) =>
      unitOfWork.run(async (tx) => {
        await tx.manager.query('select 1');
        if (i % 2) throw new Error('refused');
      }),
    );
    await Promise.allSettled(works);
    expect(await unitOfWork.run(async () => 'still served')).toBe('still served');
  });
});

describe('a unit of work that meets another', () => {
  it('is tried again after a deadlock, and both take effect', async () => {
    let met = 0;
    let bothHold!: () => void;
    const together = new Promise<void>((resolve) => (bothHold = resolve));
    const transfer = (from: number, to: number) =>
      unitOfWork.run(async (tx) => {
        await tx.manager.query('update entry set amount = amount - 10 where id = $1', [from]);
        met += 1;
        if (met === 2) bothHold();
        await together;
        await tx.manager.query('update entry set amount = amount + 10 where id = $1', [to]);
      });
    await Promise.all([transfer(1, 2), transfer(2, 1)]);
    expect(await amounts()).toEqual([100, 100]);
    expect(met).toBe(3);
  });

  it('is tried again after a serialization failure', async () => {
    const add = () =>
      unitOfWork.run(
        async (tx) => {
          const [row]: Array<{ amount: string }> = await tx.manager.query('select amount from entry where id = 1');
          await new Promise((resolve) => setTimeout(resolve, 20));
          await tx.manager.query('update entry set amount = $1 where id = 1', [Number(row?.amount) + 1]);
        },
        { isolation: 'SERIALIZABLE', attempts: 10 },
      );
    await Promise.all([add(), add(), add()]);
    expect(await amounts()).toEqual([103, 100]);
  });

  it('gives up after the agreed number of attempts', async () => {
    let attempts = 0;
    const hopeless = unitOfWork.run(
      async (tx) => {
        attempts += 1;
        await tx.manager.query("do $$ begin raise exception using errcode = '40001'; end $$");
      },
      { attempts: 3 },
    );
    await expect(hopeless).rejects.toMatchObject({ code: '40001' });
    expect(attempts).toBe(3);
  });

  it('does not try again what PostgreSQL did not ask for', async () => {
    let attempts = 0;
    const doubled = unitOfWork.run(async (tx) => {
      attempts += 1;
      await tx.manager.query('insert into entry values (1, 1)');
    });
    await expect(doubled).rejects.toMatchObject({ code: '23505' });
    expect(attempts).toBe(1);
  });

  it('changes nothing when its connection is cut before the commit, and the next one is served', async () => {
    const cut = unitOfWork.run(async (tx) => {
      await tx.manager.query('update entry set amount = 0');
      const [row]: Array<{ pid: number }> = await tx.manager.query('select pg_backend_pid() as pid');
      await database.admin.query('select pg_terminate_backend($1)', [row?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await expect(cut).rejects.toMatchObject({ code: 'PERSISTENCE.CONNECTION_LOST', status: 503 });
    expect(await amounts()).toEqual([100, 100]);
  });
});
