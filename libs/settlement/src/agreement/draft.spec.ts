import { describe, expect, it } from '@jest/globals';
import { versionOfDraft } from './draft.js';

describe('PRE-6, S15: the version of a draft', () => {
  const version = (given: number | undefined, before?: number): number | string => {
    const decision = versionOfDraft({ version: given }, before);
    return decision.ok ? decision.value : decision.error.code;
  };

  it('is the next one of its case, whether the draft says so or says nothing', () => {
    expect([version(undefined), version(1), version(undefined, 1), version(2, 1)]).toEqual([1, 1, 2, 2]);
  });

  it('is refused where the draft calls itself another one', () => {
    expect([version(2), version(1, 1), version(3, 1)]).toEqual(Array(3).fill('AGREEMENT.VERSION_NOT_NEXT'));
  });
});
