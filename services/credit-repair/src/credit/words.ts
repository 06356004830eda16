/** Where people write what they will: evidence, conduct, reasons, what was found, complaints and their answers. */
export const CREDIT_WORDS = [
  'evidence',
  'conduct',
  'necessity',
  'reason',
  'reasons',
  'words',
  'whom',
  'found',
  'why',
  'how',
  'purpose',
] as const;
