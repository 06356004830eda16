import { type RetentionRule } from '@hejie/persistence';

/** What stands in a row that was refused goes after ninety days: its sender has corrected it by then, or never will. The reasons stay. */
export const refusedRowsForATime: RetentionRule = {
  table: 'import_row',
  since: 'recorded_at',
  oldestFirst: 'recorded_at',
  only: "state = 'REFUSED' and cells is not null",
  keepDays: 90,
  reducedTo: 'cells = null',
};
