export { worker, WorkerModule } from './worker.module.js';
export { caseBundle, historiesFolder } from './case-bundle.js';
