import { ordering, type NewDocument, type Recorded, type StepContext, type StepHandlers } from '@hejie/casework';
import { type CreditRepairActs, type FileDecision } from '@hejie/contracts/workflows';
import { legalDateOf, packOf } from '@hejie/law';
import {
  decideReinstatementReversal,
  decideSuspension,
  decideSuspensionRenewal,
  repairDecision,
  repairPolicy,
  reversalDecision,
  suspensionInEffect,
  type CreditChange,
  type CreditFile,
  type CreditTurn,
  type Decision,
  type Suspension,
} from '@hejie/settlement';
import { frameOf, numbered } from '../certificates/frame.js';
import { stated, suspensionOf } from '../certificates/papers.js';
import { creditDesk } from '../credit/credit-desk.js';
import { conductsElsewhere, withConducts } from './other-cases.js';

type Suspending = 'grantSuspension' | 'renewSuspension' | 'reverseReinstatement';
type Decide = (file: CreditFile, turn: CreditTurn, decisionNumber: string) => Decision<CreditChange>;
/** The suspension that was decided on, as the file has it then, and what is the document's own in its id. */
type Find = (file: CreditFile) => { readonly suspension: Suspension | undefined; readonly of: string };

/**
 * What decides that an entry is suspended (屏蔽), longer, or again: with its 信用修复决定书 in the same transaction, by whose number in the register the record names
 * the decision.
 */
export function suspendingActivities(
  courts: ReadonlyMap<string, string>,
): Pick<StepHandlers<CreditRepairActs>, Suspending> {
  async function decided(
    step: StepContext,
    partyId: string,
    found: Find,
    decide: Decide,
  ): Promise<Recorded<FileDecision>> {
    const { tx, caseId, known, at } = step;
    let number = '';
    const numbering = numbered(step, 'SUSPENSION_DECISION', (file, turn, taken) => {
      number = taken;
      return decide(file, turn, taken);
    });
    const done = await creditDesk.decided(step, partyId, numbering);
    const { file } = (await creditDesk.find(tx.manager, { caseId, about: partyId }))!;
    const frame = await frameOf(step, partyId, file, courts);
    // A reversal that comes too late to suspend anything suspends nothing.
    const { suspension, of } = found(file);
    const words =
      suspension === undefined
        ? reversalDecision(frame, { number, on: legalDateOf(at) })
        : repairDecision(frame, suspension, repairPolicy(packOf(known.packId)));
    const paper: NewDocument = {
      id: `suspension-decision/${partyId}/${of}`,
      kind: 'SUSPENSION_DECISION',
      under: frame.caseNumber,
      fields: stated(partyId, words),
      signatories: [],
      to: [{ partyId }],
    };
    return ordering(done, [paper]);
  }

  /** One that the decision itself names, where anything is suspended by it. */
  const named =
    (id: string): Find =>
    (file) => ({ suspension: suspensionOf(file, id) as Suspension | undefined, of: id });

  return {
    /** CR-L-AH: an early repair is barred by what the debtor did in any of his cases (CR-NEG). */
    grantSuspension: async ({ act: _, partyId, ...said }, step) => {
      const elsewhere = await conductsElsewhere(step, partyId);
      return decided(step, partyId, named(said.suspensionId), (file, turn, decisionNumber) =>
        decideSuspension(withConducts(file, elsewhere), { ...said, decisionNumber }, turn),
      );
    },

    /** CR-REV: longer; barred as a first one is (CR-NEG). */
    renewSuspension: async ({ act: _, partyId, ...said }, step) => {
      const elsewhere = await conductsElsewhere(step, partyId);
      const renewed: Find = ({ listings }) => {
        const suspension = suspensionInEffect(listings.find(({ id }) => id === said.listingId)!)!;
        return { suspension, of: `${suspension.id}/${suspension.lastDay}` };
      };
      return decided(step, partyId, renewed, (file, turn, decisionNumber) =>
        decideSuspensionRenewal(withConducts(file, elsewhere), { ...said, decisionNumber }, turn),
      );
    },

    /** CR-REV, S17. */
    reverseReinstatement: ({ act: _, partyId, ...said }, step) =>
      decided(step, partyId, named(said.restoredAs), (file, turn, decisionNumber) =>
        decideReinstatementReversal(file, { ...said, decisionNumber }, turn),
      ),
  };
}
