// Integration tests of services that own a part of each case
export { CaseServiceFixture, newCaseId, type CaseOfTest, type PublishedFact } from './case-service-fixture.js';
export { runAccess, type CaseOfScene } from './access-run.js';
