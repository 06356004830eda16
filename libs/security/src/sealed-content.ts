import { CompactEncrypt, compactDecrypt } from 'jose';
import { z } from 'zod';

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const;
const KEY_BYTES = 32;
const KEY_ID = /^[a-z0-9-]{1,32}$/;

/** Configuration of the two services that share what agencies may be told of a person: who decides on it seals, who passes it on opens. */
export const agencyContentConfig = {
  AGENCY_CONTENT_KEYS: z
    .string()
    .min(1)
    .describe(
      'Keys of 256 bits that seal what agencies may be told of a person on its way from credit-repair to agency-exchange: `keyId:base64,keyId2:base64`; the first one seals. The same in both, and nowhere else. A secret.',
    ),
};

/** Configuration of the services of the court that tell each other who the parties are: intake seals, who makes documents opens. */
export const partyContentConfig = {
  PARTY_CONTENT_KEYS: z
    .string()
    .min(1)
    .describe(
      'Keys of 256 bits that seal who the parties are on the way from intake to the services that make documents: `keyId:base64,keyId2:base64`; the first one seals. The same in all of them, and nowhere else. A secret.',
    ),
};

/** Why content is not sealed or not opened: it names no content, and of keys no more than the id. */
export class SealedContentError extends Error {
  override readonly name = 'SealedContentError';

  constructor(
    readonly code: 'CONTENT_KEYS.INVALID' | 'CONTENT.KEY_UNKNOWN' | 'CONTENT.UNREADABLE',
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${code}: ${en}`);
  }
}

/** The keys under which content is sealed (AGENCY_CONTENT_KEYS). */
export class ContentKeys {
  /** Id of the key that seals from now on. */
  readonly current: string;
  /** Hidden from the language itself, so that no logger prints it. */
  readonly #keys: ReadonlyMap<string, Uint8Array>;

  /** @param text `keyId:base64,keyId2:base64`: the first one seals, all open. @throws SealedContentError `CONTENT_KEYS.INVALID`. */
  constructor(text: string) {
    const entries = text.split(',').map((entry) => entry.trim().split(':', 2));
    this.#keys = new Map(entries.map(([id = '', key = '']) => [id, keyBytes(id, key)]));
    this.current = entries[0]![0]!;
    if (this.#keys.size < entries.length) throw invalid('an id stands twice');
  }

  /** @throws SealedContentError `CONTENT.KEY_UNKNOWN`. */
  key(id: string): Uint8Array {
    const key = this.#keys.get(id);
    if (key) return key;
    throw new SealedContentError(
      'CONTENT.KEY_UNKNOWN',
      '内容所用的密钥不在密钥环中',
      'The content is sealed with a key that is not in the ring',
    );
  }
}

/** PIPL 51: seals content for who has the keys: a compact JWE (RFC 7516), `dir` with A256GCM, with the id of the key as `kid`. Sealed again it is another text. */
export function sealContent(content: object, keys: ContentKeys): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return new CompactEncrypt(bytes)
    .setProtectedHeader({ ...ALGORITHM, kid: keys.current })
    .encrypt(keys.key(keys.current));
}

/** What was sealed. @throws SealedContentError `CONTENT.KEY_UNKNOWN`, `CONTENT.UNREADABLE`: sealed otherwise, or altered since. */
export async function openContent(sealed: string, keys: ContentKeys): Promise<unknown> {
  try {
    const { plaintext } = await compactDecrypt(sealed, ({ kid = '' }) => keys.key(kid), {
      keyManagementAlgorithms: [ALGORITHM.alg],
      contentEncryptionAlgorithms: [ALGORITHM.enc],
    });
    return JSON.parse(new TextDecoder().decode(plaintext));
  } catch (error) {
    if (error instanceof SealedContentError) throw error;
    // What a parser says of a text that is no JSON quotes it.
    throw new SealedContentError('CONTENT.UNREADABLE', '内容无法解密', 'The content cannot be opened');
  }
}

function keyBytes(id: string, key: string): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(key, 'base64'));
  if (!KEY_ID.test(id)) throw invalid('an id holds small letters, digits and - only');
  if (bytes.length !== KEY_BYTES) throw invalid(`key "${id}" is not of ${KEY_BYTES} bytes`);
  return bytes;
}

const invalid = (why: string): SealedContentError =>
  new SealedContentError('CONTENT_KEYS.INVALID', '内容密钥的配置无效', `The keys of content are not valid: ${why}`);
