import { CREDIT_STATES } from '@hejie/settlement';
import type { UpdateDefinition } from '@temporalio/common';
import type { SanctionCommands } from './credit-sanctions.js';
import type { ActsOfCommands, DeadlineReached, FileDecision, FileOpening, FileStatus, Stamped } from './files.js';
import { commandNamed } from './messages.js';
import type { RepairCommands } from './repair-commands.js';
import type { ActShape } from './steps.js';

/** Whose credit a file is about: a case has one for each debtor. */
export interface AboutDebtor {
  readonly partyId: string;
}

/** What opens 信用惩戒与修复: the credit record of a debtor in a case, by the first proposal to list him. */
export interface CreditRecordOpening extends FileOpening, AboutDebtor {}

/** What each command of a person to a credit record says. The stages that hear it are the table `CREDIT_STATES` of `@hejie/settlement`. */
export interface CreditCommands extends SanctionCommands, RepairCommands {}

/** The command of that name, as a client puts it and the case hears it. */
type CreditCommandNamed<K extends keyof CreditCommands> = UpdateDefinition<FileStatus, [Stamped<CreditCommands[K]>], K>;

/** Commands of people to a credit record, one for each that a stage hears; credit repair decides each in the transaction that records it. */
export const CREDIT_COMMANDS = Object.fromEntries(
  Object.keys(CREDIT_STATES.commands).map((name) => [name, commandNamed(name)]),
) as unknown as { readonly [K in keyof CreditCommands]: CreditCommandNamed<K> };

/** What the case of a credit record has credit repair (信用惩戒与修复) decide and record. */
export interface CreditRepairActs extends ActsOfCommands<CreditCommands, AboutDebtor> {
  /** The record was opened, or stands otherwise than the case was told: how it stands now. */
  reviewCredit: ActShape<AboutDebtor, FileDecision>;
  /** A deadline of the record has come: what was due by it, dated to it. */
  reachCreditDeadline: ActShape<AboutDebtor & DeadlineReached, FileDecision>;
}
