import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatCaseNumber, nextSerial, parseCaseNumber } from './case-number.js';
import { COURT_CODES, typeCodesOf } from './court-codes.js';
import { creditCheckCharacter, identityCheckCharacter, maskId, readCreditCode, readIdentityNumber } from './identity-number.js';

const reasonOf = (text: string): string => {
  const reading = parseCaseNumber(text);
  return reading.valid ? 'valid' : reading.reason.code;
};

describe('case numbers (CASE-1)', () => {
  it('CASE-8: reads the suffix of one of several rulings', () => {
    expect(parseCaseNumber('(2026)鲁0502执恢3号之二')).toMatchObject({ valid: true, serial: 3, suffix: '之二', canonical: '（2026）鲁0502执恢3号之二' });
  });

  it.each([
    '(2024)鲁0502民初374号', '(2026)鲁0283民初2978号', '(2019)浙1122行审36号', '(2018)沪0112执10132号', '(2018)湘01执12号',
    '(2021)湘0181执2137号', '(2021)京0113执3260号', '(2020)鲁1323执729号', '(2021)最高法执监475号', '(2026)沪74知民初1号', '(2026)鲁0502执恢3号之一',
  ])('reads the published number %s', (text) => {
    expect(reasonOf(text)).toBe('valid');
  });

  it('refuses a court code or a type code that is not the court’s (CASE-2, CASE-6, CASE-7)', () => {
    expect(reasonOf('(2026)鲁502执7号')).toBe('CASE_NUMBER.GRAMMAR');
    expect(reasonOf('2026鲁0502执7号')).toBe('CASE_NUMBER.GRAMMAR');
    expect(reasonOf('(2026)鲁0502执07号')).toBe('CASE_NUMBER.SERIAL');
    expect(reasonOf('(1999)鲁0502执7号')).toBe('CASE_NUMBER.YEAR');
    expect(reasonOf('(2026)沪0112执前调7号')).toBe('CASE_NUMBER.TYPE');
    expect(reasonOf('(2026)鲁0502执前调7号')).toBe('valid');
    expect(reasonOf('')).toBe('CASE_NUMBER.GRAMMAR');
  });

  it('CASE-4: serials run from 1 without gaps for each court, type and year', () => {
    const first = nextSerial({ court: '鲁0502', type: '执前调', year: 2026, last: 0 });
    expect(first.caseNumber).toBe('（2026）鲁0502执前调1号');
    expect(nextSerial(first.counter).caseNumber).toBe('（2026）鲁0502执前调2号');
  });

  it('no number is made that could not be read', () => {
    expect(() => formatCaseNumber({ year: 2026, court: '鲁502', type: '执', serial: 1 })).toThrow('CASE_NUMBER.COURT');
    expect(() => formatCaseNumber({ year: 2026, court: '鲁0502', type: '执督', serial: 1 })).toThrow('CASE_NUMBER.TYPE');
    expect(() => formatCaseNumber({ year: 2026, court: '鲁0502', type: '执', serial: 0 })).toThrow('CASE_NUMBER.SERIAL');
    expect(() => formatCaseNumber({ year: 2026, court: '鲁0502', type: '执', serial: 1.5 })).toThrow('CASE_NUMBER.GRAMMAR');
  });

  it('what is written is read back', () => {
    const court = fc.constantFrom(...COURT_CODES.map((one) => one.code));
    fc.assert(
      fc.property(court, fc.integer({ min: 2016, max: 2100 }), fc.integer({ min: 1, max: 999_999 }), fc.nat(), (code, year, serial, pick) => {
        const types = typeCodesOf(code);
        const type = types[pick % types.length] ?? '执';
        expect(parseCaseNumber(formatCaseNumber({ year, court: code, type, serial }))).toMatchObject({ valid: true, year, court: code, type, serial });
      }),
    );
  });
});

describe('identity numbers (TV-42)', () => {
  it('checks form, birth and check character', () => {
    expect(readIdentityNumber('370502198806150017')).toMatchObject({ valid: true, masked: '3705021988****0017' });
    expect(readIdentityNumber('370502198806150018').reason?.code).toBe('IDENTITY.CHECK_CHARACTER');
    expect(readIdentityNumber('37050219881315001X').reason?.code).toBe('IDENTITY.BIRTH');
    expect(readIdentityNumber('3705021988061500').reason?.code).toBe('IDENTITY.FORM');
    expect(readIdentityNumber('370502880615001')).toMatchObject({ valid: true, checkCharacter: null, masked: '370502****001' });
    expect(readIdentityNumber('370502881315001').reason?.code).toBe('IDENTITY.BIRTH');
  });

  it('a changed digit is always found out', () => {
    const digits = fc.integer({ min: 0, max: 999 }).map((n) => `37050219880615${String(n).padStart(3, '0')}`);
    fc.assert(
      fc.property(digits, fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 9 }), (first17, at, by) => {
        const changed = first17.slice(0, at) + String((Number(first17[at]) + by) % 10) + first17.slice(at + 1);
        expect(identityCheckCharacter(changed)).not.toBe(identityCheckCharacter(first17));
      }),
    );
  });

  it('TV-41: masks as the public list does, and shows nothing of other texts', () => {
    expect(maskId('370502198806150017')).toBe('3705021988****0017');
    expect(maskId('E12345678')).toBe('****');
  });
});

describe('credit codes (GB 32100)', () => {
  it('knows codes of published organisations', () => {
    for (const code of ['91350100M000100Y43', '91110000600037341L', '91440300708461136T']) expect(readCreditCode(code)).toMatchObject({ valid: true, masked: code });
    expect(readCreditCode('91350100M000100Y44').reason?.code).toBe('CREDIT_CODE.CHECK_CHARACTER');
    expect(readCreditCode('91350100I000100Y43').reason?.code).toBe('CREDIT_CODE.FORM');
    expect(readCreditCode('').reason?.code).toBe('CREDIT_CODE.FORM');
    expect(creditCheckCharacter('91350100M000100Y4')).toBe('3');
  });
});
