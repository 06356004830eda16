/** Rows of a file with those that are new or changed: a row of a known key is replaced where it stands, a new one comes last. */
export function mergedRows<Row>(
  rows: readonly Row[],
  changed: readonly Row[] | undefined,
  key: (row: Row) => string,
): readonly Row[] {
  if (changed === undefined) return rows;
  const after = new Map(rows.map((row) => [key(row), row]));
  for (const row of changed) after.set(key(row), row);
  return [...after.values()];
}
