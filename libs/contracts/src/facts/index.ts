/** Every fact that crosses a border, by context. `FACTS` is the catalogue; the generated documents stand in `libs/contracts/generated`. */
import { agencyExchangeFacts } from './agency-exchange.js';
import { assetControlFacts } from './asset-control.js';
import { creditForAgenciesFacts } from './credit-for-agencies.js';
import { creditRepairFacts } from './credit-repair.js';
import { creditSanctionFacts } from './credit-sanctions.js';
import { repairFacts } from './credit-repair-repair.js';
import { deadlineFacts } from './deadlines.js';
import type { FactDefinition } from './definition.js';
import { documentFacts } from './documents.js';
import { intakeFacts } from './intake.js';
import { mediationFacts } from './mediation.js';
import { noticeFacts } from './notices.js';
import { performanceFacts } from './performance.js';
import { propertyReleaseFacts } from './property-releases.js';
import { stageFacts } from './stages.js';
import { workItemFacts } from './work-items.js';

export * from './agency-exchange.js';
export * from './asset-control.js';
export * from './credit-for-agencies.js';
export * from './credit-repair.js';
export * from './credit-sanctions.js';
export * from './credit-repair-repair.js';
export * from './deadlines.js';
export { defineFact, type FactChannel, type FactData, type FactDefinition } from './definition.js';
export * from './documents.js';
export { readFact } from './reading.js';
export * as shapes from './shapes.js';
export * from './intake.js';
export * from './mediation.js';
export * from './notices.js';
export * from './performance.js';
export * from './property-releases.js';
export * from './stages.js';
export * from './work-items.js';

/** The catalogue. Order is the order of publication in the documents. */
export const FACTS: readonly FactDefinition[] = [
  ...intakeFacts,
  ...mediationFacts,
  ...performanceFacts,
  ...noticeFacts,
  ...stageFacts,
  ...deadlineFacts,
  ...assetControlFacts,
  ...propertyReleaseFacts,
  ...creditRepairFacts,
  ...creditSanctionFacts,
  ...repairFacts,
  ...creditForAgenciesFacts,
  ...agencyExchangeFacts,
  ...documentFacts,
  ...workItemFacts,
] as readonly FactDefinition[];

const byType = new Map(FACTS.map((fact) => [fact.type, fact]));
if (byType.size !== FACTS.length) throw new Error('Two facts share a type.');

/** The definition of a CloudEvents type, if this build knows it. */
export const factOf = (type: string): FactDefinition | undefined => byType.get(type);

/** Every topic that a fact is published to, once. */
export const TOPICS: readonly string[] = [...new Set(FACTS.map((fact) => fact.topic))];
