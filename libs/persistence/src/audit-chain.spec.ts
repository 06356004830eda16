import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';

import { GENESIS, hashOf, verifyAudit, type AuditRow } from './audit-chain.js';

function chain(caseId: string, length: number): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const previousHash = rows.at(-1)?.hash ?? GENESIS;
    const row = {
      caseId,
      sequence,
      actor: 'clerk-1',
      action: 'receipt.posted',
      at: courtInstant(sequence * 1000),
      facts: { fen: BigInt(sequence) },
      previousHash,
    };
    rows.push({ ...row, hash: hashOf(row) });
  }
  return rows;
}

const faultsOf = (rows: AuditRow[], heads: AuditRow[] = []) =>
  verifyAudit(rows, heads).map((fault) => `${fault.code} ${fault.sequence}`);
const whole = chain('c1', 5);

describe('an audit chain', () => {
  it('is whole as it was written, in whatever order its rows come, among other cases', () => {
    expect(faultsOf([...whole].reverse().concat(chain('c2', 3)), whole.slice(-1))).toEqual([]);
  });

  it.each<[string, Partial<AuditRow>]>([
    ['actor', { actor: 'clerk-2' }],
    ['action', { action: 'receipt.refused' }],
    ['instant', { at: courtInstant(1) }],
    ['facts', { facts: { fen: 99n } }],
    ['kind of a fact', { facts: { fen: 3 } }],
  ])('shows an altered %s', (_, change) => {
    expect(faultsOf(whole.with(2, { ...(whole[2] as AuditRow), ...change }))).toEqual(['AUDIT.ALTERED 3']);
  });

  it('shows a line that was altered together with its own hash', () => {
    const altered = { ...(whole[2] as AuditRow), actor: 'clerk-2' };
    expect(faultsOf(whole.with(2, { ...altered, hash: hashOf(altered) }))).toEqual(['AUDIT.BROKEN 4']);
  });

  it('shows a line taken out, put in twice or taken from another case', () => {
    expect(faultsOf(whole.toSpliced(2, 1))).toEqual(['AUDIT.GAP 4']);
    expect(faultsOf([...whole, whole[2] as AuditRow])).toEqual(['AUDIT.GAP 3']);
    expect(faultsOf(whole.with(2, { ...(chain('c2', 3)[2] as AuditRow), caseId: 'c1' }))).toEqual([
      'AUDIT.BROKEN 3',
      'AUDIT.ALTERED 3',
      'AUDIT.BROKEN 4',
    ]);
  });

  it('shows lines missing at its beginning, and with the head that was kept, at its end', () => {
    expect(faultsOf(whole.slice(1))).toEqual(['AUDIT.GAP 2']);
    expect(faultsOf(whole.slice(0, 3), whole.slice(-1))).toEqual(['AUDIT.TRUNCATED 5']);
    expect(faultsOf([], whole.slice(-1))).toEqual(['AUDIT.TRUNCATED 5']);
  });
});
