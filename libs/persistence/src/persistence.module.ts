import {
  Module,
  type DynamicModule,
  type FactoryProvider,
  type ModuleMetadata,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { getRepositoryToken } from '@nestjs/typeorm';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';

import { createDataSource, type DataSourceSettings } from './data-source.js';
import { migrate } from './migrate.js';
import { UnitOfWork } from './unit-of-work.js';

export interface PersistenceSettings extends Omit<DataSourceSettings, 'entities'> {
  /** Run the pending migrations before the service starts; true by default. */
  migrateAtStart?: boolean;
}

/** An entity class. */
export type EntityClass = abstract new (...args: never[]) => ObjectLiteral;

/** Settings that come from another provider, such as the service's configuration. */
export interface AsyncPersistenceSettings extends Pick<ModuleMetadata, 'imports'>, Pick<FactoryProvider, 'inject'> {
  entities?: readonly EntityClass[];
  useFactory: FactoryProvider<PersistenceSettings>['useFactory'];
}

/**
 * A service's database in Nest: `UnitOfWork`, `DataSource`, and a repository for each entity
 * (`@InjectRepository(Case)` of @nestjs/typeorm) for reads outside a transaction. The service starts when its
 * schema is up to date; the pool closes in `onApplicationShutdown`, after every consumer and worker has drained.
 */
@Module({})
export class PersistenceModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  /** `imports: [PersistenceModule.forService({ url, schema: 'intake', entities, migrations })]` */
  static forService(settings: PersistenceSettings & { entities?: readonly EntityClass[] }): DynamicModule {
    const { entities, ...rest } = settings;
    return PersistenceModule.forServiceAsync({ entities, useFactory: () => rest });
  }

  /** The same with settings from a factory; entities are named here because repositories are made of them. */
  static forServiceAsync(settings: AsyncPersistenceSettings): DynamicModule {
    const entities = settings.entities ?? [];
    const repositories = entities.map((entity) => ({
      provide: getRepositoryToken(entity as never),
      useFactory: (dataSource: DataSource) => dataSource.getRepository(entity as EntityTarget<ObjectLiteral>),
      inject: [DataSource],
    }));
    const opened: FactoryProvider<DataSource> = {
      provide: DataSource,
      useFactory: async (...injected: unknown[]) => await open(await settings.useFactory(...injected), entities),
      inject: settings.inject ?? [],
    };
    const unitOfWork: FactoryProvider<UnitOfWork> = {
      provide: UnitOfWork,
      useFactory: (dataSource: DataSource) => new UnitOfWork(dataSource),
      inject: [DataSource],
    };
    const providers = [opened, unitOfWork, ...repositories];
    return {
      module: PersistenceModule,
      global: true,
      imports: settings.imports ?? [],
      providers,
      exports: providers.map((provider) => provider.provide),
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

async function open(settings: PersistenceSettings, entities: readonly EntityClass[]): Promise<DataSource> {
  const dataSource = await createDataSource({ ...settings, entities: [...entities] as never }).initialize();
  try {
    if (settings.migrateAtStart ?? true) await migrate(dataSource);
    return dataSource;
  } catch (error) {
    // Nest calls no shutdown hook of a module that never came up.
    await dataSource.destroy();
    throw error;
  }
}
