import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';

import { AGENCY_PATH, SIGNATURE_HEADER } from '@hejie/contracts/exchange';

import type { AnswerKind, Incoming, SignedMessage, SnapshotReader } from '../agency-link.js';
import { LinkUntrusted } from '../link-error.js';
import { fingerprintOf } from '../settings.js';
import type { PublicKey } from '../signing/keys.js';
import { hear, MESSAGE_LIMIT, type Speaker } from '../signing/messages.js';
import { digestOf } from '../signing/signature.js';
import { snapshotReader } from '../snapshot/snapshot-reader.js';
import { bodyOf, headerOf, limited } from './door-requests.js';

/** A snapshot of ten million lines is smaller, in bytes. */
const SNAPSHOT_LIMIT = 4 * 1024 ** 3;
/** How long a client may take over the head of a request, in milliseconds. */
const HEAD_WITHIN = 10_000;
/** And over a whole request: a snapshot over a thin line takes long. */
const REQUEST_WITHIN = 30 * 60 * 1000;
const FEED_MOST = 500;

/** What an agency brings to the door: a message, something broken, or a snapshot that is read as it comes. */
export type Brought = { readonly agencyId: string } & (
  Incoming | { readonly kind: 'SNAPSHOT'; readonly snapshot: SnapshotReader }
);

/** What the door answers: `body` as JSON, none where it is absent. */
export interface DoorAnswer {
  readonly status: number;
  readonly body?: object;
}

/** What waits for an agency that fetches by itself, in the order of its positions. */
export interface Feed {
  readonly messages: ReadonlyArray<SignedMessage & { readonly position: number }>;
  /** Behind which it is to ask next. */
  readonly next: number;
}

export interface AgencyDoorSettings {
  /** 0: any free one. */
  readonly port: number;
  /** Loopback if absent. */
  readonly host?: string;
  /** The court's certificate and key; who issues the certificates of agencies, and which of them are revoked (PEM). */
  readonly tls: { readonly cert: string; readonly key: string; readonly ca: string; readonly crl?: string };
  /** Whose certificate it is, by its SHA-256, and by which keys he signs. */
  agencyOf(fingerprint: string): Promise<Speaker | undefined>;
  /** The court's public keys, by which agencies know what it signs. */
  readonly identityKeys: readonly PublicKey[];
  /** Nothing of a broken message; its answer goes to the agency, but for something broken, which is refused by the door. */
  receive(brought: Brought): Promise<DoorAnswer>;
  feed(agencyId: string, after: number, limit: number): Promise<Feed>;
  /** Told of what failed behind the door: no content. */
  failed?(error: unknown): void;
}

export interface AgencyDoor {
  readonly port: number;
  /** With other certificates or a newer list of the revoked: for connections from now on. */
  renew(tls: AgencyDoorSettings['tls']): void;
  close(): Promise<void>;
}

/**
 * The court's door for agencies: mutual TLS, and nobody comes in whose certificate is not issued by the CA, is expired or revoked, or belongs to no agency. What comes in
 * is signed by that agency and fits the contract, or is refused.
 */
