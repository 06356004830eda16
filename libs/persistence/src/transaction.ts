import type { EntityManager } from 'typeorm';

import { persistenceErrors } from './persistence-error.js';

/** One database transaction, from its begin to its commit. Handed down as an argument, never kept. */
export interface Transaction {
  /** All reads and writes of the transaction go through this manager. */
  readonly manager: EntityManager;
  /**
   * Something to do once the transaction has been committed, and only then: wake a relay, count a metric.
   * Effects run in order, may not be awaited, and cannot undo the commit: what must not be lost is a row.
   */
  afterCommit(effect: () => void): void;
  /**
   * Something to do once it is certain that nothing of the transaction stays, and only then: give back what was lent for it elsewhere. It may not be relied
   * on: where the process ends, or nobody knows whether the commit came about, it is not done.
   */
  afterRollback(effect: () => void): void;
}

/** The transaction as the unit of work sees it. */
export class OpenTransaction implements Transaction {
  private readonly effects: Array<() => void> = [];
  private readonly undoings: Array<() => void> = [];
  private failure: { cause: unknown } | undefined;
  private open = true;

  constructor(private readonly entityManager: EntityManager) {}

  get manager(): EntityManager {
    if (!this.open) throw persistenceErrors.ended();
    return this.entityManager;
  }

  afterCommit(effect: () => void): void {
    if (!this.open) throw persistenceErrors.ended();
    this.effects.push(effect);
  }

  afterRollback(effect: () => void): void {
    if (!this.open) throw persistenceErrors.ended();
    this.undoings.push(effect);
  }

  /** From now on the transaction can only be rolled back, even if the caller swallows the error. */
  refuseCommit(cause: unknown): void {
    this.failure ??= { cause };
  }

  /** @throws PERSISTENCE.TRANSACTION_FAILED when a step failed and somebody swallowed the error. */
  assertCommittable(): void {
    if (this.failure) throw persistenceErrors.refused(this.failure.cause);
  }

  /** Ends the transaction for whoever still holds it; returns the effects that were asked for. */
  end(): Array<() => void> {
    this.open = false;
    return this.effects;
  }

  /** As {@link end}, for a transaction of which nothing stays. */
  undone(): Array<() => void> {
    this.open = false;
    return this.undoings;
  }
}
