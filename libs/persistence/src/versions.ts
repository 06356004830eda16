import type { EntityTarget, ObjectLiteral } from 'typeorm';

import { persistenceErrors } from './persistence-error.js';
import type { Transaction } from './transaction.js';

/**
 * Saves an entity that has a `@VersionColumn`, unless somebody changed its row since it was read. (`save` alone
 * raises the version but never compares it.) `expected` is the version that the caller's caller saw, such as
 * that of an `If-Match` header; without it, the entity's own. An entity without a version is a new row.
 * @returns the entity with its new version.
 * @throws PERSISTENCE.CONCURRENT_CHANGE when the row has another version, or is gone.
 */
export async function saveAtVersion<E extends ObjectLiteral>(
  tx: Transaction,
  target: EntityTarget<E>,
  entity: E,
  expected?: number,
): Promise<E> {
  const metadata = tx.manager.dataSource.getMetadata(target);
  const column = metadata.versionColumn;
  if (!column) throw new Error(`${metadata.name} has no version column.`);
  const read: number | undefined = column.getEntityValue(entity);
  if (read === undefined && expected === undefined) {
    await tx.manager.insert(target, entity);
    return entity;
  }
  const id = metadata.getEntityIdMap(entity) ?? {};
  const row = await tx.manager
    .createQueryBuilder(target, 'entity')
    .select(`entity.${column.propertyPath}`, 'version')
    .where(id)
    .setLock('pessimistic_write')
    .getRawOne<{ version: number }>();
  const versions = [expected, read].filter((version) => version !== undefined);
  if (versions.some((version) => version !== Number(row?.version))) {
    throw persistenceErrors.concurrentChange(`${metadata.name} ${Object.values(id).join('/')}`);
  }
  return await tx.manager.save(target, entity);
}
