import { createHash, randomBytes } from 'node:crypto';
import {
  AGENCY_CONTRACT,
  agencyReceipt,
  agencyShown,
  type AgencyDelivery,
  type AgencyReceipt,
  type AgencyShown,
} from '@hejie/contracts/exchange';
import { courtInstant, type CourtInstant } from '@hejie/law';
import {
  AGENCY_EFFECTS,
  STATE_AFTER,
  type AgencyAction,
  type AgencyContent,
  type AgencyEffect,
  type PublishedDecision,
} from '@hejie/settlement';
import { type JWK } from 'jose';
import { type z } from 'zod';
import { must, Unmet } from './unmet.js';
import { faultOf, signedBy } from './signing.js';
import { Unanswered, type Answered, type Speak } from './speaking.js';

/** Which agency is tried, and how. */
export interface Target {
  readonly agencyId: string;
  readonly speak: Speak;
  /** The same door without a certificate of the court; absent: that is not tried. */
  readonly speakWithoutCertificate?: Speak;
  /** With which the court signs: a private JWK with `kid`, whose public half the agency has. */
  readonly courtKey: JWK;
  /** Public keys of the agency. */
  readonly agencyKeys: readonly JWK[];
  /** For how long a receipt that says RECEIVED may take to become another. */
  readonly waitMs?: number;
  /** What stands in the deliveries; absent: an invented enterprise. */
  readonly content?: AgencyContent;
}

/** An answer that was given in the course of the trial. */
interface Heard {
  readonly what: string;
  readonly ms: number;
  readonly fault: string | null;
}

/** The entry that is tried, for one or more effects. */
export interface Tried {
  readonly id: string;
  readonly of: Map<AgencyEffect, number>;
}

const DECISIONS: Readonly<Record<AgencyAction, PublishedDecision>> = {
  ADD: 'LISTED',
  UPDATE: 'LISTING_CORRECTED',
  SUSPEND: 'SUSPENDED',
  RESTORE: 'REINSTATED',
  DELETE: 'DELETED',
};
const INVENTED: AgencyContent = {
  partyKind: 'UNIT',
  partyName: '某某（测试）有限公司',
  unitCode: '91000000MA0TEST001',
  caseNumber: '（2026）测0000执1号',
  court: '测试法院',
  publishedOn: '2026-01-05',
};
const DAY_MS = 24 * 3_600_000;
const WAIT_MS = 30_000;

