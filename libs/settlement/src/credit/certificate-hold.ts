import { type LawErrorText } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { isHeld } from './certificate-standing.js';
import { rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { withTasks } from './tasks.js';

/**
 * CR-REV: a judge suspends a document of repair (暂停使用) while he examines what it attests, such as money that was taken back: whoever verifies its credential
 * is told so, until he ends that or revokes it. Nothing suspends one by itself. `CERTIFICATE.REVOKED`, `CERTIFICATE.HELD`, `CERTIFICATE.REASON_MISSING`,
 * `CREDIT.UNKNOWN_ROW`.
 */
export function decideCertificateHold(
  file: CreditFile,
  { certificateId, why }: { readonly certificateId: string; readonly why: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { at, by } = turn;
  const row = rowOf(file.certificates, certificateId, '/certificateId');
  if (!row.ok) return row;
  if (row.value.revoked !== undefined) return refuse(REVOKED);
  if (isHeld(row.value)) return refuse(HELD);
  if (why.trim() === '') return refuse(REASON_MISSING);
  const held = { ...row.value, holds: [...(row.value.holds ?? []), { at, by, why }] };
  const happened = [{ at, by, kind: 'CERTIFICATE_HELD' as const, certificateId }];
  return accept(withTasks(file, { certificates: [held], happened }, turn));
}

/** CR-REV: a judge has examined it, and it may be relied on again. `CERTIFICATE.NOT_HELD`, `CREDIT.UNKNOWN_ROW`. */
export function decideEndOfHold(
  file: CreditFile,
  { certificateId }: { readonly certificateId: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { at, by } = turn;
  const row = rowOf(file.certificates, certificateId, '/certificateId');
  if (!row.ok) return row;
  if (!isHeld(row.value)) return refuse(NOT_HELD);
  const holds = row.value.holds!.map((hold) => (hold.ended === undefined ? { ...hold, ended: { at, by } } : hold));
  const happened = [{ at, by, kind: 'CERTIFICATE_HOLD_ENDED' as const, certificateId }];
  return accept(withTasks(file, { certificates: [{ ...row.value, holds }], happened }, turn));
}

const refusal = (code: string, path: string, zh: string, en: string): LawErrorText => ({
  code,
  rule: 'CR-REV',
  path,
  zh,
  en,
});
const REVOKED = refusal('CERTIFICATE.REVOKED', '/certificateId', '该文书已经撤销。', 'This document is revoked.');
const HELD = refusal(
  'CERTIFICATE.HELD',
  '/certificateId',
  '该文书已经暂停使用。',
  'This document is suspended already.',
);
const NOT_HELD = refusal('CERTIFICATE.NOT_HELD', '/certificateId', '该文书没有暂停使用。', 'It is not suspended.');
const REASON_MISSING = refusal(
  'CERTIFICATE.REASON_MISSING',
  '/why',
  '暂停使用应当说明理由。',
  'Whoever suspends a document says why.',
);
