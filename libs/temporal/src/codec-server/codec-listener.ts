import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { PayloadCodec } from '@temporalio/common';
import { JSONToPayload, payloadToJSON, type JSONPayload } from '@temporalio/common/lib/proto-utils.js';
import { AccessError, accessErrors } from '@hejie/security';
import { PayloadKeyError } from '../payload/payload-errors.js';
import { type AdmitReader } from './readers.js';

export interface CodecServerOptions {
  readonly codec: PayloadCodec;
  /** Origin of the Temporal UI, e.g. `http://127.0.0.1:8233`: no other page may ask. */
  readonly uiOrigin: string;
  /** Who may read payloads. `'everybody'` is whoever reaches the port: only for a stack of invented cases on loopback. */
  readonly readers: AdmitReader | 'everybody';
}

const MAX_BODY_BYTES = 8 * 1024 * 1024;

/**
 * The codec endpoint of the Temporal UI and CLI: `POST /encode`, `POST /decode`, body `{payloads: […]}`.
 * A plain request listener: fits `http.createServer` and `app.use` of Express alike.
 * Errors are problem+json: 401 without a valid token, 403 for who may not read, 503 while the issuer's keys cannot be read,
 * 400 for a body or payload that cannot be read.
 */
export function codecListener(options: CodecServerOptions): RequestListener {
  return (request, response) => {
    answer(options, request, response).catch((error: unknown) => refuse(response, problemOf(error)));
  };
}

async function answer(options: CodecServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  allowUi(options.uiOrigin, response);
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const path = new URL(request.url ?? '/', 'http://codec').pathname;
  const step = path.endsWith('/encode') ? 'encode' : path.endsWith('/decode') ? 'decode' : undefined;
  if (step === undefined)
    throw new Problem(404, 'CODEC.NOT_FOUND', '没有此接口', 'there is only POST /encode and POST /decode');
  if (request.method !== 'POST') throw new Problem(405, 'CODEC.METHOD', '只接受 POST', 'only POST is accepted');
  await authorize(options.readers, request);
  const payloads = await payloadsOf(request);
  const result = await options.codec[step](payloads.map(JSONToPayload));
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ payloads: result.map(payloadToJSON) }));
}

function allowUi(origin: string, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-methods', 'POST');
  response.setHeader('access-control-allow-headers', 'content-type,x-namespace,authorization');
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('vary', 'Origin');
}

async function authorize(readers: CodecServerOptions['readers'], request: IncomingMessage): Promise<void> {
  if (readers === 'everybody') return;
  const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) throw accessErrors.tokenMissing();
  await readers(token);
}

async function payloadsOf(request: IncomingMessage): Promise<JSONPayload[]> {
  const malformed = new Problem(
    400,
    'CODEC.BODY',
    '请求内容不正确',
    'the body must be {"payloads": [{"metadata": {…}, "data": "…"}]}',
  );
  let body: unknown;
  try {
    body = JSON.parse(await textOf(request));
  } catch (error) {
    throw error instanceof Problem ? error : malformed;
  }
  const { payloads } = (body ?? {}) as { payloads?: unknown };
  if (!Array.isArray(payloads) || !payloads.every((payload) => typeof payload === 'object' && payload !== null))
    throw malformed;
  return payloads as JSONPayload[];
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES)
      throw new Problem(413, 'CODEC.TOO_LARGE', '请求内容过大', `the body must not exceed ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof AccessError) return new Problem(error.status, error.code, error.zh, error.en);
  if (error instanceof PayloadKeyError) return new Problem(400, error.code, error.zh, error.en);
  return new Problem(400, 'CODEC.PAYLOAD', '数据无法读取', 'a payload could not be read');
}

function refuse(response: ServerResponse, { status, code, zh, en }: Problem): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: en, status, code, detail: zh, messages: { zh, en } }));
}
