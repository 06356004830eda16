import { link, readFile, rm, stat, utimes, writeFile, rename, readdir, mkdir } from 'node:fs/promises';

import { z } from 'zod';

import type { Broken } from '../agency-link.js';
import { localStore, unlessMissing } from '../files/local-store.js';
import { LinkUntrusted } from '../link-error.js';
import type { CourtIdentity, PublicKey } from '../signing/keys.js';
import { digestOf, signed } from '../signing/signature.js';
import {
  type Bundle,
  bundled,
  BUNDLE_FILE,
  BUNDLE_LIMIT,
  type BundleLine,
  bundleName,
  headOf,
  opened,
} from './bundle.js';

export interface ChannelSettings {
  readonly route: string;
  /** Folder into which bundles are put, and from where something carries them to the other side. */
  readonly outbox: string;
  /** Folder in which those of the other side appear. */
  readonly inbox: string;
  /** Folder of this side alone: how far it is, and copies of what the other has not said it took. */
  readonly memory: string;
  readonly identity: Pick<CourtIdentity, 'signingKey'>;
  /** Keys of the other side. */
  readonly keys: readonly PublicKey[];
  /** After how many milliseconds a bundle that is neither there nor taken is put again. */
  readonly resendAfter?: number;
}

/** A bundle carried by night, or by hand, may be on its way for so long. */
const RESEND_AFTER = 15 * 60 * 1000;

const progress = z.strictObject({
  /** The bundle that is being taken, and how many of its lines were. */
  number: z.number().int().nonnegative(),
  lines: z.number().int().nonnegative(),
  /** The last of ours that the other side has taken. */
  acknowledged: z.number().int().nonnegative(),
});
type Progress = z.output<typeof progress>;

/**
 * One end of a way of numbered, signed bundles: store and forward. What was sent is kept until the other side says that it took it, and put again if it got lost; what
 * comes is taken in the order of its numbers, and a bundle that is missing or altered holds up those behind it. Either side may be killed at any moment and goes on where it was.
 */
export class BundleChannel {
  private readonly sent: string;
  private receiving: Promise<unknown> = Promise.resolve();
  /** Something was taken, of which the other side has not heard yet. */
  private owes = false;
  private readonly own = crypto.randomUUID().slice(0, 8);

  constructor(private readonly settings: ChannelSettings) {
    this.sent = `${settings.memory}/sent`;
  }

  /** Resolves when the bundle is on the disk: it will arrive. */
  async send(lines: readonly BundleLine[]): Promise<number> {
    await this.folders();
    const taken = await this.taken();
    for (;;) {
      const number = Math.max(0, ...(await this.numbers())) + 1;
      const draft = `${this.sent}/${crypto.randomUUID()}.draft`;
      await localStore.write(draft, bundled({ route: this.settings.route, number, taken }, lines));
      // Of two processes that take the same number one is refused.
      const mine = await link(draft, `${this.sent}/${bundleName(number)}.ndjson`).then(() => true, unlessThere);
      await rm(draft, { force: true });
      if (!mine) continue;
      this.owes = false;
      await this.publish(number);
      return number;
    }
  }

  /** An empty bundle that says what was taken, where none has said so: else the other side would put it again. It asks for no such answer itself. */
  async acknowledge(): Promise<void> {
    if (this.owes) await this.send([]);
  }

  /**
   * Hands over the lines of each bundle in turn; a line is done once `take` has resolved, and comes again otherwise.
   * @returns how many lines were taken.
   */
  receive(take: (line: BundleLine) => Promise<void>, broken: (what: Broken) => Promise<void>): Promise<number> {
    const received = this.receiving.then(() => this.receiveNow(take, broken));
    this.receiving = received.catch(() => undefined);
    return received;
  }

  private async receiveNow(
    take: (line: BundleLine) => Promise<void>,
    broken: (what: Broken) => Promise<void>,
  ): Promise<number> {
    await this.folders();
    let count = 0;
    let at = await this.progress();
    if (await this.dropTaken(await this.taken())) this.owes = true;
    for (;;) {
      const number = (await this.taken()) + 1;
      const path = `${this.settings.inbox}/${bundleName(number)}`;
      const bytes = await localStore.read(`${path}.ndjson`, BUNDLE_LIMIT + 1).catch(unlessMissing(undefined));
      if (!bytes) break;
      const bundle = await this.open(path, bytes, number);
      if (bundle instanceof LinkUntrusted) {
        // Another process of this side has taken it, and its signature away, meanwhile.
        if ((await this.taken()) >= number) continue;
        await broken({ reason: bundle.reason, digest: digestOf(bytes), name: `${bundleName(number)}.ndjson` });
        await this.quarantine(path, bytes);
        break;
      }
      const { lines, head } = bundle;
      for (let line = at.number === number ? at.lines : 0; line < lines.length; line += 1) {
        await take(lines[line]!);
        count += 1;
        at = { ...at, number, lines: line + 1 };
        await this.remember(at);
      }
      at = { number, lines: lines.length, acknowledged: Math.max(at.acknowledged, head.taken) };
      await this.remember(at);
      await this.markTaken(number);
      if (lines.length > 0) this.owes = true;
      await this.dropTaken(number);
    }
    await this.mend(at.acknowledged);
    return count;
  }

