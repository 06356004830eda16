import { createHash } from 'node:crypto';
import {
  AGENCY_CONTRACT,
  type AgencyDelivery,
  type AgencyMessage,
  type AgencyReceipt,
  type StaffQuestion,
} from '@hejie/contracts/exchange';
import { addMs, courtInstant, epochMs, type CourtInstant } from '@hejie/law';
import { type JWK } from 'jose';
import { behaviourFor, type AgencyProfile, type Tampering } from './behaviour.js';
import { agencyKey, chance } from './chance.js';
import { digestOf, Entries, entryAfter, type Entry } from './entries.js';
import { readDelivery, type Refused } from './reading.js';
import { signature, trusted } from './signing.js';

const MINUTE_MS = 60_000;

/** What travels back: exactly these bytes are signed. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
  readonly signature: string;
}

/** What an agency brings to the court's door of its own accord. */
export interface Brought {
  readonly kind: 'RECEIPT' | 'NOTICE';
  readonly body: Buffer;
  readonly signature: string;
}

/** Whatever changes what an agency remembers; told to the journal, and done again from it in the same order. */
export type AgencyInput =
  | {
      readonly kind: 'PUT';
      readonly id?: string;
      readonly text: string;
      readonly trusted: boolean;
      readonly at: CourtInstant;
    }
  /** Time has come for what it does of itself. */
  | { readonly kind: 'PASSED'; readonly at: CourtInstant }
  | { readonly kind: 'STAFF_QUESTION'; readonly text: string; readonly at: CourtInstant }
  | { readonly kind: 'REPUBLISHED'; readonly entryIds?: readonly string[]; readonly at: CourtInstant }
  | { readonly kind: 'TAMPERED'; readonly with: Tampering; readonly at: CourtInstant };

/** A delivery that was taken, and what became of it. */
interface Taken {
  readonly message: AgencyDelivery;
  readonly digest: string;
  readonly receivedAt: CourtInstant;
  /** When it is carried out; null: never. */
  due: number | null;
  outcome?: AgencyReceipt;
}

/** What an agency does of itself at an instant. */
interface Later {
  readonly at: number;
  readonly act: () => void;
}

/**
 * A body, or a platform, as the court meets it: it speaks the published contract and nothing else. It has no clock: what it does is dated by
 * the instant with which it is asked. What it does by chance comes of its seed.
 */
export class Agency {
  /** With which what it says is verified. */
  readonly publicKey: JWK;
  private readonly secret: JWK;
  private readonly entries = new Entries();
  private readonly taken = new Map<string, Taken>();
  private readonly refused = new Map<string, AgencyReceipt>();
  private readonly attempts = new Map<string, number>();
  private readonly changedItsMind = new Set<string>();
  /** The earliest first. */
  private readonly later: Later[] = [];
  private readonly toBring: {
    readonly kind: Brought['kind'];
    readonly message: AgencyMessage<'RECEIPT' | 'NOTICE'>;
  }[] = [];
  private lied = 0;

  constructor(
    private profile: AgencyProfile,
    private readonly seed: number,
    private courtKeys: readonly JWK[],
    private readonly journal: (input: AgencyInput) => void = () => undefined,
  ) {
    const { secret, published } = agencyKey(seed, profile.agencyId);
    this.secret = secret;
    this.publicKey = published;
  }

  get id(): string {
    return this.profile.agencyId;
  }

  /** It behaves otherwise from now on; what it remembers stays. */
  behave(profile: AgencyProfile, courtKeys: readonly JWK[]): void {
    this.profile = profile;
    this.courtKeys = courtKeys;
  }

  /** `GET /contract`. */
  contract(): Promise<Answer> {
    const { agencyId, name, effects, unsupportedContract } = this.profile;
    const contract = unsupportedContract === true ? '0' : AGENCY_CONTRACT;
    return this.answer(200, { contract, agencyId, name, readBack: true, snapshot: true, effects });
  }

  /** `PUT /deliveries/:id`; null: the request, or its answer, is lost. */
  async deliver(
    bytes: Uint8Array,
    detached: string | undefined,
    at: CourtInstant,
    id?: string,
  ): Promise<Answer | null> {
    const holds = detached !== undefined && (await trusted(bytes, detached, this.courtKeys));
    const heard = this.heard({ kind: 'PUT', id, text: Buffer.from(bytes).toString('utf8'), trusted: holds, at });
    return heard === null ? null : this.answer(heard.status, heard.said);
  }

