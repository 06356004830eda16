import { type CourtCalendar, type CourtInstant, type PolicyPack } from '@hejie/law';
import { mergedRows } from '../course/merged-rows.js';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type CreditCalendarEvent } from './calendar-events.js';
import {
  type CapacityFinding,
  type Correction,
  type CreditFile,
  type CreditSubject,
  type DebtView,
  type Limit,
  type Listing,
  type PassedCreditDeadline,
  type RecordedDeletionGround,
} from './credit-file.js';
import { type Penalty } from './penalty-file.js';
import { type RepairEvent } from './repair-events.js';
import { type Conduct, type RepairApplication, type RepairCertificate } from './repair-file.js';
import { type SanctionEvent } from './sanction-events.js';

/** Who acts on the file, when, and under what pack and calendar. */
export interface CreditTurn {
  readonly at: CourtInstant;
  readonly by: string;
  readonly pack: PolicyPack;
  readonly calendar: CourtCalendar;
}

/** What was done on the file (信用卷事项): from it come the audit line, the fact, letters and documents. */
export type CreditEvent = SanctionEvent | RepairEvent | CreditCalendarEvent;

/** What a decision does to a file: the rows that are new or changed, each whole, and what was done, in order. */
export interface CreditChange {
  /** Who the debtor is, where a proposal says it anew. */
  readonly subject?: CreditSubject;
  readonly listings?: readonly Listing[];
  readonly limits?: readonly Limit[];
  readonly applications?: readonly RepairApplication[];
  readonly conducts?: readonly Conduct[];
  readonly certificates?: readonly RepairCertificate[];
  readonly deletionGrounds?: readonly RecordedDeletionGround[];
  readonly corrections?: readonly Correction[];
  readonly penalties?: readonly Penalty[];
  readonly passed?: readonly PassedCreditDeadline[];
  readonly debt?: DebtView;
  readonly legalCapacity?: CapacityFinding;
  readonly closed?: CreditFile['closed'];
  readonly happened: readonly CreditEvent[];
}

/** The rows of a file, or of a change, list by list. */
type CreditRows = Pick<
  CreditFile,
  | 'listings'
  | 'limits'
  | 'applications'
  | 'conducts'
  | 'certificates'
  | 'deletionGrounds'
  | 'corrections'
  | 'penalties'
  | 'passed'
>;

const NO_ROWS: CreditRows = {
  listings: [],
  limits: [],
  applications: [],
  conducts: [],
  certificates: [],
  deletionGrounds: [],
  corrections: [],
  penalties: [],
  passed: [],
};

/** The file once a change is in it: a row of the same id is replaced, a new one added at the end. */
export function applyCreditChange(file: CreditFile, change: CreditChange): CreditFile {
  const closed = change.closed ?? file.closed;
  const legalCapacity = change.legalCapacity ?? file.legalCapacity;
  return {
    ...file,
    ...rowsAfter(file, change),
    subject: change.subject ?? file.subject,
    debt: change.debt ?? file.debt,
    ...(legalCapacity && { legalCapacity }),
    ...(closed && { closed }),
  };
}

/** Changes one after the other as one: of a row that several of them change, the last stands; no row is in it twice. */
export function inOneCreditChange(changes: readonly CreditChange[]): CreditChange {
  const rows = changes.reduce<CreditRows>(rowsAfter, NO_ROWS);
  const { subject, debt, legalCapacity, closed } = changes.reduce<Partial<CreditChange>>(
    (all, one) => ({ ...all, ...one }),
    {},
  );
  return {
    ...(Object.fromEntries(Object.entries(rows).filter(([, some]) => some.length > 0)) as Partial<CreditRows>),
    ...(subject && { subject }),
    ...(debt && { debt }),
    ...(legalCapacity && { legalCapacity }),
    ...(closed && { closed }),
    happened: changes.flatMap(({ happened }) => happened),
  };
}

function rowsAfter(rows: CreditRows, change: CreditChange): CreditRows {
  return {
    listings: merged(rows.listings, change.listings),
    limits: merged(rows.limits, change.limits),
    applications: merged(rows.applications, change.applications),
    conducts: merged(rows.conducts, change.conducts),
    certificates: merged(rows.certificates, change.certificates),
    deletionGrounds: merged(rows.deletionGrounds, change.deletionGrounds),
    corrections: merged(rows.corrections, change.corrections),
    penalties: merged(rows.penalties, change.penalties),
    passed: merged(rows.passed, change.passed),
  };
}

/** A file in which nothing has happened yet. */
export function openCreditFile(caseId: string, subject: CreditSubject, debt: DebtView): CreditFile {
  return { caseId, subject, ...NO_ROWS, debt };
}

function merged<T extends { readonly id: string }>(rows: readonly T[], changed?: readonly T[]): readonly T[] {
  return mergedRows(rows, changed, ({ id }) => id);
}

/** DIS-ART-1: an id that no row of these has yet: what stands under it is never replaced by another. `CREDIT.ID_TAKEN`. */
export function freeId(rows: readonly { readonly id: string }[], id: string, path: string): Decision<void> {
  if (rows.every((one) => one.id !== id)) return accept(undefined);
  return refuse({
    code: 'CREDIT.ID_TAKEN',
    rule: 'DIS-ART-1',
    path,
    zh: '信用卷中已有此编号的记录，请另用编号。',
    en: 'The file has a record of this id already; use another.',
  });
}

/** The row of that id, on which something is done; `path`: what of the command names it. `CREDIT.UNKNOWN_ROW`. */
export function rowOf<T extends { readonly id: string }>(rows: readonly T[], id: string, path: string): Decision<T> {
  const row = rows.find((one) => one.id === id);
  if (row !== undefined) return accept(row);
  return refuse({
    code: 'CREDIT.UNKNOWN_ROW',
    path,
    zh: '信用卷中没有该编号的记录。',
    en: 'The file has no record of this id.',
  });
}
