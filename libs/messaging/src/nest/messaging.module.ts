import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';

import { Outbox } from '../outbox/outbox.js';
import { MessagingHost } from './messaging-host.js';
import {
  MESSAGING_OPTIONS,
  MESSAGING_SETTINGS,
  type MessagingModuleOptions,
  type MessagingSettings,
} from './messaging-options.js';

/** Outbox, relay and subscriber of one service. */
@Module({})
export class MessagingModule {
  static forService(options: MessagingModuleOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: options.imports ?? [],
      providers: [
        { provide: MESSAGING_OPTIONS, useValue: options },
        {
          provide: MESSAGING_SETTINGS,
          inject: options.inject ?? [],
          useFactory: options.useFactory as FactoryProvider['useFactory'],
        },
        MessagingHost,
        {
          provide: Outbox,
          inject: [MessagingHost, MESSAGING_SETTINGS],
          useFactory: (host: MessagingHost, { courtClock }: MessagingSettings) =>
            new Outbox(`/services/${options.consumer}`, host.bell, courtClock),
        },
      ],
      exports: [Outbox, MessagingHost],
    };
  }
}
