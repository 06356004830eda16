import { courtInstant, epochMs, type CourtInstant } from '@hejie/law';
import type { EntityManager } from 'typeorm';

import { GENESIS, hashOf, type AuditEntry, type AuditHead, type AuditRow } from './audit-chain.js';
import { instantFrom } from './columns.js';
import { decodeJson, encodeJson } from './stored-json.js';
import type { Transaction } from './transaction.js';

/**
 * Appends lines to a case's audit chain, in order and in the caller's transaction. Appends to one case wait for each
 * other, so the chain has neither fork nor gap; cases do not wait for one another.
 * @param entries all of one case; none is nothing to do.
 * @returns the lines as they were chained.
 */
export async function appendAudit(tx: Transaction, entries: readonly AuditEntry[]): Promise<AuditRow[]> {
  const [first] = entries;
  if (!first) return [];
  const { caseId } = first;
  if (entries.some((entry) => entry.caseId !== caseId)) throw new Error('Lines of several cases cannot be one append.');
  // Inserting or touching the head locks it until the commit.
  const [head]: Array<{ sequence: number; hash: string }> = await tx.manager.query(
    `insert into audit_head (case_id, sequence, hash) values ($1, 0, $2)
      on conflict (case_id) do update set case_id = excluded.case_id returning sequence, hash`,
    [caseId, GENESIS],
  );
  if (!head) throw new Error('PostgreSQL returned no audit head.');
  const rows = chained(entries, head);
  const column = <K extends keyof AuditRow>(name: K): AuditRow[K][] => rows.map((row) => row[name]);
  const { sequence, hash } = rows.at(-1)!;
  await tx.manager.query(
    `with lines as (
       insert into audit (case_id, sequence, actor, action, at, facts, previous_hash, hash)
       select $1, sequence, actor, action, at, facts::jsonb, previous_hash, hash
         from unnest($4::integer[], $5::text[], $6::text[], $7::timestamptz[], $8::text[], $9::text[], $10::text[])
           as line (sequence, actor, action, at, facts, previous_hash, hash)
     )
     update audit_head set sequence = $2, hash = $3 where case_id = $1`,
    [
      caseId,
      sequence,
      hash,
      column('sequence'),
      column('actor'),
      column('action'),
      column('at'),
      column('facts').map((facts) => encodeJson(facts)),
      column('previousHash'),
      column('hash'),
    ],
  );
  return rows;
}

function chained(
  entries: readonly AuditEntry[],
  head: { readonly sequence: number; readonly hash: string },
): AuditRow[] {
  const rows: AuditRow[] = [];
  for (const entry of entries) {
    const { sequence, hash } = rows.at(-1) ?? head;
    const at = courtInstant(epochMs(entry.at));
    const unhashed = { ...entry, at, sequence: sequence + 1, previousHash: hash };
    rows.push({ ...unhashed, hash: hashOf(unhashed) });
  }
  return rows;
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
