// The publication of decisions by itself, for whoever measures it
export { PublicationSubscriptions } from './publication-subscriptions.js';
