export * from './property-exchange.js';
export * from './agency-exchange.js';
export * from './document-numbers.js';
