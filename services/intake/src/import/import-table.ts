import { LawError } from '@hejie/law';
import { parse } from 'csv-parse/sync';
import { readSheet, type SheetData } from 'read-excel-file/node';
import { type IMPORT_FORMATS } from '@hejie/contracts/http';

/** How a file is written. */
export type ImportFormat = (typeof IMPORT_FORMATS)[number];
/** How a table of applications is written. */
export type TableFormat = Exclude<ImportFormat, 'JSONL'>;

/** A row under its heading: what stands in each column that has anything; `line`: as an editor or a spreadsheet counts. */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A table of a file: its columns, and its rows that are not empty. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** More rows than this are divided into several files, so that each fits into one request and one report. */
export const MOST_ROWS = 20_000;

/**
 * Reads the table of a file: a row of columns, then the rows.
 * @throws LawError `IMPORT.FILE_UNREADABLE`, `IMPORT.EMPTY`, `IMPORT.COLUMN_REPEATED`, `IMPORT.TOO_MANY_ROWS`; none of them quotes what stands in the file.
 */
export async function readTable(format: TableFormat, file: Buffer): Promise<Table> {
  const lines = format === 'CSV' ? csvLines(file) : await xlsxLines(file);
  const [head, ...body] = lines;
  if (head === undefined || body.length === 0)
    throw refused('EMPTY', '文件中没有数据行，第一行应为列名', 'The file has no row of data below its row of columns');
  const columns = head.cells.map((cell) => cell.trim());
  const repeated = columns.find((column, i) => column !== '' && columns.indexOf(column) !== i);
  if (repeated !== undefined)
    throw refused('COLUMN_REPEATED', `列名“${repeated}”重复`, `The column "${repeated}" stands there twice`);
  requireFewRows(body.length);
  return { columns: columns.filter((column) => column !== ''), rows: body.map((line) => rowOf(columns, line)) };
}

/**
 * Reads the lines of a file in JSON, one object a line; what is no object is refused as a row, not here.
 * @throws LawError `IMPORT.FILE_UNREADABLE` for what is no UTF-8; `IMPORT.EMPTY`, `IMPORT.TOO_MANY_ROWS`.
 */
export function readLines(file: Buffer): { readonly line: number; readonly text: string }[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    throw unreadable('JSONL');
  }
  const lines = text
    .split('\n')
    .map((one, i) => ({ line: i + 1, text: one.trim() }))
    .filter((one) => one.text !== '');
  if (lines.length === 0) throw refused('EMPTY', '文件中没有数据行', 'The file has no line of data');
  requireFewRows(lines.length);
  return lines;
}

function requireFewRows(rows: number): void {
  if (rows > MOST_ROWS)
    throw refused(
      'TOO_MANY_ROWS',
      `每个文件最多 ${MOST_ROWS} 行，请分成几个文件`,
      `A file has at most ${MOST_ROWS} rows: divide it`,
    );
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function rowOf(columns: readonly string[], { line, cells }: Line): TableRow {
  const filled = columns.flatMap((column, i) => {
    const cell = (cells[i] ?? '').trim();
    return column === '' || cell === '' ? [] : [[column, cell] as const];
  });
  return { line, cells: Object.fromEntries(filled) };
}

const isEmpty = ({ cells }: Line): boolean => cells.every((cell) => cell.trim() === '');

function csvLines(file: Buffer): Line[] {
  try {
    const records = parse(textOf(file), {
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      info: true,
    }) as unknown as {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record })).filter((line) => !isEmpty(line));
  } catch {
    throw unreadable('CSV');
  }
}

/** UTF-8; else GB 18030, as spreadsheets of Chinese Windows write it. */
function textOf(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(file);
  }
}

async function xlsxLines(file: Buffer): Promise<Line[]> {
  let sheet: SheetData<string>;
  try {
    // A number is taken as it is written in the file: sums are no floating point.
    sheet = await readSheet<string>(file, { parseNumber: (written: string) => written, trim: false });
  } catch {
    throw unreadable('XLSX');
  }
  return sheet.map((cells, i) => ({ line: i + 1, cells: cells.map(cellText) })).filter((line) => !isEmpty(line));
}

function cellText(cell: SheetData<string>[number][number]): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return asDecimal(String(cell));
}

/** A spreadsheet keeps 8182.1 as the double next to it: what differs from two decimals by less than a ten-thousandth of a fen is meant to be them. */
function asDecimal(cell: string): string {
  if (!/^\d{1,15}\.\d{3,}$/.test(cell)) return cell;
  const rounded = Number(cell).toFixed(2);
  return Math.abs(Number(cell) - Number(rounded)) < 1e-6 ? rounded : cell;
}

const unreadable = (format: ImportFormat) =>
  refused('FILE_UNREADABLE', `该文件不是可以读取的 ${format} 文件`, `The file cannot be read as ${format}`);

function refused(reason: string, zh: string, en: string): LawError {
  return new LawError({ code: `IMPORT.${reason}`, path: '/file', zh, en });
}
