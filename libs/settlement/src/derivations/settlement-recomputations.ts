import {
  balanceInputIn,
  courseIn,
  inputsOf,
  LAW_RECOMPUTATIONS,
  LawError,
  packOf,
  parseRate,
  read,
  recomputation,
  titleItems,
  whereGiven,
  type CourtCalendar,
  type Derivation,
  type LegalDate,
  type Reader,
  type Recomputation,
  type Recomputations,
  type TitleCourse,
  type TitleItem,
  type Yuan,
} from '@hejie/law';
import { reviewClauses } from '../agreement/clause-rules.js';
import { REPRESENTATIONS } from '../agreement/representation.js';
import { reviewBreach } from '../breach/findings.js';
import { breachDay } from '../breach/grace.js';
import { nextDeadline } from '../breach/next-deadline.js';
import { consensusDerivation, decideConsensus } from '../decisions/amendment.js';
import { admitted } from '../decisions/decision.js';
import { negotiationDeadline } from '../decisions/negotiation.js';
import { unsubmittedSettlement } from '../decisions/unsubmitted.js';
import { foldLedger, type LedgerBook, type LedgerQuery, type UnmetConditions } from '../ledger/ledger.js';
import { POSTING_KINDS } from '../ledger/postings.js';
import { balanceOfTitle } from '../resumption/balance.js';
import { resumptionGate } from '../resumption/gate.js';
import { GATE_GROUNDS } from '../resumption/ground.js';
import { BARS, leastHarm } from '../property/least-harm.js';
import { FOUR_NO_KINDS } from '../property/protection.js';
import { coverageOf } from '../release/coverage.js';
import { coverageFields, plannedFields } from '../release/inputs.js';
import { releasePlan } from '../release/release-plan.js';
import { buildSchedule } from '../schedule/build-schedule.js';
import { type TitleClaim } from '../title/title.js';

const { amount, date, flag, instant, list, nullable, oneOf, optional, record, text, tuple, whole } = read;
const count = whole(0, Number.MAX_SAFE_INTEGER);
const stated = optional(flag, false);

/** SET-ART-11-2: by their numbers; a flag where a tree was made before conditions were told apart. */
const unmet: Reader<UnmetConditions> = (value, path, problems) =>
  (typeof value === 'boolean' ? flag : list(count))(value, path, problems);

/** SET-GRACE, SET-DUE-REST: beside the agreed working days. */
const DAYS = {
  graceWorkingDays: count,
  graceDays: optional(count, 0),
  waitingWorkingDays: optional(count, 0),
  roll: stated,
};

const BOOK = {
  instalments: list(record({ no: count, due: date, amount, inKind: stated })),
  receipts: list(record({ valueDate: date, amount, kind: optional(oneOf(...POSTING_KINDS), 'PAYMENT') })),
  ...DAYS,
  conditionUnmet: optional(unmet, []),
};

/** The book and the question of a ledger, as its tree names them: a derivation knows no ids, so receipts have their place. */
function ledgerIn(tree: Derivation, asOf: LegalDate, calendar: CourtCalendar): readonly [LedgerBook, LedgerQuery] {
  const { instalments, receipts, ...terms } = inputsOf(tree, BOOK);
  const book = {
    instalments: instalments.map(({ inKind, ...instalment }) => ({ ...instalment, ...(inKind && { inKind }) })),
    postings: receipts.map((receipt, i) => ({ id: `r${String(i).padStart(6, '0')}`, ...receipt })),
  };
  return [book, { asOf, ...terms, calendar }];
}

/** The ledger on which a decision rests is its first step. */
const ledgerBelow = ({ parts }: Derivation, asOf: LegalDate, calendar: CourtCalendar) =>
  ledgerIn(parts[0] ?? NOTHING, asOf, calendar);
const NOTHING: Derivation = { rule: 'SET-LEDGER', inputs: {}, parts: [], text: { zh: '', en: '' } };

