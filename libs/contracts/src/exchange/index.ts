export * from './property-exchange.js';
export * from './agency-exchange.js';
