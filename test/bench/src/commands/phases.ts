import type { Court } from '@hejie/local/demo';

import { type CaseClock, on } from '../court/clock.js';
import { CourtCase, SIGNATORIES } from '../court/court-case.js';
import type { Service } from '../floor/plan.js';

/** One case on its way through the commands. */
export interface Subject {
  readonly clock: CaseClock;
  one?: CourtCase;
  /** Its workflow, once it is known. */
  workflowId?: string;
}

/** A command that all cases of a group are given before any is given the next. */
export interface Phase {
  readonly command: string;
  /** Answered from the database alone, without the case. */
  readonly unheard?: true;
  /** Services that must act in it, side by side, where that is more than one. */
  readonly acting?: readonly Service[];
  /** The stage that the case comes to by itself before it. */
  readonly from?: string;
  readonly give: (subject: Subject, court: Court) => Promise<unknown>;
}

const given = (command: string, give: (one: CourtCase, clock: CaseClock) => Promise<unknown>): Phase => ({
  command,
  give: ({ one, clock }) => give(one!, clock),
});

const filing: Phase = {
  command: 'application',
  unheard: true,
  give: async (subject, court) => {
    subject.one = await CourtCase.file(court, subject.clock.running);
  },
};

const bothConsent: readonly Phase[] = [
  given('consent', (one, clock) => one.answer('CREDITOR', 'CONSENT', clock.running)),
  {
    ...given('last consent', (one, clock) => one.answer('DEBTOR', 'CONSENT', clock.running)),
    acting: ['intake', 'mediation'],
  },
];

const negotiating: readonly Phase[] = [
  filing,
  ...bothConsent,
  given('designation', (one, clock) => one.designate(clock.running)),
  given('acceptance', (one, clock) => one.accept(clock.running)),
];

const PLAN = { due: ['2026-06-30', '2026-09-30', '2026-12-31'], amount: 300_000 };

/** Milliseconds in which a case goes from its only payment to the breach. */
const TO_THE_BREACH = 60_000;

/** The long way: an agreement, a payment, a breach, the ruling. */
const resumed: readonly Phase[] = [
  ...negotiating,
  given('extension', (one, clock) => one.extend(10, clock.running)),
  given('proposal', (one, clock) => one.propose(PLAN, clock.at(on('2026-06-01')).running)),
  ...SIGNATORIES.slice(0, -1).map((who) => given('signature', (one, clock) => one.sign(who, clock.running))),
  {
    ...given('last signature', (one, clock) => one.sign('s-clerk', clock.running)),
    acting: ['mediation', 'performance', 'intake'],
  },
  {
    ...given('receipt', (one, clock) =>
      one.pay('first', 300_000, '2026-06-20', clock.at(on('2026-06-20')).hurrying(on('2026-10-20'), TO_THE_BREACH)),
    ),
    unheard: true,
  },
  { ...given('election', (one, clock) => one.elect('RESUME', clock.running)), from: 'BREACH' },
  given('ruling', (one, clock) => one.rule('RESUME', clock.running)),
];

const failed: readonly Phase[] = [...negotiating, given('failure', (one, clock) => one.fail(clock.running))];
const withdrawn: readonly Phase[] = [filing, given('withdrawal', (one, clock) => one.withdraw(clock.running))];
const refused: readonly Phase[] = [
  filing,
  given('refusal', (one, clock) => one.answer('DEBTOR', 'REFUSE', clock.running)),
];

/** Groups of cases, each on its own way. What was measured on an earlier way is not measured again. */
export const WAYS: readonly (readonly Phase[])[] = [resumed, failed, withdrawn, refused];
