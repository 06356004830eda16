import { Injectable } from '@nestjs/common';

/** Resolves when the thing works; rejects with the reason when it does not. */
export type ReadinessCheck = () => Promise<void> | void;

export interface ReadinessReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'up' | 'down'>>;
}

interface RegisteredCheck {
  readonly check: ReadinessCheck;
  readonly required: boolean;
}

const CHECK_TIMEOUT_MS = 2_000;

/** What a service waits for before it takes work: PostgreSQL, Kafka consumers, Temporal workers register here. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, RegisteredCheck>();
  private stopping = false;

  /**
   * Adds a check under a name that operators read, e.g. `postgres`. One that is not `required` is told and closes no
   * door: what the service lacks then reaches it later, and people are served meanwhile.
   * @throws Error when the name is taken.
   */
  register(name: string, check: ReadinessCheck, { required = true }: { required?: boolean } = {}): void {
    if (this.checks.has(name)) throw new Error(`readiness check ${name} is registered twice`);
    this.checks.set(name, { check, required });
  }

  /** From now on not ready: load balancers turn away before the service stops listening. */
  beginShutdown(): void {
    this.stopping = true;
  }

  /** Runs every check at once, each at most two seconds. Reasons are not reported: the endpoint is public. */
  async report(): Promise<ReadinessReport> {
    const outcomes = await Promise.all(
      [...this.checks].map(async ([name, { check, required }]) => ({ name, required, up: await isUp(check) })),
    );
    return {
      ready: !this.stopping && outcomes.every(({ up, required }) => up || !required),
      checks: Object.fromEntries(outcomes.map(({ name, up }) => [name, up ? 'up' : 'down'])),
    };
  }
}

async function isUp(check: ReadinessCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), CHECK_TIMEOUT_MS)));
  try {
    return await Promise.race([
      late,
      Promise.resolve()
        .then(check)
        .then(() => true),
    ]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
