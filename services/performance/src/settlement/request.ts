import { type PerformanceActivities } from '@hejie/contracts/workflows';

/** What an activity of performance is asked with. */
export type Request<K extends keyof PerformanceActivities> = Parameters<PerformanceActivities[K]>[0];
