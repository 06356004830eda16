import { describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { InjectRepository } from '@nestjs/typeorm';
import { eventually, testDatabase } from '@hejie/testing';
import {
  Column,
  DataSource,
  Entity,
  PrimaryColumn,
  Repository,
  type MigrationInterface,
  type QueryRunner,
} from 'typeorm';

import { once, PersistenceModule, platformMigrations, UnitOfWork } from '../src/index.js';

@Entity('case_file')
class CaseFile {
  @PrimaryColumn('text') id: string;
  @Column('text') courtCode: string;
}

class CreateCaseFile1790000100000 implements MigrationInterface {
  readonly name = 'CreateCaseFile1790000100000';
  async up(runner: QueryRunner) {
    await runner.query('create table case_file (id text primary key, court_code text not null)');
  }
  async down(runner: QueryRunner) {
    await runner.query('drop table case_file');
  }
}

class Failing1790000200000 implements MigrationInterface {
  readonly name = 'Failing1790000200000';
  async up(runner: QueryRunner) {
    await runner.query('select no_such_column');
  }
  async down() {}
}

@Injectable()
class Registry {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @InjectRepository(CaseFile) private readonly files: Repository<CaseFile>,
  ) {}

  async register(id: string): Promise<string> {
    return await this.unitOfWork.run((tx) =>
      once(tx, `register/${id}`, async () => {
        await tx.manager.insert(CaseFile, { id, courtCode: '琼02' });
        return id;
      }),
    );
  }

  async find(id: string): Promise<CaseFile | null> {
    return await this.files.findOneBy({ id });
  }
}

@Module({ providers: [Registry] })
class RegistryModule {}

const database = testDatabase();
const APPLICATION = 'registry-under-test';

const settings = (schema: string) => ({
  url: database.url,
  schema,
  applicationName: APPLICATION,
  entities: [CaseFile],
  migrations: [...platformMigrations, CreateCaseFile1790000100000],
});

async function connections(): Promise<number> {
  const { rows } = await database.admin.query(
    'select count(*)::int as n from pg_stat_activity where application_name = $1',
    [APPLICATION],
  );
  return (rows[0] as { n: number }).n;
}

describe('the persistence module of a service', () => {
  it('starts with its schema up to date, serves unit of work and repositories, and closes its pool at shutdown', async () => {
    const app = await Test.createTestingModule({
      imports: [PersistenceModule.forService(settings('intake')), RegistryModule],
    }).compile();
    await app.init();
    expect(await app.get(Registry).register('c1')).toBe('c1');
    expect(await app.get(Registry).register('c1')).toBe('c1');
    expect(await app.get(Registry).find('c1')).toEqual({ id: 'c1', courtCode: '琼02' });
    expect(await connections()).toBeGreaterThan(0);
    await app.close();
    expect(app.get(DataSource).isInitialized).toBe(false);
    await eventually(async () => expect(await connections()).toBe(0));
  });

  it('takes its settings from a factory', async () => {
    const persistence = PersistenceModule.forServiceAsync({
      entities: [CaseFile],
      useFactory: () => settings('mediation'),
    });
    const app = await Test.createTestingModule({ imports: [persistence, RegistryModule] }).compile();
    expect(await app.get(Registry).register('c2')).toBe('c2');
    await app.close();
  });

  it('does not start when a migration fails, and leaves no connection open', async () => {
    const failing = PersistenceModule.forService({ ...settings('performance'), migrations: [Failing1790000200000] });
    await expect(Test.createTestingModule({ imports: [failing] }).compile()).rejects.toThrow('no_such_column');
    await eventually(async () => expect(await connections()).toBe(0));
  });
});
