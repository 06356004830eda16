import type { Heard, Incoming, SnapshotReader } from '../agency-link.js';
import { LinkUntrusted } from '../link-error.js';
import type { Carrier } from '../signing-link.js';
import { hear, idOf, isAnswerKind, MESSAGE_LIMIT, type Outgoing, type Speaker } from '../signing/messages.js';
import { digestOf } from '../signing/signature.js';
import { snapshotReader } from '../snapshot/snapshot-reader.js';
import type { FileStore, StoredFile } from './file-store.js';

const SIGNATURE_LIMIT = 4_000;
const MESSAGE_NAME = /^([A-Z_]+)-[A-Za-z0-9._-]{1,100}\.json$/;
const SNAPSHOT_NAME = /^SNAPSHOT-\d{4}-\d{2}-\d{2}\.ndjson$/;

/**
 * Two folders at an agency: `to-agency` and `from-agency`. A message is a file `<KIND>-<id>.json` and its signature `<KIND>-<id>.jws`, which is there first. What was taken is moved to
 * `from-agency/taken`, what is broken to `from-agency/quarantine`, each under the digest of its bytes: the same again is known by it.
 */
export class Mailbox implements Carrier {
  private readonly toAgency: string;
  private readonly fromAgency: string;
  private ready: Promise<unknown> | undefined;

  constructor(
    private readonly store: FileStore,
    directory: string,
    private readonly speaker: Speaker,
  ) {
    this.toAgency = `${directory}/to-agency`;
    this.fromAgency = `${directory}/from-agency`;
  }

  async carry(out: Outgoing): Promise<Heard | null> {
    await this.folders();
    const path = `${this.toAgency}/${out.kind}-${idOf(out)}`;
    const { body, signature } = out.signed;
    if (await this.store.exists(`${path}.json`)) {
      const there = await this.store.read(`${path}.json`, MESSAGE_LIMIT);
      if (there.equals(Buffer.from(body))) return null;
      // Never one's signature beside the other's bytes.
      await this.store.remove(`${path}.json`);
    }
    await this.store.write(`${path}.jws`, signature);
    await this.store.write(`${path}.json`, body);
    return null;
  }

  /** Answers come as files. */
  async answerTo(): Promise<Heard | null> {
    return null;
  }

  async collect(take: (incoming: Incoming) => Promise<void>): Promise<number> {
    await this.folders();
    const files = await this.store.list(this.fromAgency);
    const waiting = files.filter(({ name }) => isMessage(name)).sort(inOrder);
    let count = 0;
    for (const file of waiting) if (await this.taken(file, take)) count += 1;
    return count;
  }

  async snapshot(): Promise<SnapshotReader | null> {
    await this.folders();
    const names = (await this.store.list(this.fromAgency)).map(({ name }) => name);
    const all = names.filter((name) => SNAPSHOT_NAME.test(name)).sort();
    const newest = all.at(-1);
    if (newest === undefined) return null;
    const path = `${this.fromAgency}/${newest}`;
    return snapshotReader({
      bytes: this.store.stream(path),
      speaker: this.speaker,
      taken: async () => {
        for (const name of all) await this.store.move(`${this.fromAgency}/${name}`, `${this.fromAgency}/taken/${name}`);
      },
      quarantine: () => this.store.move(path, `${this.fromAgency}/quarantine/${newest}`),
    });
  }

  close(): Promise<void> {
    return this.store.close();
  }

  /** @returns whether it was handed over: what was taken before is not. */
  private async taken(file: StoredFile, take: (incoming: Incoming) => Promise<void>): Promise<boolean> {
    const path = `${this.fromAgency}/${file.name}`;
    const signaturePath = path.replace(/\.[^.]*$/, '.jws');
    const bytes = await this.store.read(path, MESSAGE_LIMIT + 1);
    const signature = (await this.store.exists(signaturePath))
      ? (await this.store.read(signaturePath, SIGNATURE_LIMIT + 1)).toString('latin1').trim()
      : undefined;
    const heard = await this.heard(file.name, bytes, signature);
    const { folder, digest, incoming } =
      heard instanceof LinkUntrusted
        ? {
            folder: 'quarantine',
            // With its signature: the same bytes may come again, rightly signed.
            digest: digestOf(`${digestOf(bytes)}.${signature ?? ''}`),
            incoming: {
              kind: 'BROKEN' as const,
              broken: { reason: heard.reason, digest: digestOf(bytes), name: safeName(file.name) },
            },
          }
        : { folder: 'taken', digest: heard.evidence, incoming: heard };
    const away = `${this.fromAgency}/${folder}/${digest.slice('sha256:'.length)}`;
    const again = await this.store.exists(`${away}.json`);
    if (!again) await take(incoming);
    // The message first: left alone it would be one without a signature, and a signature left alone is nothing.
    await this.store.move(path, `${away}.json`);
    if (signature !== undefined) await this.store.move(signaturePath, `${away}.jws`);
    return !again;
  }

  private async heard(name: string, bytes: Buffer, signature: string | undefined): Promise<Heard | LinkUntrusted> {
    const kind = MESSAGE_NAME.exec(name)?.[1] ?? '';
    try {
      if (!isAnswerKind(kind)) throw new LinkUntrusted('SCHEMA');
      return await hear(kind, bytes, signature, this.speaker);
    } catch (error) {
      if (error instanceof LinkUntrusted) return error;
      throw error;
    }
  }

  private folders(): Promise<unknown> {
    const making = (this.ready ??= Promise.all(
      [this.toAgency, `${this.fromAgency}/taken`, `${this.fromAgency}/quarantine`].map((path) =>
        this.store.folder(path),
      ),
    ));
    making.catch(() => (this.ready = undefined));
    return making;
  }
}

/** A file still being written, a signature that waits for its message and a snapshot are none. */
const isMessage = (name: string): boolean =>
  !name.endsWith('.part') && !name.endsWith('.jws') && !SNAPSHOT_NAME.test(name);

const inOrder = (a: StoredFile, b: StoredFile): number => a.modified - b.modified || (a.name < b.name ? -1 : 1);

/** The name of a file may say somebody's name: only one of the contract's form is told. */
const safeName = (name: string): string =>
  MESSAGE_NAME.test(name) ? name : `unnamed-${digestOf(name).slice('sha256:'.length, 'sha256:'.length + 12)}`;
