import { bareText, maskId, maskPersonalNumbers, type LegalDate } from '@hejie/law';
import { contentFor } from './content.js';
import { type PublishedMatter } from './publication-file.js';
import { publishedDecision } from './published-decision.js';
import { inForceOn } from './recipients.js';
import { type NamedSubject } from './subject-match.js';
import { type AgencyContent, type AgencyField, type Subscription } from './subscription.js';

/** Whether a party is public staff, or a state organ or enterprise, and who stands above him (公职人员、国家机关、国有企业比对). */
export interface StaffMatch {
  readonly matches: boolean;
  /** The unit of public staff, or what is above a state organ or enterprise. */
  readonly superior?: string;
}

type PartyKind = NamedSubject['kind'];

/** What is said of a party to whoever is asked about him: by less than name and number he would be taken for a namesake. */
const ASKED_BY = { PERSON: 'identityNumber', UNIT: 'unitCode' } as const satisfies Readonly<
  Record<PartyKind, AgencyField>
>;

/** DIS-ART-8, PIPL 6: of whom may a body be asked, by what its subscription allows to leave? */
export const staffAskable = (fields: readonly AgencyField[]): readonly PartyKind[] =>
  (['PERSON', 'UNIT'] as const).filter((kind) => fields.includes('partyName') && fields.includes(ASKED_BY[kind]));

/**
 * DIS-ART-8: who is told beside the bodies that have subscribed: of a listing the unit of public staff, or what is above a state organ or enterprise, by the match; of its removal whoever
 * was told of the listing, wherever he works by now. Nobody is told twice (`told`: who was already), and whoever never heard of the listing does not hear of its end (PIPL 6).
 */
export function employersTold(
  { entry, decision }: PublishedMatter,
  match: StaffMatch | null,
  told: readonly string[] = [],
): readonly string[] {
  if (entry.kind !== 'LISTING') return [];
  const { action } = publishedDecision(decision);
  if (action === 'DELETE')
    return told.filter((one, index) => told.findIndex((other) => isSameBody(one, other)) === index);
  if (action !== 'ADD' || match?.matches !== true || match.superior === undefined) return [];
  const { superior } = match;
  return told.some((one) => isSameBody(one, superior)) ? [] : [superior];
}

const isSameBody = (one: string, other: string): boolean => bareText(one) === bareText(other);

/** DIS-ART-8: is it pointless by this decision to ask whether he is public staff? Only where the entry goes: corrected, suspended or reinstated, he is listed as before. */
export const endsStaffQuestions = ({ entry, decision }: Pick<PublishedMatter, 'entry' | 'decision'>): boolean =>
  entry.kind === 'LISTING' && publishedDecision(decision).action === 'DELETE';

/** DIS-ART-8: what a unit is told of somebody who is listed (失信情况). */
export interface EmployerNotice {
  readonly name: string;
  /** So that it takes nobody of his name for him: as the public entry shows it. */
  readonly number: string;
  /** The number of its ground, and the conduct as the public entry has it, in one paragraph. */
  readonly ground?: string;
  readonly conduct?: string;
}

/** DIS-ART-8, PIPL 6, PIPL 8: what a unit is told of him: name and masked number, ground and conduct; undefined where name or number is not on record, for it could be anybody. */
export function employerNoticeOf(
  { partyName: name, identityNumber, maskedIdentityNumber, unitCode, ground, conduct }: AgencyContent,
  kind: PartyKind,
): EmployerNotice | undefined {
  const ofPerson = maskedIdentityNumber ?? (identityNumber === undefined ? undefined : maskId(identityNumber));
  const number = kind === 'PERSON' ? ofPerson : unitCode;
  if (name === undefined || number === undefined) return undefined;
  const said = conduct === undefined ? {} : { conduct: maskPersonalNumbers(conduct, maskId).replace(/\p{Cc}+/gu, ' ') };
  return { name, number, ...(ground !== undefined && { ground }), ...said };
}

/** DIS-ART-8, PIPL 6: which bodies are asked whether he is public staff, or a state organ or enterprise: of a listing alone, those whose subscription is for that and allows what the question says. */
export const staffAsked = (
  matter: PublishedMatter,
  subscriptions: readonly Subscription[],
  partyKind: PartyKind,
  on: LegalDate,
): readonly Subscription[] =>
  matter.entry.kind === 'LISTING' && publishedDecision(matter.decision).action === 'ADD'
    ? inForceOn(subscriptions, matter, on).filter(
        ({ staffQuestions, fields }) => staffQuestions === true && staffAskable(fields).includes(partyKind),
      )
    : [];

/** PIPL 6, PIPL 8: of whom a body is asked, in what its subscription allows on that day, field by field; undefined where it allows no such question, or nobody has entered his name and number: a name alone is anybody's. */
export function staffSubject(
  subscription: Pick<Subscription, 'category' | 'fields' | 'staffQuestions' | 'validTo'>,
  kind: PartyKind,
  content: AgencyContent,
  on: LegalDate,
): NamedSubject | undefined {
  if (subscription.staffQuestions !== true) return undefined;
  const allowed = contentFor(subscription, content, on);
  const { partyName: name } = allowed;
  const field = ASKED_BY[kind];
  const number = allowed[field];
  return name === undefined || number === undefined ? undefined : { kind, name, [field]: number };
}
