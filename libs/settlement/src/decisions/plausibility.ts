import {
  addMonths,
  dateText,
  formatYuan,
  LEGAL_ORDER,
  parseYuan,
  type Fen,
  type LawErrorText,
  type LegalDate,
} from '@hejie/law';
import { balanceOfTitle } from '../resumption/balance.js';
import { itemsOf, readTitle, type TitleTerms } from '../title/title.js';

/** What was probably entered wrongly (录入提示), with its place. It refuses nothing. */
export type PlausibilityWarning = LawErrorText;

/** A receipt more than so many months old on the day on which it is entered is looked at twice. */
const LONG_PAST_MONTHS = 12;
/** A claim of more than so many times what the title comes to is looked at twice. */
const FAR_ABOVE = 2n;

/**
 * SET-LEDGER, S17: warns of a value date more than a year before the day of entry. It may be right, for a receipt counts from its value date; a slip
 * of the pen in the year would move what was due then.
 */
export function implausibleReceipt(valueDate: LegalDate, enteredOn: LegalDate): readonly PlausibilityWarning[] {
  if (valueDate >= addMonths(enteredOn, -LONG_PAST_MONTHS)) return [];
  return [
    {
      code: 'RECEIPT.VALUE_DATE_LONG_PAST',
      rule: 'SET-LEDGER',
      path: '/valueDate',
      zh: `到账日${dateText(valueDate)}早于登记日${dateText(enteredOn)}一年以上，请核对年份。`,
      en: `The value date ${valueDate} lies more than a year before the entry on ${enteredOn}: check the year.`,
    },
  ];
}

/**
 * SET-LEDGER, S17: warns of a receipt above what is still to be performed: with it the case ends as performed, and nothing that is reversed later
 * opens it again. A digit too many is the usual reason; a surplus may be right. `amount`, `outstanding` in fen.
 */
export function receiptBeyondOwed(amount: Fen, outstanding: Fen): readonly PlausibilityWarning[] {
  if (amount <= outstanding) return [];
  return [
    {
      code: 'RECEIPT.ABOVE_OUTSTANDING',
      rule: 'SET-LEDGER',
      path: '/amount',
      zh: `款项${formatYuan(amount)}元高于尚欠的${formatYuan(outstanding)}元，请核对金额；登记有误的，请立即冲正并告知承办人。`,
      en: `The receipt of ${formatYuan(amount)} yuan is above the ${formatYuan(outstanding)} yuan still owed: check it, and if it is wrong reverse it at once and tell the judge.`,
    },
  ];
}

/** SET-LEDGER, S17: warns of a receipt entered again under the id of one that was reversed: it does not count. `reversed`: that one was. */
export function receiptReversedBefore(reversed: boolean): readonly PlausibilityWarning[] {
  if (!reversed) return [];
  return [
    {
      code: 'RECEIPT.REVERSED_BEFORE',
      rule: 'SET-LEDGER',
      path: '/receiptId',
      zh: '该收款编号的款项已被冲正，仍不计入履行；款项确已到账的，请用新的编号登记。',
      en: 'The receipt of this id was reversed and still does not count: money that has come is entered under a new id.',
    },
  ];
}

/**
 * INT-TITLE, PRE-2: warns of a claim far above all that the title comes to on the day of filing, interest included, and of a rate that was set
 * before the expiry where nothing accrued before is named. `claim` in fen. Errors as law's `titleBalance`.
 */
export function implausibleApplication(
  claim: Fen,
  terms: TitleTerms,
  filedOn: LegalDate,
): readonly PlausibilityWarning[] {
  return [...farAbove(claim, terms, filedOn), ...interestBefore(terms)];
}

function farAbove(claim: Fen, terms: TitleTerms, filedOn: LegalDate): readonly PlausibilityWarning[] {
  // What an act is worth, and what older rules come to (INT-7), is not known here.
  if (terms.kind !== undefined) return [];
  const title = readTitle(terms);
  const { amounts, rows } = balanceOfTitle(
    title,
    { fee: title.fee, payments: [], asOf: filedOn, order: LEGAL_ORDER },
    [],
  ).value;
  const total = parseYuan(amounts.total);
  if (rows.some(({ kind }) => kind === 'NOT_COMPUTED') || claim <= FAR_ABOVE * total) return [];
  return [
    {
      code: 'APPLICATION.CLAIM_FAR_ABOVE_TITLE',
      rule: 'PRE-2',
      path: '/claim',
      zh: `申请标的额${formatYuan(claim)}元远高于执行依据截至${dateText(filedOn)}的本息合计${amounts.total}元，请核对。`,
      en: `The claim of ${formatYuan(claim)} yuan is far above the ${amounts.total} yuan that the title comes to on ${filedOn}: check it.`,
    },
  ];
}

function interestBefore(terms: TitleTerms): readonly PlausibilityWarning[] {
  if (terms.items === undefined) return [];
  return (itemsOf(readTitle(terms)) ?? []).flatMap(({ general, rates, expiry, accrued }, i) => {
    const first = rates.map(({ from }) => from).sort()[0];
    if (!general || accrued > 0n || first === undefined || first >= expiry) return [];
    return [
      {
        code: 'TITLE.INTEREST_BEFORE_EXPIRY',
        rule: 'INT-TITLE',
        path: `/title/items/${i}/accrued`,
        zh: `第${i + 1}项的利率自${dateText(first)}起，利息自履行期限届满日${dateText(expiry)}次日起算；此前已计的利息请填入 accrued。`,
        en: `The rate of item ${i + 1} was set on ${first}; interest runs from the day after the expiry, ${expiry}. What had accrued before is entered as accrued.`,
      },
    ];
  });
}
