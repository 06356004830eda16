import { type z } from 'zod';
import { type EFilePlace } from '../e-file.js';

/** Who signs documents, in the words that stand before the name (署名). */
export const SIGNATORY_ROLES = {
  PRESIDENT: '院长',
  PRESIDING_JUDGE: '审判长',
  JUDGE: '审判员',
  JUDGES_ASSISTANT: '法官助理',
  CLERK: '书记员',
} as const;
/** One of them. */
export type SignatoryRole = keyof typeof SIGNATORY_ROLES;

/** What documents of a kind are: title, template, fields, who must sign, and where they are filed. */
export interface Kind<F extends z.ZodObject = z.ZodObject> {
  readonly title: string;
  /** The title that one of them bears where its fields make it another; its number is of the same series. */
  readonly titleOf?: (fields: Readonly<Record<string, unknown>>) => string;
  /** `templates/<template>.docx` */
  readonly template: string;
  readonly fields: F;
  /** One of these must sign; none where the seal of the court suffices. */
  readonly signedBy: readonly SignatoryRole[];
  readonly filedUnder: EFilePlace;
}

/** Rulings are signed by those who made them. */
export const BY_JUDGES: readonly SignatoryRole[] = ['PRESIDING_JUDGE', 'JUDGE'];
/** Decisions that the president signs or approves (民诉法 119, DIS-ART-5-1, LIM-ART-5). */
export const BY_PRESIDENT: readonly SignatoryRole[] = ['PRESIDENT'];
/** Letters and certificates bear the seal alone. */
export const BY_SEAL: readonly SignatoryRole[] = [];

/** Papers of the parties and of guarantors: those named in them have signed, and the court puts no seal to them. */
export const BY_THEMSELVES: readonly SignatoryRole[] = [];

export const kindOf = <F extends z.ZodObject>(kind: Kind<F>): Kind<F> => kind;
