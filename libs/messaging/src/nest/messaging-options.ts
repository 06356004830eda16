import type { FactDefinition } from '@hejie/contracts/facts';
import type { FactoryProvider, ModuleMetadata, Type } from '@nestjs/common';
import type { Registry } from 'prom-client';

import type { CourtClockContext } from '../fact/court-clock.js';
import type { MessagingLog } from '../log.js';

/** What the service's code says about its messaging. */
export const MESSAGING_OPTIONS = Symbol('MESSAGING_OPTIONS');
/** What its configuration says. */
export const MESSAGING_SETTINGS = Symbol('MESSAGING_SETTINGS');

/** What depends on where the service runs. */
export interface MessagingSettings {
  readonly brokers: readonly string[];
  /** Consumer group where it is not the consumer's name: a second installation on the same broker has its own. */
  readonly group?: string;
  readonly registry?: Registry;
  /** Nest's logger by default. */
  readonly log?: MessagingLog;
  /** Facts are told, and handled, under this clock. */
  readonly courtClock?: CourtClockContext;
}

/** What a service publishes and listens to. `DataSource` and `UnitOfWork` must be visible to the module. */
export interface MessagingModuleOptions {
  /** Name of the service: consumer group, CloudEvents source `/services/<consumer>`, and label of its metrics. */
  readonly consumer: string;
  /** False for a service that only listens: it runs no relay and watches no outbox. True by default. */
  readonly publishes?: boolean;
  /** Providers of the service whose `@OnFact` methods are its handlers. */
  readonly subscriptions?: ReadonlyArray<Type<object>>;
  /** Facts that share a transaction, at most; 1 if handlers speak to other servers. */
  readonly together?: number;
  /** The facts that may be subscribed to; all of `@hejie/contracts/facts` by default. */
  readonly catalogue?: readonly FactDefinition[];
  readonly imports?: ModuleMetadata['imports'];
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: (...injected: never[]) => MessagingSettings | Promise<MessagingSettings>;
}
