import { describe, expect, it } from '@jest/globals';
import { packOf } from '@hejie/law';
import { remindsOfChoice } from './choice-reminder.js';

const pack = packOf('national');
const reminds = (day: number, latenessSeconds = 0) => remindsOfChoice({ day, latenessSeconds }, pack);

describe('SET-ART-9-1: the reminder of the creditor’s choice', () => {
  it('comes one, three and five days after the default, as the pack says', () => {
    expect([0, 1, 2, 3, 4, 5, 6].filter((day) => reminds(day))).toEqual([1, 3, 5]);
  });

  it('that is so late that the next one has come is left to that one; the last is never left out', () => {
    expect([reminds(1, 2 * 86_400 - 1), reminds(1, 2 * 86_400), reminds(3, 2 * 86_400)]).toEqual([true, false, false]);
    expect(reminds(5, 90 * 86_400)).toBe(true);
  });
});
