/** Kind of the task by which a person sees to what the exchange refuses. */
export const EXCHANGE_REFUSED = 'EXCHANGE_REFUSED';

/** Its id: a request is refused once, for put again it is another one. */
export const refusedTask = (caseId: string, requestId: string): string => `exchange-refused/${caseId}/${requestId}`;

/** The command that does it; giving it up does so too. */
export const EXCHANGE_TASK_COMMANDS: Readonly<Record<string, string>> = {
  [EXCHANGE_REFUSED]: 'POST /cases/:caseId/property/exchange-requests/:requestId/again',
};
