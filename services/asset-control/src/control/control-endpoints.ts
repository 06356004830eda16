import { controlBodies } from '@hejie/contracts/http';
import { type ControlCommands } from '@hejie/contracts/workflows';
import { CONTROL_COMMANDS } from '@hejie/settlement';
import { type CommandEndpoint } from '../property/command-endpoints.js';

type Roles = CommandEndpoint['roles'];
/** Rulings are a judge's. */
const JUDGE: Roles = ['enforcement-judge'];
/** Who asks, looks and records. */
const OFFICERS: Roles = ['enforcement-judge', 'judges-assistant', 'asset-control-officer'];
const WITH_CLERK: Roles = [...OFFICERS, 'clerk'];
/** A party for himself, or the court for one who said it on paper or orally. */
const PARTIES: Roles = ['party', ...WITH_CLERK];

const endpoint = (name: keyof ControlCommands, path: string, roles: Roles, party?: string): CommandEndpoint => ({
  path,
  summary: CONTROL_COMMANDS[name].zh,
  roles,
  scope: roles.includes('party') ? 'case' : 'court',
  body: controlBodies[name],
  ...(party !== undefined && { party }),
});

/** Where each command on queries and controls is given, and who may. */
export const CONTROL_ENDPOINTS = {
  askForProperty: endpoint('askForProperty', 'queries', OFFICERS),
  recordQueryAnswers: endpoint('recordQueryAnswers', 'queries/answers', OFFICERS),
  askToSearch: endpoint('askToSearch', 'searches', OFFICERS),
  recordSearchAnswer: endpoint('recordSearchAnswer', 'searches/answer', WITH_CLERK),
  recordClue: endpoint('recordClue', 'clues', PARTIES, 'byPartyId'),
  verifyClue: endpoint('verifyClue', 'clues/verification', OFFICERS),
  nameProperty: endpoint('nameProperty', 'assets', PARTIES, 'byPartyId'),
  recordReport: endpoint('recordReport', 'reports', PARTIES, 'partyId'),
  showReport: endpoint('showReport', 'reports/showing', WITH_CLERK),
  orderDisposalDuty: endpoint('orderDisposalDuty', 'disposal-duties', JUDGE),
  declareDisposal: endpoint('declareDisposal', 'disposal-duties/declaration', PARTIES, 'partyId'),
  orderControls: endpoint('orderControls', 'controls', JUDGE),
  bringInPreservation: endpoint('bringInPreservation', 'controls/preservation', OFFICERS),
  recordControlReceipt: endpoint('recordControlReceipt', 'controls/receipt', WITH_CLERK),
  moveControlUp: endpoint('moveControlUp', 'controls/rank', WITH_CLERK),
  applyForRenewal: endpoint('applyForRenewal', 'renewals/application', PARTIES, 'partyId'),
  renewControls: endpoint('renewControls', 'renewals', JUDGE),
  recordRenewalReceipt: endpoint('recordRenewalReceipt', 'renewals/receipt', WITH_CLERK),
  recordObjection: { ...endpoint('recordObjection', 'objections', PARTIES, 'byPartyId'), byGuarantors: true },
  decideObjection: endpoint('decideObjection', 'objections/ruling', JUDGE),
  serveObjectionRuling: endpoint('serveObjectionRuling', 'objections/service', WITH_CLERK),
  applyForReconsideration: {
    ...endpoint('applyForReconsideration', 'objections/reconsideration', PARTIES, 'byPartyId'),
    byGuarantors: true,
  },
  recordReconsideration: endpoint('recordReconsideration', 'objections/reconsideration/ruling', OFFICERS),
  recordPropertySuit: endpoint('recordPropertySuit', 'suits', WITH_CLERK),
  endPropertySuit: endpoint('endPropertySuit', 'suits/end', WITH_CLERK),
  applyToLift: endpoint('applyToLift', 'lift-applications', PARTIES, 'byPartyId'),
  decideLift: endpoint('decideLift', 'lift-applications/ruling', JUDGE),
} satisfies { readonly [K in keyof ControlCommands]: CommandEndpoint };
