import { auditOfEvent, recordingsOfEvents, type FileOccasion, type NewLetter, type Recording } from '@hejie/casework';
import { type CreditChange, type CreditEvent, type CreditFile } from '@hejie/settlement';
import { REPAIR_TOLD } from '../repair/repair-told.js';
import { REDATED_TOLD } from './redated-told.js';
import { SANCTION_TOLD } from './sanction-told.js';
import { TASK_TOLD } from './task-told.js';
import { type Tells } from './told.js';
import { CREDIT_WORDS } from './words.js';

/** What was done in a credit record, as it is recorded: in order. */
export function recordingsOf({ happened }: CreditChange, after: CreditFile, occasion: FileOccasion): Recording[] {
  const recordings = recordingsOfEvents(
    happened,
    { auditOf: (event) => auditOf(event, occasion), told: TOLD },
    occasion,
    after,
  );
  return recordings.map(({ letters, ...one }) => ({
    ...one,
    ...(letters && { letters: letters.map(named(occasion)) }),
  }));
}

/** Ids are unique within a record: to somebody else whom several records have something to tell, a letter is about the debtor too, by what names him within his case. */
const named =
  ({ about, caseId }: FileOccasion) =>
  (letter: NewLetter): NewLetter =>
    letter.to?.every(({ partyId }) => partyId === about) === true
      ? letter
      : { ...letter, occasion: `${letter.occasion}:${about.replace(`${caseId}.`, '')}` };

const TOLD: Tells = { ...SANCTION_TOLD, ...REPAIR_TOLD, ...TASK_TOLD, ...REDATED_TOLD };

function auditOf(event: CreditEvent, { about: partyId, latenessSeconds }: FileOccasion): Recording['audit'] {
  const { kind, at: _at, by: _by, ...said } = event;
  return auditOfEvent('credit', kind, { partyId, ...said }, { words: CREDIT_WORDS, latenessSeconds });
}
