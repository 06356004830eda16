/**
 * Effects of a case, one after the other in the order in which the case decided them. Handlers of updates run
 * side by side; without this queue a signature could be recorded after the confirmation that it completed.
 * An effect must not wait for an effect that was asked for after it.
 */
export class Effects {
  private tail: Promise<unknown> = Promise.resolve();
  private pending = 0;

  run<T>(effect: () => Promise<T>): Promise<T> {
    this.pending += 1;
    const next = this.tail.then(effect).finally(() => {
      this.pending -= 1;
    });
    // A failed effect is its caller's to report; the queue goes on.
    this.tail = next.catch(() => undefined);
    return next;
  }

  /** Everything asked for so far has been done. */
  get idle(): boolean {
    return this.pending === 0;
  }
}
