import { describe, expect, it } from '@jest/globals';
import { POLICY_PACKS, packOf, parseYuan } from '@hejie/law';
import fc from 'fast-check';
import { CRITERIA, PARTY_KINDS, SIDES, WILLINGNESS, type ScreeningFacts } from './criteria.js';
import { assertCriteria, criteriaFaults, criteriaInForce, screen } from './screen.js';

const dongying = packOf('dongying-2020');
const enterprise = packOf('enterprise-2025');
const PLAIN: ScreeningFacts = {
  claim: parseYuan('9000000'),
  cause: '买卖合同纠纷',
  parties: [
    { side: 'CREDITOR', kind: 'NATURAL_PERSON' },
    { side: 'DEBTOR', kind: 'ENTERPRISE' },
  ],
  creditorKnowsNoAssets: false,
  willingness: { CREDITOR: 'UNKNOWN', DEBTOR: 'UNKNOWN' },
  evasionSuspected: false,
  debtorHasProspects: false,
  enforcementMayCloseDebtor: false,
  chainOrGroupDebt: false,
  inEnforcement: false,
  otherReason: '',
};
const firing = (more: Partial<ScreeningFacts>, pack = dongying): string[] =>
  screen({ ...PLAIN, ...more }, pack).firings.map((f) => f.id);

