import { createHash, generateKeyPairSync } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

import {
  CreateAgencyExchange1790000007000,
  CreateDeliveries1790000007010,
  CreateReconciliation1790000007020,
} from '@hejie/agency-exchange/reconciliation';
import { privateKey, publicHalf, signed, signedBySnapshot, type PublicKey } from '@hejie/agency-link';
import { courtInstant } from '@hejie/law';
import { createDataSource, migrate, platformMigrations } from '@hejie/persistence';
import { createTestDatabase, type TestDatabase } from '@hejie/testing';

/** The schema of the court's tables, and the court of its subscriptions. */
export const SCHEMA = 'agency_exchange';
export const COURT = '鲁0502';
/** Of so many entries, one differs: by turns it is missing at the body, or shown in an older version. */
export const DIFFERS_EVERY = 1_000;

/** The tables of the exchange, by its own migrations. */
export async function courtTables(): Promise<TestDatabase> {
  const database = await createTestDatabase({ prefix: 'bench_reconciliation' });
  const migrations = [
    ...platformMigrations,
    CreateAgencyExchange1790000007000,
    CreateDeliveries1790000007010,
    CreateReconciliation1790000007020,
  ];
  const source = createDataSource({ url: database.url, schema: SCHEMA, migrations });
  await source.initialize();
  await migrate(source);
  await source.destroy();
  await database.admin.query(`set search_path to ${SCHEMA}`);
  return database;
}

/** What a body should show: `lines` entries, all verified long ago. */
export async function shouldShow({ admin }: TestDatabase, agencyId: string, lines: number): Promise<void> {
  await admin.query(
    `insert into agency_entry (agency_id, entry_id, effect, case_id, party_id, kind, row_id, publication_id, subscription_id, agency_name,
       category, national_list, proof_wanted, wanted, version, added_once, verified_at, identity_digest)
     select $1, 'E' || md5(n::text), 'PUBLICITY', 'case-' || n, 'case-' || n || '.2', 'LISTING', 'l-1', '2.listing.l-1.2', $2 || '/' || $1 || '/1',
            '某局', 'STATUTORY', false, 'READ_BACK', 'PRESENT', 2, true, '2026-12-11T10:00:00+08:00', 'sha256:' || encode(sha256(n::text::bytea), 'hex')
       from generate_series(1, $3::integer) n`,
    [agencyId, COURT, lines],
  );
  await admin.query('analyze agency_entry');
}

/** The body's signed snapshot of that, as a file. @returns by which key it is signed. */
export async function writeSnapshot({ admin }: TestDatabase, agencyId: string, path: string): Promise<PublicKey> {
  const file = createWriteStream(path);
  const hash = createHash('sha256');
  let [after, count, seen] = ['', 0, 0];
  for (;;) {
    const { rows } = await admin.query<{ entryId: string; identityDigest: string }>(
      `select entry_id as "entryId", identity_digest as "identityDigest" from agency_entry
        where agency_id = $1 and entry_id > $2 order by entry_id limit 5000`,
      [agencyId, after],
    );
    if (rows.length === 0) break;
    let text = '';
    for (const row of rows) {
      seen += 1;
      const differs = seen % DIFFERS_EVERY === 0;
      if (differs && seen % (2 * DIFFERS_EVERY) === 0) continue;
      const version = differs ? 1 : 2;
      text += `${JSON.stringify({ entryId: row.entryId, kind: 'LISTING', effect: 'PUBLICITY', state: 'PRESENT', version, identityDigest: row.identityDigest })}\n`;
      count += 1;
    }
    hash.update(text);
    if (!file.write(text)) await once(file, 'drain');
    after = rows.at(-1)!.entryId;
  }
  const key = { ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid: 'body-1' };
  const signingKey = privateKey.parse(key);
  const end = {
    agencyId,
    asOf: courtInstant('2026-12-21T01:30:00+08:00'),
    count,
    digest: `sha256:${hash.digest('hex')}`,
  };
  const signature = await signed(signedBySnapshot(end), { signingKey });
  file.end(`${JSON.stringify({ end: true, contract: '1', ...end, signature })}\n`);
  await once(file, 'close');
  return publicHalf(signingKey);
}
