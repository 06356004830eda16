import { courtNow, laterOf, unheld, type CourtClock, type CourtInstant } from '@hejie/law';
import { CASE_TIME, COURT_CLOCK, RealCourtClock, type CaseTimePort, type CourtClockPort } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';

/** Something that a case has put to others: when, and under which clock where time is not real. */
export interface PutUnder {
  readonly caseId: string;
  readonly askedAt: CourtInstant;
  readonly clock: CourtClock | null;
}

/** The court's time of what was put to others. */
export interface AskedTime {
  /** As of when what they say is recorded. */
  readonly at: CourtInstant;
  /** As of when they are asked. */
  readonly asked: CourtInstant;
  /** Under which what they say is told. */
  readonly clock: CourtClock | undefined;
}

/** The court's time of what is put to others and asked for. Where time is not real: as far as its own clock or its case has come, or what was answered. */
@Injectable()
export class AskedTimes {
  constructor(
    @Inject(CASE_TIME) private readonly times: CaseTimePort,
    @Inject(COURT_CLOCK) private readonly clock: CourtClockPort,
  ) {}

  /**
   * As of how far the case has come: who is asked goes by the court's clock, also where its people hold it.
   * @param named the instants that an answer names.
   */
  of(put: PutUnder, named: readonly CourtInstant[] = []): Promise<AskedTime> {
    return this.read(put, named, (_clock, held) => held);
  }

  /**
   * As {@link of}. The court's clock stands still between what its people do, and that of others does not: they are asked as of a time that
   * nobody holds, or who waits for them before he does anything more would wait for ever.
   */
  ofWhoIsWaitedFor(put: PutUnder, named: readonly CourtInstant[] = []): Promise<AskedTime> {
    return this.read(put, named, (clock, held, now) => laterOf(held, clock ? courtNow(unheld(clock), now) : held));
  }

  private async read(
    { caseId, clock, askedAt }: PutUnder,
    named: readonly CourtInstant[],
    askedAs: (clock: CourtClock | null, held: CourtInstant, now: number) => CourtInstant,
  ): Promise<AskedTime> {
    if (this.clock instanceof RealCourtClock) {
      const { at } = this.clock.read(undefined);
      return { at, asked: at, clock: undefined };
    }
    const now = Date.now();
    const own = clock ? courtNow(clock, now) : askedAt;
    const held = laterOf(own, (await this.times.latest(caseId)) ?? own);
    const asked = askedAs(clock, held, now);
    // To an instant that has not come yet nobody goes by what another names.
    const at = named.filter((instant) => laterOf(asked, instant) === asked).reduce(laterOf, held);
    const { rate, holdAt } = clock?.mode === 'compressed' ? clock : { rate: 1, holdAt: at };
    return {
      at,
      asked,
      clock: { mode: 'compressed', anchorReal: now, anchorCourt: at, rate, holdAt: laterOf(holdAt, at) },
    };
  }
}
