import { describe, expect, it } from '@jest/globals';
import { packOf, POLICY_PACKS } from '@hejie/law';
import { codeOf } from '../../test/fixture/ledgers.js';
import { admitted } from './decision.js';
import {
  decideHarmless,
  decideHarmReview,
  draftReviewed,
  dueReview,
  HARMED_INTERESTS,
  type HarmReview,
  type HarmReviewInput,
} from './harm-review.js';

const onDoubt = packOf('national');
const each = packOf('enterprise-2025');
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
    expect(admitted(decideHarmReview(raise, onDoubt))).toEqual(OPEN);
    expect(codeOf(decideHarmReview({ ...raise, finding: 'NONE', standing: OPEN }, onDoubt))).toBe(
      'HARM_REVIEW.NOT_A_JUDGE',
    );
    const decided = { ...raise, finding: 'NONE' as const, role: 'settlement-judge', standing: OPEN };
    expect(admitted(decideHarmReview(decided, onDoubt))).toEqual({ ...OPEN, finding: 'NONE' });
  });

  it.each([
    ['another version', { version: 1 }, 'HARM_REVIEW.VERSION_NOT_CURRENT'],
    ['no reasons', { reasons: ' ' }, 'HARM_REVIEW.NO_REASONS'],
    ['nobody harmed', { interests: [] }, 'HARM_REVIEW.NO_INTEREST'],
    ['raised twice', { standing: OPEN }, 'HARM_REVIEW.OPEN_ALREADY'],
    ['raised again after a judge', { standing: { ...OPEN, finding: 'NONE' as const } }, 'HARM_REVIEW.DECIDED'],
  ])('is refused: %s', (_what, over, code) => {
    expect(codeOf(decideHarmReview({ ...raise, ...over }, onDoubt))).toBe(code);
  });

  it('holds up the confirmation while it is open and where harm is found, and no longer', () => {
    expect(codeOf(decideHarmless(undefined, 2, onDoubt))).toBe('ok');
    expect(codeOf(decideHarmless(OPEN, 2, onDoubt))).toBe('AGREEMENT.HARM_REVIEW_OPEN');
    expect(codeOf(decideHarmless({ ...OPEN, finding: 'FOUND' }, 2, onDoubt))).toBe('AGREEMENT.HARM_FOUND');
    expect(codeOf(decideHarmless({ ...OPEN, finding: 'NONE' }, 2, onDoubt))).toBe('ok');
  });

  it('is open again for a text that came after: what was said of the earlier one says nothing of it', () => {
    for (const finding of ['OPEN', 'NONE', 'FOUND'] as const)
      expect(codeOf(decideHarmless({ ...OPEN, finding }, 3, onDoubt))).toBe('AGREEMENT.HARM_REVIEW_OPEN');
    expect(dueReview({ ...OPEN, finding: 'FOUND' }, 3, onDoubt)).toEqual({ ...OPEN, version: 3 });
  });
});

describe('PRE-6, SEED0 三(四)1、2: where the court reviews each agreement', () => {
  const due = dueReview(undefined, 1, each) as HarmReview;
  const pass: HarmReviewInput = {
    ...{ version: 1, currentVersion: 1, finding: 'NONE', interests: HARMED_INTERESTS, standing: due },
    ...{ reasons: '内容合法', intent: '询问双方，均理解并同意，附笔录', role: 'enforcement-judge' },
  };

  it('enterprise-2025@3 does, and no other pack nor any older version', () => {
    expect(POLICY_PACKS.filter(({ confirmation }) => confirmation.review === 'EACH').map(({ ref }) => ref)).toEqual([
      'enterprise-2025@3',
    ]);
    expect(dueReview(undefined, 1, onDoubt)).toBeUndefined();
  });

  it('waits for a judge from the proposal on, and for him again with each new text', () => {
    expect(due).toEqual({ version: 1, finding: 'OPEN', interests: HARMED_INTERESTS, each: true });
    for (const before of [undefined, due])
      expect(codeOf(decideHarmless(before, 1, each))).toBe('AGREEMENT.NOT_REVIEWED');
    const passed = admitted(decideHarmReview(pass, each));
    expect(codeOf(decideHarmless(passed, 1, each))).toBe('ok');
    expect(codeOf(decideHarmless(passed, 2, each))).toBe('AGREEMENT.NOT_REVIEWED');
    expect(dueReview(passed, 2, each)).toEqual({ ...due, version: 2 });
  });

  it('is passed for every interest, and with how the judge knows that the parties want it (B5)', () => {
    const code = (over: Partial<HarmReviewInput>) => codeOf(decideHarmReview({ ...pass, ...over }, each));
    expect(code({ interests: ['STATE'] })).toBe('HARM_REVIEW.NOT_ALL_INTERESTS');
    for (const intent of [undefined, ' ']) expect(code({ intent })).toBe('HARM_REVIEW.INTENT_UNCHECKED');
    expect(code({ role: 'clerk' })).toBe('HARM_REVIEW.NOT_A_JUDGE');
    expect(code({ finding: 'FOUND', interests: ['STATE'], intent: undefined })).toBe('ok');
  });

  it('takes a doubt beside it, once, which holds up as any doubt does', () => {
    const doubted = admitted(decideHarmReview({ ...raise, version: 1, currentVersion: 1, standing: due }, each));
    expect(doubted).toEqual({ ...OPEN, version: 1 });
    expect(codeOf(decideHarmless(doubted, 1, each))).toBe('AGREEMENT.HARM_REVIEW_OPEN');
    const again = decideHarmReview({ ...raise, version: 1, currentVersion: 1, standing: doubted }, each);
    expect(codeOf(again)).toBe('HARM_REVIEW.OPEN_ALREADY');
  });
});

describe('SET-ART-5-1: the review of a draft that amends', () => {
  const said = (draft: string, finding: HarmReview['finding']) => ({ ...OPEN, draft, finding });
  const of = (text: string, ...reviews: ReturnType<typeof said>[]) =>
    draftReviewed(reviews, (draft) => draft === text)?.finding;

  it('is that of the same text; of another one the last word is open again', () => {
    expect(of('a')).toBeUndefined();
    expect(of('a', said('a', 'OPEN'), said('a', 'NONE'))).toBe('NONE');
    expect(of('b', said('a', 'OPEN'), said('a', 'NONE'))).toBe('OPEN');
    expect(of('a', said('a', 'NONE'), said('b', 'OPEN'))).toBe('OPEN');
  });
});
