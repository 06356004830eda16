/** @hejie/settlement: the decisions of an enforcement settlement as pure functions. Table of contents. */

// Case states (rules.md §2.2): stages, commands, endings
export { CASE_STATES, COMMANDS, ENDINGS, STAGES, mayCommand, stageDefinition } from './case/states.js';
export type { Bilingual, CaseStates, Command, Ending, Stage, StageDefinition, Transition } from './case/states.js';
export { assertCaseStates, caseStateFaults } from './case/validate.js';
export { renderCaseStates } from './case/render.js';
