import { type CourtInstant } from '@hejie/law';
import { DEADLINE_SOURCES, type DeadlineSource, type PropertyDue } from './deadline-sources.js';
import { applyChange, inOneChange, type PropertyChange, type PropertyTurn } from './property-change.js';
import { type PropertyFile } from './property-file.js';

/** One thing that falls due: its kind, and the row that it is about. */
export interface PropertyDeadlineItem {
  readonly kind: string;
  readonly subject: string;
}

/** The next instant at which something falls due in a file, and everything that falls due at it. */
export interface PropertyDeadline {
  readonly at: CourtInstant;
  readonly items: readonly PropertyDeadlineItem[];
}

/**
 * PROC-9R, S18: the one timer of a file: the earliest deadline that has not been dealt with, and all that falls due at it. One that the
 * machine slept through is still returned, dated to itself; null when nothing is left to wait for. `sources`: the kinds of deadlines that
 * are asked.
 */
export function nextPropertyDeadline(
  file: PropertyFile,
  turn: PropertyTurn,
  sources: readonly DeadlineSource[] = DEADLINE_SOURCES,
): PropertyDeadline | null {
  const open = openDeadlines(file, turn, sources);
  const at = open.map(({ due }) => due.at).sort()[0];
  if (at === undefined) return null;
  const items = open.filter(({ due }) => due.at === at).map(({ kind, due }) => ({ kind, subject: due.subject }));
  return { at, items };
}

/**
 * PROC-9R, S18: a deadline has come: everything that is due at it, by the file as it is now, is dealt with in order and dated to it. What
 * was settled meanwhile is not; a deadline that is dealt with is not dealt with again, also where a notice has moved it since (PER-4), and one that
 * has not come yet brings nothing about.
 */
export function passPropertyDeadline(
  file: PropertyFile,
  { at }: Pick<PropertyDeadline, 'at'>,
  turn: PropertyTurn,
  sources: readonly DeadlineSource[] = DEADLINE_SOURCES,
): PropertyChange {
  if (at > turn.at) return { happened: [] };
  const changes: PropertyChange[] = [];
  let after = file;
  for (const { kind, due, pass } of openDeadlines(file, turn, sources).filter((one) => one.due.at === at)) {
    const change = { ...pass(after, due, turn), passed: [{ id: idOf(kind, due) }] };
    changes.push(change);
    after = applyChange(after, change);
  }
  return inOneChange(changes);
}

interface OpenDeadline extends Pick<DeadlineSource, 'kind' | 'pass'> {
  readonly due: PropertyDue;
}

function openDeadlines(file: PropertyFile, turn: PropertyTurn, sources: readonly DeadlineSource[]): OpenDeadline[] {
  const passed = passedAt(file);
  return sources.flatMap(({ kind, due, pass }) =>
    due(file, turn)
      .filter((one) => !isDealtWith(one, passed.get(rowOf(kind, one)) ?? []))
      .map((one) => ({ kind, due: one, pass })),
  );
}

/**
 * PER-4: has it been dealt with at one of these instants? What a notice may move has been at whatever instant it had since its time began; what was over before
 * that (a lift granted after its day) at its own.
 */
const isDealtWith = ({ at, since }: PropertyDue, passed: readonly CourtInstant[]): boolean =>
  passed.includes(at) || (since !== undefined && passed.some((one) => one > since));

/** When deadlines were dealt with, by kind and subject. */
function passedAt({ passed }: Pick<PropertyFile, 'passed'>): ReadonlyMap<string, readonly CourtInstant[]> {
  const instants = new Map<string, CourtInstant[]>();
  for (const { id } of passed) {
    // An instant has no space in it, whatever the subject has.
    const end = id.lastIndexOf(' ');
    const row = id.slice(0, end);
    instants.set(row, [...(instants.get(row) ?? []), id.slice(end + 1) as CourtInstant]);
  }
  return instants;
}

const rowOf = (kind: string, { subject }: PropertyDue): string => `${kind} ${subject}`;
const idOf = (kind: string, due: PropertyDue): string => `${rowOf(kind, due)} ${due.at}`;
