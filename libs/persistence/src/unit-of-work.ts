import { AsyncLocalStorage } from 'node:async_hooks';

import { Logger } from '@nestjs/common';
import { DataSource, QueryRunnerAlreadyReleasedError, type QueryRunner } from 'typeorm';
import type { IsolationLevel } from 'typeorm/driver/types/IsolationLevel.js';

import { onFailedQuery } from './failed-query.js';
import { persistenceErrors } from './persistence-error.js';
import { isUnanswered } from './punctual-client.js';
import { OpenTransaction, type Transaction } from './transaction.js';

export interface UnitOfWorkOptions {
  /** READ COMMITTED by default, which every connection of {@link createDataSource} starts with. */
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
   * @throws PERSISTENCE.NESTED_UNIT_OF_WORK inside another run; PERSISTENCE.CONNECTION_LOST before the commit;
   *   PERSISTENCE.TRANSACTION_FAILED when the work swallowed a failure that PostgreSQL or `once` cannot forget;
   *   whatever the work throws.
   */
  run<T>(work: (tx: Transaction) => Promise<T>, { isolation, attempts }: UnitOfWorkOptions = {}): Promise<T> {
    return this.repeat(attempts, () => this.attempt(work, (runner) => runner.startTransaction(isolation)));
  }

  /**
   * As {@link run}, for work of which each statement may stand alone: no transaction is begun, PostgreSQL commits each by itself, and two
   * round trips are saved. What was done before a failure stays, and where the connection is lost nobody knows what of it was done: the driver's
   * error is thrown as it is.
   */
  separately<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.repeat(undefined, () => this.attempt(work));
  }

  private async repeat<T>(attempts = 5, once: () => Promise<T>): Promise<T> {
    if (this.running.getStore()?.open) throw persistenceErrors.nested();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once();
      } catch (error) {
        if (attempt >= attempts || !asksForRetry(error)) throw error;
        await pause(attempt);
      }
    }
  }

  private async attempt<T>(
    work: (tx: Transaction) => Promise<T>,
    begin?: (runner: QueryRunner) => Promise<void>,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const tx = new OpenTransaction(runner.manager);
    const scope = { open: true };
    const failure = watchFailures(runner);
    // Of a statement that commits itself nobody can say that nothing has happened.
    let committing = begin === undefined;
    try {
      await begin?.(runner);
      const result = await this.running.run(scope, () => work(tx));
      tx.assertCommittable();
      if (begin) {
        await assertNotAborted(runner, failure());
        committing = true;
        await runner.commitTransaction();
      }
      UnitOfWork.runEffects(tx.end());
      return result;
    } catch (error) {
      // TypeORM gives a runner back by itself only when its connection broke, and later says no more than that.
      const lost =
        error instanceof QueryRunnerAlreadyReleasedError || ((runner.isReleased || isUnanswered(error)) && !committing);
      await rollBack(runner);
      // Of a commit that broke off nobody knows whether it came about.
      if (!committing) UnitOfWork.runEffects(tx.undone());
      throw lost ? persistenceErrors.connectionLost(error) : error;
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
        // The outcome stands: the caller must not be told otherwise.
        UnitOfWork.logger.error(
          'An effect after a transaction failed',
          error instanceof Error ? error.stack : undefined,
        );
      }
    }
  }
}

/** Notes the first query of the transaction that fails, whoever catches the error; undefined while none has. */
function watchFailures(runner: QueryRunner): () => { cause: unknown } | undefined {
  let first: { cause: unknown } | undefined;
  onFailedQuery(runner, (cause) => {
    first ??= { cause };
    return cause;
  });
  return () => first;
}

/**
 * PostgreSQL answers COMMIT in an aborted transaction with a quiet ROLLBACK: work that swallowed a database
 * error would look committed. So after a failed query, and only then, the transaction is asked whether it still
 * stands (a savepoint may have saved it).
 */
async function assertNotAborted(runner: QueryRunner, failure: { cause: unknown } | undefined): Promise<void> {
  if (!failure) return;
  try {
    await runner.query('select 1');
  } catch {
    throw persistenceErrors.refused(failure.cause);
  }
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
