import { type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type EntityManager } from 'typeorm';
import { partedWords, withWords, type Words } from './file-words.js';
import { FileRecord, FileRow } from './file.entities.js';

/** Which file: of a case, and where it has several, about whom. */
export type FileKey = Pick<FileRow, 'caseId' | 'about'>;

/** A file as it is on record. */
export interface KeptFile<F> {
  readonly row: FileRow;
  readonly file: F;
}

/** What a decision changes of a file: lists of records that are new or changed, and what the file has once; not `happened`. */
type Change = { readonly happened: readonly unknown[] };

/** To look only; nothing before it is opened. @param empty a file in which nothing has happened yet. */
export async function findFile<F extends object>(
  manager: EntityManager,
  key: FileKey,
  empty: (key: FileKey) => F,
): Promise<KeptFile<F> | undefined> {
  return kept(manager, await manager.findOneBy(FileRow, key), empty);
}

/** As {@link findFile}, of several files in two questions; those that are not opened are left out. */
export async function findFiles<F extends object>(
  manager: EntityManager,
  keys: readonly FileKey[],
  empty: (key: FileKey) => F,
): Promise<readonly KeptFile<F>[]> {
  if (keys.length === 0) return [];
  const where = keys.map(({ caseId, about }) => ({ caseId, about }));
  const rows = await manager.find(FileRow, { where });
  const records = await manager.find(FileRecord, { where, order: { kind: 'ASC', place: 'ASC' } });
  return rows.map((row) => ({
    row,
    file: assembled(
      row,
      records.filter((one) => one.caseId === row.caseId && one.about === row.about),
      empty,
    ),
  }));
}

/** To act on: holds the file until the commit. As {@link findFile}. */
export async function lockFile<F extends object>(
  { manager }: Transaction,
  { caseId, about }: FileKey,
  empty: (key: FileKey) => F,
): Promise<KeptFile<F> | undefined> {
  const lock = { mode: 'pessimistic_write' } as const;
  return kept(manager, await manager.findOne(FileRow, { where: { caseId, about }, lock }), empty);
}

/** Opens a file, in which nothing has happened yet. */
export async function openFile(
  { manager }: Transaction,
  { caseId, about }: FileKey,
  stage: string,
  { at: openedAt, by: openedBy }: { readonly at: CourtInstant; readonly by: string },
): Promise<FileRow> {
  const row: FileRow = { caseId, about, stage, ending: null, due: null, openedAt, openedBy, reopenings: 0 };
  await manager.insert(FileRow, row as never);
  return row;
}

/** Opens a file again that has ended. */
export async function reopenFile({ manager }: Transaction, row: FileRow, stage: string): Promise<FileRow> {
  const { caseId, about } = row;
  const open = { stage, ending: null, due: null, reopenings: row.reopenings + 1 };
  await manager.update(FileRow, { caseId, about }, { ...open, endedKnownAt: null } as never);
  return { ...row, ...open };
}

/** Writes how a file stands by now. */
export async function storeStanding(
  { manager }: Transaction,
  { caseId, about }: FileKey,
  { stage, due, ending }: Pick<FileRow, 'stage' | 'due' | 'ending'>,
): Promise<void> {
  const known = ending && { endedKnownAt: () => 'now()' };
  await manager.update(FileRow, { caseId, about }, { stage, due, ending, ...known } as never);
}

/** The files of a case, by whom they are about. */
export async function filesOfCase({ manager }: Transaction, caseId: string): Promise<FileKey[]> {
  const rows = await manager.find(FileRow, { where: { caseId }, order: { about: 'ASC' } });
  return rows.map(({ about }) => ({ caseId, about }));
}

/** Writes what a change has in it, the words of people sealed. @param after the file with the change: it says where each record stands. */
export async function storeChange<F extends object>(
  { manager }: Transaction,
  { caseId, about }: FileKey,
  change: Change,
  after: F,
  { changedAt, words: names }: { readonly changedAt: CourtInstant; readonly words: readonly string[] },
): Promise<void> {
  const { happened: _, ...changed } = change;
  const records = Object.entries(changed).flatMap(([kind, value]) => {
    if (value === undefined) return [];
    const of = { caseId, about, kind, changedAt };
    if (!Array.isArray(value))
      return [{ ...of, ...sealable(value, names), recordId: '', place: 0, state: stateOf(value) }];
    const places = ((after as Record<string, unknown>)[kind] as unknown[]).map(idOf);
    return value.map((data: unknown) => {
      const recordId = idOf(data);
      return { ...of, recordId, ...sealable(data, names), place: places.indexOf(recordId), state: stateOf(data) };
    });
  });
  if (records.length > 0) await manager.upsert(FileRecord, records as never[], ['caseId', 'about', 'kind', 'recordId']);
}

function sealable(record: unknown, names: readonly string[]): Pick<FileRecord, 'data' | 'words'> {
  const { open, words } = partedWords(record, names);
  return { data: open, words: Object.keys(words).length === 0 ? null : JSON.stringify(words) };
}

const recordOf = ({ data, words }: FileRecord): unknown =>
  words === null ? data : withWords(data, JSON.parse(words) as Words);

async function kept<F extends object>(
  manager: EntityManager,
  row: FileRow | null,
  empty: (key: FileKey) => F,
): Promise<KeptFile<F> | undefined> {
  if (!row) return undefined;
  const { caseId, about } = row;
  const records = await manager.find(FileRecord, { where: { caseId, about }, order: { kind: 'ASC', place: 'ASC' } });
  return { row, file: assembled(row, records, empty) };
}

function assembled<F extends object>(row: FileRow, records: readonly FileRecord[], empty: (key: FileKey) => F): F {
  const file = { ...empty(row) } as Record<string, unknown>;
  for (const one of records) {
    const { kind, recordId } = one;
    const record = recordOf(one);
    file[kind] = recordId === '' ? record : [...((file[kind] as unknown[] | undefined) ?? []), record];
  }
  return file as F;
}

/** A record goes by its id, a number under which property is controlled by itself. */
function idOf(record: unknown): string {
  const { id, caseNumber } = record as { readonly id?: string; readonly caseNumber?: string };
  return (id ?? caseNumber)!;
}

/** The stage of its own in which a record stands, under whichever name it has it. */
function stateOf(record: unknown): string | null {
  const { state, stage } = record as { readonly state?: unknown; readonly stage?: unknown };
  const own = state ?? stage;
  return typeof own === 'string' ? own : null;
}
