export { serverFromEnvironment, type ServerVariable } from './servers.js';
export { uniqueName, freePort } from './names.js';
export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './database.js';
export { testDatabase, type FileDatabase } from './jest.js';
export { eventually, type Patience } from './eventually.js';
export { deliverTwice } from './deliver-twice.js';
export { crashHere, crashAt, CrashedHere } from './crash.js';
export { fileApplicationOf, agreementTermsOf } from './builders.js';
export { timeSkippingEnvironment } from './time-skipping.js';
