import { createTestDatabase, type TestDatabase } from '@hejie/testing';

import { pause, print } from '../measure/figures.js';
import { parentOf, processorTimes } from '../measure/processor-time.js';
import { bareInserts, rowsOf } from './bare.js';
import { OwnService } from './own-service.js';
import type { Work } from './work.js';

/** Into so many parts of equal size a run is divided, each timed, and weighed at its end. */
const PARTS = 10;
const LOOK_EVERY_MS = 250;
/** Without a line for so long nothing more comes. */
const STALLED_MS = 300_000;

/** How one file was worked off. */
export interface Course {
  readonly seconds: number;
  /** Of each part: how long it took, the processor time that service and database had for it, and what was held at its end. */
  readonly parts: readonly { readonly seconds: number; readonly processor: number; readonly megabytes: number }[];
  readonly faults: readonly string[];
  /** Seconds that bare inserts of the same rows take; of one that was not interrupted. */
  readonly bareSeconds: number;
}

/** The whole of a file on an empty database; `killed`: the service is killed in the middle of it and started again. */
export async function course(work: Work, { killed }: { readonly killed: boolean }): Promise<Course> {
  const database = await createTestDatabase({ prefix: `bench_import_${work.service}` });
  try {
    const own = await OwnService.start(work.service, database.url);
    try {
      await database.admin.query(`set search_path to ${work.service}`);
      await work.prepare(own, database.admin);
      const before = await rowsOf(database.admin, work.service);
      const run = await worked(work, own, database, killed);
      const faults = await work.faults(database.admin);
      const bareSeconds = killed ? NaN : await bareInserts(database.admin, work.service, before, work.lines);
      return { ...run, faults, bareSeconds };
    } finally {
      await own.kill();
    }
  } finally {
    await database.drop();
  }
}

async function worked(
  work: Work,
  own: OwnService,
  { admin }: TestDatabase,
  killed: boolean,
): Promise<Pick<Course, 'seconds' | 'parts'>> {
  const parts: { seconds: number; processor: number; megabytes: number }[] = [];
  const { rows } = await admin.query<{ pid: number }>('select pg_backend_pid() as pid');
  const database = parentOf(rows[0]!.pid);
  const processor = (): number => {
    const times = processorTimes({ service: own.pid, database });
    return times['service']! + times['database']!;
  };
  let before = processor();
  const began = performance.now();
  let [since, moved, seen, toKill] = [began, began, 0, killed];
  let answered = sent(work, own);
  while (parts.length < PARTS) {
    const done = await work.done(admin);
    const now = performance.now();
    if (done > seen) [seen, moved] = [done, now];
    if (now - moved > STALLED_MS) throw new Error(`nothing more comes after ${done} of ${work.lines}`);
    if (toKill && done >= work.lines / 2) {
      toKill = false;
      await own.killAndStart();
      // Whoever waited for an answer gets none; what was taken in goes on by itself.
      answered = Promise.resolve({});
    } else if (done >= ((parts.length + 1) * work.lines) / PARTS) {
      const spent = processor() - before;
      const megabytes = await own.ask<number>({ weigh: true });
      const seconds = (now - since) / 1_000;
      parts.push({ seconds, processor: spent, megabytes });
      // Of a run that takes long one sees that it goes on.
      print(`${done} of ${work.lines} ${work.unit}: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`);
      [since, before] = [performance.now(), processor()];
    } else await Promise.race([pause(LOOK_EVERY_MS), answered.then(({ failed }) => fail(failed))]);
  }
  const seconds = (performance.now() - began) / 1_000;
  fail((await answered).failed);
  return { seconds, parts };
}

/** What was sent is answered, or refused, or the service is killed meanwhile: who waits looks at it when it is time. */
const sent = (work: Work, own: OwnService): Promise<{ failed?: Error }> =>
  work.send(own).then(
    () => ({}),
    (error: Error) => ({ failed: error }),
  );

function fail(error: Error | undefined): void {
  if (error) throw error;
}
