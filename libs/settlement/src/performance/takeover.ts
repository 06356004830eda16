import { dateText, LawError, parseYuan, yearOf, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';
import { lintAgreement } from '../agreement/lint.js';
import { type LegalityPack, type ReviewedCase } from '../agreement/legality-rule.js';
import { thingsOf } from '../agreement/obligations.js';
import { type AgreementTerms } from '../agreement/terms.js';
import { decidePeriodAct, type ObstacleGround, type PeriodActKind } from '../application-period/period-acts.js';
import { partyOf } from '../case/parties.js';
import { decideReceipt, type DepositGround, type ReceiptKind } from '../decisions/receipt.js';
import { type SettlementLedger } from '../ledger/settlement-ledger.js';
import { askedOnceMore, askLedger, type PerformanceOutcome } from './deadlines.js';
import { openPerformance } from './performance.js';

/** Money that had come before a settlement was taken over (接续前已收款). */
export interface EarlierReceipt {
  readonly receiptId: string;
  readonly kind: ReceiptKind;
  readonly valueDate: LegalDate;
  readonly amount: Yuan;
  readonly depositGround?: DepositGround;
  /** Absent: nobody said who paid. */
  readonly payerPartyId?: string;
  /** Of what is in kind: what was handed over, as the settlement names it. */
  readonly thing?: string;
}

/** What moved the two years before a settlement was taken over (SET-ART-10-2); its refusals of earlier years are rulings of another case file, and none of it. */
export interface EarlierPeriodAct {
  readonly actId: string;
  readonly kind: Exclude<PeriodActKind, 'REFUSAL_SERVED'>;
  /** Its day; of an obstacle its first and its last. */
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly ground: ObstacleGround | null;
  readonly evidence: string;
}

/** A settlement that was concluded before and is performed on here (接续管理): since when it is in force, what it says, what was paid. */
export interface EarlierSettlement {
  readonly confirmedOn: LegalDate;
  readonly terms: AgreementTerms;
  readonly receipts: readonly EarlierReceipt[];
  /** Absent: nothing has moved the two years. */
  readonly periodActs?: readonly EarlierPeriodAct[];
}

/** What without a fault nobody could keep the ledger of; whatever else the review of legality finds was for those who confirmed it. */
const UNKEEPABLE = new Set(['AGREEMENT.SUM_DIFFERS', 'AGREEMENT.SCHEDULE_NOT_ORDERED', 'AGREEMENT.NOTHING_TO_PERFORM']);

/**
 * SET-LEDGER, SET-ART-1-1: may a settlement that is being performed be taken over on `today`? It was confirmed by then, its terms add up, and
 * each receipt had come by then, once, from a party where it names one, and in kind of a thing that the settlement has. Its legality was reviewed when it was confirmed, and is not reviewed again. Amounts in yuan.
 * @throws LawError `TAKEOVER.CONFIRMED_AHEAD`, `TAKEOVER.RECEIPT_REPEATED`, `TAKEOVER.TERMS_UNFIT`, `TAKEOVER.ACT_REPEATED`, and as `decideReceipt`, `decidePeriodAct`, `partyOf`, each at its place.
 */
export function requireTakeover(
  { confirmedOn, terms, receipts, periodActs = [] }: EarlierSettlement,
  today: LegalDate,
  pack: LegalityPack,
  about: Omit<ReviewedCase, 'agreedOn'>,
): void {
  if (confirmedOn > today)
    throw new LawError({
      code: 'TAKEOVER.CONFIRMED_AHEAD',
      rule: 'SET-LEDGER',
      path: '/confirmedOn',
      zh: `和解协议生效日${dateText(confirmedOn)}晚于今日${dateText(today)}，不能接续管理。`,
      en: `The agreement takes effect on ${confirmedOn}, after today, ${today}: there is nothing to take over yet.`,
    });
  const faults = lintAgreement(terms, pack, { ...about, agreedOn: confirmedOn }).filter(({ code }) =>
    UNKEEPABLE.has(code),
  );
  const [first] = faults;
  if (first !== undefined)
    throw new LawError({
      code: 'TAKEOVER.TERMS_UNFIT',
      rule: first.rule,
      path: `/terms${first.place}`,
      zh: `协议内容不能据以建立台账：${faults.map(({ zh }) => zh).join('')}`,
      en: `No ledger can be kept of these terms: ${faults.map(({ en }) => en).join(' ')}`,
    });
  (terms.debtorCaps ?? []).forEach(({ partyId }, i) =>
    partyOf(about.parties, partyId, `/terms/debtorCaps/${i}/partyId`),
  );
  const agreedThings = thingsOf(terms);
  receipts.forEach(({ receiptId, kind, valueDate, amount, depositGround, payerPartyId, thing }, i) => {
    if (receipts.findIndex((one) => one.receiptId === receiptId) < i)
      throw new LawError({
        code: 'TAKEOVER.RECEIPT_REPEATED',
        rule: 'SET-LEDGER',
        path: `/receipts/${i}/receiptId`,
        zh: '同一收款编号出现两次。',
        en: 'The id of a receipt stands there twice.',
      });
    const decision = decideReceipt({
      kind,
      valueDate,
      amount: parseYuan(amount),
      today,
      depositGround: depositGround ?? null,
      thing: thing ?? null,
      agreedThings,
    });
    if (!decision.ok) throw decision.error.at(`/receipts/${i}${decision.error.path ?? ''}`);
    if (payerPartyId !== undefined) partyOf(about.parties, payerPartyId, `/receipts/${i}/payerPartyId`);
  });
  periodActs.forEach((act, i) => {
    if (periodActs.findIndex(({ actId }) => actId === act.actId) < i)
      throw new LawError({
        code: 'TAKEOVER.ACT_REPEATED',
        rule: 'SET-ART-10-2',
        path: `/periodActs/${i}/actId`,
        zh: '同一中断、中止事由的编号出现两次。',
        en: 'The id of an act stands there twice.',
      });
    const decision = decidePeriodAct({ ...act, today, settledOn: confirmedOn, state: 'PERFORMING', refusedOn: null });
    if (!decision.ok) throw decision.error.at(`/periodActs/${i}${decision.error.path ?? ''}`);
  });
}

/** H10: a settlement that is taken over with the ids under which its case knows the parties; who is none (a guarantor) keeps the name that the file gives him. */
export function withPartyIds(
  { terms, receipts, ...settlement }: EarlierSettlement,
  partyIds: ReadonlyMap<string, string>,
): EarlierSettlement {
  const idOf = (position: string): string => partyIds.get(position) ?? position;
  const { debtorCaps, account } = terms;
  return {
    ...settlement,
    terms: {
      ...terms,
      signatories: terms.signatories.map((one) => ({
        ...one,
        ...(one.partyId && { partyId: idOf(one.partyId) }),
        ...(one.guarantorId && { guarantorId: idOf(one.guarantorId) }),
      })),
      security: terms.security.map((one) => ({ ...one, ownerPartyId: idOf(one.ownerPartyId) })),
      guarantors: terms.guarantors.map((one) => ({ ...one, guarantorId: idOf(one.guarantorId) })),
      ...(debtorCaps && { debtorCaps: debtorCaps.map((one) => ({ ...one, partyId: idOf(one.partyId) })) }),
      ...(account?.partyId && { account: { ...account, partyId: idOf(account.partyId) } }),
    },
    receipts: receipts.map((one) => ({
      ...one,
      ...(one.payerPartyId !== undefined && { payerPartyId: idOf(one.payerPartyId) }),
    })),
  };
}

/** How far behind the last number of its year that is known here a number from elsewhere may lie, unless the clerk says that it was checked. */
const NUMBERS_AHEAD = 500;

/**
 * CASE-4: may the counter of a number's year go on behind this number, under which a case was negotiated elsewhere? A slip of the pen (9999 for 999) would leave a gap
 * that nobody closes: one that lies far behind the last of this year needs the clerk's word that it was checked, one of a year to come is none. `last`: the last of its year
 * here. @throws LawError `TAKEOVER.NUMBER_AHEAD`.
 */
export function requireNumberInReach(
  { year, serial }: { readonly year: number; readonly serial: number },
  { last, today, checked }: { readonly last: number; readonly today: LegalDate; readonly checked: boolean },
): void {
  const thisYear = yearOf(today);
  if (year < thisYear) return;
  const of = { code: 'TAKEOVER.NUMBER_AHEAD', rule: 'CASE-4', path: '/caseNumber' };
  if (year > thisYear)
    throw new LawError({
      ...of,
      zh: `案号的年度（${year}）晚于本年；请更正案号。`,
      en: `The number is of ${year}, a year to come: correct it.`,
    });
  if (checked || serial <= last + NUMBERS_AHEAD) return;
  throw new LawError({
    ...of,
    zh: `案号的序号${serial}比本院本年已有的最大序号${last}大${NUMBERS_AHEAD}以上，此后的案号将接续其后，中间不再编立；请核对案卷，确认无误的，注明已经核对（numberChecked）后再提交。`,
    en: `The serial ${serial} lies more than ${NUMBERS_AHEAD} behind the last one of this year here (${last}), and further numbers would go on behind it, those between never given: check the file, and where it is right say so (numberChecked).`,
  });
}

/**
 * SET-LEDGER, SET-BREACH-DAY: a settlement is taken over at `at`, its ledger with everything that was paid before. What fell due before is not
 * told again: no reminder and no notice of a time when nobody kept it here. Where an instalment is still short, the last deadline that it has
 * behind it is asked once, and told as of now; what is paid is paid. Errors as `SettlementLedger`.
 */
export function takeOverPerformance(
  ledger: SettlementLedger,
  calendarEditions: readonly string[],
  at: CourtInstant,
): PerformanceOutcome {
  const { after } = openPerformance(ledger, calendarEditions, at);
  // Nobody could have told it here before: it is told as of now.
  const known = { foundAt: at, knownSince: at };
  return askedOnceMore(askLedger(after, ledger, at), ledger, ledger.passed(at, at), known, []);
}
