import { COURT_CODES, formatCaseNumber, LawError, typeCodesOf } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_ID_FORM, caseIdOf, isCaseId, parseCaseId } from './case-id.js';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof LawError) return error.code;
    throw error;
  }
  return 'nothing refused';
};

const number = fc
  .record({
    court: fc.oneof(
      fc.constantFrom(...COURT_CODES.map(({ code }) => code), '鲁', '军', '川0107'),
      fc.tuple(fc.constantFrom('京', '鲁', '粤'), fc.integer({ min: 10, max: 99 })).map(([at, n]) => `${at}${n}`),
    ),
    year: fc.integer({ min: 2016, max: 2100 }),
    serial: fc.integer({ min: 1, max: 999_999_999 }),
    trialChar: fc.constantFrom(null, '知'),
    pick: fc.nat(),
  })
  .map(({ pick, ...parts }) => {
    const types = typeCodesOf(parts.court);
    return formatCaseNumber({ ...parts, type: types[pick % types.length]! });
  });
const ordinal = fc.integer({ min: 1, max: 9_999 });
const fullWidth = (text: string) =>
  text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('the id of a case', () => {
  it.each([
    ['（2026）鲁0502执前调5号', 1, '2026-鲁0502-执前调-5'],
    ['（2026）鲁0502执前调5号', 2, '2026-鲁0502-执前调-5~2'],
    ['（2026）鲁0502执前调52号', 1, '2026-鲁0502-执前调-52'],
    ['（2021）最高法执监475号', 1, '2021-最高法-执监-475'],
    ['（2026）沪73知民初9号', 12, '2026-沪73-知民初-9~12'],
  ])('of %s, settlement %d, is %s', (caseNumber, ordinal, id) => {
    expect(caseIdOf(caseNumber, ordinal)).toBe(id);
    expect(parseCaseId(id)).toMatchObject({ caseNumber, ordinal });
  });

  it('tells its year, court, type and serial', () => {
    expect(parseCaseId('2026-鲁0502-执前调-5~2')).toEqual({
      caseNumber: '（2026）鲁0502执前调5号',
      year: 2026,
      court: '鲁0502',
      type: '执前调',
      serial: 5,
      ordinal: 2,
    });
  });

  it('is the same however the number is typed', () => {
    const spellings = ['(2026)鲁0502执前调5号', ' （２０２６）鲁０５０２执前调５号 ', '（2026）鲁0502执前调5号\n'];
    expect(spellings.map((spelling) => caseIdOf(spelling))).toEqual(Array(3).fill('2026-鲁0502-执前调-5'));
    expect(caseIdOf('（2019）浙1122\ufa08审36号')).toBe('2019-浙1122-\u884c审-36');
  });

  it('gives back number and ordinal, whichever they are and however wide the digits', () => {
    fc.assert(
      fc.property(number, ordinal, (caseNumber, ordinal) => {
        const id = caseIdOf(caseNumber, ordinal);
        expect(parseCaseId(id)).toMatchObject({ caseNumber, ordinal });
        expect(caseIdOf(fullWidth(caseNumber), ordinal)).toBe(id);
        expect(id).toBe(id.normalize('NFC'));
      }),
    );
  });

  it('is of one number and one ordinal only', () => {
    // Few courts, types, serials and ordinals, so that neighbours such as 5~2 and 52 meet.
    const near = fc
      .record({
        court: fc.constantFrom('鲁', '鲁05', '鲁0502'),
        type: fc.constantFrom('执', '执监', '执恢'),
        serial: fc.integer({ min: 1, max: 25 }),
      })
      .map((parts) => formatCaseNumber({ ...parts, year: 2026 }));
    const few = fc.integer({ min: 1, max: 25 });
    fc.assert(
      fc.property(near, few, near, few, (one, nth, other, mth) => {
        expect(caseIdOf(one, nth) === caseIdOf(other, mth)).toBe(one === other && nth === mth);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has one spelling: what is changed by a character is another id or none', () => {
    const typed = fc.constantFrom(...'0123456789-~（）()号鲁执之一 ');
    fc.assert(
      fc.property(number, ordinal, fc.nat(), typed, fc.boolean(), (caseNumber, nth, at, char, inserts) => {
        const id = [...caseIdOf(caseNumber, nth)];
        id.splice(at % (id.length + 1), inserts ? 0 : 1, char);
        const text = id.join('');
        if (!isCaseId(text)) return expect(codeOf(() => parseCaseId(text))).toBe('CASE.ID_MALFORMED');
        const reading = parseCaseId(text);
        return expect(caseIdOf(reading.caseNumber, reading.ordinal)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['the number itself', '（2026）鲁0502执前调5号'],
    ['the first settlement, counted', '2026-鲁0502-执前调-5~1'],
    ['an ordinal with a leading zero', '2026-鲁0502-执前调-5~02'],
    ['an ordinal of nothing', '2026-鲁0502-执前调-5~'],
    ['an ordinal without end', '2026-鲁0502-执前调-5~10000'],
    ['a serial with a leading zero', '2026-鲁0502-执前调-05'],
    ['full-width digits', '２０２６-鲁0502-执前调-5'],
    ['a court run into its type', '2026-鲁执-监-5'],
    ['a type the court does not have', '2026-鲁1323-执前调-5'],
    ['a year before there were such numbers', '2015-鲁0502-执前调-5'],
    ['blanks', ' 2026-鲁0502-执前调-5'],
    ['a line after it', '2026-鲁0502-执前调-5\n'],
    ['a name of JavaScript', '__proto__'],
    ['nothing', ''],
  ])('is not %s', (_what, text) => {
    expect(isCaseId(text)).toBe(false);
    expect(codeOf(() => parseCaseId(text))).toBe('CASE.ID_MALFORMED');
  });

  it('CASE-8: is not made of the number of one ruling, nor of what is no number', () => {
    expect(codeOf(() => caseIdOf('（2026）鲁0502执5号之一'))).toBe('CASE_NUMBER.OF_A_RULING');
    expect(codeOf(() => caseIdOf('2026-鲁0502-执前调-5'))).toBe('CASE_NUMBER.GRAMMAR');
  });

  it.each([0, -1, 1.5, Number.NaN, 10_000])('has no ordinal %p', (ordinal) => {
    expect(() => caseIdOf('（2026）鲁0502执5号', ordinal)).toThrow(RangeError);
  });

  it('has the form that stands in patterns', () => {
    fc.assert(
      fc.property(number, ordinal, (caseNumber, ordinal) =>
        new RegExp(`^${CASE_ID_FORM}$`).test(caseIdOf(caseNumber, ordinal)),
      ),
    );
  });
});
