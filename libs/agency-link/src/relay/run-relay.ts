import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

import { z } from 'zod';

import type { Incoming, Refused } from '../agency-link.js';
import { type DirectSettings, directCarrier } from '../direct-carrier.js';
import { LinkAway, LinkRefusal, LinkUntrusted } from '../link-error.js';
import { transportSettings } from '../settings.js';
import type { Carrier } from '../signing-link.js';
import { type CourtIdentity, publicKey, type PublicKey } from '../signing/keys.js';
import { carried, idOf, isCourtKind, type Outgoing } from '../signing/messages.js';
import { digestOf } from '../signing/signature.js';
import type { BundleLine } from './bundle.js';
import { BundleChannel } from './bundle-channel.js';

/** Which agency each route leads to, and how the relay reaches it. */
export const relayRoutes = z.record(
  z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  z.strictObject({
    agencyId: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    transport: transportSettings.refine((given): given is DirectSettings => ['HTTPS', 'SFTP'].includes(given.kind)),
  }),
);
export type RelayRoutes = z.output<typeof relayRoutes>;
/** Public keys of the court. */
export const courtKeys = z.array(publicKey).min(1);

export interface RelaySettings {
  /** Folder with a folder for each route, in which the court's bundles appear. */
  readonly bundlesIn: string;
  /** Folder with a folder for each route, from where the relay's bundles go to the court. */
  readonly receiptsOut: string;
  /** What the relay remembers, and nobody else touches. */
  readonly memory: string;
  readonly routes: RelayRoutes;
  /** The relay's own: it signs bundles with it, and shows its certificate; what stands in the bundles only the court and agencies sign. */
  readonly identity: CourtIdentity;
  readonly courtKeys: readonly PublicKey[];
  /** Ends after one pass. */
  readonly once: boolean;
  readonly signal?: AbortSignal;
  readonly resendAfter?: number;
  /** Told once for each pass and route in which something went wrong: a code, no content. */
  warn?(route: string, code: string): void;
}

/** Between two passes, in milliseconds. */
const PAUSE = 2_000;

/** How many messages of the court were carried on, and how many lines went back to it. */
export interface RelayPass {
  readonly carried: number;
  readonly answered: number;
}

/**
 * The relay (前置机) of a court whose network does not reach agencies: takes the court's bundles, carries each message on as it is, and brings back what agencies say.
 * It may be killed at any moment. A message whose agency is away waits, with those behind it on its route; the other routes go on.
 */
export async function runRelay(settings: RelaySettings): Promise<RelayPass> {
  const ways = Object.keys(settings.routes).map((route) => new Way(route, settings));
  const total = { carried: 0, answered: 0 };
  try {
    do {
      const passes = await Promise.all(ways.map((way) => way.pass()));
      for (const pass of passes) {
        total.carried += pass.carried;
        total.answered += pass.answered;
      }
      if (!settings.once) await pause(PAUSE, undefined, { signal: settings.signal }).catch(() => undefined);
    } while (!settings.once && !settings.signal?.aborted);
  } finally {
    await Promise.all(ways.map((way) => way.close()));
  }
  return total;
}

/** One route: its agency, its bundles, and the answers that wait for the next bundle back. */
class Way {
  private readonly carrier: Carrier;
  private readonly channel: BundleChannel;
  private readonly memory: string;

  constructor(
    private readonly route: string,
    private readonly settings: RelaySettings,
  ) {
    const { agencyId, transport } = settings.routes[route]!;
    const { identity } = settings;
    this.carrier = directCarrier(transport, { agencyId, identity });
    this.memory = `${settings.memory}/${route}`;
    this.channel = new BundleChannel({
      route,
      outbox: `${settings.receiptsOut}/${route}`,
      inbox: `${settings.bundlesIn}/${route}`,
      memory: this.memory,
      identity,
      keys: settings.courtKeys,
      resendAfter: settings.resendAfter,
    });
  }

