import { describe, expect, it } from '@jest/globals';
import { packOf } from '@hejie/law';
import { typeOfResumption } from './number.js';

describe('the number under which enforcement resumes', () => {
  it('SET-RES-2, SET-RES-3: is its own where it was closed; stayed, it keeps its number as the pack says', () => {
    const type = (packId: string, closed: boolean) => typeOfResumption(packOf(packId), closed);
    expect([type('national', false), type('national', true)]).toEqual([null, '执恢']);
    expect([type('dongying-2020', false), type('dongying-2020', true)]).toEqual(['执恢', '执恢']);
  });
});
