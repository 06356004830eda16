/** How files of each kind begin; what a file is called is not believed. */
const BEGINNINGS = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const;
/** Kinds of files that people hand in. */
export type HandedInType = keyof typeof BEGINNINGS;

/** Do the bytes begin as files of that kind do? */
export const isOfType = (bytes: Uint8Array, mediaType: HandedInType): boolean =>
  BEGINNINGS[mediaType].every((byte, index) => bytes[index] === byte);
