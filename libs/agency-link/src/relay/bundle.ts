import { z } from 'zod';

import { LinkUntrusted } from '../link-error.js';
import { fitting, MESSAGE_LIMIT } from '../signing/messages.js';
import type { PublicKey } from '../signing/keys.js';
import { verified } from '../signing/signature.js';

/** A bundle holds some hundreds of messages. */
export const BUNDLE_LIMIT = 64 * MESSAGE_LIMIT;

const head = z.strictObject({
  bundle: z.literal('1'),
  route: z.string().max(40),
  /** 1, 2, 3 … for each route and direction, without a gap. */
  number: z.number().int().min(1),
  /** Up to which number the sender has taken what came the other way: its copies are not needed any more. */
  taken: z.number().int().nonnegative(),
  count: z.number().int().nonnegative(),
});
export type BundleHead = z.output<typeof head>;

const line = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum([
      'DELIVERY',
      'QUESTION',
      'STAFF_QUESTION',
      'PROPERTY_REQUEST',
      'RECEIPT',
      'SHOWN',
      'NOTICE',
      'PROPERTY_REPLY',
    ]),
    body: z.string().max(MESSAGE_LIMIT),
    signature: z.string().max(4_000),
  }),
  /** What the agency refused without a signed receipt: with which status, and the code that it gave. */
  z.strictObject({
    kind: z.literal('REFUSED'),
    about: z.enum(['DELIVERY', 'QUESTION', 'STAFF_QUESTION', 'PROPERTY_REQUEST']),
    id: z.string().regex(/^[A-Za-z0-9-]{1,80}$/),
    status: z.number().int().min(0).max(599),
    reason: z.string().regex(/^[A-Z0-9_.]{1,60}$/),
  }),
  /** What could not be carried on, or came broken from the agency: the relay says so, and only in its own name. */
  z.strictObject({
    kind: z.literal('BROKEN'),
    reason: z.string().regex(/^[A-Z0-9_.]{1,60}$/),
    digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    name: z.string().regex(/^[A-Za-z0-9._/-]{1,160}$/),
  }),
]);
/** A signed message in a bundle, or why there is none: that the relay says, which signs the bundle. */
export type BundleLine = z.output<typeof line>;

export interface Bundle {
  readonly head: BundleHead;
  readonly lines: readonly BundleLine[];
}

export const bundleName = (number: number): string => `BUNDLE-${String(number).padStart(8, '0')}`;
export const BUNDLE_FILE = /^BUNDLE-(\d{8,15})\.ndjson$/;

/** One line for the head, one for each message. */
export const bundled = (at: Omit<BundleHead, 'bundle' | 'count'>, lines: readonly BundleLine[]): string =>
  [{ bundle: '1', ...at, count: lines.length } satisfies BundleHead, ...lines]
    .map((item) => JSON.stringify(item) + '\n')
    .join('');

/**
 * What a bundle holds: whole, unaltered, signed by the other side, with the number that its name says.
 * @throws LinkUntrusted
 */
export async function opened(
  bytes: Buffer,
  signature: string | undefined,
  expected: { readonly route: string; readonly number: number; readonly keys: readonly PublicKey[] },
): Promise<Bundle> {
  if (bytes.length > BUNDLE_LIMIT) throw new LinkUntrusted('TOO_LARGE');
  await verified(bytes, signature, expected.keys);
  const read = headOf(bytes);
  const [, ...rest] = bytes.toString('utf8').trimEnd().split('\n');
  if (read.route !== expected.route || read.number !== expected.number || read.count !== rest.length)
    throw new LinkUntrusted('BUNDLE_ALTERED');
  return { head: read, lines: rest.map((text) => fitting(line, text)) };
}

/** The first line. @throws LinkUntrusted */
export const headOf = (bytes: Buffer): BundleHead =>
  fitting(head, bytes.subarray(0, Math.max(0, bytes.indexOf('\n'))).toString('utf8'));
