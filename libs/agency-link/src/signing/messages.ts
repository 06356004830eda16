import {
  AGENCY_MESSAGES,
  agencyDelivery,
  agencyQuestion,
  type AgencyMessage,
  propertyRequest,
  staffQuestion,
} from '@hejie/contracts/exchange';
import type { z } from 'zod';

import type { AnswerKind, CourtMessageKind, Heard, SignedMessage } from '../agency-link.js';
import { LinkUntrusted } from '../link-error.js';
import type { CourtIdentity, PublicKey } from './keys.js';
import { digestOf, signed, verified } from './signature.js';

/** No message is larger; a snapshot is read line by line. */
export const MESSAGE_LIMIT = 1024 * 1024;

/** Whose words are listened to, and by which keys they are known. */
export interface Speaker {
  readonly agencyId: string;
  readonly keys: readonly PublicKey[];
}

/** A message of the court on its way: what it says, and the signed bytes. */
export type Outgoing = {
  [K in CourtMessageKind]: { readonly kind: K; readonly message: AgencyMessage<K>; readonly signed: SignedMessage<K> };
}[CourtMessageKind];

/** Fits the contract, or is not sent. */
export async function outgoing<K extends CourtMessageKind>(
  kind: K,
  message: AgencyMessage<K>,
  identity: Pick<CourtIdentity, 'signingKey'>,
): Promise<Outgoing> {
  const body = JSON.stringify(message);
  return read(kind, { kind, body, signature: await signed(body, identity) });
}

/** A message of the court that another has signed: what the relay carries on, byte for byte. @throws LinkUntrusted */
export async function carried(sealed: SignedMessage<CourtMessageKind>, keys: readonly PublicKey[]): Promise<Outgoing> {
  await verified(sealed.body, sealed.signature, keys);
  return read(sealed.kind, sealed);
}

function read(kind: CourtMessageKind, sealed: SignedMessage): Outgoing {
  if (kind === 'DELIVERY') return { kind, message: fitting(agencyDelivery, sealed.body), signed: { ...sealed, kind } };
  if (kind === 'QUESTION') return { kind, message: fitting(agencyQuestion, sealed.body), signed: { ...sealed, kind } };
  if (kind === 'STAFF_QUESTION')
    return { kind, message: fitting(staffQuestion, sealed.body), signed: { ...sealed, kind } };
  return { kind, message: fitting(propertyRequest, sealed.body), signed: { ...sealed, kind } };
}

/** The id that stands for a message in names and paths. */
export const idOf = ({ message, kind }: Outgoing): string => {
  if (kind === 'DELIVERY') return message.deliveryId;
  return kind === 'PROPERTY_REQUEST' ? message.requestId : message.questionId;
};

/**
 * What an agency says: signed by one of its keys over these very bytes, fit for the contract, in its own name.
 * @throws LinkUntrusted
 */
export async function hear<K extends AnswerKind>(
  kind: K,
  bytes: string | Uint8Array,
  signature: string | undefined,
  speaker: Speaker,
): Promise<Heard> {
  if (bytes.length > MESSAGE_LIMIT) throw new LinkUntrusted('TOO_LARGE');
  await verified(bytes, signature, speaker.keys);
  const body = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8');
  const message = fitting<AgencyMessage<AnswerKind>>(AGENCY_MESSAGES[kind], body);
  if (message.agencyId !== speaker.agencyId) throw new LinkUntrusted('OTHER_AGENCY');
  const sealed = { kind, body, signature };
  return { kind, message, evidence: digestOf(bytes), signed: sealed } as Heard;
}

/** Parsed, or a refusal that names places and never values. @throws LinkUntrusted `SCHEMA` */
export function fitting<T>(schema: z.ZodType<T>, body: string): T {
  const parsed = schema.safeParse(json(body));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, code }) => `/${path.map(place).join('/')} ${code}`);
  throw new LinkUntrusted('SCHEMA', [...new Set(places)].slice(0, 5).join(', '));
}

/** Names of fields of the contract only: what an agency has invented may be somebody's name. */
const place = (part: PropertyKey): string => (/^[A-Za-z0-9]{1,40}$/.test(String(part)) ? String(part) : '?');

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new LinkUntrusted('SCHEMA', 'JSON');
  }
}

/** A code or name from outside, safe in a log: nothing but the letters of codes. */
export const safeCode = (text: string): string => text.replace(/[^A-Z0-9_.]/g, '').slice(0, 60) || 'NONE';

export const isAnswerKind = (kind: string): kind is AnswerKind =>
  (['RECEIPT', 'SHOWN', 'NOTICE', 'PROPERTY_REPLY'] satisfies AnswerKind[] as string[]).includes(kind);
export const isCourtKind = (kind: string): kind is CourtMessageKind =>
  (['DELIVERY', 'QUESTION', 'STAFF_QUESTION', 'PROPERTY_REQUEST'] satisfies CourtMessageKind[] as string[]).includes(
    kind,
  );
