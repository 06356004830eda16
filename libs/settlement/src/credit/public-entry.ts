import {
  legalDateOf,
  maskId,
  maskPersonalNumbers,
  type LegalDate,
  type ListingGround,
  type RefusalReason,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type Listing } from './credit-file.js';
import { WRONG_STAGE } from './listing-refusals.js';

/** DIS-ART-6: who is shown on the list. The identity number of a person is given in full and published masked; the code of a unit is public. */
type ListedParty =
  | {
      readonly kind: 'PERSON';
      readonly name: string;
      readonly sex: string;
      readonly age: number;
      readonly identityNumber: string;
    }
  | { readonly kind: 'UNIT'; readonly name: string; readonly code: string; readonly legalRepresentative: string };

/** DIS-ART-6: what is published of the case: the number of enforcement under which he is listed, who made the title and its number, the obligation, how far it is performed, the conduct. */
interface ListedCase {
  readonly caseNumber: string;
  readonly filedOn: LegalDate;
  readonly court: string;
  readonly titleMaker: string;
  readonly titleNumber: string;
  readonly obligation: string;
  readonly performance: string;
  readonly conduct: string;
}

/** DIS-ART-6, rules.md §11: the entry as the public sees it. */
export interface PublicEntry {
  readonly party: ListedParty;
  readonly case: ListedCase;
  readonly ground: ListingGround;
  readonly decisionNumber: string;
  readonly publishedOn: LegalDate;
}

/** What an entry would show, as far as it is on record (公布事项): who the party is, the title, and what the court has entered for the entry. */
export interface EntryOnRecord {
  readonly identity: {
    readonly kind: 'PERSON' | 'UNIT';
    readonly name: string;
    readonly number?: string;
    readonly representative?: string;
  } | null;
  readonly title: { readonly maker: string; readonly number: string } | null;
  readonly particulars:
    | (Omit<ListedCase, 'caseNumber' | 'titleMaker' | 'titleNumber'> & {
        /** Of a person. */
        readonly person?: { readonly sex: string; readonly age: number };
      })
    | null;
}

/** DIS-ART-6: what an entry shows, once everything that the law wants shown is on record. `LISTING.PARTICULARS_MISSING` with each thing that is not. */
export function entryShown({
  identity,
  title,
  particulars,
}: EntryOnRecord): Decision<{ readonly party: ListedParty; readonly case: Omit<ListedCase, 'caseNumber'> }> {
  const missing: RefusalReason[] = [];
  const given = <T>(value: T | null | undefined, what: RefusalReason): T | undefined => {
    if (value === null || value === undefined) missing.push(what);
    return value ?? undefined;
  };
  const who = given(identity, lacks('/identity', '被执行人的身份信息', 'who the debtor is'));
  const number = who && given(who.number, lacks('/identity/number', '被执行人的证件号码', 'the debtor’s number'));
  const entered = given(
    particulars,
    lacks('/particulars', '公布事项（义务、履行情况、失信行为等）', 'the particulars'),
  );
  const made = given(title, lacks('/title', '执行依据', 'the title'));
  const party = who && listedParty(who, number, entered, given);
  const [first] = missing;
  if (party === undefined || entered === undefined || made === undefined || first !== undefined)
    return refuse({ ...first!, problems: missing });
  const { person: _, ...shown } = entered;
  return accept({ party, case: { titleMaker: made.maker, titleNumber: made.number, ...shown } });
}

function listedParty(
  { kind, name, representative }: NonNullable<EntryOnRecord['identity']>,
  number = '',
  particulars: EntryOnRecord['particulars'] | undefined,
  given: <T>(value: T | undefined, what: RefusalReason) => T | undefined,
): ListedParty | undefined {
  if (kind === 'UNIT') {
    const legalRepresentative = given(
      representative,
      lacks('/identity/representative', '单位的法定代表人', 'the legal representative of the unit'),
    );
    return legalRepresentative === undefined ? undefined : { kind, name, code: number, legalRepresentative };
  }
  if (!particulars) return undefined;
  const person = given(
    particulars.person,
    lacks('/particulars/person', '自然人的性别、年龄', 'sex and age of the person'),
  );
  return person && { kind, name, ...person, identityNumber: number };
}

const lacks = (path: string, zh: string, en: string): RefusalReason => ({
  code: 'LISTING.PARTICULARS_MISSING',
  rule: 'DIS-ART-6',
  path,
  zh: `尚未登记${zh}，不得公布。`,
  en: `An entry is not published before ${en} is on record.`,
});

/**
 * DIS-ART-6, TV-41: what is published of an entry (公布信息): of a person the identity number with its middle masked, as is every number of a person in what is written of the case, nothing else of what the file
 * knows of him. `LISTING.WRONG_STAGE` for an entry that is not shown: before publication, while it is suspended, and after deletion.
 */
export function publicEntry(
  listing: Listing,
  party: ListedParty,
  listedCase: Omit<ListedCase, 'caseNumber'>,
): Decision<PublicEntry> {
  const { stage, authority: caseNumber, ground, published, decided } = listing;
  if (stage !== 'PUBLISHED' || published === undefined || decided === undefined) return refuse(WRONG_STAGE);
  return accept({
    party: party.kind === 'PERSON' ? { ...party, identityNumber: maskId(party.identityNumber) } : party,
    case: {
      caseNumber,
      ...listedCase,
      obligation: masked(listedCase.obligation),
      performance: masked(listedCase.performance),
      conduct: masked(listedCase.conduct),
    },
    ground,
    decisionNumber: decided.decisionNumber,
    publishedOn: legalDateOf(published.at),
  });
}

/** What people have written may name somebody by his number. */
const masked = (text: string): string => maskPersonalNumbers(text, maskId);
