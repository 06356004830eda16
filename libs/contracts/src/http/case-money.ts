import { MATCH_BASES, SUSPENSE_REASONS } from '@hejie/settlement';
import { z } from 'zod';
import { caseId, courtCode, date, formed, identifier, instant, name, partyId, text, yuan } from '../facts/shapes.js';

/** Bodies of case money (案款): the court's accounts, what the bank says of them, and where it belongs. */

/** An account number as banks write it, without blanks. */
const accountNumber = formed(/^[A-Za-z0-9-]{6,40}$/, {
  zh: '账号应为 6 至 40 位字母、数字或者 -，不含空格',
  en: 'An account number is 6 to 40 letters, digits or -, without blanks',
});

/** The court counts its accounts: 1, 2 … */
const accountNo = z.number().int().min(1).max(999);

/** POST /bank-accounts: an account on which the court receives case money (执行案款专户). */
export const registerBankAccount = z.strictObject({
  number: accountNumber,
  bank: name(100),
  holder: name(100),
  /** Whose clocks hold for money that belongs to no case yet. */
  packId: identifier,
});
export type RegisterBankAccountBody = z.output<typeof registerBankAccount>;

export const BANK_FILE_FORMATS = ['CSV', 'CAMT053'] as const;

/** POST /bank-files: what the bank says of an account, as it says it (docs/BANKFILES.md). */
export const receiveBankFile = z.strictObject({
  /** The account’s number within its court: 1, 2 … */
  account: accountNo,
  format: z.enum(BANK_FILE_FORMATS),
  content: z.string().min(1).max(60_000_000),
  /** The finance office’s notice of arrival (到账通知) is of this day for what came in with this file: from then on it is to be paid out; absent: the day on which the file is handed in. */
  noticeOn: date.optional(),
});
export type ReceiveBankFileBody = z.output<typeof receiveBankFile>;

/** POST /cases/:caseId/payers: from which account, or under which name, is paid in this case: by a party, or for it. */
export const namePayer = z.strictObject({
  partyId: partyId.optional(),
  name: name(100),
  account: accountNumber.optional(),
});
export type NamePayerBody = z.output<typeof namePayer>;

/** POST /suspense/:lineId/match: a person says to which cases a line belongs; all of it, or it stays in suspense. */
export const matchBankLine = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        caseId,
        amount: yuan,
        payerPartyId: partyId.optional(),
        /** It is this receipt, which was entered by hand before the bank told of it. */
        receiptId: identifier.optional(),
        /** A receipt of the same sum was entered by hand, and this is another payment. */
        distinct: z.literal(true).optional(),
        /** Of a line that went out: the payment that it is; of one that came in: the payment that the bank has sent back (退汇). */
        payoutId: identifier.optional(),
      }),
    )
    .min(1)
    .max(50),
  /** By what he knows. For the record of the court. */
  note: text(500),
});
export type MatchBankLineBody = z.output<typeof matchBankLine>;

/** POST /suspense/:lineId/unmatch: it belonged elsewhere: each receipt of it is reversed, and the line lies in suspense again. */
export const unmatchBankLine = z.strictObject({ note: text(500) });
export type UnmatchBankLineBody = z.output<typeof unmatchBankLine>;

/** A line of the bank in a path. */
export const bankLinePath = formed(/^[1-9]\d{0,17}$/, {
  zh: '流水编号应为不以零开头的数字',
  en: 'The id of a line is digits without a leading zero',
});

/** A file of the bank in a path: its fingerprint. */
export const bankFilePath = identifier;

/** POST, GET /bank-accounts. */
export const bankAccountAnswer = z.object({
  account: accountNo,
  court: courtCode,
  /** The last four characters alone. */
  number: z.string(),
  bank: z.string(),
  packId: z.string(),
});
export type BankAccountAnswer = z.output<typeof bankAccountAnswer>;

/**
 * POST /bank-files, GET /bank-files/:fileId: what became of it. Lines that the account has already, by the bank’s reference, are `known` and change nothing;
 * `pending` are those that are still to be put where they belong: of a large file, which goes on by itself.
 */
export const bankFileAnswer = z.object({
  fileId: z.string(),
  lines: z.number().int(),
  entered: z.number().int(),
  known: z.number().int(),
  pending: z.number().int(),
  matched: z.number().int(),
  suspense: z.number().int(),
});
export type BankFileAnswer = z.output<typeof bankFileAnswer>;

/** A line as its court’s finance desk sees it: the other side’s account by its last four characters. */
export const bankLineAnswer = z.object({
  lineId: z.string(),
  account: accountNo,
  reference: z.string(),
  direction: z.enum(['IN', 'OUT']),
  amount: yuan,
  valueDate: date,
  bookedOn: date,
  counterparty: z.string(),
  counterpartyAccount: z.string(),
  memo: z.string(),
  state: z.enum(['NEW', 'SUSPENSE', 'MATCHED']),
  /** Where it belongs, of one that is matched. */
  parts: z.array(
    z.object({
      caseId,
      amount: yuan,
      receiptId: z.string(),
      basis: z.enum(MATCH_BASES),
      confidence: z.number().int(),
    }),
  ),
  /** Of one in suspense: why, until when it is told of, and which cases may be meant. */
  suspense: z
    .object({
      reason: z.enum(SUSPENSE_REASONS),
      dueAt: instant,
      proposals: z.array(z.object({ caseId, confidence: z.number().int() })),
    })
    .nullable(),
});
export type BankLineAnswer = z.output<typeof bankLineAnswer>;

/** POST /suspense/:lineId/match, …/unmatch: where the line is by now. */
export const settledLineAnswer = bankLineAnswer.pick({ lineId: true, state: true, parts: true, suspense: true });
export type SettledLineAnswer = z.output<typeof settledLineAnswer>;

/** POST /cases/:caseId/payers. */
export const namedPayerAnswer = z.object({
  partyId: partyId.nullable(),
  name: z.string(),
  account: z.string().nullable(),
});
export type NamedPayerAnswer = z.output<typeof namedPayerAnswer>;
