import { releaseFigureAnswer } from '../answers/releases.js';
import { releaseBodies } from '../property-releases.js';
import { PAPERS } from './controls.js';
import { CREDITOR, exampled, exampledBodies } from './examples.js';

/** What the creditor is shown. */
const FIGURE =
  '解除后继续控制的财产价值240000.00元；和解协议尚欠200000.00元，保障率1.2（目标1）；原生效法律文书余额240000.00元，保障率1。解除后丧失原有顺位，再次控制的按新的顺位。';
/** How a value came about, cut short. */
const DERIVATION = { rule: 'PROC-12', text: { zh: '控制财产价值除以尚欠数额', en: 'what is held over what is owed' } };
const STEP = { releaseId: 'plan-step-1' };

exampledBodies(releaseBodies, {
  planReleases: [
    {
      id: 'plan',
      promised: [
        { after: 0, id: 'account-1' },
        { after: 2, id: 'flat-3' },
      ],
    },
  ],
  applyForRelease: [{ ...STEP, partyId: CREDITOR, figure: FIGURE }],
  applyForProperty: [{ id: 'release-1', assetIds: ['flat-3'], partyId: CREDITOR, figure: FIGURE }],
  orderRelease: [
    { id: 'release-2', assetIds: ['account-1'], ground: 'PROTECTED', basis: '该账户为农民工工资专用账户' },
  ],
  decideRelease: [STEP],
  approveRelease: [{ ...STEP, ...PAPERS }],
  returnRelease: [{ ...STEP, reason: '未附债权人书面同意' }],
  refuseRelease: [{ ...STEP, reason: '本期款项尚未到账' }],
  serveRelease: [STEP],
  recordReleaseReceipt: [{ ...STEP, assetId: 'flat-3', carriedOutBy: '某某市不动产登记中心' }],
  resumeRelease: [STEP],
  recognisePartition: [
    {
      id: 'partition-1',
      assetId: 'flat-3',
      debtorValue: '240000.00',
      creditorAccepts: true,
      basis: '共有人协议分割，债权人认可',
    },
  ],
  substituteProperty: [
    {
      id: 'substitution-1',
      assetIds: ['account-1'],
      substituteAssetId: 'flat-4',
      basis: '等值且便于执行，不损害债权人利益',
      consents: [{ partyId: CREDITOR, figure: FIGURE }],
    },
  ],
  allowSale: [
    {
      id: 'sale-1',
      assetId: 'flat-3',
      lowestPrice: '450000.00',
      lastDay: '2026-11-30',
      priceControlled: true,
      creditorsConsent: true,
    },
  ],
  recordSale: [{ saleId: 'sale-1', price: '465000.00', on: '2026-11-10', receiptId: 'bank-20261110-1' }],
  controlAgain: [
    {
      authority: '（2026）鲁0502执恢3号',
      resumptionRuling: '（2026）鲁0502执恢3号之一',
      leftOut: ['flat-4'],
      caps: [{ assetId: 'account-1', cap: '52000.00' }],
      ...PAPERS,
    },
  ],
  keepControls: [{ controlIds: ['control-2'], reason: 'LONG_PERFORMANCE' }],
});

exampled(releaseFigureAnswer, {
  worth: '240000.00',
  settlement: { owed: '200000.00', ratio: '1.2', derivation: DERIVATION },
  original: { owed: '240000.00', ratio: '1', derivation: DERIVATION },
  target: '1',
  belowTarget: false,
  ranksLost: [],
  text: {
    zh: FIGURE,
    en: "What is held on is worth 240000.00 yuan; 200000.00 yuan is owed under the settlement, coverage 1.2 (target 1); the original title's balance is 240000.00 yuan, coverage 1. The rank is lost: a new control takes a new one.",
  },
});
