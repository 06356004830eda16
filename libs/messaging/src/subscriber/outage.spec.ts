import { describe, expect, it } from '@jest/globals';

import { DependencyUnavailable } from '../messaging-error.js';
import { isOutage } from './outage.js';

describe('an error that waiting can mend', () => {
  it.each([
    ['a server that is away', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
    ['what a handler calls unavailable', new DependencyUnavailable('the engine')],
    ['a wrapped one', new Error('outer', { cause: new DependencyUnavailable('the engine') })],
  ])('is %s', (_, error) => expect(isOutage(error)).toBe(true));

  it.each([
    ['a refusal of the law', Object.assign(new Error('no'), { code: 'SETTLEMENT.TOO_LATE' })],
    ['no error at all', 'text'],
  ])('is not %s', (_, error) => expect(isOutage(error)).toBe(false));
});
