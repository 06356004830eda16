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

  /** With how many things each is busy, as JSON for {@link withinRoom}. */
  get busy(): string {
    return JSON.stringify(Object.fromEntries([...this.bodies].map(([agencyId, { size }]) => [agencyId, size])));
  }

  /** SQL: of what is locked to be taken, as much of each body as it has room for. @param locked selects `agency_id` and `next_at`. @param busy the parameter that is {@link busy}. */
  withinRoom(locked: string, busy: string): string {
    return `select * from (select l.*, row_number() over (partition by agency_id order by next_at) as nth from (${locked}) l) n
      where nth <= ${this.most.atOneBody} - coalesce((${busy}::jsonb ->> agency_id)::int, 0)`;
  }

  all(): Promise<void>[] {
    return [...this.bodies.values()].flatMap((some) => [...some]);
  }
}
