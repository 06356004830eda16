import { type ActOf, type AnswerOf } from '@hejie/contracts/workflows';
import { type Transaction } from '@hejie/persistence';
import { type KnownCase } from '../case-directory/directory-entry.js';
import { type Occasion } from '../recording/case-recorder.js';
import { type Recorded } from '../recording/recording.js';

/** In which step of which case an act is recorded, and the transaction of the whole step. */
export interface StepContext extends Occasion {
  readonly tx: Transaction;
  readonly step: number;
  /** Court, number, pack and parties, from the service's directory. */
  readonly known: KnownCase;
}

/** Records one act: writes its rows, and answers with what belongs to them. */
export type StepHandler<Acts, K extends keyof Acts & string> = (
  act: ActOf<Acts, K>,
  step: StepContext,
) => Promise<Recorded<AnswerOf<Acts, K>>>;

/** What a service does for each of its acts. A subject has some of them: `satisfies Partial<StepHandlers<…>>`. */
export type StepHandlers<Acts> = { readonly [K in keyof Acts & string]: StepHandler<Acts, K> };
