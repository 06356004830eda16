import {
  allocate,
  allocateAmongDebts,
  applicationPeriod,
  courtInstant,
  derivationTable,
  doneInTime,
  doubledInterest,
  doubledInterestInCurrency,
  enforcementFee,
  freezeExpiry,
  guaranteeTerm,
  jointLiability,
  legalDate,
  LEGAL_ORDER,
  listingTerm,
  parseRate,
  parseYuan,
  period,
  periodWithExclusions,
  publishedCalendar,
  restoration,
  resumeBalance,
  workingDays,
  restorationDeadline,
  type Derived,
} from '../src/index.js';

const d = legalDate;
const yuan = parseYuan;
const calendar = publishedCalendar();
const owed = { fee: yuan('3000'), interest: yuan('40000'), principal: yuan('500000'), doubled: yuan('20000') };
const debt = (id: string, due: string) => ({ id, outstanding: yuan('100'), due: d(due), secured: 0n, burden: 0n });
const dollars = { base: yuan('100000'), currency: 'USD', expiry: d('2026-03-12'), end: d('2026-06-20') };
const title = {
  principal: yuan('1000'),
  dailyRate: parseRate('0.0001'),
  expiry: d('2026-01-10'),
  fee: yuan('50'),
  asOf: d('2026-01-30'),
};
const midnight = courtInstant('2026-10-09T00:00:00+08:00');

