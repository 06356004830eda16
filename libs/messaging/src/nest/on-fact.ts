import 'reflect-metadata';

import type { FactDefinition } from '@hejie/contracts/facts';
import type { Transaction } from '@hejie/persistence';

import type { ReceivedFact } from '../fact/received-fact.js';
import { messagingErrors } from '../messaging-error.js';
import type { FactHandler } from '../subscriber/handlers.js';

const METHODS = Symbol('hejie:on-fact');

interface HandlingMethod {
  readonly method: string;
  readonly definition: FactDefinition;
  readonly elsewhere: boolean;
}

/** Marks a method as the handler of a fact; its parameter has the type of the definition. */
export function OnFact<T>(definition: FactDefinition<T>) {
  return <M extends (fact: ReceivedFact<T>, tx: Transaction) => Promise<void>>(
    target: object,
    method: string,
    _descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    const before = (Reflect.getMetadata(METHODS, target) as HandlingMethod[] | undefined) ?? [];
    Reflect.defineMetadata(METHODS, [...before, { method, definition, elsewhere: false }], target);
  };
}

/** As {@link OnFact}, for a handler whose effect lies with another server: it gets no transaction (see `FactHandler.elsewhere`). */
export function OnFactElsewhere<T>(definition: FactDefinition<T>) {
  return <M extends (fact: ReceivedFact<T>) => Promise<void>>(
    target: object,
    method: string,
    _descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    const before = (Reflect.getMetadata(METHODS, target) as HandlingMethod[] | undefined) ?? [];
    Reflect.defineMetadata(METHODS, [...before, { method, definition, elsewhere: true }], target);
  };
}

/**
 * The handlers of a subscriptions object.
 * @throws SUBSCRIPTION.EMPTY when it has none: a forgotten decorator must not pass for "nothing to do".
 */
export function handlersOf(subscriptions: object): FactHandler[] {
  const where = subscriptions.constructor.name;
  const methods = (Reflect.getMetadata(METHODS, subscriptions) as HandlingMethod[] | undefined) ?? [];
  if (methods.length === 0) throw messagingErrors.noHandlers(where);
  return methods.map(({ method, definition, elsewhere }) => ({
    definition,
    elsewhere,
    name: `${where}.${method}`,
    handle: (fact, tx) => (subscriptions as Record<string, FactHandler['handle']>)[method]!(fact, tx),
  }));
}
