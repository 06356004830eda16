/**
 * What each case of the demonstration leaves behind: which letters went to every party, which to one alone, and how many facts of
 * each other kind were told. Whatever is done twice or not at all on the way shows here.
 */
export interface Traces {
  readonly letters: readonly string[];
  /** To the creditor or to the debtor alone. */
  readonly toOne?: readonly string[];
  readonly facts: Readonly<Record<string, number>>;
}

/** H5: a week and a day before the due day. */
const reminders = (no: number, ...days: string[]): string[] => days.map((day) => `instalment-${no}-reminder-${day}`);

/** Filed, agreed to and given to a mediator: the facts of every case up to the 30 days. */
function negotiated(parties: number): Record<string, number> {
  return {
    'intake.application-accepted': 1,
    'intake.party-identified': parties,
    'intake.case-number-allocated': 1,
    // The judge has reviewed the filing, and found none.
    'intake.filing-defects-set': 1,
    'intake.consent-requested': parties,
    'intake.consent-recorded': parties,
    'intake.stage-entered': 1,
    'intake.case-closed': 1,
    'mediation.stage-entered': 2,
    'mediation.mediator-designated': 1,
    'mediation.negotiation-started': 1,
    // Of the designation, of its acceptance, and of the 30 days.
    'mediation.due-set': 3,
  };
}

/** Signed by the parties, the mediator and the clerk, and registered under 执: the facts of a case in performance. */
function settled(parties: number, receipts: number): Record<string, number> {
  return {
    ...negotiated(parties),
    'intake.case-number-allocated': 2,
    'intake.settled-case-registered': 1,
    'mediation.stage-entered': 4,
    'mediation.agreement-proposed': 1,
    'mediation.agreement-signed': parties + 2,
    'mediation.agreement-confirmed': 1,
    'performance.performance-opened': 1,
    'performance.receipt-posted': receipts,
    // At the opening, and by each receipt but the last.
    'performance.due-set': receipts,
  };
}

const NEGOTIATED = ['consent', 'designated-1', 'negotiation-started'];
const SETTLED = [...NEGOTIATED, 'confirmed-1', 'registered-as-settled'];

