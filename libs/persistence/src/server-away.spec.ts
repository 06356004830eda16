import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';

import { isServerAway, isStatementTimeout } from './server-away.js';

const coded = (code: string): Error => Object.assign(new Error('x'), { code });
const refused = (code: string): Error => new QueryFailedError('select 1', [], coded(code));

describe('an error that tells of a server, not of what it was asked,', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['a database that shuts down', refused('57P01')],
    ['a broken connection', refused('08006')],
    ['a server without a connection left', refused('53300')],
    ['a server without disk left', refused('53100')],
    ['a driver whose socket ended', new Error('Connection terminated unexpectedly')],
    ['a server that vanished without a word', new QueryFailedError('select 1', [], new Error('Query read timeout'))],
    ['a wrapped one', new Error('outer', { cause: coded('ECONNRESET') })],
  ])('is %s', (_, error) => expect(isServerAway(error)).toBe(true));

  it.each([
    ['a violated constraint', refused('23505')],
    ['a statement that took too long', refused('57014')],
    ['a refusal of the law', coded('SETTLEMENT.TOO_LATE')],
    ['no error at all', 'text'],
  ])('is not %s', (_, error) => expect(isServerAway(error)).toBe(false));
});

describe('a statement that the server gave up', () => {
  it('is told from one that it refused, however deep', () => {
    expect(isStatementTimeout(new Error('outer', { cause: refused('57014') }))).toBe(true);
    expect(isStatementTimeout(refused('57P01'))).toBe(false);
  });
});
