/** Names that clients, workers and operators share. None carries personal data. */

/** Task queue of the workflow code. Each service's activities run on the queue named after the service. */
export const SETTLEMENT_TASK_QUEUE = 'settlement';
export const ACTIVITY_QUEUES = { intake: 'intake', mediation: 'mediation', performance: 'performance' } as const;

export const WORKFLOW_TYPES = { settlementCase: 'settlementCase', resumedEnforcement: 'resumedEnforcement' } as const;

/** 执行和解: one durable run per case, from the application to its ending. */
export const settlementWorkflowId = (caseId: string): string => `settlement/${caseId}`;

/** 恢复执行: its own workflow, outlives the settlement. */
export const resumedWorkflowId = (caseId: string): string => `resumed-enforcement/${caseId}`;
