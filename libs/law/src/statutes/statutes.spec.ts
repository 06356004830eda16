import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { legalDate } from '../basics/dates.js';
import { parseYuan } from '../basics/money.js';
import { sanctionProblem } from '../sanctions/limits.js';
import { articleOf, chineseNumeral, citationOf, citedBehind, citedOn, numberOfNumeral } from './citation.js';
import { staleCitations } from './stale-citations.js';
import { PROVISIONS, STATUTES } from './statutes.js';

const d = legalDate;
const today = d('2026-11-21');

describe('citations by date (rules.md §1)', () => {
  it('the application period is article 239, then 246, then 250', () => {
    expect(citationOf('CPL.APPLICATION_PERIOD', d('2020-06-01'))).toMatchObject({ article: 239, edition: '2017' });
    expect(citationOf('CPL.APPLICATION_PERIOD', d('2023-12-31'))).toMatchObject({ article: 246, edition: '2021' });
    expect(citationOf('CPL.APPLICATION_PERIOD', d('2024-01-01'))).toMatchObject({
      article: 250,
      edition: '2023',
      text: '《中华人民共和国民事诉讼法》第二百五十条',
    });
  });

  it('a sentence cites what was in force on its day, and nothing that was not yet', () => {
    const cited = (day: string) => citedOn(d(day), 'SETTLEMENT_PROVISIONS.PERIOD', 'CPL.APPLICATION_PERIOD');
    expect(cited('2017-08-01')).toBe('《中华人民共和国民事诉讼法》第二百三十九条');
    expect(cited('2024-01-01')).toBe(
      '《最高人民法院关于执行和解若干问题的规定》第十条、《中华人民共和国民事诉讼法》第二百五十条',
    );
    expect(cited('2010-01-01')).toBe('');
    expect(citedBehind(d('2017-10-09'), 'SETTLEMENT_PROVISIONS.PERIOD')).toBe('');
    expect(citedBehind(d('2018-03-01'), 'SETTLEMENT_PROVISIONS.PERIOD')).toMatch(/^（《.+》第.+条）$/);
    expect(() => citedOn(today, 'CPL.NOTHING')).toThrow('STATUTE.PROVISION_UNKNOWN');
  });

  it('what is computed now cites the newest text with its edition', () => {
    expect(articleOf('CPL.PERIODS')).toBe('《中华人民共和国民事诉讼法》（2023）第八十五条');
    expect(articleOf('CIVIL_CODE.PERIOD_END')).toBe('《中华人民共和国民法典》（2020）第二百零二条');
    expect(() => articleOf('CPL.NOTHING')).toThrow('STATUTE.PROVISION_UNKNOWN');
    for (const { id } of PROVISIONS) expect(articleOf(id)).toMatch(/^《.+》（\d{4}）第.+条$/);
  });

  it('a number that was not read in a stored text is marked', () => {
    expect(citationOf('CPL.APPLICATION_PERIOD', d('2022-06-01'))).toMatchObject({ article: 246, unconfirmed: true });
    expect(citationOf('CPL.APPLICATION_PERIOD', today).unconfirmed).toBe(false);
    expect(citationOf('CPL.PERIODS', d('2018-01-01'))).toMatchObject({ article: 82, unconfirmed: true });
    expect(citationOf('CPL_INTERPRETATION.FREEZE_TERM', d('2021-01-01'))).toMatchObject({
      article: 487,
      edition: '2020',
      unconfirmed: true,
      text: '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百八十七条',
    });
  });

  it('a date before the first known edition and an unknown provision are refused', () => {
    expect(() => citationOf('CPL.SETTLEMENT', d('2010-01-01'))).toThrow('STATUTE.NOT_IN_FORCE');
    expect(() => citationOf('CIVIL_CODE.ORDER', d('2020-12-31'))).toThrow('STATUTE.NOT_IN_FORCE');
    expect(() => citationOf('CPL.NOTHING', today)).toThrow('STATUTE.PROVISION_UNKNOWN');
  });

  it('every provision has a number in every edition of its statute, and no two share one', () => {
    for (const statute of Object.values(STATUTES)) {
      for (const edition of statute.editions) {
        const numbers = PROVISIONS.filter((provision) => provision.statute === statute.id).map(
          (provision) => provision.articles[edition.id],
        );
        expect(numbers).not.toContain(undefined);
        expect(new Set(numbers).size).toBe(numbers.length);
      }
    }
  });

  it('article numbers are written as statutes write them', () => {
    expect([1, 10, 12, 20, 85, 100, 105, 110, 118, 236, 250, 1000, 1024, 1234].map(chineseNumeral)).toEqual([
      '一',
      '十',
      '十二',
      '二十',
      '八十五',
      '一百',
      '一百零五',
      '一百一十',
      '一百一十八',
      '二百三十六',
      '二百五十',
      '一千',
      '一千零二十四',
      '一千二百三十四',
    ]);
    for (let n = 1; n < 2000; n++) expect(numberOfNumeral(chineseNumeral(n))).toBe(n);
    expect(numberOfNumeral('250')).toBe(250);
    expect([
      numberOfNumeral('二五〇'),
      numberOfNumeral('二百零五'),
      numberOfNumeral('二百〇五'),
      numberOfNumeral('一十二'),
    ]).toEqual([250, 205, 205, 12]);
    for (const text of ['甲', '', '二百五', '百', '十百', '二百五零', '零二百'])
      expect([text, numberOfNumeral(text)]).toEqual([text, NaN]);
  });
});

