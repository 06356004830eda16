/**
 * `@hejie/contracts/workflows`: names, ids and types of workflows and activities; safe in the workflow bundle.
 * `@hejie/contracts/facts`: facts on Kafka, zod schemas with samples.
 * `@hejie/contracts/http`: bodies of the public HTTP interface.
 */
export * from './workflows/index.js';
