import {
  amendAgreement,
  askMediationDocument,
  askWhatIf,
  planSchedule,
  reviewAmendment,
  reviewDraft,
  reviewHarm,
} from '../drafting.js';
import { CREDITOR, DEBTOR, exampled } from './examples.js';

const SIGNATORIES = [
  { id: 's-creditor', role: 'CREDITOR', partyId: CREDITOR, by: 'SELF', specialAuthority: false },
  { id: 's-debtor', role: 'DEBTOR', partyId: DEBTOR, by: 'SELF', specialAuthority: false },
  { id: 's-mediator', role: 'MEDIATOR', by: 'SELF', specialAuthority: false },
  { id: 's-clerk', role: 'CLERK', by: 'SELF', specialAuthority: false },
] as const;
const SCHEDULE = [
  { no: 1, due: '2026-10-15', amount: '4091.00' },
  { no: 2, due: '2026-11-16', amount: '4091.00' },
];

exampled(reviewDraft, {
  on: '2026-09-20',
  terms: {
    total: '8182.00',
    mode: 'INSTALMENTS',
    schedule: SCHEDULE,
    restDay: 'NEXT_WORKDAY',
    account: { holder: 'COURT', court: '鲁0502' },
    // What the review blocks: nothing says what follows on breach (S15).
    breachConsequence: null,
    feeBurden: 'DEBTOR',
    signatories: SIGNATORIES,
  },
});

exampled(
  planSchedule,
  { total: '1110000.00', count: 7, first: '2026-01-31', every: 'month', anchor: 'monthEnd', roll: 'next' },
  { total: '8182.00', each: '1500.00', first: '2026-10-15' },
);

exampled(askWhatIf, {
  on: '2026-09-20',
  plans: [
    {
      name: '某某方案：两期',
      terms: { schedule: SCHEDULE, waivers: [{ of: 'DOUBLED', condition: 'FULL_PERFORMANCE' }] },
    },
    {
      name: '某某方案：一次付清',
      terms: {
        schedule: [{ no: 1, due: '2026-10-15', amount: '8000.00' }],
        grace: { days: 3, unit: 'WORKING' },
        waivers: [{ of: 'PRINCIPAL', amount: '182.00', condition: 'FULL_PERFORMANCE' }],
      },
    },
  ],
  ability: { atOnce: '1000.00', monthly: '2000.00' },
  controls: [{ id: 'asset-1', asset: 'deposit', lastDay: '2026-10-31', under: '执保' }],
});

exampled(
  reviewHarm,
  { finding: 'OPEN', interests: ['THIRD_PARTY'], reasons: '抵债车辆登记在案外人名下' },
  { finding: 'NONE', interests: ['THIRD_PARTY'], reasons: '案外人到庭确认车辆归债务人所有，附笔录' },
  {
    finding: 'NONE',
    interests: ['STATE', 'PUBLIC', 'THIRD_PARTY'],
    reasons: '内容合法，不涉及他人财产',
    intent: '二〇二六年九月二十日询问双方，均理解并同意协议内容，附笔录',
  },
);
exampled(askMediationDocument, { version: 1 });

const ON_RECORD = { channel: 'IN_PERSON', record: '二〇二六年十一月二日笔录' } as const;
const AMENDED = {
  total: '8182.00',
  mode: 'INSTALMENTS',
  schedule: [
    { no: 1, due: '2026-10-15', amount: '4091.00' },
    { no: 2, due: '2026-12-15', amount: '4091.00' },
  ],
  restDay: 'NEXT_WORKDAY',
  account: { holder: 'COURT', court: '鲁0502' },
  breachConsequence: {
    kind: 'RESUME_ORIGINAL',
    text: '债务人不履行本协议的，债权人可以申请恢复执行原生效法律文书。',
  },
  feeBurden: 'DEBTOR',
  signatories: SIGNATORIES,
} as const;

exampled(reviewAmendment, {
  terms: AMENDED,
  finding: 'OPEN',
  interests: ['THIRD_PARTY'],
  reasons: '延后的款项与案外人的债权同时到期',
});

exampled(amendAgreement, {
  terms: AMENDED,
  consents: [
    { partyId: CREDITOR, by: 'SELF', givenAt: '2026-11-02T10:00:00+08:00', ...ON_RECORD },
    {
      partyId: DEBTOR,
      by: 'AGENT',
      agentId: 'agent-1',
      specialAuthority: true,
      givenAt: '2026-11-02T10:05:00+08:00',
      ...ON_RECORD,
    },
  ],
  form: { kind: 'SIGNED_RECORD', by: [CREDITOR, DEBTOR], at: '2026-11-02T10:10:00+08:00' },
});
