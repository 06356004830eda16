import { releaseBodies } from '@hejie/contracts/http';
import { type ReleaseCommands } from '@hejie/contracts/workflows';
import { type CommandEndpoint } from '../property/command-endpoints.js';

type Roles = CommandEndpoint['roles'];
const JUDGE: Roles = ['enforcement-judge'];
/** Who prepares and carries out; nothing is decided by it. */
const OFFICERS: Roles = ['enforcement-judge', 'judges-assistant', 'asset-control-officer'];
const WITH_CLERK: Roles = [...OFFICERS, 'clerk'];
/** The creditor himself, or the clerk for one who applied on paper or orally. */
const CREDITOR: Roles = ['party', 'clerk'];
/** The second person. */
const REVIEWERS: Roles = ['enforcement-judge', 'court-president'];

const endpoint = (
  name: keyof ReleaseCommands,
  path: string,
  summary: string,
  roles: Roles,
  party?: string,
): CommandEndpoint => ({
  path,
  summary,
  roles,
  scope: roles.includes('party') ? 'case' : 'court',
  body: releaseBodies[name],
  ...(party !== undefined && { party }),
});

/** Where each command on releases is given, and who may. */
export const RELEASE_ENDPOINTS = {
  planReleases: endpoint('planReleases', 'release-plan', '确定分期解除计划', OFFICERS),
  applyForRelease: endpoint('applyForRelease', 'releases/application', '申请或者同意解除', CREDITOR, 'partyId'),
  applyForProperty: endpoint('applyForProperty', 'releases/request', '申请解除指定财产', CREDITOR, 'partyId'),
  orderRelease: endpoint('orderRelease', 'releases/order', '依法应当解除', JUDGE),
  decideRelease: endpoint('decideRelease', 'releases/decision', '决定解除', JUDGE),
  approveRelease: endpoint('approveRelease', 'releases/approval', '复核解除决定', REVIEWERS),
  returnRelease: endpoint('returnRelease', 'releases/return', '退回解除决定', REVIEWERS),
  refuseRelease: endpoint('refuseRelease', 'releases/refusal', '不予解除', JUDGE),
  serveRelease: endpoint('serveRelease', 'releases/service', '送达解除裁定和协助执行通知书', WITH_CLERK),
  recordReleaseReceipt: endpoint('recordReleaseReceipt', 'releases/receipt', '登记解除回执', WITH_CLERK),
  resumeRelease: endpoint('resumeRelease', 'releases/continuation', '继续已暂停的解除', JUDGE),
  recognisePartition: endpoint('recognisePartition', 'partitions', '确认共有财产的分割', JUDGE),
  substituteProperty: endpoint('substituteProperty', 'substitutions', '变更控制标的物', JUDGE),
  allowSale: endpoint('allowSale', 'sales', '准许被执行人自行变卖', JUDGE),
  recordSale: endpoint('recordSale', 'sales/price', '登记自行变卖价款', WITH_CLERK),
  controlAgain: endpoint('controlAgain', 'refreezes', '裁定再次控制已解除的财产', JUDGE),
  keepControls: endpoint('keepControls', 'kept-controls', '说明结案后保留控制的理由', JUDGE),
} satisfies { readonly [K in keyof ReleaseCommands]: CommandEndpoint };
