/** Workflow types; their names are those of `WORKFLOW_TYPES` in the contracts. */
export { settlementCase } from './settlement-case/workflow.js';
export { resumedEnforcement } from './resumed-enforcement/workflow.js';
export { assetControl } from './asset-control/workflow.js';
export { creditRecord } from './credit-record/workflow.js';
export { publication } from './publication/workflow.js';
export { caseLadder } from './case-ladder/workflow.js';
export { agencyReconciliation } from './agency-reconciliation/workflow.js';
export { caseMoneyRecomputation } from './case-money-recomputation/workflow.js';
export { creditRounds } from './credit-rounds/workflow.js';
