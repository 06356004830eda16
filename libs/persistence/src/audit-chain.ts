import { createHash } from 'node:crypto';

import type { CourtInstant } from '@hejie/law';

import { decodeJson, encodeCanonicalJson, encodeJson } from './stored-json.js';

/** What happened in a case: who did what, when by the court clock, with which facts. */
export interface AuditEntry {
  caseId: string;
  /** The subject of the token, or the service that acted; never a person's name. */
  actor: string;
  /** What was done, in the field's term: `agreement.signed`, `ruling.resumed`. */
  action: string;
  at: CourtInstant;
  /** JSON (bigint allowed), without personal data. */
  facts: Readonly<Record<string, unknown>>;
}

/** A line of the chain: its hash covers the entry, its place and the hash before it. */
export interface AuditRow extends AuditEntry {
  /** 1, 2, 3 … within the case. */
  sequence: number;
  previousHash: string;
  hash: string;
}

/** The end of a case's chain. */
export interface AuditHead {
  caseId: string;
  sequence: number;
  hash: string;
}

export interface AuditFault {
  code: 'AUDIT.ALTERED' | 'AUDIT.GAP' | 'AUDIT.BROKEN' | 'AUDIT.TRUNCATED';
  caseId: string;
  sequence: number;
  zh: string;
  en: string;
}

/** The hash before the first line of a case. */
export const GENESIS = 'sha256:0';

/** `sha256:` and the digest (hex) of the line in canonical JSON; the prefix leaves room for another algorithm. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { caseId, sequence, actor, action, at, facts, previousHash } = row;
  const text = encodeCanonicalJson([previousHash, caseId, sequence, actor, action, at, facts]);
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/**
 * Verifies chains offline, without a database: nothing was altered, removed, inserted or reordered. With the
 * heads, also that no chain was cut off at its end. Rows of several cases may be mixed, in any order.
 * @returns the faults, in the order of cases; none for chains that are whole.
 */
export function verifyAudit(rows: Iterable<AuditRow>, heads: Iterable<AuditHead> = []): AuditFault[] {
  const chains = new Map<string, AuditRow[]>();
  for (const row of rows) chains.set(row.caseId, [...(chains.get(row.caseId) ?? []), row]);
  const faults = [...chains.values()].flatMap((chain) => verifyChain(chain.sort((a, b) => a.sequence - b.sequence)));
  for (const head of heads) {
    const atHead = chains.get(head.caseId)?.find((row) => row.sequence === head.sequence);
    if (head.sequence > 0 && atHead?.hash !== head.hash) faults.push(fault('AUDIT.TRUNCATED', head));
  }
  return faults;
}

/** JSON lines for an offline verifier; read them with {@link parseAuditLines}. */
export function formatAuditLines(rows: Iterable<AuditRow>): string {
  return [...rows].map((row) => `${encodeJson(row)}\n`).join('');
}

/** The rows that {@link formatAuditLines} wrote. */
export function parseAuditLines(text: string): AuditRow[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => decodeJson(line) as AuditRow);
}

function verifyChain(chain: readonly AuditRow[]): AuditFault[] {
  const faults: AuditFault[] = [];
  let previous = { sequence: 0, hash: GENESIS };
  for (const row of chain) {
    if (row.sequence !== previous.sequence + 1) faults.push(fault('AUDIT.GAP', row));
    else if (row.previousHash !== previous.hash) faults.push(fault('AUDIT.BROKEN', row));
    if (hashOf(row) !== row.hash) faults.push(fault('AUDIT.ALTERED', row));
    previous = row;
  }
  return faults;
}

const TEXTS: Record<AuditFault['code'], { zh: string; en: string }> = {
  'AUDIT.ALTERED': { zh: '该行内容被改动', en: 'the line was altered' },
  'AUDIT.GAP': { zh: '该行之前有缺行或重复', en: 'lines before this one are missing or doubled' },
  'AUDIT.BROKEN': { zh: '该行与前一行不相连', en: 'the line does not continue the one before it' },
  'AUDIT.TRUNCATED': { zh: '链尾与留存的链首不符', en: 'the chain does not reach the head that was kept' },
};

function fault(code: AuditFault['code'], at: { caseId: string; sequence: number }): AuditFault {
  return { code, caseId: at.caseId, sequence: at.sequence, ...TEXTS[code] };
}