/** One computation of each kind, with the branches that a party may meet; each made when it is asked for, not before. */
export const EXAMPLES: readonly (readonly [title: string, derive: () => Derived<unknown>])[] = [
  ['One day, to a working day', () => period({ start: d('2026-11-23'), unit: 'day', n: 1 }, calendar)],
  ['TV-03: thirty days, to a make-up Sunday', () => period({ start: d('2026-08-21'), unit: 'day', n: 30 }, calendar)],
  ['One day, to a Saturday', () => period({ start: d('2026-11-20'), unit: 'day', n: 1 }, calendar)],
  ['TV-02: thirty days, into National Day', () => period({ start: d('2026-09-05'), unit: 'day', n: 30 }, calendar)],
  [
    'TV-13: three months, into a year without its notice',
    () => period({ start: d('2026-11-30'), unit: 'month', n: 3 }, calendar),
  ],
  [
    'One month that does not roll',
    () => period({ start: d('2026-11-21'), unit: 'month', n: 1, roll: false }, calendar),
  ],
  ['Two years that do not roll', () => period({ start: d('2026-11-30'), unit: 'year', n: 2, roll: false }, calendar)],
  [
    'S4: thirty days with ten of an appraisal',
    () =>
      periodWithExclusions(
        { start: d('2026-11-16'), unit: 'day', n: 30 },
        [[d('2026-12-01'), d('2026-12-10')]],
        calendar,
      ),
  ],
  ['One working day', () => workingDays({ start: d('2026-11-20'), n: 1 }, calendar)],
  ['S7: five working days', () => workingDays({ start: d('2026-09-30'), n: 5 }, calendar)],
  ['Restoration of a missed period', () => restorationDeadline(d('2026-09-21'), calendar)],
  [
    'A missed period for restoration',
    () =>
      restoration(
        {
          missedEnd: courtInstant('2026-09-11T00:00:00+08:00'),
          cause: 'FORCE_MAJEURE',
          obstacle: { from: d('2026-09-08'), ended: d('2026-09-21') },
          application: { receivedAt: midnight, postedAt: courtInstant('2026-10-08T16:00:00+08:00') },
        },
        calendar,
      ),
  ],
  [
    'An act posted in time',
    () =>
      doneInTime(
        { receivedAt: courtInstant('2026-10-12T09:00:00+08:00'), postedAt: courtInstant('2026-10-08T23:59:59+08:00') },
        midnight,
      ),
  ],
  ['An act received at 24:00', () => doneInTime({ receivedAt: midnight, postedAt: null }, midnight)],
  [
    'The two years, once interrupted on their last day and once in vain',
    () =>
      applicationPeriod(
        { lastPerformanceDay: d('2024-11-21'), interruptions: [d('2026-11-23'), d('2024-01-05')] },
        calendar,
      ),
  ],
  ['TV-25: a frozen deposit', () => freezeExpiry({ effective: d('2026-11-21'), asset: 'deposit' })],
  ['TV-25: a seized house', () => freezeExpiry({ effective: d('2026-11-21'), asset: 'immovable' })],
  [
    'TV-20: an entry on the list with a term',
    () => listingTerm({ listed: d('2024-12-01'), ground: 6, extensionYears: 0 }, calendar),
  ],
  ['An entry without a term', () => listingTerm({ listed: d('2024-12-01'), ground: 1, extensionYears: 0 }, calendar)],
  [
    'TV-27: a guarantee with too long a deferral',
    () => guaranteeTerm({ deferredFrom: d('2026-11-21'), deferralMonths: 18 }, calendar),
  ],
  [
    'A guarantee as agreed',
    () => guaranteeTerm({ deferredFrom: d('2026-11-21'), deferralMonths: 6, guaranteeMonths: 6 }, calendar),
  ],
  [
    'TV-29 less forty days of a stay',
    () => doubledInterest([{ base: yuan('1000000'), expiry: d('2026-03-12'), end: d('2026-06-20'), excludedDays: 40 }]),
  ],
  ['A debt in dollars', () => doubledInterestInCurrency(dollars, { kind: 'SAME_CURRENCY' })],
  [
    'A debt in dollars, claimed in yuan',
    () => doubledInterestInCurrency(dollars, { kind: 'CNY', midRateOnStartDay: parseRate('7.1234') }),
  ],
  ['The fee on 8,182', () => enforcementFee(yuan('8182'))],
  ['The fee on 30,000,000', () => enforcementFee(yuan('30000000'))],
  [
    'TV-35: a receipt in the legal order',
    () => allocate({ amount: yuan('400000'), buckets: owed, order: LEGAL_ORDER }),
  ],
  [
    'A receipt in an agreed order, with a surplus',
    () => allocate({ amount: yuan('600000'), buckets: owed, order: ['fee', 'doubled', 'interest', 'principal'] }),
  ],
  [
    'A receipt in an order that the court decided',
    () =>
      allocate({
        amount: yuan('600000'),
        buckets: owed,
        order: ['fee', 'doubled', 'interest', 'principal'],
        orderBasis: 'COURT',
      }),
  ],
  [
    'S8: a balance whose order was agreed later',
    () =>
      resumeBalance({
        ...title,
        payments: [
          { date: d('2026-01-20'), amount: yuan('200') },
          { date: d('2026-02-20'), amount: yuan('200') },
        ],
        asOf: d('2026-03-01'),
        order: ['fee', 'doubled', 'interest', 'principal'],
        orderFrom: d('2026-02-01'),
      }),
  ],
  [
    'A balance of nothing, with a surplus',
    () => resumeBalance({ ...title, payments: [{ date: d('2026-01-20'), amount: yuan('2000') }], order: LEGAL_ORDER }),
  ],
  [
    'A balance in an agreed order, with ten days left out',
    () =>
      resumeBalance({
        ...title,
        dailyRate: parseRate('0'),
        payments: [],
        order: ['fee', 'doubled', 'interest', 'principal'],
        undoubled: [[d('2026-01-11'), d('2026-01-20')]],
      }),
  ],
  [
    'Two debts of one debtor',
    () => allocateAmongDebts(yuan('150'), [debt('甲', '2026-02-01'), debt('乙', '2026-01-01')], d('2026-11-23')),
  ],
  [
    'Joint debtors, one with a cap',
    () =>
      jointLiability(yuan('1000'), [
        { id: '主债务人', paid: yuan('300') },
        { id: '担保人', cap: yuan('500'), paid: yuan('200') },
      ]),
  ],
];

/** A page of examples: each step with its sentences, its rule and its value. */
export function renderExamples(): string {
  const sections = EXAMPLES.map(([heading, derive]) => {
    const { derivation, provisional } = derive();
    const english = derivationTable(derivation, 'en');
    const rows = derivationTable(derivation, 'zh').map(
      (row, i) =>
        `| ${row.no} | ${row.text} | ${english[i]?.text ?? ''} | ${row.basis.replace(/^.* \((.+)\)$/, '$1')} | ${JSON.stringify(row.value)} |`,
    );
    return [
      `## ${heading}`,
      '',
      `\`${JSON.stringify(derivation.inputs)}\``,
      '',
      ...(provisional ? ['Provisional.', ''] : []),
      '| | 中文 | English | rule | value |',
      '|---|---|---|---|---|',
      ...rows,
      '',
    ].join('\n');
  });
  return [
    '# What a party reads',
    '',
    'Every computation of law, worked once, in the words that letters and annexes take over. Generated: `UPDATE_EXAMPLES=1 npm run unit -- test/examples`.',
    '',
    ...sections,
  ].join('\n');
}
