import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { endByNotice } from './end-by-notice.js';

describe('the end of a time that runs when a notice is adopted', () => {
  const end = (day: string) => ({ endsAt: courtInstant(`${day}T00:00:00+08:00`) });
  const [told, sooner, later] = [end('2026-09-23'), end('2026-09-22'), end('2026-09-24')];
  const now = courtInstant('2026-09-22T10:00:00+08:00');

  it('PER-4: that lies ahead is the law’s, sooner or later than was told', () => {
    expect(endByNotice(told, later, now)).toBe(later);
    expect(endByNotice(told, sooner, courtInstant('2026-09-21T23:59:59+08:00'))).toBe(sooner);
  });

  it('PER-4: that would be over already stays as it was told', () => {
    expect(endByNotice(told, sooner, now)).toBe(told);
    expect(endByNotice(told, sooner, sooner.endsAt)).toBe(told);
  });
});
