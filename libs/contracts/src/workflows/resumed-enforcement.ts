import type { CourtClock, CourtInstant, LegalDate, Yuan } from '@hejie/law';
import { CLOSING_MODES, type ClosingMode } from '@hejie/settlement';
import type { CommandStamp, MoneyTitle } from './settlement-case.js';

/** What opens a resumed enforcement (恢复执行). Started by a judge's ruling, never by a timer. */
export interface ResumptionOpening {
  readonly caseId: string;
  readonly court: string;
  readonly settlementNumber: string;
  readonly cause: string;
  readonly title: MoneyTitle;
  readonly packId: string;
  readonly calendarEditions: readonly string[];
  readonly greenChannel: boolean;
  readonly ruledAt: CourtInstant;
  /** Item of art. 11 that the ruling rests on. */
  readonly ground: string;
  readonly clock: CourtClock;
}

/** What is owed of the original title after deductions (SET-ART-17), in yuan. */
export interface ResumedBalance {
  readonly asOf: LegalDate;
  readonly principal: Yuan;
  readonly interest: Yuan;
  readonly doubled: Yuan;
  readonly fee: Yuan;
  readonly total: Yuan;
  readonly surplus: Yuan;
}

export interface ResumptionStatus {
  readonly caseId: string;
  readonly caseNumber: string;
  /** Absent for the moment between the ruling and the first computation. */
  readonly balance?: ResumedBalance;
  readonly awaiting: string;
  readonly ending?: ResumptionEnding;
}

/** Closing modes of an enforcement case (CLS-4) that end a resumed enforcement. */
export type ResumptionEnding = 'SATISFIED' | 'CLOSED';

export { CLOSING_MODES, type ClosingMode };

export interface ResumptionResult {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly ending: ResumptionEnding;
  readonly mode: ClosingMode;
  readonly endedAt: CourtInstant;
  readonly balance: ResumedBalance;
}

/** CLS-4: the enforcement judge closes the resumed case in one of the closing modes. */
export interface CloseEnforcement {
  readonly stamp: CommandStamp;
  readonly mode: ClosingMode;
}
export const RESUMED_UPDATES = { closeEnforcement: 'closeEnforcement' } as const;
