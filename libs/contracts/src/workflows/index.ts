/** What crosses the border of a workflow: ids, messages, activities. Safe inside the workflow bundle (no zod, no Nest). */
export * from './ids.js';
export * from './search-attributes.js';
export * from './settlement-case.js';
export * from './resumed-enforcement.js';
export * from './activities.js';
export * from './failures.js';
