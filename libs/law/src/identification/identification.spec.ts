import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatCaseNumber, nextSerial, parseCaseNumber } from './case-number.js';
import { LAW_RECOMPUTATIONS } from '../derivations/law-recomputations.js';
import { recompute } from '../derivations/recompute.js';
import { NATIONAL_TYPE_CODES } from './case-types.js';
import { COURT_CODES, courtOf, specialSeriesOf, typeCodesOf } from './court-codes.js';
import { derivedCaseNumber, derivedCreditCode, derivedIdentityNumber, derivedMaskedId } from './derived.js';
import { maskId, personOfNumber, readCreditCode, readIdentityNumber } from './identity-number.js';

const reasonOf = (text: string): string => {
  const reading = parseCaseNumber(text);
  return reading.valid ? 'valid' : reading.reason.code;
};

describe('case numbers (CASE-1)', () => {
  it('CASE-8: reads the suffix of one of several rulings', () => {
    expect(parseCaseNumber('(2026)鲁0502执恢3号之二')).toMatchObject({
      valid: true,
      serial: 3,
      suffix: '之二',
      canonical: '（2026）鲁0502执恢3号之二',
    });
  });

  it.each([
    '(2024)鲁0502民初374号',
    '(2026)鲁0283民初2978号',
    '(2019)浙1122行审36号',
    '(2018)沪0112执10132号',
    '(2018)湘01执12号',
    '(2021)湘0181执2137号',
    '(2021)京0113执3260号',
    '(2020)鲁1323执729号',
    '(2021)最高法执监475号',
    '(2026)沪74知民初1号',
    '(2026)鲁0502执恢3号之一',
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

  it('CASE-2: each court names where its code was met, and a number it was met in is its own; a derived code follows from its region', () => {
    for (const { code, source, confirmed } of COURT_CODES) {
      const number = parseCaseNumber(source);
      if (number.valid) expect([number.court, confirmed]).toEqual([code, true]);
      const region = /^行政区划代码 (\d{6})$/.exec(source)?.[1] ?? null;
      expect([code, region === null]).toEqual([code, confirmed]);
      if (region !== null) expect([region.slice(2, 4), region.slice(2)]).toContain(code.slice(1));
      expect(source).toMatch(/\S/);
    }
  });

  it('CASE-7: a type code of one court names its source; 执前调 was met at 东营区 alone, and who borrows it says so', () => {
    for (const { code, localTypes, localTypesSource } of COURT_CODES)
      expect([code, localTypesSource !== null]).toEqual([code, localTypes.length > 0]);
    const source = (code: string) => courtOf(code)?.localTypesSource;
    expect([source('鲁0502'), source('浙1122'), source('琼02'), source('鄂1023')]).toEqual([
      expect.stringContaining('五（一）1'),
      ...Array<unknown>(3).fill(expect.stringMatching(/^D：.*借用$/)),
    ]);
  });

  it('CASE-6: each national type code is named once, with its source', () => {
    const codes = NATIONAL_TYPE_CODES.flatMap((group) => group.codes);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { source } of NATIONAL_TYPE_CODES) expect(source).toMatch(/\S/);
    expect(typeCodesOf('沪0112')).toEqual(codes);
    expect(typeCodesOf('浙01')).toEqual([...codes, '督', '执督']);
  });

  it('CASE-6: a number of any national type is valid at any court, and a type of one court is not', () => {
    for (const { codes } of NATIONAL_TYPE_CODES)
      for (const type of codes)
        expect(parseCaseNumber(`（2023）沪01${type}12号`)).toMatchObject({
          valid: true,
          court: '沪01',
          type,
          serial: 12,
        });
    expect(NATIONAL_TYPE_CODES.flatMap((group) => group.codes).length).toBeGreaterThan(120);
    expect(parseCaseNumber('（2021）最高法知民终1号')).toMatchObject({ trialChar: '知', type: '民终' });
    expect(reasonOf('（2023）沪01执前调12号')).toBe('CASE_NUMBER.TYPE');
    expect(reasonOf('（2023）沪01民辖终终12号')).toBe('CASE_NUMBER.TYPE');
  });

  it('no number is made that could not be read', () => {
    expect(() => formatCaseNumber({ year: 2026, court: '鲁502', type: '执', serial: 1 })).toThrow('CASE_NUMBER.COURT');
    expect(() => formatCaseNumber({ year: 2026, court: '鲁0502', type: '执督', serial: 1 })).toThrow(
      'CASE_NUMBER.TYPE',
    );
    expect(() => formatCaseNumber({ year: 2026, court: '鲁0502', type: '执', serial: 0 })).toThrow(
      'CASE_NUMBER.SERIAL',
    );
    expect(() => formatCaseNumber({ year: 2026, court: '鲁0502', type: '执', serial: 1.5 })).toThrow(
      'CASE_NUMBER.GRAMMAR',
    );
  });

  it('what is written is read back', () => {
    const court = fc.constantFrom(...COURT_CODES.map((one) => one.code));
    fc.assert(
      fc.property(
        court,
        fc.integer({ min: 2016, max: 2100 }),
        fc.integer({ min: 1, max: 999_999 }),
        fc.nat(),
        (code, year, serial, pick) => {
          const types = typeCodesOf(code);
          const type = types[pick % types.length] ?? '执';
          expect(parseCaseNumber(formatCaseNumber({ year, court: code, type, serial }))).toMatchObject({
            valid: true,
            year,
            court: code,
            type,
            serial,
          });
        },
      ),
    );
  });
});

describe('codes of special courts and of changed regions', () => {
  it.each([
    ['沪71', '铁路运输法院'],
    ['沪7101', '铁路运输法院'],
    ['沪72', '海事法院'],
    ['粤73', '知识产权法院'],
    ['辽74', '油田、矿区法院'],
    ['黑75', '林区法院'],
    ['吉80', '林区法院'],
    ['黑81', '农垦法院'],
    ['兵85', '农垦法院'],
    ['京86', null],
    ['沪87', '跨行政区划法院'],
    ['鄂95', '跨行政区划法院'],
    ['鄂96', '省直辖县级行政区划的中级法院'],
    ['豫99', '省直辖县级行政区划的中级法院'],
    ['鲁0502', null],
    ['粤07', null],
    ['粤70', null],
    ['最高法', null],
    ['鄂9004', null],
  ])('CASE-3: the series of %s was set aside for %j', (code, name) => {
    expect(specialSeriesOf(code)).toBe(name);
  });

  it('CASE-3: a series is a hint and refuses nothing: 沪74 is the financial court of Shanghai', () => {
    expect(parseCaseNumber('（2023）沪74执12号')).toMatchObject({ valid: true, courtName: '上海金融法院' });
    expect(derivedCaseNumber('（2023）沪7101执12号').derivation.text).toEqual({
      zh: '（2023）沪7101执12号：法院代字“沪7101”（编码段用于铁路运输法院），名称未载入，2023年，类型代字“执”，第12号。',
      en: '（2023）沪7101执12号: court code 沪7101, name not loaded, of a series for special courts, 2023, type 执, serial 12.',
    });
    expect(derivedCaseNumber('（2026）鲁执复7号').derivation.text.zh).toBe(
      '（2026）鲁执复7号：法院代字“鲁”，名称未载入，2026年，类型代字“执复”，第7号。',
    );
    expect(derivedCaseNumber('（2026）鲁0502执7号').derivation.text.zh).toContain('东营市东营区人民法院');
  });

  it('CASE-5: where a region was merged into another (310108, 闸北) and its court was not adjusted, the old code stays', () => {
    expect(parseCaseNumber('（2016）沪0108执7号')).toMatchObject({
      valid: true,
      court: '沪0108',
      canonical: '（2016）沪0108执7号',
    });
    expect(nextSerial({ court: '沪0108', type: '执', year: 2016, last: 7 }).caseNumber).toBe('（2016）沪0108执8号');
  });
});

describe('identity numbers (TV-42)', () => {
  it('checks form, birth and check character', () => {
    expect(readIdentityNumber('370502198806150017')).toMatchObject({ valid: true, masked: '3705021988****0017' });
    expect(readIdentityNumber('370502198806150018').reason?.code).toBe('IDENTITY.CHECK_CHARACTER');
    expect(readIdentityNumber('37050219881315001X').reason?.code).toBe('IDENTITY.BIRTH');
    expect(readIdentityNumber('3705021988061500').reason?.code).toBe('IDENTITY.FORM');
    expect(readIdentityNumber('370502880615001')).toMatchObject({
      valid: true,
      checkCharacter: null,
      masked: '370502****001',
    });
    expect(readIdentityNumber('370502881315001').reason?.code).toBe('IDENTITY.BIRTH');
  });

  it('GB 11643: an identity number says when its person was born, and the sex', () => {
    expect(personOfNumber(' 370502198806150017 ')).toEqual({ bornOn: '1988-06-15', sex: '男' });
    expect(personOfNumber('110105194912310046')).toEqual({ bornOn: '1949-12-31', sex: '女' });
    expect(personOfNumber('370502880229002')).toEqual({ bornOn: '1988-02-29', sex: '女' });
    expect([personOfNumber('370502198806150018'), personOfNumber('91370502MA3C5RL07J')]).toEqual([null, null]);
  });

  it('a changed digit is always found out', () => {
    const digits = fc.integer({ min: 0, max: 999 }).map((n) => `37050219880615${String(n).padStart(3, '0')}`);
    fc.assert(
      fc.property(digits, fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 9 }), (first17, at, by) => {
        const changed = first17.slice(0, at) + String((Number(first17[at]) + by) % 10) + first17.slice(at + 1);
        expect(readIdentityNumber(changed).checkCharacter).not.toBe(readIdentityNumber(first17).checkCharacter);
      }),
    );
  });

  it('TV-41: masks as the public list does, and shows nothing of other texts', () => {
    expect(maskId('370502198806150017')).toBe('3705021988****0017');
    expect(maskId('37050219880615001x')).toBe('3705021988****001x');
    expect(maskId('370502880615001')).toBe('370502****001');
    for (const grouped of ['370502 19880615 0017', '370502-1988-0615-0017', '3705 0219 8806 1500 17'])
      expect(maskId(grouped)).toBe('3705021988****0017');
    expect(maskId('370502 880615 001')).toBe('370502****001');
    for (const text of [
      'E12345678',
      '',
      '张三李四王五赵六钱七孙八周九吴十郑一',
      '37050219880615001?',
      '91350100M000100Y43',
      '37050219880615001',
      '3705021988061500170',
      '37050288061500X',
    ])
      expect(maskId(text)).toBe('****');
  });
});

