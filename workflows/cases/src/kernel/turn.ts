import { LawError, type CourtInstant } from '@hejie/law';
import { lawFailure, SETTLEMENT_TASK_QUEUE } from '@hejie/contracts/workflows';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  ParentClosePolicy,
  proxyLocalActivities,
  startChild,
  Trigger,
  WorkflowIdReusePolicy,
} from '@temporalio/workflow';
import type { CurrentCase } from './current-case.js';
import { argumentOf, ruleFor, type Question } from './decision.js';
import type { ActName, ActsByService, Decided, Message, Outcome } from './definition.js';
import { restored } from './references.js';
import { recordAt, servicesOf, untilDone, type Step } from './record.js';
import { Visibility } from './visibility.js';

/** Law is asked once and its answer recorded, tried once: a fault is no refusal, and a retry of the SDK's own would fill the history. */
const law = proxyLocalActivities<{ decide(question: Question): Promise<Decided<never>> }>({
  startToCloseTimeout: 10_000,
  retry: { maximumAttempts: 1 },
});

/** Where a message comes from: who commands, whether its validator has asked the law, and who waits for the answer. */
export interface From {
  readonly by?: string;
  readonly validated?: boolean;
  readonly answered?: () => void;
}

interface Known {
  readonly caseId: string;
}
type CaseOf<O extends Known, S> = CurrentCase<O, S, unknown, unknown>;

/**
 * One turn of a case: decide, record, answer; then whatever follows from the answers of the services.
 * @throws ApplicationFailure the refusal of the law: nothing is recorded then; any other error is a fault.
 */
export async function takeTurn<O extends Known, S>(
  courtCase: CaseOf<O, S>,
  message: Message,
  at: CourtInstant,
  from: From = {},
): Promise<void> {
  let next: Outcome<S> | undefined = await decideOn(courtCase, message, at, from);
  for (let first = true; next; first = false) {
    // What a case does when it has ended is dated to its end.
    const dated = first ? at : (courtCase.ended?.at ?? at);
    next = await carryOut(courtCase, next, dated, first ? from : { by: from.by }, first);
  }
}

async function decideOn<O extends Known, S>(
  courtCase: CaseOf<O, S>,
  message: Message,
  at: CourtInstant,
  { validated }: From,
): Promise<Outcome<S>> {
  const turn = courtCase.turnAt(at);
  const rule = ruleFor(courtCase.definition, turn, message);
  if (!rule) return {};
  const service = rule.decidedBy;
  if (service === 'case') return ask(courtCase, message, at);
  // Its validator had no turn: whether the stage hears it at all is asked, and recorded, now.
  if (message.kind === 'command' && !validated) await ask(courtCase, message, at);
  return { acts: { [service]: [rule.act(turn, argumentOf(message) as never)] } as ActsByService };
}

async function ask<O extends Known, S>(
  courtCase: CaseOf<O, S>,
  message: Message,
  at: CourtInstant,
): Promise<Outcome<S>> {
  const question = courtCase.question(message, at);
  const decided: Decided<S> = restored(question, await law.decide(question));
  if (decided.refusal) throw lawFailure(new LawError(decided.refusal));
  return decided;
}

/**
 * Has the services record an outcome, side by side, and takes over what they answer. The caller is answered when the first one
 * has, which owns his act. @returns what follows in turn; nothing where the step is complete.
 */
async function carryOut<O extends Known, S>(
  courtCase: CaseOf<O, S>,
  outcome: Outcome<S>,
  at: CourtInstant,
  { by, answered }: From,
  refusable: boolean,
): Promise<Outcome<S> | undefined> {
  if (outcome.child) await startOutliving(outcome.child);
  const services = servicesOf(outcome.acts);
  if (services.length === 0) {
    courtCase.apply(outcome, at);
    answered?.();
    return undefined;
  }
  const { opening, definition } = courtCase;
  const step = stepOf(opening.caseId, courtCase.nextStep(), outcome, at, by);
  let following: Outcome<S> | undefined;
  const owned = new Trigger<void>();
  await Promise.all(
    services.map(async (service, index) => {
      const owner = index === 0;
      const record = () => recordAt(service, owner, step);
      // A sole service may still refuse, for nothing is recorded then; what one of several does not record is ours to mend.
      const sole = refusable && services.length === 1;
      const answers = await (sole ? record() : untilDone(step.acts[service]![0]!.act, record));
      // What was decided comes before what others answer to it, whoever is faster.
      if (owner) {
        courtCase.apply(outcome, at);
        owned.resolve();
      } else await owned;
      for (const [act, answer] of Object.entries(answers ?? {})) {
        const follows = definition.answers[act as ActName]?.(courtCase.turnAt(at), answer as never);
        if (!follows) continue;
        courtCase.apply(follows, at);
        if (!follows.acts && !follows.child) continue;
        if (following) throw new Error(`${act}: something follows already from another answer of this step`);
        following = { acts: follows.acts, child: follows.child };
      }
      if (owner) answered?.();
    }),
  );
  return following;
}

function stepOf<S>(caseId: string, step: number, outcome: Outcome<S>, at: CourtInstant, by?: string): Step {
  const { acts = {}, stage, awaiting } = outcome;
  const entered = stage !== undefined && awaiting !== undefined ? ({ stage, awaiting } as Step['entered']) : undefined;
  return { caseId, step, at, by, acts, ...(entered && { entered }) };
}

async function startOutliving(child: NonNullable<Outcome<unknown>['child']>): Promise<void> {
  const { workflow, workflowId, opening, summary, attributes, again } = child;
  try {
    await startChild(workflow, {
      workflowId,
      workflowIdReusePolicy: again
        ? WorkflowIdReusePolicy.TERMINATE_IF_RUNNING
        : WorkflowIdReusePolicy.REJECT_DUPLICATE,
      taskQueue: SETTLEMENT_TASK_QUEUE,
      args: [{ opening }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: summary,
      typedSearchAttributes: Visibility.pairs(attributes),
    });
  } catch (error) {
    // It was started once, and once is enough.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
