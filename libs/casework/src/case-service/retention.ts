import { TOPICS } from '@hejie/contracts/facts';
import { settlementWorkflowId } from '@hejie/contracts/workflows';
import { brokerList, inboxRetention, leastInboxDays, outboxRetention, SEGMENT_DAYS } from '@hejie/messaging';
import { forgettableKeys, RetentionModule, type RetentionRule } from '@hejie/persistence';
import { ConfigurationError, Metrics } from '@hejie/service-kit';
import { type DynamicModule } from '@nestjs/common';
import { z } from 'zod';

const days = (least: number, why: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number of days')
    .transform(Number)
    .refine((given) => given >= least, `must be at least ${least} days: ${why}`);

/** How long a service keeps what only its messaging and its callers need. What a case needs is kept for ever. */
export const retentionConfig = {
  OUTBOX_KEPT_DAYS: days(7, 'a broker that was restored from a backup may have to be told the facts of some days again')
    .default(30)
    .describe(
      'Days for which published facts are kept: until then they can be told again, should the broker lose what it had acknowledged.',
    ),
  COMMAND_KEYS_KEPT_DAYS: days(30, 'a desk that was offline over the longest holidays repeats its commands')
    .default(90)
    .describe(
      'Days for which answers to commands are kept, after which the case itself knows a repeated command, and the steps of cases that have ended.',
    ),
  TOPICS_KEEP_DAYS: days(1, 'a listener that is down must find the facts of that time')
    .optional()
    .describe(
      'What the topics were made with (retention.ms), in days; for ever if absent, as they are made by default.',
    ),
  INBOX_KEPT_DAYS: days(1, 'a fact may be delivered again')
    .optional()
    .describe(
      'Days for which ids of facts that were handled are kept; for ever if absent, since a topic that keeps its facts for ever may deliver each again.',
    ),
};
export type RetentionConfig = z.infer<z.ZodObject<typeof retentionConfig>>;

/**
 * What the configuration has deleted.
 * @throws ConfigurationError for an inbox that would forget a fact which can still come again.
 */
export function retentionRules(
  service: string,
  config: RetentionConfig & { readonly KAFKA_BROKERS: string },
): RetentionRule[] {
  const { OUTBOX_KEPT_DAYS, COMMAND_KEYS_KEPT_DAYS, TOPICS_KEEP_DAYS, INBOX_KEPT_DAYS, KAFKA_BROKERS } = config;
  const rules = [outboxRetention(OUTBOX_KEPT_DAYS), forgettableKeys(COMMAND_KEYS_KEPT_DAYS)];
  if (INBOX_KEPT_DAYS === undefined) return rules;
  const refuse = (reason: string) => new ConfigurationError(service, [{ key: 'INBOX_KEPT_DAYS', reason }]);
  if (TOPICS_KEEP_DAYS === undefined) {
    throw refuse(
      'must be absent while TOPICS_KEEP_DAYS is: topics that keep their facts for ever may deliver each of them again',
    );
  }
  const least = leastInboxDays(TOPICS_KEEP_DAYS + SEGMENT_DAYS);
  if (INBOX_KEPT_DAYS < least) {
    throw refuse(
      `must be at least ${least} days: a fact, its dead letter and what a redrive makes of that live ${TOPICS_KEEP_DAYS} + ${SEGMENT_DAYS} days each`,
    );
  }
  const broker = { brokers: brokerList(KAFKA_BROKERS), clientId: service };
  return [...rules, inboxRetention(INBOX_KEPT_DAYS, broker, TOPICS)];
}

/** Workflow ids of settlements begin so, and with them the keys of their steps. */
const SETTLEMENT = settlementWorkflowId('');

/**
 * Keys of the steps of settlements that have ended, so many days after the step: a workflow that is closed has nothing tried again. Those
 * of running cases stay, however old they are.
 */
export const stepsOfEndedCases = (keepDays: number): RetentionRule => ({
  table: 'idempotency',
  since: 'recorded_at',
  oldestFirst: 'recorded_at',
  only: `key like '${SETTLEMENT}%' and exists (select 1 from case_directory
    where case_id = substring(key from '^${SETTLEMENT}([^#]+)#') and ending is not null)`,
  keepDays,
});

/** Deletes, in the background, what {@link retentionRules} says, and what `more` does. */
export function retentionModule(
  service: string,
  config: RetentionConfig & { readonly KAFKA_BROKERS: string },
  more: readonly RetentionRule[] = [],
): DynamicModule {
  const rules = [...more, ...retentionRules(service, config)];
  return RetentionModule.forServiceAsync({
    inject: [Metrics],
    useFactory: ({ registry }: Metrics) => ({ rules, registry }),
  });
}
