import { publishFact, type StepHandlers } from '@hejie/casework';
import { performanceOpened } from '@hejie/contracts/facts';
import { type PerformanceActs } from '@hejie/contracts/workflows';
import { editionsWith, legalDateOf, parseYuan } from '@hejie/law';
import { applyEntries, askLedger, openPerformance, reachDeadline } from '@hejie/settlement';
import { toldBefore } from '../breach/findings.js';
import * as ledgers from '../ledger/ledgers.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { recorded } from './happened.js';

/** The course of a settlement in performance: each step is decided on its ledger, under its lock. */
export const settlementActivities: Pick<
  StepHandlers<PerformanceActs>,
  'openLedger' | 'applyEntries' | 'reachDeadline' | 'adoptCalendar'
> = {
  async openLedger({ version, terms, title, packId, calendarEditions }, { tx, caseId, at, known: { court } }) {
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
      calendarEditions: [...calendarEditions],
      state: 'PERFORMING',
      openedAt: at,
    };
    // TypeORM's partial type does not end on the terms' nested lists.
    await tx.manager.insert(Settlement, settlement as never);
    const ledger = new ledgers.RecordedLedger(settlement, ledgers.NOTHING_ENTERED);
    const { owed, instalments } = ledger.reading(legalDateOf(at));
    return {
      audit: { action: 'performance.opened', facts: { version, total: terms.total } },
      facts: [publishFact(performanceOpened, { court, total: owed, instalments: instalments.length })],
      answer: openPerformance(ledger, calendarEditions, at),
    };
  },

  async applyEntries({ before, reversal }, step) {
    const ledger = await ledgers.lock(step.tx, step.caseId);
    const told = await toldBefore(step.tx, step.caseId);
    return recorded(step, before, ledger, applyEntries(before, ledger, { reversal, now: step.at }, told));
  },

  async reachDeadline({ before, items, lateness, now }, step) {
    const ledger = await ledgers.lock(step.tx, step.caseId);
    const told = await toldBefore(step.tx, step.caseId);
    return recorded(step, before, ledger, reachDeadline(before, ledger, { items, lateness, now }, told));
  },

  async adoptCalendar({ before, calendarEditions: published }, step) {
    const { tx, caseId, at } = step;
    const { settlement, entries } = await ledgers.lock(tx, caseId);
    const calendarEditions = editionsWith(before.calendarEditions, published);
    await tx.manager.update(Settlement, { caseId }, { calendarEditions });
    const ledger = new ledgers.RecordedLedger({ ...settlement, calendarEditions }, entries);
    const outcome = askLedger({ ...before, calendarEditions }, ledger, at);
    return recorded(step, before, ledger, outcome, [
      { audit: { action: 'calendar.adopted', facts: { calendarEditions } } },
    ]);
  },
};
