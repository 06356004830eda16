import type { IncomingMessage } from 'node:http';

import { LinkUntrusted } from '../link-error.js';

/** The body of a request, up to a limit. @throws LinkUntrusted `TOO_LARGE` */
export async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limit) throw new LinkUntrusted('TOO_LARGE');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The same as a stream. */
export async function* limited(request: IncomingMessage, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limit) throw new LinkUntrusted('TOO_LARGE');
    yield part;
  }
}

/** Text of a header that stands there once. */
export const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? undefined : value;
};
