import { propertyAnswer } from '@hejie/contracts/exchange';
import { ASSET_CLASSES } from '@hejie/law';
import { z } from 'zod';

/** How the keepers of one class behave; absent: they answer ten minutes later, without limits. */
const behaviour = z.strictObject({
  answersAfterMinutes: z.number().int().nonnegative().default(10),
  /** What an answer does not reach, in words. */
  limits: z.string().nullable().default(null),
  /** No answer to a query, and why. */
  unanswered: z.string().optional(),
  /** No order is carried out, and why. */
  refuses: z.string().optional(),
  /** Neither answer nor receipt ever comes. */
  silent: z.boolean().default(false),
});
export type Behaviour = z.output<typeof behaviour>;

/** Whose property the simulated keepers hold. */
export const population = z.strictObject({
  subjects: z.array(
    z.strictObject({
      idNumber: z.string().min(1),
      property: z.array(propertyAnswer.shape.found.element),
      /** Where he is; absent: nobody finds him. */
      whereabouts: z.string().optional(),
      /** Where a vehicle of his stands, by its reference; absent: nobody finds it. */
      vehiclesAt: z.record(z.string(), z.string()).default({}),
    }),
  ),
  /** Of the police who look for persons by `WHEREABOUTS`; for vehicles as their registry behaves. */
  behaviour: z.partialRecord(z.enum([...ASSET_CLASSES, 'WHEREABOUTS']), behaviour).default({}),
});
export type Population = z.output<typeof population>;

export const USUAL: Behaviour = behaviour.parse({});
