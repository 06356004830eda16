import { type DocumentKind, type EFilePlace, type SealPlace, type ServiceWay, type Signatory } from '@hejie/documents';
import { type CourtInstant, type LegalDate } from '@hejie/law';
import { encryptedColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Addressee } from './new-document.js';
import { ServiceConsentRow } from './service-consents.js';

/** A document of the court as it was made (文书). Its files hold personal data: they are sealed with a key of their own, which is sealed in turn. */
@Entity('document')
export class DocumentRow {
  @PrimaryColumn('text') caseId: string;
  /** What it is about, unique within the case. */
  @PrimaryColumn('text') documentId: string;
  @Column('text') kind: DocumentKind;
  @Column('text') title: string;
  /** 文书编号; with the title it names one document. */
  @Column('text') number: string;
  @Column(legalDateColumn()) date: LegalDate;
  @Column(instantColumn()) issuedAt: CourtInstant;
  @Column('jsonb') filedUnder: EFilePlace;
  @Column('text', { array: true }) citations: string[];
  @Column('jsonb') signatories: Signatory[];
  @Column('jsonb') seals: SealPlace[];
  @Column('jsonb') addressees: Addressee[];
  /** sha-256 of the template. */
  @Column('text') template: string;
  @Column('text') docxSha256: string;
  @Column('text') pdfSha256: string;
  /** Fingerprint of what was ordered: the same order again is the same document. */
  @Column('text', { select: false }) ordered: string;
  /** The key of its files, in base64, sealed. */
  @Column(encryptedColumn('casework.document.file_key', { select: false })) fileKey: string;
  @Column('bytea', { select: false }) docx: Buffer;
  @Column('bytea', { select: false }) pdf: Buffer;
}

/** A service of a document on one of those whom it is addressed to (送达回证). */
@Entity('document_service')
export class DocumentServiceRow {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') documentId: string;
  @PrimaryColumn('text') serviceId: string;
  @Column('jsonb') addressee: Addressee;
  @Column('text') way: ServiceWay;
  @Column(instantColumn()) sentAt: CourtInstant;
  /** Null until it is known. */
  @Column(instantColumn({ nullable: true })) receivedAt: CourtInstant | null;
  @Column('text') recordedBy: string;
  /** What the recipient says of its arrival, and whether that is proved (解释135). */
  @Column('jsonb', { nullable: true }) contested?: {
    readonly arrivedAt: CourtInstant;
    readonly proof: string;
    readonly proven: boolean | null;
    readonly reason: string | null;
  } | null;
  /** When the recipient asked for it on paper (民诉法90). */
  @Column(instantColumn({ nullable: true })) paperRequestedAt?: CourtInstant | null;
}

/** Who a party is, as documents name him (当事人身份). */
@Entity('party_identity')
export class PartyIdentityRow {
  @PrimaryColumn('text') partyId: string;
  @Column('text') caseId: string;
  /** JSON of a `PartyIdentityBody`, sealed. */
  @Column(encryptedColumn('casework.party_identity.personal')) personal: string;
  @Column(instantColumn()) recordedAt: CourtInstant;
  @Column('text') recordedBy: string;
}

/** Entities of a service that keeps documents. */
export const documentEntities = [DocumentRow, DocumentServiceRow, PartyIdentityRow, ServiceConsentRow] as const;
