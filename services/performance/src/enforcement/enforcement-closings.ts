import { CaseRecorder, lockCase, publishFact } from '@hejie/casework';
import { enforcementClosingRecorded } from '@hejie/contracts/facts';
import {
  type correctEnforcementClosing,
  type recordEnforcementClosing,
  type RecordedEnforcementClosing,
} from '@hejie/contracts/http';
import { formatYuan, parseYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decideEnforcementClosing,
  decideEnforcementClosingCorrection,
  standingClosings,
  type ClosingEntry,
  type EnforcementClosing,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { Settlement } from '../ledger/settlement.entity.js';
import { RecordedClosing } from './enforcement-closing.entity.js';

/**
 * CLS-1, CLS-2, CLS-4: a negotiation that came to nothing handed its case over to enforcement, which has no ledger and no run here: its judge says how it was closed, and the files beside the case hear it;
 * also that enforcement was terminated over a settlement, which goes on.
 */
@Injectable()
export class EnforcementClosings {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** @throws LawError as `decideEnforcementClosing`. */
  record(
    tx: Transaction,
    call: CaseCall,
    { performance, ...said }: z.output<typeof recordEnforcementClosing>,
  ): Promise<RecordedEnforcementClosing> {
    return this.entered(tx, call, { ...said, performance: performance ?? null }, null);
  }

  /** What was recorded last should have said this. @throws LawError as `decideEnforcementClosingCorrection`. */
  correct(
    tx: Transaction,
    call: CaseCall,
    { performance, reason, ...said }: z.output<typeof correctEnforcementClosing>,
  ): Promise<RecordedEnforcementClosing> {
    return this.entered(tx, call, { ...said, performance: performance ?? null }, reason);
  }

  /** One entry after the other: the directory's lock orders those of a case. `reason`: why it corrects the last; null: it does not. */
  private async entered(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    said: EnforcementClosing,
    reason: string | null,
  ): Promise<RecordedEnforcementClosing> {
    const known = await lockCase(tx, caseId);
    const { court, ending = null } = known;
    const rows = await closingsOf(tx.manager, caseId);
    const settlement = (await tx.manager.findOneBy(Settlement, { caseId }))?.state ?? null;
    const decide = reason === null ? decideEnforcementClosing : decideEnforcementClosingCorrection;
    const closing = admitted(decide(said, { at, court, ending, settlement, entries: rows.map(entryOf) }));
    const { performance, ...terms } = closing;
    const row: RecordedClosing = {
      caseId,
      entry: rows.length + 1,
      ...terms,
      performedOn: performance?.on ?? null,
      performedAmount: performance === null ? null : parseYuan(performance.amount),
      corrects: reason !== null,
      reason,
      recordedAt: at,
      recordedBy: by,
    };
    await tx.manager.insert(RecordedClosing, row);
    const { caseNumber, mode, closedOn } = terms;
    const told = { caseNumber, mode, closedOn, ...(performance !== null && { performance }) };
    const action = reason === null ? 'enforcement-closing.recorded' : 'enforcement-closing.corrected';
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action, facts: told },
        facts: [publishFact(enforcementClosingRecorded, { court, ...told })],
        answer: closingOnWire(row),
      },
    );
  }
}

/** The closings of a case as they stand. */
export async function standingClosingsOf(
  manager: EntityManager,
  caseId: string,
): Promise<readonly EnforcementClosing[]> {
  return standingClosings((await closingsOf(manager, caseId)).map(entryOf));
}

/** Closings of a case and their corrections, in the order in which they were recorded. */
export function closingsOf(manager: EntityManager, caseId: string): Promise<RecordedClosing[]> {
  return manager.find(RecordedClosing, { where: { caseId }, order: { entry: 'ASC' } });
}

function entryOf({ caseNumber, mode, closedOn, document, corrects, ...row }: RecordedClosing): ClosingEntry {
  return { caseNumber, mode, closedOn, document, corrects, performance: performanceOf(row) };
}

export function closingOnWire({
  caseId: _of,
  performedOn,
  performedAmount,
  document,
  reason,
  ...row
}: RecordedClosing): RecordedEnforcementClosing {
  return {
    ...row,
    performance: performanceOf({ performedOn, performedAmount }),
    document: maskText(document),
    reason: reason === null ? null : maskText(reason),
  };
}

const performanceOf = ({ performedOn, performedAmount }: Pick<RecordedClosing, 'performedOn' | 'performedAmount'>) =>
  performedOn === null ? null : { on: performedOn, amount: formatYuan(performedAmount!) };
