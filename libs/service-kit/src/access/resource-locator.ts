import { type Resource } from '@hejie/security';
import { type ProblemError } from '../problems/problem.js';

/** Finds what a request acts on, as far as access is concerned: its court, its case, the case's parties and its mediator. */
export interface ResourceLocator {
  /** By the parameters of the path; `undefined` when there is no such thing (answered 404). */
  locate(params: Readonly<Record<string, string>>): Promise<Resource | undefined>;
  /** How what does not exist and what is out of reach are answered, alike; 404 `CASE.UNKNOWN` unless given. */
  unknown?(): ProblemError;
}

/** Injection token of the service's locator of cases, used for every endpoint with `:caseId` in its path. */
export const CASE_LOCATOR = Symbol('CASE_LOCATOR');
