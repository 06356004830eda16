import { once } from 'node:events';
import { type Readable, type Writable } from 'node:stream';
import { calculateLine } from './calculate.js';

/** Answers are gathered to this many characters before they are written: a write for each line would cost more than the law. */
const CHUNK = 64 * 1024;

/** Reads JSON Lines to their end and writes one line of JSON for each, in order. An empty line keeps its place as a refusal. */
export async function calculateBatch(input: Readable, output: Writable): Promise<void> {
  let pending = '';
  for await (const line of linesOf(input)) {
    pending += `${JSON.stringify(calculateLine(line))}\n`;
    if (pending.length < CHUNK) continue;
    await write(output, pending);
    pending = '';
  }
  if (pending !== '') await write(output, pending);
}

async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}

/** Lines end with LF or CR LF only: readline would also split at U+2028, which JSON text may hold. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  let first = true;
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = (rest + (first ? chunk.replace(/^\uFEFF/, '') : chunk)).split('\n');
    first = false;
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest !== '') yield rest;
}
