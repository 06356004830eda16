import { sanctionBodies } from '../credit-sanctions.js';
import { AUTHORITY, CREDITOR, DEBTOR, exampledBodies, NOTICE } from './examples.js';

const LISTING = { listingId: 'listing-1' };
const LIMIT = { limitId: 'limit-1' };
const CORRECTION = { correctionId: 'correction-1' };
const DELETION = { deletionId: 'listing-1:PERFORMED:2026-11-20' };
const SERVED = { servedAt: '2026-09-10T10:00:00+08:00' };
const SIGNED = { signatories: [{ role: 'PRESIDENT' as const, name: '孙某某' }] };
const EVIDENCE = ['IDENTITY', 'DUTY', 'ABILITY', 'REFUSAL', 'CIRCUMSTANCES'] as const;

exampledBodies(sanctionBodies, {
  offerPromise: [LISTING],
  answerPromise: [
    { ...LISTING, answer: 'GIVEN' },
    { ...LISTING, answer: 'DECLINED' },
  ],
  decideProposal: [
    { ...LISTING, ...SIGNED, verdict: { outcome: 'LIST', graceMonths: 1 } },
    // On a fixed term, which is made longer.
    {
      ...LISTING,
      ...SIGNED,
      paper: { facts: ['被执行人隐匿车辆。', '被执行人违反限制消费令乘坐飞机。'] },
      verdict: { outcome: 'LIST', extension: { years: 1, reason: 'SEVERAL_ACTS' } },
    },
    { ...LISTING, verdict: { outcome: 'REFUSE', reasons: ['已提供充分有效担保'] } },
  ],
  serveDecision: [{ ...LISTING, ...SERVED }],
  publishEntry: [LISTING],
  extendTerm: [
    {
      ...LISTING,
      ...SIGNED,
      paper: { facts: ['纳入期间，被执行人又隐匿车辆、违反限制消费令。'] },
      years: 1,
      reason: 'SEVERAL_ACTS',
    },
  ],
  recordDeletionGround: [
    {
      ...LISTING,
      arisenOn: '2026-12-01',
      circumstance: {
        ground: 'NOTHING_FOUND',
        endedForNowOn: '2026-09-01',
        queries: ['2026-06-01', '2026-12-01'],
        clue: false,
      },
    },
    { ...LISTING, arisenOn: '2026-12-01', circumstance: { ground: 'STAYED', because: 'RETRIAL' } },
    { ...LISTING, arisenOn: '2026-12-01', circumstance: { ground: 'TERMINATED' } },
  ],
  requestDeletion: [{ ...LISTING, requestedBy: CREDITOR, warning: '0123456789abcdef'.repeat(4) }],
  deleteEntry: [DELETION],
  decideDeletion: [
    { ...DELETION, verdict: { outcome: 'DELETE' } },
    { ...DELETION, verdict: { outcome: 'REFUSE', reasons: ['履行款项已被撤回'] } },
  ],
  requestCorrection: [
    { id: 'correction-1', ...LISTING, ground: 'WRONG_DATA', filedBy: DEBTOR },
    { id: 'correction-2', ...LISTING, ground: 'NOT_TO_BE_LISTED' },
  ],
  decideCorrection: [{ ...CORRECTION, upheld: true, reasons: ['登记的案号有误'] }],
  carryOutCorrection: [CORRECTION],
  serveCorrection: [{ ...CORRECTION, ...SERVED }],
  requestReconsideration: [CORRECTION],
  decideReconsideration: [{ ...CORRECTION, upheld: false }],
  requestLimitCorrection: [
    { id: 'correction-3', ...LIMIT, ground: 'NOT_TO_BE_LIMITED', filedBy: DEBTOR },
    { id: 'correction-4', ...LIMIT, ground: 'WRONG_DATA' },
  ],
  carryOutLimitCorrection: [
    {
      correctionId: 'correction-3',
      ...SIGNED,
      paper: { facts: '限制消费令误将同名的他人列为被执行人', bodies: ['某某铁路公司'] },
    },
    { correctionId: 'correction-4', caseNumber: AUTHORITY, notice: NOTICE },
  ],
  orderLimit: [
    {
      ...SIGNED,
      paper: { filedOn: '2026-09-01' },
      id: 'limit-1',
      kind: 'CONSUMPTION',
      subjectPartyId: DEBTOR,
      capacity: 'DEBTOR',
      appliedBy: CREDITOR,
      caseNumber: AUTHORITY,
      notice: NOTICE,
    },
    // Of a debtor who is listed: under the number of the listing, and on its notice.
    {
      ...SIGNED,
      paper: { filedOn: '2026-09-01' },
      id: 'limit-2',
      kind: 'CONSUMPTION',
      subjectPartyId: DEBTOR,
      capacity: 'DEBTOR',
    },
    // Of the statutory agent of a debtor without full capacity.
    {
      ...SIGNED,
      paper: { filedOn: '2026-09-01', bodies: ['某某出入境管理局'] },
      id: 'limit-3',
      kind: 'EXIT',
      subjectPartyId: `${DEBTOR}/statutory-agent`,
      capacity: 'STATUTORY_AGENT',
      necessity: '其正在为被执行人办理移居手续',
      caseNumber: AUTHORITY,
    },
  ],
  serveLimit: [{ ...LIMIT, ...SERVED }],
  putLimitInForce: [LIMIT],
  liftLimit: [
    {
      ...LIMIT,
      ...SIGNED,
      paper: { facts: '债务人已全部履行', bodies: ['某某铁路公司'] },
      ground: 'PERFORMED',
      scope: 'WHOLE',
    },
    {
      ...LIMIT,
      ground: 'CREDITOR_CONSENTS',
      scope: ['TRANSPORT', 'HIGH_SPEED_TRAINS'],
      consents: [{ partyId: CREDITOR, at: '2026-10-12T09:00:00+08:00' }],
    },
  ],
  permitConsumption: [
    {
      id: 'permission-1',
      ...LIMIT,
      ground: 'ILLNESS',
      from: '2026-10-12T00:00:00+08:00',
      until: '2026-10-20T00:00:00+08:00',
    },
  ],
  revokePermission: [{ ...LIMIT, permissionId: 'permission-1', reason: '所述事由已消失' }],
  requestLimitReview: [LIMIT],
  decideLimitReview: [{ ...LIMIT, upheld: true }],
  proposePenalty: [
    {
      id: 'penalty-1',
      caseNumber: AUTHORITY,
      subjectPartyId: DEBTOR,
      on: 'UNIT',
      measure: { kind: 'FINE', amount: '50000.00' },
      conduct: '虚假报告财产',
      evidence: ['财产报告表', '银行查询结果'],
    },
    {
      id: 'penalty-2',
      caseNumber: AUTHORITY,
      subjectPartyId: DEBTOR,
      on: 'PERSON',
      measure: { kind: 'DETENTION', days: 10 },
      conduct: '违反限制消费令乘坐飞机',
      evidence: ['航班记录'],
    },
  ],
  decidePenalty: [
    {
      ...SIGNED,
      paper: { payBy: '2026-11-30' },
      penaltyId: 'penalty-1',
      verdict: { outcome: 'TAKE' },
    },
    {
      ...SIGNED,
      paper: {
        recipient: '某某公安局',
        duty: '给付货款8182.00元',
        ability: '名下账户有足额存款',
        evidence: EVIDENCE.map((of) => ({ of, items: '见卷宗' })),
        contact: '钱某某',
        phone: '000-00000000',
      },
      penaltyId: 'penalty-3',
      verdict: { outcome: 'TAKE' },
    },
    { penaltyId: 'penalty-2', verdict: { outcome: 'REFUSE', reasons: ['情节轻微，已改正'] } },
  ],
  servePenalty: [{ penaltyId: 'penalty-1', ...SERVED }],
  requestPenaltyReconsideration: [{ penaltyId: 'penalty-1' }],
  decidePenaltyReconsideration: [
    { penaltyId: 'penalty-1', result: { outcome: 'CHANGED', measure: { kind: 'FINE', amount: '20000.00' } } },
    { penaltyId: 'penalty-2', result: { outcome: 'UPHELD' } },
  ],
  recordCreditorWish: [{ creditorPartyId: CREDITOR, holdsOff: true }],
  findRank: [{ laterInRank: true, reason: '确定的顺位在后，先顺位人尚有财产可供执行' }],
  findCapacity: [{ found: 'NONE', evidence: ['宣告无民事行为能力的判决书'] }],
  closeCreditRecord: [{ reason: '全部履行，案件已结' }],
});
