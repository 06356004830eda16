import type { Court, CommandClock } from '@hejie/local/demo';
import { casePath } from '@hejie/contracts/http';

import { BEGINNING, CaseClock } from '../court/clock.js';
import { COURT, CourtCase } from '../court/court-case.js';
import { pause } from '../measure/figures.js';

/** Desks at which people work, and how long one waits from command to command. */
const DESKS = 4;
const EACH_MS = 400;

/** Ordinary work: new cases are filed and negotiated, and receipts are posted to those that are in performance. */
export class People {
  private posted = 0;

  /**
   * @param performing cases whose instalments are paid now and then
   * @param clock of those
   */
  constructor(
    private readonly court: Court,
    private readonly performing: readonly string[],
    private readonly clock: () => CommandClock,
  ) {}

  /** Works until told to stop. @returns milliseconds until the answer of each command. */
  async work(until: () => boolean): Promise<number[]> {
    const times: number[] = [];
    await Promise.all(Array.from({ length: DESKS }, (_, desk) => this.desk(desk, times, until)));
    return times;
  }

  private async desk(desk: number, times: number[], until: () => boolean): Promise<void> {
    // Not all at once.
    await pause((desk * EACH_MS) / DESKS);
    while (!until())
      for (const command of this.day()) {
        if (until()) return;
        const began = performance.now();
        await command();
        const took = performance.now() - began;
        times.push(took);
        await pause(EACH_MS - took);
      }
  }

  /** The commands of one case, from the filing to its failure, and two receipts of others. */
  private day(): (() => Promise<unknown>)[] {
    const clock = new CaseClock(BEGINNING);
    let one: CourtCase;
    return [
      async () => (one = await CourtCase.file(this.court, clock.running)),
      () => one.answer('CREDITOR', 'CONSENT', clock.running),
      () => this.receipt(),
      () => one.answer('DEBTOR', 'CONSENT', clock.running),
      () => one.designate(clock.running),
      () => one.accept(clock.running),
      () => this.receipt(),
      () => one.extend(10, clock.running),
      () => one.fail(clock.running),
    ];
  }

  /** A small sum, so that no deadline of the case moves. */
  private receipt(): Promise<unknown> {
    const nth = this.posted++;
    const caseId = this.performing[nth % this.performing.length]!;
    const body = { receiptId: `bench-${nth}`, valueDate: '2026-09-28', amount: '1.00', proof: 'bench' };
    return this.court.command(
      'performance',
      casePath(caseId, '/receipts'),
      { role: 'clerk', court: COURT },
      body,
      this.clock(),
    );
  }
}
