import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';

import { LinkAway, LinkUntrusted } from '../link-error.js';
import { MESSAGE_LIMIT } from '../signing/messages.js';

/** How long one request may take, in milliseconds. */
const ANSWER_WITHIN = 10_000;
/** How long a stream may stay silent, in milliseconds; it is silent too while whoever reads it is busy. */
const STREAM_WITHIN = 60_000;
/** Requests to one agency at the same time; more wait. */
const AT_ONCE = 16;
/** A gateway that says so has reached nobody. */
const AWAY = [502, 503, 504];

export interface HttpsClientSettings {
  /** Up to where the paths begin. */
  readonly url: string;
  readonly ca: string;
  readonly crl?: string;
  readonly tls?: { readonly cert: string; readonly key: string };
}

export interface HttpsRequest {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpsAnswer {
  readonly status: number;
  header(name: string): string | undefined;
  readonly body: Buffer;
}

/** One agency over mutual TLS: its certificate is checked against the CA and the CRL that its subscription names, and none other. No redirect is followed. */
export class HttpsClient {
  private readonly agent: Agent;

  constructor(private readonly settings: HttpsClientSettings) {
    const { ca, crl, tls } = settings;
    this.agent = new Agent({
      keepAlive: true,
      maxSockets: AT_ONCE,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ca,
      ...(crl === undefined ? {} : { crl }),
      ...tls,
    });
  }

  /** @throws LinkAway, LinkUntrusted */
  async ask(asked: HttpsRequest): Promise<HttpsAnswer> {
    const response = await this.reach(asked, AbortSignal.timeout(ANSWER_WITHIN));
    const body = await whole(response);
    if (AWAY.includes(response.statusCode ?? 0)) throw new LinkAway();
    return { status: response.statusCode ?? 0, header: (name) => text(response.headers[name]), body };
  }

  /** The answer as it comes. @throws LinkAway, LinkUntrusted */
  async stream(asked: HttpsRequest): Promise<{ status: number; bytes: AsyncIterable<Uint8Array>; drop(): void }> {
    const response = await this.reach(asked);
    return {
      status: response.statusCode ?? 0,
      bytes: mapped(response),
      drop: () => response.destroy(),
    };
  }

  close(): void {
    this.agent.destroy();
  }

  private async reach(asked: HttpsRequest, signal?: AbortSignal): Promise<IncomingMessage> {
    try {
      return await this.once(asked, signal);
    } catch (error) {
      // The agency has closed a connection that was kept: said again on a new one. Everything that is asked may be asked twice.
      if (error instanceof ClosedMeanwhile) return this.once(asked, signal).catch(rethrow);
      return rethrow(error);
    }
  }

  private once(
    { method, path, headers = {}, body }: HttpsRequest,
    signal: AbortSignal | undefined,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { agent } = this;
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const asking = request(this.settings.url.replace(/\/$/, '') + path, {
        method,
        agent,
        timeout: signal ? ANSWER_WITHIN : STREAM_WITHIN,
        ...(signal ? { signal } : {}),
        headers: { ...headers, ...length },
      });
      asking.on('response', resolve);
      asking.on('timeout', () => asking.destroy(new Error('silent')));
      asking.on('error', (error: NodeJS.ErrnoException) =>
        reject(asking.reusedSocket && error.code === 'ECONNRESET' ? new ClosedMeanwhile() : error),
      );
      asking.end(body);
    });
  }
}

class ClosedMeanwhile extends Error {}

const text = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? undefined : header;

async function whole(response: IncomingMessage): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of mapped(response)) {
    length += part.length;
    if (length > MESSAGE_LIMIT) {
      response.destroy();
      throw new LinkUntrusted('TOO_LARGE');
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function* mapped(response: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of response) yield part as Uint8Array;
  } catch (error) {
    rethrow(error);
  }
}

/** By TLS's own codes: it was reached, and one side does not believe the certificate of the other. */
const CERTIFICATE =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERROR_IN_C|INVALID_|HOSTNAME_|PATH_LENGTH)/;

function rethrow(cause: unknown): never {
  if (cause instanceof LinkUntrusted || cause instanceof LinkAway) throw cause;
  const { code } = (cause ?? {}) as { code?: unknown };
  if (typeof code === 'string' && CERTIFICATE.test(code)) throw new LinkUntrusted('CERTIFICATE', code, { cause });
  throw new LinkAway({ cause });
}
