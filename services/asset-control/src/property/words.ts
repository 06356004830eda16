/** Where people write what they will: grounds, reasons, limits of an answer. How property is described is kept sealed in rows of its own. */
export const PROPERTY_WORDS = ['urgentGround', 'liabilityBasis', 'basis', 'reason', 'limits'] as const;
