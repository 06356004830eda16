import {
  addDays,
  courtInstant,
  legalDate,
  packOf,
  parseRate,
  parseYuan,
  renderDerivation,
  type Derivation,
  type JsonValue,
  type Yuan,
} from '@hejie/law';
import {
  admitted,
  balanceOnResumption,
  breachDay,
  buildSchedule,
  decideAmendment,
  foldLedger,
  negotiationDeadline,
  nextDeadline,
  outcomeOfFinding,
  renderCalculationList,
  resumptionGate,
  reviewBreach,
  unsubmittedSettlement,
  type Posting,
  type ResumptionCircumstances,
  type WaiverTerm,
} from '../src/index.js';
import { AGREEMENT, REVIEWED } from './agreements.js';
import { calendar, payments, S7, S9, S9_PAID } from './cases.js';

/** What an example shows: its derivation, and what is said beside it. */
interface Example {
  readonly derivation?: Derivation;
  readonly beside?: JsonValue | object;
}

const d = legalDate;
const paid = payments(['2026-06-30', '300000']);
const book = { instalments: S7, postings: paid };
const on = (asOf: string, graceWorkingDays = 5) => ({ asOf: d(asOf), graceWorkingDays, calendar });
const none: ResumptionCircumstances = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false };
const gate = (
  asOf: string,
  circumstances: Partial<ResumptionCircumstances> = {},
  postings: readonly Posting[] = paid,
): Example => {
  const { derivation, value } = resumptionGate({ instalments: S7, postings }, on(asOf), { ...none, ...circumstances });
  return { derivation, beside: value };
};
const withCar = [
  ...S7.slice(0, 2),
  { no: 3, due: d('2026-12-31'), amount: parseYuan('300000'), inKind: true as const },
];
const car = (amount: string): Posting => ({
  id: 'k',
  kind: 'IN_KIND',
  valueDate: d('2026-06-15'),
  amount: parseYuan(amount),
});
const amendment = (): Example => {
  const consent = (partyId: string, at: string) => ({
    partyId,
    version: 2,
    by: 'SELF' as const,
    specialAuthority: false,
    givenAt: courtInstant(at),
  });
  const amended = {
    ...AGREEMENT,
    version: 2,
    schedule: AGREEMENT.schedule.map((term) => (term.no === 2 ? { ...term, due: d('2026-10-30') } : term)),
  };
  const form = { kind: 'SIGNED_RECORD' as const, by: ['c', 'd'], at: courtInstant('2026-09-21T11:00:00+08:00') };
  return {
    derivation: admitted(
      decideAmendment(
        {
          inForce: AGREEMENT,
          amended,
          consents: [consent('c', '2026-09-20T10:00:00+08:00'), consent('d', '2026-09-21T10:00:00+08:00')],
          form,
        },
        packOf('national'),
        REVIEWED,
      ),
    ).derivation,
  };
};
const title = {
  principal: parseYuan('1000000'),
  dailyRate: parseRate('0.0001'),
  expiry: d('2026-03-15'),
  fee: parseYuan('12400'),
};
const balance = (waivers: readonly WaiverTerm[]): Example => {
  const { derivation, value } = balanceOnResumption({
    claim: title,
    postings: paid,
    asOf: d('2026-11-23'),
    order: null,
    waivers,
  });
  return { derivation, beside: [renderCalculationList(value), ...value.waivers] };
};
const unsubmitted = (asOf: string, more: object = {}): Example =>
  unsubmittedSettlement(book, on(asOf), {
    formedAndValid: true,
    anticipatoryBreach: false,
    conditionUnmet: false,
    ...more,
  });
const outcome = (...received: readonly (readonly [string, string])[]): Example => ({
  beside: outcomeOfFinding(
    2,
    { instalments: S7, postings: payments(['2026-06-30', '300000'], ...received) },
    on('2026-11-23'),
  ),
});
const next = (after: string | null): Example =>
  nextDeadline(book, after === null ? null : courtInstant(after), {
    graceWorkingDays: 5,
    reminderDays: [7, 0, -1],
    calendar,
    applicationPeriodEnd: d('2028-12-31'),
    applicationPeriodWarningDays: 30,
  }) ?? {};