  /** `GET /deliveries/:id`. */
  receipt(id: string, at: CourtInstant): Promise<Answer> {
    this.pass(at);
    const said = this.standing(id) ?? this.refused.get(id);
    return said === undefined ? this.answer(404, { title: '没有这一推送' }) : this.answer(200, said);
  }

  /** `GET /entries/:entryId/:effect`: what is shown, whatever has been said. */
  shown(entryId: string, effect: string, at: CourtInstant): Promise<Answer> {
    this.pass(at);
    const { state = 'ABSENT', version = 0, identityDigest } = this.entries.of(entryId, effect) ?? {};
    const { agencyId } = this.profile;
    const asOf = this.dated(at);
    return this.answer(200, {
      contract: AGENCY_CONTRACT,
      agencyId,
      entryId,
      effect,
      state,
      version,
      asOf,
      identityDigest,
    });
  }

  /** `GET /snapshot`: line by line, the end line last. */
  async *snapshot(at: CourtInstant): AsyncGenerator<string> {
    this.pass(at);
    const [hash, { agencyId }, asOf] = [createHash('sha256'), this.profile, this.dated(at)];
    let count = 0;
    for (const line of this.entries.lines()) {
      const text = `${JSON.stringify(line)}\n`;
      hash.update(text);
      count += 1;
      yield text;
    }
    const digest = `sha256:${hash.digest('hex')}`;
    const signed = await signature(Buffer.from(`${agencyId}|${asOf}|${count}|${digest}`), this.secret);
    yield `${JSON.stringify({ end: true, contract: AGENCY_CONTRACT, agencyId, asOf, count, digest, signature: signed })}\n`;
  }

  /** `PUT /staff-questions/:id`: answered by a notice at the court's door. */
  async askStaff(bytes: Uint8Array, detached: string | undefined, at: CourtInstant): Promise<Answer> {
    if (detached === undefined || !(await trusted(bytes, detached, this.courtKeys)))
      return this.answer(401, { title: '签名不符' });
    this.heard({ kind: 'STAFF_QUESTION', text: Buffer.from(bytes).toString('utf8'), at });
    // The answer is a notice: here there is nothing to read.
    const body = Buffer.alloc(0);
    return { status: 202, body, signature: await signature(body, this.secret) };
  }

  /** What it brings to the court's door by now: receipts in their order and once, or as its profile says. */
  async bring(at: CourtInstant): Promise<readonly Brought[]> {
    this.pass(at);
    const { reorders, duplicates } = this.profile;
    const waiting = this.toBring.splice(0).map((one, place) => ({ ...one, place }));
    const by = (what: string, place: number): number => chance(this.seed, this.id, what, place, waiting.length);
    const ordered = reorders ? waiting.sort((a, b) => by('order', a.place) - by('order', b.place)) : waiting;
    const twice = ordered.flatMap((one) => (by('twice', one.place) < duplicates ? [one, one] : [one]));
    return Promise.all(
      twice.map(async ({ kind, message }) => {
        const body = Buffer.from(JSON.stringify(message));
        return { kind, body, signature: await signature(body, this.secret) };
      }),
    );
  }

  /** Has a notice brought to the court. */
  tell(notice: AgencyMessage<'NOTICE'>): void {
    this.toBring.push({ kind: 'NOTICE', message: notice });
  }

  /** It publishes again from an old copy what was removed or suspended; answers how many entries. */
  republish(at: CourtInstant, entryIds?: readonly string[]): number {
    return this.heard({ kind: 'REPUBLISHED', entryIds, at });
  }

  /** Somebody has made an entry something that the court never said. */
  tamper(change: Tampering, at: CourtInstant): void {
    this.heard({ kind: 'TAMPERED', with: change, at });
  }

  /** All that it has, those that are absent too. */
  standingEntries(at: CourtInstant): readonly Entry[] {
    this.pass(at);
    return this.entries.all();
  }

  /** Does again what the journal holds. */
  again(input: AgencyInput): void {
    this.done(input);
  }

