import { LawError } from '@hejie/law';
import { refusalOrFault, type NextDeadline } from '@hejie/contracts/workflows';
import { requireHeard, requireTransition } from '@hejie/settlement';
import type { CaseDefinition, Decided, Message, Outcome, Rule, Turn } from './definition.js';

/** What a case asks of the law at a message: all that the answer depends on. */
export interface Question<O = unknown, S = unknown> extends Turn<O, S> {
  readonly workflow: string;
  readonly message: Message;
  /** What is due next until now. */
  readonly due?: NextDeadline | null;
}

/** The rule for a message; nothing where the case does not hear it as it stands. */
export function ruleFor<O, S>(
  definition: CaseDefinition<O, S, unknown, unknown>,
  turn: Turn<O, S>,
  message: Message,
): Rule<O, S> | undefined {
  switch (message.kind) {
    case 'start':
      return definition.start(turn);
    case 'command':
      return definition.commands[message.name];
    case 'fact':
      return definition.facts[message.name]?.(turn);
    case 'deadline':
      return definition.deadline(turn, message.due);
  }
}

/**
 * The decision on a message, as the history records it: the refusal as a value, or what changes, the acts and the next deadline.
 * Is a command heard in this stage, does the law admit it, is what follows a step of the table: all of it is asked here, and
 * nowhere else. A command that a service decides is only asked the first of the three. A build that is behind the case throws.
 */
export function decide<O, S>(definition: CaseDefinition<O, S, unknown, unknown>, question: Question<O, S>): Decided<S> {
  try {
    return decided(definition, question);
  } catch (error) {
    const judged = error instanceof LawError ? refusalOrFault(error) : { fault: error };
    if ('refusal' in judged) return { refusal: judged.refusal.toJSON() };
    throw judged.fault;
  }
}

function decided<O, S>(definition: CaseDefinition<O, S, unknown, unknown>, question: Question<O, S>): Outcome<S> {
  const { states } = definition;
  const { message, stage } = question;
  if (message.kind === 'command') requireHeard(states, stage, message.name);
  const rule = ruleFor(definition, question, message);
  if (rule?.decidedBy !== 'case') return {};
  const outcome = rule.decide(question, argumentOf(message) as never);
  requireTransition(states, stage, outcome.ending?.ending ?? outcome.stage ?? stage);
  if (outcome.ending) return { ...outcome, due: null };
  const state = { ...question.state, ...outcome.change };
  const next = outcome.stage ?? stage;
  const due = unlessItStands(question.due, definition.due({ ...question, state, stage: next }));
  const [before, awaiting] = [definition.awaiting(question.state, stage), definition.awaiting(state, next)];
  // Told again where only what is awaited is another: somebody was asked, and has not answered.
  return next === stage && awaiting === before ? { ...outcome, ...due } : { ...outcome, ...due, stage: next, awaiting };
}

/** A deadline that stands is not recorded again. */
function unlessItStands(before: NextDeadline | null | undefined, due: NextDeadline | null) {
  return JSON.stringify(due) === JSON.stringify(before) ? {} : { due };
}

/** What the rule of a message is asked with, beside the case itself. */
export function argumentOf(message: Message): unknown {
  switch (message.kind) {
    case 'start':
      return undefined;
    case 'deadline':
      return message;
    default:
      return message.argument;
  }
}
