/** What the service's code says about its messaging. */
export const MESSAGING_OPTIONS = Symbol('MESSAGING_OPTIONS');
/** What its configuration says. */
export const MESSAGING_SETTINGS = Symbol('MESSAGING_SETTINGS');
