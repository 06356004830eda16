import { numberToCome, type KnownCase, type NewDocument, type StepHandlers } from '@hejie/casework';
import { type CreditRepairActs, type DocumentSignatory } from '@hejie/contracts/workflows';
import {
  type Conduct,
  type CreditChange,
  type CreditFile,
  type CreditTurn,
  type Decision,
  type IdentifiedSubject,
} from '@hejie/settlement';
import { conductsElsewhere } from '../repair/other-cases.js';
import { creditDesk } from './credit-desk.js';
import { identifiedSubject } from './identified-subject.js';

/** What a decision reads beside the record: court and parties of the case, as whom the debtor is on record, the number that the document to come of a kind takes in the register under a case number, and what stands against him in his other cases (CR-NEG). */
export interface Surroundings extends Pick<KnownCase, 'court' | 'parties'> {
  readonly identified: () => Promise<IdentifiedSubject | null>;
  readonly numberOf: (kind: NewDocument['kind'], under: string) => Promise<string>;
  readonly conductsElsewhere: () => Promise<readonly Conduct[]>;
}

/** What the law decides on each command of a table: the record, what is said, when and by whom, and what else the decision reads. */
export type CommandDecisions<Commands> = {
  readonly [K in keyof Commands]: (
    file: CreditFile,
    said: Commands[K],
    turn: CreditTurn,
    surroundings: Surroundings,
  ) => Decision<CreditChange> | Promise<Decision<CreditChange>>;
};

/** Whose record an act is about, who signs the document that it orders, and what else is printed in that. */
interface Act {
  readonly partyId: string;
  readonly signatories?: readonly DocumentSignatory[];
  readonly paper?: object;
}

/** Each command of a table as an act of the case: decided under the record's lock, in the transaction that records it. */
export function actsOf<Commands>(
  decisions: CommandDecisions<Commands>,
): Pick<StepHandlers<CreditRepairActs>, keyof Commands & keyof CreditRepairActs & string> {
  const acts = Object.entries(decisions).map(([name, decide]) => [
    name,
    ({ partyId, signatories = [], ...said }: Act, step: Parameters<typeof creditDesk.decided>[0]) => {
      const { tx, caseId, known } = step;
      const surroundings: Surroundings = {
        court: known.court,
        parties: known.parties,
        identified: () => identifiedSubject(tx.manager, caseId, partyId),
        numberOf: (kind, under) => numberToCome(tx, under, kind),
        conductsElsewhere: () => conductsElsewhere(step, partyId),
      };
      return creditDesk.decided(
        step,
        partyId,
        (file, turn) => (decide as CommandDecisions<Record<string, object>>[string])(file, said, turn, surroundings),
        { paper: { signatories, facts: [], ...(said.paper && { said: said.paper }) } },
      );
    },
  ]);
  return Object.fromEntries(acts) as never;
}
