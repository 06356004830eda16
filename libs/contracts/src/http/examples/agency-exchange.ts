import { type z } from 'zod';
import {
  confirmSeenBody,
  decideSubscriptionBody,
  endSubscription,
  findPartyEnded,
  findStaffMatch,
  handInEvidence,
  platformConsent,
  proposeSubscription,
  reconcileNow,
  resendDeliveryBody,
} from '../agency-exchange.js';
import { exampled } from './examples.js';

const JWK = { kty: 'OKP', crv: 'Ed25519', kid: 'tax-1', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
const DIGEST = `sha256:${'ab'.repeat(32)}`;

const TOLD: z.input<typeof proposeSubscription> = {
  agencyId: 'tax',
  court: '琼02',
  name: '某某市税务局',
  category: 'STATUTORY',
  purpose: '对失信被执行人依法采取联合惩戒、修复后停止惩戒',
  legalBasis: '最高人民法院关于公布失信被执行人名单信息的若干规定第八条',
  entries: ['LISTING'],
  fields: ['partyName', 'unitCode', 'caseNumber', 'court', 'ground', 'decisionNumber', 'publishedOn', 'deletedOn'],
  effects: ['PUBLICITY', 'SHARING', 'SANCTION'],
  retentionDays: 30,
  contact: '某某科 0546-0000000',
  transport: {
    kind: 'HTTPS',
    url: 'https://tax.example/court',
    ca: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    keys: [JWK],
  },
  validFrom: '2026-01-01',
};
exampled(proposeSubscription, TOLD, {
  ...TOLD,
  agencyId: 'property-network',
  name: '某某网络执行查控系统',
  purpose: '查明和控制被执行人财产',
  legalBasis: '最高人民法院关于网络查询、冻结被执行人存款的规定',
  entries: [],
  fields: [],
  effects: [],
  keeps: { classes: ['DEPOSIT', 'VEHICLE'], searches: true },
});
exampled(decideSubscriptionBody, { approved: true });
exampled(endSubscription, { reason: '该单位职能划转' });
exampled(
  platformConsent,
  { kind: 'APPLICATION_OF_UNIT', wishes: true, evidence: '2026年12月1日提交的推送申请书' },
  { kind: 'SEPARATE_CONSENT', wishes: true, agencyIds: ['platform-a'] },
);
exampled(handInEvidence, { deliveryId: 'tax/PUBLICITY', image: 'iVBORw0KGgo=' });
exampled(confirmSeenBody, { deliveryId: 'tax/PUBLICITY', evidence: DIGEST });
exampled(resendDeliveryBody, { deliveryId: 'tax/PUBLICITY' });
exampled(reconcileNow, {}, { agencyId: 'tax' });
exampled(findStaffMatch, { issued: true, reason: '已与答复单位核对' });
exampled(findPartyEnded, { confirmed: true, reason: '已与登记机关核对' });
