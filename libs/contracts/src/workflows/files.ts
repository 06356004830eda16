import type { CourtInstant } from '@hejie/law';
import type { FileDue } from '@hejie/settlement';
import type { CommandStamp, NextDeadline, WakingFact } from './settlement-case.js';
import { factNamed } from './messages.js';
import type { ActShape, Lateness } from './steps.js';

/**
 * A case that waits for a file: a service keeps the file and decides on it; the workflow carries how it stands and waits for what is due in
 * it next. What is the same of every such kind stands here.
 */

/** What opens the case of a file. */
export interface FileOpening {
  readonly caseId: string;
  readonly court: string;
  /** Of the case that the file belongs to. */
  readonly caseNumber: string;
  readonly openedAt: CourtInstant;
  /** How often the file was opened again after its end; absent: never. */
  readonly reopenings?: number;
}

/** How a file stands after its service has decided on it: all that its case carries of it. */
export interface FileDecision {
  readonly stage: string;
  readonly due: FileDue | null;
  readonly ending?: { readonly ending: string; readonly rule: string };
  /** What operators read beside it, in Chinese; without personal data. */
  readonly detail?: string;
}

/** What a person may know of the case of a file. */
export interface FileStatus {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly stage: string;
  readonly ending?: string;
  /** What it waits for, in Chinese. */
  readonly awaiting: string;
  readonly nextDeadline?: NextDeadline;
  /** How many seconds after its instant the last deadline fired. */
  readonly latenessSeconds?: number;
}

/** How the case of a file ended. */
export interface FileResult {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly ending: string;
  readonly endedAt: CourtInstant;
  readonly rule: string;
}

/** A command to the case of a file: what is said, and who says it. */
export type Stamped<Said> = Said & { readonly stamp: CommandStamp };

/** Each command of a file is an act of its service by the same name; `About`: what names the file beside its case. */
export type ActsOfCommands<Commands, About extends object = object> = {
  readonly [K in keyof Commands]: ActShape<Commands[K] & About, FileDecision>;
};

/** A deadline of a file has come. */
export interface DeadlineReached {
  readonly lateness: Lateness;
  /** Court time now: what is known by then is seen. */
  readonly now: CourtInstant;
}

/** Facts by which a service says that its file stands otherwise than its case was told, or is open again after its end. */
export const FILE_FACTS = {
  propertyReopened: factNamed<WakingFact, 'propertyReopened'>('propertyReopened'),
  propertyChanged: factNamed<WakingFact, 'propertyChanged'>('propertyChanged'),
  creditReopened: factNamed<WakingFact, 'creditReopened'>('creditReopened'),
  creditChanged: factNamed<WakingFact, 'creditChanged'>('creditChanged'),
  publicationReopened: factNamed<WakingFact, 'publicationReopened'>('publicationReopened'),
  publicationChanged: factNamed<WakingFact, 'publicationChanged'>('publicationChanged'),
  ladderReopened: factNamed<WakingFact, 'ladderReopened'>('ladderReopened'),
  ladderChanged: factNamed<WakingFact, 'ladderChanged'>('ladderChanged'),
} as const;
