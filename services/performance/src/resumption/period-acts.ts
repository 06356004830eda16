import { CaseRecorder, inOrder, knownCase, publishFact, type Recording } from '@hejie/casework';
import { periodActRecorded } from '@hejie/contracts/facts';
import { type RecordedPeriodAct, type recordPeriodAct } from '@hejie/contracts/http';
import { legalDateOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { conflict, type CaseCall } from '@hejie/service-kit';
import { admitted, decidePeriodAct } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { periodActOnWire } from '../ledger/entries-on-wire.js';
import * as ledgers from '../ledger/ledgers.js';
import { RecordedAct } from '../ledger/period-act.entity.js';
import { rulingAnew } from './pending.js';

export type PeriodActBody = z.output<typeof recordPeriodAct>;
type ActTerms = Pick<RecordedAct, 'kind' | 'from' | 'to' | 'ground' | 'application' | 'evidence'>;

/**
 * What moves the two years beside the ledger is recorded with its evidence; the fact wakes the case, which then waits for another day, and a
 * judge before whom an application lies is told how it stands.
 */
@Injectable()
export class PeriodActs {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /**
   * Records an act once; the same again is the same answer.
   * @throws ProblemError 409 `PERIOD_ACT.ID_REUSED`; LawError `RECEIPT.NO_SETTLEMENT`, as `decidePeriodAct`.
   */
  async record(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    body: PeriodActBody,
  ): Promise<RecordedPeriodAct> {
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const { actId } = body;
    const terms = termsOf(body);
    const earlier = ledger.entries.periodActs.find((act) => act.actId === actId);
    if (earlier) return periodActOnWire(sameAct(earlier, terms));

    const refusal = ledger.entries.applications.find(
      ({ application, ruling }) => application === terms.application && ruling === 'REFUSE',
    );
    admitted(
      decidePeriodAct({
        ...terms,
        today: legalDateOf(at),
        settledOn: legalDateOf(ledger.settlement.openedAt),
        state: ledger.settlement.state,
        refusedOn: refusal?.ruledAt ? legalDateOf(refusal.ruledAt) : null,
      }),
    );
    const act: RecordedAct = { caseId, actId, ...terms, recordedAt: at, recordedBy: by };
    await tx.manager.insert(RecordedAct, act);
    const { kind, from, to } = terms;
    const recorded: Recording = {
      audit: { action: 'period-act.recorded', facts: { actId, kind, from, to } },
      facts: [publishFact(periodActRecorded, { actId, kind, from, to })],
    };
    const moved = ledger.with({ periodActs: [...ledger.entries.periodActs, act] });
    const anew = await rulingAnew(tx, moved, at);
    return this.recorder.record(
      tx,
      { caseId, at, by, known: await knownCase(tx, caseId) },
      inOrder([recorded, ...anew], periodActOnWire(act)),
    );
  }
}

function termsOf(body: PeriodActBody): ActTerms {
  const { kind, evidence } = body;
  const span = body.kind === 'OBSTACLE' ? { from: body.from, to: body.to } : { from: body.day, to: body.day };
  const ground = body.kind === 'OBSTACLE' ? body.ground : null;
  const application = body.kind === 'REFUSAL_SERVED' ? body.application : null;
  return { kind, ...span, ground, application, evidence };
}

function sameAct(earlier: RecordedAct, again: ActTerms): RecordedAct {
  const terms = Object.keys(again) as (keyof ActTerms)[];
  if (terms.every((term) => earlier[term] === again[term])) return earlier;
  throw conflict('PERIOD_ACT.ID_REUSED', '该编号已用于另一事项', 'This id stands for another act');
}
