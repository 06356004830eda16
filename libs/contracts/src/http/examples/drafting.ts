import { askMediationDocument, askWhatIf, planSchedule, reviewDraft, reviewHarm } from '../drafting.js';
import { CREDITOR, DEBTOR, exampled } from './examples.js';

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
    signatories: [
      { id: 's-creditor', role: 'CREDITOR', partyId: CREDITOR, by: 'SELF', specialAuthority: false },
      { id: 's-debtor', role: 'DEBTOR', partyId: DEBTOR, by: 'SELF', specialAuthority: false },
      { id: 's-mediator', role: 'MEDIATOR', by: 'SELF', specialAuthority: false },
      { id: 's-clerk', role: 'CLERK', by: 'SELF', specialAuthority: false },
    ],
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
);
exampled(askMediationDocument, { version: 1 });
