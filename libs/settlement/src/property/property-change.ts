import { type CourtCalendar, type CourtInstant, type PolicyPack } from '@hejie/law';
import { mergedRows } from '../course/merged-rows.js';
import {
  type AuthorityEvent,
  type PropertyCalendarEvent,
  type ClosingEvent,
  type ControlEvent,
  type CoverageEvent,
  type ObjectionEvent,
  type SurveyEvent,
} from './property-events.js';
import { NO_ROWS, type PropertyFile } from './property-file.js';
import { type ReleaseEvent } from './release-events.js';

/** When and by whom something is decided, and what the decision reads beside the file. */
export interface PropertyTurn {
  readonly at: CourtInstant;
  /** The officer who acts, or the clock. */
  readonly by: string;
  readonly pack: PolicyPack;
  readonly calendar: CourtCalendar;
}

/**
 * What was done in a file (财产控制事项), for the service to make audit line, fact, letter, task and document of; nothing in it is decided
 * again.
 */
export type PropertyEvent =
  | AuthorityEvent
  | PropertyCalendarEvent
  | SurveyEvent
  | ControlEvent
  | CoverageEvent
  | ObjectionEvent
  | ReleaseEvent
  | ClosingEvent;

/** The rows of a file that a decision adds or changes. */
type Rows = Omit<PropertyFile, 'caseId' | 'settlement' | 'closed'>;

/** What a decision on property comes to: rows that are new or changed, whole, and what has happened, in order. */
export interface PropertyChange extends Partial<Rows> {
  /** The settlement as it stands now, where that is what has changed. */
  readonly settlement?: PropertyFile['settlement'];
  readonly closed?: PropertyFile['closed'];
  readonly happened: readonly PropertyEvent[];
}

/** The file with what has changed in it: a row of a known id is replaced where it stands, a new one comes last. */
export function applyChange(file: PropertyFile, change: PropertyChange): PropertyFile {
  const { settlement = file.settlement, closed = file.closed } = change;
  return { ...file, ...rowsAfter(file, change), settlement, ...(closed && { closed }) };
}

/** Changes one after the other as one: of a row that several of them change, the last stands. */
export function inOneChange(changes: readonly PropertyChange[]): PropertyChange {
  const rows = changes.reduce<Rows>(rowsAfter, NO_ROWS);
  const settlement = changes.findLast((change) => change.settlement !== undefined)?.settlement;
  const closed = changes.findLast((change) => change.closed !== undefined)?.closed;
  return {
    ...(Object.fromEntries(Object.entries(rows).filter(([, some]) => some.length > 0)) as Partial<Rows>),
    ...(settlement === undefined ? {} : { settlement }),
    ...(closed && { closed }),
    happened: changes.flatMap(({ happened }) => happened),
  };
}

function rowsAfter(rows: Rows, change: PropertyChange): Rows {
  return {
    authorities: mergedRows(rows.authorities, change.authorities, ({ caseNumber }) => caseNumber),
    assets: mergedRows(rows.assets, change.assets, idOf),
    controls: mergedRows(rows.controls, change.controls, idOf),
    releases: mergedRows(rows.releases, change.releases, idOf),
    refreezes: mergedRows(rows.refreezes, change.refreezes, idOf),
    sales: mergedRows(rows.sales, change.sales, idOf),
    queries: mergedRows(rows.queries, change.queries, idOf),
    searches: mergedRows(rows.searches, change.searches, idOf),
    clues: mergedRows(rows.clues, change.clues, idOf),
    reports: mergedRows(rows.reports, change.reports, idOf),
    disposalDuties: mergedRows(rows.disposalDuties, change.disposalDuties, idOf),
    objections: mergedRows(rows.objections, change.objections, idOf),
    suits: mergedRows(rows.suits, change.suits, idOf),
    liftApplications: mergedRows(rows.liftApplications, change.liftApplications, idOf),
    covered: mergedRows(rows.covered, change.covered, idOf),
    passed: mergedRows(rows.passed, change.passed, idOf),
  };
}

const idOf = ({ id }: { readonly id: string }): string => id;
