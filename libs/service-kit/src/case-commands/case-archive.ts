import { type CaseStatus } from '@hejie/contracts/workflows';

export type Ending = NonNullable<CaseStatus['ending']>;

/** Endings of cases as the service's own record has them: Temporal forgets a case some time after its end, the court does not. */
export interface CaseArchive {
  /** How the case ended; nothing while it runs, and of a case that the service does not know. */
  ending(caseId: string): Promise<Ending | undefined>;
}

/** Injection token of the service's archive. */
export const CASE_ARCHIVE = Symbol('CASE_ARCHIVE');
