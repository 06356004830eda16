import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { inDigits } from './query.js';

const limit = inDigits(z.number().int().min(1).max(500).default(100));

describe('a number in a query', () => {
  it('is decimal digits, within its bounds', () => {
    expect(['1', '0500', undefined].map((given) => limit.parse(given))).toEqual([1, 500, 100]);
    expect(['0', '501'].map((given) => limit.safeParse(given).success)).toEqual([false, false]);
  });

  it.each(['0x10', '0b1', '1e1', ' 5', '5 ', '+5', '-5', '1.0', '５', '', 'Infinity', ['5']])('is not %j', (given) => {
    expect(limit.safeParse(given).success).toBe(false);
  });
});
