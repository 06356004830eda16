// The demonstration, for tests that play its cases their own way
export { SCRIPTS } from './main.js';
export { DAYS_PER_SECOND, DemoCase, type Act, type CaseScript, type Check } from './demo-case.js';
export { Court, type CommandClock, type Door, type Person } from './court.js';
