import { FACTS } from '@hejie/contracts/facts';
import { UnitOfWork } from '@hejie/persistence';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DataSource } from 'typeorm';

import { KafkaFactPublisher } from '../kafka/kafka-fact-publisher.js';
import { KafkaFactSource } from '../kafka/kafka-fact-source.js';
import type { MessagingLog } from '../log.js';
import { MessagingMetrics } from '../metrics.js';
import { OutboxBell } from '../outbox/outbox-bell.js';
import { OutboxRelay, type RelayState } from '../outbox/outbox-relay.js';
import { handlersByType } from '../subscriber/handlers.js';
import { Subscriber } from '../subscriber/subscriber.js';
import {
  MESSAGING_OPTIONS,
  MESSAGING_SETTINGS,
  type MessagingModuleOptions,
  type MessagingSettings,
} from './messaging-options.js';
import { nestLog } from './nest-log.js';
import { handlersOf } from './on-fact.js';

/** What operators ask: does it publish, does it listen? No door closes when it does not. */
export interface MessagingState {
  /** `undefined` when the service publishes nothing. */
  readonly relay: RelayState | undefined;
  /** `undefined` when the service listens to nothing. */
  readonly joined: boolean | undefined;
}

/**
 * Relay and subscriber in Nest's lifecycle: they begin when every provider is there, and are drained before HTTP
 * and the database are closed. A wrong list of subscriptions stops the start; an absent broker does not.
 */
@Injectable()
export class MessagingHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** For the outbox of this service. */
  readonly bell: OutboxBell;
  private readonly relay: OutboxRelay | undefined;
  private readonly publisher: KafkaFactPublisher;
  private readonly deadLetters: KafkaFactPublisher;
  private readonly log: MessagingLog;
  private readonly metrics: MessagingMetrics | undefined;
  private subscriber: Subscriber | undefined;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingModuleOptions,
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
  ) {
    const { brokers, registry } = settings;
    const log = (this.log = settings.log ?? nestLog());
    const kafka = { brokers, clientId: options.consumer, log };
    this.metrics = registry && new MessagingMetrics(registry);
    this.publisher = new KafkaFactPublisher(kafka);
    this.deadLetters = new KafkaFactPublisher(kafka);
    this.relay =
      options.publishes === false
        ? undefined
        : new OutboxRelay({ dataSource, publisher: this.publisher, metrics: this.metrics, log });
    this.bell = new OutboxBell(dataSource, this.relay);
  }

  get state(): MessagingState {
    return { relay: this.relay?.state, joined: this.subscriber?.joined };
  }

  onApplicationBootstrap(): void {
    this.subscriber = this.subscribe();
    if (this.relay) this.metrics?.watchOutbox(this.dataSource);
    this.relay?.start();
    this.subscriber?.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.subscriber?.stop(), this.relay?.stop()]);
    await Promise.all([this.publisher.close(), this.deadLetters.close()]);
  }

  private subscribe(): Subscriber | undefined {
    const { consumer, subscriptions = [], together } = this.options;
    const { log } = this;
    const { brokers, courtClock, group = consumer } = this.settings;
    const handlers = subscriptions.flatMap((type) => handlersOf(this.modules.get<object>(type, { strict: false })));
    if (handlers.length === 0) return undefined;
    handlersByType(handlers, this.options.catalogue ?? FACTS);
    const topics = [...new Set(handlers.map(({ definition }) => definition.topic))];
    const source = new KafkaFactSource({ brokers, clientId: consumer, group, topics, log });
    this.metrics?.watchConsumer(consumer, source, this.dataSource);
    return new Subscriber({
      consumer,
      source,
      handlers,
      together,
      courtClock,
      log,
      unitOfWork: this.unitOfWork,
      publisher: this.deadLetters,
      metrics: this.metrics,
    });
  }
}
