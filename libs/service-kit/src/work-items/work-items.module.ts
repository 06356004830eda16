import { Module, type DynamicModule } from '@nestjs/common';
import { WORK_ITEM_COMMANDS, WorkItemsController, type WorkItemCommands } from './work-items.controller.js';
import { WorkItems } from './work-items.js';

/**
 * Tasks of people in a service: `WorkItems` to inject, `GET /work-items` for desks, completion of tasks without a command
 * of their own. The service provides `UnitOfWork` in a global module, and its data source knows `WorkItemEntity` and
 * `workItemMigrations`.
 */
@Module({})
export class WorkItemsModule {
  static for(commands: WorkItemCommands = {}): DynamicModule {
    return {
      module: WorkItemsModule,
      controllers: [WorkItemsController],
      providers: [WorkItems, { provide: WORK_ITEM_COMMANDS, useValue: commands }],
      exports: [WorkItems],
    };
  }
}
