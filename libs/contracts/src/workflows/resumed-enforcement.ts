import type { CourtInstant, LegalDate, Yuan } from '@hejie/law';

import { CLOSING_MODES, type ClosingMode, type EnforcementEnding } from '@hejie/settlement';
import { commandNamed, questionNamed } from './messages.js';
import type { CommandStamp } from './settlement-case.js';

/** What opens a resumed enforcement (恢复执行). Started by a judge's ruling, never by a timer. */
export interface ResumptionOpening {
  readonly caseId: string;
  readonly court: string;
  readonly settlementNumber: string;
  readonly cause: string;
  readonly packId: string;
  readonly greenChannel: boolean;
  readonly ruledAt: CourtInstant;
  /** Item of art. 11 that the ruling rests on. */
  readonly ground: string;
  /** Enforcement had been closed over the settlement: it resumes under a number of its own. */
  readonly enforcementClosed?: true;
  /** How often the settlement had opened again before (SET-ART-12-1); absent: never. */
  readonly reopenings?: number;
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
  readonly ending?: EnforcementEnding;
}

export { CLOSING_MODES, type ClosingMode };

export interface ResumptionResult {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly ending: EnforcementEnding;
  /** Absent: it was closed in none, for the ruling that opened it was revoked. */
  readonly mode?: ClosingMode;
  readonly endedAt: CourtInstant;
  readonly balance: ResumedBalance;
}

/** CLS-4: the enforcement judge closes the resumed case in one of the closing modes. */
export interface CloseEnforcement {
  readonly stamp: CommandStamp;
  readonly mode: ClosingMode;
}

export const ENFORCEMENT_COMMANDS = {
  closeEnforcement: commandNamed<CloseEnforcement, ResumptionStatus, 'closeEnforcement'>('closeEnforcement'),
} as const;

/** How the resumed enforcement stands. */
export const resumptionStatusQuestion = questionNamed<ResumptionStatus, 'status'>('status');
