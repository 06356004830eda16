import { endOfDay, formatYuan, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';
import { type CreditFile } from './credit-file.js';
import { shownCode, type DocumentFrame, type RepairDocument } from './repair-documents.js';
import { type RepairCertificate } from './repair-file.js';

/** What a verifiable credential of a document of repair says (可验证凭证内容). It holds no identity number of a person in clear. */
export interface CredentialClaims {
  readonly type:
    'CreditRepairNotice' | 'CreditRepairDecision' | 'CreditRepairCertificate' | 'VoluntaryPerformanceCertificate';
  readonly number: string;
  readonly issuer: string;
  readonly validFrom: CourtInstant;
  /** Of a decision: the end of its effect. */
  readonly validUntil: CourtInstant | null;
  readonly subject: {
    readonly name: string;
    readonly code: string;
    readonly caseNumber: string;
    readonly scope: RepairCertificate['scope'];
    readonly performedOn: LegalDate | null;
    readonly performed: Yuan | null;
    /** The document, to the word. */
    readonly statement: readonly string[];
  };
  readonly purpose: string;
}

const TYPES: Readonly<Record<RepairCertificate['kind'], CredentialClaims['type']>> = {
  NOTICE: 'CreditRepairNotice',
  DECISION: 'CreditRepairDecision',
  CERTIFICATE: 'CreditRepairCertificate',
  VOLUNTARY: 'VoluntaryPerformanceCertificate',
};

/** CR-L-PD, S21: what the credential of a document says: the document to the word, a person's identity number masked. Whether it still holds, its status list says (`revoked`). */
export function credentialClaims(
  { kind, number, issuedAt, purpose, scope, performed, suspensionId }: RepairCertificate,
  frame: DocumentFrame,
  { listings }: Pick<CreditFile, 'listings'>,
  { paragraphs }: RepairDocument,
): CredentialClaims {
  const suspension = listings.flatMap(({ suspensions }) => suspensions).find(({ id }) => id === suspensionId);
  return {
    type: TYPES[kind],
    number,
    issuer: frame.court,
    validFrom: issuedAt,
    validUntil: suspension === undefined ? null : endOfDay(suspension.lastDay),
    subject: {
      name: frame.debtor.name,
      code: shownCode(frame.debtor),
      caseNumber: frame.caseNumber,
      scope,
      performedOn: performed?.on ?? null,
      performed: performed === null ? null : formatYuan(performed.amount),
      statement: paragraphs,
    },
    purpose,
  };
}