describe('the suitability screen (PRE-2)', () => {
  it('every criterion of every pack is one we know', () => {
    for (const pack of POLICY_PACKS) expect(criteriaInForce(pack).length).toBe(pack.screening.criteria.length);
    expect(new Set(CRITERIA.map((c) => c.id)).size).toBe(CRITERIA.length);
  });

  it('a plain case fires nothing, is not refused, and learns what would make it suitable', () => {
    const advice = screen(PLAIN, dongying);
    expect(advice).toMatchObject({ suitable: false, score: 0, firings: [], exclusions: [] });
    expect(advice.wouldBeSuitableIf.map((r) => r.zh)).toContain('双方书面同意和解');
    expect(advice.text.zh).toBe('未见适宜和解的情形。');
  });

  it('the seven classes of Dongying fire each on its own ground', () => {
    const small = parseYuan(dongying.screening.smallSum);
    expect(firing({ claim: small })).toEqual(['SMALL_SUM']);
    expect(firing({ claim: small + 1n })).toEqual([]);
    expect(firing({ willingness: { CREDITOR: 'WILLING', DEBTOR: 'WILLING' } })).toEqual(['BOTH_WILLING']);
    expect(firing({ willingness: { CREDITOR: 'WILLING', DEBTOR: 'UNKNOWN' } })).toEqual([]);
    for (const cause of ['机动车交通事故人身损害赔偿', '抚养费纠纷', '赡养费纠纷', '劳务合同纠纷', '追索劳动报酬纠纷'])
      expect(firing({ cause })).toEqual(['LIVELIHOOD']);
    expect(firing({ creditorKnowsNoAssets: true })).toEqual(['NO_ASSETS_KNOWN']);
    expect(
      firing({
        parties: [
          { side: 'CREDITOR', kind: 'ENTERPRISE' },
          { side: 'DEBTOR', kind: 'ENTERPRISE' },
        ],
      }),
    ).toEqual(['BOTH_ENTERPRISES']);
    for (const kind of ['PUBLIC_BODY', 'COMMUNITY', 'KEY_ENTERPRISE'] as const) {
      expect(
        firing({
          parties: [
            { side: 'CREDITOR', kind: 'NATURAL_PERSON' },
            { side: 'DEBTOR', kind },
          ],
        }),
      ).toEqual(['PUBLIC_DEBTOR']);
    }
    expect(
      firing({
        parties: [
          { side: 'CREDITOR', kind: 'PUBLIC_BODY' },
          { side: 'DEBTOR', kind: 'NATURAL_PERSON' },
        ],
      }),
    ).toEqual([]);
    expect(firing({ parties: [] })).toEqual([]);
    expect(firing({ otherReason: '双方系邻里' })).toEqual(['OTHER_REASON']);
    expect(firing({ otherReason: '  ' })).toEqual([]);
  });

  it('each firing quotes the court’s clause and where it stands', () => {
    const advice = screen({ ...PLAIN, cause: '劳务合同纠纷', claim: parseYuan('8182') }, dongying);
    expect(advice.suitable).toBe(true);
    expect(advice.score).toBe(10);
    expect(advice.firings[1]).toMatchObject({
      id: 'LIVELIHOOD',
      clause: '人身损害赔偿、抚养费、赡养费、劳务合同等涉民生案件',
      weight: 5,
    });
    expect(advice.firings[1]?.source).toContain('二（一）');
    expect(advice.wouldBeSuitableIf).toEqual([]);
    expect(advice.text.zh).toContain('“案件标的较小的”');
    expect(advice.text.en).toBe('Suitable for settlement: small sum, livelihood case.');
  });

  it('an explicit refusal excludes, whatever else fires, and says how to cure it', () => {
    const advice = screen({ ...PLAIN, claim: 1n, willingness: { CREDITOR: 'WILLING', DEBTOR: 'UNWILLING' } }, dongying);
    expect(advice.suitable).toBe(false);
    expect(advice.exclusions.map((f) => f.clause)).toEqual(['明确拒绝的不得进入']);
    expect(advice.wouldBeSuitableIf).toEqual([{ zh: '拒绝的一方改为同意', en: 'the side that refused consents' }]);
    expect(advice.text.zh).toContain('不宜进入和解');
  });

  it('the enterprise programme looks at prospects, closure and chain debt, and excludes evasion and cases not in enforcement', () => {
    const inCase = { inEnforcement: true };
    expect(firing({ ...inCase, debtorHasProspects: true }, enterprise)).toEqual(['PROSPECTS']);
    expect(firing({ ...inCase, enforcementMayCloseDebtor: true }, enterprise)).toEqual(['CLOSURE_RISK']);
    const natural = { parties: [{ side: 'DEBTOR' as const, kind: 'NATURAL_PERSON' as const }] };
    expect(
      firing({ ...inCase, ...natural, debtorHasProspects: true, enforcementMayCloseDebtor: true }, enterprise),
    ).toEqual([]);
    expect(firing({ ...inCase, chainOrGroupDebt: true }, enterprise)).toEqual(['CHAIN_DEBT']);
    expect(firing({ ...inCase, willingness: { CREDITOR: 'WILLING', DEBTOR: 'UNKNOWN' } }, enterprise)).toEqual([
      'WILLING_OR_PERSUADABLE',
    ]);
    expect(firing({ ...inCase, willingness: { CREDITOR: 'WILLING', DEBTOR: 'UNWILLING' } }, enterprise)).toEqual([]);
    const evasive = screen({ ...PLAIN, ...inCase, debtorHasProspects: true, evasionSuspected: true }, enterprise);
    expect(evasive.suitable).toBe(false);
    expect(evasive.exclusions.map((f) => f.id)).toEqual(['EVASION']);
    expect(screen({ ...PLAIN, debtorHasProspects: true }, enterprise).exclusions.map((f) => f.id)).toEqual([
      'NOT_IN_ENFORCEMENT',
    ]);
  });

  it('SEED0 二(二)2: a debtor who offers neither a first plan nor security excludes; who was not asked does not', () => {
    const asked = { ...PLAIN, inEnforcement: true, debtorHasProspects: true };
    const none = screen({ ...asked, firstOffer: 'NONE' }, enterprise);
    expect(none.exclusions.map((f) => f.clause)).toEqual(['被执行企业有明确的履行意愿，并能提供初步的和解方案或担保']);
    expect(none.wouldBeSuitableIf.map(({ zh }) => zh)).toEqual(['被执行企业提出初步的和解方案或者提供担保']);
    for (const firstOffer of ['GIVEN', undefined] as const)
      expect(screen({ ...asked, firstOffer }, enterprise).suitable).toBe(true);
    expect(screen({ ...asked, firstOffer: 'NONE' }, packOf('enterprise-2025@2')).suitable).toBe(true);
  });

  it('an exclusion with no class that fires: both are told, and both what cures it and what else is needed', () => {
    const advice = screen({ ...PLAIN, inEnforcement: true, evasionSuspected: true }, enterprise);
    expect(advice.text.zh).toMatch(/^不宜进入和解：恶意转移财产、逃避执行（.*）。未见适宜和解的情形。$/);
    expect(advice.text.en).toBe(
      'Not to enter settlement: malicious transfer or evasion. No reason to try settlement was found.',
    );
    expect(advice.wouldBeSuitableIf.map(({ zh }) => zh)).toEqual([
      '被执行人追回财产或者澄清嫌疑',
      '并且具备下列之一：被执行企业提交经营状况和发展前景的材料、至少一方表示愿意和解且无人拒绝、承办人写明其他有和解可能的理由',
    ]);
    // The cure of a refusal is what makes both willing: nothing else is needed.
    expect(
      screen({ ...PLAIN, willingness: { CREDITOR: 'WILLING', DEBTOR: 'UNWILLING' } }, dongying).wouldBeSuitableIf,
    ).toEqual([{ zh: '拒绝的一方改为同意', en: 'the side that refused consents' }]);
    expect(
      screen({ ...PLAIN, willingness: { CREDITOR: 'UNKNOWN', DEBTOR: 'UNWILLING' } }, dongying).wouldBeSuitableIf.map(
        ({ zh }) => zh,
      ),
    ).toEqual(['拒绝的一方改为同意', expect.stringContaining('并且具备下列之一：双方书面同意和解')]);
  });

  it('the enterprise programme is for cases with an enterprise on one side at least: nothing makes two natural persons suitable', () => {
    const persons: ScreeningFacts['parties'] = [
      { side: 'CREDITOR', kind: 'NATURAL_PERSON' },
      { side: 'DEBTOR', kind: 'NATURAL_PERSON' },
    ];
    const willing = { inEnforcement: true, willingness: { CREDITOR: 'WILLING', DEBTOR: 'WILLING' } } as const;
    const advice = screen({ ...PLAIN, ...willing, parties: persons }, enterprise);
    expect(advice).toMatchObject({
      suitable: false,
      exclusions: [{ id: 'NO_ENTERPRISE', clause: expect.stringContaining('或一方为企业的执行案件') }],
      wouldBeSuitableIf: [],
    });
    for (const side of [0, 1])
      for (const kind of ['ENTERPRISE', 'KEY_ENTERPRISE'] as const)
        expect(
          screen(
            { ...PLAIN, ...willing, parties: persons.map((p, i) => (i === side ? { ...p, kind } : p)) },
            enterprise,
          ).suitable,
        ).toBe(true);
  });

  it('what would make a case suitable does, and a remedy that would not is not named', () => {
    const said = fc.constantFrom(...WILLINGNESS);
    const facts = fc.record({
      claim: fc.constantFrom(1n, parseYuan('9000000')),
      cause: fc.constantFrom('买卖合同纠纷', '劳务合同纠纷'),
      creditorKnowsNoAssets: fc.boolean(),
      evasionSuspected: fc.boolean(),
      debtorHasProspects: fc.boolean(),
      enforcementMayCloseDebtor: fc.boolean(),
      chainOrGroupDebt: fc.boolean(),
      inEnforcement: fc.boolean(),
      otherReason: fc.constantFrom('', '邻里'),
      willingness: fc.record({ CREDITOR: said, DEBTOR: said }),
      parties: fc.array(fc.record({ side: fc.constantFrom(...SIDES), kind: fc.constantFrom(...PARTY_KINDS) }), {
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(facts, fc.constantFrom(...POLICY_PACKS), (given, pack) => {
        const advice = screen(given, pack);
        expect(advice.wouldBeSuitableIf.every((one) => Object.keys(one).join() === 'zh,en')).toBe(true);
        const named = (remedy: { zh: string } | null) =>
          remedy !== null &&
          advice.wouldBeSuitableIf.some(
            ({ zh }) => zh === remedy.zh || (zh.startsWith('并且') && zh.includes(remedy.zh)),
          );
        const remedies = criteriaInForce(pack).filter(({ remedy }) => named(remedy));
        const cured = remedies
          .filter(({ effect }) => effect === 'EXCLUDED')
          .reduce<ScreeningFacts>((before, { remedy }) => remedy!.applied(before), given);
        const ways = remedies.filter(({ effect }) => effect === 'SUITABLE');
        if (advice.wouldBeSuitableIf.length > 0)
          expect(
            ways.length === 0
              ? [screen(cured, pack).suitable]
              : ways.map(({ remedy }) => screen(remedy!.applied(cured), pack).suitable),
          ).not.toContain(false);
        if (!advice.suitable && advice.exclusions.every(({ id }) => id !== 'NO_ENTERPRISE'))
          expect(advice.wouldBeSuitableIf).not.toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('a pack that names a criterion we do not have is refused when it is loaded, every such name at once, and again when it is used', () => {
    const [first, ...rest] = dongying.screening.criteria;
    const criteria = [
      { id: 'MOON', weight: 1, clause: '月圆' },
      first!,
      { id: 'toString', weight: 1, clause: '其他' },
      ...rest,
    ];
    const pack = { ...dongying, screening: { ...dongying.screening, criteria } };
    expect(criteriaFaults(pack).map((one) => [one.code, one.path])).toEqual([
      ['SCREENING.UNKNOWN_CRITERION', '/settings/screening.criteria/value/0/id'],
      ['SCREENING.UNKNOWN_CRITERION', '/settings/screening.criteria/value/2/id'],
    ]);
    expect(() => assertCriteria([enterprise, pack])).toThrow(
      /PACK\.INVALID.*dongying-2020@3.*"MOON".*dongying-2020@3.*"toString"/,
    );
    expect(() => assertCriteria(POLICY_PACKS)).not.toThrow();
    expect(() => screen(PLAIN, pack)).toThrow(/MOON/);
  });
});
