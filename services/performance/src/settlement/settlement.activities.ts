import { noticesOf, publishFact, type StepHandlers } from '@hejie/casework';
import { performanceOpened } from '@hejie/contracts/facts';
import { type PerformanceActs } from '@hejie/contracts/workflows';
import { editionsWith, legalDateOf, parseYuan } from '@hejie/law';
import { adoptCalendar, applyEntries, openPerformance, reachDeadline } from '@hejie/settlement';
import { reassess, toldBefore } from '../breach/findings.js';
import { takeUpNotice, withNotices } from '../calendar/notices.js';
import * as ledgers from '../ledger/ledgers.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { recorded } from './happened.js';

/** The course of a settlement in performance: each step is decided on its ledger, under its lock. */
export const settlementActivities: Pick<
  StepHandlers<PerformanceActs>,
  'openLedger' | 'applyEntries' | 'reachDeadline' | 'adoptCalendar'
> = {
  async openLedger({ version, terms, title, packId, ...act }, { tx, caseId, at, known: { court } }) {
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
    const known = withNotices(before, ledger, step.at);
    return recorded(step, before, ledger, applyEntries(known, ledger, { reversal, now: step.at }, told));
  },

  async reachDeadline({ before, items, lateness, now }, step) {
    const ledger = await ledgers.lock(step.tx, step.caseId);
    const told = await toldBefore(step.tx, step.caseId);
    const known = withNotices(before, ledger, now);
    return recorded(step, before, ledger, reachDeadline(known, ledger, { items, lateness, now }, told));
  },

  async adoptCalendar({ before, calendarEditions: published }, step) {
    const { tx, caseId, at, known } = step;
    const ledger = await ledgers.lock(tx, caseId);
    const later = await takeUpNotice(tx, ledger, [...before.calendarEditions, ...published]);
    const { calendarEditions } = later.settlement;
    const calendars = { earlier: ledger.under(before.calendarEditions), later };
    const fallen = await reassess(tx, later, known, at);
    const told = await toldBefore(tx, caseId);
    const outcome = adoptCalendar(before, calendars, { calendarEditions, now: at }, told);
    return recorded(step, before, later, outcome, [
      { audit: { action: 'calendar.adopted', facts: { calendarEditions } } },
      ...fallen,
    ]);
  },
};
