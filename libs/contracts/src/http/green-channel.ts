import { z } from 'zod';
import { courtCode, date, formed, instant, text } from '../facts/shapes.js';

/** The matter of the green channel in a path, by its name in the pack: `MONEY`. */
export const greenItemName = formed(/^[A-Z][A-Z0-9_]*$/, {
  zh: '绿色通道事项以大写字母开头，由大写字母、数字和下划线组成',
  en: 'a matter of the green channel begins with a capital letter and is of capitals, digits and underscores',
});

/** PUT /green-channel/:item: who is named for a matter of the green channel from a day on (事项责任人, A8); `subject` null: nobody. */
export const nameGreenPerson = z.strictObject({ subject: text(200).nullable() });

/** GET /green-channel: the matters of the green channel, and who is named for each; null: nobody yet. */
export const greenChannelAnswer = z.object({
  court: courtCode,
  items: z.array(
    z.object({
      item: z.string(),
      name: z.string(),
      kinds: z.array(z.string()),
      subject: z.string().nullable(),
      since: instant.nullable(),
    }),
  ),
});

/** POST /received-applications: papers of an application were handed in and are not entered yet; the time to accept runs (PRE-3, SEED4). */
export const receiveApplication = z.strictObject({
  packId: text(80),
  /** By default today. */
  handedIn: date.optional(),
  /** An enterprise is a party, or somebody lives on the claim, as the papers show: green by the pack. */
  tags: z
    .array(z.enum(['ENTERPRISE', 'LIVELIHOOD']))
    .max(2)
    .default([]),
  /** How the desk finds the papers again: a ticket, a shelf; no name of a person. */
  ticket: text(60),
});

/** The answer: under which number it is kept, and until when it is accepted. */
export const receivedApplication = z.object({
  receiptNo: z.number().int().positive(),
  green: z.boolean(),
  /** The last day. */
  acceptBy: date,
});