describe('credit codes (GB 32100)', () => {
  it('knows codes of published organisations', () => {
    for (const code of ['91350100M000100Y43', '91110000600037341L', '91440300708461136T'])
      expect(readCreditCode(code)).toMatchObject({ valid: true, masked: code });
    expect(readCreditCode('91350100M000100Y44').reason?.code).toBe('CREDIT_CODE.CHECK_CHARACTER');
    expect(readCreditCode('91350100I000100Y43').reason?.code).toBe('CREDIT_CODE.FORM');
    expect(readCreditCode('').reason?.code).toBe('CREDIT_CODE.FORM');
    expect(readCreditCode('91350100M000100Y4')).toMatchObject({
      valid: false,
      reason: { code: 'CREDIT_CODE.FORM', rule: 'GB 32100' },
      checkCharacter: '3',
    });
    expect(readCreditCode('91350100M000100Y4O').checkCharacter).toBe('3');
    expect(readCreditCode(' 91350100m000100y43 ').valid).toBe(true);
  });

  it('a person’s number given as a credit code is masked, also where it happens to be one', () => {
    expect(readCreditCode('370502198806150017')).toMatchObject({ valid: false, masked: '3705021988****0017' });
    expect(readCreditCode('370502880615001').masked).toBe('370502****001');
    expect(JSON.stringify(derivedCreditCode('370502198806150017'))).not.toContain('0615');
    expect(readCreditCode('长'.repeat(500)).masked).toBe(`${'长'.repeat(40)}…`);
    const persons = Array.from({ length: 999 }, (_, n) => `37050219880615${String(n).padStart(3, '0')}`).map(
      (first17) => `${first17}${readIdentityNumber(first17).checkCharacter ?? ''}`,
    );
    const both = persons.filter((number) => readCreditCode(number).valid);
    expect(both.length).toBeGreaterThan(0);
    for (const number of both) expect(readCreditCode(number).masked).toBe(maskId(number));
  });
});

