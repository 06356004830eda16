import { inflateRawSync } from 'node:zlib';

/** Signatures of the parts of a ZIP file. */
const END_OF_DIRECTORY = 0x06054b50;
const PART = 'word/document.xml';

/** What stands in a .docx, paragraph by paragraph, without its form. */
export function wordsOfDocx(file: Buffer): string {
  const paragraphs = part(file, PART).split('</w:p>');
  return paragraphs.map((xml) => xml.replace(/<[^>]*>/g, '')).join('\n');
}

/** A part of a ZIP file, by its directory. */
function part(file: Buffer, name: string): string {
  let end = file.length - 22;
  while (file.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  let entry = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = file.readUInt16LE(entry + 28);
    if (file.toString('utf8', entry + 46, entry + 46 + nameLength) === name) {
      const header = file.readUInt32LE(entry + 42);
      const from = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
      const bytes = file.subarray(from, from + file.readUInt32LE(entry + 20));
      return (file.readUInt16LE(entry + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
    }
    entry += 46 + nameLength + file.readUInt16LE(entry + 30) + file.readUInt16LE(entry + 32);
  }
  throw new Error(`the file has no part ${name}`);
}
