import { createHash } from 'node:crypto';

import { persistenceErrors } from './persistence-error.js';
import { decodeJson, encodeCanonicalJson, encodeJson } from './stored-json.js';
import { OpenTransaction, type Transaction } from './transaction.js';

export interface OnceOptions {
  /** Fingerprint of the request (see {@link fingerprintOf}); the same key with another one is refused. */
  fingerprint?: string;
  /**
   * True only where somebody else, too, knows a repeated effect for what it is: this key may then go after a time
   * ({@link forgettableKeys}). Without it a key stays for ever, for it may be all that keeps an effect from a repeat; of a
   * command its answer goes ({@link spentKeys}).
   */
  forgettable?: boolean;
}

interface IdempotencyRow {
  fingerprint: string;
  completed: boolean;
  result: string | null;
  /** The effect has happened; its answer and what was asked are no longer kept. */
  spent: boolean;
}

/**
 * Does the effect once for each key, in the caller's transaction: key, effect and result are committed together.
 * A repeated key gets the stored result; a concurrent one waits for the first, then gets its result too.
 * The result is JSON (bigint allowed) and always returned as it would be read back, so that the first caller
 * and the repeated one see the same.
 * @throws IDEMPOTENCY.KEY_REUSED for the same key with another fingerprint; IDEMPOTENCY.ANSWER_NOT_KEPT for a key whose effect has
 *   happened long ago; PERSISTENCE.NOT_STORABLE; whatever the effect throws, and then the transaction can no longer be committed.
 */
export async function once<T>(
  tx: Transaction,
  key: string,
  effect: () => Promise<T>,
  options: OnceOptions = {},
): Promise<T> {
  const fingerprint = options.fingerprint ?? '';
  if (!(await claim(tx, key, fingerprint, options.forgettable ?? false))) return resultOfTaken<T>(tx, key, fingerprint);
  let text: string | null;
  try {
    const result = await effect();
    text = textOf(result);
  } catch (error) {
    // Half an effect beside a taken key must never be committed, even by a caller that catches this.
    if (tx instanceof OpenTransaction) tx.refuseCommit(error);
    throw error;
  }
  await tx.manager.query('update idempotency set completed = true, result = $2 where key = $1', [key, text]);
  return readBack<T>(text);
}

/**
 * Stores a result that is known already, in one statement: of an effect that could not share the transaction. A key that is taken keeps
 * its first result. @returns the result that is stored, as it would be read back.
 * @throws as {@link once}.
 */
export async function keep<T>(tx: Transaction, key: string, result: T, options: OnceOptions = {}): Promise<T> {
  const { fingerprint = '', forgettable = false } = options;
  const text = textOf(result);
  const kept: unknown[] = await tx.manager.query(
    `insert into idempotency (key, fingerprint, forgettable, completed, result) values ($1, $2, $3, true, $4)
      on conflict (key) do nothing returning key`,
    [key, fingerprint, forgettable, text],
  );
  if (kept.length > 0) return readBack<T>(text);
  return resultOfTaken<T>(tx, key, fingerprint);
}

/**
 * The stored result of a key, without doing anything: for an effect that cannot share the transaction, such as a
 * Temporal Update, and is stored with {@link keep} afterwards.
 * @returns the result, or undefined for a key that is free.
 * @throws IDEMPOTENCY.KEY_REUSED for the same key with another fingerprint; IDEMPOTENCY.ANSWER_NOT_KEPT as {@link once}.
 */
export async function recall<T>(
  tx: Transaction,
  key: string,
  options: OnceOptions = {},
): Promise<{ result: T } | undefined> {
  const row = await readKey(tx, key, options.fingerprint ?? '');
  return row && { result: readBack<T>(row.result) };
}

/**
 * {@link recall} of one key and, where that is free, {@link keep} of another, the first time in one statement, which may stand alone.
 * @returns the result of `key`, or what is stored under the other one.
 * @throws as {@link once}.
 */
export async function recallOrKeep<T, K>(
  tx: Transaction,
  key: string,
  other: { readonly key: string; readonly result: K },
  options: OnceOptions = {},
): Promise<{ result: T } | { kept: K }> {
  const { fingerprint = '', forgettable = false } = options;
  const text = textOf(other.result);
  const kept: unknown[] = await tx.manager.query(
    `insert into idempotency (key, fingerprint, forgettable, completed, result)
      select $2, $3, $4, true, $5 where not exists (select from idempotency where key = $1)
      on conflict (key) do nothing returning key`,
    [key, other.key, fingerprint, forgettable, text],
  );
  if (kept.length > 0) return { kept: readBack<K>(text) };
  const stored = await recall<T>(tx, key, options);
  return stored ?? { kept: await keep(tx, other.key, other.result, options) };
}

/**
 * Gives a key back, whose effect is known not to have happened outside this transaction; with another fingerprint
 * it is somebody else's and stays.
 */
export async function forget(tx: Transaction, key: string, options: OnceOptions = {}): Promise<void> {
  await tx.manager.query('delete from idempotency where key = $1 and fingerprint = $2', [
    key,
    options.fingerprint ?? '',
  ]);
}

/** SHA-256 of the request in canonical JSON (hex): equal requests, whatever the order of their keys, are equal. */
export function fingerprintOf(request: unknown): string {
  return createHash('sha256').update(encodeCanonicalJson(request)).digest('hex');
}

/** Waits while another transaction holds the key; false when that one, or an earlier one, has kept it. */
async function claim(tx: Transaction, key: string, fingerprint: string, forgettable: boolean): Promise<boolean> {
  const claimed: unknown[] = await tx.manager.query(
    'insert into idempotency (key, fingerprint, forgettable) values ($1, $2, $3) on conflict (key) do nothing returning key',
    [key, fingerprint, forgettable],
  );
  return claimed.length > 0;
}

/** The result of a key that somebody has taken before. */
async function resultOfTaken<T>(tx: Transaction, key: string, fingerprint: string): Promise<T> {
  const stored = await readKey(tx, key, fingerprint);
  // Only somebody who deletes keys can come between.
  if (!stored) throw persistenceErrors.concurrentChange(key);
  return readBack<T>(stored.result);
}

async function readKey(tx: Transaction, key: string, fingerprint: string): Promise<IdempotencyRow | undefined> {
  const [row]: IdempotencyRow[] = await tx.manager.query(
    'select fingerprint, completed, result::text as result, spent from idempotency where key = $1',
    [key],
  );
  if (!row) return undefined;
  if (row.spent) throw persistenceErrors.answerNotKept(key);
  if (row.fingerprint !== fingerprint) throw persistenceErrors.keyReused(key);
  if (!row.completed) throw persistenceErrors.inProgress(key);
  return row;
}

const textOf = (result: unknown): string | null => (result === undefined ? null : encodeJson(result));

/** What the first caller and the repeated one see. */
const readBack = <T>(text: string | null): T => (text === null ? undefined : decodeJson(text)) as T;
