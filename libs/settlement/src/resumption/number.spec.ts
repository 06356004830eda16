import { describe, expect, it } from '@jest/globals';
import { packOf } from '@hejie/law';
import { numberOfRuling, typeOfResumption } from './number.js';

describe('the number under which enforcement resumes', () => {
  it('SET-RES-2, SET-RES-3: is its own where it was closed; stayed, it keeps its number as the pack says', () => {
    const type = (packId: string, closed: boolean) => typeOfResumption(packOf(packId), closed);
    expect([type('national', false), type('national', true)]).toEqual([null, '执恢']);
    expect([type('dongying-2020', false), type('dongying-2020', true)]).toEqual(['执恢', '执恢']);
  });
});

describe('the number under which a ruling on resumption is made', () => {
  const [before, filed, resumed] = ['（2026）鲁0502执前调7号', '（2026）鲁0502执12号', '（2026）鲁0502执恢3号'];

  it('SET-RES-3, CASE-6: is of enforcement: the case’s own, that of its filing, else that under which it resumed last', () => {
    expect(numberOfRuling(filed!, [resumed!])).toBe(filed);
    expect(numberOfRuling(before!, [resumed!, filed!])).toBe(filed);
    expect(numberOfRuling(before!, [before!, resumed!])).toBe(resumed);
    expect(numberOfRuling(before!, [])).toBeNull();
  });
});