/** One decision of each kind, with every ground of the gate; each made when it is asked for, not before. */
export const EXAMPLES: readonly (readonly [title: string, show: () => Example])[] = [
  ['S7: the ledger in breach', () => foldLedger(book, on('2026-11-23'))],
  [
    'S9: the ledger of the library case',
    () => foldLedger({ instalments: S9, postings: S9_PAID }, { ...on('2017-12-10'), graceWorkingDays: 0 }),
  ],
  [
    'S7: the ledger within grace, with a deposit and a refund',
    () =>
      foldLedger(
        {
          instalments: S7,
          postings: [
            ...paid,
            { id: 'd', kind: 'DEPOSIT', valueDate: d('2026-10-08'), amount: parseYuan('100') },
            { id: 'r', kind: 'REFUND', valueDate: d('2026-10-09'), amount: parseYuan('40') },
          ],
        },
        on('2026-10-10'),
      ),
  ],
  [
    'A car handed over early, and no money',
    () => foldLedger({ instalments: withCar, postings: [car('320000')] }, on('2026-11-23')),
  ],
  [
    'The gate where money and a car are overdue',
    () => {
      const { derivation, value } = resumptionGate({ instalments: withCar, postings: [] }, on('2027-01-20'), none);
      return { derivation, beside: value.wouldChangeIf };
    },
  ],
  ['S7: the breach day', () => breachDay(d('2026-09-30'), 5, calendar)],
  ['The breach day without grace', () => breachDay(d('2026-09-30'), 0, calendar)],
  [
    'S7: the review of breach',
    () => ({ ...reviewBreach(book, on('2026-11-23')), beside: reviewBreach(book, on('2026-11-23')).value }),
  ],
  [
    'The review of two breaches, without grace, the shortfall slight',
    () => ({
      ...reviewBreach(book, { ...on('2027-01-05', 0), minorShortfall: parseYuan('300000') }),
      beside: reviewBreach(book, { ...on('2027-01-05', 0), minorShortfall: parseYuan('300000') }).value,
    }),
  ],
  ['The review on the last day of grace', () => reviewBreach(book, on('2026-10-13'))],
  ['A finding that stands', () => outcome()],
  ['S17: a finding withdrawn', () => outcome(['2026-10-13', '300000'])],
  ['A finding cured', () => outcome(['2026-10-14', '300000'])],
  ['The first reminder', () => next(null)],
  ['An instalment due', () => next('2026-09-23T00:00:00+08:00')],
  ['Grace that ends', () => next('2026-10-01T00:00:00+08:00')],
  ['The application period, warned of', () => next('2027-06-01T00:00:00+08:00')],
  ['The end of the application period', () => next('2028-12-01T00:00:00+08:00')],
  ['S7: the gate, in breach (SET-ART-11-0)', () => gate('2026-11-23')],
  [
    'The gate, everything performed late (SET-ART-11-1)',
    () => gate('2026-11-23', {}, payments(['2026-07-20', '900000'])),
  ],
  ['S13: the gate, nothing due (SET-ART-11-2)', () => gate('2026-09-15')],
  ['The gate, a condition unmet (SET-ART-11-2)', () => gate('2026-11-23', { conditionUnmet: true })],
  ['S13: the gate, an anticipatory breach (SET-ART-11-2x)', () => gate('2026-09-15', { anticipatoryBreach: true })],
  ['The gate within grace (SET-ART-11-3)', () => gate('2026-10-08')],
  ['The gate, applied for by the debtor (SET-ART-11-4)', () => gate('2026-11-23', { applicant: 'DEBTOR' })],
  ['The gate, fraud found (SET-ART-11-5)', () => gate('2026-09-15', { fraudOrDuress: true })],
  ['The gate, fraud pleaded (SET-ART-11-5)', () => gate('2026-09-15', { fraudOrDuress: true, basis: 'PLEADED' })],
  ['The gate, the settlement void (SET-ART-16-1)', () => gate('2026-09-15', { voidOrRevoked: true })],
  [
    'The gate on a refund of more than was held',
    () =>
      gate('2026-11-23', {}, [
        ...paid,
        { id: 'r', kind: 'REFUND', valueDate: addDays(d('2026-06-30'), 1), amount: parseYuan('300000.01') },
      ]),
  ],
  ['S7: the balance, the waiver fallen away', () => balance([{ of: 'INTEREST', condition: 'FULL_PERFORMANCE' }])],
  [
    'A balance with waivers that stand',
    () =>
      balance([
        { of: 'INTEREST', condition: 'UNCONDITIONAL' },
        { of: 'DOUBLED', amount: '1000.00' as Yuan, condition: 'UNCONDITIONAL' },
        { of: 'PENALTY', amount: '500.00' as Yuan, condition: null },
      ]),
  ],
  [
    'S16: a schedule rolled forward',
    () =>
      buildSchedule(
        {
          total: parseYuan('1110000'),
          count: 7,
          first: d('2026-01-31'),
          every: 'month',
          interval: 1,
          anchor: 'monthEnd',
          roll: 'next',
        },
        calendar,
      ),
  ],
  [
    'A schedule rolled back',
    () =>
      buildSchedule(
        {
          total: parseYuan('10'),
          count: 3,
          first: d('2026-10-01'),
          every: 'week',
          interval: 2,
          anchor: 'day',
          roll: 'previous',
        },
        calendar,
      ),
  ],
  [
    'S4: thirty days, extended, with an appraisal',
    () =>
      negotiationDeadline(d('2026-11-23'), packOf('dongying-2020'), calendar, {
        extensions: [15],
        appraisals: [[d('2026-12-01'), d('2026-12-10')]],
      }),
  ],
  ['The settlement amended by a record that all signed', amendment],
  ['S3: thirty days', () => negotiationDeadline(d('2026-09-04'), packOf('dongying-2020'), calendar)],
  ['TV-D8: a settlement never submitted, being performed', () => unsubmitted('2026-09-15')],
  ['TV-D8: a settlement never submitted, not performed', () => unsubmitted('2026-11-23')],
  ['A settlement never submitted, void', () => unsubmitted('2026-11-23', { formedAndValid: false })],
];

/** A page of examples: each derivation in both languages, what it started from, and what is said beside it. */
export function renderExamples(): string {
  const block = (text: string): string[] => ['```', text, '```'];
  const sections = EXAMPLES.map(([heading, show]) => {
    const { derivation, beside } = show();
    const derived =
      derivation === undefined
        ? []
        : [
            `\`${JSON.stringify(derivation.inputs)}\``,
            ...block(`${renderDerivation(derivation, 'zh')}\n\n${renderDerivation(derivation, 'en')}`),
            ...block(JSON.stringify(derivation.value)),
          ];
    return [
      `## ${heading}`,
      '',
      ...derived,
      ...(beside === undefined ? [] : block(JSON.stringify(beside, undefined, 1))),
      '',
    ].join('\n');
  });
  return [
    '# What the parties and the judge read',
    '',
    'Every kind of decision, worked once. Generated: `UPDATE_EXAMPLES=1 npm run unit -- test/examples`.',
    '',
    ...sections,
  ].join('\n');
}
