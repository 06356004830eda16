import { inspect } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@hejie/testing';
import { Column, Entity, In, MoreThan, PrimaryColumn, VersionColumn, type DataSource } from 'typeorm';

import {
  createDataSource,
  encryptedColumn,
  KeyRing,
  migrate,
  reseal,
  saveAtVersion,
  UnitOfWork,
} from '../src/index.js';

@Entity()
class Party {
  @PrimaryColumn('int') id: number;
  @Column('text') role: string;
  @Column(encryptedColumn('intake.party.identity_number', { nullable: true })) identityNumber: string | null;
  @VersionColumn() version: number;
}

const IDENTITY = '11010519491231002X';
const keys = { k1: Buffer.alloc(32, 1), k2: Buffer.alloc(32, 2) };
const database = testDatabase();
const open: DataSource[] = [];

async function intake(keyRing?: KeyRing): Promise<DataSource> {
  const dataSource = createDataSource({ url: database.url, schema: 'intake', entities: [Party], keyRing });
  open.push(dataSource);
  return await dataSource.initialize();
}

async function stored(dataSource: DataSource): Promise<string[]> {
  const rows: Array<{ identity_number: string }> = await dataSource.query(
    'select identity_number from party order by id',
  );
  return rows.map((row) => row.identity_number);
}

beforeAll(async () => {
  const dataSource = await intake(new KeyRing({ current: 'k1', keys }));
  await migrate(dataSource);
  await dataSource.query(
    'create table party (id int primary key, role text not null, identity_number text, version int not null)',
  );
});

afterAll(async () => {
  await Promise.all(open.filter((dataSource) => dataSource.isInitialized).map((dataSource) => dataSource.destroy()));
});

describe('an encrypted column', () => {
  it('is readable for the service and sealed in the database', async () => {
    const dataSource = await intake(new KeyRing({ current: 'k1', keys }));
    await dataSource.getRepository(Party).insert({ id: 1, role: 'applicant', identityNumber: IDENTITY });
    expect((await dataSource.getRepository(Party).findOneByOrFail({ id: 1 })).identityNumber).toBe(IDENTITY);
    const [sealed] = await stored(dataSource);
    expect(sealed).toMatch(/^k1\./);
    expect(sealed).not.toContain(IDENTITY);
  });

  it('is left alone when something else of the row changes, or nothing', async () => {
    const dataSource = await intake(new KeyRing({ current: 'k1', keys }));
    const before = await stored(dataSource);
    const work = new UnitOfWork(dataSource);
    const party = await dataSource.getRepository(Party).findOneByOrFail({ id: 1 });
    await work.run((tx) => saveAtVersion(tx, Party, party));
    expect(party.version).toBe(1);
    party.role = 'respondent';
    await work.run((tx) => saveAtVersion(tx, Party, party));
    expect(party.version).toBe(2);
    expect(await stored(dataSource)).toEqual(before);
  });

  it('never shares what it is sealed to: not between rows of one statement, nor of one save, nor of one after the other', async () => {
    const dataSource = await intake(new KeyRing({ current: 'k1', keys }));
    const party = (id: number) => ({ id, role: 'applicant', identityNumber: IDENTITY });
    await dataSource.getRepository(Party).insert([party(11), party(12), party(13)]);
    await dataSource.getRepository(Party).save([party(14), party(15)]);
    for (const id of [16, 17]) await dataSource.getRepository(Party).insert(party(id));
    await dataSource.getRepository(Party).update({ id: In([11, 12]) }, { role: 'respondent' });
    await dataSource.getRepository(Party).update({ id: 13 }, { identityNumber: IDENTITY });
    const rows = await dataSource.getRepository(Party).find({ where: { id: MoreThan(10) } });
    expect(rows.map(({ identityNumber }) => identityNumber)).toEqual(Array(7).fill(IDENTITY));
    const sealed = await stored(dataSource);
    expect(new Set(sealed).size).toBe(sealed.length);
    await dataSource.getRepository(Party).delete({ id: MoreThan(10) });
  });

  it('is not found by its value, and the value does not leave the process for being asked for', async () => {
    const dataSource = await intake(new KeyRing({ current: 'k1', keys }));
    const where = { identityNumber: IDENTITY };
    const query = dataSource.getRepository(Party).createQueryBuilder().setFindOptions({ where });
    const [, parameters] = query.getQueryAndParameters();
    expect(parameters).toHaveLength(1);
    expect(inspect(parameters, { depth: 9, showHidden: true }) + JSON.stringify(parameters)).not.toContain(IDENTITY);
    expect(await dataSource.getRepository(Party).findBy(where)).toEqual([]);
  });

  it('keeps the absence of a value', async () => {
    const dataSource = await intake(new KeyRing({ current: 'k1', keys }));
    await dataSource.getRepository(Party).insert({ id: 2, role: 'respondent', identityNumber: null });
    expect((await dataSource.getRepository(Party).findOneByOrFail({ id: 2 })).identityNumber).toBeNull();
  });

  it('is sealed anew with the new key after a rotation, and the old key may go', async () => {
    const ring = new KeyRing({ current: 'k2', keys });
    const rotating = await intake(ring);
    const pass = () => new UnitOfWork(rotating).run((tx) => reseal(tx, ring, Party, 'identityNumber', 1));
    expect([await pass(), await pass()]).toEqual([1, 0]);
    const rotated = await intake(new KeyRing({ current: 'k2', keys: { k2: keys.k2 } }));
    expect((await rotated.getRepository(Party).findOneByOrFail({ id: 1 })).identityNumber).toBe(IDENTITY);
    expect((await stored(rotated))[0]).toMatch(/^k2\./);
  });

  it('stops a service at boot that was given no keys', async () => {
    await expect(intake()).rejects.toMatchObject({ code: 'ENCRYPTION.KEY_RING_MISSING' });
  });
});