  private heard(input: Extract<AgencyInput, { kind: 'PUT' }>): { status: number; said: object } | null;
  private heard(input: Extract<AgencyInput, { kind: 'REPUBLISHED' }>): number;
  private heard(input: AgencyInput): unknown;
  private heard(input: AgencyInput): unknown {
    this.journal(input);
    return this.done(input);
  }

  /** What it does of itself by now is done once, under its behaviour of now: also after a restart. */
  private pass(at: CourtInstant): void {
    if (this.isDue(epochMs(at))) this.heard({ kind: 'PASSED', at });
  }

  private done(input: AgencyInput): unknown {
    this.advance(input.at);
    switch (input.kind) {
      case 'PASSED':
        return undefined;
      case 'PUT':
        return this.put(input);
      case 'STAFF_QUESTION':
        return this.answerStaff(JSON.parse(input.text) as StaffQuestion, input.at);
      case 'REPUBLISHED':
        return this.entries
          .all()
          .filter(({ entryId }) => input.entryIds?.includes(entryId) ?? true)
          .filter(({ entryId, effect }) => this.entries.putBack(entryId, effect)).length;
      case 'TAMPERED':
        return this.entries.put(input.with);
    }
  }

  private put(input: Extract<AgencyInput, { kind: 'PUT' }>): { status: number; said: object } | null {
    const read = readDelivery(input.text, input.id, this.profile);
    const id = input.id ?? ('deliveryId' in read ? read.deliveryId : undefined);
    if (id === undefined) return { status: 422, said: { title: '无法辨认的报文' } };
    const { loss } = 'deliveryId' in read ? behaviourFor(this.profile, read.effect) : this.profile;
    const attempt = (this.attempts.get(id) ?? 0) + 1;
    this.attempts.set(id, attempt);
    const drawn = (what: string): number => chance(this.seed, this.id, id, what, attempt);
    const lost = loss !== undefined && drawn('lost') < loss.share;
    if (lost && drawn('after-effect') >= loss.afterEffect) return null;
    const answer = this.judged(input, id, read);
    return lost ? null : answer;
  }

  private judged(
    { text, trusted: holds, at }: Extract<AgencyInput, { kind: 'PUT' }>,
    id: string,
    read: AgencyDelivery | Refused,
  ): { status: number; said: object } {
    const known = 'deliveryId' in read ? this.entries.versionOf(read.entry.id, read.effect) : 0;
    const refusal = (fault: Refused) => this.refusal(id, at, fault, known);
    if (!holds) return refusal({ status: 401, reason: { code: 'SIGNATURE', zh: '没有签名或者签名不符' } });
    const earlier = this.taken.get(id);
    if (earlier !== undefined) {
      if (earlier.digest !== digestOf(text))
        return refusal({ status: 409, reason: { code: 'OTHER', zh: '同一推送编号已用于其他内容' } });
      this.scheduled(earlier, at);
      return { status: 200, said: this.standing(id)! };
    }
    if ('status' in read) return refusal(read);
    if (epochMs(read.expiresAt) < epochMs(at))
      return refusal({ status: 422, reason: { code: 'EXPIRED', zh: '推送已过期' } });
    const taken: Taken = { message: read, digest: digestOf(text), receivedAt: at, due: null };
    this.taken.set(id, taken);
    this.refused.delete(id);
    if (read.entry.version < this.entries.versionOf(read.entry.id, read.effect))
      this.settled(taken, 'STALE', epochMs(at));
    else this.scheduled(taken, at);
    const said = this.standing(id)!;
    if (taken.outcome === undefined) this.toTell(said);
    return { status: 200, said };
  }

  /** When it is to be carried out, as this agency behaves now; at once, where there is no delay. */
  private scheduled(taken: Taken, at: CourtInstant): void {
    if (taken.outcome !== undefined || taken.due !== null) return;
    const { silent, delayMinutes = 0 } = behaviourFor(this.profile, taken.message.effect);
    if (silent === true) return;
    taken.due = epochMs(at) + delayMinutes * MINUTE_MS;
    if (delayMinutes === 0) this.carryOut(taken, epochMs(at));
    else this.toDo({ at: taken.due, act: () => this.carryOut(taken, taken.due!) });
  }

