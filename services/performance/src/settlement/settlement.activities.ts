import { inOrder, noticesOf, publishFact, type StepHandlers } from '@hejie/casework';
import { performanceOpened } from '@hejie/contracts/facts';
import { type PerformanceActs } from '@hejie/contracts/workflows';
import { editionsWith, legalDateOf, parseYuan, startOfDay } from '@hejie/law';
import { applyEntries, openPerformance, reachDeadline } from '@hejie/settlement';
import { adopt, decidedOnLedger } from '../calendar/notices.js';
import * as ledgers from '../ledger/ledgers.js';
import { RecordedAct } from '../ledger/period-act.entity.js';
import { Receipt } from '../ledger/receipt.entity.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { actBefore, paidBefore, recordedTakeover } from './takeover.js';
import { dueSet } from './due.js';

/** The course of a settlement in performance: each step is decided on its ledger, under its lock. */
export const settlementActivities: Pick<
  StepHandlers<PerformanceActs>,
  'openLedger' | 'applyEntries' | 'reachDeadline' | 'adoptCalendar'
> = {
  async openLedger({ version, terms, title, packId, takenOver, ...act }, step) {
    const { tx, caseId, at, by, known } = step;
    // A notice may have come here before the case has heard of it.
    const calendarEditions = editionsWith(act.calendarEditions, await noticesOf(tx, caseId));
    const settlement: Settlement = {
      caseId,
      version,
      terms,
      principal: parseYuan(title.principal),
      dailyRate: title.dailyRate,
      expiry: title.expiry,
      fee: parseYuan(title.fee),
      titleItems: title.items ?? null,
      claimKind: title.kind ?? 'MONEY',
      packId,
      calendarEditions,
      state: 'PERFORMING',
      openedAt: takenOver ? startOfDay(takenOver.confirmedOn) : at,
      dueAt: null,
      dueProvisional: false,
      owedAfterEnding: null,
      owedAsOf: null,
    };
    // TypeORM's partial type does not end on the terms' nested lists.
    await tx.manager.insert(Settlement, settlement as never);
    const receipts = (takenOver?.receipts ?? []).map((earlier) => paidBefore(earlier, caseId, at, by));
    await tx.manager.insert(Receipt, receipts);
    const periodActs = (takenOver?.periodActs ?? []).map((act) => actBefore(act, caseId, at, by));
    await tx.manager.insert(RecordedAct, periodActs);
    const ledger = new ledgers.RecordedLedger(settlement, { ...ledgers.NOTHING_ENTERED, receipts, periodActs });
    const { owed, instalments } = ledger.reading(legalDateOf(at));
    const opened = {
      audit: { action: 'performance.opened', facts: { version, total: terms.total } },
      facts: [publishFact(performanceOpened, { court: known.court, total: owed, instalments: instalments.length })],
    };
    if (takenOver) return recordedTakeover(step, ledger, calendarEditions, opened);
    const decision = openPerformance(ledger, calendarEditions, at);
    return inOrder([opened, ...(await dueSet(step, ledger, decision))], decision);
  },

  applyEntries: ({ before, reversal }, step) =>
    decidedOnLedger(step, before, step.at, (known, ledger, told) =>
      applyEntries(known, ledger, { reversal, now: step.at }, told),
    ),

  reachDeadline: ({ before, items, lateness, now }, step) =>
    decidedOnLedger(step, before, now, (known, ledger, told) =>
      reachDeadline(known, ledger, { items, lateness, now }, told),
    ),

  async adoptCalendar({ before, calendarEditions: published }, step) {
    const ledger = await ledgers.lock(step.tx, step.caseId);
    return adopt(step, before, ledger, { published, now: step.at });
  },
};
