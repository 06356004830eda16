import { describe, expect, it } from '@jest/globals';
import { parseYuan } from '@hejie/law';
import fc from 'fast-check';
import { caseNumbersIn, matchLine, saysSentBack, sumsMatter, type MatchCandidate } from './matching.js';

const yuan = (text: string) => parseYuan(text);
const NUMBER = '（2026）鲁0502执前调5号';
const candidate = (over: Partial<MatchCandidate> = {}): MatchCandidate => ({
  caseId: 'a',
  caseNumbers: [NUMBER],
  hasLedger: true,
  open: [yuan('25000'), yuan('30000')],
  account: false,
  name: false,
  named: false,
  payerPartyId: null,
  ...over,
});
const line = (amount: string, ...caseNumbers: string[]) => ({ amount: yuan(amount), caseNumbers });

describe('case numbers in a memo', () => {
  it('CASE-1: are read with half-width parentheses, with none, and among other words, each once', () => {
    expect(caseNumbersIn('付 (2026)鲁0502执前调5号 和解款')).toEqual([NUMBER]);
    expect(caseNumbersIn('2026鲁0502执前调5号第二期，（2026）鲁0502执前调5号')).toEqual([NUMBER]);
    expect(caseNumbersIn('（2026）鲁0502执前调5号、（2026）鲁0502执7号')).toEqual([NUMBER, '（2026）鲁0502执7号']);
  });

  it('CASE-1: what is no valid number is none', () => {
    expect(caseNumbersIn('执行款 12号')).toEqual([]);
    expect(caseNumbersIn('（2012）鲁0502执5号')).toEqual([]);
  });
});

