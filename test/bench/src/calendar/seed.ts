import type { settlementCase } from '@hejie/workflow-cases';
import { caseIdOf, SETTLEMENT_TASK_QUEUE, settlementWorkflowId, WORKFLOW_TYPES } from '@hejie/contracts/workflows';
import { courtInstant, endOfDay, type CourtClock } from '@hejie/law';
import type { Court } from '@hejie/local/demo';

import { BEGINNING, CaseClock, FAR, on } from '../court/clock.js';
import { CourtCase, SIGNATORIES } from '../court/court-case.js';
import { sideBySide } from '../measure/figures.js';
import type { NamedCase } from '../measure/copies.js';
import type { Histories } from '../measure/histories.js';
import {
  EDITIONS,
  kindsOf,
  KINDS,
  liveDeadline,
  negotiationOf,
  NOW,
  performanceOf,
  type Kind,
  type TemplateTerms,
} from './kinds.js';
import type { CalendarRecords } from './records.js';

type Input = Parameters<typeof settlementCase>[0];
type Carried = NonNullable<Input['carried']>;

/** Not more than the worker keeps up with: of a task that it cannot answer in time the server asks again. */
const AT_ONCE = 16;
/** Statements that copy rows stay of a size that the server likes. */
const CHUNK = 1_000;
/** Steps that such a case may have had: what comes next is none of them. */
const STEPS = 20;

/** A case that was copied, and whose workflow waits for its live deadline. */
export interface Seeded extends NamedCase {
  readonly kind: Kind;
  readonly workflowId: string;
}

/** Cases of one run, and what they were copied from. */
export interface Seed {
  readonly cases: readonly Seeded[];
  readonly template: TemplateTerms;
}

/** The court's time of all seeded cases: it runs as fast as real time from the moment of the notice. */
const courtClock = (): CourtClock => ({
  mode: 'compressed',
  anchorReal: Date.now(),
  anchorCourt: NOW,
  rate: 1,
  holdAt: courtInstant(FAR),
});

/** Cases of every stage, brought there by people: their rows are what the others are copied from. */
export async function templates(court: Court): Promise<Record<Kind['stage'], CourtCase>> {
  const clock = new CaseClock(BEGINNING);
  const [opening, negotiating, performing] = [
    await CourtCase.file(court, clock.running),
    await negotiated(court, clock),
    await negotiated(court, clock),
  ];
  const { running } = clock.at(on('2026-06-01'));
  await performing.propose({ due: ['2026-12-31'], amount: 300_000 }, running);
  for (const who of SIGNATORIES) await performing.sign(who, running);
  return { OPENING: opening, NEGOTIATION: negotiating, PERFORMANCE: performing };
}

async function negotiated(court: Court, clock: CaseClock): Promise<CourtCase> {
  const one = await CourtCase.file(court, clock.running);
  await one.answer('CREDITOR', 'CONSENT', clock.running);
  await one.answer('DEBTOR', 'CONSENT', clock.running);
  await one.designate(clock.running);
  await one.accept(clock.running);
  return one;
}

/** So many open cases: rows by SQL, workflows by starts with the state that an earlier run would have carried on. */
export async function seed(
  size: number,
  from: Record<Kind['stage'], CourtCase>,
  { records, histories }: { readonly records: CalendarRecords; readonly histories: Histories },
): Promise<Seed> {
  const cases = kindsOf(size).map((kind, index): Seeded => {
    // Far from the numbers that are allotted meanwhile.
    const caseNumber = from[kind.stage].caseNumber.replace(/\d+号$/, `${1_000_000 + index}号`);
    const caseId = caseIdOf(caseNumber);
    return { kind, caseNumber, caseId, workflowId: settlementWorkflowId(caseId) };
  });
  const { title } = await records.openingOf(from.PERFORMANCE);
  const template = { terms: await records.termsOf(from.PERFORMANCE), title };
  for (const kind of KINDS) {
    const ofKind = cases.filter((one) => one.kind === kind);
    for (let at = 0; at < ofKind.length; at += CHUNK)
      await copyRows(kind, from[kind.stage], ofKind.slice(at, at + CHUNK), records);
  }
  await records.settle();
  const openings: Partial<Record<string, string>> = {};
  for (const [stage, one] of Object.entries(from)) openings[stage] = JSON.stringify(await records.openingOf(one));
  await sideBySide(cases, AT_ONCE, async ({ kind, caseId, caseNumber, workflowId }) => {
    const original = from[kind.stage];
    const opening = JSON.parse(
      openings[kind.stage]!.replaceAll(original.caseId, caseId).replaceAll(original.caseNumber, caseNumber),
    ) as Input['opening'];
    const known = { ...opening, calendarEditions: EDITIONS.known };
    await histories.client.workflow.start(WORKFLOW_TYPES.settlementCase, {
      workflowId,
      taskQueue: SETTLEMENT_TASK_QUEUE,
      args: [{ opening: known, carried: carriedOf(kind, known, template) }] satisfies [Input],
    });
    await histories.atRest(workflowId, '');
  });
  return { cases, template };
}

async function copyRows(
  kind: Kind,
  template: CourtCase,
  copies: readonly Seeded[],
  records: CalendarRecords,
): Promise<void> {
  await records.copy(template, copies);
  const ids = copies.map(({ caseId }) => caseId);
  await records.forget(ids, EDITIONS.known);
  const { instalment } = kind;
  if (instalment) {
    const { due, handledUntil } = instalment;
    await records.perform(ids, due, handledUntil === endOfDay(due) ? handledUntil : undefined);
  }
  if (kind.stage === 'NEGOTIATION')
    await records.negotiate(ids, { startedAt: on(kind.startedOn!), ...negotiationOf(kind, EDITIONS.known) });
}

/** What a run of such a case would hand to the next. */
function carriedOf(kind: Kind, { parties, acceptedAt }: Input['opening'], template: TemplateTerms): Carried {
  const consented = kind.stage !== 'OPENING';
  const performing = kind.stage === 'PERFORMANCE';
  const calendarEditions = EDITIONS.known;
  return {
    clock: courtClock(),
    stage: kind.stage,
    step: STEPS,
    due: liveDeadline(kind, template, calendarEditions),
    seenFacts: [],
    seenCommands: [],
    waiting: [],
    shown: {},
    state: {
      calendarEditions,
      consents: consented ? Object.fromEntries(parties.map(({ partyId }) => [partyId, 'CONSENT' as const])) : {},
      consentedOn: consented ? (acceptedAt.slice(0, 10) as never) : null,
      chooseBy: null,
      round: consented ? 1 : 0,
      declined: [],
      designation: null,
      negotiation:
        kind.stage === 'NEGOTIATION'
          ? {
              mediatorId: 'mediator-dongying',
              startedOn: kind.startedOn!,
              lengthening: { extensions: [], appraisals: [] },
              ...negotiationOf(kind, calendarEditions),
            }
          : null,
      agreement: performing ? { version: 1, terms: template.terms, warnings: [] } : null,
      signatures: [],
      reminded: [],
      performance: performing ? performanceOf(kind, template, calendarEditions) : null,
    },
  };
}
