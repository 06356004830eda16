import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { testDatabase } from '@hejie/testing';
import { Column, Entity, PrimaryColumn, type DataSource } from 'typeorm';

import { createDataSource, migrate } from '../src/index.js';

@Entity()
class Party {
  @PrimaryColumn('text') identityNumber: string;
  @Column('text') role: string;
}

const IDENTITY = '11010519491231002X';
const database = testDatabase();
let dataSource: DataSource;

beforeAll(async () => {
  dataSource = await createDataSource({ url: database.url, schema: 'intake', entities: [Party] }).initialize();
  await migrate(dataSource);
  await dataSource.query(
    "create table party (identity_number text primary key, role text not null check (role <> 'none'))",
  );
});

afterAll(async () => {
  await dataSource?.destroy();
});

describe('a query that fails', () => {
  it.each(['respondent', 'none'])(
    'carries its code and no value of the row, and prints nothing (role %s)',
    async (role) => {
      const output = jest.spyOn(console, 'log').mockImplementation(() => undefined);
      await dataSource.query('delete from party');
      await dataSource.getRepository(Party).insert({ identityNumber: IDENTITY, role: 'applicant' });
      const doubled = await dataSource
        .getRepository(Party)
        .insert({ identityNumber: IDENTITY, role })
        .catch((error: unknown) => error);
      const printed = JSON.stringify(doubled, Object.getOwnPropertyNames(doubled)) + String((doubled as Error).stack);
      expect(doubled).toMatchObject({ code: role === 'none' ? '23514' : '23505' });
      expect(printed).not.toContain(IDENTITY);
      expect(output).not.toHaveBeenCalled();
      output.mockRestore();
    },
  );
});
