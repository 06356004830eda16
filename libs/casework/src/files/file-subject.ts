import { type FileDecision } from '@hejie/contracts/workflows';
import { type Signatory } from '@hejie/documents';
import { type CourtCalendar, type CourtInstant, type PolicyPack } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type SettlementCourse, type StateTable } from '@hejie/settlement';
import { type KnownCase } from '../case-directory/directory-entry.js';
import { type FactOfCase, type Recording } from '../recording/recording.js';
import { type FileKey } from './file-store.js';

/** With what a file is decided on. */
export interface FileTurn {
  readonly at: CourtInstant;
  readonly by: string;
  readonly pack: PolicyPack;
  readonly calendar: CourtCalendar;
}

/** What a document that an act orders has of the person who acts: no law decides on it. */
export interface Paper {
  readonly signatories: readonly Signatory[];
  /** What was found, paragraph by paragraph. */
  readonly facts: readonly string[];
  /** What else the document of the act has of what he said, by its command. */
  readonly said?: object;
}

/** In which file something happened, when, and what the service knows of its case. */
export interface FileOccasion extends FileKey {
  readonly at: CourtInstant;
  readonly known: KnownCase;
  /** By how much the machine was late with the deadline that brought it about. */
  readonly latenessSeconds?: number;
  /** Where the act orders a document. */
  readonly paper?: Paper;
}

/** What a service says of the files that it keeps. */
export interface FileSubject<F extends object, C extends { readonly happened: readonly unknown[] }> {
  readonly states: StateTable;
  /** Names of the fields in which people write what they will: they are kept sealed, and the audit has their hashes. */
  readonly words: readonly string[];
  /** A file in which nothing has happened yet. */
  empty(key: FileKey): F;
  /** The file with a change. */
  apply(file: F, change: C): F;
  /** How it stands: stage, what is due, ending. Asks the law. */
  standing(file: F, turn: FileTurn): FileDecision;
  /** What the course of the settlement changes in it; nothing where that is as it was. */
  follow(file: F, course: SettlementCourse, turn: FileTurn): C | undefined;
  /**
   * PER-4: what changes in a file where its case adopts notices: its days, and until when its tasks are to be done; nothing where none moves.
   * `earlier`: the calendar without them. Absent: no day of it is in anybody's list.
   */
  rederived?(file: F, turn: FileTurn, earlier: CourtCalendar): C | undefined;
  /**
   * What the clock and the calendar alone have changed of the course in it since it followed last: what is decided on the file is decided with
   * that, also before its own deadline is dealt with; nothing where nothing has changed. Absent: they change nothing.
   */
  byClock?(file: F, course: SettlementCourse, turn: FileTurn): C | undefined;
  /** The file as decisions on it read it: with what runs on by itself, by the course of the settlement; absent: as it is on record. */
  asOf?(file: F, course: SettlementCourse, turn: FileTurn): F;
  /** What a change brings about beside what was decided, by the file as it is after it: the same change with that in it. Asks the law. */
  completed?(file: F, change: C, occasion: FileOccasion, turn: FileTurn): C;
  /** What belongs to a change: lines of the audit, facts, letters, documents, tasks, in order. What of it stands in rows of the service's own it reads in the transaction. */
  recordings(
    change: C,
    after: F,
    occasion: FileOccasion,
    turn: FileTurn,
    tx: Transaction,
  ): Recording[] | Promise<Recording[]>;
  /** Rows of the service's own that belong to a change, beside the file's. @returns what belongs to these. Throws what refuses the act. */
  keeps?(tx: Transaction, change: C, after: F, occasion: FileOccasion): Promise<readonly Recording[]>;
  /** By which facts its case is opened, woken, and told ended. */
  readonly facts: {
    opened(occasion: FileOccasion, after: F): FactOfCase;
    changed(key: FileKey): FactOfCase;
    ended(key: FileKey, ending: NonNullable<FileDecision['ending']>): FactOfCase;
    /** Absent: one that has ended stays so. `reopenings`: with this one. */
    reopened?(occasion: FileOccasion, after: F, reopenings: number): FactOfCase;
  };
}
