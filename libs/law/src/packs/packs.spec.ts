import { describe, expect, it } from '@jest/globals';
import { type LawErrorText } from '../basics/law-error.js';
import { DONGYING_2020 } from './definitions/dongying-2020.js';
import { NATIONAL } from './definitions/national.js';
import { diffPacks } from './diff.js';
import { loadPack, readPack, settingOf } from './load.js';
import { type PackDefinition, type PolicyPack } from './policy-pack.js';
import { packOf, POLICY_PACKS } from './published.js';
import { SETTINGS } from './settings.js';
import { FREEZE_YEARS } from '../periods/measures.js';
import { FINE_LIMITS } from '../sanctions/limits.js';
import { PROVISIONS, STATUTES } from '../statutes/statutes.js';

const national = packOf('national');
const problemsOf = (definition: unknown): readonly LawErrorText[] => {
  const reading = readPack(definition, POLICY_PACKS);
  return 'problems' in reading ? reading.problems : [];
};
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
const source = { words: '原文', from: 'D' };

describe('policy packs', () => {
  it('the four packs load in every version, and every setting names its source', () => {
    expect(POLICY_PACKS.map((pack) => pack.ref)).toEqual([
      'national@1',
      'dongying-2020@1',
      'jianli-2023@1',
      'enterprise-2025@1',
      'national@2',
      'dongying-2020@2',
      'jianli-2023@2',
      'enterprise-2025@2',
      'national@3',
      'dongying-2020@3',
      'jianli-2023@3',
      'enterprise-2025@3',
    ]);
    for (const pack of POLICY_PACKS) {
      for (const path of Object.keys(SETTINGS).filter((one) => SETTINGS[one]?.optional !== true)) {
        expect([path, settingOf(pack, path) === undefined]).toEqual([path, false]);
        expect(pack.sources[path]).toEqual({ words: expect.stringMatching(/\S/), from: expect.stringMatching(/\S/) });
      }
      expect(Object.isFrozen(pack) && Object.isFrozen(pack.negotiation.extension)).toBe(true);
    }
  });

  it('dongying-2020 has 执前调 numbers, thirty days from the mediator, four signatures and five working days of grace (SEED3, S7)', () => {
    expect(packOf('dongying-2020')).toMatchObject({
      track: 'PRE_ENFORCEMENT',
      negotiation: {
        days: 30,
        startsAt: 'MEDIATOR_ACCEPTANCE',
        reminderDaysBefore: [7, 3, 1],
        extension: { requiresAllParties: true, maxDays: null },
      },
      mediator: { selectionWorkingDays: 2, designationWorkingDays: 3, acceptanceWorkingDays: 3 },
      confirmation: { signatories: ['CREDITOR', 'DEBTOR', 'MEDIATOR', 'CLERK'], effect: 'REGISTER_AND_CLOSE' },
      performance: { graceWorkingDays: 5, reminderDaysBefore: [7, 1] },
      resumption: { caseNumberType: '执恢' },
      caseNumberTypes: { negotiation: '执前调', preservation: '执保' },
      allocationOrder: ['fee', 'interest', 'principal', 'doubled'],
      interestDuringSettlement: 'COUNT',
      closeMode: '执行完毕',
    });
  });

  it('what national law gives no basis for is off in every pack, and performance closes as 执行完毕 (rules.md 0.1, CLS-4)', () => {
    for (const pack of POLICY_PACKS) {
      expect(pack.confirmation).toMatchObject({ enforceableMediationDocument: false, inKindRuling: false });
      expect(pack.resumption.automaticWithoutApplication).toBe(false);
      expect(pack.assets.controlBeforeCaseNumber).toBe(false);
      expect(pack.closeMode).toBe('执行完毕');
    }
  });

  it.each([
    ['PRE-1', 'consent.refusalBlocks', true],
    ['PRE-5', 'mediator.selectionWorkingDays', 2],
    ['PRE-5', 'mediator.designationWorkingDays', 3],
    ['PRE-5', 'mediator.acceptanceWorkingDays', 3],
    ['PRE-8', 'negotiation.days', 30],
    ['PRE-8', 'negotiation.startsAt', 'MEDIATOR_ACCEPTANCE'],
    ['PRE-8', 'negotiation.extension.requiresAllParties', true],
    ['PROC-16', 'negotiation.excludesAppraisal', true],
    ['SET-ART-2-4', 'confirmation.effect', 'STAY'],
    ['SET-ART-9-1', 'confirmation.enforceableMediationDocument', false],
    ['SET-ART-6-1', 'confirmation.inKindRuling', false],
    ['SET-RES-3', 'resumption.caseNumberType', 'SAME'],
    ['SET-RES-4', 'resumption.decisionTargetDays', 15],
    ['SET-RES-2', 'caseNumberTypes.resumption', '执恢'],
    ['CASE-6', 'caseNumberTypes.enforcement', '执'],
    ['INT-ORD-1', 'allocationBasis', 'LEGAL'],
    ['INT-ORD-2', 'allocationOrder', ['fee', 'interest', 'principal', 'doubled']],
    ['INT-10', 'interestDuringSettlement', 'COUNT'],
    ['CLS-1', 'closeMode', '执行完毕'],
    ['PRE-CTRL', 'assets.controlBeforeCaseNumber', false],
    ['PROC-12', 'assets.coverageTarget', '1.0'],
    ['DIS-GRACE-1', 'listingGraceMonths', 1],
    ['CR-REV', 'creditRepair.reviewDays', 7],
    ['CR-REV', 'creditRepair.effectMonths', 6],
    ['CR-REV', 'creditRepair.repeatAfterMonths', 6],
    [
      'CR-NEG',
      'creditRepair.negativeList',
      expect.arrayContaining(['VIOLENCE', 'FALSE_REPORT', 'REFUSED_SETTLEMENT', 'REPAIR_REVOKED']),
    ],
    ['DIS-ART-8', 'agencies', expect.arrayContaining(['信用中国', '市场监管', '公安'])],
    ['KPI-10', 'indicators', expect.arrayContaining(['KPI-10'])],
  ] as const)('%s: nationally %s is %j, and the setting names the rule it rests on', (rule, path, value) => {
    expect(settingOf(national, path)).toEqual(value);
    expect(national.sources[path]?.from.split(/[^\w-]+/)).toContain(rule);
  });

  it('what a court wrote against the law is named with its rule (SET-ART-10-1, PRE-CTRL, CLS-2, CLS-3, PRE-8, SET-ART-8-1, SET-ART-9-1, SET-ART-11-0)', () => {
    const rules = POLICY_PACKS.map((pack) => [pack.ref, ...pack.departures.map((departure) => departure.rule)]);
    const ofVersion = (version: number) => [
      [`national@${version}`],
      [`dongying-2020@${version}`, 'PRE-CTRL', 'CLS-3', 'SET-ART-10-1'],
      [`jianli-2023@${version}`, 'PRE-8', 'CLS-2'],
      [`enterprise-2025@${version}`, 'SET-ART-9-1', 'SET-ART-8-1', 'SET-ART-11-0'],
    ];
    expect(rules).toEqual([...ofVersion(1), ...ofVersion(2), ...ofVersion(3)]);
    for (const pack of POLICY_PACKS)
      for (const { words, from, instead } of pack.departures)
        for (const text of [words, from, instead.zh, instead.en]) expect(text).toMatch(/\S/);
  });

  it('no pack lists as not followed the very words that a setting rests on', () => {
    const words = (pack: PolicyPack) =>
      Object.entries(pack.sources)
        .filter(([, { words }]) => pack.departures.some((departure) => departure.words === words))
        .map(([path]) => path);
    expect(POLICY_PACKS.map((pack) => [pack.ref, words(pack)])).toEqual(POLICY_PACKS.map(({ ref }) => [ref, []]));
  });

  it('a paper is cited by its own numbers', () => {
    const places = POLICY_PACKS.filter(({ id }) => id !== 'national').flatMap(({ id, sources, departures }) =>
      [...Object.values(sources), ...departures]
        .map(({ from }) => ({ id, from }))
        .filter(({ from }) => /若干规定（试行）|方案/.test(from)),
    );
    expect(places.length).toBeGreaterThan(25);
    expect(places.filter(({ from }) => from.includes('条'))).toEqual([]);
    expect(packOf('national').sources['performance.graceWorkingDays']).toEqual({
      words: '法律和司法解释没有规定违约宽限，未约定的不宽限',
      from: 'D',
    });
  });

  it('a pinned version is found by its reference, the newest one opens a case, an unknown pack is refused', () => {
    const older = loadPack(child({}), POLICY_PACKS);
    const newer = loadPack(child({}, { version: 2 }), POLICY_PACKS);
    const packs = [newer, older];
    expect([packOf('child@1', packs), packOf('child', packs)]).toEqual([older, newer]);
    expect(packOf('dongying-2020').ref).toBe('dongying-2020@3');
    expect(() => packOf('dongying-2020@9')).toThrow(
      expect.objectContaining({
        code: 'PACK.UNKNOWN',
        zh: '没有规则包 dongying-2020@9。可用：national、dongying-2020、jianli-2023、enterprise-2025。',
        en: 'There is no pack dongying-2020@9. There are: national, dongying-2020, jianli-2023, enterprise-2025.',
      }),
    );
  });

  it('a child that overrides nothing equals its parent', () => {
    for (const parent of POLICY_PACKS) {
      const same = loadPack(child({}, { parent: parent.ref }), POLICY_PACKS);
      expect(diffPacks(parent, same)).toEqual([]);
      expect(same.sources).toEqual(parent.sources);
    }
  });

  it('every error of a bad pack is listed at once', () => {
    const problems = problemsOf(
      child({
        'negotiation.days': { value: 0, source },
        'negotiation.hours': { value: 5, source },
        'performance.graceWorkingDays': { value: 5, source: { words: ' ', from: 'D' } },
        allocationOrder: { value: ['fee', 'fee', 'interest', 'principal'], source },
        'caseNumberTypes.negotiation': { value: 'X', source },
      }),
    );
    expect(problems.map((one) => [one.path, one.code])).toEqual([
      ['/settings/negotiation.days/value', 'INPUT.OUT_OF_RANGE'],
      ['/settings/negotiation.hours', 'PACK.SETTING_UNKNOWN'],
      ['/settings/performance.graceWorkingDays/source', 'PACK.SOURCE_MISSING'],
      ['/settings/allocationOrder/value', 'PACK.REPEATED'],
      ['/settings/caseNumberTypes.negotiation/value', 'CASE_NUMBER.TYPE_INVALID'],
    ]);
    expect(() => loadPack(child({ 'negotiation.days': { value: 0, source } }), POLICY_PACKS)).toThrow('PACK.INVALID');
  });

  it('a pack is read whole even where its header is wrong', () => {
    const settings = {
      track: { value: 'LATER', source },
      'negotiation.hours': { value: 5, source },
      'negotiation.days': { value: 0, source },
      allocationOrder: { value: ['fee'], source },
    };
    const broken = [
      ['/settings/track/value', 'INPUT.NOT_ALLOWED'],
      ['/settings/negotiation.hours', 'PACK.SETTING_UNKNOWN'],
      ['/settings/negotiation.days/value', 'INPUT.OUT_OF_RANGE'],
      ['/settings/allocationOrder/value', 'ALLOCATION.ORDER_INVALID'],
    ];
    const found = (definition: unknown) => problemsOf(definition).map((one) => [one.path, one.code]);
    expect(found(child(settings, { version: 0, parent: 'nowhere@1' }))).toEqual([
      ['/version', 'INPUT.OUT_OF_RANGE'],
      ['/parent', 'PACK.PARENT_UNKNOWN'],
      ...broken,
    ]);
    expect(found({ settings })).toEqual([
      ...['id', 'version', 'name', 'parent', 'inForceFrom', 'departures'].map((name) => [`/${name}`, 'INPUT.MISSING']),
      ...broken,
    ]);
    expect(found({ ...child({}), settings: undefined, version: 0 })).toEqual([
      ['/version', 'INPUT.OUT_OF_RANGE'],
      ['/settings', 'INPUT.MISSING'],
    ]);
    // What only seems to contradict, because the other half is wrong, is not held against it.
    expect(
      found(
        child(
          {
            allocationBasis: { value: 'CUSTOM', source },
            allocationOrder: { value: ['interest', 'principal', 'fee', 'doubled'], source },
          },
          { version: 0 },
        ),
      ),
    ).toEqual([
      ['/version', 'INPUT.OUT_OF_RANGE'],
      ['/settings/allocationBasis/value', 'INPUT.NOT_ALLOWED'],
    ]);
    expect(found(child({ track: { value: 'PRE_ENFORCEMENT', source } }, { version: 0 }))).toEqual([
      ['/version', 'INPUT.OUT_OF_RANGE'],
      ['/settings/confirmation.effect', 'PACK.NOTHING_TO_STAY'],
    ]);
  });

  it('a setting named like something that every object has is unknown too', () => {
    const settings = JSON.parse(
      '{"constructor":{"value":1},"toString":{"value":1},"__proto__":{"value":1}}',
    ) as PackDefinition['settings'];
    expect(problemsOf(child(settings)).map((one) => [one.path, one.code])).toEqual([
      ['/settings/constructor', 'PACK.SETTING_UNKNOWN'],
      ['/settings/toString', 'PACK.SETTING_UNKNOWN'],
      ['/settings/__proto__', 'PACK.SETTING_UNKNOWN'],
    ]);
    expect([
      settingOf(national, 'constructor'),
      settingOf(national, 'negotiation.toString'),
      settingOf(national, 'negotiation.days.x'),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it('what was published cannot be changed, and what was read stays its owner’s', () => {
    const days = [9, 3];
    const definition = child({ 'negotiation.reminderDaysBefore': { value: days, source } });
    const pack = loadPack(definition, POLICY_PACKS);
    days.push(1);
    expect(pack.negotiation.reminderDaysBefore).toEqual([9, 3]);
    expect(
      [
        pack,
        pack.negotiation.reminderDaysBefore,
        pack.screening.criteria[0],
        pack.sources['track'],
        SETTINGS,
        SETTINGS['track'],
        NATIONAL.settings,
        STATUTES.CPL.editions,
        PROVISIONS[0]?.articles,
        FREEZE_YEARS,
        FINE_LIMITS.UNIT,
      ].map(Object.isFrozen),
    ).toEqual(Array(11).fill(true));
    expect([days, definition.settings, source].map(Object.isFrozen)).toEqual([false, false, false]);
  });

  it('a base that leaves settings out is told each of them', () => {
    const problems = problemsOf({ ...NATIONAL, settings: {} });
    const needed = Object.values(SETTINGS).filter(({ optional }) => optional !== true);
    expect(problems.map((one) => one.code)).toEqual(needed.map(() => 'PACK.SETTING_MISSING'));
  });

  it('settings that cannot stand together are refused', () => {
    const codes = (settings: PackDefinition['settings']) => problemsOf(child(settings)).map((one) => one.code);
    expect(codes({ track: { value: 'PRE_ENFORCEMENT', source } })).toEqual(['PACK.NOTHING_TO_STAY']);
    expect(codes({ 'confirmation.effect': { value: 'CLOSE', source } })).toEqual(['PACK.CLOSED_CASE_RESUMES_ANEW']);
    expect(codes({ allocationOrder: { value: ['interest', 'principal', 'fee', 'doubled'], source } })).toEqual([
      'PACK.BASIS_CONTRADICTS',
    ]);
    expect(
      codes({
        allocationOrder: { value: ['interest', 'principal', 'fee', 'doubled'], source },
        allocationBasis: { value: 'AGREED', source },
      }),
    ).toEqual([]);
    expect(problemsOf(child({}, { parent: 'nowhere@1' }))[0]?.code).toBe('PACK.PARENT_UNKNOWN');
    expect(problemsOf('not a pack')[0]?.code).toBe('INPUT.NOT_OBJECT');
    expect(problemsOf({ ...DONGYING_2020, settings: [] }).map((one) => one.path)).toContain('/settings');
  });
});
