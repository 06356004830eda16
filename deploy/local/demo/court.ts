import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { demonstrationToken } from '@hejie/security';
import type { StackAddresses } from '../src/addresses.js';

/** The services that people speak to. */
export type Door = 'intake' | 'mediation' | 'performance';

/** Who acts: a demonstration person. */
export interface Person {
  readonly role?: string;
  readonly court?: string;
  readonly subject?: string;
}

/** The clock that a command brings: court time now, where it holds, and how fast it runs until then. */
export interface CommandClock {
  readonly at: string;
  readonly until: string;
  readonly rate: number;
}

/** An answer that is a refusal, as the court words it. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly rule: string | undefined,
    zh: string,
    readonly request: string,
  ) {
    super(`${request} → ${status} ${code}${rule === undefined ? '' : ` (${rule})`}: ${zh}`);
  }
}

/** How long an outage may last before the demonstration gives up: a restarted broker or server is back within it. */
const PATIENCE_MS = 90_000;

/** The court as people reach it: HTTP with real tokens. An outage is waited out with the same idempotency key. */
export class Court {
  private readonly tokens = new Map<string, { token: string; until: number }>();

  constructor(private readonly addresses: StackAddresses) {}

  /** Reads; nothing changes. */
  read<T>(door: Door, path: string, person: Person): Promise<T> {
    return this.ask<T>(door, 'GET', path, person, {});
  }

  /** Commands; sent again with the same key until it is answered. */
  command<T>(door: Door, path: string, person: Person, body: unknown, clock: CommandClock): Promise<T> {
    return this.ask<T>(door, 'POST', path, person, {
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'court-clock': `at=${clock.at}; until=${clock.until}; rate=${clock.rate}`,
      },
    });
  }

  private async ask<T>(door: Door, method: string, path: string, person: Person, init: RequestInit): Promise<T> {
    const giveUp = Date.now() + PATIENCE_MS;
    for (let pause = 200; ; pause = Math.min(pause * 2, 2_000)) {
      try {
        return await this.once<T>(door, method, path, person, init);
      } catch (error) {
        const waits = !(error instanceof Refusal) || error.status >= 500 || notHeardOfYet(error);
        if (!waits || Date.now() > giveUp) throw error;
        await sleep(pause);
      }
    }
  }

  private async once<T>(door: Door, method: string, path: string, person: Person, init: RequestInit): Promise<T> {
    const response = await fetch(`${this.addresses[door]}${path}`, {
      ...init,
      method,
      headers: { ...init.headers, authorization: `Bearer ${await this.token(person)}` },
      signal: AbortSignal.timeout(30_000),
    });
    const body = (await response.json()) as T & { code: string; rule?: string; zh: string };
    if (response.ok) return body;
    throw new Refusal(response.status, body.code, body.rule, body.zh, `${method} ${door}${path}`);
  }

  private async token(person: Person): Promise<string> {
    const key = JSON.stringify(person);
    const known = this.tokens.get(key);
    if (known && known.until > Date.now()) return known.token;
    const token = await demonstrationToken(this.addresses.identity, person as never);
    this.tokens.set(key, { token, until: Date.now() + 120_000 });
    return token;
  }
}

/**
 * A service hears of a case by a fact; a moment after the filing it may not have arrived. The last signature is answered when the
 * agreement stands in mediation; a moment after it performance may not have opened.
 */
const notHeardOfYet = ({ status, code }: Refusal): boolean =>
  (status === 404 && code === 'CASE.UNKNOWN') || (status === 409 && code === 'RECEIPT.NO_SETTLEMENT');
