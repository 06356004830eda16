import { ENFORCING_TYPES, parseCaseNumber, type CourtInstant } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';
import { ofNoFutureYear, ofThisCourt } from './number-of-court.js';

/** What a number of enforcement is held against. */
export interface NumberTurn {
  readonly at: CourtInstant;
  /** 法院代字 of the court of the case. */
  readonly court: string;
  /** Numbers that the court has allotted to this case, in their one spelling: whoever has one of a type has no other of it by hand. */
  readonly allotted: readonly string[];
}

/**
 * CASE-1, CASE-2: a number of enforcement (执, 执恢) of this court, of no year to come; where the case has one of its type, that one.
 * `ENFORCEMENT.NUMBER_INVALID`, `ENFORCEMENT.OTHER_CASE`, `AUTHORITY.OTHER_COURT`, `AUTHORITY.FUTURE_NUMBER`.
 */
export function enforcementNumber(
  caseNumber: string,
  { at, court, allotted }: NumberTurn,
): Decision<{ readonly canonical: string; readonly year: number; readonly type: string }> {
  const reading = parseCaseNumber(caseNumber);
  if (!reading.valid) return refuse(invalidNumber(reading.reason));
  if (!ENFORCING_TYPES.includes(reading.type) || reading.suffix !== null)
    return refuse(invalidNumber(OF_NO_ENFORCEMENT));
  const ofCourt = ofThisCourt(reading, court, { rule: 'CASE-2', path: '/caseNumber' });
  if (!ofCourt.ok) return ofCourt;
  const come = ofNoFutureYear(reading, at, { path: '/caseNumber' });
  if (!come.ok) return come;
  const own = allotted.filter((one) => typeOf(one) === reading.type);
  if (own.length > 0 && !own.includes(reading.canonical)) return refuse(ofAnotherCase(own));
  return accept(reading);
}

function typeOf(caseNumber: string): string | null {
  const reading = parseCaseNumber(caseNumber);
  return reading.valid ? reading.type : null;
}

const OF_NO_ENFORCEMENT = {
  zh: '应当写明“执”或者“执恢”案号本身，不是其他类型的案号或者文书编号。',
  en: 'Say the number of a case of enforcement (执, 执恢), not another one, nor that of a document.',
};
const invalidNumber = ({ zh, en }: { readonly zh: string; readonly en: string }) => ({
  code: 'ENFORCEMENT.NUMBER_INVALID',
  rule: 'CASE-1',
  path: '/caseNumber',
  zh,
  en,
});
const ofAnotherCase = (own: readonly string[]) => ({
  code: 'ENFORCEMENT.OTHER_CASE',
  rule: 'CASE-2',
  path: '/caseNumber',
  zh: `本案的执行案号是${own.join('、')}，所填案号属于他案。`,
  en: `The number of enforcement of this case is ${own.join(', ')}: this one is another case’s.`,
});
