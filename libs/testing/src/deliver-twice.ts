/**
 * Wraps a handler so that every delivery reaches it twice, as at-least-once delivery may; returns both results.
 * The second delivery starts when the first has ended, or together with it (`atOnce`), as when a consumer
 * group moves a partition while a handler is still at work.
 */
export function deliverTwice<A extends unknown[], R>(
  handler: (...delivery: A) => Promise<R> | R,
  options: { atOnce?: boolean } = {},
): (...delivery: A) => Promise<[first: R, second: R]> {
  return async (...delivery) => {
    if (options.atOnce) {
      const outcomes = await Promise.allSettled([deliver(handler, delivery), deliver(handler, delivery)]);
      const values = outcomes.map((outcome) => {
        if (outcome.status === 'rejected') throw outcome.reason;
        return outcome.value;
      });
      return values as [R, R];
    }
    return [await deliver(handler, delivery), await deliver(handler, delivery)];
  };
}

async function deliver<A extends unknown[], R>(handler: (...delivery: A) => Promise<R> | R, delivery: A): Promise<R> {
  return await handler(...delivery);
}
