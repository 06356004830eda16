import { propertyRefrozen, type FactData } from '@hejie/contracts/facts';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { Metrics } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';

const HOUR = 3600;

/** Beyond 19: from the ruling that controls property again to the first receipt, in seconds of the court, as a metric of the process. */
@Injectable()
export class RefreezeMetrics {
  private readonly observe: (seconds: number) => void;

  constructor(@Inject(Metrics) metrics: Metrics) {
    this.observe = metrics.histogram({
      name: 'hejie_refreeze_seconds',
      help: 'From the ruling that controls released property again to the first receipt, in seconds of court time',
      buckets: [60, 600, HOUR, 4 * HOUR, 24 * HOUR, 72 * HOUR, 168 * HOUR],
    });
  }

  /** Heard once, of what this service has committed: what is rolled back is not counted. */
  @OnFact(propertyRefrozen)
  refrozen({ data }: ReceivedFact<FactData<typeof propertyRefrozen>>): Promise<void> {
    this.observe(data.seconds);
    return Promise.resolve();
  }
}
