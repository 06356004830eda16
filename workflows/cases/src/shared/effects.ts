/**
 * Effects of a case, one after the other in the order in which the case decided them. Handlers of updates run
 * side by side; without this queue a signature could be recorded after the confirmation that it completed.
 * An effect must not wait for another effect of the same queue.
 */
export class Effects {
  private tail: Promise<unknown> = Promise.resolve();

  run<T>(effect: () => Promise<T>): Promise<T> {
    const next = this.tail.then(effect);
    // A failed effect is its caller's to report; the queue goes on.
    this.tail = next.catch(() => undefined);
    return next;
  }

  /** Resolves when everything asked for so far has been done. */
  async idle(): Promise<void> {
    await this.tail;
  }
}
