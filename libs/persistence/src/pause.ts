/** Waits, or returns at once when the signal is or gets aborted. Never rejects. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end, { once: true });
  });
}

/** Doubling pauses with a ceiling, in milliseconds: attempt 0 waits `first`. */
export function backOff(attempt: number, first = 100, longest = 5_000): number {
  return Math.min(longest, first * 2 ** Math.min(attempt, 20));
}

/** Waits for work at most so long; what is still running then goes on by itself. */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const limit = new AbortController();
  await Promise.race([work.catch(() => undefined), pause(milliseconds, limit.signal)]);
  limit.abort();
}

/** The outcome of work that takes so long at most. @throws Error after that; what is still running then goes on by itself. */
export async function inTime<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const limit = new AbortController();
  const late = pause(milliseconds, limit.signal).then(() => {
    throw new Error(`not done within ${milliseconds} ms`);
  });
  // Once the work is done nobody listens to it any more.
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    limit.abort();
  }
}
