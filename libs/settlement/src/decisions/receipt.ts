import { dateText, type Fen, type LegalDate, type PolicyPack } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** Kinds of postings that bring something in (收款): money, a deposit (提存), a thing at its agreed value. */
export const RECEIPT_KINDS = ['PAYMENT', 'DEPOSIT', 'IN_KIND'] as const;
/** One of the kinds of receipts. */
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

/**
 * Why the debtor may deposit (提存) instead of paying (民法典570): the creditor refuses without reason, cannot be found, has died or
 * become incapable without an heir or guardian determined, or another ground of law.
 */
export const DEPOSIT_GROUNDS = [
  'REFUSED_WITHOUT_REASON',
  'WHEREABOUTS_UNKNOWN',
  'NO_HEIR_OR_GUARDIAN',
  'OTHER_BY_LAW',
] as const;
/** One of the grounds of a deposit. */
export type DepositGround = (typeof DEPOSIT_GROUNDS)[number];

/** A receipt about to be posted. `amount` in fen; `today` on the court's clock. */
export interface ReceiptInput {
  readonly kind: ReceiptKind;
  readonly amount: Fen;
  readonly valueDate: LegalDate;
  readonly today: LegalDate;
  readonly depositGround: DepositGround | null;
  /** What was handed over, done or transferred; of what is in kind. */
  readonly thing?: string | null;
  /** What the settlement has performed in kind, by the names that it gives; absent: nobody asks, of a receipt of before this system. */
  readonly agreedThings?: readonly string[];
}

/**
 * SET-LEDGER: may this receipt (收款) enter the ledger? Only money that has arrived does: nothing of tomorrow, nothing of no amount.
 * A value date long past is fine, for it is the value date that counts (S17). SET-ART-7-1: a deposit has its ground, and nothing else has.
 * SET-ART-17-3: what is in kind is named as the settlement names it, and nothing else is.
 * `RECEIPT.VALUE_DATE_IN_FUTURE`, `RECEIPT.AMOUNT_NOT_POSITIVE`, `RECEIPT.DEPOSIT_GROUND_MISSING`, `RECEIPT.NO_DEPOSIT`, `RECEIPT.THING_MISSING`, `RECEIPT.THING_NOT_AGREED`, `RECEIPT.NOT_IN_KIND`.
 */
export function decideReceipt(input: ReceiptInput): Decision<void> {
  const { kind, amount, valueDate, today, depositGround, thing = null, agreedThings } = input;
  if (amount <= 0n) {
    return refuse({
      code: 'RECEIPT.AMOUNT_NOT_POSITIVE',
      rule: 'SET-LEDGER',
      path: '/amount',
      zh: '收款金额应大于零。',
      en: 'A receipt must be of more than zero.',
    });
  }
  if (valueDate > today) {
    return refuse({
      code: 'RECEIPT.VALUE_DATE_IN_FUTURE',
      rule: 'SET-LEDGER',
      path: '/valueDate',
      zh: `到账日${dateText(valueDate)}晚于今日${dateText(today)}，款项尚未到账，不能入账。`,
      en: `The value date ${valueDate} lies after today, ${today}: the money has not arrived.`,
    });
  }
  if (kind === 'DEPOSIT' && depositGround === null) {
    return refuse({
      code: 'RECEIPT.DEPOSIT_GROUND_MISSING',
      rule: 'SET-ART-7-1',
      path: '/depositGround',
      zh: '提存须写明事由（《中华人民共和国民法典》第五百七十条）。',
      en: 'A deposit names its ground (Civil Code art. 570).',
    });
  }
  if (kind !== 'DEPOSIT' && depositGround !== null) {
    return refuse({
      code: 'RECEIPT.NO_DEPOSIT',
      rule: 'SET-ART-7-1',
      path: '/depositGround',
      zh: '并非提存，不应写明提存事由。',
      en: 'This is no deposit: it has no ground of one.',
    });
  }
  if (agreedThings === undefined) return accept(undefined);
  return kind === 'IN_KIND' ? decideThing(thing, agreedThings) : notInKind(thing);
}

/** By what a receipt that a person enters is proven; `signedBy`: who signed the record of delivery (交付笔录), of what is in kind. */
export interface ReceiptProof {
  readonly kind: ReceiptKind;
  readonly signedBy: string | null;
  /** It lies with a notary (公证提存), and not with the court. */
  readonly withNotary: boolean;
}

