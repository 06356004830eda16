import { expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { saleExpired } from './release-letters.js';

it('PROC-13: sales whose time is over at one instant, under two numbers, are told in letters of their own', () => {
  const at = courtInstant('2026-05-01T00:00:00+08:00');
  const one = saleExpired({ saleId: 's-1', under: '（2026）鲁0502执12号', at });
  const other = saleExpired({ saleId: 's-2', under: '（2026）鲁0502执恢3号', at });
  expect(one.body).not.toBe(other.body);
  expect(one.occasion).not.toBe(other.occasion);
});
