import { describe, expect, it } from '@jest/globals';
import { calendarOf, LawError, packOf } from '@hejie/law';
import { ActivityFailure, ApplicationFailure, RetryState } from '@temporalio/common';
import {
  activityRetry,
  CASE_BEHIND,
  LAW_FAILURE,
  lawErrorOf,
  lawFailure,
  recordActivityOf,
  refusalOrFault,
} from './failures.js';

const refusal = new LawError({
  code: 'EXTENSION.TOO_LONG',
  rule: 'PRE-8',
  zh: '延长期限过长',
  en: 'the extension is too long',
});

it('an act that may bring two hundred documents with it has a minute, another ten seconds', () => {
  for (const act of ['orderControls', 'renewControls', 'approveRelease', 'controlAgain'])
    expect(recordActivityOf(act)).toMatchObject({ startToCloseTimeout: 60_000, retry: activityRetry });
  expect(recordActivityOf('reviewProperty')).toMatchObject({ startToCloseTimeout: 10_000, retry: activityRetry });
});

describe('a refusal of the law on its way through Temporal', () => {
  it('is never retried and keeps code, rule and both texts', () => {
    const failure = lawFailure(refusal);
    expect(failure).toMatchObject({ type: LAW_FAILURE, nonRetryable: true, details: [refusal.toJSON()] });
    expect(activityRetry.nonRetryableErrorTypes).toContain(LAW_FAILURE);
  });

  it('is found again however deep it lies', () => {
    const activity = new ActivityFailure(
      'activity failed',
      'rule',
      '1',
      RetryState.NON_RETRYABLE_FAILURE,
      'worker',
      lawFailure(refusal),
    );
    const update = new Error('update failed', { cause: activity });
    expect(lawErrorOf(update)?.toJSON()).toEqual(refusal.toJSON());
    expect(lawErrorOf(refusal)).toBe(refusal);
  });

  it('takes each of its reasons with it', () => {
    const several = refusal.withReasons([refusal, new LawError({ code: 'A.B', path: '/x', zh: '又', en: 'and' })]);
    expect(lawErrorOf(lawFailure(several))?.problems).toEqual([
      refusal.toJSON(),
      { code: 'A.B', path: '/x', zh: '又', en: 'and' },
    ]);
  });

  it('is none where a build does not have the notice or the pack of a case: that is tried again, until a newer build answers', () => {
    expect(refusalOrFault(refusal)).toEqual({ refusal });
    for (const behind of ['no-such-notice', 'no-such-pack'])
      try {
        if (behind === 'no-such-notice') calendarOf([behind]);
        else packOf(behind);
      } catch (error) {
        expect(refusalOrFault(error as LawError)).toEqual({
          fault: expect.objectContaining({ type: CASE_BEHIND, nonRetryable: false }),
        });
        continue;
      }
    expect.assertions(3);
  });

  it('is not seen in faults, in other failures or in damaged details', () => {
    for (const error of [
      undefined,
      null,
      'x',
      new Error('x'),
      ApplicationFailure.create({ type: 'Other' }),
      ApplicationFailure.create({ type: LAW_FAILURE, details: [{ code: 1 }] }),
    ]) {
      expect(lawErrorOf(error)).toBeUndefined();
    }
  });
});
