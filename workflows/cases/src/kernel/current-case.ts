import type { CourtInstant } from '@hejie/law';
import type { NextDeadline } from '@hejie/contracts/workflows';
import type { CourtTime } from './court-time.js';
import type { Question } from './decision.js';
import type { CaseDefinition, Message, Outcome, Standing, Turn } from './definition.js';

/** What of a case goes from run to run, beside what it has heard. */
export interface Progress<S> {
  readonly state: S;
  readonly stage: string;
  /** Steps so far, over the whole life of the case. */
  readonly step: number;
  readonly due: NextDeadline | null;
  readonly latenessSeconds?: number;
}

/** The case of this run as it stands: changed by `apply`, and by nothing else. */
export class CurrentCase<O extends { readonly caseId: string }, S, R, V> {
  private progress: Progress<S>;
  private end: Standing<O, S>['ended'];

  constructor(
    readonly definition: CaseDefinition<O, S, R, V>,
    readonly opening: O,
    readonly time: CourtTime,
    carried?: Progress<S>,
  ) {
    const { initial, states } = definition;
    const step = definition.stepsBefore?.(opening) ?? 0;
    this.progress = carried ?? { state: initial(opening), stage: states.initial, step, due: null };
  }

  get carried(): Progress<S> {
    const { state, stage, step, due, latenessSeconds } = this.progress;
    return { state, stage, step, due, latenessSeconds };
  }

  get stage(): string {
    return this.progress.stage;
  }

  get due(): NextDeadline | null {
    return this.progress.due;
  }

  get ended(): Standing<O, S>['ended'] {
    return this.end;
  }

  get standing(): Standing<O, S> {
    const { state, stage, due, latenessSeconds } = this.progress;
    return { opening: this.opening, state, stage, due, ended: this.end, latenessSeconds };
  }

  get status(): V {
    return this.definition.status(this.standing);
  }

  stillDue({ at, kind }: NextDeadline): boolean {
    return this.due?.at === at && this.due.kind === kind;
  }

  turnAt(at: CourtInstant, time = this.time): Turn<O, S> {
    const { state, stage } = this.progress;
    return { opening: this.opening, state, stage, at, now: time.now() };
  }

  question(message: Message, at: CourtInstant, time = this.time): Question<O, S> {
    return { workflow: this.definition.workflow, message, due: this.due, ...this.turnAt(at, time) };
  }

  /** The number of the step that is recorded next. */
  nextStep(): number {
    this.progress = { ...this.progress, step: this.progress.step + 1 };
    return this.progress.step;
  }

  /** It has not ended after all: whoever decides on it says at once how it stands. */
  reopen(): void {
    this.end = undefined;
    this.progress = { ...this.progress, stage: this.definition.states.initial };
  }

  late(latenessSeconds: number): void {
    this.progress = { ...this.progress, latenessSeconds };
  }

  /** Takes over what was decided, dated to `at`. */
  apply({ change, stage, ending, due }: Outcome<S>, at: CourtInstant): void {
    const { progress } = this;
    this.progress = {
      ...progress,
      ...(change && { state: { ...progress.state, ...change } }),
      ...(stage !== undefined && { stage }),
      ...(due !== undefined && { due }),
    };
    if (!ending) return;
    this.end = { at, ...ending };
    this.progress = { ...this.progress, stage: 'ENDED', due: null };
  }
}
