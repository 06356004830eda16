import { describe, expect, it } from '@jest/globals';
import { courtNow, realDelay, type CourtClock } from './court-clock.js';
import { derivationTable, renderDerivation, type Derivation } from './derivation.js';
import { courtInstant, epochMs } from './instants.js';

const step = (rule: string, parts: readonly Derivation[] = [], more: Partial<Derivation> = {}): Derivation => ({
  rule,
  inputs: {},
  parts,
  text: { zh: `第${rule}步`, en: `step ${rule}` },
  value: rule,
  ...more,
});

describe('a derivation on paper', () => {
  const tree = step('A', [
    step('B', [step('C', [], { text: { zh: '一\n二', en: 'one\ntwo' } })]),
    step('D', [], { article: '某法第一条', value: undefined }),
  ]);

  it('is indented, parts below their result, a sentence of several lines under its own step', () => {
    expect(renderDerivation(tree, 'zh')).toBe(
      ['第A步 [A]', '  第B步 [B]', '    一', '    二 [C]', '  第D步 [D, 某法第一条]'].join('\n'),
    );
    expect(renderDerivation(tree, 'en').split('\n')[3]).toBe('    two [C]');
  });

  it('is a table whose steps are numbered as they nest, and whose result stands last', () => {
    expect(derivationTable(tree, 'en')).toEqual([
      { no: '1', text: 'step B', basis: 'B', value: 'B' },
      { no: '1.1', text: 'one\ntwo', basis: 'C', value: 'C' },
      { no: '2', text: 'step D', basis: '某法第一条 (D)', value: null },
      { no: '=', text: 'step A', basis: 'A', value: 'A' },
    ]);
  });
});

describe('the court clock at its edges', () => {
  const at = courtInstant('2026-09-01T09:00:00+08:00');
  const clock = (rate: number, held = at): CourtClock => ({
    mode: 'compressed',
    anchorReal: 1000,
    anchorCourt: at,
    rate,
    holdAt: held,
  });
  const later = (ms: number) => courtInstant(epochMs(at) + ms);

  it('shows whole milliseconds, rounded down', () => {
    expect(courtNow(clock(1.5, later(100)), 1001)).toBe(later(1));
    expect(courtNow(clock(2, later(100)), 1050)).toBe(later(100));
    expect(courtNow(clock(2, later(100)), 1051)).toBe(later(100));
  });

  it('that stands still waits for a new anchor, unless the target is reached', () => {
    expect(realDelay(clock(0, later(100)), 5000, later(1))).toBeNull();
    expect(realDelay(clock(-1, later(100)), 1000, later(1))).toBeNull();
    expect(realDelay(clock(0, later(100)), 5000, at)).toBe(0);
  });

  it('rounds a delay up, and counts what has passed since the anchor', () => {
    expect(realDelay(clock(3, later(100)), 1000, later(10))).toBe(4);
    expect(realDelay(clock(3, later(100)), 1002, later(10))).toBe(2);
    expect(realDelay(clock(3, later(100)), 1000, later(100))).toBe(34);
    expect(realDelay(clock(3, later(100)), 1000, later(101))).toBeNull();
    expect(realDelay({ mode: 'real' }, epochMs(at) - 0.5, at)).toBe(1);
  });
});
