import { sanctionBodies } from '@hejie/contracts/http';
import { type SanctionCommands } from '@hejie/contracts/workflows';
import { type CommandEndpoint } from './command-endpoints.js';

type Roles = CommandEndpoint['roles'];
const JUDGE: Roles = ['enforcement-judge'];
const PRESIDENT: Roles = ['court-president'];
const OFFICER: Roles = ['credit-officer'];
/** Who prepares and proposes. */
const OFFICERS: Roles = ['enforcement-judge', 'judges-assistant', 'credit-officer'];
/** Who records what was served. */
const SERVERS: Roles = [...OFFICERS, 'clerk'];
/** The party himself, or the clerk for one who came before him. */
const PARTY: Roles = ['party', 'clerk'];

const endpoint = (
  name: keyof SanctionCommands,
  path: string,
  roles: Roles,
  more: Pick<CommandEndpoint, 'party' | 'courtKnows'> = {},
): CommandEndpoint => ({ path: `:partyId/${path}`, roles, body: sanctionBodies[name], ...more });

/** Of a request whose days run from when it came in: the court says when, of one that is entered afterwards. */
const filedBy = (field: string) => ({ party: { field }, courtKnows: 'filedAt' });
const ofField = (field: string) => ({ party: { field } });
const OF_DEBTOR = { party: 'DEBTOR' } as const;

/** Where each command about sanctions is given, and who may. */
export const SANCTION_ENDPOINTS = {
  offerPromise: endpoint('offerPromise', 'promise', OFFICERS),
  answerPromise: endpoint('answerPromise', 'promise/answer', PARTY, OF_DEBTOR),
  decideProposal: endpoint('decideProposal', 'decision', PRESIDENT),
  serveDecision: endpoint('serveDecision', 'decision/service', SERVERS),
  publishEntry: endpoint('publishEntry', 'publication', OFFICER),
  extendTerm: endpoint('extendTerm', 'term-extension', PRESIDENT),
  recordDeletionGround: endpoint('recordDeletionGround', 'deletion-grounds', OFFICERS),
  requestDeletion: endpoint('requestDeletion', 'deletion-requests', PARTY, filedBy('requestedBy')),
  deleteEntry: endpoint('deleteEntry', 'deletion', OFFICER),
  decideDeletion: endpoint('decideDeletion', 'deletion-decision', JUDGE),
  requestCorrection: endpoint('requestCorrection', 'corrections', ['party', ...SERVERS], filedBy('filedBy')),
  decideCorrection: endpoint('decideCorrection', 'corrections/decision', JUDGE),
  carryOutCorrection: endpoint('carryOutCorrection', 'corrections/execution', OFFICER),
  serveCorrection: endpoint('serveCorrection', 'corrections/service', SERVERS),
  requestReconsideration: endpoint('requestReconsideration', 'corrections/reconsideration', PARTY, {
    ...OF_DEBTOR,
    courtKnows: 'filedAt',
  }),
  decideReconsideration: endpoint('decideReconsideration', 'corrections/reconsideration/decision', JUDGE),
  requestLimitCorrection: endpoint(
    'requestLimitCorrection',
    'limits/corrections',
    ['party', ...SERVERS],
    filedBy('filedBy'),
  ),
  carryOutLimitCorrection: endpoint('carryOutLimitCorrection', 'limits/corrections/execution', JUDGE),
  orderLimit: endpoint('orderLimit', 'limits', PRESIDENT),
  serveLimit: endpoint('serveLimit', 'limits/service', SERVERS),
  putLimitInForce: endpoint('putLimitInForce', 'limits/entry-into-force', JUDGE),
  liftLimit: endpoint('liftLimit', 'limits/lift', JUDGE),
  permitConsumption: endpoint('permitConsumption', 'limits/permissions', PRESIDENT),
  revokePermission: endpoint('revokePermission', 'limits/permissions/revocation', PRESIDENT),
  requestLimitReview: endpoint('requestLimitReview', 'limits/review', PARTY, { ...OF_DEBTOR, courtKnows: 'filedAt' }),
  decideLimitReview: endpoint('decideLimitReview', 'limits/review/decision', JUDGE),
  proposePenalty: endpoint('proposePenalty', 'penalties', OFFICERS),
  decidePenalty: endpoint('decidePenalty', 'penalties/decision', PRESIDENT),
  servePenalty: endpoint('servePenalty', 'penalties/service', SERVERS),
  requestPenaltyReconsideration: endpoint('requestPenaltyReconsideration', 'penalties/reconsideration', PARTY, {
    ...OF_DEBTOR,
    courtKnows: 'filedAt',
  }),
  decidePenaltyReconsideration: endpoint('decidePenaltyReconsideration', 'penalties/reconsideration/decision', JUDGE),
  recordCreditorWish: endpoint('recordCreditorWish', 'creditor-wish', PARTY, ofField('creditorPartyId')),
  findRank: endpoint('findRank', 'rank', JUDGE),
  findCapacity: endpoint('findCapacity', 'capacity', JUDGE),
  closeCreditRecord: endpoint('closeCreditRecord', 'closing', OFFICER),
} satisfies { readonly [K in keyof SanctionCommands]: CommandEndpoint };
