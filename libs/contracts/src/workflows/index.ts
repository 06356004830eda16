/** What crosses the border of a workflow: ids, messages, activities. Safe inside the workflow bundle (no zod, no Nest). */
export * from './case-id.js';
export * from './ids.js';
export * from './search-attributes.js';
export * from './settlement-case.js';
export * from './resumed-enforcement.js';
export * from './messages.js';
export * from './steps.js';
export * from './acts.js';
export * from './failures.js';
