import { Module } from '@nestjs/common';
import { WorkItemsController } from './work-items.controller.js';
import { WorkItems } from './work-items.js';

/**
 * Tasks of people in a service: `WorkItems` to inject, `GET /work-items` for desks.
 * The service provides `UnitOfWork` in a global module, and its data source knows `WorkItemEntity` and `workItemMigrations`.
 */
@Module({ controllers: [WorkItemsController], providers: [WorkItems], exports: [WorkItems] })
export class WorkItemsModule {}