  private carryOut(taken: Taken, now: number): void {
    const { entry, effect, expiresAt } = taken.message;
    const before = this.entries.of(entry.id, effect);
    if (entry.version < (before?.version ?? 0)) return this.settled(taken, 'STALE', now);
    if (epochMs(expiresAt) < now) return this.settled(taken, 'REJECTED', now, { code: 'EXPIRED', zh: '推送已过期' });
    const { lies = 0, changesItsMindAfterMinutes } = behaviourFor(this.profile, effect);
    if (lies === 'ALWAYS' || this.lied < lies) this.lied += 1;
    else {
      this.entries.put(entryAfter(taken.message, before));
      if (changesItsMindAfterMinutes !== undefined)
        this.willChangeItsMind(taken, now + changesItsMindAfterMinutes * MINUTE_MS);
    }
    this.settled(taken, 'APPLIED', now);
  }

  private willChangeItsMind({ message: { entry, effect, stateAfter } }: Taken, at: number): void {
    const key = `${entry.id}|${effect}`;
    if (stateAfter === 'PRESENT' || this.changedItsMind.has(key)) return;
    this.changedItsMind.add(key);
    this.toDo({ at, act: () => void this.entries.putBack(entry.id, effect) });
  }

  private settled(taken: Taken, state: AgencyReceipt['state'], now: number, reason?: AgencyReceipt['reason']): void {
    const { deliveryId, entry, effect } = taken.message;
    const known = this.entries.versionOf(entry.id, effect);
    const appliedVersion = state === 'APPLIED' ? entry.version : known;
    taken.outcome = this.said(deliveryId, state, courtInstant(now), appliedVersion, reason);
    this.toTell(taken.outcome);
  }

  private refusal(
    id: string,
    at: CourtInstant,
    { status, reason }: Refused,
    known: number,
  ): { status: number; said: object } {
    const said = this.said(id, 'REJECTED', at, known, reason);
    // What stands under the id is not touched by a refused request.
    if (!this.taken.has(id)) this.refused.set(id, said);
    return { status, said };
  }

  private standing(id: string): AgencyReceipt | undefined {
    const taken = this.taken.get(id);
    if (taken === undefined) return undefined;
    const { entry, effect } = taken.message;
    return taken.outcome ?? this.said(id, 'RECEIVED', taken.receivedAt, this.entries.versionOf(entry.id, effect));
  }

  private said(
    deliveryId: string,
    state: AgencyReceipt['state'],
    at: CourtInstant,
    appliedVersion: number,
    reason?: AgencyReceipt['reason'],
  ): AgencyReceipt {
    const { agencyId } = this.profile;
    return { contract: AGENCY_CONTRACT, deliveryId, agencyId, state, at: this.dated(at), appliedVersion, reason };
  }

  private answerStaff({ questionId, subject }: StaffQuestion, at: CourtInstant): void {
    const identity = subject.identityNumber ?? subject.unitCode;
    const found = this.profile.staff.find((one) => one.identity === identity);
    const { agencyId } = this.profile;
    const notice = { contract: AGENCY_CONTRACT, noticeId: `staff-${questionId}`, agencyId, questionId } as const;
    const matches = found !== undefined;
    this.tell({ ...notice, kind: 'STAFF_MATCH', matches, superior: found?.superior, at: this.dated(at) });
  }

  private toTell(receipt: AgencyReceipt): void {
    if (this.profile.pushes) this.toBring.push({ kind: 'RECEIPT', message: receipt });
  }

  private toDo(one: Later): void {
    this.later.splice(this.later.findLastIndex(({ at }) => at <= one.at) + 1, 0, one);
  }

  /** Does, in their order, what was to be done by now. */
  private advance(at: CourtInstant): void {
    const now = epochMs(at);
    while (this.isDue(now)) this.later.shift()!.act();
  }

  private isDue(now: number): boolean {
    return this.later[0] !== undefined && this.later[0].at <= now;
  }

  private dated(at: CourtInstant): CourtInstant {
    return addMs(at, this.profile.skewMinutes * MINUTE_MS);
  }

  private async answer(status: number, said: object): Promise<Answer> {
    const body = Buffer.from(JSON.stringify(said));
    return { status, body, signature: await signature(body, this.secret) };
  }
}
