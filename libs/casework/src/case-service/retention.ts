import { TOPICS } from '@hejie/contracts/facts';
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
    .describe('Days for which answers to commands are kept; after that the case itself knows a repeated command.'),
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

/** Deletes, in the background, what {@link retentionRules} says. */
export function retentionModule(
  service: string,
  config: RetentionConfig & { readonly KAFKA_BROKERS: string },
): DynamicModule {
  const rules = retentionRules(service, config);
  return RetentionModule.forServiceAsync({
    inject: [Metrics],
    useFactory: ({ registry }: Metrics) => ({ rules, registry }),
  });
}
