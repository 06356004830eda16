import { createHash } from 'node:crypto';

import { persistenceErrors } from './persistence-error.js';
import { decodeJson, encodeCanonicalJson, encodeJson } from './stored-json.js';
import { OpenTransaction, type Transaction } from './transaction.js';

export interface OnceOptions {
  /** Fingerprint of the request (see {@link fingerprintOf}); the same key with another one is refused. */
  fingerprint?: string;
  /**
   * True only where somebody else, too, knows a repeated effect for what it is: this key may then go after a time
   * ({@link forgettableKeys}). Without it a key stays for ever, for it may be all that keeps an effect from a repeat.
   */
  forgettable?: boolean;
}

interface IdempotencyRow {
  fingerprint: string;
  completed: boolean;
  result: string | null;
}

/**
 * Does the effect once for each key, in the caller's transaction: key, effect and result are committed together.
 * A repeated key gets the stored result; a concurrent one waits for the first, then gets its result too.
 * The result is JSON (bigint allowed) and always returned as it would be read back, so that the first caller
 * and the repeated one see the same.
 * @throws IDEMPOTENCY.KEY_REUSED for the same key with another fingerprint; PERSISTENCE.NOT_STORABLE;
 *   whatever the effect throws, and then the transaction can no longer be committed.
 */
export async function once<T>(
  tx: Transaction,
  key: string,
  effect: () => Promise<T>,
  options: OnceOptions = {},
): Promise<T> {
  const fingerprint = options.fingerprint ?? '';
  if (!(await claim(tx, key, fingerprint, options.forgettable ?? false))) {
    const stored = await readKey(tx, key, fingerprint);
    // Only somebody who deletes keys can come between.
    if (!stored) throw persistenceErrors.concurrentChange(key);
    return decodeResult(stored) as T;
  }
  let text: string | null;
  try {
    const result = await effect();
    text = result === undefined ? null : encodeJson(result);
  } catch (error) {
    // Half an effect beside a taken key must never be committed, even by a caller that catches this.
    if (tx instanceof OpenTransaction) tx.refuseCommit(error);
    throw error;
  }
  await tx.manager.query('update idempotency set completed = true, result = $2 where key = $1', [key, text]);
  return (text === null ? undefined : decodeJson(text)) as T;
}

/**
 * The stored result of a key, without doing anything: for an effect that cannot share the transaction, such as a
 * Temporal Update, and is stored with {@link once} afterwards.
 * @returns the result, or undefined for a key that is free.
 * @throws IDEMPOTENCY.KEY_REUSED for the same key with another fingerprint.
 */
export async function recall<T>(
  tx: Transaction,
  key: string,
  options: OnceOptions = {},
): Promise<{ result: T } | undefined> {
  const row = await readKey(tx, key, options.fingerprint ?? '');
  return row && { result: decodeResult(row) as T };
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

async function readKey(tx: Transaction, key: string, fingerprint: string): Promise<IdempotencyRow | undefined> {
  const [row]: IdempotencyRow[] = await tx.manager.query(
    'select fingerprint, completed, result::text as result from idempotency where key = $1',
    [key],
  );
  if (!row) return undefined;
  if (row.fingerprint !== fingerprint) throw persistenceErrors.keyReused(key);
  if (!row.completed) throw persistenceErrors.inProgress(key);
  return row;
}

function decodeResult(row: IdempotencyRow): unknown {
  return row.result === null ? undefined : decodeJson(row.result);
}
