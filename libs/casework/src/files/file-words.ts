import { createHash } from 'node:crypto';

/** What people wrote in a record, by where it stood in it: `/proposed/evidence/0`. */
export type Words = Readonly<Record<string, string>>;

/** One of a closed list, such as `PERFORMED`: nobody wrote it. */
const CODE = /^[A-Z][A-Z0-9_]*$/;

/**
 * A record without what people wrote in it under these names, and that: their words may hold personal data, whatever they are about, so that they are
 * kept sealed. @param names of the fields of a file that hold words, wherever they stand; a list of texts counts as such.
 */
export function partedWords(
  record: unknown,
  names: readonly string[],
): { readonly open: unknown; readonly words: Words } {
  const words: Record<string, string> = {};
  const open = changedWords(record, names, (text, path) => {
    words[path] = text;
    return '';
  });
  return { open, words };
}

/** The record with its words, as {@link partedWords} has parted them. */
export function withWords(open: unknown, words: Words): unknown {
  const put = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') return words[path] ?? value;
    return mappedParts(value, (part, key) => put(part, `${path}/${key}`));
  };
  return put(open, '');
}

/** A record in which the hash of each text stands in its place: whoever has the text can prove that it was this one. */
export const hashedWords = (record: unknown, names: readonly string[]): unknown =>
  changedWords(record, names, (text) => `sha256:${createHash('sha256').update(text).digest('hex')}`);

function changedWords(
  record: unknown,
  names: readonly string[],
  change: (text: string, path: string) => string,
): unknown {
  const walk = (value: unknown, path: string, named: boolean): unknown => {
    if (typeof value === 'string') return named && value !== '' && !CODE.test(value) ? change(value, path) : value;
    // Entries of a list go by the name of the list, parts of an object by names of their own.
    const ofList = Array.isArray(value);
    return mappedParts(value, (part, key) => walk(part, `${path}/${key}`, ofList ? named : names.includes(key)));
  };
  return walk(record, '', false);
}

function mappedParts(value: unknown, change: (part: unknown, key: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((part, index) => change(part, String(index)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part, key)]));
}