/** `sha256:` and the digest of these bytes. */
export const digestOf = (bytes: string | Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** A trial of one agency: what is sent to it, and all that it has answered. */
export class Session {
  readonly heard: Heard[] = [];
  readonly entries: Tried[] = [];
  effects: readonly AgencyEffect[] = AGENCY_EFFECTS;

  constructor(readonly target: Target) {}

  /** The effect that is tried where it may be any. */
  get effect(): AgencyEffect {
    return this.effects[0] ?? 'PUBLICITY';
  }

  get content(): AgencyContent {
    return this.target.content ?? INVENTED;
  }

  now(): CourtInstant {
    return courtInstant(Date.now());
  }

  /** An entry that no agency knows. */
  newEntry(): Tried {
    const entry = { id: `E${randomBytes(16).toString('hex')}`, of: new Map<AgencyEffect, number>() };
    this.entries.push(entry);
    return entry;
  }

  /** A delivery as the court makes it. */
  delivery(
    entry: Tried,
    action: AgencyAction,
    version: number,
    { effect = this.effect, ...given }: Partial<AgencyDelivery> = {},
  ): AgencyDelivery {
    entry.of.set(effect, Math.max(version, entry.of.get(effect) ?? 0));
    return {
      contract: AGENCY_CONTRACT,
      deliveryId: `D${randomBytes(16).toString('hex')}`,
      agencyId: this.target.agencyId,
      court: '测0000',
      entry: { id: entry.id, kind: 'LISTING', version },
      decision: DECISIONS[action],
      action,
      effect,
      stateAfter: STATE_AFTER[action],
      decidedAt: this.now(),
      expiresAt: courtInstant(Date.now() + 30 * DAY_MS),
      purpose: '接口符合性检查',
      legalBasis: '失信规定第八条',
      keepDays: 30,
      content: this.content,
      ...given,
    };
  }

  /** Asks, and keeps what the answer is worth. */
  async ask(what: string, asked: Parameters<Speak>[0], isJson = true): Promise<Answered> {
    const began = performance.now();
    try {
      const answered = await this.target.speak(asked);
      const ms = performance.now() - began;
      // A body that says nothing needs no signature.
      const fault =
        isJson && answered.body.length > 0
          ? await faultOf(answered.body, answered.signature, this.target.agencyKeys)
          : null;
      this.heard.push({ what, ms, fault });
      return answered;
    } catch (error) {
      if (error instanceof Unanswered) throw new Unmet(`${what}没有得到答复：${error.message}`);
      throw error;
    }
  }

  /** Sends these bytes with this signature, as they are. */
  put(id: string, body: Buffer, signature: string | undefined): Promise<Answered> {
    return this.ask(`PUT /deliveries/${id}`, { method: 'PUT', path: `/deliveries/${id}`, body, signature });
  }

  /** Sends a delivery, signed by the court. */
  async send(message: object & { readonly deliveryId: string }, text = JSON.stringify(message)): Promise<Answered> {
    const body = Buffer.from(text);
    return this.put(message.deliveryId, body, await signedBy(this.target.courtKey, body));
  }

  /** Sends a delivery that is to be taken, and waits for what becomes of it. */
  async settled(message: AgencyDelivery): Promise<AgencyReceipt> {
    return this.end(await this.send(message), message.deliveryId);
  }

  /** The receipt of an answer, asked for again until it says more than RECEIVED. */
  async end(answered: Answered, id: string): Promise<AgencyReceipt> {
    must(answered.status === 200, `应答复200和回执，实际为${this.said(answered)}`);
    let receipt = this.receiptIn(answered);
    const until = Date.now() + (this.target.waitMs ?? WAIT_MS);
    for (let pause = 50; receipt.state === 'RECEIVED'; pause = Math.min(pause * 2, 2_000)) {
      must(Date.now() < until, `等候期内回执一直是 RECEIVED，没有办结`);
      await new Promise((resolve) => setTimeout(resolve, pause));
      receipt = this.receiptIn(await this.askReceipt(id));
    }
    return receipt;
  }

  /** Sends a delivery that must be carried out. */
  async applied(message: AgencyDelivery): Promise<AgencyReceipt> {
    const receipt = await this.settled(message);
    must(receipt.state === 'APPLIED', `回执应为 APPLIED，实际为 ${receipt.state}${reasonOf(receipt)}`);
    return receipt;
  }

  /** Must be refused with a receipt of this reason. */
  mustRefuse(answered: Answered, code?: NonNullable<AgencyReceipt['reason']>['code']): AgencyReceipt {
    must(answered.status >= 400 && answered.status < 500, `应以4xx拒绝，实际为${this.said(answered)}`);
    const receipt = this.receiptIn(answered);
    must(receipt.state === 'REJECTED', `拒绝的回执应为 REJECTED，实际为 ${receipt.state}`);
    must(
      code === undefined || receipt.reason?.code === code,
      `拒绝的原因应为 ${code}，实际为${reasonOf(receipt) || '没有原因'}`,
    );
    return receipt;
  }

  askReceipt(id: string): Promise<Answered> {
    return this.ask(`GET /deliveries/${id}`, { method: 'GET', path: `/deliveries/${id}` });
  }

  receiptIn(answered: Answered): AgencyReceipt {
    return this.read('回执', agencyReceipt, answered);
  }

  async shown(entry: Tried, effect = this.effect): Promise<AgencyShown> {
    const path = `/entries/${entry.id}/${effect}`;
    const answered = await this.ask(`GET ${path}`, { method: 'GET', path });
    must(answered.status === 200, `回读应答复200，实际为${this.said(answered)}`);
    return this.read('回读', agencyShown, answered);
  }

  /** Must be shown like this. */
  async mustShow(entry: Tried, state: AgencyShown['state'], version?: number, effect = this.effect): Promise<void> {
    const shown = await this.shown(entry, effect);
    must(shown.state === state, `回读（${effect}）应为 ${state}，实际为 ${shown.state}`);
    must(version === undefined || shown.version === version, `回读的版本应为 ${version}，实际为 ${shown.version}`);
  }

  read<T>(what: string, shape: z.ZodType<T>, { body }: Answered): T {
    const read = shape.safeParse(jsonOf(body));
    if (read.success) return read.data;
    const { path, message } = read.error.issues[0]!;
    throw new Unmet(`${what}不符合格式：${path.join('.') || '全文'}：${message}`);
  }

  said({ status, body }: Answered): string {
    return `${status} ${body.toString('utf8').slice(0, 120)}`;
  }

  /** Takes away what the trial has left with the agency. */
  async tidy(): Promise<void> {
    for (const entry of this.entries)
      for (const [effect, version] of entry.of)
        await this.send(this.delivery(entry, 'DELETE', version + 1, { effect })).catch(() => undefined);
  }
}

const reasonOf = ({ reason }: AgencyReceipt): string =>
  reason === undefined ? '' : `（${reason.code} ${reason.path ?? ''} ${reason.zh}）`;

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Unmet(`答复不是 JSON：${body.toString('utf8').slice(0, 80)}`);
  }
}