  async pass(): Promise<RelayPass> {
    await mkdir(this.memory, { recursive: true });
    let carriedOn = 0;
    await this.guarded(() =>
      this.channel.receive(
        async (line) => {
          await this.carryOn(line);
          carriedOn += 1;
        },
        async ({ reason, digest, name }) => {
          this.settings.warn?.(this.route, reason);
          await this.answer({ kind: 'BROKEN', reason, digest, name });
        },
      ),
    );
    await this.guarded(() => this.carrier.collect((incoming) => this.answer(lineOf(incoming))));
    const lines = await this.waiting();
    if (lines.length > 0) {
      await this.channel.send(lines);
      await rm(this.answers, { force: true });
    }
    await this.channel.acknowledge();
    return { carried: carriedOn, answered: lines.length };
  }

  close(): Promise<void> {
    return this.carrier.close();
  }

  /** An agency that is away, or a server that is not believed, ends the pass of its route: the next begins where this one ended. */
  private async guarded(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof LinkAway || error instanceof LinkUntrusted || error instanceof LinkRefusal)) throw error;
      this.settings.warn?.(this.route, error.code);
    }
  }

  private async carryOn(line: BundleLine): Promise<void> {
    const message = await this.readable(line);
    if (!message) return;
    try {
      const heard = await this.carrier.carry(message);
      if (heard) await this.answer(heard.signed);
    } catch (error) {
      // Nobody there, no way to it now, or not believed to be the agency: later. What it said, or refused, is told to the court.
      const later =
        error instanceof LinkAway ||
        (error instanceof LinkRefusal && error.isForLater) ||
        (error instanceof LinkUntrusted && isAboutTheServer(error));
      if (later || !(error instanceof LinkRefusal || error instanceof LinkUntrusted)) throw error;
      const { kind: about } = message;
      const id = idOf(message);
      if (error instanceof LinkRefusal) return this.answer(refusalOf({ about, id, refusal: error }));
      const { reason } = error;
      await this.answer({ kind: 'BROKEN', reason, digest: digestOf(message.signed.body), name: `${about}-${id}` });
    }
  }

  private async readable(line: BundleLine): Promise<Outgoing | undefined> {
    if (line.kind === 'BROKEN' || line.kind === 'REFUSED' || !isCourtKind(line.kind)) return undefined;
    try {
      return await carried({ ...line, kind: line.kind }, this.settings.courtKeys);
    } catch (error) {
      if (!(error instanceof LinkUntrusted)) throw error;
      await this.answer({ kind: 'BROKEN', reason: error.reason, digest: digestOf(line.body), name: line.kind });
      return undefined;
    }
  }

  private answer(line: BundleLine): Promise<void> {
    // On a line of its own, whatever a kill has cut before it.
    return appendFile(this.answers, `\n${JSON.stringify(line)}\n`);
  }

  private get answers(): string {
    return `${this.memory}/answers.ndjson`;
  }

  /** What a kill has cut is asked for again: the line that led to it was not done. */
  private async waiting(): Promise<BundleLine[]> {
    const text = await readFile(this.answers, 'utf8').catch(() => '');
    return text
      .split('\n')
      .slice(0, -1)
      .flatMap((each) => {
        try {
          return [JSON.parse(each) as BundleLine];
        } catch {
          return [];
        }
      });
  }
}

const isAboutTheServer = ({ reason }: LinkUntrusted): boolean => reason === 'CERTIFICATE' || reason === 'HOST_KEY';

const refusalOf = ({ about, id, refusal: { status, reason } }: Refused): BundleLine => ({
  kind: 'REFUSED',
  about,
  id,
  status,
  reason,
});

function lineOf(incoming: Incoming): BundleLine {
  if (incoming.kind === 'REFUSED') return refusalOf(incoming.refused);
  return incoming.kind === 'BROKEN' ? { kind: 'BROKEN', ...incoming.broken } : incoming.signed;
}