describe('the derivation of a reading', () => {
  it('holds what was found and no number, and the value follows from it alone', () => {
    const { derivation } = derivedIdentityNumber('370502198806150017');
    expect(derivation).toMatchObject({
      rule: 'GB 11643',
      inputs: {
        masked: '3705021988****0017',
        characters: 18,
        remainder: 5,
        last: '7',
        regionExists: true,
        birthExists: true,
      },
    });
    expect(JSON.stringify(derivedIdentityNumber('370502198806150017'))).not.toContain('0615');
    expect(derivedMaskedId(' 370502198806150017 ')).toMatchObject({
      value: '3705021988****0017',
      derivation: { inputs: { characters: 18, first: '3705021988', last: '0017' } },
    });
    const changed = (inputs: object, of = derivation): unknown =>
      recompute({ ...of, inputs: { ...of.inputs, ...inputs } }, LAW_RECOMPUTATIONS).derivation.value;
    expect(changed({})).toEqual(derivation.value);
    expect(changed({ remainder: 6 })).toMatchObject({
      valid: false,
      reason: { code: 'IDENTITY.CHECK_CHARACTER', rule: 'GB 11643' },
      checkCharacter: '6',
    });
    expect(changed({ last: '8' })).toMatchObject({ valid: false });
    expect(changed({ regionExists: false })).toMatchObject({ valid: false, reason: { code: 'IDENTITY.REGION' } });
    expect(changed({ birthExists: false })).toMatchObject({ valid: false, reason: { code: 'IDENTITY.BIRTH' } });
    expect(changed({ characters: null })).toMatchObject({ valid: false, reason: { code: 'IDENTITY.FORM' } });
    expect(changed({ remainder: 1 }, derivedCreditCode('91350100M000100Y43').derivation)).toMatchObject({
      valid: false,
      checkCharacter: 'Y',
    });
    expect(changed({ first: '3' }, derivedMaskedId('370502198806150017').derivation)).toBe('3****0017');
  });
});
