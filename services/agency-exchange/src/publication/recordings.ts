import { auditOfEvent, recordingsOfEvents, type FileOccasion, type Recording } from '@hejie/casework';
import { type PublicationChange, type PublicationEvent, type PublicationFile } from '@hejie/settlement';
import { TOLD } from './told.js';

/** What happened to a publication, as it is recorded: in order. */
export function recordingsOf(
  { happened }: PublicationChange,
  after: PublicationFile,
  occasion: FileOccasion,
): Recording[] {
  return recordingsOfEvents(happened, { auditOf: (event) => auditOf(event, occasion), told: TOLD }, occasion, after);
}

function auditOf(event: PublicationEvent, { about: publicationId, latenessSeconds }: FileOccasion): Recording['audit'] {
  const { kind, at: _at, by: _by, ...said } = event;
  return auditOfEvent('publication', kind, { publicationId, ...said }, { words: [], latenessSeconds });
}
