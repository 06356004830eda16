import { isOfType } from '@hejie/casework';
import { type ProofBody } from '@hejie/contracts/http';
import { LawError } from '@hejie/law';

/** The largest file that is taken, in bytes; as text of a body it is a third longer. */
export const LARGEST_PROOF = 8 * 1024 * 1024;

/** What all the files of a record take together at most, in bytes. */
export const MOST_PROOFS = 128 * 1024 * 1024;

/** The bytes of a file that is handed in. @throws LawError `PROOF.TOO_LARGE`, `PROOF.NOT_OF_TYPE`. */
export function readProof({ content, mediaType }: Pick<ProofBody, 'content' | 'mediaType'>): {
  readonly bytes: Buffer;
  readonly mediaType: string;
} {
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length > LARGEST_PROOF) {
    throw new LawError({
      code: 'PROOF.TOO_LARGE',
      rule: 'CR-L-HRB',
      path: '/content',
      zh: '单份材料不得超过8兆字节。',
      en: 'A file has at most 8 megabytes.',
    });
  }
  if (isOfType(bytes, mediaType)) return { bytes, mediaType };
  throw new LawError({
    code: 'PROOF.NOT_OF_TYPE',
    rule: 'CR-L-HRB',
    path: '/content',
    zh: `文件内容不是 ${mediaType} 格式。`,
    en: `The content is no file of ${mediaType}.`,
  });
}

/** A record has room for a further file: of `size` bytes, beside the `taken` that it has. @throws LawError `PROOF.TOO_MANY`. */
export function requireRoom(taken: number, size: number): void {
  if (taken + size <= MOST_PROOFS) return;
  throw new LawError({
    code: 'PROOF.TOO_MANY',
    rule: 'CR-L-HRB',
    path: '/content',
    zh: '同一信用卷的材料合计不得超过128兆字节，请到窗口提交。',
    en: 'The files of one record have at most 128 megabytes together; hand in more at the counter.',
  });
}
