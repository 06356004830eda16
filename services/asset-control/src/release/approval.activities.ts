import { numberToCome, ordering, type NewDocument, type StepHandlers } from '@hejie/casework';
import { type AssetControlActs } from '@hejie/contracts/workflows';
import { decideReleaseApproval, liftedBy, releaseOf, type Release } from '@hejie/settlement';
import { byKeeper, type OrderScene } from '../control/order-documents.js';
import { assetDetails } from '../control/property-detail.js';
import { propertyDesk, WHOLE_CASE } from '../property/property-desk.js';
import { releaseDocuments } from './release-documents.js';

/** With the second person's word the ruling and the notices of a release are made: their numbers stand in the approval (PROC-12). */
export const approvalActivities = {
  async approveRelease({ releaseId, signatories, contact }, step) {
    const { tx, caseId, known, at } = step;
    const details = await assetDetails(tx.manager, caseId);
    let documents: NewDocument[] = [];
    const recorded = await propertyDesk.decided(step, WHOLE_CASE, async (file, turn) => {
      const found = releaseOf(file, releaseId);
      if (!found.ok) return found;
      const scene: OrderScene = { file, known, pack: turn.pack, at, details, papers: { signatories, contact } };
      const decision = decideReleaseApproval(file, { releaseId, ...(await numbersOf(scene, found.value)) }, turn);
      if (decision.ok) documents = releaseDocuments(scene, found.value);
      return decision;
    });
    return ordering(recorded, documents);

    async function numbersOf(scene: OrderScene, release: Release) {
      const controls = liftedBy(scene.file, release);
      const [first] = controls;
      if (!first) return { rulingNumber: '', notices: [] };
      const keepers = [
        ...byKeeper(
          scene,
          controls.map((control) => ({ control })),
        ).values(),
      ];
      const notices = [];
      for (const [index, some] of keepers.entries()) {
        const noticeNumber = await numberToCome(tx, first.authority, 'ASSISTANCE_NOTICE', index + 1);
        notices.push(...some.map(({ control: { assetId } }) => ({ assetId, noticeNumber })));
      }
      return { rulingNumber: await numberToCome(tx, first.authority, 'RELEASE_RULING'), notices };
    }
  },
} satisfies Partial<StepHandlers<AssetControlActs>>;
