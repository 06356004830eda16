import { createHash } from 'node:crypto';
import { instantOrLast, pageFrom, placeAfter, type Page } from '@hejie/casework';
import { type importAnswer, type importRowAnswer, type ImportFile } from '@hejie/contracts/http';
import { shapes } from '@hejie/contracts/facts';
import { LawError, packOf, type JsonValue } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { notFound, type CourtTimeReading } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { asNamed } from '../application/as-named.js';
import { columnFaults, REFERENCE } from './application-row.js';
import { readLines, readTable, type ImportFormat } from './import-table.js';
import { takeoverRow } from './takeover-row.js';
import { ImportedFile, ImportedRow, type ImportRowState } from './import.entities.js';

export type ImportAnswer = z.output<typeof importAnswer>;
export type ImportRowAnswer = z.output<typeof importRowAnswer>;

/** So many rows go to the database in one statement. */
const ROWS_A_STATEMENT = 500;

/** Takes in files of applications, all rows or none, and tells what has become of each (A9: 将案件导入“分调裁”平台). */
@Injectable()
export class Imports {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /**
   * Takes in a file: its rows are noted in one transaction, and worked off one by one afterwards. The same file again is the same import.
   * @throws LawError as `readTable`; `IMPORT.COLUMNS` for a file without a column that every application needs, or with one that nobody knows; `PACK.UNKNOWN`.
   */
  async take(
    { manager }: Transaction,
    { packId, format, file: base64 }: ImportFile,
    { court, subject: receivedBy }: Principal,
    { at: receivedAt, clock }: CourtTimeReading,
  ): Promise<ImportAnswer> {
    asNamed('/packId', () => packOf(packId));
    const file = Buffer.from(base64, 'base64');
    const importId = idOf([court!, packId, format], file);
    const rows = await rowsOf(format, file);
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(ImportedFile)
      .values({
        importId,
        court: court!,
        packId,
        format,
        rows: rows.length,
        receivedAt,
        courtClock: (clock.mode === 'real' ? null : clock) as never,
        receivedBy,
      })
      .orIgnore()
      .returning('import_id')
      .execute();
    if ((inserted.raw as unknown[]).length > 0) {
      const noted = rows.map((row) => waiting(importId, court!, row));
      for (let from = 0; from < noted.length; from += ROWS_A_STATEMENT)
        await manager.insert(ImportedRow, noted.slice(from, from + ROWS_A_STATEMENT));
    }
    return this.answer(manager, court!, importId);
  }

  /** @throws ProblemError 404 IMPORT.UNKNOWN, also for one of another court. */
  get(court: string, importId: string): Promise<ImportAnswer> {
    return this.answer(this.dataSource.manager, court, importId);
  }

  /** The files of a court, the newest first. @throws ProblemError 400 LIST.CURSOR_INVALID. */
  async ofCourt(
    court: string,
    { limit, after }: { readonly limit: number; readonly after?: string },
  ): Promise<Page<ImportAnswer>> {
    const { manager } = this.dataSource;
    const query = manager.createQueryBuilder(ImportedFile, 'file').where('file.court = :court', { court });
    if (after !== undefined) {
      const [at, id] = placeAfter(after, z.tuple([instantOrLast, shapes.identifier]));
      query.andWhere('(file.receivedAt, file.importId) < (:at::timestamptz, :id)', { at, id });
    }
    const files = await query
      .orderBy('file.receivedAt', 'DESC')
      .addOrderBy('file.importId', 'DESC')
      .limit(limit + 1)
      .getMany();
    const counts = await countsOf(
      manager,
      files.map(({ importId }) => importId),
    );
    return pageFrom(
      files,
      limit,
      ({ receivedAt, importId }) => [receivedAt, importId],
      (file) => answerOf(file, counts.get(file.importId)),
    );
  }