/**
 * SET-LEDGER, SET-ART-17-3: may a person enter this by its proof? What is in kind counts by the record of its delivery that a creditor has signed; one that is not signed, like money
 * straight to the creditor, is reported as a direct payment (直接给付), where he answers and a judge finds. Only a deposit lies with a notary.
 * `RECEIPT.DELIVERY_UNSIGNED`, `RECEIPT.NO_DELIVERY`, `RECEIPT.NO_DEPOSIT_WITH_NOTARY`.
 */
export function decideReceiptProof(
  { kind, signedBy, withNotary }: ReceiptProof,
  parties: readonly { readonly partyId: string; readonly side: string }[],
): Decision<void> {
  if (withNotary && kind !== 'DEPOSIT')
    return refuse({
      code: 'RECEIPT.NO_DEPOSIT_WITH_NOTARY',
      rule: 'SET-ART-7-1',
      path: '/withNotary',
      zh: '并非提存，不应写明存于公证机构。',
      en: 'This is no deposit: it does not lie with a notary.',
    });
  if (kind !== 'IN_KIND')
    return signedBy === null
      ? accept(undefined)
      : refuse({
          code: 'RECEIPT.NO_DELIVERY',
          rule: 'SET-ART-17-3',
          path: '/signedBy',
          zh: '并非以物、劳务或者股权履行，没有交付笔录的签收人。',
          en: 'This is money: nobody signs a record of its delivery.',
        });
  if (parties.some(({ partyId, side }) => partyId === signedBy && side === 'CREDITOR')) return accept(undefined);
  return refuse({
    code: 'RECEIPT.DELIVERY_UNSIGNED',
    rule: 'SET-ART-17-3',
    path: '/signedBy',
    zh: '以物、劳务或者股权履行的，应当有申请执行人签收的交付笔录，在 signedBy 写明签收的申请执行人；申请执行人未签收的，按直接给付（direct-payments）申报，由其答复或者法官审查认定。',
    en: 'What is performed in kind has a record of its delivery that a creditor has signed: name him as signedBy. Where none has, report it as a direct payment (direct-payments): he answers, or a judge finds.',
  });
}

function decideThing(thing: string | null, agreedThings: readonly string[]): Decision<void> {
  if (thing !== null && agreedThings.includes(thing)) return accept(undefined);
  const agreed = agreedThings.join('、');
  return refuse(
    thing === null
      ? {
          code: 'RECEIPT.THING_MISSING',
          rule: 'SET-ART-17-3',
          path: '/thing',
          zh: `以物、劳务或者股权履行的，应当写明是什么；协议约定的有：${agreed || '无'}。`,
          en: `What is performed in kind is named; the settlement has: ${agreed || 'nothing'}.`,
        }
      : {
          code: 'RECEIPT.THING_NOT_AGREED',
          rule: 'SET-ART-17-3',
          path: '/thing',
          zh: `和解协议没有约定交付该物、劳务或者股权；约定的有：${agreed || '无'}。`,
          en: `The settlement names no such thing; it has: ${agreed || 'nothing'}.`,
        },
  );
}

function notInKind(thing: string | null): Decision<void> {
  if (thing !== null)
    return refuse({
      code: 'RECEIPT.NOT_IN_KIND',
      rule: 'SET-ART-17-3',
      path: '/thing',
      zh: '并非以物、劳务或者股权履行，不应写明标的物。',
      en: 'This is money: it names no thing.',
    });
  return accept(undefined);
}

/** A receipt that was entered, and what was outstanding before and with it; fen, nothing after resumption, where the settlement is not what counts. */
export interface EnteredReceipt {
  readonly kind: ReceiptKind;
  /** It went straight to the creditor, who has confirmed it or a judge has found it. */
  readonly direct: boolean;
  /** Read only where it matters: each costs a fold of the ledger, and most packs tell nobody. */
  readonly outstanding: () => { readonly before: Fen; readonly after: Fen } | undefined;
}

/**
 * H5: does a letter of its own tell both sides of this receipt (款项信息推送)? Where the pack says so, and where no other letter does: a deposit and a direct payment have theirs, and what completes
 * performance is told with that (SET-ART-8-1).
 */
export function isReceiptTold({ kind, direct, outstanding }: EnteredReceipt, pack: Pick<PolicyPack, 'money'>): boolean {
  if (pack.money?.tellsReceipts !== true || kind === 'DEPOSIT' || direct) return false;
  const rest = outstanding();
  const completes = rest !== undefined && rest.before > 0n && rest.after === 0n;
  return !completes;
}
