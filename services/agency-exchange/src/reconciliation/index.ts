// The comparison by itself, for whoever measures it
export { CreateAgencyExchange1790000007000 } from '../migrations/create-agency-exchange.js';
export { CreateDeliveries1790000007010 } from '../migrations/create-deliveries.js';
export { CreateReconciliation1790000007020 } from '../migrations/create-reconciliation.js';
export { differencesOf } from './differences.js';
export { expectedPages } from './expected-lines.js';
