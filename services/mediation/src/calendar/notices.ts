import { noticesOf, publishFact, type KnownCase, type Recording } from '@hejie/casework';
import { selectionAndNegotiationRederived } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import {
  calendarOf,
  isKnownEdition,
  legalDateOf,
  packOf,
  type CourtInstant,
  type ExcludedSpan,
  type LegalDate,
} from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { acceptanceDeadline, negotiationMovesBy, recusalDeadline, selectionDeadlines } from '@hejie/settlement';

/** What a case waits for before performance, as mediation has it on record. */
export type LiveClock =
  /** Of selection: that a mediator is designated, or that he who was asked answers. */
  | {
      readonly of: 'DESIGNATION' | 'ANSWER';
      /** When it began to run. */
      readonly since: CourtInstant;
      readonly dueAt: CourtInstant;
    }
  | {
      /** That a judge decides on a recusal. */
      readonly of: 'RECUSAL';
      readonly since: CourtInstant;
      readonly dueAt: CourtInstant;
    }
  | {
      readonly of: 'NEGOTIATION';
      /** Null in cases of a release that did not keep it, and so the extensions. */
      readonly startedOn: LegalDate | null;
      readonly extensions: readonly number[] | null;
      readonly appraisals?: readonly ExcludedSpan[] | null;
      readonly lastDay: LegalDate;
      readonly provisional: boolean;
    };

/** PER-4: does a calendar with these notices move what the case waits for, or make it certain? */
function movesBy(clock: LiveClock, { packId }: KnownCase, editions: readonly string[]): boolean {
  // A case asks until a build answers that knows the notice; and of an old one nobody knows here what its days were derived from.
  if (!inThisBuild(editions)) return true;
  const [pack, calendar] = [packOf(packId), calendarOf(editions)];
  switch (clock.of) {
    case 'ANSWER':
      return acceptanceDeadline(legalDateOf(clock.since), pack, calendar).instant !== clock.dueAt;
    case 'DESIGNATION':
      return selectionDeadlines(legalDateOf(clock.since), pack, calendar).designateBy.instant !== clock.dueAt;
    case 'RECUSAL':
      return recusalDeadline(legalDateOf(clock.since), calendar).instant !== clock.dueAt;
    case 'NEGOTIATION': {
      const { startedOn, extensions } = clock;
      return (
        startedOn === null || negotiationMovesBy({ ...clock, startedOn, extensions: extensions ?? [] }, pack, calendar)
      );
    }
  }
}

/** Does this build have all of these notices? */
export const inThisBuild = (editions: readonly string[]): boolean => editions.every((id) => isKnownEdition(id));

/** PER-4: the case is woken where notices move what it waits for, or make it certain; else it adopts them with its next command. */
export function wokenBy(editions: readonly string[], clock: LiveClock, of: KnownCase): Recording[] {
  if (editions.length === 0 || !movesBy(clock, of, editions)) return [];
  return [
    {
      by: CASE_ITSELF,
      audit: { action: 'calendar.moves-deadlines', facts: { calendarEditions: editions } },
      facts: [publishFact(selectionAndNegotiationRederived, { calendarEditions: [...editions] })],
    },
  ];
}

/**
 * PER-4: as {@link wokenBy}, for what a step has just recorded: a notice may have come here before the case has heard of it. Until the
 * commit no further one is remembered.
 */
export async function wokenMeanwhile(
  { tx, caseId, known: of }: { readonly tx: Transaction; readonly caseId: string; readonly known: KnownCase },
  clock: LiveClock,
): Promise<Recording[]> {
  return wokenBy(await noticesOf(tx, caseId), clock, of);
}