const TRACES: Readonly<Record<string, Traces>> = {
  劳务合同: {
    letters: [...SETTLED, ...reminders(1, '2026-12-04', '2026-12-10'), 'performed'],
    toOne: [
      'promise-offered-l-1',
      'listing-decided-l-1',
      'limit-ordered-m-1',
      'listing-deleted-l-1',
      'limit-lifted-m-1-1',
    ],
    facts: {
      ...settled(2, 1),
      'performance.instalment-reminded': 2,
      'performance.settlement-performed': 1,
      'credit-repair.credit-opened': 1,
      'credit-repair.listing-proposed': 1,
      'credit-repair.listing-decided': 1,
      'credit-repair.listing-published': 1,
      'credit-repair.limit-ordered': 1,
      'credit-repair.repair-certified': 1,
      'credit-repair.listing-deleted': 1,
      'credit-repair.limit-lifted': 1,
      // 失信决定书, 限制消费令 and its lift, 信用修复告知书.
      'credit-repair.document-issued': 4,
      // Listed and limited, performed, certified, deleted and lifted; bodies have subscribed to listings.
      'credit-repair.decision-for-agencies': 6,
      'agency-exchange.publication-opened': 2,
      // The removal once more, after the ghost.
      'agency-exchange.publication-reopened': 1,
      'agency-exchange.publication-ended': 3,
      // The statutory bodies once, the platform before and after the ghost.
      'agency-exchange.convergence-certified': 3,
      'agency-exchange.convergence-withdrawn': 1,
      // After a day five bodies, not the one that has refused with a reason; then the silent one.
      'agency-exchange.agency-lags 1': 5,
      'agency-exchange.agency-lags 2': 1,
      'agency-exchange.agency-lags 3': 1,
      'agency-exchange.discrepancy-found': 1,
      // To each of the five at most, and by their kinds whatever else is issued.
      'agency-exchange.document-issued AGENCY_REMINDER': 5,
      'agency-exchange.document-issued CONVERGENCE_CERTIFICATE': 3,
      'agency-exchange.document-issued CONVERGENCE_WITHDRAWAL': 1,
      'agency-exchange.document-issued CORRECTION_LETTER': 1,
    },
  },
  // Each payment came before its reminder, save the first, which came between the two.
  房地产: {
    letters: [
      ...SETTLED,
      ...reminders(1, '2026-03-24'),
      'performed',
      ...[1, 2, 3, 5].map((no) => `release-${no}-release-done`),
    ],
    // The account for a year, the flats for three; a step that waits for the creditor's application is told him.
    toOne: [
      'control-in-effect-c-1-2027-02-24',
      ...Array.from({ length: 17 }, (_, index) => `control-in-effect-c-${index + 2}-2029-02-24`),
      ...[1, 2, 3, 4].map((no) => `release-${no}-release-due`),
    ],
    facts: {
      ...settled(2, 3),
      'performance.instalment-reminded': 1,
      'performance.settlement-performed': 1,
      'asset-control.property-opened': 1,
      'asset-control.control-ordered': 18,
      'asset-control.control-in-effect': 18,
      // With each control that takes effect, and with each that is lifted.
      'asset-control.property-covered': 36,
      'asset-control.property-released': 4,
      'asset-control.document-issued': 11,
      'asset-control.property-ended': 1,
      'credit-repair.decision-for-agencies': 1,
    },
  },
  投标: {
    letters: [...SETTLED, 'performed'],
    toOne: ['repair-received-a-1', 'repair-granted-a-1'],
    facts: {
      ...settled(2, 1),
      'performance.settlement-performed': 1,
      'credit-repair.credit-opened': 1,
      // Received, complete, granted.
      'credit-repair.repair-application-moved': 3,
      'credit-repair.repair-certified': 1,
      // Performed, and certified.
      'credit-repair.decision-for-agencies': 2,
      // Who the debtor is was entered for the certificate, after he had performed: of both entries.
      'credit-repair.content-for-agencies': 2,
      'credit-repair.document-issued': 1,
    },
  },
  砂石: {
    letters: [
      ...SETTLED,
      ...reminders(1, '2026-01-26', '2026-02-01'),
      ...reminders(2, '2026-02-21', '2026-02-27'),
      ...reminders(3, '2026-03-24', '2026-03-30'),
      ...reminders(4, '2026-04-23', '2026-04-29'),
      'instalment-4-overdue',
      ...reminders(5, '2026-05-25', '2026-05-31'),
      ...reminders(6, '2026-06-23', '2026-06-29'),
      ...reminders(7, '2026-07-24', '2026-07-30'),
      'performed',
    ],
    facts: {
      ...settled(3, 8),
      'performance.instalment-reminded': 14,
      'performance.settlement-performed': 1,
      // Of each debtor.
      'credit-repair.decision-for-agencies': 2,
    },
  },
  借款: {
    letters: [
      ...SETTLED,
      ...reminders(1, '2026-06-23', '2026-06-29'),
      ...reminders(2, '2026-09-23', '2026-09-29'),
      'instalment-2-overdue',
      'instalment-2-breach',
      'ruling-1',
      'enforcement-resumed',
      'guarantor-ruling-guarantor-1-20261124100000',
    ],
    facts: {
      ...settled(2, 1),
      'intake.case-number-allocated': 3,
      'performance.stage-entered': 2,
      'performance.instalment-reminded': 4,
      'performance.breach-suspected': 1,
      'performance.due-set': 4,
      'performance.remedy-elected': 1,
      'performance.resumption-assessed': 1,
      'performance.resumption-ruled': 1,
      'performance.enforcement-resumed': 1,
      'performance.guarantor-ordered': 1,
      'credit-repair.decision-for-agencies': 1,
    },
  },
  运输合同: {
    letters: [...NEGOTIATED, ...[7, 3, 1].map((days) => `negotiation-end-2026-10-08-${days}`), 'handed-over'],
    facts: {
      ...negotiated(2),
      'intake.handed-over-to-filing': 1,
      'mediation.negotiation-reminded': 3,
      'mediation.negotiation-ended': 1,
    },
  },
};

/** Whether it is known what a case of the demonstration leaves behind. */
export const isTraced = (title: string): boolean => Object.keys(TRACES).some((one) => title.includes(one));

/** The traces of the case with this title. */
export function tracesOf(title: string): Traces {
  const word = Object.keys(TRACES).find((one) => title.includes(one));
  if (word === undefined) throw new Error(`nothing is known of the traces of ${title}`);
  return TRACES[word]!;
}
