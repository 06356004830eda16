import { CaseRecorder, lockCase, publishFact } from '@hejie/casework';
import { enforcementClosingRecorded, enforcementClosingWithdrawn } from '@hejie/contracts/facts';
import {
  type correctEnforcementClosing,
  type recordEnforcementClosing,
  type RecordedEnforcementClosing,
  type withdrawEnforcementClosing,
} from '@hejie/contracts/http';
import { legalDateOf, parseYuan, type CourtInstant, type Fen } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decideEnforcementClosing,
  decideEnforcementClosingCorrection,
  decideEnforcementClosingWithdrawal,
  standingClosings,
  type ClosingTurn,
  type Decision,
  type EnforcementClosing,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import * as ledgers from '../ledger/ledgers.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { RecordedClosing } from './enforcement-closing.entity.js';
import { ENDING_FOR_NOW_APPROVAL, endingsOf, foundIn, numbersOf } from './endings-for-now.js';
import { endedForNow, enforcementOf } from './enforcement.entity.js';
import { closingsOf, entryOf, performanceOf } from './standing-closings.js';

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
    const closing = { ...said, performance: performance ?? null };
    return this.entered(tx, call, (turn) => decideEnforcementClosing(closing, turn), 'recorded');
  }

  /** CLS-5: 终结执行 for the long performance of a settlement, with its controls kept, which the president has approved. @throws LawError as `decideEnforcementClosing`. */
  recordLongPerformance(
    tx: Transaction,
    call: CaseCall,
    said: Pick<EnforcementClosing, 'caseNumber' | 'closedOn' | 'document'>,
  ): Promise<RecordedEnforcementClosing> {
    const closing = { ...said, mode: '终结执行', performance: null, controlsKept: true } as const;
    return this.entered(tx, call, (turn) => decideEnforcementClosing(closing, turn), 'recorded', { byOwnDoor: true });
  }

  /** SET-ART-2-5, SET-ART-19-1: 终结执行 by a ruling on the parties' own settlement, by which what is controlled is lifted. @throws LawError as `decideEnforcementClosing`. */
  recordTerminated(
    tx: Transaction,
    call: CaseCall,
    said: Pick<EnforcementClosing, 'caseNumber' | 'closedOn' | 'document'>,
  ): Promise<RecordedEnforcementClosing> {
    const closing = { ...said, mode: '终结执行', performance: null } as const;
    return this.entered(tx, call, (turn) => decideEnforcementClosing(closing, turn), 'recorded', { byOwnDoor: true });
  }

  /** What was recorded last should have said this. @throws LawError as `decideEnforcementClosingCorrection`. */
  correct(
    tx: Transaction,
    call: CaseCall,
    { performance, reason, ...said }: z.output<typeof correctEnforcementClosing>,
  ): Promise<RecordedEnforcementClosing> {
    const closing = { ...said, performance: performance ?? null };
    return this.entered(tx, call, (turn) => decideEnforcementClosingCorrection(closing, turn), 'corrected', { reason });
  }

  /** What was recorded last was none. @throws LawError as `decideEnforcementClosingWithdrawal`. */
  withdraw(
    tx: Transaction,
    call: CaseCall,
    { reason }: z.output<typeof withdrawEnforcementClosing>,
  ): Promise<RecordedEnforcementClosing> {
    return this.entered(tx, call, decideEnforcementClosingWithdrawal, 'withdrawn', { reason });
  }

  /** One entry after the other: the directory's lock orders those of a case. `reason`: why it corrects the last; null: it does not. `byOwnDoor`: a ground of its own was found first. */
  private async entered(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    decide: (turn: ClosingTurn) => Decision<EnforcementClosing>,
    as: keyof typeof ENTRIES,
    { reason = null, byOwnDoor = false }: { readonly reason?: string | null; readonly byOwnDoor?: boolean } = {},
  ): Promise<RecordedEnforcementClosing> {
    const known = await lockCase(tx, caseId);
    const { court, ending = null } = known;
    const rows = await closingsOf(tx.manager, caseId);
    // Under the ledger's lock: a ruling to resume either sees this closing, or has been made.
    const lock = { mode: 'pessimistic_write' } as const;
    const settlement = (await tx.manager.findOne(Settlement, { where: { caseId }, lock }))?.state ?? null;
    const over = endedForNow(await enforcementOf(tx.manager, caseId));
    const since = rows.filter(({ recordedAt }) => over === null || recordedAt > over.closedAt);
    const allotted = await numbersOf(tx.manager, caseId, known, over);
    const forNow = foundIn(await endingsOf(tx.manager, caseId));
    const { performance, controlsKept, ...terms } = admitted(
      decide({
        at,
        court,
        ending,
        settlement,
        entries: since.map(entryOf),
        allotted,
        forNow,
        byOwnDoor,
        endedForNow: over,
        owed: over === null ? null : await owedNow(tx, caseId, at),
      }),
    );
    const row: RecordedClosing = {
      caseId,
      entry: rows.length + 1,
      ...terms,
      performedOn: performance?.on ?? null,
      performedAmount: performance === null ? null : parseYuan(performance.amount),
      controlsKept: controlsKept === true,
      ...ENTRIES[as],
      reason,
      recordedAt: at,
      recordedBy: by,
    };
    await tx.manager.insert(RecordedClosing, row);
    const { caseNumber } = terms;
    const told = { caseNumber, ...toldOf({ ...terms, performance, controlsKept }) };
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: `enforcement-closing.${as}`, facts: told },
        // What waits for the president is of an enforcement that is over.
        ...(as !== 'withdrawn' && { tasks: { cancelled: [{ kind: ENDING_FOR_NOW_APPROVAL }] } }),
        facts: [
          as === 'withdrawn'
            ? publishFact(enforcementClosingWithdrawn, {
                court,
                caseNumber,
                standing: standingAfter([...since, row]) ?? (over && toldOf({ ...over, performance: null })),
              })
            : publishFact(enforcementClosingRecorded, { court, ...told }),
        ],
        answer: closingOnWire(row),
      },
    );
  }
}

/** What is owed of the title whose enforcement resumed, in fen. */
async function owedNow(tx: Transaction, caseId: string, at: CourtInstant): Promise<Fen> {
  const ledger = await ledgers.lock(tx, caseId);
  return parseYuan(ledger.balance(legalDateOf(at)).amounts.total);
}

/** What an entry is to the one before it, by how it is called in the audit. */
const ENTRIES = {
  recorded: { corrects: false, withdraws: false },
  corrected: { corrects: true, withdraws: false },
  withdrawn: { corrects: true, withdraws: true },
} as const;

/** The last closing that stands after these entries; null: none does. */
function standingAfter(rows: readonly RecordedClosing[]) {
  const standing = standingClosings(rows.map(entryOf)).at(-1);
  return standing === undefined ? null : toldOf(standing);
}

const toldOf = ({
  mode,
  closedOn,
  performance,
  controlsKept,
}: Pick<EnforcementClosing, 'mode' | 'closedOn' | 'performance' | 'controlsKept'>) => ({
  mode,
  closedOn,
  ...(performance !== null && { performance }),
  ...(controlsKept && { controlsKept }),
});

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
