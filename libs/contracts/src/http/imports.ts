import { DEPOSIT_GROUNDS, RECEIPT_KINDS } from '@hejie/settlement';
import { z } from 'zod';
import { caseId, caseNumber, date, identifier, instant, partyId, text, yuan } from '../facts/shapes.js';
import { agreementTerms } from './agreement-terms.js';
import { fileApplication } from './intake.js';
import { earlierPeriodAct } from './performance.js';

/** How a file is written: applications in CSV (UTF-8 or GB 18030) or in the first sheet of an XLSX workbook; settlements to take over in JSON, one a line. */
export const IMPORT_FORMATS = ['CSV', 'XLSX', 'JSONL'] as const;
/** What has become of a row: waiting, a case, or refused. */
export const IMPORT_ROW_STATES = ['PENDING', 'DONE', 'REFUSED'] as const;

/** POST /imports: a file of applications (docs/IMPORT.md has its columns). */
export const importFile = z.strictObject({
  /** The pack under which its cases are opened; asked for in each application. */
  packId: identifier,
  format: z.enum(IMPORT_FORMATS),
  /** The file in base64, up to 8 MB of it. */
  file: z.base64().min(4).max(11_200_000),
});
export type ImportFile = z.input<typeof importFile>;

/** A file that was taken in, and how far it is. */
export const importAnswer = z.object({
  importId: identifier,
  packId: z.string(),
  format: z.enum(IMPORT_FORMATS),
  receivedAt: instant,
  rows: z.number().int(),
  done: z.number().int(),
  refused: z.number().int(),
  pending: z.number().int(),
});

/** Why a row was refused, at which column of the file. */
const rowProblem = z.object({
  code: z.string(),
  column: z.string().nullable(),
  rule: z.string().optional(),
  zh: z.string(),
  en: z.string(),
});

/** One row of the report: the line of the file, the number under which its sender knows the case, and what has become of it. */
export const importRowAnswer = z.object({
  line: z.number().int(),
  reference: z.string().nullable(),
  state: z.enum(IMPORT_ROW_STATES),
  caseId: caseId.nullable(),
  caseNumber: caseNumber.nullable(),
  problems: z.array(rowProblem),
});

/** GET /imports/:importId/rows: of which state. */
export const importRowState = z.enum(IMPORT_ROW_STATES);
/** The number of a case at its sender (外部编号), as it stands in a file. */
export const importReference = text(60);

/** POST /takeovers: a settlement that was concluded before and is being performed: from now on its ledger and its clocks are kept here (接续管理). */
export const takeOverSettlement = z.strictObject({
  application: fileApplication,
  /** The number under which it was negotiated (执前调); of a case in enforcement it stands in the application. */
  caseNumber: text(60, 8).optional(),
  /** The number was checked against the file, though it lies more than 500 behind the last one of this year here (CASE-4). */
  numberChecked: z.boolean().default(false),
  /** Since when the agreement is in force. */
  confirmedOn: date,
  /** As it is performed now. Whoever of it is a party (a signatory, an owner, a debtor with a cap) is named by the position in the application: `1`, `2`. */
  terms: agreementTerms,
  /** Everything that was paid before, without what was sent back or given back. */
  receipts: z
    .array(
      z.strictObject({
        receiptId: identifier,
        valueDate: date,
        amount: yuan,
        kind: z.enum(RECEIPT_KINDS).default('PAYMENT'),
        depositGround: z.enum(DEPOSIT_GROUNDS).optional(),
        /** Who paid, by the position in the application. */
        payerPartyId: partyId.optional(),
        /** What was handed over, as the terms name it; asked of what is in kind, and of nothing else. */
        thing: text(500).optional(),
      }),
    )
    .max(2_000)
    .default([]),
  /** What has interrupted or suspended the two years since (SET-ART-10-2). */
  periodActs: z.array(earlierPeriodAct).max(200).default([]),
});
export type TakeOverSettlement = z.input<typeof takeOverSettlement>;
