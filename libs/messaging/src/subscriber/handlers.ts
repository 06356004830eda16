import type { FactDefinition } from '@hejie/contracts/facts';
import type { Transaction } from '@hejie/persistence';

import type { ReceivedFact } from '../fact/received-fact.js';
import { messagingErrors } from '../messaging-error.js';

interface HandlerOf<T> {
  readonly definition: FactDefinition<T>;
  /** Where it stands, for messages to developers. */
  readonly name: string;
}

/** A handler whose effect is rows of the service. */
export interface HandlerHere<T = unknown> extends HandlerOf<T> {
  readonly elsewhere: false;
  /**
   * Runs in a transaction that also records that this fact was received: all of it or none of it, and once.
   * It may share that transaction with other facts, so it has no effect but through `tx`.
   */
  handle(fact: ReceivedFact<T>, tx: Transaction): Promise<void>;
}

/** A handler whose effect lies with another server, which knows a repeated one for what it is. */
export interface HandlerElsewhere<T = unknown> extends HandlerOf<T> {
  readonly elsewhere: true;
  /** No transaction is open while that server is asked; that the fact was received is recorded afterwards. */
  handle(fact: ReceivedFact<T>): Promise<void>;
}

/** What a consumer does with one type of fact. */
export type FactHandler<T = unknown> = HandlerHere<T> | HandlerElsewhere<T>;

/** A handler of one fact, typed by its definition. */
export function onFact<T>(
  definition: FactDefinition<T>,
  handle: (fact: ReceivedFact<T>, tx: Transaction) => Promise<void>,
  name = handle.name || 'onFact',
): HandlerHere {
  return { definition, name, elsewhere: false, handle } as HandlerHere;
}

/** As {@link onFact}, where the effect lies with another server. */
export function onFactElsewhere<T>(
  definition: FactDefinition<T>,
  handle: (fact: ReceivedFact<T>) => Promise<void>,
  name = handle.name || 'onFactElsewhere',
): HandlerElsewhere {
  return { definition, name, elsewhere: true, handle } as HandlerElsewhere;
}

/**
 * Handlers by type.
 * @throws SUBSCRIPTION.FACT_UNDEFINED for a fact outside the catalogue (if one is given), SUBSCRIPTION.HANDLER_DOUBLED.
 */
export function handlersByType(
  handlers: readonly FactHandler[],
  catalogue?: readonly FactDefinition[],
): ReadonlyMap<string, FactHandler> {
  const byType = new Map<string, FactHandler>();
  for (const handler of handlers) {
    const definition = handler.definition as FactDefinition | undefined;
    if (!definition || (catalogue && !catalogue.includes(definition)))
      throw messagingErrors.undefinedFact(handler.name);
    const first = byType.get(definition.type);
    if (first) throw messagingErrors.doubledHandler(definition.type, first.name, handler.name);
    byType.set(definition.type, handler);
  }
  return byType;
}
