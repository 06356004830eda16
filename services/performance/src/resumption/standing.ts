import { publishFact, type Recording, type StepContext } from '@hejie/casework';
import { remedyElected } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { type PerformanceEvent } from '@hejie/settlement';
import { CREDITOR_ELECTION } from '../breach/choices.js';
import { type RecordedLedger } from '../ledger/ledgers.js';
import { sidesOf } from '../ledger/parties.js';
import { apply, nextApplication } from './application.js';
import * as letters from './letters.js';

type Event<K extends PerformanceEvent['kind']> = Extract<PerformanceEvent, { readonly kind: K }>;

/** SET-ART-9-1: a default is found, and the creditor who applied beforehand is told until when he may recall it. */
export const standingOpened = (
  { at, lastDay, instalment, times }: Event<'STANDING_OPENED'>,
  { known }: StepContext,
): Recording => ({
  at,
  by: CASE_ITSELF,
  audit: { action: 'standing-application.opened', facts: { instalment, lastDay } },
  letters: [
    { to: sidesOf(known).creditors, ...letters.standingOpened(known.caseNumber, { instalment, lastDay, times }) },
  ],
});

/** SET-ART-10-2: the ledger with the application that counts as made at an instant: until it is ruled on the two years have no end. */
export const withStanding = (ledger: RecordedLedger, at: Event<'STANDING_FILED'>['at']): RecordedLedger =>
  ledger.appliedFor(nextApplication(ledger, at, undefined));

/**
 * SET-ART-9-1: he has not recalled it: it counts as made with the end of that time, and lies before the judge as any other. The choice that was
 * waited for is made.
 */
export async function standingFiled(
  { at, application, partyId }: Event<'STANDING_FILED'>,
  step: StepContext,
  ledger: RecordedLedger,
): Promise<Recording[]> {
  const { known } = step;
  const made = nextApplication(ledger, at, undefined);
  const applied = ledger.appliedFor(made);
  const told: Recording = {
    at,
    by: CASE_ITSELF,
    audit: { action: 'remedy.elected', facts: { partyId, remedy: 'RESUME', standing: true } },
    facts: [publishFact(remedyElected, { partyId, remedy: 'RESUME', standing: true })],
    letters: [letters.standingFiled(known.caseNumber, application)],
    tasks: { done: [{ kind: CREDITOR_ELECTION, outcome: { remedy: 'RESUME', standing: true }, ifOpen: true }] },
  };
  return [told, await apply({ ...step, by: partyId }, applied, { made, partyId, pleads: {} })];
}
