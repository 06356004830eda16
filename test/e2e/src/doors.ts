import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { StackAddresses } from '@hejie/local';
import type { Door, Person } from '@hejie/local/demo';
import { demonstrationToken } from '@hejie/security';
import { DescribedAnswers, type Description } from '@hejie/service-kit/testing';

export type { Door, Person };

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** What a request brings beside person and body. */
export interface Bearing {
  /** The court's instant; court time stands still there unless `until` lets it run on, at a day a second or so many more. */
  readonly at: string;
  readonly until?: string;
  readonly daysPerSecond?: number;
  /** Idempotency key; default a new one. */
  readonly key?: string;
  /** POST unless another is given. */
  readonly method?: 'POST' | 'PUT';
  /** A token in place of the person's own. */
  readonly token?: string;
}

const DAY_A_SECOND = 86_400;

/** What each service has committed as its description, for every answer to be held to. */
function describedBy(door: Door): DescribedAnswers {
  const committed = new URL(`../../../services/${door}/openapi.json`, import.meta.url);
  return new DescribedAnswers(JSON.parse(readFileSync(committed, 'utf8')) as Description);
}
const DESCRIBED: Readonly<Record<Door, DescribedAnswers>> = {
  intake: describedBy('intake'),
  mediation: describedBy('mediation'),
  performance: describedBy('performance'),
  'asset-control': describedBy('asset-control'),
  'credit-repair': describedBy('credit-repair'),
  'agency-exchange': describedBy('agency-exchange'),
};

/** The public HTTP interface with real tokens. Each request is sent once, a refusal is an answer, and each answer is one that is described. */
export class Doors {
  constructor(private readonly addresses: StackAddresses) {}

  token(person: Person, ttl?: number): Promise<string> {
    return demonstrationToken(this.addresses.identity, { ...person, ttl });
  }

  async command(door: Door, path: string, person: Person, body: unknown, bearing: Bearing): Promise<Answer> {
    return this.sendText(door, path, person, JSON.stringify(body), bearing);
  }

  /** A command whose body is no JSON of ours. */
  async sendText(
    door: Door,
    path: string,
    person: Person,
    body: string,
    { at, until = at, daysPerSecond = 1, key = randomUUID(), method = 'POST', token }: Bearing,
  ): Promise<Answer> {
    return this.ask(door, path, {
      method,
      body,
      headers: {
        authorization: `Bearer ${token ?? (await this.token(person))}`,
        'content-type': 'application/json',
        'idempotency-key': key,
        'court-clock': `at=${at}; until=${until}; rate=${DAY_A_SECOND * daysPerSecond}`,
      },
    });
  }

  async read(door: Door, path: string, person: Person): Promise<Answer> {
    return this.ask(door, path, { headers: { authorization: `Bearer ${await this.token(person)}` } });
  }

  /** A document as it is given out. It is no JSON, so there is no description to hold it to. */
  async file(door: Door, path: string, person: Person): Promise<Response> {
    return fetch(`${this.addresses[door]}${path}`, {
      headers: { authorization: `Bearer ${await this.token(person)}` },
    });
  }

  async ask(door: Door, path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(`${this.addresses[door]}${path}`, { ...init, signal: AbortSignal.timeout(30_000) });
    const text = await response.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    const { status, headers } = response;
    const type = (headers.get('content-type') ?? '').split(';')[0]!;
    DESCRIBED[door].require({ method: init.method ?? 'GET', path, status, type, body });
    return { status, type, headers, body };
  }
}
