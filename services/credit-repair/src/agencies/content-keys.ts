import { ContentKeys } from '@hejie/security';
import { type EntityManager } from 'typeorm';

type DataSourceOf = EntityManager['dataSource'];

/** Records are decided on at one desk in the process: with whose keys, the data source of the transaction says, as it does for columns that are sealed. */
const KEYS = new WeakMap<DataSourceOf, ContentKeys>();

/** What is told within transactions of this data source is sealed with these keys. */
export function bindContentKeys(dataSource: DataSourceOf, keys: ContentKeys): ContentKeys {
  KEYS.set(dataSource, keys);
  return keys;
}

/** The keys of a transaction. */
export function contentKeysOf({ dataSource }: EntityManager): ContentKeys {
  const keys = KEYS.get(dataSource);
  if (keys) return keys;
  throw new Error('No keys of content are bound to this data source: `bindContentKeys` of the module');
}
