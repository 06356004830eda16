import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where, in what is written in the clear, one of these texts stands: file and line, without the text itself. */
export function linesWith(folder: string, texts: readonly string[]): string[] {
  return filesUnder(folder).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (texts.some((text) => line.includes(text)) ? [`${file}:${index + 1}`] : [])),
  );
}

/** Which of these texts stand somewhere in the bytes of the files. */
export function foundInBytes(folder: string, texts: readonly string[]): string[] {
  return filesUnder(folder).flatMap((file) => foundIn(readFileSync(file), texts).map((text) => `${text} in ${file}`));
}

/** Which of these texts stand in the bytes. */
export function foundIn(bytes: Uint8Array, texts: readonly string[]): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return texts.filter((text) => buffer.includes(text));
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}
