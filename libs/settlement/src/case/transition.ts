import { LawError, type Bilingual } from '@hejie/law';
import { CREDIT_STATES } from '../credit/credit-states.js';
import { PROPERTY_STATES } from '../property/property-states.js';
import { ENFORCEMENT_STATES } from './enforcement-states.js';
import { CASE_STATES, stageOf, type StateTable } from './states.js';

/**
 * May a case of this kind go from this stage to that stage or ending? Asked before anything of the step is recorded, so that
 * a step which the table does not draw is taken by nobody. Staying where it is is no step. `CASE.TRANSITION_ILLEGAL`.
 */
export function requireTransition(table: StateTable, from: string, to: string): void {
  if (from === to || table.transitions.some((t) => t.from === from && t.to === to)) return;
  throw new LawError({
    code: 'CASE.TRANSITION_ILLEGAL',
    rule: 'CASE-STATES',
    zh: `案件不能由“${from}”转入“${to}”：状态表中没有这一步。`,
    en: `A case does not go from ${from} to ${to}: the table of states has no such step.`,
  });
}

/** Does a case of this kind hear this command in this stage? `CASE.WRONG_STAGE`, with the rule of the command. */
export function requireHeard(table: StateTable, stage: string, command: string): void {
  const definition = stageOf(table, stage);
  if (definition.commands.includes(command)) return;
  const what = table.commands[command]!;
  throw new LawError({
    code: 'CASE.WRONG_STAGE',
    rule: what.rule,
    zh: `案件处于“${definition.name.zh}”阶段，不接受此项操作：${what.zh}。`,
    en: `In the stage "${definition.name.en}" the case does not take: ${what.en}.`,
  });
}

/** The words for each ending of a case of any kind. */
const ENDINGS_IN_WORDS: Readonly<Record<string, Bilingual>> = {
  ...CASE_STATES.endings,
  ...ENFORCEMENT_STATES.endings,
  ...PROPERTY_STATES.endings,
  ...CREDIT_STATES.endings,
};

/** An ended case hears no command; the refusal says in words what ended it (S2: a refusal bars entry, PRE-1). `CASE.ENDED`. */
export function caseEnded(ending?: string): LawError {
  if (ending === 'REFUSED')
    return new LawError({
      code: 'CASE.ENDED',
      rule: 'PRE-1',
      zh: '当事人已明确拒绝和解，“明确拒绝的不得进入”执前和解程序',
      en: 'A party has refused: an explicit refusal bars the settlement procedure',
    });
  const words = Object.hasOwn(ENDINGS_IN_WORDS, ending ?? '') ? ENDINGS_IN_WORDS[ending ?? ''] : undefined;
  return new LawError({
    code: 'CASE.ENDED',
    rule: 'CASE-STATES',
    zh: `案件已结束${words === undefined ? '' : `（${words.zh}）`}，不再接受操作；后续事项见待办事项（GET /work-items）`,
    en: `The case has ended${words === undefined ? '' : ` (${words.en})`} and hears no command; what is left to do is among the tasks (GET /work-items)`,
  });
}

/** What a case of any kind waits for, in Chinese, as operators and the projection of stages show it. */
export function awaitedIn(
  table: StateTable,
  stage: string,
  {
    mediatorAsked = false,
    mediatorSought = false,
    suitAwaited = false,
    complaintPending = false,
  }: {
    readonly mediatorAsked?: boolean;
    readonly mediatorSought?: boolean;
    readonly suitAwaited?: boolean;
    readonly complaintPending?: boolean;
  } = {},
): string {
  if (complaintPending) return '法官对强迫和解投诉的决定';
  if (mediatorAsked) return '和解员接受选定';
  if (mediatorSought) return '和解员的选定与接受';
  if (suitAwaited) return '人民法院对起诉是否受理的决定';
  return stageOf(table, stage).awaits.zh;
}
