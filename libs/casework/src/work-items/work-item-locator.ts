import { type Resource } from '@hejie/security';
import { type ResourceLocator } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WorkItemEntity } from './work-item.entity.js';
import { unknownWorkItem } from './work-items.js';

/** Whose a task is, for the guard: it is reached as its case is, and a mediator knows of his own tasks only (PRE-5). */
@Injectable()
export class WorkItemLocator implements ResourceLocator {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async locate({ id }: Readonly<Record<string, string>>): Promise<Resource | undefined> {
    // PostgreSQL keeps no NUL: no task has such an id, and none may be asked for by it.
    if (id === undefined || id.includes('\0')) return undefined;
    const item = await this.dataSource.manager.findOneBy(WorkItemEntity, { id });
    if (!item) return undefined;
    const { court, caseId, assignee } = item;
    return { court, caseId, mediators: assignee === null ? [] : [assignee] };
  }

  readonly unknown = unknownWorkItem;
}
