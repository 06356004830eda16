export { type Population } from './population.js';
export { startKeepers } from './server.js';
