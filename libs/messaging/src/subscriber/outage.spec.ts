import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';

import { DependencyUnavailable } from '../messaging-error.js';
import { isOutage } from './outage.js';

const coded = (code: string): Error => Object.assign(new Error('x'), { code });

describe('an error that waiting can mend', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['a database that shuts down', new QueryFailedError('select 1', [], coded('57P01'))],
    ['a broken connection', new QueryFailedError('select 1', [], coded('08006'))],
    ['a driver whose socket ended', new Error('Connection terminated unexpectedly')],
    ['a statement that the server gave up', new QueryFailedError('select 1', [], coded('57014'))],
    ['a server that vanished without a word', new QueryFailedError('select 1', [], new Error('Query read timeout'))],
    ['what a handler calls unavailable', new DependencyUnavailable('the engine')],
    ['a wrapped one', new Error('outer', { cause: coded('ECONNRESET') })],
  ])('is %s', (_, error) => expect(isOutage(error)).toBe(true));

  it.each([
    ['a violated constraint', new QueryFailedError('insert', [], coded('23505'))],
    ['a refusal of the law', Object.assign(new Error('no'), { code: 'SETTLEMENT.TOO_LATE' })],
    ['no error at all', 'text'],
  ])('is not %s', (_, error) => expect(isOutage(error)).toBe(false));
});
