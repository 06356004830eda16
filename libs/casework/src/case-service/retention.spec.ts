import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ConfigurationError, readConfiguration } from '@hejie/service-kit';
import { retentionConfig, retentionRules } from './retention.js';

const rulesWith = (env: Record<string, string> = {}) => {
  const config = readConfiguration('intake', z.object(retentionConfig), { PORT: '1', ...env });
  return retentionRules(config).map(({ table, keepDays }) => `${table} ${keepDays}`);
};
const refusalOf = (env: Record<string, string>): string => {
  try {
    return `starts with ${rulesWith(env).join(', ')}`;
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
};

describe('what a service keeps for a time only', () => {
  it('is, unless configured, published facts for 30 days, ids of handled facts and answers to commands for 90', () => {
    expect(rulesWith()).toEqual(['outbox 30', 'inbox 90', 'idempotency 90', 'idempotency 90']);
  });

  it('is what it was told where that is long enough', () => {
    expect(rulesWith({ OUTBOX_KEPT_DAYS: '7', COMMAND_KEYS_KEPT_DAYS: '30', INBOX_KEPT_DAYS: '31' })).toEqual([
      'outbox 7',
      'inbox 31',
      'idempotency 30',
      'idempotency 30',
    ]);
  });

  it.each([
    [
      'published facts',
      { OUTBOX_KEPT_DAYS: '6' },
      'OUTBOX_KEPT_DAYS: must be at least 7 days: a broker that was restored',
    ],
    [
      'answers to commands',
      { COMMAND_KEYS_KEPT_DAYS: '29' },
      'COMMAND_KEYS_KEPT_DAYS: must be at least 30 days: a desk that was offline',
    ],
    [
      'ids of handled facts',
      { INBOX_KEPT_DAYS: '29' },
      'INBOX_KEPT_DAYS: must be at least 30 days: a service that was restored from a backup',
    ],
    ['anything, in no number of days', { OUTBOX_KEPT_DAYS: '30d' }, 'OUTBOX_KEPT_DAYS: must be a whole number of days'],
  ])('is never too short for %s: the service does not start and says why', (_, env, reason) => {
    expect(refusalOf(env)).toContain(reason);
  });
});