const gate = recomputation(
  {
    decisionDate: date,
    anticipatoryBreach: stated,
    fraudOrDuress: stated,
    voidOrRevoked: stated,
    conditionUnmet: optional(unmet, []),
    appliedOn: optional<LegalDate | undefined>(date, undefined),
    basis: optional(oneOf('PLEADED', 'FOUND'), 'FOUND'),
    applicant: optional(nullable(oneOf('CREDITOR', 'DEBTOR')), null),
  },
  ({ decisionDate, appliedOn, applicant, ...circumstances }, calendar, tree) => {
    const [book, query] = ledgerIn(tree, decisionDate, calendar);
    return resumptionGate(
      book,
      { ...query, ...(appliedOn === undefined ? {} : { appliedOn }) },
      { ...circumstances, ...(applicant === null ? {} : { applicant }) },
    );
  },
);

const unsubmitted = recomputation(
  { asOf: date, formedAndValid: flag, anticipatoryBreach: flag, conditionUnmet: unmet },
  ({ asOf, ...found }, calendar, tree) => unsubmittedSettlement(...ledgerBelow(tree, asOf, calendar), found),
);

const review = recomputation(
  { asOf: date, graceWorkingDays: count, waitingWorkingDays: optional(count, 0) },
  ({ asOf, ...terms }, calendar, tree) => {
    const [book, query] = ledgerBelow(tree, asOf, calendar);
    return reviewBreach(book, { ...query, ...terms });
  },
);

