import { legalDateOf, type CaseNumber, type CourtInstant, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** Under which rule a number is refused, and which field of the request says it. */
interface Refusing {
  readonly rule: string;
  readonly path: string;
}

/** CASE-8: why a number with 之一 and the like is not that of a case. */
export const OF_A_DOCUMENT = {
  rule: 'CASE-8',
  zh: '这是文书编号，应当写明案号本身。',
  en: 'This is the number of a document: say the number of its case.',
} as const;

/** PRE-CTRL, CASE-2: a court acts under numbers of its own alone. `AUTHORITY.OTHER_COURT`. */
export function ofThisCourt(
  { court }: Pick<CaseNumber, 'court'>,
  own: string,
  { rule, path }: Refusing,
): Decision<void> {
  if (court === own) return accept(undefined);
  return refuse({
    code: 'AUTHORITY.OTHER_COURT',
    rule,
    path,
    zh: `该案号不是本院案号，本院代字为“${own}”。`,
    en: `This is no number of this court, whose code is "${own}".`,
  });
}

/** CASE-1: a number bears the year in which its case was filed. `AUTHORITY.FUTURE_NUMBER`. */
export function ofNoFutureYear(
  { year }: Pick<CaseNumber, 'year'>,
  at: CourtInstant,
  { path }: Pick<Refusing, 'path'>,
): Decision<void> {
  if (year <= Number(legalDateOf(at).slice(0, 4))) return accept(undefined);
  return refuse({
    code: 'AUTHORITY.FUTURE_NUMBER',
    rule: 'CASE-1',
    path,
    zh: '案号所载年份尚未到来。',
    en: 'The year of this number has not come yet.',
  });
}

/** CASE-1: a case has no number of a year that had not come when it was filed. `AUTHORITY.OPENED_BEFORE_YEAR`. */
export function openedNoEarlier(
  { year }: Pick<CaseNumber, 'year'>,
  openedOn: LegalDate,
  { path }: Pick<Refusing, 'path'>,
): Decision<void> {
  if (year <= Number(openedOn.slice(0, 4))) return accept(undefined);
  return refuse({
    code: 'AUTHORITY.OPENED_BEFORE_YEAR',
    rule: 'CASE-1',
    path,
    zh: `立案日期早于案号所载的${year}年。`,
    en: `The case is said to have been opened before ${year}, the year of its number.`,
  });
}
