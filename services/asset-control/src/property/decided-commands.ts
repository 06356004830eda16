import { type KnownCase, type StepHandlers } from '@hejie/casework';
import { type AssetControlActs } from '@hejie/contracts/workflows';
import { type Decision, type PropertyChange, type PropertyFile, type PropertyTurn } from '@hejie/settlement';
import { propertyDesk, WHOLE_CASE } from './property-desk.js';

/** What the law decides on each command of a table: the file, what is said, when and by whom, and what is known of the case. */
export type CommandDecisions<Commands> = {
  readonly [K in keyof Commands]: (
    file: PropertyFile,
    said: Commands[K],
    turn: PropertyTurn,
    known: KnownCase,
  ) => Decision<PropertyChange>;
};

/** Each command of a table as an act of the case: decided under the file's lock, in the transaction that records it. */
export function actsOf<Commands>(
  decisions: CommandDecisions<Commands>,
): Pick<StepHandlers<AssetControlActs>, keyof Commands & keyof AssetControlActs & string> {
  const acts = Object.entries(decisions).map(([name, decide]) => [
    name,
    ({ act: _, ...said }: { readonly act: string }, step: Parameters<typeof propertyDesk.decided>[0]) =>
      propertyDesk.decided(step, WHOLE_CASE, (file, turn) =>
        (decide as CommandDecisions<Record<string, never>>[string])(file, said as never, turn, step.known),
      ),
  ]);
  return Object.fromEntries(acts) as never;
}
