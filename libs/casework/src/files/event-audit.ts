import { type JsonValue } from '@hejie/law';
import { type Recording } from '../recording/recording.js';
import { hashedWords } from './file-words.js';
import { inYuan } from './on-wire.js';

/**
 * The line of the audit for what happened in a file: it names the event, and has what it says as plain JSON, sums in yuan, and of what people wrote the hash.
 * @param words as `FileSubject.words`.
 */
export function auditOfEvent(
  subject: string,
  kind: string,
  said: object,
  { words, latenessSeconds }: { readonly words: readonly string[]; readonly latenessSeconds: number | undefined },
): Recording['audit'] {
  const facts = inYuan({
    ...(hashedWords(said, words) as object),
    ...(latenessSeconds !== undefined && { latenessSeconds }),
  });
  return {
    action: `${subject}.${kind.toLowerCase().replaceAll('_', '-')}`,
    facts: JSON.parse(JSON.stringify(facts)) as Record<string, JsonValue>,
  };
}
