import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { accessErrors } from '@hejie/security';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { payloadToJSON, type JSONPayload } from '@temporalio/common/lib/proto-utils.js';
import { EncryptionCodec } from '../payload/encryption-codec.js';
import { parseKeyRing } from '../payload/key-ring.js';
import { codecListener, type CodecServerOptions } from './codec-listener.js';

const UI = 'http://127.0.0.1:8233';
const codec = new EncryptionCodec(parseKeyRing(`k1:${Buffer.alloc(32, 1).toString('base64')}`));
const payload = payloadToJSON(defaultPayloadConverter.toPayload({ caseNumber: '(2026)琼0271执前调3号' }) as Payload);

describe('the codec server', () => {
  let server: Server;
  afterEach(() => {
    server.close();
  });

  async function serve(readers: CodecServerOptions['readers'] = 'everybody'): Promise<string> {
    server = createServer(codecListener({ codec, uiOrigin: UI, readers }));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const post = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it('encodes, and decodes what it encoded', async () => {
    const url = await serve();
    const encoded = (await (await post(`${url}/encode`, { payloads: [payload] })).json()) as {
      payloads: JSONPayload[];
    };
    expect(encoded.payloads[0]?.data).not.toBe(payload.data);
    const decoded = await (await post(`${url}/decode`, encoded)).json();
    expect(decoded).toEqual({ payloads: [payload] });
  });

  it('lets the page of the UI ask, and names no other origin', async () => {
    const url = await serve();
    const preflight = await fetch(`${url}/decode`, { method: 'OPTIONS', headers: { origin: 'http://evil.example' } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(UI);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-namespace');
  });

  it('shows nothing without a token, and nothing but the reason to who is not let in', async () => {
    const url = await serve((token) =>
      token === 'operator' ? Promise.resolve() : Promise.reject(accessErrors.roleDenied()),
    );
    const ask = (headers?: Record<string, string>) => post(`${url}/decode`, { payloads: [] }, headers);
    expect(await problem(await ask())).toEqual([401, 'AUTH.TOKEN_MISSING']);
    expect(await problem(await ask({ authorization: 'Bearer clerk' }))).toEqual([403, 'AUTH.ROLE_DENIED']);
    expect((await ask({ authorization: 'Bearer operator' })).status).toBe(200);
  });

  it.each([
    ['no JSON', 400, 'CODEC.BODY'],
    [{ payloads: 'x' }, 400, 'CODEC.BODY'],
    [{ payloads: [null] }, 400, 'CODEC.BODY'],
    ['"' + 'x'.repeat(9 * 1024 * 1024) + '"', 413, 'CODEC.TOO_LARGE'],
    [
      {
        payloads: [{ metadata: { encoding: b64('binary/encrypted'), 'encryption-key-id': b64('k9') }, data: b64('x') }],
      },
      400,
      'PAYLOAD.UNKNOWN_KEY',
    ],
    [
      {
        payloads: [{ metadata: { encoding: b64('binary/encrypted'), 'encryption-key-id': b64('k1') }, data: b64('x') }],
      },
      400,
      'PAYLOAD.TAMPERED',
    ],
  ])('answers a body it cannot read with a problem (%#)', async (body, status, code) => {
    const url = await serve();
    const answer = await post(`${url}/decode`, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({
      status,
      code,
      messages: { zh: expect.any(String), en: expect.any(String) },
    });
  });

  it('knows no other address and no other method', async () => {
    const url = await serve();
    expect((await post(`${url}/keys`, {})).status).toBe(404);
    expect((await fetch(`${url}/decode`)).status).toBe(405);
  });
});

async function problem(answer: Response): Promise<[status: number, code: unknown]> {
  return [answer.status, ((await answer.json()) as { code?: unknown }).code];
}

function b64(text: string): string {
  return Buffer.from(text).toString('base64');
}
