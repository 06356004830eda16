/** What is under way with each body: one that is silent holds up nobody but itself. */
export class UnderWay {
  private readonly bodies = new Map<string, Set<Promise<void>>>();

  constructor(private readonly most: { readonly atOneBody: number; readonly altogether: number }) {}

  /** @param work never fails. */
  add(agencyId: string, work: Promise<void>): void {
    const some = this.bodies.get(agencyId) ?? new Set();
    this.bodies.set(agencyId, some);
    const going = work.finally(() => {
      some.delete(going);
      if (some.size === 0) this.bodies.delete(agencyId);
    });
    some.add(going);
  }

  get hasRoom(): boolean {
    return this.all().length < this.most.altogether;
  }

  /** Bodies that have no room for more. */
  get full(): string[] {
    return [...this.bodies].filter(([, { size }]) => size >= this.most.atOneBody).map(([agencyId]) => agencyId);
  }

  all(): Promise<void>[] {
    return [...this.bodies.values()].flatMap((some) => [...some]);
  }
}
