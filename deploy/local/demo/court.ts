import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { demonstrationToken } from '@hejie/security';
import type { StackAddresses } from '../src/addresses.js';

/** The services that people speak to. */
export type Door = 'intake' | 'mediation' | 'performance' | 'asset-control' | 'credit-repair' | 'agency-exchange';

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
    said: string,
    readonly request: string,
  ) {
    super(`${request} → ${status} ${code}${rule === undefined ? '' : ` (${rule})`}: ${said}`);
  }
}

/** How long an outage may last before the demonstration gives up: a restarted broker or server is back within it. */
const PATIENCE_MS = 90_000;

/** The court as people reach it: HTTP with real tokens. An outage is waited out with the same idempotency key. */
export class Court {
  private readonly tokens = new Map<string, { token: string; until: number }>();

  constructor(private readonly addresses: StackAddresses) {}

  /** Reads; nothing changes. */
  async read<T>(door: Door, path: string, person: Person): Promise<T> {
    return (await (await this.ask(door, 'GET', path, person, {})).json()) as T;
  }

  /** Reads a file, by the court's time where what it says depends on it. Nobody: what is open to everybody. */
  async file(door: Door, path: string, person: Person | null, clock?: CommandClock): Promise<Uint8Array> {
    const headers = clock && { 'court-clock': headerOf(clock) };
    return (await this.ask(door, 'GET', path, person, { headers })).bytes();
  }

  /** Commands; sent again with the same key until it is answered. */
  async command<T>(
    door: Door,
    path: string,
    person: Person,
    body: unknown,
    clock: CommandClock,
    method: 'POST' | 'PUT' = 'POST',
  ): Promise<T> {
    const response = await this.ask(door, method, path, person, {
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'court-clock': headerOf(clock),
      },
    });
    return (await response.json()) as T;
  }

  /** Those who keep property hold this from now on: what is simulated of the world outside the court. */
  async keepersHold(population: unknown): Promise<void> {
    await this.outside(`${this.addresses.keepers}/population`, 'PUT', population);
  }

  /** What is simulated of agencies: `path` below the door through which they are directed. */
  async directAgencies<T>(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown): Promise<T> {
    const response = await this.outside(`${this.addresses.agenciesControl}${path}`, method, body);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  /** Before the path of each simulated agency. */
  get agencies(): string {
    return this.addresses.agencies;
  }

  private outside(url: string, method: string, body: unknown): Promise<Response> {
    return this.patiently(async () => {
      const response = await fetch(url, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        headers: { 'content-type': 'application/json' },
        signal: AbortSignal.timeout(30_000),
      });
      if (!response.ok) throw new Error(`${method} ${url} → ${response.status} ${await response.text()}`);
      return response;
    });
  }

  private ask(door: Door, method: string, path: string, person: Person | null, init: RequestInit): Promise<Response> {
    return this.patiently(() => this.once(door, method, path, person, init));
  }

  private async patiently<T>(once: () => Promise<T>): Promise<T> {
    const giveUp = Date.now() + PATIENCE_MS;
    for (let pause = 200; ; pause = Math.min(pause * 2, 2_000)) {
      try {
        return await once();
      } catch (error) {
        const waits = !(error instanceof Refusal) || error.status >= 500 || notHeardOfYet(error);
        if (!waits || Date.now() > giveUp) throw error;
        await sleep(pause);
      }
    }
  }

  private async once(
    door: Door,
    method: string,
    path: string,
    person: Person | null,
    init: RequestInit,
  ): Promise<Response> {
    const authorization = person && { authorization: `Bearer ${await this.token(person)}` };
    const response = await fetch(`${this.addresses[door]}${path}`, {
      ...init,
      method,
      headers: { ...init.headers, ...authorization },
      signal: AbortSignal.timeout(30_000),
    });
    if (response.ok) return response;
    const body = (await response.json()) as { code: string; rule?: string; zh: string; en: string };
    throw new Refusal(response.status, body.code, body.rule, `${body.zh} ${body.en}`, `${method} ${door}${path}`);
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

const headerOf = ({ at, until, rate }: CommandClock): string => `at=${at}; until=${until}; rate=${rate}`;

/**
 * A service hears of a case by a fact; a moment after the filing it may not have arrived. The last signature is answered when the
 * agreement stands in mediation; a moment after it performance may not have opened. Nor may mediation have heard at once that an enterprise was assessed.
 */
const notHeardOfYet = ({ status, code }: Refusal): boolean =>
  (status === 404 && code === 'CASE.UNKNOWN') ||
  (status === 409 && code === 'RECEIPT.NO_SETTLEMENT') ||
  code === 'ASSESSMENT.NEEDED';
