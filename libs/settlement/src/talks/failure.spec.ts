import { describe, expect, it } from '@jest/globals';
import { PUBLISHED_ENDINGS } from '../case/states.js';
import { FAILURES, failureOf, type EndTold } from './failure.js';

const told = (end: EndTold, complaintFounded = false) => failureOf(end, { complaintFounded });

describe('PRE-1, PRE-7, PRE-8: why no settlement came about', () => {
  it('is told of each ending without an agreement by its own name', () => {
    expect([
      told({ ending: 'REFUSED', rule: 'PRE-1' }),
      told({ ending: 'LAPSED', rule: 'PRE-1' }),
      told({ ending: 'LAPSED', rule: 'PRE-8' }),
      told({ ending: 'FAILED', rule: 'PRE-7' }),
      told({ ending: 'WITHDRAWN', rule: 'PRE-1' }),
      told({ ending: 'WITHDRAWN', rule: 'PRE-1' }, true),
      told({ ending: 'WITHDRAWN', application: 'WITHDRAWN', rule: 'CLS-4' }),
      told({ ending: 'WITHDRAWN', application: 'REJECTED', rule: 'PRE-3' }),
    ]).toEqual(FAILURES);
  });

  it('of any other ending there is none', () => {
    const others = PUBLISHED_ENDINGS.filter((one) => !['REFUSED', 'LAPSED', 'FAILED', 'WITHDRAWN'].includes(one));
    expect(others.map((ending) => told({ ending, rule: 'SET-ART-8-1' }))).toEqual(others.map(() => null));
  });
});
