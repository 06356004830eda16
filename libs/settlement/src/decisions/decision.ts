import { LawError, type LawErrorText } from '@hejie/law';
import { stageDefinition, CASE_STATES, mayCommand, type Command, type Stage } from '../case/states.js';

/** What a command's decision says: what follows, or the refusal with its rule. Never thrown, so a validator can choose. */
export type Decision<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: LawError };

/** The command is admissible, and this follows. */
export function accept<T>(value: T): Decision<T> {
  return { ok: true, value };
}

/** The command is refused, with code, rule and both languages. */
export function refuse(text: LawErrorText): { readonly ok: false; readonly error: LawError } {
  return { ok: false, error: new LawError(text) };
}

/** The outcome of a computation of law as a decision: what it refuses (`LawError`) is a refusal, any other error is a defect and goes on. */
export function attempt<T>(compute: () => T): Decision<T> {
  try {
    return accept(compute());
  } catch (error) {
    if (error instanceof LawError) return { ok: false, error };
    throw error;
  }
}

/** Is this command heard in this stage? The first question of every validator. `CASE.WRONG_STAGE`. */
export function decideStage(stage: Stage, command: Command): Decision<Stage> {
  if (mayCommand(stage, command)) return accept(stage);
  const [at, what] = [stageDefinition(stage).name, CASE_STATES.commands[command]];
  return refuse({
    code: 'CASE.WRONG_STAGE',
    rule: what.rule,
    zh: `案件处于“${at.zh}”阶段，不接受此项操作：${what.zh}。`,
    en: `In the stage "${at.en}" the case does not take: ${what.en}.`,
  });
}

/** The value of a decision; throws its refusal, for callers that refuse by throwing. */
export function admitted<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value;
  throw decision.error;
}

/** As `decideStage`; throws `CASE.WRONG_STAGE`. */
export function requireCommand(stage: Stage, command: Command): void {
  admitted(decideStage(stage, command));
}
