import { describe, expect, it } from '@jest/globals';
import { formatCaseNumber, parseCaseNumber } from './case-number.js';
import { courtOf, typeCodesOf } from './court-codes.js';
import { derivedCaseNumber, derivedCreditCode, derivedIdentityNumber, derivedMaskedId } from './derived.js';
import { readCreditCode, readIdentityNumber } from './identity-number.js';

/** The identity number of somebody born on this day (YYYYMMDD), with the check character that fits. */
const bornOn = (day: string): string => `370502${day}001${readIdentityNumber(`370502${day}001`).checkCharacter ?? '-'}`;
const reasonOf = (reading: { readonly reason: { readonly code: string } | null }): string | null =>
  reading.reason?.code ?? null;

describe('an identity number (TV-42)', () => {
  it.each(['19000101', '19880615', '21001231', '20000229', '19880131', '19881001', '20240430'])(
    'of one born on %s is valid',
    (day) => {
      expect(readIdentityNumber(bornOn(day))).toMatchObject({ valid: true, reason: null });
    },
  );

  it.each(['18991231', '21010101', '19880015', '19881315', '19880600', '19880631', '19000229', '20230229', '00000000'])(
    'of one born on %s is not',
    (day) => {
      expect(reasonOf(readIdentityNumber(bornOn(day)))).toBe('IDENTITY.BIRTH');
    },
  );

  it('of fifteen digits is one of the twentieth century, and its day of birth exists', () => {
    expect(readIdentityNumber('370502880229001')).toEqual({
      valid: true,
      reason: null,
      checkCharacter: null,
      masked: '370502****001',
    });
    expect(reasonOf(readIdentityNumber('370502890229001'))).toBe('IDENTITY.BIRTH');
    expect(reasonOf(readIdentityNumber('370502880001001'))).toBe('IDENTITY.BIRTH');
  });

  it('has its form and nothing before or behind it but blanks, and begins with no zero', () => {
    const number = bornOn('19880615');
    expect(readIdentityNumber(` ${number}\n`)).toMatchObject({ valid: true, masked: '3705021988****0017' });
    for (const text of [
      '070502880615001',
      `x${number}`,
      `${number}7`,
      number.slice(1),
      `0${number.slice(1)}`,
      number.slice(0, 17),
      `${number.slice(0, 10)}x${number.slice(11)}`,
      '',
    ])
      expect([text, reasonOf(readIdentityNumber(text))]).toEqual([text, 'IDENTITY.FORM']);
    expect(readIdentityNumber(`${number.slice(0, 17)}Y`)).toMatchObject({
      reason: { code: 'IDENTITY.FORM' },
      checkCharacter: '7',
    });
    expect(
      [`x${number}`, '3705', `0${number.slice(1)}`].map((text) => readIdentityNumber(text).checkCharacter),
    ).toEqual([null, null, null]);
  });
});

describe('the region of an identity number (GB/T 2260)', () => {
  const valid = (first17: string) => `${first17}${readIdentityNumber(first17).checkCharacter ?? '-'}`;

  it.each([
    ['a district', '370502'],
    ['a county-level city', '371082'],
    ['a city without districts', '441900'],
    ['a city directly under its province', '429004'],
    ['a prefecture that became a city', '372321'],
    ['a province-level city of another province before 1997', '510211'],
    ['a county of a municipality', '310230'],
    ['a city of the corps', '659001'],
    ['a city on an island', '460301'],
    ['Hong Kong', '810000'],
    ['Macao', '820000'],
    ['Taiwan', '830000'],
    ['a foreigner’s permanent residence in Beijing', '911124'],
  ])('of %s is one (%s)', (_what, region) => {
    expect(readIdentityNumber(valid(`${region}19880615001`))).toMatchObject({ valid: true, reason: null });
  });

  it.each([
    '100101',
    '160101',
    '200101',
    '379901',
    '373001',
    '110301',
    '472301',
    '600101',
    '840000',
    '901124',
    '990502',
  ])('never was %s', (region) => {
    expect(reasonOf(readIdentityNumber(valid(`${region}19880615001`)))).toBe('IDENTITY.REGION');
    expect(reasonOf(readIdentityNumber(`${region}880615001`))).toBe('IDENTITY.REGION');
  });
});

describe('characters that are no ASCII', () => {
  it('are never taken for the letters that they become in capitals', () => {
    for (const code of ['91350100Mﬀ0100Y4Y', '91350100Mﬂ0100Y4X', '91350100ﬄ0100Y4R', '91350100mﬀ0100y4y'])
      expect([code, reasonOf(readCreditCode(code))]).toEqual([code, 'CREDIT_CODE.FORM']);
    for (const code of ['９1350100MFF0100Y4Y', '91350100M000100Yß']) expect(readCreditCode(code).valid).toBe(false);
    expect(readIdentityNumber('３70502198806150017').reason?.code).toBe('IDENTITY.FORM');
    expect(readIdentityNumber('37050219880615005x').valid).toBe(true);
  });
});

