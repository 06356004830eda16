import { createHash } from 'node:crypto';

import { Client, type SFTPWrapper } from 'ssh2';

import { LinkAway, LinkRefusal, LinkUntrusted } from '../link-error.js';
import type { FileStore, StoredFile } from './file-store.js';

/** How long a connection, and each request, may take, in milliseconds. */
const ANSWER_WITHIN = 10_000;
/** As much as OpenSSH gives in one answer: a snapshot is read answer by answer. */
const READ_AT_ONCE = 255 * 1024;
/** Codes of the SFTP protocol, and the type of a plain file in its modes. */
const NO_SUCH_FILE = 2;
const PERMISSION_DENIED = 3;
const TYPE_OF_FILE = 0o170000;
const PLAIN_FILE = 0o100000;

export interface SftpSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** `SHA256:…` of the only host key that is believed. */
  readonly hostKey: string;
  readonly privateKey: string | undefined;
}

interface Connection {
  readonly client: Client;
  readonly sftp: SFTPWrapper;
}

/** Files at a server that speaks SFTP, over one connection that is made when it is needed. */
export class SftpStore implements FileStore {
  private connection: Promise<Connection> | undefined;

  constructor(private readonly settings: SftpSettings) {}

  async list(folder: string): Promise<StoredFile[]> {
    const entries = await this.ask<Array<{ filename: string; attrs: { mode: number; size: number; mtime: number } }>>(
      (sftp, done) => sftp.readdir(folder, done),
    ).catch(unlessMissing([]));
    return entries
      .filter(({ attrs }) => (attrs.mode & TYPE_OF_FILE) === PLAIN_FILE)
      .map(({ filename, attrs }) => ({ name: filename, size: attrs.size, modified: attrs.mtime }));
  }

