import PizZip from 'pizzip';

/** Every part of a .docx bears this day, so that the same document has the same bytes. Local time: a zip knows no zone. */
const DAY_OF_PARTS = new Date(1980, 0, 1);

/** The bytes of a .docx from its parts, the same for the same parts. */
export function packed(zip: PizZip): Uint8Array {
  const steady = new PizZip();
  for (const name of Object.keys(zip.files).sort()) {
    const file = zip.files[name];
    if (file !== undefined && !file.dir)
      steady.file(name, file.asUint8Array(), { date: DAY_OF_PARTS, createFolders: false, binary: true });
  }
  return steady.generate({ type: 'uint8array', compression: 'DEFLATE' });
}
