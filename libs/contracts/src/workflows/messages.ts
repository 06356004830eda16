import { courtInstant, epochMs, type CourtClock } from '@hejie/law';
import type { QueryDefinition, SignalDefinition, UpdateDefinition } from '@temporalio/common';

/**
 * Typed definitions of what may be said to a workflow: clients and the workflow import the same constant, so that name,
 * argument and answer cannot drift apart. Plain objects: neither side needs the other's SDK package.
 */

/** A person's command (an Update): answered by the case itself. */
export const commandNamed = <Argument, Answer, Name extends string>(
  name: Name,
): UpdateDefinition<Answer, [Argument], Name> =>
  ({ type: 'update', name }) as UpdateDefinition<Answer, [Argument], Name>;

/** A fact that wakes a case (a Signal). */
export const factNamed = <Argument, Name extends string>(name: Name): SignalDefinition<[Argument], Name> =>
  ({ type: 'signal', name }) as SignalDefinition<[Argument], Name>;

/** A question that changes nothing (a Query). */
export const questionNamed = <Answer, Name extends string>(name: Name): QueryDefinition<Answer, [], Name> =>
  ({ type: 'query', name }) as QueryDefinition<Answer, [], Name>;

/** A question about one thing that changes nothing (a Query). */
const questionAbout = <Answer, About, Name extends string>(name: Name): QueryDefinition<Answer, [About], Name> =>
  ({ type: 'query', name }) as QueryDefinition<Answer, [About], Name>;

/** Has the case taken a command of this id? Asked of any kind of case, also after its end: then its status is the answer to that command. */
export const commandHeardQuestion = questionAbout<boolean, string, 'commandHeard'>('commandHeard');

/**
 * The header in which the court's clock travels beside every message, like a trace: start, command, fact and question
 * bring it, activities, children and what continues a case take it on. Its payload is what {@link clockToHeader} makes of a
 * `CourtClock`; a message without one says nothing of the time.
 */
export const COURT_CLOCK_HEADER = 'court-clock';

type CompressedClock = Extract<CourtClock, { readonly mode: 'compressed' }>;

/**
 * A compressed clock as the header bears it: `[anchorReal, anchorCourt, rate, holdAt]`, instants in epoch milliseconds. It stands
 * beside every message and every activity of a history, so it is short.
 */
export const clockToHeader = ({ anchorReal, anchorCourt, rate, holdAt }: CompressedClock): readonly number[] => [
  anchorReal,
  epochMs(anchorCourt),
  rate,
  epochMs(holdAt),
];

/** The clock that a header bears; until release 0.2 it bore the clock itself. */
export function clockFromHeader(borne: unknown): CourtClock {
  if (!Array.isArray(borne)) return borne as CourtClock;
  const [anchorReal, anchorCourt, rate, holdAt] = borne as [number, number, number, number];
  return {
    mode: 'compressed',
    anchorReal,
    anchorCourt: courtInstant(anchorCourt),
    rate,
    holdAt: courtInstant(holdAt),
  };
}
