import { describe, expect, it } from '@jest/globals';

import { FACTS, type FactDefinition } from '@hejie/contracts/facts';
import type { Transaction } from '@hejie/persistence';

import type { ReceivedFact } from '../fact/received-fact.js';
import { handlersByType, type FactHandler, type HandlerHere } from '../subscriber/handlers.js';
import { handlersOf, OnFact, OnFactElsewhere } from './on-fact.js';

const [first, second] = FACTS as [FactDefinition, FactDefinition];

class Listening {
  readonly seen: string[] = [];

  @OnFact(first)
  async one(fact: ReceivedFact, _tx: Transaction): Promise<void> {
    this.seen.push(`one ${fact.id}`);
  }

  @OnFact(second)
  async two(fact: ReceivedFact): Promise<void> {
    this.seen.push(`two ${fact.id}`);
  }
}

class Doubling extends Listening {
  @OnFact(first)
  async again(): Promise<void> {}
}

class Forgetful {
  async handle(): Promise<void> {}
}

describe('the subscriptions of a service', () => {
  it('are its @OnFact methods, called on the object that Nest has made', async () => {
    const listening = new Listening();
    const handlers = handlersByType(handlersOf(listening), FACTS);
    await (handlers.get(second.type) as HandlerHere).handle({ id: '7' } as ReceivedFact, {} as Transaction);
    expect(listening.seen).toEqual(['two 7']);
    expect([...handlers.values()].map(({ name }) => name)).toEqual(['Listening.one', 'Listening.two']);
  });

  it('are given no transaction where their effect lies with another server', async () => {
    const given: unknown[][] = [];
    class Asking {
      @OnFactElsewhere(first)
      async ask(...all: [ReceivedFact<unknown>]): Promise<void> {
        given.push(all);
      }
    }
    const [handler] = handlersOf(new Asking()) as [FactHandler];
    expect(handler.elsewhere).toBe(true);
    const fact = { id: '7' } as ReceivedFact;
    await handler.handle(fact, {} as Transaction);
    expect(given).toEqual([[fact]]);
  });

  it('are refused when two methods handle one fact, and both are named', () => {
    expect(() => handlersByType(handlersOf(new Doubling()))).toThrow(
      /SUBSCRIPTION.HANDLER_DOUBLED.*Doubling.one and Doubling.again/,
    );
  });

  it('are refused when a fact is not in the catalogue', () => {
    expect(() => handlersByType(handlersOf(new Listening()), [second])).toThrow(
      /SUBSCRIPTION.FACT_UNDEFINED: Listening.one/,
    );
  });

  it('are refused when no method is marked', () => {
    expect(() => handlersOf(new Forgetful())).toThrow(/SUBSCRIPTION.EMPTY/);
  });
});