  private async open(path: string, bytes: Buffer, number: number): Promise<Bundle | LinkUntrusted> {
    const { route, keys } = this.settings;
    const signature = await readFile(`${path}.jws`, 'latin1').catch(() => undefined);
    try {
      return await opened(bytes, signature?.trim(), { route, number, keys });
    } catch (error) {
      if (error instanceof LinkUntrusted) return error;
      throw error;
    }
  }

  /** Out of the way, so that the other side's copy can take its place. */
  private async quarantine(path: string, bytes: Buffer): Promise<void> {
    const away = `${this.settings.inbox}/quarantine/${digestOf(bytes).slice('sha256:'.length)}`;
    await localStore.move(`${path}.ndjson`, `${away}.ndjson`);
    if (await localStore.exists(`${path}.jws`)) await localStore.move(`${path}.jws`, `${away}.jws`);
  }

  /** What has been taken, also if it comes again: it is known by its number. @returns whether there was any. */
  private async dropTaken(upTo: number): Promise<boolean> {
    const { inbox } = this.settings;
    const files = await localStore.list(inbox);
    const taken = files.map(({ name }) => name).filter((name) => numberOf(name) <= upTo);
    for (const name of taken) {
      await rm(`${inbox}/${name}`, { force: true });
      await rm(`${inbox}/${name.replace(/\.ndjson$/, '.jws')}`, { force: true });
    }
    return taken.length > 0;
  }

  /** What was taken over there is forgotten here, but for the last, by which numbers go on; what got lost is put again. */
  private async mend(acknowledged: number): Promise<void> {
    const { outbox, resendAfter = RESEND_AFTER } = this.settings;
    const numbers = await this.numbers();
    const last = Math.max(0, ...numbers);
    for (const number of numbers) {
      const copy = `${this.sent}/${bundleName(number)}.ndjson`;
      if (number <= acknowledged) {
        if (number < last) await rm(copy, { force: true });
        continue;
      }
      if (await localStore.exists(`${outbox}/${bundleName(number)}.ndjson`)) continue;
      const { mtimeMs } = await stat(copy);
      if (Date.now() - mtimeMs < resendAfter) continue;
      // An empty one is only missed where others come behind it.
      if (number < last || headOf(await readFile(copy)).count > 0) await this.publish(number);
    }
  }

  private async publish(number: number): Promise<void> {
    const copy = `${this.sent}/${bundleName(number)}.ndjson`;
    const bytes = await readFile(copy);
    const path = `${this.settings.outbox}/${bundleName(number)}`;
    await localStore.write(`${path}.jws`, await signed(bytes, this.settings.identity));
    await localStore.write(`${path}.ndjson`, bytes);
    const now = new Date();
    await utimes(copy, now, now);
  }

  private async numbers(): Promise<number[]> {
    return (await readdir(this.sent)).map(numberOf).filter(Number.isFinite);
  }

  /** By marks, of which the highest counts: so it never goes back, whoever of several processes was slower. */
  private async taken(): Promise<number> {
    const marks = await readdir(`${this.settings.memory}/taken`);
    return Math.max(0, ...marks.map(markedBy).filter(Number.isFinite));
  }

  private async markTaken(number: number): Promise<void> {
    const folder = `${this.settings.memory}/taken`;
    await localStore.write(`${folder}/${MARK}${number}`, '');
    for (const name of await readdir(folder))
      if (markedBy(name) < number) await rm(`${folder}/${name}`, { force: true });
  }

  private async progress(): Promise<Progress> {
    const text = await readFile(`${this.settings.memory}/progress.json`, 'utf8').catch(unlessMissing(undefined));
    return text === undefined ? { number: 0, lines: 0, acknowledged: 0 } : progress.parse(JSON.parse(text));
  }

  /** After each line: without waiting for the disk, for only a machine that loses power could forget it, and then lines come again. */
  private async remember(at: Progress): Promise<void> {
    const path = `${this.settings.memory}/progress.json`;
    const part = `${path}.${this.own}.part`;
    await writeFile(part, JSON.stringify(at));
    await rename(part, path);
  }

  private async folders(): Promise<void> {
    const { outbox, inbox, memory } = this.settings;
    for (const path of [outbox, `${inbox}/quarantine`, this.sent, `${memory}/taken`])
      await mkdir(path, { recursive: true });
  }
}

const MARK = 'BUNDLE-';
/** `NaN` where a file is no mark, such as one that a kill has left half written. */
const markedBy = (name: string): number => Number(name.slice(MARK.length));

/** `NaN` where a file is no bundle. */
const numberOf = (name: string): number => Number(BUNDLE_FILE.exec(name)?.[1]);

const unlessThere = (error: NodeJS.ErrnoException): false => {
  if (error.code === 'EEXIST') return false;
  throw error;
};
