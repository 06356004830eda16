import { describe, expect, it } from '@jest/globals';
import { NATIONAL } from './definitions/national.js';
import { loadPack, readPack } from './load.js';
import { type PackDefinition } from './policy-pack.js';
import { POLICY_PACKS } from './published.js';

const source = { words: '原文', from: 'D' };
const child = (settings: unknown): PackDefinition =>
  ({
    id: 'child',
    version: 1,
    name: { zh: '子', en: 'child' },
    parent: 'national@1',
    inForceFrom: '2026-01-01',
    settings,
    departures: [],
  }) as PackDefinition;
const problemsOf = (definition: unknown) => {
  const reading = readPack(definition, POLICY_PACKS);
  return 'problems' in reading ? reading.problems : [];
};
const found = (settings: unknown) => problemsOf(child(settings)).map(({ path, code }) => [path, code]);

describe('reading a policy pack', () => {
  it.each([null, [], 'text', 5])('settings that are %j are no settings', (settings) => {
    expect(found(settings)).toEqual([['/settings', 'INPUT.NOT_OBJECT']]);
  });

  it.each([
    { words: '', from: 'D' },
    { words: ' ', from: 'D' },
    { words: '原文', from: '' },
    { words: '原文', from: ' ' },
  ])('a setting that rests on %j rests on nothing', (nothing) => {
    expect(found({ 'negotiation.days': { value: 30, source: nothing } })).toEqual([
      ['/settings/negotiation.days/source', 'PACK.SOURCE_MISSING'],
    ]);
  });

  it.each(['', 'X', '执X', 'X执', '执前调解号', ' 执', 5, null])('%j is no type code (CASE-6)', (value) => {
    expect(found({ 'caseNumberTypes.negotiation': { value, source } })).toEqual([
      ['/settings/caseNumberTypes.negotiation/value', 'CASE_NUMBER.TYPE_INVALID'],
    ]);
  });

  it.each(['执', '执恢', '执前调', '诉前调确'])('%s may be one', (value) => {
    expect(found({ 'caseNumberTypes.negotiation': { value, source } })).toEqual([]);
  });

  it.each([
    ['id', { id: ' ', weight: 1, clause: '条款' }],
    ['clause', { id: 'BOTH_WILLING', weight: 1, clause: '' }],
  ])('a criterion has a name and the words of its court: %s', (field, criterion) => {
    expect(found({ 'screening.criteria': { value: [criterion], source } })).toEqual([
      [`/settings/screening.criteria/value/0/${field}`, 'INPUT.EMPTY'],
    ]);
  });

  it('a text that is none is named for what it is, not as empty', () => {
    expect(found({ 'screening.criteria': { value: [{ id: 5, weight: 1, clause: '条款' }], source } })).toEqual([
      ['/settings/screening.criteria/value/0/id', 'INPUT.NOT_TEXT'],
    ]);
  });

  it('what is missing is named as its court would name it, each in both languages', () => {
    const [first] = problemsOf({ ...NATIONAL, settings: {} });
    expect(first).toMatchObject({ path: '/settings/track', zh: '缺少“阶段”。', en: 'The setting track is missing.' });
  });

  it('a pack that cannot be loaded says each reason with its place', () => {
    const refusal = () =>
      loadPack(child({ track: { value: 'LATER', source: { words: '', from: 'D' } } }), POLICY_PACKS);
    expect(refusal).toThrow(
      expect.objectContaining({
        code: 'PACK.INVALID',
        zh: expect.stringMatching(
          /^规则包 child 不能载入：\/settings\/track\/value .*；\/settings\/track\/source 设置须注明来源原文。$/,
        ),
        en: expect.stringMatching(
          /^Pack child cannot be loaded: \/settings\/track\/value .*; \/settings\/track\/source A setting names the words it rests on\.$/,
        ),
      }),
    );
  });

  it('a fault of the whole pack has no place to name', () => {
    expect(() => loadPack('nothing' as unknown as PackDefinition, POLICY_PACKS)).toThrow(
      expect.objectContaining({ en: expect.stringMatching(/cannot be loaded: {2}/) }),
    );
  });

  it.each([
    [
      'the legal order, said to be agreed',
      { allocationBasis: { value: 'AGREED', source } },
      ['PACK.BASIS_CONTRADICTS'],
    ],
    [
      'a case that is closed and goes on under its number',
      { 'confirmation.effect': { value: 'CLOSE', source }, 'resumption.caseNumberType': { value: 'SAME', source } },
      ['PACK.CLOSED_CASE_RESUMES_ANEW'],
    ],
    [
      'a case that is closed and resumes under a new one',
      { 'confirmation.effect': { value: 'CLOSE', source }, 'resumption.caseNumberType': { value: '执恢', source } },
      [],
    ],
    [
      'a case that is stayed and goes on under its number',
      { 'resumption.caseNumberType': { value: 'SAME', source } },
      [],
    ],
    [
      'before enforcement, where the case is closed',
      {
        track: { value: 'PRE_ENFORCEMENT', source },
        'confirmation.effect': { value: 'CLOSE', source },
        'resumption.caseNumberType': { value: '执恢', source },
      },
      [],
    ],
  ])('%s', (_, settings, codes) => {
    expect(problemsOf(child(settings)).map(({ code }) => code)).toEqual(codes);
  });
});
