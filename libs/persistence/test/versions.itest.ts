import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@hejie/testing';
import { Column, Entity, PrimaryColumn, VersionColumn, type DataSource } from 'typeorm';

import { createDataSource, migrate, saveAtVersion, UnitOfWork } from '../src/index.js';

@Entity()
class Agreement {
  @PrimaryColumn('text') id: string;
  @Column('text') text: string;
  @VersionColumn() version: number;
}

const database = testDatabase();
let dataSource: DataSource;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  dataSource = await createDataSource({ url: database.url, schema: 'mediation', entities: [Agreement] }).initialize();
  await migrate(dataSource);
  await dataSource.query('create table agreement (id text primary key, text text not null, version int not null)');
  unitOfWork = new UnitOfWork(dataSource);
});

beforeEach(async () => {
  await dataSource.query('truncate agreement');
  await save(Object.assign(new Agreement(), { id: 'a1', text: 'draft' }));
});

afterAll(async () => {
  await dataSource?.destroy();
});

const read = () => dataSource.getRepository(Agreement).findOneByOrFail({ id: 'a1' });
const save = (agreement: Agreement, expected?: number) =>
  unitOfWork.run((tx) => saveAtVersion(tx, Agreement, agreement, expected));

describe('an entity with a version', () => {
  it('begins at version 1 and rises with each change', async () => {
    const agreement = await read();
    expect(agreement.version).toBe(1);
    agreement.text = 'signed';
    expect((await save(agreement)).version).toBe(2);
    expect(await read()).toEqual({ id: 'a1', text: 'signed', version: 2 });
  });

  it('is not saved over what somebody else saved in the meantime', async () => {
    const [mine, theirs] = [await read(), await read()];
    theirs.text = 'theirs';
    await save(theirs);
    mine.text = 'mine';
    await expect(save(mine)).rejects.toMatchObject({ code: 'PERSISTENCE.CONCURRENT_CHANGE', status: 409 });
    expect((await read()).text).toBe('theirs');
  });

  it('is changed by one of ten who save the same version at once', async () => {
    const copies = await Promise.all(Array.from({ length: 10 }, read));
    const outcomes = await Promise.allSettled(copies.map((copy, i) => save(Object.assign(copy, { text: `by ${i}` }))));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect((await read()).version).toBe(2);
  });

  it('is not saved when the reader had seen an older version', async () => {
    await save(Object.assign(await read(), { text: 'second' }));
    const fresh = Object.assign(await read(), { text: 'third' });
    await expect(save(fresh, 1)).rejects.toMatchObject({ code: 'PERSISTENCE.CONCURRENT_CHANGE' });
    expect((await save(fresh, 2)).version).toBe(3);
  });

  it('is not brought back when it is gone', async () => {
    const agreement = await read();
    await dataSource.query('truncate agreement');
    await expect(save(agreement)).rejects.toMatchObject({ code: 'PERSISTENCE.CONCURRENT_CHANGE' });
  });
});
