import { describe, expect, it } from '@jest/globals';
import { packOf } from '@hejie/law';
import { FURTHER, PARAPHRASES, WORDINGS } from '../../test/fixture/clauses.js';
import { reviewClauses } from './clause-rules.js';

const verdictOn = (sentence: string, pack = 'national'): string => {
  const [verdict] = reviewClauses([sentence], packOf(pack)).value;
  return [verdict?.severity, verdict?.code].filter((part) => part !== null).join(' ');
};

describe('the plain wording of a clause', () => {
  it.each([...WORDINGS, ...PARAPHRASES, ...FURTHER])('SET-ART-6-1, SET-ART-9-1: %s: “%s”', (expected, sentence) => {
    expect(verdictOn(sentence)).toBe(expected);
  });

  it('SET-ART-6-1: is read through the spaces of a pasted text, and in either form of comma', () => {
    expect(verdictOn('请求 法院 作出 裁定, 将 该 车辆 抵偿 给 申请 执行人.')).toBe('BLOCKING AGREEMENT.IN_KIND_RULING');
  });

  it('SET-ART-6-1: a pack that knows the ruling lets it stand, and nothing else', () => {
    const known = packOf('national');
    const pack = { ...known, confirmation: { ...known.confirmation, inKindRuling: true } };
    expect(
      reviewClauses(['法院据此出具以物抵债裁定', '本协议可作为申请强制执行的依据'], pack).value.map((v) => v.code),
    ).toEqual([null, 'AGREEMENT.MEDIATION_DOCUMENT']);
  });

  it('SET-ART-6-1, SET-ART-9-1: one clause among many that blocks is the one that counts', () => {
    const [lawful] = WORDINGS.filter(([expected]) => expected === 'NONE');
    expect(verdictOn(`${lawful?.[1]}申请执行人可持本协议直接向法院申请强制执行。`)).toBe(
      'BLOCKING AGREEMENT.MEDIATION_DOCUMENT',
    );
  });
});
