import { type WorkItemCommands } from '@hejie/casework';
import { AGENCY_SILENT, CHASE_AGENCY, ENTER_IDENTITY, LIST_OVERDUE, MEND_DELIVERY } from './told.js';

const CONFIRMATION = 'POST /cases/:caseId/publications/:publicationId/confirmation';

const RESENDING = 'POST /cases/:caseId/publications/:publicationId/resending';

/** Tasks about publications: each is ended by what the body shows, or by the command that says so. */
export const publicationTaskCommands: WorkItemCommands = {
  [MEND_DELIVERY]: RESENDING,
  [ENTER_IDENTITY]: 'PUT /cases/:caseId/parties/:partyId/identity',
  [CHASE_AGENCY]: CONFIRMATION,
  [AGENCY_SILENT]: CONFIRMATION,
  // Its read-back alone counts.
  [LIST_OVERDUE]: RESENDING,
};
