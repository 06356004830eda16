import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ConfigurationError, readConfiguration } from '@hejie/service-kit';
import { retentionConfig, retentionRules } from './retention.js';

const rulesWith = (env: Record<string, string> = {}) => {
  const config = readConfiguration('intake', z.object(retentionConfig), { PORT: '1', ...env });
  return retentionRules('intake', { ...config, KAFKA_BROKERS: '127.0.0.1:9092' }).map(
    ({ table, keepDays }) => `${table} ${keepDays}`,
  );
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
  it('is, unless configured, published facts for 30 days and answers of running cases for 90; facts that were handled it knows for ever', () => {
    expect(rulesWith()).toEqual(['outbox 30', 'idempotency 90']);
  });

  it('is what it was told where that is long enough', () => {
    expect(
      rulesWith({
        OUTBOX_KEPT_DAYS: '7',
        COMMAND_KEYS_KEPT_DAYS: '30',
        TOPICS_KEEP_DAYS: '365',
        INBOX_KEPT_DAYS: '1116',
      }),
    ).toEqual(['outbox 7', 'idempotency 30', 'inbox 1116']);
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
      'handled facts',
      { TOPICS_KEEP_DAYS: '365', INBOX_KEPT_DAYS: '1115' },
      'INBOX_KEPT_DAYS: must be at least 1116 days: a fact, its dead letter',
    ],
    [
      'handled facts that topics keep for ever',
      { INBOX_KEPT_DAYS: '9999' },
      'INBOX_KEPT_DAYS: must be absent while TOPICS_KEEP_DAYS is',
    ],
    ['anything, in no number of days', { OUTBOX_KEPT_DAYS: '30d' }, 'OUTBOX_KEPT_DAYS: must be a whole number of days'],
  ])('is never too short for %s: the service does not start and says why', (_, env, reason) => {
    expect(refusalOf(env)).toContain(reason);
  });
});
