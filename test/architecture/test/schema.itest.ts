import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { bridge } from '@hejie/bridge';
import { intake } from '@hejie/intake';
import { mediation } from '@hejie/mediation';
import { performance } from '@hejie/performance';
import { PersistenceModule } from '@hejie/persistence';
import { readConfiguration, type ServiceDefinition } from '@hejie/service-kit';
import { createTestDatabase, type TestDatabase } from '@hejie/testing';
import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { ROOT } from '../src/workspace.js';
import { schemaText } from './fixture/schema-text.js';

/** A service, the file that shows its schema, and its data source as its own module opens it: connected, every migration run. */
const shown = <S extends z.ZodRawShape>({ name, configSchema, module }: ServiceDefinition<S>, file: string) => ({
  name,
  file,
  async open(url: string): Promise<DataSource> {
    const keys = `none:${Buffer.alloc(32).toString('base64')}`;
    const env = { PORT: '0', DATABASE_URL: url, TEMPORAL_PAYLOAD_KEYS: keys, FIELD_KEYS: keys };
    const { imports = [] } = module(readConfiguration(name, configSchema, env));
    const persistence = (imports as DynamicModule[]).find((one) => one.module === PersistenceModule);
    const provider = persistence?.providers?.find((one) => 'provide' in one && one.provide === DataSource);
    return await (provider as FactoryProvider<DataSource>).useFactory();
  },
});
const SERVICES = [
  shown(intake, 'services/intake/schema.sql'),
  shown(mediation, 'services/mediation/schema.sql'),
  shown(performance, 'services/performance/schema.sql'),
  shown(bridge, 'workflows/bridge/schema.sql'),
];

describe('the schema of a service', () => {
  const databases: TestDatabase[] = [];
  const freshDatabase = async (): Promise<string> => {
    const database = await createTestDatabase({ prefix: 'schema' });
    databases.push(database);
    return database.url;
  };
  afterAll(async () => {
    for (const database of databases) await database.drop();
  });

  it.each(SERVICES)('is what its migrations make (npm run schema): $file', async ({ name, file, open }) => {
    const dataSource = await open(await freshDatabase());
    try {
      const text = await schemaText(name, dataSource);
      if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(join(ROOT, file), text);
      expect(readFileSync(join(ROOT, file), 'utf8')).toBe(text);
    } finally {
      await dataSource.destroy();
    }
  });

  it('is not written down for a table that does not say what it is for', async () => {
    const url = await freshDatabase();
    const dataSource = await new DataSource({ type: 'postgres', url }).initialize();
    try {
      await dataSource.query('create table told (id integer primary key)');
      await dataSource.query("comment on table told is 'What was told'");
      expect(await schemaText('nobody', dataSource)).toContain(
        '-- What was told\ncreate table told (\n  id integer not null,\n  constraint told_pkey PRIMARY KEY (id)\n);\n',
      );
      await dataSource.query('create table silent (id integer)');
      await expect(schemaText('nobody', dataSource)).rejects.toThrow('silent');
    } finally {
      await dataSource.destroy();
    }
  });
});
