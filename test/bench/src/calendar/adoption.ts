import type { CommandClock, Court } from '@hejie/local/demo';

import { pause, sideBySide } from '../measure/figures.js';
import type { Histories } from '../measure/histories.js';
import { NOTICE } from './kinds.js';
import type { CalendarRecords } from './records.js';
import type { Seeded } from './seed.js';

const LOOK_EACH_MS = 250;
/** Workflows that are looked at side by side. */
const AT_ONCE = 32;
/** No adoption takes as long as this. */
const PATIENCE_MS = 3_600_000;

/** How a notice was adopted. Times in milliseconds, from the command on. */
export interface Adoption {
  /** Until the operator had his answer. */
  readonly answered: number;
  /** Until every open case had been told, in intake and in the ledgers. */
  readonly told: number;
  /** Open cases that the answer named. */
  readonly cases: number;
}

/** The operator adopts the notice; returns when every open case knows it. */
export async function adopt(court: Court, records: CalendarRecords, clock: CommandClock): Promise<Adoption> {
  const began = performance.now();
  const { cases } = await court.command<{ cases: number }>(
    'intake',
    '/calendar-editions',
    { role: 'operator' },
    { calendarEditions: [NOTICE] },
    clock,
  );
  const answered = performance.now() - began;
  while ((await records.without(NOTICE)) > 0 || (await records.unpublished()) > 0) {
    if (performance.now() - began > PATIENCE_MS)
      throw new Error('the notice has not reached every case within an hour');
    await pause(LOOK_EACH_MS);
  }
  return { answered, cases, told: performance.now() - began };
}

/** How long the histories of these workflows are. */
export async function lengths(histories: Histories, cases: readonly Seeded[]): Promise<string[]> {
  return sideBySide(cases, AT_ONCE, ({ workflowId }) => histories.mark(workflowId));
}

/** Waits until none of the workflows has anything to do. */
export async function allAtRest(histories: Histories, cases: readonly Seeded[]): Promise<void> {
  await sideBySide(cases, AT_ONCE, ({ workflowId }) => histories.atRest(workflowId, ''));
}
