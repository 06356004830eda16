/** Names that clients, workers and operators share. None carries personal data. */

/** Task queue of the workflow code. Each service's activities run on the queue named after the service. */
export const SETTLEMENT_TASK_QUEUE = 'settlement';
export const ACTIVITY_QUEUES = {
  intake: 'intake',
  mediation: 'mediation',
  performance: 'performance',
  'asset-control': 'asset-control',
  'credit-repair': 'credit-repair',
  'agency-exchange': 'agency-exchange',
} as const;

export const WORKFLOW_TYPES = {
  settlementCase: 'settlementCase',
  resumedEnforcement: 'resumedEnforcement',
  assetControl: 'assetControl',
  creditRecord: 'creditRecord',
  creditRounds: 'creditRounds',
  publication: 'publication',
  agencyReconciliation: 'agencyReconciliation',
  caseMoneyRecomputation: 'caseMoneyRecomputation',
  caseLadder: 'caseLadder',
} as const;

/** 执行和解: one durable run per case, from the application to its ending. */
export const settlementWorkflowId = (caseId: string): string => `settlement/${caseId}`;

/** 恢复执行: its own workflow, outlives the settlement. */
export const resumedWorkflowId = (caseId: string): string => `resumed-enforcement/${caseId}`;

/** 财产查控: the property file of a case, under whichever numbers its property is controlled. */
export const assetControlWorkflowId = (caseId: string): string => `asset-control/${caseId}`;

/** 信用惩戒与修复: the credit record of one debtor in a case. */
export const creditRecordWorkflowId = (caseId: string, partyId: string): string => `credit-record/${caseId}/${partyId}`;

/** 推送核验: the publication of one decision to every body. */
export const publicationWorkflowId = (caseId: string, publicationId: string): string =>
  `publication/${caseId}/${publicationId}`;

/** 逐级催办: the ladder of the tasks of a case, whichever services they lie in. */
export const ladderWorkflowId = (caseId: string): string => `ladder/${caseId}`;

/** A case that opens again has another run: its steps are numbered so that none has the number of one before. */
export const STEPS_OF_A_LIFE = 1_000_000;
