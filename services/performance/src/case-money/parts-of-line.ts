import { CaseRecorder, knownCase, type KnownCase, type Recording } from '@hejie/casework';
import { type Transaction } from '@hejie/persistence';
import { CASE_TIME, heldAtCase, type CaseTimePort } from '@hejie/service-kit';
import { type MatchBasis } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import * as ledgers from '../ledger/ledgers.js';
import { payoutClocks } from '../payouts/payout-clock.js';
import { type Acting } from './acting.js';
import { Allocation } from './allocation.entity.js';

/** By what a line is put to cases. */
export interface HowPut {
  readonly basis: MatchBasis;
  readonly confidence: number;
  readonly note: string;
}

/** Who acts on a case, at its time, and what is known of it under the lock of its ledger. */
export interface OfCase extends Acting {
  readonly caseId: string;
  readonly ledger: ledgers.RecordedLedger;
  readonly known: KnownCase;
}

/** A line, and how many entries it has already. */
export interface EntriesOfLine {
  readonly lineId: string;
  readonly entries: number;
}

/** A part of a line as it is put to a case: of what it is money (a receipt, a payment), and what is recorded of that. */
export interface PutAs {
  readonly receiptId: string;
  readonly recordings: readonly Recording[];
}

/** The parts of one line of the bank, each put to its case, or taken back from it, under the lock of that case's ledger. */
@Injectable()
export class PartsOfLine {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(CASE_TIME) private readonly times: CaseTimePort,
  ) {}

  /** One entry for each part. @param as what the part is in its case, asked under its lock. */
  async put<Part extends { readonly caseId: string; readonly amount: bigint }>(
    tx: Transaction,
    { lineId, entries }: EntriesOfLine,
    parts: readonly Part[],
    how: HowPut,
    acting: Acting,
    as: (part: Part, entry: number, to: OfCase) => Promise<PutAs>,
  ): Promise<void> {
    await this.each(tx, entries, parts, acting, async (part, entry, to) => {
      const { receiptId, recordings } = await as(part, entry, to);
      const { caseId, amount } = part;
      await tx.manager.insert(Allocation, {
        lineId,
        entry,
        caseId,
        amount,
        receiptId,
        ...how,
        counters: null,
        allocatedAt: to.time.at,
        allocatedBy: to.principal.subject,
      });
      return recordings;
    });
  }

  /** A counter-entry for each part. @param undone what goes with it in its case, asked under its lock, and what is recorded of it. */
  async takeBack(
    tx: Transaction,
    entries: number,
    standing: readonly Allocation[],
    note: string,
    acting: Acting,
    undone: (part: Allocation, from: OfCase) => Promise<readonly Recording[]>,
  ): Promise<void> {
    await this.each(tx, entries, standing, acting, async (part, entry, from) => {
      const recordings = await undone(part, from);
      await tx.manager.insert(Allocation, {
        ...part,
        entry,
        amount: -part.amount,
        basis: 'PERSON',
        counters: part.entry,
        note,
        allocatedAt: from.time.at,
        allocatedBy: from.principal.subject,
      });
      return recordings;
    });
  }

  private async each<Part extends { readonly caseId: string }>(
    tx: Transaction,
    entries: number,
    parts: readonly Part[],
    { principal, time }: Acting,
    work: (part: Part, entry: number, of: OfCase) => Promise<readonly Recording[]>,
  ): Promise<void> {
    for (const [index, part] of inLockOrder(parts).entries()) {
      const { caseId } = part;
      const ledger = await ledgers.lockForEntry(tx, caseId);
      const held = await heldAtCase(time, caseId, this.times);
      const known = await knownCase(tx, caseId);
      const done = await work(part, entries + index + 1, { caseId, principal, time: held, ledger, known });
      const [one, ...more] = [...done, ...(await payoutClocks(tx, ledger.settlement, known))];
      const of = { caseId, at: held.at, by: principal.subject, known };
      if (one) await this.recorder.record(tx, of, { inOrder: [one, ...more] });
    }
  }
}

/** Parts that were not taken back. */
export const standingOf = (entries: readonly Allocation[]): Allocation[] =>
  entries.filter(
    ({ amount, entry, lineId }) =>
      amount > 0n && !entries.some(({ counters, lineId: of }) => of === lineId && counters === entry),
  );

/** In the order in which everybody locks cases, so that two lines never wait for each other. */
const inLockOrder = <Part extends { readonly caseId: string }>(parts: readonly Part[]): Part[] =>
  [...parts].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
