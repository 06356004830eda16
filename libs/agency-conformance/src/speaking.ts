import { request } from 'node:https';
import { AGENCY_PATH, SIGNATURE_HEADER } from '@hejie/contracts/exchange';

/** What is asked of an agency; `path` begins after `/hejie/v1`. */
export interface Asked {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly body?: Buffer;
  readonly signature?: string;
}

/** What came back, byte by byte. */
export interface Answered {
  readonly status: number;
  readonly body: Buffer;
  readonly signature?: string;
}

/** Asks an agency; throws {@link Unanswered} where nothing comes back. */
export type Speak = (asked: Asked) => Promise<Answered>;

/** No answer: no connection, no trust in the certificate, or too late. */
export class Unanswered extends Error {}

/** With which certificate an agency is asked, and whose it must show. PEM. */
export interface HttpsTarget {
  /** With or without `/hejie/v1` at its end. */
  readonly url: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

/** Asks over HTTPS, each time on a connection of its own. */
export function overHttps({ url, ca, cert, key, timeoutMs = TIMEOUT_MS }: HttpsTarget): Speak {
  const base = `${url.replace(/\/+$/, '').replace(new RegExp(`${AGENCY_PATH}$`), '')}${AGENCY_PATH}`;
  return ({ method, path, body, signature }) =>
    new Promise((resolve, reject) => {
      const headers = {
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length }),
        ...(signature === undefined ? {} : { [SIGNATURE_HEADER]: signature }),
      };
      const away = (fault: Error): void => reject(new Unanswered(fault.message));
      const sent = request(
        `${base}${path}`,
        { method, headers, ca, cert, key, agent: false, timeout: timeoutMs },
        (answer) => {
          const parts: Buffer[] = [];
          const signed = answer.headers[SIGNATURE_HEADER];
          answer.on('data', (part: Buffer) => parts.push(part)).once('error', away);
          answer.once('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(parts),
              signature: typeof signed === 'string' ? signed : undefined,
            }),
          );
        },
      );
      sent.once('timeout', () => sent.destroy(new Error(`no answer within ${timeoutMs} ms`))).once('error', away);
      sent.end(body);
    });
}
