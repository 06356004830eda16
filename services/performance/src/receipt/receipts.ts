import { CaseRecorder, inOrder, knownCase, type KnownCase, type NewLetter, type Recording } from '@hejie/casework';
import { type PostedReceipt, type postReceipt } from '@hejie/contracts/http';
import { formatYuan, legalDateOf, parseYuan, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { conflict, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  bankLineDue,
  decideReceipt,
  decideReceiptByHand,
  decideReceiptProof,
  isBankReceiptId,
  isReceiptTold,
  partyOf,
  receiptBeyondCap,
  receiptBeyondOwed,
  receiptReversedBefore,
  thingsOf,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { reassess } from '../breach/findings.js';
import { receiptOnWire, receiptTold } from '../ledger/entries-on-wire.js';
import * as ledgers from '../ledger/ledgers.js';
import { sidesOf } from '../ledger/parties.js';
import { Receipt } from '../ledger/receipt.entity.js';
import { rulingAnew } from '../resumption/pending.js';
import * as letters from './letters.js';
import { owedAgain } from './owed-again.js';
import { standingOn } from './standing-on.js';

export type ReceiptBody = z.output<typeof postReceipt>;
/** Of what the court enters itself something else is the proof: a line of the bank, the creditor's answer, a judge's finding. */
type EnteredBody = Omit<ReceiptBody, 'proof'> & { readonly proof?: string };
/** By whom it is entered: a person, or the court by a line of the bank or a direct payment. */
type EnteredFrom = 'HAND' | 'BANK' | 'DIRECT';

/** Receipts enter the ledger: row, audit line, fact and what they make of earlier findings, in one transaction; the fact wakes the case. */
@Injectable()
export class Receipts {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /**
   * Posts a receipt once. The same receipt again is the same answer, and tells nobody a second time; one that has been reversed
   * stays reversed.
   * @param from entered by a person, who proves it and may not know that the bank has brought it already, or by the court.
   * @throws ProblemError 409 `RECEIPT.ID_REUSED`; LawError `RECEIPT.NO_SETTLEMENT`, as `decideReceipt`, `decideReceiptProof`, `decideReceiptByHand`, `PARTY.NOT_IN_CASE`.
   */
  async post(tx: Transaction, call: CaseCall, body: EnteredBody, from: EnteredFrom): Promise<PostedReceipt> {
    const {
      caseId,
      principal: { subject: by },
      time: { at },
    } = call;
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const { receipts, reversals } = ledger.entries;
    const { receiptId } = body;
    const earlier = receipts.find((receipt) => receipt.receiptId === receiptId);
    if (earlier) {
      const same = sameReceipt(earlier, termsOf(body));
      const reversed = reversals.some((reversal) => reversal.receiptId === receiptId);
      return receiptOnWire(same, reversals, receiptReversedBefore(reversed));
    }

    const known = await knownCase(tx, caseId);
    const { receipt, entered, recordings } = await this.enter(tx, call, body, { ledger, known, from });
    const today = legalDateOf(at);
    const { outstanding } = ledger.reading(today);
    const payer = entered.debtors(known.parties, today)?.find(({ partyId }) => partyId === receipt.payerPartyId);
    const entering = [...receiptBeyondOwed(receipt.amount, parseYuan(outstanding)), ...receiptBeyondCap(payer)];
    const answer = receiptOnWire(receipt, [], entering);
    return this.recorder.record(tx, { caseId, at, by, known }, inOrder(recordings, answer));
  }

  /**
   * Enters a receipt of a new id, for who records it together with more of the same act.
   * @returns the receipt, the ledger with it, and what is to be recorded.
   * @throws LawError as `decideReceipt`, `decideReceiptProof`, `decideReceiptByHand`, `PARTY.NOT_IN_CASE`.
   */
  async enter(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: Pick<CaseCall, 'caseId' | 'principal' | 'time'>,
    body: EnteredBody,
    { ledger, known, from }: EnteredInto,
  ): Promise<EnteredReceipt> {
    const { receipts, reversals } = ledger.entries;
    const { receiptId } = body;
    const terms = termsOf(body);
    const { kind, valueDate, amount, payerPartyId, depositGround, thing } = terms;
    const today = legalDateOf(at);
    const agreedThings = thingsOf(ledger.settlement.terms);
    admitted(decideReceipt({ kind, amount, valueDate, today, depositGround, thing, agreedThings }));
    const proven = { kind, signedBy: body.signedBy ?? null, withNotary: body.withNotary === true };
    const { pack, calendar } = ledgers.lawOf(ledger.settlement);
    const lineDue = from === 'HAND' ? bankLineDue(proven, today, pack, calendar) : null;
    if (from === 'HAND') {
      admitted(decideReceiptProof(proven, known.parties));
      const counts = (id: string) => !reversals.some((reversal) => reversal.receiptId === id);
      const byBank = receipts.filter((one) => isBankReceiptId(one.receiptId) && counts(one.receiptId));
      const mayBe = lineDue === null ? [] : byBank;
      admitted(decideReceiptByHand({ receiptId, amount, valueDate }, mayBe, body.distinct === true));
    }
    if (payerPartyId !== null) partyOf(known.parties, payerPartyId, '/payerPartyId');
    const receipt: Receipt = {
      caseId,
      receiptId,
      ...terms,
      proof: body.proof ?? null,
      signedBy: proven.signedBy,
      bankLineDue: lineDue,
      postedAt: at,
      postedBy: by,
    };
    await tx.manager.insert(Receipt, receipt);
    const entered = ledger.with({ receipts: [...receipts, receipt] });
    const recordings = [
      posted(receipt, lettersOf(receipt, { known, ledger, entered, direct: from === 'DIRECT' }, today)),
      ...(await reassess(tx, entered, known, at)),
      ...(await rulingAnew(tx, entered, at)),
      ...(await owedAgain(tx, entered, known, at)),
    ];
    return { receipt, entered, recordings };
  }
}

/** Into what a receipt is entered: the ledger, under its lock, of a case that the caller has read. */
interface EnteredInto {
  readonly ledger: ledgers.RecordedLedger;
  readonly known: KnownCase;
  readonly from: EnteredFrom;
}

/** A receipt that was entered and is still to be recorded. */
interface EnteredReceipt {
  readonly receipt: Receipt;
  readonly entered: ledgers.RecordedLedger;
  readonly recordings: readonly Recording[];
}

/** Who is told of it: SET-ART-7-2, of a deposit the creditor, for from now on he may fetch it; of any money both sides where the pack says so. */
function lettersOf(
  receipt: Receipt,
  {
    known,
    ledger,
    entered,
    direct,
  }: Pick<EnteredInto, 'known' | 'ledger'> & Pick<EnteredReceipt, 'entered'> & { readonly direct: boolean },
  today: LegalDate,
): NewLetter[] {
  const { kind } = receipt;
  const { receipts } = ledger.entries;
  const { caseNumber } = known;
  const deposits = receipts.filter((one) => one.kind === 'DEPOSIT').length;
  const outstanding = () => {
    const [before, after] = [standingOn(ledger, today), standingOn(entered, today)];
    return before && after && { before: parseYuan(before.outstanding), after: parseYuan(after.outstanding) };
  };
  const { pack } = ledgers.lawOf(ledger.settlement);
  return [
    ...(kind === 'DEPOSIT'
      ? [{ to: sidesOf(known).creditors, ...letters.deposited(caseNumber, deposits + 1, receipt) }]
      : []),
    ...(isReceiptTold({ kind, direct, outstanding }, pack)
      ? [letters.received(caseNumber, receipts.length + 1, receipt, standingOn(entered, today))]
      : []),
  ];
}

/** What is recorded of it. */
function posted(receipt: Receipt, told: readonly NewLetter[]): Recording {
  const { receiptId, kind, valueDate } = receipt;
  const amount = formatYuan(receipt.amount);
  return {
    audit: { action: 'receipt.posted', facts: { receiptId, kind, valueDate, amount } },
    facts: [receiptTold(receipt)],
    letters: told,
  };
}

type ReceiptTerms = Pick<Receipt, 'kind' | 'valueDate' | 'amount' | 'payerPartyId' | 'depositGround' | 'thing'>;

function termsOf(body: EnteredBody): ReceiptTerms {
  const { kind, valueDate, payerPartyId = null, depositGround = null, thing = null } = body;
  return { kind, valueDate, amount: parseYuan(body.amount), payerPartyId, depositGround, thing };
}

function sameReceipt(earlier: Receipt, again: ReceiptTerms): Receipt {
  const terms = Object.keys(again) as (keyof ReceiptTerms)[];
  if (terms.every((term) => earlier[term] === again[term])) return earlier;
  throw conflict(
    'RECEIPT.ID_REUSED',
    '该收款编号已用于另一笔款项：另一笔款项请用新编号，登记有误的请冲正',
    'This receipt id stands for another receipt: give another payment an id of its own, and reverse one that was entered wrongly',
  );
}
