import { controlBodies } from '../property-controls.js';
import { AUTHORITY, CREDITOR, DEBTOR, exampledBodies } from './examples.js';

/** Who signs, and who answers questions. */
export const PAPERS = {
  signatories: [
    { role: 'JUDGE' as const, name: '赵某某' },
    { role: 'CLERK' as const, name: '钱某某' },
  ],
  contact: { name: '钱某某', phone: '000-00000000' },
};
const ACCOUNT = {
  id: 'account-1',
  class: 'DEPOSIT' as const,
  use: 'BASIC_ACCOUNT' as const,
  value: '52000.00',
  valuedOn: '2026-09-02',
  detail: { description: '某某银行基本存款账户', keeper: '某某银行', reference: 'acc-0001' },
};
const FLAT = {
  id: 'flat-3',
  class: 'REAL_ESTATE' as const,
  value: '480000.00',
  valuedOn: '2026-09-02',
  share: '0.5',
  coOwnerPartyIds: [`${DEBTOR}.co-owner`],
  indivisible: true,
  chargesOnWhole: '120000.00',
  detail: { description: '某某市某某小区3幢301室', keeper: '某某市不动产登记中心' },
};
const SUIT = {
  suitId: 'suit-1',
  byPartyId: CREDITOR,
  caseNumber: '（2026）鲁0502民初88号',
  filedOn: '2026-10-20',
};

