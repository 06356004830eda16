import { type ReleaseCommands } from '@hejie/contracts/workflows';
import { parseYuan } from '@hejie/law';
import {
  byCreditor,
  byCreditors,
  decideCreditorRelease,
  decideKeeping,
  decideLawfulRelease,
  decidePartition,
  decideRelease,
  decideReleaseApplication,
  decideReleaseGoesOn,
  decideReleasePlan,
  decideReleaseReceipt,
  decideReleaseRefusal,
  decideReleaseReturn,
  decideReleaseService,
  decideSaleDone,
  decideSubstitution,
  decideSupervisedSale,
} from '@hejie/settlement';
import { type CommandDecisions } from '../property/decided-commands.js';

/** What the law decides on each command on releases; on those that make documents, in `approvalActivities` and `recontrolActivities`. */
export const RELEASE_DECISIONS: CommandDecisions<Omit<ReleaseCommands, 'approveRelease' | 'controlAgain'>> = {
  planReleases: decideReleasePlan,
  applyForRelease: (file, said, turn, { parties }) =>
    byCreditor(parties, said.partyId, (creditors) => decideReleaseApplication(file, said, turn, creditors)),
  applyForProperty: (file, { id, assetIds, partyId, figure }, turn, { parties }) =>
    byCreditor(parties, partyId, (creditors) =>
      decideCreditorRelease(file, { id, assetIds, partyId, figure }, turn, creditors),
    ),
  orderRelease: (file, { id, ground, assetIds, basis }, turn) =>
    decideLawfulRelease(file, { id, ground, assetIds, basis }, turn),
  decideRelease,
  returnRelease: decideReleaseReturn,
  refuseRelease: decideReleaseRefusal,
  serveRelease: decideReleaseService,
  recordReleaseReceipt: (file, { releaseId, assetId, carriedOutBy: by }, turn) =>
    decideReleaseReceipt(file, { releaseId, assetId, by }, turn),
  resumeRelease: decideReleaseGoesOn,
  recognisePartition: (file, { debtorValue, ...said }, turn) =>
    decidePartition(file, { ...said, debtorValue: parseYuan(debtorValue) }, turn),
  substituteProperty: (file, { id, assetIds, substituteAssetId, basis, consents }, turn, { parties }) =>
    byCreditors(
      parties,
      consents.map(({ partyId }) => partyId),
      (creditors) => decideSubstitution(file, { id, assetIds, substituteAssetId, basis, consents }, turn, creditors),
      '/consents',
    ),
  allowSale: (file, { lowestPrice, ...said }, turn) =>
    decideSupervisedSale(file, { ...said, lowestPrice: parseYuan(lowestPrice) }, turn),
  recordSale: (file, { price, ...said }, turn) => decideSaleDone(file, { ...said, price: parseYuan(price) }, turn),
  keepControls: decideKeeping,
};
