/**
 * How any case runs: read `case-run.ts` for the order of things, `turn.ts` for one turn, `reception.ts` for how messages come in,
 * `definition.ts` for what a kind of case has to say of itself.
 */
export { CaseRun, type CaseInput } from './case-run.js';
export { decide, type Question } from './decision.js';
export { abridged } from './references.js';
export type { ActName, CaseDefinition, Decided, Outcome, Rule, Service, Standing, Turn } from './definition.js';
