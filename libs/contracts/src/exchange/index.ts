export * from './property-exchange.js';
