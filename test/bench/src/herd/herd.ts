import type { Court } from '@hejie/local/demo';

import { BEGINNING, CaseClock, instantText, on } from '../court/clock.js';
import { CourtCase } from '../court/court-case.js';
import { pause, sideBySide } from '../measure/figures.js';
import type { Histories } from '../measure/histories.js';
import type { HerdRecords } from './records.js';

/** People at their desks at once. */
const AT_ONCE = 16;
/** The last day of the 30: every reminder has gone out at nine. A day more is asked for now, and nobody is reminded of it any more. */
const LAST_DAY = on('2026-06-10', '12:00:00');
const DAY = 86_400_000;

/** What a first case shows: what the others have to wait for. */
export interface Scout {
  /** End of the lengthened 30 days, court time in epoch milliseconds. */
  readonly ends: number;
  /** Letters of mediation once all reminders are out. */
  readonly letters: number;
  /** Events of its history when only the end is left. */
  readonly events: number;
}

/** One case ahead of the herd. */
export async function sendScout(court: Court, histories: Histories, records: HerdRecords): Promise<Scout> {
  const one = await untilLastDay(court, 15_000);
  const workflowId = await histories.workflowOf(one.caseNumber);
  await histories.fired(workflowId, 3);
  const letters = (await records.lettersOfMediation([one.caseId])).get(one.caseId) ?? 0;
  const { nextDeadline } = await one.extend(1, new CaseClock(LAST_DAY).running);
  const ends = Date.parse(nextDeadline?.at ?? '');
  if (!(ends > Date.parse(LAST_DAY) + DAY))
    throw new Error(`another deadline comes first: ${JSON.stringify(nextDeadline)}`);
  await histories.atRest(workflowId, '');
  const runs = await histories.runsOf(workflowId);
  return { ends, letters, events: runs.at(-1)!.events.length };
}

/** Filed, consented to, negotiated until the last day: all reminders have come, and court time stands. */
async function untilLastDay(court: Court, milliseconds: number): Promise<CourtCase> {
  const clock = new CaseClock(BEGINNING);
  const one = await CourtCase.file(court, clock.running);
  await one.answer('CREDITOR', 'CONSENT', clock.running);
  await one.answer('DEBTOR', 'CONSENT', clock.running);
  await one.designate(clock.running);
  await one.accept(clock.hurrying(LAST_DAY, milliseconds));
  return one;
}

/** Cases that wait for nothing but their end, and how fast people could bring them there. */
export interface Herd {
  readonly cases: readonly CourtCase[];
  readonly ids: readonly string[];
  /** Commands a second. */
  readonly pace: number;
}

/** Brings so many cases to their last day through the public interface; all reminders are recorded when it returns. */
export async function gather(size: number, court: Court, records: HerdRecords, { letters }: Scout): Promise<Herd> {
  const began = performance.now();
  const cases = await sideBySide(Array.from({ length: size }), AT_ONCE, () => untilLastDay(court, 4_000));
  const pace = (size * 5) / ((performance.now() - began) / 1_000);
  const ids = cases.map(({ caseId }) => caseId);
  for (let left = 1_200; ; left -= 1) {
    const written = await records.lettersOfMediation(ids);
    if (ids.every((id) => (written.get(id) ?? 0) >= letters)) break;
    if (left === 0) throw new Error('not every reminder has been recorded');
    await pause(500);
  }
  return { cases, ids, pace };
}

/**
 * A day more for each, with a clock that reaches the end of it at the same instant for all.
 * @returns that instant, epoch milliseconds
 */
export async function release({ cases, pace }: Herd, { ends }: Scout, reserve: number): Promise<number> {
  const at = Date.now() + (cases.length / pace) * 2_000 + reserve;
  await sideBySide(cases, AT_ONCE, (one) => {
    const rate = (ends - Date.parse(LAST_DAY)) / (at - Date.now());
    return one.extend(1, { at: LAST_DAY, until: instantText(ends + DAY / 2), rate: Number(rate.toFixed(6)) });
  });
  return at;
}
