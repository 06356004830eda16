import type { ColumnOptions, DataSource, EntityTarget, ObjectLiteral, ValueTransformer } from 'typeorm';

import type { KeyRing } from './key-ring.js';
import { persistenceErrors } from './persistence-error.js';
import type { Transaction } from './transaction.js';

/**
 * Personal data at rest: a string in TypeScript, a sealed `text` in PostgreSQL. The key ring is given to
 * `createDataSource`; the context names the place (`<service>.<table>.<column>`) and is never changed later.
 * It cannot be searched by: two equal values are sealed differently, whether they are written by one statement or by two.
 * (One value that an update sets in many rows at once is one value; personal data is written row by row.)
 *
 *     @Column(encryptedColumn('intake.party.identity_number')) identityNumber: string;
 */
export function encryptedColumn(context: string, options: ColumnOptions = {}): ColumnOptions {
  return { ...options, type: 'text', transformer: new UnboundSeal(context) };
}

/** Stands in the entity's definition, which knows no keys, until a data source brings its ring. */
class UnboundSeal implements ValueTransformer {
  constructor(readonly context: string) {}

  to(): never {
    throw persistenceErrors.keyRingMissing(this.context);
  }

  from(): never {
    throw persistenceErrors.keyRingMissing(this.context);
  }
}

/**
 * A text on its way into the database: sealed by the driver at the moment in which it becomes a parameter of a query, each
 * time anew. TypeORM, which compares and passes it on, sees neither the text nor what it is sealed to.
 */
class UnsentText {
  readonly #text: string;
  readonly #seal: (text: string) => string;

  constructor(text: string, seal: (text: string) => string) {
    this.#text = text;
    this.#seal = seal;
  }

  isOf(text: string): boolean {
    return this.#text === text;
  }

  /** What `pg` asks of a value that it does not know. */
  toPostgres(): string {
    return this.#seal(this.#text);
  }
}

class BoundSeal implements ValueTransformer {
  private last: UnsentText | undefined;
  private readonly seal: (text: string) => string;

  constructor(
    readonly context: string,
    private readonly ring: KeyRing,
  ) {
    this.seal = (text) => ring.seal(text, context);
  }

  to(value: string | null | undefined): UnsentText | null | undefined {
    if (value == null) return value;
    // TypeORM finds changes by comparing what the stored and the new value transform to, one right after the other: the same
    // text has to be the same thing there, or an untouched value would be rewritten on every save.
    if (!this.last?.isOf(value)) this.last = new UnsentText(value, this.seal);
    return this.last;
  }

  from(value: string | null | undefined): string | null | undefined {
    return value == null ? value : this.ring.open(value, this.context);
  }
}

/**
 * Gives the key ring to every encrypted column of the data source.
 * @throws ENCRYPTION.KEY_RING_MISSING at boot when there is such a column and no ring.
 */
export function bindKeyRing(dataSource: DataSource, ring: KeyRing | undefined): void {
  for (const column of dataSource.entityMetadatas.flatMap((entity) => entity.columns)) {
    if (!(column.transformer instanceof UnboundSeal)) continue;
    if (!ring) throw persistenceErrors.keyRingMissing(column.transformer.context);
    column.transformer = new BoundSeal(column.transformer.context, ring);
  }
}

/**
 * Rotation: seals anew, with the current key, up to `batch` rows of an encrypted column that another key sealed.
 * Repeat until it returns 0; then the old key may leave the ring. Does not touch versions: nothing was changed.
 */
export async function reseal<E extends ObjectLiteral>(
  tx: Transaction,
  ring: KeyRing,
  entity: EntityTarget<E>,
  property: keyof E & string,
  batch = 200,
): Promise<number> {
  const metadata = tx.manager.dataSource.getMetadata(entity);
  const column = metadata.findColumnWithPropertyName(property);
  if (!(column?.transformer instanceof BoundSeal))
    throw new Error(`${metadata.name}.${property} is no encrypted column.`);
  const { context } = column.transformer;
  const table = metadata.tablePath
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
  const name = `"${column.databaseName}"`;
  const rows: Array<{ ctid: string; sealed: string }> = await tx.manager.query(
    `select ctid::text as ctid, ${name} as sealed from ${table}
      where ${name} is not null and split_part(${name}, '.', 1) <> $1 limit ${Math.trunc(batch)} for update skip locked`,
    [ring.current],
  );
  for (const row of rows) {
    const sealed = ring.seal(ring.open(row.sealed, context), context);
    await tx.manager.query(`update ${table} set ${name} = $1 where ctid = $2::tid`, [sealed, row.ctid]);
  }
  return rows.length;
}
