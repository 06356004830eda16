import { type Citation, type CourtInstant, type LegalDate } from '@hejie/law';
import { type EFilePlace } from './e-file.js';
import { type SignatoryRole } from './kinds/kind.js';
import { type DocumentFields, type DocumentKind } from './kinds/kinds.js';

/** Who signs a document, and his electronic signature once he has given it. */
export interface Signatory {
  readonly role: SignatoryRole;
  readonly name: string;
  readonly signature?: { readonly at: CourtInstant; readonly certificate: string; readonly value: string };
}

/** Where the seal of the court goes (院印): its centre, in millimetres from the left and upper edge of a page of the PDF. */
export interface SealPlace {
  readonly of: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** What a service asks for. */
export interface DocumentRequest<K extends DocumentKind = DocumentKind> {
  readonly kind: K;
  /** The court's name as it stands in the title. */
  readonly court: string;
  /** 文书编号, as {@link documentNumber} makes it. */
  readonly number: string;
  /** The day that it bears: articles are cited as they stand on it. */
  readonly date: LegalDate;
  readonly fields: DocumentFields<K>;
  readonly signatories: readonly Signatory[];
  /** The image of a QR code (PNG), for the kinds whose template has a place for it. */
  readonly qr?: Uint8Array;
}

/** Bytes and their sha-256, in hexadecimal. */
export interface HashedFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** A document, made: the same request with the same template and font gives the same bytes. */
export interface CourtDocument<K extends DocumentKind = DocumentKind> {
  readonly kind: K;
  readonly number: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly date: LegalDate;
  readonly fields: DocumentFields<K>;
  /** What its template cites, in order. */
  readonly citations: readonly Citation[];
  readonly signatories: readonly Signatory[];
  readonly seals: readonly SealPlace[];
  readonly filedUnder: EFilePlace;
  /** The sha-256 of the template that it was made from. */
  readonly template: string;
  readonly docx: HashedFile;
  readonly pdf: HashedFile;
}
