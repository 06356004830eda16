// Publishing
export { Outbox, type NewFact, type AppendedFact } from './outbox/outbox.js';
export { OutboxBell } from './outbox/outbox-bell.js';
export { OutboxRelay, type OutboxRelayOptions, type RelayState } from './outbox/outbox-relay.js';
export { messagingMigrations } from './migrations/index.js';

// Listening
export { Subscriber, type SubscriberOptions } from './subscriber/subscriber.js';
export { onFact, onFactElsewhere, type FactHandler } from './subscriber/handlers.js';
export { type ReceivedFact } from './fact/received-fact.js';
export { type CourtClockContext } from './fact/court-clock.js';
export {
  DependencyUnavailable,
  MessagingError,
  NotYet,
  PublicationRefused,
  TriedLongEnough,
} from './messaging-error.js';
export { Patience } from './subscriber/patience.js';

// In a Nest service
export { MessagingModule } from './nest/messaging.module.js';
export type { MessagingModuleOptions, MessagingSettings } from './nest/messaging-options.js';
export { OnFact, OnFactElsewhere } from './nest/on-fact.js';
export { MessagingHost, type MessagingState } from './nest/messaging-host.js';

// Operation
export { MessagingMetrics, type Outcome } from './metrics.js';
export { parkedCases, requestRedrive, type ParkedCase, type RedriveResult, type Queryable } from './redrive/parked.js';
export { redriveDeadLetters } from './kafka/redrive-dead-letters.js';
export { ensureTopics, type TopicOptions } from './kafka/topics.js';
export { deadLetterTopic } from './subscriber/dead-letters.js';

// What is kept for a time only
export { outboxRetention } from './retention/outbox-retention.js';
export { inboxRetention } from './retention/inbox-retention.js';

// Ports, and Kafka behind them
export {
  type FactPublisher,
  type FactSource,
  type FactRecord,
  type OutgoingRecord,
  type RecordHeaders,
  type SourceListener,
  type Lag,
} from './ports.js';
export { KafkaFactPublisher } from './kafka/kafka-fact-publisher.js';
export { KafkaFactSource, type KafkaFactSourceSettings } from './kafka/kafka-fact-source.js';
export { brokerList, type KafkaSettings } from './kafka/client.js';
export { RawTopicSource, type RawTopicSettings } from './kafka/raw-topic-source.js';
export { ensureTopicAccess, type TopicAccess } from './kafka/topic-access.js';
export { type MessagingLog } from './log.js';