describe('a credit code (GB 32100)', () => {
  const code = '91350100M000100Y43';

  it('has its form and nothing before or behind it but blanks', () => {
    expect(readCreditCode(` ${code}\n`)).toEqual({ valid: true, reason: null, checkCharacter: '3', masked: code });
    for (const text of [
      `x${code}`,
      `${code}3`,
      code.slice(1),
      `9I${code.slice(2)}`,
      `91A${code.slice(3)}`,
      `${code.slice(0, 9)}I${code.slice(10)}`,
      `${code.slice(0, 17)}Z`,
      `${code.slice(0, 17)}!`,
    ]) {
      expect([text, reasonOf(readCreditCode(text))]).toEqual([text, 'CREDIT_CODE.FORM']);
    }
    expect(
      [`.${code}`, code.slice(0, 9), `9${code.slice(2)}`].map((text) => readCreditCode(text).checkCharacter),
    ).toEqual([null, null, null]);
  });

  it('with another last character is shown, and the one that it calls for', () => {
    expect(readCreditCode(`${code.slice(0, 17)}4`)).toMatchObject({
      valid: false,
      reason: { code: 'CREDIT_CODE.CHECK_CHARACTER', rule: 'GB 32100' },
      checkCharacter: '3',
      masked: `${code.slice(0, 17)}4`,
    });
  });
});

describe('a case number (CASE-1, CASE-4)', () => {
  const reason = (text: string): string | null => {
    const reading = parseCaseNumber(text);
    return reading.valid ? null : reading.reason.code;
  };

  it('has a year of the rules, from 2016, and a serial of nine digits at most', () => {
    expect(['2015', '2016', '2100', '2101'].map((year) => reason(`(${year})鲁0502执7号`))).toEqual([
      'CASE_NUMBER.YEAR',
      null,
      null,
      'CASE_NUMBER.YEAR',
    ]);
    expect([
      reason('(2026)鲁0502执123456789号'),
      reason('(2026)鲁0502执1234567890号'),
      reason(' (2026)鲁0502执7号\n'),
    ]).toEqual([null, 'CASE_NUMBER.SERIAL', null]);
  });

  it('of a court that is not in the table is read by its grammar, without a name and without local types', () => {
    expect(parseCaseNumber('(2026)鲁1102执7号')).toMatchObject({ valid: true, court: '鲁1102', courtName: null });
    expect(reason('(2026)鲁1102执前调7号')).toBe('CASE_NUMBER.TYPE');
    expect(courtOf('鲁1102')).toBeUndefined();
    expect(typeCodesOf('鲁1102')).toEqual(typeCodesOf('鲁1323'));
  });

  it('is written with its trial character and suffix where it has them', () => {
    expect(
      formatCaseNumber({ year: 2026, court: '沪74', trialChar: '知', type: '民初', serial: 1, suffix: '之二' }),
    ).toBe('（2026）沪74知民初1号之二');
    expect(
      formatCaseNumber({ year: 2026, court: '沪74', trialChar: null, type: '民初', serial: 1, suffix: null }),
    ).toBe('（2026）沪74民初1号');
  });
});

describe('the readings in words', () => {
  it('a case number says its court, or the code of a court without a name, and an invalid one why', () => {
    expect(derivedCaseNumber('(2023)鲁0502执恢118号')).toMatchObject({
      provisional: false,
      derivation: {
        rule: 'CASE-1',
        inputs: { text: '(2023)鲁0502执恢118号' },
        text: {
          zh: '（2023）鲁0502执恢118号：东营市东营区人民法院，2023年，类型代字“执恢”，第118号。',
          en: '（2023）鲁0502执恢118号: 东营市东营区人民法院, 2023, type 执恢, serial 118.',
        },
      },
    });
    expect(derivedCaseNumber('(2026)鲁1102执7号').derivation.text.zh).toContain(
      '：法院代字“鲁1102”，名称未载入，2026年',
    );
    const { value, derivation } = derivedCaseNumber('(2026)鲁0502执07号');
    expect(value).toMatchObject({ valid: false });
    expect(derivation).toMatchObject({
      rule: 'CASE-4',
      inputs: { text: '(2026)鲁0502执07号' },
      text: { zh: '序号应为不补零的自然数。', en: 'The serial is a natural number without leading zeros.' },
    });
  });

  it('a code says that it is valid, or why not', () => {
    for (const [derived, valid] of [
      [derivedIdentityNumber(bornOn('19880615')), true],
      [derivedIdentityNumber('x'), false],
      [derivedCreditCode('91350100M000100Y43'), true],
      [derivedCreditCode('x'), false],
    ] as const) {
      expect(derived.provisional).toBe(false);
      expect(derived.derivation.text).toEqual(
        valid ? { zh: '符合规则。', en: 'Valid.' } : { zh: derived.value.reason?.zh, en: derived.value.reason?.en },
      );
    }
    expect(derivedIdentityNumber('x').value.reason).toMatchObject({
      code: 'IDENTITY.FORM',
      rule: 'GB 11643',
      zh: '公民身份号码应为18位，前17位为数字，或者为旧制的15位数字，首位均不为零。',
    });
  });

  it('of a number of 15 digits that begins with a zero it says so, and not that 18 are needed', () => {
    expect([readIdentityNumber('110101900101001').valid, readIdentityNumber('010101900101001').reason?.zh]).toEqual([
      true,
      '公民身份号码应为18位，前17位为数字，或者为旧制的15位数字，首位均不为零。',
    ]);
  });

  it('a mask says what it leaves', () => {
    const { value, provisional, derivation } = derivedMaskedId(' 370502198806150017 ');
    expect([value, provisional, derivation.rule, derivation.text.zh]).toEqual([
      '3705021988****0017',
      false,
      'rules.md §11',
      '18位号码保留前十位和后四位，15位号码保留前六位和后三位。',
    ]);
    expect(derivation.text.en).toContain('the first ten and the last four');
  });
});
