import { type PartyIdentityBody } from '@hejie/contracts/http';
import { LawError, type RefusalReason } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { In } from 'typeorm';
import { type CaseTitle } from '../case-directory/directory-entry.js';
import { DocumentRow, PartyIdentityRow } from './document.entities.js';
import { type Reference } from './new-document.js';
import { particularsOf } from './particulars.js';

/** What the references of one document lead to. */
interface Found {
  readonly identities: ReadonlyMap<string, PartyIdentityBody>;
  readonly documents: ReadonlyMap<string, Pick<DocumentRow, 'number' | 'title'>>;
  readonly title: CaseTitle | null;
}

/**
 * The fields of a document with what its references lead to. @throws LawError `DOCUMENT.IDENTITY_MISSING`, `DOCUMENT.TITLE_MISSING`,
 * with everything that is to be entered first; Error for a reference to a document that nobody has ordered: a fault of the program.
 */
export async function filledIn<T>(
  { manager }: Transaction,
  { caseId, title }: { readonly caseId: string; readonly title: CaseTitle | null },
  fields: unknown,
): Promise<T> {
  const references = referencesIn(fields);
  const parties = new Set(references.flatMap((one) => (one.of === 'PARTY' ? [one.partyId] : [])));
  const ids = new Set(references.flatMap((one) => (one.of === 'DOCUMENT' ? [one.id] : [])));
  const identities = await manager.findBy(PartyIdentityRow, { caseId, partyId: In([...parties]) });
  const documents = await manager.findBy(DocumentRow, { caseId, documentId: In([...ids]) });
  const found: Found = {
    identities: new Map(
      identities.map(({ partyId, personal }) => [partyId, JSON.parse(personal) as PartyIdentityBody]),
    ),
    documents: new Map(documents.map((row) => [row.documentId, row])),
    title,
  };
  const missing: RefusalReason[] = [];
  const filled = replaced(fields, (reference) => valueOf(reference, found, caseId, missing));
  const [first] = missing;
  if (first) throw new LawError(first).withReasons(missing);
  return filled as T;
}

const isReference = (value: object): value is Reference => 'of' in value && 'part' in value;

function referencesIn(value: unknown): Reference[] {
  if (typeof value !== 'object' || value === null) return [];
  return isReference(value) ? [value] : Object.values(value).flatMap(referencesIn);
}

function replaced(value: unknown, by: (reference: Reference) => string | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isReference(value)) return by(value);
  if (Array.isArray(value)) return value.map((entry) => replaced(entry, by));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, by)]));
}

function valueOf(reference: Reference, found: Found, caseId: string, missing: RefusalReason[]): string | undefined {
  switch (reference.of) {
    case 'PARTY': {
      const identity = found.identities.get(reference.partyId);
      // Particulars are printed as far as they are known, the rest is needed.
      const value = identity && (reference.part === 'particulars' ? particularsOf(identity) : identity[reference.part]);
      if (value === undefined && !(identity && reference.part === 'particulars'))
        missing.push(identityMissing(caseId, reference));
      return value;
    }
    case 'TITLE': {
      const value = found.title?.[reference.part];
      if (value === undefined && !missing.includes(TITLE_MISSING)) missing.push(TITLE_MISSING);
      return value;
    }
    case 'DOCUMENT': {
      const document = found.documents.get(reference.id);
      if (!document) throw new Error(`A document names "${reference.id}", which was not ordered before it`);
      return reference.part === 'name' ? `${document.number}${document.title}` : document.number;
    }
  }
}

const PARTS = {
  name: { zh: '姓名（名称）', en: 'name' },
  kind: { zh: '类别', en: 'kind' },
  number: { zh: '证件号码', en: 'identity number' },
  particulars: { zh: '身份事项', en: 'particulars' },
} as const;

function identityMissing(caseId: string, { partyId, part }: Reference & { readonly of: 'PARTY' }): RefusalReason {
  // An id of somebody beside the parties has a slash, which a path has encoded.
  const path = `/cases/${caseId}/parties/${partyId.replaceAll('/', '%2F')}/identity`;
  const { zh, en } = PARTS[part];
  return {
    code: 'DOCUMENT.IDENTITY_MISSING',
    path: `/parties/${partyId}/identity/${part}`,
    zh: `文书须写明当事人 ${partyId} 的${zh}，尚未登记。请先登记：PUT ${path}`,
    en: `The document states the ${en} of the party ${partyId}, which is not on record. Enter it first: PUT ${path}`,
  };
}

const TITLE_MISSING: RefusalReason = {
  code: 'DOCUMENT.TITLE_MISSING',
  zh: '文书须写明执行依据，本服务尚未收到该案的执行依据。请由立案登记后再办。',
  en: 'The document states the title, which this service has not heard of in this case. It is entered at filing.',
};
