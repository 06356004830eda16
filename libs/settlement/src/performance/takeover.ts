import { dateText, LawError, parseYuan, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';
import { lintAgreement } from '../agreement/lint.js';
import { type LegalityPack, type ReviewedCase } from '../agreement/legality-rule.js';
import { type AgreementTerms } from '../agreement/terms.js';
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
}

/** A settlement that was concluded before and is performed on here (接续管理): since when it is in force, what it says, what was paid. */
export interface EarlierSettlement {
  readonly confirmedOn: LegalDate;
  readonly terms: AgreementTerms;
  readonly receipts: readonly EarlierReceipt[];
}

/** What without a fault nobody could keep the ledger of; whatever else the review of legality finds was for those who confirmed it. */
const UNKEEPABLE = new Set(['AGREEMENT.SUM_DIFFERS', 'AGREEMENT.SCHEDULE_NOT_ORDERED', 'AGREEMENT.NOTHING_TO_PERFORM']);

/**
 * SET-LEDGER, SET-ART-1-1: may a settlement that is being performed be taken over on `today`? It was confirmed by then, its terms add up, and
 * each receipt had come by then, once. Its legality was reviewed when it was confirmed, and is not reviewed again. Amounts in yuan.
 * @throws LawError `TAKEOVER.CONFIRMED_AHEAD`, `TAKEOVER.RECEIPT_REPEATED`, `TAKEOVER.TERMS_UNFIT`, and as `decideReceipt`, each at its place.
 */
export function requireTakeover(
  { confirmedOn, terms, receipts }: EarlierSettlement,
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
  receipts.forEach(({ receiptId, kind, valueDate, amount, depositGround }, i) => {
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
    });
    if (!decision.ok) throw decision.error.at(`/receipts/${i}${decision.error.path ?? ''}`);
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
