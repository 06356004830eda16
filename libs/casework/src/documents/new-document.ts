import { type CaseParty } from '@hejie/contracts/workflows';
import { DOCUMENT_KINDS, type DocumentFields, type DocumentKind, type Signatory } from '@hejie/documents';

/** Whom a document is served on: a party of the case, or a body that assists (协助执行单位), by its name. */
export type Addressee = { readonly partyId: string } | { readonly body: string };

/** What is put in where a document is made: from the identities of parties, the title of the case, another document. */
export type Reference =
  | { readonly of: 'PARTY'; readonly partyId: string; readonly part: 'name' | 'kind' | 'number' | 'particulars' }
  | { readonly of: 'TITLE'; readonly part: 'cause' | 'maker' | 'number' }
  | { readonly of: 'DOCUMENT'; readonly id: string; readonly part: 'number' | 'name' };

/** Fields of a document in which any text may be a {@link Reference}. */
export type OrderedFields<T> = T extends string
  ? T | Reference
  : T extends readonly (infer E)[]
    ? readonly OrderedFields<E>[]
    : T extends object
      ? { readonly [K in keyof T]: OrderedFields<T[K]> }
      : T;

/** A document that an act orders; it bears the day of the act. */
export interface DocumentOrder<K extends DocumentKind> {
  /** What it is about, unique within the case, e.g. `listing-decision/l-1`: the same document is made once. */
  readonly id: string;
  readonly kind: K;
  /** The 案号 under which it takes the next number of its title: 之一, 之二 … (CASE-8). */
  readonly under: string;
  readonly fields: OrderedFields<DocumentFields<K>>;
  /** Those who sign it; none where the seal of the court suffices. */
  readonly signatories: readonly Signatory[];
  readonly to: readonly Addressee[];
  /** The image of a QR code (PNG), for the kinds that have one. */
  readonly qr?: Uint8Array;
}
/** An order of any kind. */
export type NewDocument = { [K in DocumentKind]: DocumentOrder<K> }[DocumentKind];

/** The name of a party, as his identity has it. */
export const nameOf = (partyId: string) => ({ of: 'PARTY', partyId, part: 'name' }) as const;

/** Every creditor of a case (申请执行人、债权人), as his identity has him: documents that name the creditor name them all. */
export const creditorsOf = (parties: readonly CaseParty[]) =>
  parties
    .filter(({ side }) => side === 'CREDITOR')
    .map(({ partyId }) => ({ name: nameOf(partyId), kind: { of: 'PARTY', partyId, part: 'kind' } }) as const);

/** A debtor with the code that identifies him: fields of the documents that are about him alone. */
export const debtorOf = (partyId: string) =>
  ({
    debtor: nameOf(partyId),
    debtorKind: { of: 'PARTY', partyId, part: 'kind' },
    debtorCode: { of: 'PARTY', partyId, part: 'number' },
  }) as const;

/** A party in the list of those whom a document concerns (当事人). */
export const concerned = <S extends string>(partyId: string, standing: S) =>
  ({ standing, name: nameOf(partyId), particulars: { of: 'PARTY', partyId, part: 'particulars' } }) as const;

/** The title that is enforced (执行依据): fields of the documents that name it. */
export const TITLE_OF_CASE = {
  cause: { of: 'TITLE', part: 'cause' },
  titleMaker: { of: 'TITLE', part: 'maker' },
  titleNumber: { of: 'TITLE', part: 'number' },
} as const;

/** The title of documents of a kind (文书名称). */
export const titleOf = (kind: DocumentKind): string => DOCUMENT_KINDS[kind].title;

/** Another document of the case, which the same act may have ordered before: `（2026）浙1122执12号之一执行裁定书`. */
export const documentNamed = (id: string) => ({ of: 'DOCUMENT', id, part: 'name' }) as const;
/** The number of another document, as {@link documentNamed}. */
export const numberOf = (id: string) => ({ of: 'DOCUMENT', id, part: 'number' }) as const;
