export { worker } from './worker.module.js';
