import { numberToCome, ordering, type NewDocument, type StepContext, type StepHandlers } from '@hejie/casework';
import { type AssetControlActs, type ControlCommands } from '@hejie/contracts/workflows';
import { legalDateOf, parseYuan } from '@hejie/law';
import {
  authorityNumbered,
  decideControlOrders,
  decideRenewals,
  renewedUnder,
  type Control,
  type PropertyFile,
} from '@hejie/settlement';
import { propertyDesk, WHOLE_CASE } from '../property/property-desk.js';
import { byKeeper, controlDocuments, paperOf, renewalDocuments, type OrderScene } from './order-documents.js';
import { assetDetails } from './property-detail.js';

/** Orders of control and of renewal: the numbers of their documents stand in the decision, and the documents are made with it. */
export const orderActivities = {
  /** PRE-CTRL, PROC-12: one ruling, and a notice to each keeper. */
  async orderControls({ authority, orders, signatories, contact }, step) {
    const { tx, caseId, known, at } = step;
    const details = await assetDetails(tx.manager, caseId);
    let documents: NewDocument[] = [];
    const recorded = await propertyDesk.decided(
      step,
      WHOLE_CASE,
      async (file, turn) => {
        const { rulingNumber, notices } = await numbersOfOrders(step, file, { authority, orders }, details);
        const decision = decideControlOrders(
          file,
          orders.map(({ controlId: id, assetId, cap, useContinues, wagesFinding }) => ({
            ...{ id, authority, assetId, rulingNumber, noticeNumber: notices.get(assetId) ?? '', useContinues },
            ...(cap !== undefined && { cap: parseYuan(cap) }),
            ...(wagesFinding !== undefined && { wagesFinding }),
          })),
          turn,
        );
        const scene: OrderScene = { file, known, pack: turn.pack, at, details, papers: { signatories, contact } };
        if (decision.ok) documents = controlDocuments(scene, decision.value.controls ?? []);
        return decision;
      },
      { paper: paperOf({ signatories, contact }) },
    );
    return ordering(recorded, documents);
  },

  /** PROC-9R: what was applied for, or of the court's own motion: one ruling, and a notice to each keeper. */
  async renewControls({ controlIds, signatories, contact }, step) {
    const { tx, caseId, known, at } = step;
    const details = await assetDetails(tx.manager, caseId);
    let documents: NewDocument[] = [];
    const recorded = await propertyDesk.decided(
      step,
      WHOLE_CASE,
      async (file, turn) => {
        const { rulingNumber, notices } = await numbersOfRenewals({ tx }, file, controlIds, details);
        const askedOn = legalDateOf(turn.at);
        const decision = decideRenewals(
          file,
          controlIds.map((controlId) => ({
            ...{ controlId, askedBy: null, askedOn, rulingNumber },
            noticeNumber: notices.get(file.controls.find(({ id }) => id === controlId)?.assetId ?? '') ?? '',
          })),
          turn,
        );
        const scene: OrderScene = { file, known, pack: turn.pack, at, details, papers: { signatories, contact } };
        if (decision.ok) documents = renewalDocuments(scene, decision.value.controls ?? []);
        return decision;
      },
      { paper: paperOf({ signatories, contact }) },
    );
    return ordering(recorded, documents);
  },
} satisfies Partial<StepHandlers<AssetControlActs>>;

/** The numbers of the ruling and of each notice; where number or property is not in the file there is none, and the law refuses it. */
async function numbersOfOrders(
  { tx }: StepContext,
  file: PropertyFile,
  { authority, orders }: Pick<ControlCommands['orderControls'], 'authority' | 'orders'>,
  details: OrderScene['details'],
): Promise<{ readonly rulingNumber: string; readonly notices: ReadonlyMap<string, string> }> {
  if (authorityNumbered(file, authority) === undefined) return { rulingNumber: '', notices: new Map() };
  const known = orders.filter(({ assetId }) => file.assets.some(({ id }) => id === assetId));
  const notices = await noticeNumbers({ tx }, authority, known, details);
  return { rulingNumber: await numberToCome(tx, authority, 'CONTROL_RULING'), notices };
}

/** The numbers of the ruling that renews and of each notice; where the file has none of the controls there is none, and the law refuses it. */
async function numbersOfRenewals(
  step: Pick<StepContext, 'tx'>,
  file: PropertyFile,
  controlIds: readonly string[],
  details: OrderScene['details'],
): Promise<{ readonly rulingNumber: string; readonly notices: ReadonlyMap<string, string> }> {
  const renewed = controlIds.flatMap((controlId) => file.controls.filter(({ id }) => id === controlId));
  const [first] = renewed;
  if (first === undefined) return { rulingNumber: '', notices: new Map() };
  const under = renewedUnder(file, first);
  const notices = await noticeNumbers(step, under, renewed, details);
  return { rulingNumber: await numberToCome(step.tx, under, 'RENEWAL_RULING'), notices };
}

/** The number of the notice to the keeper of each piece of property, by its id: each keeper has one. @throws LawError `CONTROL.NOT_DESCRIBED`. */
export async function noticeNumbers(
  { tx }: Pick<StepContext, 'tx'>,
  authority: string,
  orders: readonly Pick<Control, 'assetId'>[],
  details: OrderScene['details'],
): Promise<Map<string, string>> {
  const ordered = orders.map((control) => ({ control }));
  const numbers = new Map<string, string>();
  for (const [index, some] of [...byKeeper({ details }, ordered).values()].entries()) {
    const number = await numberToCome(tx, authority, 'ASSISTANCE_NOTICE', index + 1);
    for (const { control } of some) numbers.set(control.assetId, number);
  }
  return numbers;
}
