import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { testDatabase } from '@hejie/testing';
import { Between, Column, Entity, LessThan, MoreThanOrEqual, PrimaryColumn, type DataSource } from 'typeorm';

import {
  createDataSource,
  fenColumn,
  instantColumn,
  instantFrom,
  legalDateColumn,
  migrate,
  recordColumn,
} from '../src/index.js';

@Entity()
class Instalment {
  @PrimaryColumn('text') caseId: string;
  @Column(fenColumn()) owed: Fen;
  @Column(fenColumn({ nullable: true })) paid: Fen | null;
  @Column(legalDateColumn()) dueOn: LegalDate;
  @Column(legalDateColumn({ nullable: true })) paidOn: LegalDate | null;
  @Column(instantColumn()) recordedAt: CourtInstant;
  @Column(instantColumn({ nullable: true })) closedAt: CourtInstant | null;
}

@Entity()
class Kept {
  @PrimaryColumn('text') id: string;
  @Column(recordColumn()) data: unknown;
}

const database = testDatabase();
let dataSource: DataSource;
const timeZone = process.env['TZ'];

beforeAll(async () => {
  dataSource = await createDataSource({
    url: database.url,
    schema: 'order',
    entities: [Instalment, Kept],
  }).initialize();
  await migrate(dataSource);
  await dataSource.query(`create table instalment (case_id text primary key, owed bigint not null, paid bigint,
    due_on date not null, paid_on date, recorded_at timestamptz(3) not null, closed_at timestamptz(3))`);
  await dataSource.query('create table kept (id text primary key, data jsonb not null)');
});

afterAll(async () => {
  if (timeZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = timeZone;
  await dataSource?.destroy();
});

const instalment = (over: Partial<Instalment> = {}): Instalment =>
  Object.assign(new Instalment(), {
    caseId: '1',
    owed: 818_200n,
    paid: null,
    dueOn: legalDate('2026-10-09'),
    paidOn: null,
    recordedAt: courtInstant('2026-10-09T00:00:00+08:00'),
    closedAt: null,
    ...over,
  });

describe.each(['Asia/Shanghai', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])('on a machine in %s', (zone) => {
  const repository = () => dataSource.getRepository(Instalment);

  it('money, dates of law and instants come back as they were', async () => {
    process.env['TZ'] = zone;
    const saved = instalment({
      owed: 9_007_199_254_740_993n,
      paid: 0n,
      paidOn: legalDate('2024-02-29'),
      closedAt: courtInstant('2026-10-08T23:59:59.999+08:00'),
    });
    await repository().save(saved);
    expect({ ...(await repository().findOneByOrFail({ caseId: '1' })) }).toEqual({ ...saved });
    const [row]: Array<Record<string, string>> = await dataSource.query(
      `select due_on::text, paid_on::text, owed::text, extract(epoch from recorded_at)::bigint as seconds from instalment`,
    );
    expect(row).toEqual({
      due_on: '2026-10-09',
      paid_on: '2024-02-29',
      owed: '9007199254740993',
      seconds: '1791475200',
    });
  });

  it('raw SQL gives dates of law as text and instants as instants', async () => {
    process.env['TZ'] = zone;
    await repository().save(instalment());
    const [row]: Array<{ due_on: string; recorded_at: Date }> = await dataSource.query(
      'select due_on, recorded_at from instalment',
    );
    expect(row?.due_on).toBe('2026-10-09');
    expect(instantFrom(row?.recorded_at as Date)).toBe('2026-10-09T00:00:00+08:00');
  });
});

describe('columns of law and money', () => {
  const count = (where: object) => dataSource.getRepository(Instalment).countBy(where);

  it('can be searched by', async () => {
    await dataSource.getRepository(Instalment).save(instalment({ paidOn: null, paid: null }));
    expect(await count({ owed: MoreThanOrEqual(818_200n) })).toBe(1);
    expect(await count({ owed: MoreThanOrEqual(818_201n) })).toBe(0);
    expect(await count({ dueOn: Between(legalDate('2026-10-09'), legalDate('2026-10-09')) })).toBe(1);
    expect(await count({ recordedAt: LessThan(courtInstant('2026-10-09T00:00:00.001+08:00')) })).toBe(1);
    expect(await count({ recordedAt: LessThan(courtInstant('2026-10-09T00:00:00+08:00')) })).toBe(0);
  });

  it('keep the absence of a value', async () => {
    await dataSource.getRepository(Instalment).save(instalment({ caseId: '2' }));
    const found = await dataSource.getRepository(Instalment).findOneByOrFail({ caseId: '2' });
    expect([found.paid, found.paidOn, found.closedAt]).toEqual([null, null, null]);
  });

  it('refuse a date that does not exist before it reaches the database', async () => {
    const impossible = instalment({ caseId: '3', dueOn: '2026-02-30' as LegalDate });
    await expect(dataSource.getRepository(Instalment).save(impossible)).rejects.toMatchObject({ code: 'DATE.INVALID' });
    expect(await count({ caseId: '3' })).toBe(0);
  });
});

describe('a record of the law', () => {
  const kept = () => dataSource.getRepository(Kept);

  it.each<[string, unknown]>([
    ['sums, wherever they stand', { cap: 9_007_199_254_740_993n, receipts: [{ amount: 0n, at: null }], share: '0.5' }],
    ['nothing but a sum', 5n],
    ['an empty list, an empty record, and no value', { none: [], empty: {}, absent: null }],
    ['words that only look like a sum', [{ fen: 'few' }, { fen: 12 }, { fen: '12', yuan: '0.12' }]],
  ])('comes back as it was: %s', async (_, data) => {
    await kept().save({ id: '1', data } as never);
    expect((await kept().findOneByOrFail({ id: '1' })).data).toEqual(data);
  });

  it('has its sums in JSON as decimal digits of fen', async () => {
    await kept().save({ id: '2', data: { cap: 818_200n } } as never);
    expect(await dataSource.query(`select data from kept where id = '2'`)).toEqual([
      { data: { cap: { fen: '818200' } } },
    ]);
  });
});
