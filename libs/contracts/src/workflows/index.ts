/** What crosses the border of a workflow: ids, messages, activities. Safe inside the workflow bundle (no zod, no Nest). */
export * from './case-id.js';
export * from './ids.js';
export * from './search-attributes.js';
export * from './settlement-case.js';
export * from './resumed-enforcement.js';
export * from './files.js';
export * from './asset-control.js';
export * from './property-controls.js';
export * from './property-releases.js';
export * from './credit-record.js';
export * from './credit-sanctions.js';
export * from './repair-commands.js';
export * from './credit-rounds.js';
export * from './messages.js';
export * from './steps.js';
export * from './acts.js';
export * from './failures.js';
