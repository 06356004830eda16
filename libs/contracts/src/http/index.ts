/** Bodies and answers of the public HTTP interface, by service. Strict: an unknown field is an error. */
export { agreementTerms } from './agreement-terms.js';
export * from './answers.js';
export * from './intake.js';
export * from './mediation.js';
export * from './paths.js';
export * from './performance.js';
