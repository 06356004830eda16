import { z } from 'zod';

/** A whole number in a query or a path: decimal digits and nothing else, no sign, blank, exponent or other base. `number`: its bounds. */
export const inDigits = <T extends z.ZodNumber | z.ZodDefault<z.ZodNumber>>(number: T) =>
  z.preprocess((given) => (typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given), number);