exampledBodies(controlBodies, {
  askForProperty: [
    { queryId: 'query-1', authority: AUTHORITY, partyId: DEBTOR, classes: ['DEPOSIT', 'REAL_ESTATE', 'VEHICLE'] },
  ],
  recordQueryAnswers: [
    {
      queryId: 'query-1',
      answers: [
        {
          class: 'DEPOSIT',
          outcome: 'FOUND',
          asOf: '2026-09-02T08:00:00+08:00',
          receivedAt: '2026-09-02T10:00:00+08:00',
          by: '某某银行',
        },
        { class: 'VEHICLE', outcome: 'NOT_ANSWERED', receivedAt: '2026-09-02T10:00:00+08:00', by: '某某车辆管理所' },
      ],
      found: [ACCOUNT],
    },
  ],
  askToSearch: [
    { what: 'WHEREABOUTS', searchId: 'search-1', authority: AUTHORITY, partyId: DEBTOR },
    { what: 'VEHICLE', searchId: 'search-2', authority: AUTHORITY, assetId: 'vehicle-1' },
  ],
  recordSearchAnswer: [
    {
      searchId: 'search-2',
      outcome: 'FOUND',
      receivedAt: '2026-09-03T10:00:00+08:00',
      by: '某某交通警察支队',
      asOf: '2026-09-03T08:30:00+08:00',
      place: '某某市某某停车场',
    },
    { searchId: 'search-1', outcome: 'NOT_FOUND', receivedAt: '2026-09-03T10:00:00+08:00', by: '某某公安局' },
  ],
  recordClue: [
    { clueId: 'clue-1', byPartyId: CREDITOR, clear: true, urgent: true, words: '债务人在某某小区有住房一套，正在出售' },
  ],
  verifyClue: [{ clueId: 'clue-1', found: [{ ...FLAT, ownerPartyId: DEBTOR }] }, { clueId: 'clue-2' }],
  nameProperty: [{ byPartyId: CREDITOR, asset: { ...FLAT, ownerPartyId: DEBTOR } }],
  recordReport: [
    {
      reportId: 'report-1',
      partyId: DEBTOR,
      items: [
        { class: 'DEPOSIT', value: '52000.00', assetId: 'account-1' },
        { class: 'VEHICLE', value: '60000.00' },
      ],
    },
  ],
  showReport: [{ reportId: 'report-1', partyId: CREDITOR }],
  orderDisposalDuty: [
    { dutyId: 'duty-1', partyId: DEBTOR, appliedByPartyId: CREDITOR, noticeNumber: '（2026）鲁0502执12号之一' },
  ],
  declareDisposal: [
    { dutyId: 'duty-1', partyId: DEBTOR, kind: 'DISPOSAL', assetIds: ['car-1'], plannedOn: '2026-10-20' },
  ],
  orderControls: [
    {
      authority: AUTHORITY,
      ...PAPERS,
      orders: [
        { controlId: 'control-1', assetId: 'account-1', cap: '52000.00' },
        { controlId: 'control-2', assetId: 'flat-3', useContinues: true },
      ],
    },
  ],
  bringInPreservation: [
    {
      controlId: 'control-3',
      authority: AUTHORITY,
      assetId: 'flat-3',
      preservedUnder: '（2025）鲁0502民初88号',
      rulingNumber: '（2025）鲁0502民初88号之一',
      noticeNumber: '（2025）鲁0502执保31号协1',
      ruledOn: '2025-11-03',
      carriedOutBy: '某某市不动产登记中心',
      rank: 1,
      effectiveOn: '2025-11-05',
      lastDay: '2028-11-04',
    },
    {
      controlId: 'control-4',
      authority: AUTHORITY,
      assetId: 'account-1',
      preservedUnder: '（2025）鲁0503财保7号',
      rulingNumber: '（2025）鲁0503财保7号',
      noticeNumber: '（2025）鲁0503执保9号协1',
      ruledOn: '2025-10-09',
      carriedOutBy: '某某银行',
      rank: 2,
      cap: '52000.00',
    },
  ],
  recordControlReceipt: [
    { controlId: 'control-2', carriedOutBy: '某某市不动产登记中心', outcome: 'DONE', effectiveOn: '2026-09-03' },
    { controlId: 'control-3', carriedOutBy: '某某车辆管理所', outcome: 'QUEUED', effectiveOn: '2026-09-03', rank: 2 },
    { controlId: 'control-4', carriedOutBy: '某某银行', outcome: 'REFUSED', reason: '账户已注销' },
  ],
  moveControlUp: [{ controlId: 'control-3', rank: 1, on: '2026-10-09' }],
  applyForRenewal: [{ controlId: 'control-2', partyId: CREDITOR }],
  renewControls: [{ controlIds: ['control-2', 'control-3'], ...PAPERS }],
  recordRenewalReceipt: [
    {
      controlId: 'control-2',
      carriedOutBy: '某某市不动产登记中心',
      effectiveOn: '2029-08-20',
      newControlId: 'control-2-1',
    },
  ],
  recordObjection: [{ objectionId: 'objection-1', kind: 'OVER_LIMIT', controlIds: ['control-2'], byPartyId: DEBTOR }],
  decideObjection: [
    { objectionId: 'objection-1', rulingNumber: '（2026）鲁0502执异4号', upheldFor: ['control-2'] },
    { objectionId: 'objection-2', rulingNumber: '（2026）鲁0502执异5号' },
  ],
  serveObjectionRuling: [{ objectionId: 'objection-1', servedOn: '2026-10-12' }],
  applyForReconsideration: [
    { objectionId: 'objection-1', byPartyId: CREDITOR },
    {
      objectionId: 'objection-1',
      byPartyId: CREDITOR,
      receivedAt: '2026-10-23T09:00:00+08:00',
      postedOn: '2026-10-21',
    },
  ],
  recordReconsideration: [
    {
      outcome: 'DISMISSED',
      objectionId: 'objection-1',
      rulingNumber: '（2026）鲁05执复6号',
      servedOn: '2026-11-20',
    },
    {
      outcome: 'CHANGED',
      objectionId: 'objection-1',
      rulingNumber: '（2026）鲁05执复6号',
      servedOn: '2026-11-20',
      upheldFor: ['control-2'],
    },
  ],
  recordPropertySuit: [
    { kind: 'OBJECTION', ...SUIT, objectionId: 'objection-1' },
    { kind: 'PARTITION', ...SUIT, assetId: 'flat-3' },
  ],
  endPropertySuit: [{ suitId: SUIT.suitId, endedOn: '2027-03-01' }],
  applyToLift: [
    {
      applicationId: 'lift-1',
      authority: '（2026）鲁0502执保3号',
      assetIds: ['account-1'],
      byPartyId: CREDITOR,
      ground: 'CREDITOR_APPLIES',
      urgent: true,
    },
    {
      applicationId: 'lift-2',
      authority: '（2026）鲁0502执保3号',
      assetIds: ['flat-3'],
      byPartyId: DEBTOR,
      ground: 'SUBSTITUTED',
      substituteAssetId: 'account-1',
    },
  ],
  decideLift: [{ applicationId: 'lift-1', granted: true, rulingNumber: '（2026）鲁0502执保3号之一' }],
});
