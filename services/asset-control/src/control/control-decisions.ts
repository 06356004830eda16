import { type ControlCommands, type PropertyFound, type PropertyNamed } from '@hejie/contracts/workflows';
import { parseYuan } from '@hejie/law';
import {
  byOwners,
  decideClue,
  decideClueVerified,
  decideControlReceipt,
  decideDisposalDeclared,
  decideDisposalDuty,
  decideLiftApplication,
  decidePreservationLift,
  decideMovingUp,
  decidePreservationBroughtIn,
  decideReconsiderationApplication,
  decideReconsiderationRuling,
  decideObjection,
  decideObjectionRuling,
  decideObjectionService,
  decidePropertyNamed,
  decideQueryAnswers,
  decideQueryOf,
  decideRenewalApplication,
  decideRenewalReceipt,
  decideReport,
  decideReportShown,
  decideSearch,
  decideSearchAnswer,
  decidePropertySuit,
  decidePropertySuitEnd,
  partyOf,
  type FoundAsset,
  type NamedAsset,
} from '@hejie/settlement';
import { type CommandDecisions } from '../property/decided-commands.js';

/** Commands that order nothing, so that no document is made of them. */
type WithoutPapers = Omit<ControlCommands, 'orderControls' | 'renewControls'>;

/** What the law decides on each command on queries and controls that orders nothing. */
export const CONTROL_DECISIONS: CommandDecisions<WithoutPapers> = {
  askForProperty: (file, { queryId: id, ...said }, turn, { parties }) =>
    decideQueryOf(file, { id, ...said }, parties, turn),
  recordQueryAnswers: (file, { found, ...said }, turn) =>
    decideQueryAnswers(file, { ...said, found: found.map(foundAsset) }, turn),
  askToSearch: (file, { searchId: id, ...said }, turn, { parties }) =>
    decideSearch(
      file,
      said.what === 'VEHICLE' ? { id, ...said } : { id, ...said, side: partyOf(parties, said.partyId).side },
      turn,
    ),
  recordSearchAnswer: (file, { place: _, ...said }, turn) => decideSearchAnswer(file, said, turn),
  recordClue: (file, { clueId: id, byPartyId, receivedAt, clear, urgent }, turn, { parties }) => {
    partyOf(parties, byPartyId, '/byPartyId');
    return decideClue(file, { id, byPartyId, receivedAt, clear, urgent }, turn);
  },
  verifyClue: (file, { clueId, found }, turn, { parties }) =>
    byOwners(
      parties,
      found.map((one, index) => ({ ...one, path: `/found/${index}` })),
      () => decideClueVerified(file, { clueId, found: found.map(namedAsset) }, turn),
    ),
  nameProperty: (file, { byPartyId, bySelf, asset }, turn, { parties }) => {
    partyOf(parties, byPartyId, '/byPartyId');
    const said = bySelf && { bySelf: { referenced: asset.detail.reference !== undefined } };
    return byOwners(parties, [{ ...asset, path: '/asset' }], () =>
      decidePropertyNamed(file, { byPartyId, asset: namedAsset(asset), ...said }, turn),
    );
  },
  recordReport: (file, { reportId: id, partyId, receivedAt, items }, turn, { parties }) => {
    partyOf(parties, partyId);
    const valued = items.map((item) => ({ ...item, value: parseYuan(item.value) }));
    return decideReport(file, { id, partyId, receivedAt, items: valued }, turn);
  },
  showReport: (file, { reportId, partyId }, turn, { parties }) => {
    const { side } = partyOf(parties, partyId);
    return decideReportShown(file, { reportId, partyId, side }, turn);
  },
  orderDisposalDuty: (file, { dutyId: id, ...said }, turn, { parties }) => {
    partyOf(parties, said.appliedByPartyId, '/appliedByPartyId');
    return decideDisposalDuty(file, { id, ...said }, turn);
  },
  declareDisposal: (file, { dutyId, partyId, receivedAt: at, kind, assetIds, plannedOn }, turn) =>
    decideDisposalDeclared(file, { dutyId, byPartyId: partyId, at, kind, assetIds, plannedOn }, turn),
  recordControlReceipt: (file, { carriedOutBy: by, amount, ...said }, turn) =>
    decideControlReceipt(file, { ...said, by, ...(amount !== undefined && { amount: parseYuan(amount) }) }, turn),
  bringInPreservation: (file, { controlId: id, carriedOutBy: by, cap, ...said }, turn, known) =>
    decidePreservationBroughtIn(
      file,
      { ...said, id, by, ...(cap !== undefined && { cap: parseYuan(cap) }) },
      known,
      turn,
    ),
  moveControlUp: decideMovingUp,
  applyForRenewal: (file, { controlId, partyId: byPartyId, askedOn }, turn, { parties }) => {
    const { side } = partyOf(parties, byPartyId);
    return decideRenewalApplication(file, { controlId, byPartyId, side, askedOn }, turn);
  },
  recordRenewalReceipt: (file, { carriedOutBy: by, ...said }, turn) =>
    decideRenewalReceipt(file, { ...said, by }, turn),
  recordObjection: (file, { objectionId: id, ...said }, turn) => decideObjection(file, { id, ...said }, turn),
  decideObjection: decideObjectionRuling,
  serveObjectionRuling: decideObjectionService,
  applyForReconsideration: (file, said, turn, { parties }) =>
    decideReconsiderationApplication(file, said, parties, turn),
  recordReconsideration: decideReconsiderationRuling,
  recordPropertySuit: (file, { suitId: id, ...said }, turn) => decidePropertySuit(file, { id, ...said }, turn),
  endPropertySuit: decidePropertySuitEnd,
  applyToLift: (file, { applicationId: id, ...said }, turn) => decideLiftApplication(file, { id, ...said }, turn),
  decideLift: decidePreservationLift,
};

function foundAsset({ detail: _, value, chargesOnWhole, chargesOnShare, ...found }: PropertyFound): FoundAsset {
  return {
    ...found,
    value: parseYuan(value),
    chargesOnWhole: parseYuan(chargesOnWhole),
    chargesOnShare: parseYuan(chargesOnShare),
  };
}

function namedAsset({ ownerPartyId, liability, liabilityBasis, ...found }: PropertyNamed): NamedAsset {
  return {
    ...foundAsset(found),
    ownerPartyId,
    liability,
    ...(liabilityBasis !== undefined && { liabilityBasis }),
  };
}
