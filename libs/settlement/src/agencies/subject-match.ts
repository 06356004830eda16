import { bareText, personOfNumber, type LegalDate, type PolicyPack } from '@hejie/law';

/** Who somebody is, as a body names him. */
export interface NamedSubject {
  readonly kind: 'PERSON' | 'UNIT';
  readonly name: string;
  readonly identityNumber?: string;
  readonly unitCode?: string;
  readonly birthday?: LegalDate;
}

/** A party, as the court has it on record. `number`: identity number of a person, code of a unit. */
export interface KnownSubject {
  readonly kind: 'PERSON' | 'UNIT';
  readonly name: string;
  readonly number?: string;
}

/** What courts may differ on: does the code of a unit suffice where its name differs? */
export interface MatchRules {
  readonly unitCodeAlone: boolean;
}

/**
 * DIS-ART-8: the pack's rules. Where it is silent the code alone does not suffice: a unit may have changed its name, but a code may as well have been mistyped, and a wrong
 * match puts a stranger's deregistration into a case.
 */
export const matchRules = ({ unitCodeAlone = false }: Pick<PolicyPack, 'unitCodeAlone'>): MatchRules => ({
  unitCodeAlone,
});

/** Is he the party? DOUBTFUL: a person decides. NOT_ENOUGH: nothing but the name is known of him. */
export type SubjectMatch = 'MATCH' | 'NO_MATCH' | 'DOUBTFUL' | 'NOT_ENOUGH';

/**
 * DIS-ART-8, PIPL 8: is whom a body names this party? Number and name together say so; a name alone never does. The same number under another name is for a person to decide, as is a
 * birthday that the number contradicts.
 */
export function matchSubject(rules: MatchRules, named: NamedSubject, known: KnownSubject): SubjectMatch {
  if (named.kind !== known.kind) return 'NO_MATCH';
  const sameName = nameText(named.name) === nameText(known.name);
  const number = named.kind === 'PERSON' ? named.identityNumber : named.unitCode;
  if (isBlank(number) || isBlank(known.number)) return sameName ? 'NOT_ENOUGH' : 'NO_MATCH';
  if (!isSameNumber(numberText(number), numberText(known.number))) return 'NO_MATCH';
  if (named.kind === 'UNIT') return sameName || rules.unitCodeAlone ? 'MATCH' : 'DOUBTFUL';
  return sameName && !contradicts(numberText(number), named.birthday) ? 'MATCH' : 'DOUBTFUL';
}

const isBlank = (text: string | undefined): text is undefined => text === undefined || text.trim() === '';
/** The dots within names of minorities are written in many ways. */
const nameText = (name: string): string => bareText(name).replace(/[·•・‧.]/gu, '');
const numberText = (number: string): string => bareText(number).replaceAll('-', '');

/** An identity number of fifteen digits is that of eighteen without century and check digit. */
function isSameNumber(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length === 15 && long.length === 18 && short === `${long.slice(0, 6)}${long.slice(8, 17)}`;
}

/** PIPL 8: under what somebody is looked for before he is compared: whoever has the same number, however it is written, has the same. */
export function subjectKey(kind: NamedSubject['kind'], number: string): string {
  const text = numberText(number);
  return kind === 'PERSON' && text.length === 18 ? `${text.slice(0, 6)}${text.slice(8, 17)}` : text;
}

function contradicts(number: string, birthday: LegalDate | undefined): boolean {
  const person = personOfNumber(number);
  return birthday !== undefined && person !== null && person.bornOn !== birthday;
}
