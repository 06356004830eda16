import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../test/fixture/ledgers.js';
import { admitted } from './decision.js';
import { decideHarmless, decideHarmReview, harmStanding, type HarmReviewInput } from './harm-review.js';

const raise: HarmReviewInput = {
  version: 2,
  currentVersion: 2,
  finding: 'OPEN',
  interests: ['THIRD_PARTY'],
  reasons: '抵债车辆登记在案外人名下',
  role: 'mediator',
};
const OPEN = { version: 2, finding: 'OPEN', interests: ['THIRD_PARTY'] } as const;

describe('PRE-6: 不得损害国家利益、社会公共利益、他人合法权益', () => {
  it('is doubted by anybody with reasons, and decided by a judge alone', () => {
    expect(admitted(decideHarmReview(raise))).toEqual(OPEN);
    expect(codeOf(decideHarmReview({ ...raise, finding: 'NONE', standing: OPEN }))).toBe('HARM_REVIEW.NOT_A_JUDGE');
    const decided = { ...raise, finding: 'NONE' as const, role: 'settlement-judge', standing: OPEN };
    expect(admitted(decideHarmReview(decided))).toEqual({ ...OPEN, finding: 'NONE' });
  });

  it.each([
    ['another version', { version: 1 }, 'HARM_REVIEW.VERSION_NOT_CURRENT'],
    ['no reasons', { reasons: ' ' }, 'HARM_REVIEW.NO_REASONS'],
    ['nobody harmed', { interests: [] }, 'HARM_REVIEW.NO_INTEREST'],
    ['raised twice', { standing: OPEN }, 'HARM_REVIEW.OPEN_ALREADY'],
    ['raised again after a judge', { standing: { ...OPEN, finding: 'NONE' as const } }, 'HARM_REVIEW.DECIDED'],
  ])('is refused: %s', (_what, over, code) => {
    expect(codeOf(decideHarmReview({ ...raise, ...over }))).toBe(code);
  });

  it('holds up the confirmation while it is open and where harm is found, and no longer', () => {
    expect(codeOf(decideHarmless(undefined, 2))).toBe('ok');
    expect(codeOf(decideHarmless(OPEN, 2))).toBe('AGREEMENT.HARM_REVIEW_OPEN');
    expect(codeOf(decideHarmless({ ...OPEN, finding: 'FOUND' }, 2))).toBe('AGREEMENT.HARM_FOUND');
    expect(codeOf(decideHarmless({ ...OPEN, finding: 'NONE' }, 2))).toBe('ok');
  });

  it('is open again for a text that came after: what was said of the earlier one says nothing of it', () => {
    for (const finding of ['OPEN', 'NONE', 'FOUND'] as const)
      expect(codeOf(decideHarmless({ ...OPEN, finding }, 3))).toBe('AGREEMENT.HARM_REVIEW_OPEN');
    expect(harmStanding({ ...OPEN, finding: 'FOUND' }, 3)).toEqual({ ...OPEN, version: 3 });
  });
});
