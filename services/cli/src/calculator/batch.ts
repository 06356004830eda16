import { once } from 'node:events';
import { type Readable, type Writable } from 'node:stream';
import { calculateLine, lineTooLong } from './calculate.js';

/** Answers are gathered to this many characters before they are written: a write for each line would cost more than the law. */
const CHUNK = 64 * 1024;

/** Reads JSON Lines to their end and writes one line of JSON for each, in order. An empty line keeps its place as a refusal. */
export async function calculateBatch(input: Readable, output: Writable): Promise<void> {
  let pending = '';
  for await (const line of linesOf(input)) {
    pending += `${JSON.stringify(line === null ? lineTooLong() : calculateLine(line))}\n`;
    if (pending.length < CHUNK) continue;
    await write(output, pending);
    pending = '';
  }
  if (pending !== '') await write(output, pending);
}

async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}

/** A line longer than this is refused: its answer keeps its place, and no more of it is held than this. */
export const LONGEST_LINE = 8 * 1024 * 1024;

/**
 * The lines of the input, each as text or, where it is longer than `LONGEST_LINE` characters, as `null`. Lines end with LF or CR LF
 * only: readline would also split at U+2028, which JSON text may hold. Only what is new is searched for the end of a line, so a long
 * one costs no more than its length.
 */
async function* linesOf(input: Readable): AsyncGenerator<string | null> {
  input.setEncoding('utf8');
  let pieces: string[] = [];
  let length = 0;
  let first = true;
  const take = (piece: string): void => {
    length += piece.length;
    if (length <= LONGEST_LINE) pieces.push(piece);
    else pieces = [];
  };
  const whole = (): string | null => {
    const line = length > LONGEST_LINE ? null : pieces.join('');
    pieces = [];
    length = 0;
    return line?.endsWith('\r') ? line.slice(0, -1) : line;
  };
  for await (const chunk of input as AsyncIterable<string>) {
    const text = first ? chunk.replace(/^\uFEFF/, '') : chunk;
    first = false;
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      take(text.slice(from, end));
      from = end + 1;
      yield whole();
    }
    take(text.slice(from));
  }
  if (length > 0) yield whole();
}
