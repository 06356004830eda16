import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { assetControl } from '@hejie/asset-control';
import { bridge } from '@hejie/bridge';
import { agencyExchange } from '@hejie/agency-exchange';
import { creditRepair } from '@hejie/credit-repair';
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

/** Where asset control asks those who keep property, and by what agency exchange knows it. */
const EXCHANGE = { PROPERTY_EXCHANGE_URL: 'http://127.0.0.1:9', PROPERTY_EXCHANGE_TOKEN: 'none'.repeat(4) };
/** What only credit repair asks for: a key that signs, and where it is reached. */
const ISSUING = {
  CREDENTIAL_ADDRESS: 'https://credit.court.example',
  CREDENTIAL_SIGNING_KEYS: JSON.stringify({
    keys: [
      {
        ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
        kid: 'https://credit.court.example#1',
      },
    ],
  }),
};

/** What only agency exchange asks for: a key that signs what agencies are told. */
const TELLING = {
  AGENCY_SIGNING_KEYS: JSON.stringify({
    keys: [{ ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid: 'court-1' }],
  }),
};

/** A service, the file that shows its schema, and its data source as its own module opens it: connected, every migration run. */
const shown = <S extends z.ZodRawShape>({ name, configSchema, module }: ServiceDefinition<S>, file: string) => ({
  name,
  file,
  async open(url: string): Promise<DataSource> {
    const keys = `none:${Buffer.alloc(32).toString('base64')}`;
    const env = {
      PORT: '0',
      DATABASE_URL: url,
      TEMPORAL_PAYLOAD_KEYS: keys,
      FIELD_KEYS: keys,
      AGENCY_CONTENT_KEYS: keys,
      PARTY_CONTENT_KEYS: keys,
      DOCUMENT_NUMBERS_URL: 'http://127.0.0.1:9',
      DOCUMENT_NUMBERS_TOKEN: 'none'.repeat(4),
      ...EXCHANGE,
      ...ISSUING,
      ...TELLING,
    };
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
  shown(assetControl, 'services/asset-control/schema.sql'),
  shown(creditRepair, 'services/credit-repair/schema.sql'),
  shown(agencyExchange, 'services/agency-exchange/schema.sql'),
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

  it('is not written down for a table that does not say what it is for and by what it grows', async () => {
    const url = await freshDatabase();
    const dataSource = await new DataSource({ type: 'postgres', url }).initialize();
    try {
      await dataSource.query('create table told (id integer primary key)');
      await dataSource.query("comment on table told is 'What was told; grows by one row a fact'");
      expect(await schemaText('nobody', dataSource)).toContain(
        '-- What was told; grows by one row a fact\ncreate table told (\n  id integer not null,\n  constraint told_pkey PRIMARY KEY (id)\n);\n',
      );
      await dataSource.query('create table silent (id integer)');
      await dataSource.query("comment on table silent is 'Whatever'");
      await expect(schemaText('nobody', dataSource)).rejects.toThrow('silent');
    } finally {
      await dataSource.destroy();
    }
  });
});
