import { DependencyUnavailable, TriedLongEnough } from '@hejie/messaging';
import { type ServiceLog } from '@hejie/service-kit';
import { namespaceAnswers } from '@hejie/temporal';
import { isGrpcServiceError, NamespaceNotFoundError, type Client } from '@temporalio/client';

/** A start or a signal takes milliseconds; a server that takes longer than this is as good as away. */
const ANSWER_WITHIN_MS = 10_000;
const PROBE_WITHIN_MS = 2_000;
/** So long a server that is well otherwise is asked again about one fact; then the case of that fact is parked. */
const DOUBT_MS = 300_000;
/** A fact that waits is asked about every few seconds: one that was not for so long has gone to another member, or was in doubt at another time. */
const FORGOTTEN_MS = 60_000;

/**
 * gRPC's codes of a server that is away, or that does not let us in for now (a token or a certificate that has run out): CANCELLED, UNKNOWN
 * (what a broken connection is called), DEADLINE_EXCEEDED, PERMISSION_DENIED, ABORTED, UNAVAILABLE, UNAUTHENTICATED.
 */
const AWAY = new Set([1, 2, 4, 7, 10, 14, 16]);
/** RESOURCE_EXHAUSTED, INTERNAL: the server is overburdened or broken, or it is this one request that is too much for it. */
const DOUBTFUL = new Set([8, 13]);

/** What an error says: the server is away, it may be, or it has refused what it was asked. */
export type Verdict = 'AWAY' | 'DOUBTFUL' | 'REFUSED';

/** Is this about the server, not about what it was asked? */
export function verdictOn(error: unknown): Verdict {
  for (let at = error; at instanceof Error; at = at.cause) {
    // The namespace is made before the bridge starts: a server without it is one that is being restored.
    if (at instanceof NamespaceNotFoundError) return 'AWAY';
    if (!isGrpcServiceError(at)) continue;
    if (AWAY.has(at.code)) return 'AWAY';
    if (DOUBTFUL.has(at.code)) return 'DOUBTFUL';
  }
  return 'REFUSED';
}

/** Since when a fact has been in doubt, and when it was last asked about (epoch ms). */
interface Doubt {
  readonly since: number;
  readonly asked: number;
}

/** Asks Temporal about facts, with a deadline. While it is away everything waits and nothing is parked. */
export class TemporalQuestions {
  /** Facts at which a server fails that is well otherwise, without a break, by their ids. */
  private readonly doubts = new Map<string, Doubt>();

  constructor(
    private readonly temporal: Client,
    private readonly log: Pick<ServiceLog, 'structured'>,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * @param factId by which Temporal knows a repeated question.
   * @throws DependencyUnavailable while the server is away; what it answered where that is the fact's own trouble; TriedLongEnough after
   *   a server that is well otherwise has failed for five minutes at this one fact.
   */
  async ask<T>(factId: string, question: () => Promise<T>): Promise<T> {
    try {
      const answer = await this.temporal.withDeadline(Date.now() + ANSWER_WITHIN_MS, question);
      this.doubts.delete(factId);
      return answer;
    } catch (error) {
      const verdict = verdictOn(error);
      if (verdict === 'DOUBTFUL' && (await namespaceAnswers(this.temporal, PROBE_WITHIN_MS)))
        throw this.doubted(factId) ? new DependencyUnavailable('Temporal', error) : this.parking(factId, error);
      // Whatever was doubted before: now it is the server, or the fact is refused outright.
      this.doubts.delete(factId);
      throw verdict === 'REFUSED' ? error : new DependencyUnavailable('Temporal', error);
    }
  }

  /** Is it still worth asking again? */
  private doubted(factId: string): boolean {
    const now = this.now();
    for (const [id, { asked }] of this.doubts) if (now - asked > FORGOTTEN_MS) this.doubts.delete(id);
    const { since } = this.doubts.get(factId) ?? { since: now };
    this.doubts.set(factId, { since, asked: now });
    return now - since < DOUBT_MS;
  }

  private parking(factId: string, error: unknown): TriedLongEnough {
    this.doubts.delete(factId);
    this.log.structured.error({ factId }, 'BRIDGE.FAULT: Temporal is well and fails at this fact; its case is parked');
    return new TriedLongEnough('Temporal', error);
  }
}
