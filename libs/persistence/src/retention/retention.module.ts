import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { DataSource } from 'typeorm';

import { Retention, type RetentionOptions } from './retention.js';

export type RetentionSettings = Omit<RetentionOptions, 'dataSource'>;

/** Settings that come from other providers, such as the service's metrics. */
export interface AsyncRetentionSettings extends Pick<FactoryProvider, 'inject'> {
  readonly useFactory: (...injected: never[]) => RetentionSettings;
}

/** Retention of a service's tables in Nest's lifecycle. `DataSource` must be visible to the module. */
@Module({})
export class RetentionModule {
  static forServiceAsync({ inject = [], useFactory }: AsyncRetentionSettings): DynamicModule {
    return {
      module: RetentionModule,
      providers: [
        {
          provide: Retention,
          inject: [DataSource, ...inject],
          useFactory: (dataSource: DataSource, ...injected: never[]) =>
            new Retention({ dataSource, ...useFactory(...injected) }),
        },
      ],
      exports: [Retention],
    };
  }
}
