import { type CourtClock, type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { type IMPORT_ROW_STATES } from '@hejie/contracts/http';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ImportFormat } from './import-table.js';

/** A file of applications that was taken in (批量立案). */
@Entity('import_file')
export class ImportedFile {
  /** Made of what stands in it, for whom and under which pack: the same file is the same import. */
  @PrimaryColumn('text') importId: string;
  @Column('text') court: string;
  @Column('text') packId: string;
  @Column('text') format: ImportFormat;
  @Column('integer') rows: number;
  /** When its applications were made, whenever their rows are worked off. */
  @Column(instantColumn()) receivedAt: CourtInstant;
  /** Under which its rows are worked off where time is not real. */
  @Column('jsonb', { nullable: true }) courtClock: CourtClock | null;
  /** Subject of the filing clerk. */
  @Column('text') receivedBy: string;
}

export type ImportRowState = (typeof IMPORT_ROW_STATES)[number];

/** Why a row was refused, at which column; nothing of what stands in the row. */
export interface RowProblem {
  readonly code: string;
  readonly column: string | null;
  readonly rule?: string;
  readonly zh: string;
  readonly en: string;
}

/** One row of a file: an application that waits, a case, or a refusal. */
@Entity('import_row')
export class ImportedRow {
  @PrimaryColumn('text') importId: string;
  @PrimaryColumn('integer') line: number;
  @Column('text') court: string;
  /** Its number at its sender; null where the row has none, which is refused. */
  @Column('text', { nullable: true }) reference: string | null;
  /** What stands in it, as JSON, by columns where it is a row of a table; sealed, and gone once it is a case. */
  @Column(encryptedColumn('intake.import_row.cells', { nullable: true })) cells: string | null;
  @Column('text') state: ImportRowState;
  @Column('text', { nullable: true }) caseId: string | null;
  @Column('text', { nullable: true }) caseNumber: string | null;
  @Column('jsonb') problems: readonly RowProblem[];
}
