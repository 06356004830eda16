import { describe, expect, it } from '@jest/globals';
import { shapes } from '@hejie/contracts/facts';
import { workItemCompletion } from '@hejie/contracts/http';
import { ProblemError } from '@hejie/service-kit';
import fc from 'fast-check';
import { z } from 'zod';
import { workItemFilter } from '../work-items/work-item.js';
import { pageFrom, placeAfter, type Place } from './page.js';

const place = z.tuple([z.boolean(), shapes.instant, shapes.text(400)]);
const cursorOf = (given: unknown): string => Buffer.from(JSON.stringify(given)).toString('base64url');
const refusalOf = (cursor: string): string | undefined => {
  try {
    placeAfter(cursor, place);
    return undefined;
  } catch (refusal) {
    return refusal instanceof ProblemError ? refusal.problem.code : String(refusal);
  }
};

describe('the place after which a list goes on', () => {
  const last = [false, '2026-10-09T00:00:00+08:00', 'ruling/2026-鲁0502-执前调-5~2/1'] as const;

  it('is read as the list has given it out', () => {
    const { next } = pageFrom([last, last], 1, (row): Place => row, String);
    expect(placeAfter(next!, place)).toEqual(last);
  });

  it.each([
    ['no JSON', '!'],
    ['another number of values', cursorOf(last.slice(1))],
    ['a text for a yes or no', cursorOf(['x', last[1], last[2]])],
    ['a number for an instant', cursorOf([false, 1, last[2]])],
    ['an instant that no calendar has', cursorOf([false, '2026-02-30T00:00:00+08:00', last[2]])],
    ['a text that no database can store', cursorOf([false, last[1], 'a\0'])],
  ])('is refused when it is %s', (_, cursor) => expect(refusalOf(cursor)).toBe('LIST.CURSOR_INVALID'));

  it('is what the list knows, or refused, whatever the caller writes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (cursor) => {
          expect(refusalOf(cursor)).toBe('LIST.CURSOR_INVALID');
        },
      ),
    );
  });
});

describe('what a list of tasks is asked, and told', () => {
  it.each(['text', 'kind', 'caseId'])('is no %s that the database could not be asked', (field) => {
    expect(workItemFilter.safeParse({ [field]: 'a\0b' }).success).toBe(false);
    expect(workItemFilter.safeParse({ [field]: 'a' }).success).toBe(true);
  });

  it('is no outcome that could not be stored', () => {
    expect(workItemCompletion.safeParse({ outcome: 'a\0b' }).success).toBe(false);
  });
});
