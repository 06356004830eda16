import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';

import { messagingErrors } from '../messaging-error.js';
import { failureOf } from './failure.js';

describe('what is kept of an error beside a fact that waits', () => {
  it('is its name and its place in our code, never its message', () => {
    const kept = failureOf(new Error('张三 owes 9,000.00 on account 6222021234567890123'));
    expect(kept).toMatch(/^Error failure\.spec\.ts:\d+$/);
  });

  it('is code and constraint of a database error, and nothing of the row that it quotes', () => {
    const driver = Object.assign(new Error('Key (name)=(李四) already exists.'), {
      code: '23505',
      constraint: 'party_name_key',
      detail: 'Key (name)=(李四) already exists.',
    });
    expect(failureOf(new QueryFailedError('insert into party values ($1)', ['李四'], driver))).toMatch(
      /^QueryFailedError 23505 party_name_key/,
    );
    expect(failureOf(new QueryFailedError('insert into party values ($1)', ['李四'], driver))).not.toContain('李四');
  });

  it('tells the cause behind it', () => {
    const cause = Object.assign(new Error('王五'), { code: 'SETTLEMENT.TOO_LATE' });
    expect(failureOf(new TypeError('x', { cause }))).toMatch(/^TypeError \S+ < Error SETTLEMENT\.TOO_LATE \S+$/);
  });

  it('is not led astray by a message or a code that looks like something else', () => {
    const error = Object.assign(new Error('x\n    at 赵六 (赵六.ts:1:1)'), { code: '赵六 3702' });
    expect(failureOf(error)).toMatch(/^Error failure\.spec\.ts:\d+$/);
    expect(failureOf('钱七')).toBe('string');
  });

  it('is the whole sentence of this library, which names places and no values', () => {
    expect(failureOf(messagingErrors.misfit('probe-taken', 'n invalid_type'))).toBe(
      'FACT.SCHEMA_MISMATCH: The fact probe-taken does not match the definition that this build has of it: n invalid_type',
    );
  });
});
