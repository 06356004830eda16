import { CASE_ITSELF, type FileDecision } from '@hejie/contracts/workflows';
import { type Recording } from '../recording/recording.js';
import { type FileOccasion, type FileSubject } from './file-subject.js';

/** By which facts the case of a file of some kind is told of it. */
type Facts<F extends object> = FileSubject<F, { readonly happened: readonly unknown[] }>['facts'];
type Ending = NonNullable<FileDecision['ending']>;

/** How a file stands, as it is on record and as its case is answered. */
export interface StandingNow {
  readonly stage: string;
  readonly due: FileDecision['due'];
  readonly ending: Ending | null;
}

/** How it stands by the law: one that has ended waits for nothing. */
export const standingNow = ({ stage, due, ending }: FileDecision): StandingNow =>
  ending ? { stage: 'ENDED', due: null, ending } : { stage, due, ending: null };

/** What its case is answered: an ending stands there only where there is one, and so do its words. */
export const answerOf = (
  { stage, due, ending }: StandingNow,
  { detail }: Pick<FileDecision, 'detail'>,
): FileDecision => ({ stage, due, ...(ending && { ending }), ...(detail !== undefined && { detail }) });

/** It is opened: the fact starts its case. */
export const openingOf = <F extends object>(facts: Facts<F>, occasion: FileOccasion, after: F): Recording => ({
  audit: { action: 'file.opened', facts: { about: occasion.about } },
  facts: [facts.opened(occasion, after)],
});

/** One that had ended stands open again: the fact starts its case anew. `reopenings`: with this one. */
export const reopeningOf = <F extends object>(
  reopened: NonNullable<Facts<F>['reopened']>,
  occasion: FileOccasion,
  after: F,
  reopenings: number,
): Recording => ({
  audit: { action: 'file.reopened', facts: { about: occasion.about, reopenings } },
  facts: [reopened(occasion, after, reopenings)],
});

/** It stands otherwise than its case was told: the fact wakes it. */
export const wakingOf = <F extends object>(
  facts: Facts<F>,
  occasion: FileOccasion,
  { stage, due }: Pick<FileDecision, 'stage' | 'due'>,
): Recording => ({
  by: CASE_ITSELF,
  audit: { action: 'file.stands-otherwise', facts: { about: occasion.about, stage, dueAt: due?.at ?? null } },
  facts: [facts.changed(occasion)],
});

/** It has ended: nothing lies before people because of it any more. Nothing where it has not. */
export function endOf<F extends object>(facts: Facts<F>, occasion: FileOccasion, ending: Ending | null): Recording[] {
  if (ending === null) return [];
  const { about } = occasion;
  return [
    {
      audit: { action: 'file.ended', facts: { about, ...ending } },
      facts: [facts.ended(occasion, ending)],
      tasks: { cancelled: about === '' ? 'EVERY' : [{ partyId: about }] },
    },
  ];
}
