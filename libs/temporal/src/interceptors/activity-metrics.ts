import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { ApplicationFailure } from '@temporalio/common';
import { Histogram, type Registry } from 'prom-client';
import { LAW_FAILURE } from '@hejie/contracts/workflows';

const NAME = 'hejie_activity_seconds';
type Seconds = Histogram<'activity' | 'outcome'>;

/** How long each attempt of an activity took, and whether it was done, refused by the law, or failed. */
export function activityMetrics(registry: Registry): ActivityInterceptorsFactory {
  const seconds = (registry.getSingleMetric(NAME) as Seconds | undefined) ?? histogram(registry);
  return (context) => ({
    inbound: {
      execute: async (input, next) => {
        const stop = seconds.startTimer({ activity: context.info.activityType });
        try {
          const result = await next(input);
          stop({ outcome: 'done' });
          return result;
        } catch (error) {
          stop({ outcome: error instanceof ApplicationFailure && error.type === LAW_FAILURE ? 'refused' : 'failed' });
          throw error;
        }
      },
    },
  });
}

function histogram(registry: Registry): Seconds {
  return new Histogram({
    name: NAME,
    help: 'Duration of one attempt of an activity in seconds, by its outcome (done, refused, failed)',
    labelNames: ['activity', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
}
