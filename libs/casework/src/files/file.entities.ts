import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn, recordColumn } from '@hejie/persistence';
import { type FileDue, type SettlementCourse } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that a service keeps beside a settlement (卷宗), as its case was told of it; its row lock orders what is done in it. */
@Entity('file')
export class FileRow {
  @PrimaryColumn('text') caseId: string;
  /** Whom or what of the case it is about; empty where the case has one. */
  @PrimaryColumn('text') about: string;
  @Column('text') stage: string;
  /** How it ended, once it has, and by which rule. */
  @Column('jsonb', { nullable: true }) ending: { readonly ending: string; readonly rule: string } | null;
  /** The one thing that is due in it next. */
  @Column('jsonb', { nullable: true }) due: FileDue | null;
  @Column(instantColumn()) openedAt: CourtInstant;
  /** Subject of who opened it. */
  @Column('text') openedBy: string;
  /** How often it was opened again after its end: each time by another run of its case. */
  @Column('integer', { default: 0 }) reopenings: number;
  /** By the database's clock, since when its end is known: from then on the keys of its steps are kept for a time. Goes with the last of them. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true, select: false }) endedKnownAt?: Date | null;
}

/** One record of a file: a control, a release, an entry on a list. Records are added and changed, never taken out. */
@Entity('file_record')
export class FileRecord {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') about: string;
  /** Name of the list that it belongs to in the file; of what a file has once, the name of that. */
  @PrimaryColumn('text') kind: string;
  /** Empty for what a file has once. */
  @PrimaryColumn('text', { name: 'record_id' }) recordId: string;
  /** Place in its list. */
  @Column('integer') place: number;
  /** Where the record has one: of what the tables are searched for. */
  @Column('text', { nullable: true }) state: string | null;
  /** Without what people wrote in it. */
  @Column(recordColumn()) data: unknown;
  /** JSON of `Words`, sealed; null where nobody wrote anything. */
  @Column(encryptedColumn('casework.file_record.words', { nullable: true })) words: string | null;
  @Column(instantColumn()) changedAt: CourtInstant;
}

/** What the service has heard of the settlement of a case (履行进程), whether it keeps a file of that case or not. */
@Entity('settlement_course')
export class CourseRow {
  @PrimaryColumn('text') caseId: string;
  @Column('jsonb') course: SettlementCourse;
  /** Holiday notices with which the case was opened (PER-4). */
  @Column('text', { array: true }) calendarEditions: string[];
}

/** Entities of a service that keeps files. */
export const fileEntities = [FileRow, FileRecord, CourseRow] as const;
