// Integration tests of services that own a part of each case
export { CaseServiceStage, type PublishedFact, type StagedCase } from './case-service-stage.js';
