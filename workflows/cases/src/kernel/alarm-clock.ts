import { CancellationScope, sleep } from '@temporalio/workflow';

/** The one timer of a case. An instant that stands keeps its timer: each start and each cancellation is an event. */
export class AlarmClock {
  private set: { readonly at: number; readonly scope: CancellationScope } | undefined;

  /** @param ring called when the instant has come. */
  constructor(private readonly ring: () => void) {}

  /** Rings at `at` (epoch ms of the workflow's clock) and at no other time; undefined: not at all. */
  setFor(at: number | undefined, summary: string): void {
    if (at === this.set?.at) return;
    this.set?.scope.cancel();
    this.set = undefined;
    if (at === undefined) return;
    const scope = new CancellationScope();
    this.set = { at, scope };
    // Server timers count whole milliseconds; a zero would mean "no timer".
    const delay = Math.max(1, at - Date.now());
    void scope
      .run(() => sleep(delay, { summary }))
      .then(
        () => {
          if (this.set?.scope === scope) this.set = undefined;
          this.ring();
        },
        // Cancelled: another instant counts now.
        () => undefined,
      );
  }
}