export async function startAgencyDoor(settings: AgencyDoorSettings): Promise<AgencyDoor> {
  const { port, host = '127.0.0.1', failed = () => undefined } = settings;
  const server = createServer(
    {
      ...settings.tls,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      headersTimeout: HEAD_WITHIN,
      requestTimeout: REQUEST_WITHIN,
    },
    (request, response) => {
      answer(settings, request)
        .catch((error: unknown) => {
          if (error instanceof LinkUntrusted) return refusal(error);
          failed(error);
          return problem(500, 'DOOR.FAILED', '系统故障，请稍后重试', 'The court could not take it; try again');
        })
        .then((answered) => write(response, answered))
        .catch(failed);
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    renew: (tls) => server.setSecureContext({ ...tls, minVersion: 'TLSv1.2' }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const POSTED: Readonly<Record<string, AnswerKind>> = {
  'POST /receipts': 'RECEIPT',
  'POST /shown': 'SHOWN',
  'POST /notices': 'NOTICE',
  'POST /property-replies': 'PROPERTY_REPLY',
};

async function answer(settings: AgencyDoorSettings, request: IncomingMessage): Promise<DoorAnswer> {
  const certificate = (request.socket as TLSSocket).getPeerX509Certificate();
  const speaker = certificate && (await settings.agencyOf(fingerprintOf(certificate)));
  if (!speaker) return problem(403, 'DOOR.UNKNOWN_AGENCY', '该证书未登记', 'No agency has this certificate');
  const url = new URL(request.url ?? '/', 'https://door');
  const path = url.pathname.startsWith(`${AGENCY_PATH}/`) ? url.pathname.slice(AGENCY_PATH.length) : '';
  const asked = `${request.method} ${path}`;
  const kind = POSTED[asked];
  if (kind) return posted(settings, speaker, kind, request);
  if (asked === 'PUT /snapshots') return uploaded(settings, speaker, request);
  if (asked === 'GET /keys') return { status: 200, body: { keys: settings.identityKeys } };
  if (asked === 'GET /feed') return fed(settings, speaker, url.searchParams);
  return problem(404, 'DOOR.NO_SUCH_PATH', '没有此地址', 'There is nothing at this path');
}

async function posted(
  settings: AgencyDoorSettings,
  speaker: Speaker,
  kind: AnswerKind,
  request: IncomingMessage,
): Promise<DoorAnswer> {
  const bytes = await bodyOf(request, MESSAGE_LIMIT);
  const { agencyId } = speaker;
  try {
    const heard = await hear(kind, bytes, headerOf(request, SIGNATURE_HEADER), speaker);
    return await settings.receive({ agencyId, ...heard });
  } catch (error) {
    if (!(error instanceof LinkUntrusted)) throw error;
    const broken = { reason: error.reason, digest: digestOf(bytes), name: `POST-${kind}` };
    await settings.receive({ agencyId, kind: 'BROKEN', broken });
    throw error;
  }
}

/** The end of a snapshot is its signature: whoever reads it knows there whether it counts. */
function uploaded(settings: AgencyDoorSettings, speaker: Speaker, request: IncomingMessage): Promise<DoorAnswer> {
  const snapshot = snapshotReader({ bytes: limited(request, SNAPSHOT_LIMIT), speaker });
  return settings.receive({ agencyId: speaker.agencyId, kind: 'SNAPSHOT', snapshot });
}

async function fed(settings: AgencyDoorSettings, speaker: Speaker, query: URLSearchParams): Promise<DoorAnswer> {
  const after = whole(query.get('after') ?? '0');
  const limit = whole(query.get('limit') ?? '100');
  if (after === undefined || limit === undefined || limit < 1)
    return problem(400, 'DOOR.QUERY', 'after、limit 应为非负整数', 'after and limit are whole numbers');
  return { status: 200, body: await settings.feed(speaker.agencyId, after, Math.min(limit, FEED_MOST)) };
}

const whole = (text: string): number | undefined => (/^\d{1,15}$/.test(text) ? Number(text) : undefined);

const STATUS: Partial<Record<LinkUntrusted['reason'], number>> = {
  TOO_LARGE: 413,
  SIGNATURE_MISSING: 401,
  SIGNATURE_WRONG: 401,
  SIGNER_UNKNOWN: 401,
  OTHER_AGENCY: 403,
};

const refusal = ({ reason, code, zh, en }: LinkUntrusted): DoorAnswer => problem(STATUS[reason] ?? 422, code, zh, en);

const problem = (status: number, code: string, zh: string, en: string): DoorAnswer => ({
  status,
  body: { status, code, zh, en },
});

function write(response: ServerResponse, { status, body }: DoorAnswer): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(JSON.stringify(body));
}
