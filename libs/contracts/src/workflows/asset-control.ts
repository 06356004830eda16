import type { LegalDate } from '@hejie/law';
import type { UpdateDefinition } from '@temporalio/common';
import { PROPERTY_STATES } from '@hejie/settlement';
import type { ActsOfCommands, DeadlineReached, FileDecision, FileOpening, FileStatus, Stamped } from './files.js';
import { commandNamed } from './messages.js';
import type { ControlCommands } from './property-controls.js';
import type { ReleaseCommands } from './property-releases.js';
import type { ActShape } from './steps.js';

/** What opens 财产查控: the property file of a case, under its first number. */
export interface AssetControlOpening extends FileOpening {
  /** 执, 执恢 or 执保 number under which it was opened (PRE-CTRL). */
  readonly authority: string;
}

/** What each command of a person to a property file says. The stages that hear it are the table `PROPERTY_STATES` of `@hejie/settlement`. */
export interface PropertyCommands extends ControlCommands, ReleaseCommands {
  /** PROC-21: the applicant of a preservation has sought enforcement. */
  recordEnforcementSought: { readonly authority: string; readonly soughtOn: LegalDate };
  /** CLS-4; `reason`: why what is under control stays; empty where nothing is. */
  closePropertyFile: { readonly reason: string };
}

/** The command of that name, as a client puts it and the case hears it. */
type PropertyCommandNamed<K extends keyof PropertyCommands> = UpdateDefinition<
  FileStatus,
  [Stamped<PropertyCommands[K]>],
  K
>;

/** Commands of people to a property file, one for each that a stage hears; asset control decides each in the transaction that records it. */
export const PROPERTY_COMMANDS = Object.fromEntries(
  Object.keys(PROPERTY_STATES.commands).map((name) => [name, commandNamed(name)]),
) as unknown as { readonly [K in keyof PropertyCommands]: PropertyCommandNamed<K> };

/** A command by its name, for whoever puts any of them; what it says is checked before. */
export const propertyCommand = (name: keyof PropertyCommands): UpdateDefinition<FileStatus, [Stamped<object>]> =>
  PROPERTY_COMMANDS[name] as unknown as UpdateDefinition<FileStatus, [Stamped<object>]>;

/** What the case of a property file has asset control (财产查控) decide and record. */
export interface AssetControlActs extends ActsOfCommands<PropertyCommands> {
  /** The file was opened, or stands otherwise than the case was told: how it stands now. */
  reviewProperty: ActShape<object, FileDecision>;
  /** A deadline of the file has come: what was due by it, dated to it. */
  reachPropertyDeadline: ActShape<DeadlineReached, FileDecision>;
}