describe('stale citations', () => {
  const provisions = (text: string): string[] => staleCitations(text, today).map((one) => one.provision);

  it('finds the old article 239 in the paper of 东营区 (SEED3 六)', () => {
    const [found] = staleCitations('适用《中华人民共和国民事诉讼法》第二百三十九条申请执行期间的规定', today);
    expect(found).toMatchObject({
      provision: 'CPL.APPLICATION_PERIOD',
      now: '《中华人民共和国民事诉讼法》第二百五十条',
    });
    expect(found?.text.zh).toContain('是旧条文序号');
  });

  it('a number that is in use again is stale only where the words speak of the old subject', () => {
    expect(provisions('依照民诉法第二百四十一条,责令报告财产')).toEqual(['CPL.PROPERTY_REPORT']);
    expect(provisions('依照民诉法第二百四十一条达成和解')).toEqual([]);
    expect(provisions('依照民事诉讼法第二百五十条')).toEqual([]);
    expect(provisions('民诉法第253条加倍支付迟延履行期间的债务利息')).toEqual(['CPL.DELAY_INTEREST']);
  });

  it('knows the interpretation from the law, several articles in a row, and leaves a named edition alone', () => {
    expect(provisions('民诉法解释第四百八十七条,冻结银行存款的期限')).toEqual(['CPL_INTERPRETATION.FREEZE_TERM']);
    expect(provisions('民事诉讼法第二百五十六条中止、第二百五十七条终结')).toEqual(['CPL.STAY']);
    expect(provisions('民事诉讼法第二百五十六条、第二百五十七条')).toEqual(['CPL.STAY', 'CPL.TERMINATION']);
    expect(staleCitations('民事诉讼法第二百五十六条、第二百五十七条', today).map((one) => one.certain)).toEqual([
      false,
      false,
    ]);
    expect(provisions('民事诉讼法（2017）第二百三十九条申请执行期间')).toEqual([]);
    expect(provisions('民诉法解释（2022）第四百八十五条')).toEqual([]);
  });

  it('a number of which the table knows nothing today is asked about, unless the words speak of the old subject', () => {
    const [asked] = staleCitations('依照民事诉讼法第二百四十条的规定执行回转', today);
    expect(asked).toMatchObject({
      provision: 'CPL.NOTICE',
      certain: false,
      text: { zh: expect.stringContaining('如指执行通知'), en: expect.stringContaining('Please check') },
    });
    expect(staleCitations('民事诉讼法第八十七条', today)).toMatchObject([
      { provision: 'CPL.ELECTRONIC_SERVICE', certain: false },
    ]);
    expect(staleCitations('民事诉讼法第八十七条规定的电子送达', today)).toMatchObject([
      {
        provision: 'CPL.ELECTRONIC_SERVICE',
        certain: true,
        text: { zh: expect.stringContaining('是旧条文序号（电子送达）') },
      },
    ]);
    expect(staleCitations('依照民事诉讼法第二百四十条发出执行通知', today)).toMatchObject([
      { provision: 'CPL.NOTICE', certain: true },
    ]);
  });

  it('says where it stands, in which words, and for each article of a row', () => {
    const text = '申请人：依照《中华人民共和国民事诉讼法》第二百五十六条、第二百五十七条的规定';
    expect(staleCitations(text, today).map(({ cited, at, now }) => [cited, at, now])).toEqual([
      ['中华人民共和国民事诉讼法》第二百五十六条、第二百五十七条', 7, '《中华人民共和国民事诉讼法》第二百六十七条'],
      ['中华人民共和国民事诉讼法》第二百五十六条、第二百五十七条', 7, '《中华人民共和国民事诉讼法》第二百六十八条'],
    ]);
    expect(provisions('民诉法240 执行通知')).toEqual(['CPL.NOTICE']);
    expect(provisions('民诉法2400 执行通知')).toEqual([]);
  });

  it('looks for the subject close by, before and behind, and not further', () => {
    const far = '。'.repeat(24);
    expect(staleCitations(`发出执行通知，见民事诉讼法第二百四十条`, today)).toMatchObject([{ certain: true }]);
    expect(staleCitations(`执行通知${far}民事诉讼法第二百四十条${far}执行通知`, today)).toMatchObject([
      { certain: false },
    ]);
    expect(provisions('民事诉讼法第二百四十一条报告财产，双方和解')).toEqual([]);
  });

  it('is judged by the day: on a day when the number was right nothing is stale, before the first text nothing is known', () => {
    expect(staleCitations('民事诉讼法第二百三十九条申请执行期间', d('2021-12-31'))).toEqual([]);
    expect(staleCitations('民事诉讼法第二百三十九条申请执行期间', d('2022-01-01'))).toMatchObject([
      { now: '《中华人民共和国民事诉讼法》第二百四十六条' },
    ]);
    expect(staleCitations('民事诉讼法第二百三十九条申请执行期间', d('2012-12-31'))).toEqual([]);
  });

  it('the sources and the README of this library cite nothing stale but the court’s own words', () => {
    const root = new URL('../../', import.meta.url);
    const files = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => `src/${name}`);
    const found = [...files, 'README.md'].flatMap((name) =>
      staleCitations(readFileSync(new URL(name, root), 'utf8'), today).map((one) => [name, one.provision]),
    );
    expect(found).toEqual([['src/packs/definitions/dongying-2020.ts', 'CPL.APPLICATION_PERIOD']]);
  });
});

