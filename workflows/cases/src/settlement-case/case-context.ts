import { formatYuan, type CourtInstant } from '@hejie/law';
import type { Ending, Stage } from '@hejie/settlement';
import type { ActivityKey, CaseOpening, CommandStamp } from '@hejie/contracts/workflows';
import { intake } from '../shared/activities.js';
import { CourtTime } from '../shared/court-time.js';
import { Effects } from '../shared/effects.js';
import { awaitingOf, type CaseState } from './state.js';

/** One running case: its state, its time, its effects. */
export class CaseContext {
  readonly time: CourtTime;
  readonly effects = new Effects();
  /** What search attributes were shown last; an unchanged set is not sent again. */
  shown = '';
  /** Grows with every message and every step, so that the main loop looks again. */
  revision = 0;
  /** While the ledger is asked to record that all is performed: what a command finds depends on the answer. */
  concluding: Promise<void> | undefined;

  constructor(
    readonly opening: CaseOpening,
    readonly state: CaseState,
  ) {
    this.time = new CourtTime(state.clock);
  }

  touch(): void {
    this.revision += 1;
  }

  /** Court time of a command: the real clock's, or what the message brings under a compressed clock. */
  instantOf(stamp: CommandStamp): CourtInstant {
    return this.time.seenFrom(stamp.at);
  }

  /** Idempotency key of an effect, from business ids only. */
  key(effect: string, at: CourtInstant): ActivityKey {
    return { key: `${this.opening.caseId}:${effect}`, caseId: this.opening.caseId, at };
  }

  /** Enters a stage and tells the projection; the new stage counts from this line on. */
  enter(stage: Stage, at: CourtInstant): Promise<void> {
    const { state } = this;
    state.stage = stage;
    state.sequence += 1;
    this.touch();
    const { sequence } = state;
    const awaiting = awaitingOf(state);
    return this.effects.run(() =>
      intake.recordStage({ ...this.key(`stage:${sequence}`, at), sequence, stage, awaiting }),
    );
  }

  /** The case has come to an end by the law; the main loop returns the result. A case ends once: the first ending stands. */
  async end(ending: Ending, rule: string, at: CourtInstant): Promise<void> {
    const { state } = this;
    if (state.ending) return;
    state.ending = ending;
    state.endingRule = rule;
    state.endedAt = at;
    const entered = this.enter('ENDED', at);
    const paid = state.reading?.paid ?? formatYuan(0n);
    const closed = this.effects.run(() => intake.closeCase({ ...this.key('closed', at), ending, rule, paid }));
    await Promise.all([entered, closed]);
  }
}