/** What falls due next hangs on the days of the open instalments, not on their amounts. */
const deadline = recomputation(
  {
    open: list(tuple(count, date)),
    after: nullable(instant),
    ...DAYS,
    reminderDays: list(whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
    applicationPeriodEnd: nullable(date),
    applicationPeriodProvisional: stated,
    applicationPeriodWarningDays: nullable(count),
  },
  ({ open, after, applicationPeriodEnd: end, applicationPeriodWarningDays: warning, ...settings }, calendar) => {
    const instalments = open.map(([no, due]) => ({ no, due, amount: 1n }));
    const next = nextDeadline({ instalments, postings: [] }, after, {
      ...settings,
      calendar,
      ...(end === null ? {} : { applicationPeriodEnd: end }),
      ...(warning === null ? {} : { applicationPeriodWarningDays: warning }),
    });
    if (next !== null) return next;
    throw new LawError({
      code: 'DERIVATION.NOTHING_DUE',
      rule: 'SET-BREACH-DAY',
      zh: '按所列依据，没有将到的期限。',
      en: 'On these inputs nothing falls due.',
    });
  },
);

const negotiation = recomputation(
  {
    startedOn: date,
    days: count,
    source: optional(nullable(text), null),
    extensions: list(count),
    appraisals: list(tuple(date, date)),
  },
  ({ startedOn, days, source, ...lengthening }, calendar) =>
    negotiationDeadline(
      startedOn,
      {
        negotiation: { days, excludesAppraisal: true },
        ...(source === null ? {} : { sources: { 'negotiation.days': { from: source } } }),
      },
      calendar,
      lengthening,
    ),
);

const amendment = recomputation(
  {
    versionInForce: count,
    version: count,
    parties: list(text),
    consents: list(
      record({
        partyId: text,
        version: count,
        by: oneOf(...REPRESENTATIONS),
        specialAuthority: flag,
        givenAt: instant,
      }),
    ),
    form: record({ kind: oneOf('SUBMITTED_TEXT', 'SIGNED_RECORD'), by: list(text), at: instant }),
  },
  (consensus) => ({ derivation: consensusDerivation(consensus, admitted(decideConsensus(consensus))) }),
);

/** The title before any waiver, as the root of a balance names it, and its course, as law's own balance below it does. */
function titleIn(
  base: Derivation,
  root: { readonly asOf: LegalDate; readonly principal: bigint; readonly items: readonly TitleItem[] | null },
): readonly [TitleClaim, TitleCourse] {
  const { asOf, principal, items } = root;
  const course = { ...courseIn(base), asOf };
  if (items === null) return [{ ...balanceInputIn(base), principal }, course];
  return [{ principal, dailyRate: NOUGHT, expiry: asOf, fee: course.fee, items }, course];
}
const NOUGHT = parseRate('0');

/** On a settlement: the title and its receipts are those of the last step, law's own; what was waived stands above it. */
const balance = recomputation(
  {
    asOf: date,
    principal: amount,
    items: optional(nullable(titleItems), null),
    voidOrRevoked: stated,
    waivers: list(
      record({
        of: oneOf('PRINCIPAL', 'INTEREST', 'DOUBLED', 'PENALTY'),
        amount: optional(nullable(text), null),
        condition: nullable(oneOf('FULL_PERFORMANCE', 'UNCONDITIONAL')),
      }),
    ),
  },
  ({ asOf, principal, items, voidOrRevoked, waivers }, _calendar, tree) =>
    balanceOfTitle(
      ...titleIn(tree.parts.at(-1) ?? NOTHING, { asOf, principal, items }),
      waivers.map(({ amount: agreed, ...waiver }) => ({
        ...waiver,
        ...(agreed === null ? {} : { amount: agreed as Yuan }),
      })),
      voidOrRevoked,
    ),
);

const clauses = recomputation({ pack: text, texts: list(text) }, ({ pack, texts }) =>
  reviewClauses(texts, packOf(pack)),
);

const each = (rules: readonly string[], run: Recomputation): Recomputations =>
  Object.fromEntries(rules.map((rule) => [rule, run]));

/** How each rule of law and of settlement that heads a tree is run again on what the tree says went into it; for law's `verifyStored`. */
export const SETTLEMENT_RECOMPUTATIONS: Recomputations = Object.freeze({
  ...LAW_RECOMPUTATIONS,
  ...each(GATE_GROUNDS, gate),
  ...each(['SET-ART-19-1', 'SET-ART-19-2', 'SET-ART-19-3', 'SET-ART-19-4', 'SET-ART-19-5'], unsubmitted),
  'PRE-8': negotiation,
  'PROC-12': whereGiven(
    'payments',
    recomputation(plannedFields, (input) => releasePlan(input)),
    recomputation(coverageFields, ({ assets, exposure }) => coverageOf(assets, exposure)),
  ),
  'PROC-13': recomputation(
    {
      open: amount,
      assets: list(
        record({
          id: text,
          worth: amount,
          harm: count,
          indivisible: flag,
          bar: nullable(oneOf(...BARS)),
          fourNos: list(oneOf(...FOUR_NO_KINDS)),
        }),
      ),
    },
    ({ assets, open }) => leastHarm(assets, open),
  ),
  'SET-ART-5-1': amendment,
  'SET-ART-6-1': clauses,
  'SET-ART-9-1': review,
  'SET-ART-17-1': whereGiven('waivers', balance, LAW_RECOMPUTATIONS['SET-ART-17-1'] as Recomputation),
  'SET-BREACH-DAY': whereGiven(
    'open',
    deadline,
    recomputation({ due: date, ...DAYS }, ({ due, ...terms }, calendar) => breachDay(due, { ...terms, calendar })),
  ),
  'SET-LEDGER': recomputation({ asOf: date }, ({ asOf }, calendar, tree) =>
    foldLedger(...ledgerIn(tree, asOf, calendar)),
  ),
  'SET-SCHEDULE': recomputation(
    {
      total: amount,
      count: whole(1, 10_000),
      first: date,
      every: oneOf('month', 'week', 'day'),
      interval: count,
      anchor: oneOf('day', 'monthEnd'),
      roll: oneOf('none', 'next', 'previous'),
    },
    (plan, calendar) => buildSchedule(plan, calendar),
  ),
});
