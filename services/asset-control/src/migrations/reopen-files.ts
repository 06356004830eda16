import { reopeningsMigration } from '@hejie/casework';

/** A property file that has ended may be opened again. */
export const ReopenFiles1790000004200 = reopeningsMigration('ReopenFiles1790000004200');
