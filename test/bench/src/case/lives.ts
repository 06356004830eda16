import { dayAfter, on, type CaseClock } from '../court/clock.js';
import { SIGNATORIES, type CourtCase, type Instalments } from '../court/court-case.js';
import type { Deadline, Service, Step } from '../floor/plan.js';

/** A step of a life, with what people do in it; a deadline comes by itself. */
export interface Move extends Step {
  readonly does?: (court: CourtCase, clock: CaseClock) => Promise<unknown>;
}

export interface Life {
  readonly name: string;
  readonly moves: readonly Move[];
  /** Of a file beside a settlement: opens it, and says which workflow is its case. */
  readonly opens?: (court: CourtCase, clock: CaseClock) => Promise<string>;
}

const AGREED = '2026-06-01';

const comes = (name: string): Deadline => ({ name, comes: true });
const waitedFor = (name: string): Deadline => ({ name, comes: false });

/** PRE-1: both sides are to answer within a term. */
const asking = waitedFor('end of the asking');

/** Filed; the parties are asked. */
const filed: Move = { on: 'start', rounds: [['intake']], deadline: asking };

/** Both consent, a mediator is asked. */
const selected: readonly Move[] = [
  command([['intake']], (one, clock) => one.answer('CREDITOR', 'CONSENT', clock.running), asking),
  command([['intake', 'mediation']], (one, clock) => one.answer('DEBTOR', 'CONSENT', clock.running)),
  command([['mediation']], (one, clock) => one.designate(clock.running), waitedFor('answer of the mediator')),
];

/** All up to the fourth signature; with it the agreement is confirmed, and performance begins. */
function agreed(plan: Instalments, next: Deadline, confirmed: Move['does']): readonly Move[] {
  const negotiation = waitedFor('reminder of the 30 days');
  const signatures = SIGNATORIES.slice(0, -1).map((who) =>
    command([['mediation']], (one, clock) => one.sign(who, clock.running), negotiation),
  );
  return [
    filed,
    ...selected,
    command([['mediation']], (one, clock) => one.accept(clock.running), negotiation),
    command([['mediation']], (one, clock) => one.propose(plan, clock.at(on(AGREED)).running), negotiation),
    ...signatures,
    command([['mediation', 'performance', 'intake']], confirmed, next),
  ];
}

const confirmedRunning: Move['does'] = (one, clock) => one.sign('s-clerk', clock.running);

/** A receipt; the last one ends the case. */
const paid = (does: Move['does'], next?: Deadline): Move => ({
  on: 'signal',
  rounds: next ? [['performance']] : [['performance'], ['intake']],
  deadline: next,
  does,
});

const due = (service: Service, next?: Deadline): Move => ({ on: 'timer', rounds: [[service]], deadline: next });

function command(rounds: Step['rounds'], does: Move['does'], deadline?: Deadline): Move {
  return { on: 'update', rounds, does, deadline };
}

const REMINDED_OF_LAPSE = ['7 days before the end', '3 days before the end', '1 day before the end', 'the 30 days end'];

const lapsed: Life = {
  name: 'lapsed',
  moves: [
    filed,
    ...selected,
    command(
      [['mediation']],
      (one, clock) => one.accept(clock.hurrying(on('2026-06-12'), 40_000)),
      comes(REMINDED_OF_LAPSE[0]!),
    ),
    ...REMINDED_OF_LAPSE.slice(1).map((next) => due('mediation', comes(next))),
    due('intake'),
  ],
};

const refused: Life = {
  name: 'refused',
  moves: [filed, command([['intake']], (one, clock) => one.answer('DEBTOR', 'REFUSE', clock.running))],
};

const atOnce: Life = {
  name: 'performed at once',
  moves: [
    ...agreed({ due: ['2026-06-30'], amount: 900_000 }, waitedFor('reminder'), confirmedRunning),
    paid((one, clock) => one.pay('at-once', 900_000, '2026-06-10', clock.at(on('2026-06-10')).running)),
  ],
};

/** The 15th of so many months, from July 2026 on. */
const monthly = (months: number): string[] =>
  Array.from({ length: months }, (_, index) => {
    const month = 6 + index;
    return `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
  });

/** Each instalment is paid three days before it is due, after the first of its two reminders. */
function reminded(months: number): Life {
  const days = monthly(months);
  const paidOn = days.map((day) => dayAfter(day, -3));
  const until = (index: number): string => on(paidOn[index]!, '12:00:00');
  const amount = 900_000 / months;
  return {
    name: `${months} instalments`,
    moves: [
      ...agreed({ due: days, amount }, comes(`7 days before ${days[0]}`), (one, clock) =>
        one.sign('s-clerk', clock.hurrying(until(0), 5_000)),
      ),
      due('performance'),
      ...days
        .slice(1)
        .flatMap((day, index) => [
          paid(
            (one, clock) =>
              one.pay(`of-${days[index]}`, amount, paidOn[index]!, clock.hurrying(until(index + 1), 4_000)),
            comes(`7 days before ${day}`),
          ),
          due('performance'),
        ]),
      paid((one, clock) => one.pay(`of-${days.at(-1)}`, amount, paidOn.at(-1)!, clock.running)),
    ],
  };
}

/** Each instalment is paid two weeks before it is due: nobody need be reminded, and the deadline moves on. */
function early(months: number): Life {
  const days = monthly(months);
  const amount = 900_000 / months;
  const pays = (index: number): Move['does'] => {
    const day = dayAfter(days[index]!, -14);
    return (one, clock) => one.pay(`of-${days[index]}`, amount, day, clock.at(on(day)).running);
  };
  return {
    name: `${months} instalments`,
    moves: [
      ...agreed({ due: days, amount }, waitedFor(`7 days before ${days[0]}`), confirmedRunning),
      ...days.slice(1).map((day, index) => paid(pays(index), waitedFor(`7 days before ${day}`))),
      paid(pays(months - 1)),
    ],
  };
}

const BREACHED = ['7 days before the second', '1 day before the second', 'the second is due', 'grace ends'];

/** The first of three is paid, the second is not; the creditor applies, the judge rules. */
const breached: Life = {
  name: 'breach → resumed',
  moves: [
    ...agreed(
      { due: ['2026-06-30', '2026-09-30', '2026-12-31'], amount: 300_000 },
      waitedFor('reminder'),
      confirmedRunning,
    ),
    paid(
      (one, clock) =>
        one.pay('first', 300_000, '2026-06-20', clock.at(on('2026-06-20')).hurrying(on('2026-10-20'), 120_000)),
      comes(BREACHED[0]!),
    ),
    ...BREACHED.slice(1).map((next) => due('performance', comes(next))),
    due('performance'),
    command(
      [['performance']],
      (one, clock) => one.elect('RESUME', clock.running),
      waitedFor('7 days before the third'),
    ),
    {
      on: 'update',
      rounds: [['performance'], ['intake']],
      // The enforcement takes a number and opens its balance, and then waits for what comes.
      child: [
        { on: 'start', rounds: [['intake'], ['performance']] },
        { on: 'signal', rounds: [] },
      ],
      does: (one, clock) => one.rule('RESUME', clock.running),
    },
  ],
};

/** Lives of settlements; court time in which each begins is that of its filing. */
export const LIVES: readonly Life[] = [lapsed, refused, atOnce, reminded(12), breached, early(60)];