describe('a line of the bank', () => {
  it('SET-LEDGER: belongs to the case whose number its memo has, whoever pays and whatever the sum', () => {
    const other = candidate({ caseId: 'b', caseNumbers: ['（2026）鲁0502执前调6号'], account: true, name: true });
    expect(matchLine(line('1', NUMBER), [other, candidate()])).toEqual({
      matched: true,
      basis: 'NUMBER',
      confidence: 100,
      parts: [{ caseId: 'a', amount: 100n, payerPartyId: null }],
    });
  });

  it('SET-LEDGER: with one number needs no sums; with none or several they decide', () => {
    expect([[NUMBER], [], [NUMBER, '（2026）鲁0502执前调9号']].map(sumsMatter)).toEqual([false, true, true]);
    expect(matchLine(line('25000', NUMBER), [candidate({ open: [] })])).toMatchObject({
      matched: true,
      basis: 'NUMBER',
    });
  });

  it('SET-LEDGER: that the bank sends back is no receipt of itself, whatever number it bears', () => {
    const memos = ['退汇：账号户名不符', '（2026）鲁0502执前调7号 汇款退回', '退回购房款 执前调7号', '还款'];
    expect(memos.map(saysSentBack)).toEqual([true, true, false, false]);
    expect(matchLine({ ...line('25000', NUMBER), sentBack: true }, [candidate()])).toEqual({
      matched: false,
      reason: 'NOT_SURE',
      proposals: [{ caseId: candidate().caseId, confidence: 50 }],
    });
  });

  it('SET-LEDGER: with a number that no settlement has lies in suspense, whatever else fits', () => {
    const known = candidate({ account: true, name: true });
    expect(matchLine(line('25000', '（2026）鲁0502执前调9号'), [known])).toMatchObject({
      matched: false,
      reason: 'NUMBER_UNKNOWN',
    });
    expect(matchLine(line('25000', NUMBER), [candidate({ hasLedger: false })])).toMatchObject({ matched: false });
  });

  it('SET-LEDGER: of two debtors of one name belongs to neither by name and sum alone, nor of one', () => {
    const two = [candidate({ name: true }), candidate({ caseId: 'b', name: true })];
    expect(matchLine(line('25000'), two)).toEqual({
      matched: false,
      reason: 'NOT_SURE',
      proposals: [
        { caseId: 'a', confidence: 50 },
        { caseId: 'b', confidence: 50 },
      ],
    });
    expect(matchLine(line('25000'), [candidate({ name: true })]).matched).toBe(false);
    expect(matchLine(line('25000'), [candidate({ name: true, named: true })]).matched).toBe(false);
  });

  it('SET-LEDGER: from an account that pays in one case alone is entered where sum, name or memo fit to it', () => {
    for (const fits of [{ name: true }, { named: true }])
      expect(matchLine(line('1'), [candidate({ account: true, ...fits })]).matched).toBe(true);
    expect(matchLine(line('25000'), [candidate({ account: true })])).toMatchObject({ confidence: 90 });
    expect(matchLine(line('55000'), [candidate({ account: true })]).matched).toBe(true);
    expect(matchLine(line('1'), [candidate({ account: true })])).toMatchObject({ matched: false, reason: 'NOT_SURE' });
  });

  it('SET-LEDGER: that fits to two cases alike is for a person', () => {
    const two = [candidate({ account: true }), candidate({ caseId: 'b', account: true })];
    expect(matchLine(line('25000'), two)).toMatchObject({ matched: false, reason: 'AMBIGUOUS' });
  });

  it('SET-LEDGER: whose sum fits to another case, and not to that of its account, is for a person', () => {
    const paying = candidate({ account: true, name: true });
    const other = candidate({ caseId: 'b', named: true, open: [yuan('7000')] });
    expect(matchLine(line('7000'), [paying, other])).toMatchObject({
      matched: false,
      reason: 'AMBIGUOUS',
      proposals: [{ caseId: 'a' }, { caseId: 'b' }],
    });
    expect(matchLine(line('25000'), [paying, other])).toMatchObject({ parts: [{ caseId: 'a' }] });
    expect(matchLine(line('8'), [paying, other])).toMatchObject({ parts: [{ caseId: 'a' }] });
  });

  it('CASE-1: with several numbers of one case belongs to it, with one more that nobody has it is for a person', () => {
    const resumed = candidate({ caseNumbers: [NUMBER, '（2026）鲁0502执恢7号'] });
    expect(matchLine(line('1', '（2026）鲁0502执恢7号'), [resumed])).toMatchObject({ basis: 'NUMBER' });
    expect(matchLine(line('1', NUMBER, '（2026）鲁0502执恢7号'), [resumed])).toMatchObject({ basis: 'NUMBER' });
    expect(matchLine(line('1', NUMBER, '（2026）鲁0502民初9号'), [resumed])).toMatchObject({
      reason: 'SEVERAL_NUMBERS',
    });
  });

  it('SET-LEDGER: of one account for several cases is divided where their next instalments come to that sum', () => {
    const two = [candidate({ account: true }), candidate({ caseId: 'b', account: true, open: [yuan('7000')] })];
    expect(matchLine(line('32000'), two)).toMatchObject({
      basis: 'COMBINATION',
      parts: [
        { caseId: 'a', amount: yuan('25000') },
        { caseId: 'b', amount: yuan('7000') },
      ],
    });
    const numbered = [candidate(), candidate({ caseId: 'b', caseNumbers: ['（2026）鲁0502执前调6号'], open: [100n] })];
    expect(matchLine(line('25001', NUMBER, '（2026）鲁0502执前调6号'), numbered)).toMatchObject({
      basis: 'COMBINATION',
    });
    expect(matchLine(line('9', NUMBER, '（2026）鲁0502执前调6号'), numbered)).toMatchObject({
      matched: false,
      reason: 'SEVERAL_NUMBERS',
    });
  });

  it('SET-LEDGER: of which nothing is known is for a person, though somebody owes that sum', () => {
    expect(matchLine(line('25000'), [candidate()])).toEqual({ matched: false, reason: 'NOTHING_KNOWN', proposals: [] });
  });

  it('SET-LEDGER: is entered whole or not at all, in whatever order the cases come, and never by name and sum', () => {
    const any = fc.record({
      caseId: fc.constantFrom('a', 'b', 'c', 'd'),
      caseNumbers: fc.subarray([NUMBER, '（2026）鲁0502执前调6号'], { minLength: 1 }),
      hasLedger: fc.boolean(),
      open: fc.array(fc.bigInt({ min: 1n, max: 500n }), { maxLength: 3 }),
      account: fc.boolean(),
      name: fc.boolean(),
      named: fc.boolean(),
      payerPartyId: fc.constant(null),
    });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 1500n }),
        fc.uniqueArray(any, { selector: ({ caseId }) => caseId }),
        fc.subarray([NUMBER, '（2026）鲁0502执前调6号', '（2026）鲁0502执前调7号']),
        (amount, candidates, caseNumbers) => {
          const match = matchLine({ amount, caseNumbers }, candidates);
          const sorted = <T>(parts: readonly T[]) => parts.map((part) => JSON.stringify(part, text)).sort();
          const turned = matchLine({ amount, caseNumbers }, [...candidates].reverse());
          expect(turned.matched).toBe(match.matched);
          if (!match.matched || !turned.matched) return;
          expect(sorted(turned.parts)).toEqual(sorted(match.parts));
          expect(match.parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(amount);
          for (const { caseId } of match.parts) {
            const one = candidates.find((each) => each.caseId === caseId)!;
            expect(one.hasLedger).toBe(true);
            expect(one.account || caseNumbers.some((number) => one.caseNumbers.includes(number))).toBe(true);
          }
        },
      ),
    );
  });
});

const text = (_key: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);
