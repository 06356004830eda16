import { describe, expect, it } from '@jest/globals';
import { diffPacks } from './diff.js';
import { loadPack, readPack } from './load.js';
import { type PackDefinition, type PolicyPack } from './policy-pack.js';
import { packOf, POLICY_PACKS } from './published.js';
import { SETTINGS } from './settings.js';

const national = packOf('national@1');
const source = { words: '原文', from: 'D' };
const child = (settings: PackDefinition['settings'], more: Partial<PackDefinition> = {}): PackDefinition => ({
  id: 'child',
  version: 1,
  name: { zh: '子', en: 'child' },
  parent: 'national@1',
  inForceFrom: '2026-01-01',
  settings,
  departures: [],
  ...more,
});

describe('the difference of two packs', () => {
  it('is told in words, with the source', () => {
    const differences = diffPacks(national, packOf('dongying-2020@1'));
    expect(differences.map((one) => one.path)).toEqual([
      'track',
      'screening.criteria',
      'negotiation.extension.maxDays',
      'confirmation.signatories',
      'confirmation.effect',
      'performance.graceWorkingDays',
      'resumption.caseNumberType',
      'caseNumberTypes.negotiation',
      'indicators',
    ]);
    expect(differences.find((one) => one.path === 'caseNumberTypes.negotiation')?.text.zh).toBe(
      '和解阶段类型代字：由 执 改为 执前调（东营市东营区人民法院关于民事执行案件执前和解的若干规定（试行）五（一）1：“立“执前调”案号”）。',
    );
    const told = (path: string) => differences.find((one) => one.path === path)?.text;
    expect(told('negotiation.extension.maxDays')?.en).toContain('from 30 to no limit');
    expect(told('track')).toMatchObject({
      zh: expect.stringContaining('由 执行中 改为 执行前'),
      en: expect.stringContaining('from in enforcement to before enforcement'),
    });
    expect(told('confirmation.signatories')).toMatchObject({
      zh: expect.stringContaining('由 申请执行人、被执行人 改为 申请执行人、被执行人、和解员、书记员'),
      en: expect.stringContaining('to creditor, debtor, mediator, clerk'),
    });
    expect(told('screening.criteria')?.zh).toMatch(
      /^甄别标准：新增“案件标的较小的”（SMALL_SUM，权重 5）、.*；“申请人与被执行人均同意和解的”（BOTH_WILLING）原文由 “当事人可以自愿协商达成和解协议” 改为 “申请人与被执行人均同意和解的”；/,
    );
  });

  it('no value of a choice stands bare in the words of a difference, in either language', () => {
    for (const before of POLICY_PACKS) {
      for (const after of POLICY_PACKS) {
        for (const { path, text } of diffPacks(before, after))
          if (path !== 'screening.criteria')
            expect(`${text.zh} ${text.en}`.replaceAll(/“[^”]*”/g, '')).not.toMatch(
              /[A-Z]+_[A-Z]+|\b(STAY|CLOSE|SAME|LEGAL|AGREED|COUNT|EXCLUDE|CREDITOR|CLERK)\b/,
            );
      }
    }
    for (const { words } of Object.values(SETTINGS))
      for (const { zh, en } of Object.values(words))
        expect([zh, en]).toEqual([expect.stringMatching(/[一-龥]/), expect.stringMatching(/[a-z]/)]);
  });

  it('KPI-1, KPI-10, KPI-31-1, KPI-31-2, KPI-31-3, KPI-31-4, CR-NEG: the indicators and the negative list are told by name, and no other may stand in a pack', () => {
    const lists = (indicators: readonly string[], negative: readonly string[]) =>
      child({
        indicators: { value: [...indicators], source },
        'creditRepair.negativeList': { value: [...negative], source },
      });
    const [negative, indicators] = diffPacks(
      national,
      loadPack(lists(['KPI-31-1', 'KPI-31-2', 'KPI-31-3', 'KPI-31-4', 'KPI-1', 'KPI-10'], ['VIOLENCE']), POLICY_PACKS),
    );
    expect(indicators?.text.zh).toContain(
      '改为 有财产可供执行案件法定期限内实际执结率、终本合格率、执行信访办结率、执结率、实际执结率、和解率、和解履行率、执前和解成功率、信用修复办结及时率（',
    );
    expect(negative?.text.en).toContain('an earlier repair revoked to violence or threats (');
    const reading = readPack(lists(['KPI-0'], ['RUDENESS']), POLICY_PACKS);
    expect('problems' in reading && reading.problems.map(({ path, code }) => [path, code])).toEqual([
      ['/settings/indicators/value/0', 'INPUT.NOT_ALLOWED'],
      ['/settings/creditRepair.negativeList/value/0', 'INPUT.NOT_ALLOWED'],
    ]);
  });

  it('each criterion that was put in force, taken out, weighed or worded otherwise is told', () => {
    const criteria = (...list: readonly (readonly [string, number, string])[]) =>
      loadPack(
        child({
          'screening.criteria': { value: list.map(([id, weight, clause]) => ({ id, weight, clause })), source },
        }),
        POLICY_PACKS,
      );
    const [a, b] = [
      ['A', 10, '甲'],
      ['B', 5, '乙'],
    ] as const;
    const told = (before: PolicyPack, after: PolicyPack) => diffPacks(before, after).map(({ text }) => text);
    expect(told(criteria(a, b), criteria(['A', 99, '甲'], b))).toEqual([
      {
        zh: '甄别标准：“甲”（A）权重由 10 改为 99（D：“原文”）。',
        en: 'screening criteria: “甲” (A): the weight from 10 to 99 (D: “原文”).',
      },
    ]);
    expect(told(criteria(a), criteria(['A', 9, '丙'], b))[0]?.zh).toBe(
      '甄别标准：新增“乙”（B，权重 5）；“丙”（A）原文由 “甲” 改为 “丙”，权重由 10 改为 9（D：“原文”）。',
    );
    expect(told(criteria(a, b), criteria(b))[0]?.en).toBe(
      'screening criteria: taken out “甲” (A, weight 10) (D: “原文”).',
    );
    expect(told(criteria(a, b), criteria(b, a))[0]?.zh).toContain('仅次序不同');
  });

  it('a version that changes only where a setting comes from, or what it does not follow, is told too', () => {
    const version = (from: string, departures: PackDefinition['departures']) =>
      loadPack(
        child({ 'negotiation.reminderDaysBefore': { value: [], source: { words: '原文', from } } }, { departures }),
        POLICY_PACKS,
      );
    const departure = { words: '照此', from: 'D', rule: 'CLS-2', instead: { zh: '不照此', en: 'not so' } };
    const differences = diffPacks(version('甲', []), version('乙', [departure]));
    expect(differences.map(({ path, text }) => [path, text.zh])).toEqual([
      ['sources.negotiation.reminderDaysBefore', '期限届满前提醒（日）：依据由 甲：“原文” 改为 乙：“原文”。'],
      ['departures', '不照办：“照此”（CLS-2）：不照此（D）。'],
    ]);
    expect(diffPacks(version('乙', [departure]), version('乙', []))[0]).toMatchObject({
      before: departure,
      after: null,
      text: { en: 'no longer a departure: “照此” (CLS-2): not so (D).' },
    });
    expect(diffPacks(national, version('甲', []))[0]?.text).toMatchObject({
      zh: expect.stringContaining('由 7、3、1 改为 无'),
      en: expect.stringContaining('to none'),
    });
  });
});
