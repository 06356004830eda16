import { type NegotiationEnd } from '@hejie/contracts/workflows';

/** The end, as people and facts are told it. */
export const endOf = ({ lastDay, deadline, provisional }: NegotiationEnd) => ({ lastDay, deadline, provisional });

/** The end, and what it was derived from, as they are kept. */
export const daysOf = ({ startedOn, extensions, appraisals, ...end }: NegotiationEnd) => ({
  ...endOf(end),
  startedOn: startedOn ?? null,
  extensions: extensions ? [...extensions] : null,
  appraisals: appraisals ? [...appraisals] : null,
});
