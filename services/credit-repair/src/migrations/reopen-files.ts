import { reopeningsMigration } from '@hejie/casework';

/** Tables of files are the same in every service that keeps some. */
export const ReopenFiles1790000005900 = reopeningsMigration('ReopenFiles1790000005900');
