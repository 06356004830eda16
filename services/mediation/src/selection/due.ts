import { publishFact, type FactOfCase } from '@hejie/casework';
import { mediationDueSet } from '@hejie/contracts/facts';
import { type CourtInstant } from '@hejie/law';

/** S5, PRE-8: what is due next until there is an agreement: that a mediator is designated, that he answers, the end of the negotiation. */
export const dueSet = (dueAt: CourtInstant, provisional = false): FactOfCase =>
  publishFact(mediationDueSet, { dueAt, provisional });
