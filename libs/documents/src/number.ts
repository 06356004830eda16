import { chineseNumeral, formatCaseNumber, parseCaseNumber } from '@hejie/law';
import { documentError } from './document-error.js';

/** 之一 to 之九百九十九: an estate of hundreds of flats has a notice for each keeper, and a ruling for each renewal. */
const MOST_OF_A_CASE = 999;

/**
 * CASE-8: the number of the n-th document of its series in a case (文书编号): `（2026）浙1122执12号之一`, 之二 … Whoever keeps the case counts.
 * Throws `DOCUMENT.CASE_NUMBER_INVALID`, `DOCUMENT.ORDINAL_OUT_OF_RANGE`.
 */
export function documentNumber(caseNumber: string, ordinal: number): string {
  const read = parseCaseNumber(caseNumber);
  if (!read.valid || read.suffix !== null)
    throw documentError(
      'CASE_NUMBER_INVALID',
      `“${caseNumber}”不是可以编排文书的案号。`,
      `"${caseNumber}" is no case number under which documents are numbered.`,
      '/caseNumber',
    );
  if (!Number.isSafeInteger(ordinal) || ordinal < 1 || ordinal > MOST_OF_A_CASE)
    throw documentError(
      'ORDINAL_OUT_OF_RANGE',
      `文书序号应为一至九百九十九，现为 ${ordinal}。`,
      `The ordinal of a document lies between 1 and ${MOST_OF_A_CASE}; this one is ${ordinal}.`,
      '/ordinal',
    );
  return formatCaseNumber({ ...read, suffix: `之${chineseNumeral(ordinal)}` });
}