describe('limits of sanctions (TV-50)', () => {
  it('a fine of 120,000 on a person, of 40,000 on a unit, and 16 days of detention are refused', () => {
    expect(sanctionProblem({ kind: 'FINE', on: 'PERSON', amount: parseYuan('120000') })).toMatchObject({
      code: 'SANCTION.FINE_OUT_OF_LIMITS',
      rule: 'CPL.SANCTION_LIMITS',
      path: '/amount',
    });
    expect(citationOf('CPL.SANCTION_LIMITS', today)).toMatchObject({ article: 118, edition: '2023' });
    expect(sanctionProblem({ kind: 'FINE', on: 'UNIT', amount: parseYuan('40000') })?.code).toBe(
      'SANCTION.FINE_OUT_OF_LIMITS',
    );
    expect(sanctionProblem({ kind: 'DETENTION', on: 'PERSON', days: 16 })?.code).toBe(
      'SANCTION.DETENTION_OUT_OF_LIMITS',
    );
    expect(sanctionProblem({ kind: 'DETENTION', on: 'UNIT', days: 5 })?.code).toBe('SANCTION.DETENTION_OF_UNIT');
  });

  it('the limits themselves are allowed', () => {
    expect(sanctionProblem({ kind: 'FINE', on: 'PERSON', amount: parseYuan('100000') })).toBeNull();
    expect(sanctionProblem({ kind: 'FINE', on: 'UNIT', amount: parseYuan('50000') })).toBeNull();
    expect(sanctionProblem({ kind: 'FINE', on: 'UNIT', amount: parseYuan('1000000') })).toBeNull();
    expect(sanctionProblem({ kind: 'FINE', on: 'UNIT', amount: parseYuan('1000000.01') })).not.toBeNull();
    expect(sanctionProblem({ kind: 'DETENTION', on: 'PERSON', days: 15 })).toBeNull();
    expect(sanctionProblem({ kind: 'DETENTION', on: 'PERSON', days: 1 })).toBeNull();
    for (const days of [0, -1, 1.5, NaN])
      expect(sanctionProblem({ kind: 'DETENTION', on: 'PERSON', days })?.code).toBe('SANCTION.DETENTION_OUT_OF_LIMITS');
    expect(sanctionProblem({ kind: 'FINE', on: 'PERSON', amount: 0n })?.code).toBe('SANCTION.FINE_OUT_OF_LIMITS');
    expect(sanctionProblem({ kind: 'FINE', on: 'PERSON', amount: 1n })).toBeNull();
  });
});
