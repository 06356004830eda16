import { AsyncLocalStorage } from 'node:async_hooks';

import { Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import type { IsolationLevel } from 'typeorm/driver/types/IsolationLevel.js';

import { persistenceErrors } from './persistence-error.js';
import { OpenTransaction, type Transaction } from './transaction.js';

export interface UnitOfWorkOptions {
  /** READ COMMITTED by default. */
  isolation?: IsolationLevel;
  /** How often the work is tried when PostgreSQL asks for a retry; 5 by default. */
  attempts?: number;
}

/** serialization_failure and deadlock_detected: PostgreSQL rolled back and asks for the same work again. */
const RETRIED = new Set(['40001', '40P01']);
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/** One use case, one transaction: rows, outbox and idempotency key are committed together or not at all. */
export class UnitOfWork {
  private static readonly logger = new Logger(UnitOfWork.name);
  private readonly running = new AsyncLocalStorage<{ open: boolean }>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs the work in one transaction and commits it. The work may run several times (serialization
   * failure, deadlock), so it has no effect but through `tx`. After-commit effects run once, after the commit.
   * @throws PERSISTENCE.NESTED_UNIT_OF_WORK inside another run; PERSISTENCE.TRANSACTION_FAILED when the work
   *   swallowed a failure that PostgreSQL or `once` cannot forget; whatever the work throws.
   */
  async run<T>(work: (tx: Transaction) => Promise<T>, options: UnitOfWorkOptions = {}): Promise<T> {
    if (this.running.getStore()?.open) throw persistenceErrors.nested();
    const attempts = options.attempts ?? 5;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work, options.isolation ?? 'READ COMMITTED');
      } catch (error) {
        if (attempt >= attempts || !asksForRetry(error)) throw error;
        await pause(attempt);
      }
    }
  }

  private async attempt<T>(work: (tx: Transaction) => Promise<T>, isolation: IsolationLevel): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const tx = new OpenTransaction(runner.manager);
    const scope = { open: true };
    try {
      await runner.startTransaction(isolation);
      const result = await this.running.run(scope, () => work(tx));
      tx.assertCommittable();
      await assertNotAborted(runner);
      await runner.commitTransaction();
      UnitOfWork.runEffects(tx.end());
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      scope.open = false;
      tx.end();
      await runner.release();
    }
  }

  private static runEffects(effects: ReadonlyArray<() => void>): void {
    for (const effect of effects) {
      try {
        effect();
      } catch (error) {
        // The commit stands: the caller must not be told otherwise.
        UnitOfWork.logger.error('An after-commit effect failed', error instanceof Error ? error.stack : undefined);
      }
    }
  }
}

/**
 * PostgreSQL answers COMMIT in an aborted transaction with a quiet ROLLBACK: work that swallowed a database
 * error would look committed. The client knows the state from the last answer, without a round trip.
 */
async function assertNotAborted(runner: QueryRunner): Promise<void> {
  const client = (await runner.connect()) as PoolClient & { getTransactionStatus?(): string | null };
  if (client.getTransactionStatus?.() === 'E') throw persistenceErrors.refused(undefined);
}

async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  try {
    await runner.rollbackTransaction();
  } catch {
    // The connection is gone, and the transaction with it; the first error says why.
  }
}

/** Does this error, or one that caused it, say that the same work may succeed if it is tried again? */
function asksForRetry(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code, driverError } = at as { code?: unknown; driverError?: { code?: unknown } };
    if (RETRIED.has(String(driverError?.code ?? code))) return true;
  }
  return false;
}

async function pause(attempt: number): Promise<void> {
  const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  // Half fixed, half random: two transactions that met once should not meet again.
  await new Promise((resolve) => setTimeout(resolve, ceiling / 2 + (Math.random() * ceiling) / 2));
}
