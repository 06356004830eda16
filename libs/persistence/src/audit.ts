import { courtInstant, epochMs, type CourtInstant } from '@hejie/law';
import type { EntityManager } from 'typeorm';

import { GENESIS, hashOf, type AuditEntry, type AuditHead, type AuditRow } from './audit-chain.js';
import { instantFrom } from './columns.js';
import { decodeJson, encodeJson } from './stored-json.js';
import type { Transaction } from './transaction.js';

/**
 * Appends a line to the case's audit chain, in the caller's transaction. Appends to one case wait for each
 * other, so the chain has neither fork nor gap; cases do not wait for one another.
 * @returns the line as it was chained.
 */
export async function appendAudit(tx: Transaction, entry: AuditEntry): Promise<AuditRow> {
  // Inserting or touching the head locks it until the commit.
  const [head]: Array<{ sequence: number; hash: string }> = await tx.manager.query(
    `insert into audit_head (case_id, sequence, hash) values ($1, 0, $2)
      on conflict (case_id) do update set case_id = excluded.case_id returning sequence, hash`,
    [entry.caseId, GENESIS],
  );
  if (!head) throw new Error('PostgreSQL returned no audit head.');
  const at = courtInstant(epochMs(entry.at));
  const unhashed = { ...entry, at, sequence: head.sequence + 1, previousHash: head.hash };
  const row: AuditRow = { ...unhashed, hash: hashOf(unhashed) };
  await tx.manager.query(
    `insert into audit (case_id, sequence, actor, action, at, facts, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.caseId, row.sequence, row.actor, row.action, row.at, encodeJson(row.facts), row.previousHash, row.hash],
  );
  await tx.manager.query('update audit_head set sequence = $2, hash = $3 where case_id = $1', [
    row.caseId,
    row.sequence,
    row.hash,
  ]);
  return row;
}

interface StoredAudit {
  case_id: string;
  sequence: number;
  actor: string;
  action: string;
  at: Date;
  facts: string;
  previous_hash: string;
  hash: string;
}

/** The audit lines of one case, or of all, in order. */
export async function readAudit(manager: EntityManager, caseId?: string): Promise<AuditRow[]> {
  const rows: StoredAudit[] = await manager.query(
    `select case_id, sequence, actor, action, at, facts::text as facts, previous_hash, hash from audit
      where $1::text is null or case_id = $1 order by case_id, sequence`,
    [caseId ?? null],
  );
  return rows.map((row) => ({
    caseId: row.case_id,
    sequence: row.sequence,
    actor: row.actor,
    action: row.action,
    at: instantFrom(row.at) satisfies CourtInstant,
    facts: decodeJson(row.facts) as AuditRow['facts'],
    previousHash: row.previous_hash,
    hash: row.hash,
  }));
}

/**
 * The last hash of each case. Kept outside the database (a daily print, another system), they prove later that
 * no chain was shortened or written anew as a whole.
 */
export async function readAuditHeads(manager: EntityManager): Promise<AuditHead[]> {
  return await manager.query('select case_id as "caseId", sequence, hash from audit_head order by case_id');
}
