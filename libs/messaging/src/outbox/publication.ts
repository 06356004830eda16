import type { MessagingLog } from '../log.js';
import { PublicationRefused } from '../messaging-error.js';
import type { MessagingMetrics } from '../metrics.js';
import type { FactPublisher } from '../ports.js';
import { requestsOf } from '../requests.js';
import type { UnpublishedFact, Waiting } from './relay-session.js';
import { Refusals } from './refusals.js';

export interface PublicationOptions {
  readonly publisher: FactPublisher;
  readonly log: MessagingLog;
  readonly metrics?: MessagingMetrics;
  readonly refusals?: Refusals;
}

/** The first fact of each case that was left out, by its id. */
type LeftOut = Map<string, bigint>;

/**
 * Publishes facts as far as the broker takes them. A request that it refuses for good is taken apart until the fact
 * is found that it is about; the case of that fact is parked and the others go on.
 */
export class Publication {
  private readonly refusals: Refusals;

  constructor(private readonly options: PublicationOptions) {
    this.refusals = options.refusals ?? new Refusals();
  }

  /** What is not to be read for the time being; of refused topics also not what comes behind one of their facts in its case. */
  waiting(): Waiting {
    return { cases: this.refusals.waiting(), topics: this.refusals.waitingTopics() };
  }

  /** Somebody else publishes from now on: what this one knows of refusals is old then. */
  end(): void {
    this.refusals.forget();
    this.options.metrics?.outboxRefused(this.refusals.counts);
  }

  /**
   * @returns the ids of those that the broker has now.
   * @throws what the publisher says when the broker is away: any of them may have been written.
   */
  async publish(facts: readonly UnpublishedFact[]): Promise<string[]> {
    const published: string[] = [];
    // A pause may end before the batch does: behind its first fact that was left out, a case has none in this batch.
    const leftOut: LeftOut = new Map();
    for (const request of requestsOf(facts, ({ record }) => record))
      published.push(...(await this.send(request, leftOut)));
    this.options.metrics?.outboxRefused(this.refusals.counts);
    return published;
  }

  private async send(facts: readonly UnpublishedFact[], leftOut: LeftOut): Promise<string[]> {
    const open = facts.filter((fact) => !this.waits(fact, leftOut));
    if (open.length === 0) return [];
    try {
      await this.options.publisher.publish(open.map(({ record }) => record));
    } catch (error) {
      if (!(error instanceof PublicationRefused)) throw error;
      const parts = partsOf(open, error);
      if (parts.length === 1) {
        this.park(open, error, leftOut);
        return [];
      }
      const published: string[] = [];
      for (const part of parts) published.push(...(await this.send(part, leftOut)));
      return published;
    }
    for (const { caseId, record } of open) {
      this.refusals.freeTopic(record.topic);
      if (!leftOut.has(caseId)) this.refusals.free(caseId);
    }
    return open.map(({ id }) => id);
  }

  /** Behind a fact that was refused the later ones of its case wait; and nobody else asks for a topic that was refused. */
  private waits({ id, caseId, record }: UnpublishedFact, leftOut: LeftOut): boolean {
    const first = leftOut.get(caseId);
    if (first !== undefined) {
      if (BigInt(id) >= first) return true;
    } else if (this.refusals.waits(caseId)) return true;
    if (!this.refusals.topicWaits(record.topic)) return false;
    leftOut.set(caseId, BigInt(id));
    return true;
  }

  private park(facts: readonly UnpublishedFact[], { reason, concerns }: PublicationRefused, leftOut: LeftOut): void {
    const topic = facts[0]!.record.topic;
    const firsts = new Map(facts.toReversed().map(({ caseId, id }) => [caseId, BigInt(id)]));
    for (const [key, first] of firsts) {
      leftOut.set(key, first);
      // Of a topic as many cases as there are may have facts: the outbox itself tells which.
      if (concerns === 'record') this.refusals.park(key);
    }
    if (concerns === 'topic') this.refusals.parkTopic(topic);
    const eventId = String(facts[0]!.record.headers['ce_id']);
    this.options.log.error(
      { topic, reason, cases: firsts.size, eventId },
      'The broker refuses a fact for good; its case waits, and is tried again from time to time',
    );
  }
}

/**
 * Smaller requests whose refusal says more; a single one when this is all that can be known. By topic first, for a
 * topic may be the trouble; but a case with facts on several of them keeps its order, and is taken apart by halves.
 */
function partsOf(facts: readonly UnpublishedFact[], { concerns }: PublicationRefused): UnpublishedFact[][] {
  const topics = new Set(facts.map(({ record }) => record.topic));
  if (facts.length === 1 || (topics.size === 1 && concerns === 'topic')) return [[...facts]];
  if (topics.size > 1) {
    const several = casesOnSeveralTopics(facts);
    const alone = facts.filter(({ caseId }) => !several.has(caseId));
    if (alone.length > 0) {
      const byTopic = [...topics].map((topic) => alone.filter(({ record }) => record.topic === topic));
      return [...byTopic, facts.filter(({ caseId }) => several.has(caseId))].filter((part) => part.length > 0);
    }
  }
  const half = Math.ceil(facts.length / 2);
  return [facts.slice(0, half), facts.slice(half)];
}

function casesOnSeveralTopics(facts: readonly UnpublishedFact[]): Set<string> {
  const topicOf = new Map<string, string>();
  const several = new Set<string>();
  for (const { caseId, record } of facts) {
    if ((topicOf.get(caseId) ?? record.topic) !== record.topic) several.add(caseId);
    topicOf.set(caseId, record.topic);
  }
  return several;
}
