import { formatYuan } from '@hejie/law';
import { type FileRow } from './file.entities.js';
import { type KeptFile } from './file-store.js';
import { partedWords } from './file-words.js';

/**
 * A file as it is answered: how it stands, and its records by their kinds, what it has once as a list of one; sums in yuan. @param without the words
 * that the answer leaves out: that of a command is kept, to be given again, and must not hold what is sealed.
 */
export function onWire<F extends object>(
  { row, file }: KeptFile<F>,
  { without = [] }: { readonly without?: readonly string[] } = {},
) {
  const { caseId, stage, ending, due, openedAt, openedBy } = row satisfies FileRow;
  const rows = Object.entries(file).flatMap(([kind, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null) return [];
    const list = Array.isArray(value) ? (value as unknown[]) : [value];
    return [[kind, list.map((record) => inYuan(partedWords(record, without).open))] as const];
  });
  return {
    caseId,
    stage,
    ending: ending?.ending ?? null,
    due,
    openedAt,
    openedBy,
    rows: Object.fromEntries(rows) as Record<string, Record<string, unknown>[]>,
  };
}

/** With sums in yuan wherever they stand. */
export function inYuan(value: unknown): unknown {
  if (typeof value === 'bigint') return formatYuan(value);
  if (Array.isArray(value)) return value.map(inYuan);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inYuan(part)]));
}
