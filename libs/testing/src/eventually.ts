export interface Patience {
  /** Milliseconds until the last failure is thrown; 30,000 by default: a machine with other work is slow, and who succeeds waits for nothing. */
  timeout?: number;
  /** Milliseconds between attempts; 50 by default. */
  interval?: number;
}

/**
 * Repeats an assertion until it holds, and returns its value; for what another process will do soon.
 * @throws the assertion's last error once the patience ends.
 */
export async function eventually<T>(assertion: () => T | Promise<T>, patience: Patience = {}): Promise<T> {
  const { timeout = 30_000, interval = 50 } = patience;
  const end = performance.now() + timeout;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() >= end) throw error;
      await new Promise((resolve) => setTimeout(resolve, interval));
    }
  }
}
