import type { OutgoingRecord } from './ports.js';

/** Bytes in one request: half of what a broker takes of one partition by default (`max.message.bytes`). */
const MOST_BYTES = 512 * 1024;
/** What a record costs on the wire beside its own bytes, at most. */
const FRAME = 64;

/** What is to be written, one after another, as many together as one request may hold; one that is larger goes by itself. */
export function requestsOf<T>(items: readonly T[], recordOf: (item: T) => OutgoingRecord): T[][] {
  const requests: T[][] = [];
  let room = 0;
  for (const item of items) {
    const bytes = bytesOf(recordOf(item));
    if (bytes > room || requests.length === 0) {
      requests.push([]);
      room = MOST_BYTES;
    }
    requests.at(-1)!.push(item);
    room -= bytes;
  }
  return requests;
}

function bytesOf({ key, value, headers }: OutgoingRecord): number {
  const texts = Object.entries(headers).flatMap(([name, content]) => [name, content]);
  return [key, value, ...texts].flat().reduce((sum, part) => sum + (part ? Buffer.byteLength(part) : 0), FRAME);
}
