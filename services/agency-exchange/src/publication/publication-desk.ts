import { FileDesk, publishFact, type FileSubject } from '@hejie/casework';
import { publicationChanged, publicationEnded, publicationOpened, publicationReopened } from '@hejie/contracts/facts';
import {
  applyPublicationChange,
  emptyPublication,
  PUBLICATION_STATES,
  publicationStanding,
  type PublicationChange,
  type PublicationFile,
} from '@hejie/settlement';
import { keepDeliveries } from '../delivery/delivery-outbox.js';
import { recordingsOf } from './recordings.js';

/** What opens the case of a publication, as its facts tell it. */
const openingOf = ({ publicationId, matter }: PublicationFile) => ({
  publicationId,
  decision: matter!.decision,
  entryKind: matter!.entry.kind,
});

const publication: FileSubject<PublicationFile, PublicationChange> = {
  states: PUBLICATION_STATES,
  // What people write of a publication stands nowhere in its rows.
  words: [],
  empty: ({ caseId, about }) => emptyPublication(caseId, about),
  apply: applyPublicationChange,
  standing: publicationStanding,
  // What was decided is published, whatever becomes of the settlement: a contrary decision is a publication of its own.
  follow: () => undefined,
  recordings: recordingsOf,
  keeps: keepDeliveries,
  facts: {
    opened: ({ known: { court, caseNumber } }, after) =>
      publishFact(publicationOpened, { ...openingOf(after), court, caseNumber }),
    reopened: ({ known: { court, caseNumber } }, after, reopenings) =>
      publishFact(publicationReopened, { ...openingOf(after), court, caseNumber, reopenings }),
    changed: ({ about: publicationId }) => publishFact(publicationChanged, { publicationId }),
    ended: ({ about: publicationId }, ending) => publishFact(publicationEnded, { publicationId, ...ending }),
  },
};

/** Where publications are decided on, each of one decision. */
export const publicationDesk = new FileDesk(publication);
