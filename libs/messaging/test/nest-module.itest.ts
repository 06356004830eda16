import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Global, Inject, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';

import type { FactDefinition } from '@hejie/contracts/facts';
import { courtInstant } from '@hejie/law';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import { eventually } from '@hejie/testing';

import {
  MessagingHost,
  MessagingModule,
  OnFact,
  Outbox,
  type MessagingModuleOptions,
  type ReceivedFact,
} from '../src/index.js';
import { freshFixture, type FreshFixture, type Probe } from './fixture/messaging.js';

const STAGE = Symbol('the fixture of the test');

/** A service of the test: it writes an effect for each probe. */
function subscriptionsTo(definition: FactDefinition<Probe>) {
  @Injectable()
  class ProbeSubscriptions {
    constructor(@Inject(STAGE) private readonly fresh: FreshFixture) {}

    @OnFact(definition)
    async probe(fact: ReceivedFact<Probe>, tx: Transaction): Promise<void> {
      await this.fresh.fixture.write(fact, tx, 'nest');
    }
  }

  @Injectable()
  class TwiceSubscriptions {
    @OnFact(definition)
    async again(): Promise<void> {}
  }
  return { ProbeSubscriptions, TwiceSubscriptions };
}

describe('the messaging of a Nest service', () => {
  let fresh: FreshFixture;
  beforeEach(async () => {
    fresh = await freshFixture();
  });
  afterEach(async () => await fresh.close());

  const service = async (
    options: (subscriptions: ReturnType<typeof subscriptionsTo>) => Partial<MessagingModuleOptions> = () => ({}),
  ) => {
    const { fixture } = fresh;
    const subscriptions = subscriptionsTo(fixture.definition);
    @Global()
    @Module({
      providers: [
        { provide: DataSource, useValue: fixture.dataSource },
        { provide: UnitOfWork, useValue: fixture.unitOfWork },
        { provide: STAGE, useValue: fresh },
        Registry,
      ],
      exports: [DataSource, UnitOfWork, STAGE, Registry],
    })
    class Persistence {}
    const module = await Test.createTestingModule({
      imports: [
        Persistence,
        MessagingModule.forService({
          consumer: fixture.consumer,
          subscriptions: [subscriptions.ProbeSubscriptions],
          catalogue: [fixture.definition],
          inject: [Registry],
          useFactory: (registry: Registry) => ({ brokers: fixture.settings.brokers, registry }),
          ...options(subscriptions),
        }),
      ],
      providers: Object.values(subscriptions),
    }).compile();
    return module.createNestApplication();
  };

  it('starts with the service, carries facts, and is drained when the service stops', async () => {
    const { fixture } = fresh;
    const app = await service();
    await app.init();
    const fact = {
      definition: fixture.definition,
      caseId: 'case-a',
      aggregateId: 'case-a',
      data: { n: 1 },
      occurredAt: courtInstant('2026-10-09T00:00:00+08:00'),
    };
    await fixture.unitOfWork.run((tx) => app.get(Outbox).append(tx, fact));
    await eventually(async () => expect(await fixture.effects()).toEqual([{ caseId: 'case-a', n: 1, member: 'nest' }]));
    expect(app.get(MessagingHost).state).toEqual({ relay: 'leading', joined: true });
    // A fact may be handled before the relay has marked it.
    await eventually(async () => expect(await app.get(Registry).metrics()).toMatch(/hejie_outbox_depth 0/));
    await app.close();
    expect(app.get(MessagingHost).state).toEqual({ relay: 'stopped', joined: false });
  });

  it('that only listens has no relay and watches no outbox', async () => {
    const { fixture } = fresh;
    const app = await service(() => ({ publishes: false }));
    await app.init();
    fixture.relay();
    await fixture.append('case-a', 1);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1]));
    expect(app.get(MessagingHost).state).toEqual({ relay: undefined, joined: true });
    expect(await app.get(Registry).metrics()).not.toContain('hejie_outbox_depth');
    await app.close();
  });

  it('does not start with two handlers of one fact', async () => {
    const app = await service(({ ProbeSubscriptions, TwiceSubscriptions }) => ({
      subscriptions: [ProbeSubscriptions, TwiceSubscriptions],
    }));
    await expect(app.init()).rejects.toMatchObject({ code: 'SUBSCRIPTION.HANDLER_DOUBLED' });
    await app.close();
  });

  it('does not start with a handler of a fact that the contracts do not define', async () => {
    const app = await service(() => ({ catalogue: undefined }));
    await expect(app.init()).rejects.toMatchObject({ code: 'SUBSCRIPTION.FACT_UNDEFINED' });
    await app.close();
  });
});