  async read(path: string, limit: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of this.stream(path)) {
      parts.push(part);
      length += part.length;
      if (length >= limit) break;
    }
    return Buffer.concat(parts).subarray(0, limit);
  }

  async *stream(path: string): AsyncGenerator<Uint8Array> {
    const handle = await this.ask<Buffer>((sftp, done) => sftp.open(path, 'r', done));
    try {
      for (let at = 0; ;) {
        const part = await this.part(handle, at);
        if (part.length === 0) return;
        at += part.length;
        yield part;
      }
    } finally {
      await this.ask<void>((sftp, done) => sftp.close(handle, done)).catch(() => undefined);
    }
  }

  exists(path: string): Promise<boolean> {
    return this.ask<unknown>((sftp, done) => sftp.lstat(path, done)).then(() => true, unlessMissing(false));
  }

  async write(path: string, bytes: string | Uint8Array): Promise<void> {
    const data = typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes);
    await this.ask<void>((sftp, done) => sftp.writeFile(`${path}.part`, data, (error) => done(error ?? undefined)));
    await this.move(`${path}.part`, path);
  }

  async move(from: string, to: string): Promise<void> {
    try {
      // The rename of the protocol refuses where something is; OpenSSH has another beside it.
      await this.ask<void>((sftp, done) => sftp.ext_openssh_rename(from, to, done));
    } catch (error) {
      if (!(error instanceof LinkRefusal && error.reason === 'UNSUPPORTED')) throw error;
      await this.remove(to);
      await this.ask<void>((sftp, done) => sftp.rename(from, to, done));
    }
  }

  async remove(path: string): Promise<void> {
    await this.ask<void>((sftp, done) => sftp.unlink(path, done)).catch(unlessMissing(undefined));
  }

  async folder(path: string): Promise<void> {
    const parts = path.split('/');
    for (let end = 1; end <= parts.length; end += 1) {
      const part = parts.slice(0, end).join('/');
      if (part === '' || (await this.exists(part))) continue;
      await this.ask<void>((sftp, done) => sftp.mkdir(part, done)).catch(async (error: unknown) => {
        // Made by another at the same time.
        if (!(await this.exists(part))) throw error;
      });
    }
  }

  async close(): Promise<void> {
    const { connection } = this;
    this.connection = undefined;
    await connection?.then(
      ({ client }) => client.end(),
      () => undefined,
    );
  }

  private part(handle: Buffer, at: number): Promise<Buffer> {
    const into = Buffer.alloc(READ_AT_ONCE);
    return this.ask<Buffer>((sftp, done) =>
      sftp.read(handle, into, 0, into.length, at, (error, read) => {
        // The end of a file is told as an error by some servers.
        if (error && (error as { code?: unknown }).code === 1) done(undefined, Buffer.alloc(0));
        else done(error, into.subarray(0, read));
      }),
    );
  }

  private async ask<T>(
    question: (sftp: SFTPWrapper, done: (error?: Error | null, value?: T) => void) => void,
  ): Promise<T> {
    const { client, sftp } = await this.connected();
    return new Promise<T>((resolve, reject) => {
      // A server that has fallen silent: everything that waits for it fails with its connection.
      const silence = setTimeout(() => {
        client.destroy();
        reject(new LinkAway());
      }, ANSWER_WITHIN);
      const lost = (): void => finish(() => reject(new LinkAway()));
      const finish = (then: () => void): void => {
        clearTimeout(silence);
        client.removeListener('close', lost);
        then();
      };
      client.once('close', lost);
      try {
        question(sftp, (error, value) => finish(() => (error ? reject(failure(error)) : resolve(value as T))));
      } catch (cause) {
        // The library asks for no extension that the server has not announced.
        finish(() => reject(new LinkRefusal(0, 'UNSUPPORTED', { cause })));
      }
    });
  }

  private connected(): Promise<Connection> {
    const connecting = (this.connection ??= this.connect());
    connecting.catch(() => this.forget(connecting));
    return connecting;
  }

  private forget(connecting: Promise<Connection>): void {
    if (this.connection === connecting) this.connection = undefined;
  }

  private connect(): Promise<Connection> {
    const { host, port, user, hostKey, privateKey } = this.settings;
    const client = new Client();
    client.setMaxListeners(0);
    let strange = false;
    const connecting = new Promise<Connection>((resolve, reject) => {
      client.on('error', (error) => reject(strange ? new LinkUntrusted('HOST_KEY') : failure(error)));
      client.on('close', () => {
        this.forget(connecting);
        reject(new LinkAway());
      });
      client.on('ready', () => {
        // Requests are small and each waits for its answer: held back to be gathered they would take 40 ms apiece.
        client.setNoDelay(true);
        client.sftp((error, sftp) => (error ? reject(failure(error)) : resolve({ client, sftp })));
      });
      client.connect({
        host,
        port,
        username: user,
        ...(privateKey === undefined ? {} : { privateKey }),
        readyTimeout: ANSWER_WITHIN,
        keepaliveInterval: 15_000,
        hostVerifier: (key: Buffer) => {
          strange = hostKey !== fingerprintOfHost(key);
          return !strange;
        },
      });
    });
    return connecting;
  }
}

/** As OpenSSH prints it. */
const fingerprintOfHost = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

function failure(cause: Error): LinkAway | LinkRefusal {
  const { code, level } = cause as { code?: unknown; level?: unknown };
  if (level === 'client-authentication') return new LinkRefusal(0, 'AUTHENTICATION', { cause });
  if (code === NO_SUCH_FILE) return new LinkRefusal(0, 'NO_SUCH_FILE', { cause });
  if (code === PERMISSION_DENIED) return new LinkRefusal(0, 'PERMISSION_DENIED', { cause });
  if (typeof code === 'number') return new LinkRefusal(0, 'SFTP_FAILURE', { cause });
  return new LinkAway({ cause });
}

const unlessMissing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof LinkRefusal && error.reason === 'NO_SUCH_FILE') return instead;
    throw error;
  };