  /** The report of a file, row by row in its order. @throws ProblemError 404 IMPORT.UNKNOWN; 400 LIST.CURSOR_INVALID. */
  async rows(
    court: string,
    importId: string,
    { state, limit, after }: { readonly state?: ImportRowState; readonly limit: number; readonly after?: string },
  ): Promise<Page<ImportRowAnswer>> {
    const { manager } = this.dataSource;
    await requireFile(manager, court, importId);
    const query = manager
      .createQueryBuilder(ImportedRow, 'row')
      // What stands in a row is not opened for a report.
      .select([
        'row.importId',
        'row.line',
        'row.reference',
        'row.state',
        'row.caseId',
        'row.caseNumber',
        'row.problems',
      ])
      .where('row.importId = :importId', { importId });
    if (state !== undefined) query.andWhere('row.state = :state', { state });
    if (after !== undefined) {
      const [line] = placeAfter(after, z.tuple([z.number().int()]));
      query.andWhere('row.line > :line', { line });
    }
    const rows = await query
      .orderBy('row.line', 'ASC')
      .limit(limit + 1)
      .getMany();
    return pageFrom(
      rows,
      limit,
      ({ line }): JsonValue[] => [line],
      ({ line, reference, state: become, caseId, caseNumber, problems }) =>
        ({ line, reference, state: become, caseId, caseNumber, problems: [...problems] }) as ImportRowAnswer,
    );
  }

  private async answer(manager: EntityManager, court: string, importId: string): Promise<ImportAnswer> {
    const file = await requireFile(manager, court, importId);
    return answerOf(file, (await countsOf(manager, [importId])).get(importId));
  }
}

/** The same bytes for the same court, pack and format are one import. */
function idOf(about: readonly string[], file: Buffer): string {
  const digest = createHash('sha256').update(JSON.stringify(about)).update(file).digest('hex');
  return `import-${digest.slice(0, 32)}`;
}

/** A row of a file, as it is noted. */
type NewRow = Pick<ImportedRow, 'line' | 'reference'> & { readonly cells: string };

async function rowsOf(format: ImportFormat, file: Buffer): Promise<NewRow[]> {
  if (format === 'JSONL')
    return readLines(file).map(({ line, text }) => ({ line, reference: takeoverRow(text).reference, cells: text }));
  const { columns, rows } = await readTable(format, file);
  requireColumns(columns);
  return rows.map(({ line, cells }) => ({ line, reference: cells[REFERENCE] ?? null, cells: JSON.stringify(cells) }));
}

function waiting(importId: string, court: string, row: NewRow): ImportedRow {
  return {
    importId,
    court,
    ...row,
    state: 'PENDING',
    caseId: null,
    caseNumber: null,
    problems: [],
  };
}

function requireColumns(columns: readonly string[]): void {
  const { unknown, missing } = columnFaults(columns);
  if (unknown.length + missing.length === 0) return;
  const zh = [
    ...(missing.length > 0 ? [`缺少列：${missing.join('、')}`] : []),
    ...(unknown.length > 0 ? [`无法识别的列：${unknown.map((one) => one.slice(0, 20)).join('、')}`] : []),
  ];
  const en = [
    ...(missing.length > 0 ? [`missing columns: ${missing.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`unknown columns: ${unknown.map((one) => one.slice(0, 20)).join(', ')}`] : []),
  ];
  throw new LawError({
    code: 'IMPORT.COLUMNS',
    path: '/file',
    zh: `${zh.join('；')}。列名见 docs/IMPORT.md`,
    en: `${en.join('; ')}. The columns stand in docs/IMPORT.md`,
  });
}

async function requireFile(manager: EntityManager, court: string, importId: string): Promise<ImportedFile> {
  const file = await manager.findOneBy(ImportedFile, { importId, court });
  if (!file) throw notFound('IMPORT.UNKNOWN', '没有这一导入文件', 'There is no such import');
  return file;
}

type Counts = Readonly<Record<ImportRowState, number>>;
const NONE: Counts = { PENDING: 0, DONE: 0, REFUSED: 0 };

async function countsOf(manager: EntityManager, importIds: readonly string[]): Promise<ReadonlyMap<string, Counts>> {
  const rows: { import_id: string; state: ImportRowState; rows: number }[] = await manager.query(
    `select import_id, state, count(*)::int as rows from import_row where import_id = any($1) group by import_id, state`,
    [importIds],
  );
  const counts = new Map<string, Counts>();
  for (const { import_id, state, rows: counted } of rows)
    counts.set(import_id, { ...(counts.get(import_id) ?? NONE), [state]: counted });
  return counts;
}

function answerOf(
  { importId, packId, format, receivedAt, rows }: ImportedFile,
  { PENDING: pending, DONE: done, REFUSED: refused }: Counts = NONE,
): ImportAnswer {
  return { importId, packId, format, receivedAt, rows, done, refused, pending };
}
