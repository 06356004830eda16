/** Workflow types; their names are those of `WORKFLOW_TYPES` in the contracts. */
export { settlementCase } from './settlement-case/workflow.js';
export { resumedEnforcement } from './resumed-enforcement/workflow.js';
