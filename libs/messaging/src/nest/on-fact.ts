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
  return marking<T, (fact: ReceivedFact<T>, tx: Transaction) => Promise<void>>(definition, false);
}

/** As {@link OnFact}, for a handler whose effect lies with another server: it gets no transaction ({@link HandlerElsewhere}). */
export function OnFactElsewhere<T>(definition: FactDefinition<T>) {
  return marking<T, (fact: ReceivedFact<T>) => Promise<void>>(definition, true);
}

function marking<T, Handler>(definition: FactDefinition<T>, elsewhere: boolean) {
  return <M extends Handler>(target: object, method: string, _descriptor: TypedPropertyDescriptor<M>): void => {
    const before = (Reflect.getMetadata(METHODS, target) as HandlingMethod[] | undefined) ?? [];
    Reflect.defineMetadata(METHODS, [...before, { method, definition, elsewhere }], target);
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
  const bound = subscriptions as Record<string, (fact: ReceivedFact, tx?: Transaction) => Promise<void>>;
  return methods.map(({ method, definition, elsewhere }): FactHandler => {
    const named = { definition, name: `${where}.${method}` };
    return elsewhere
      ? { ...named, elsewhere, handle: (fact) => bound[method]!(fact) }
      : { ...named, elsewhere, handle: (fact, tx) => bound[method]!(fact, tx) };
  });
}
