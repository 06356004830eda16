import { caseEnded } from '@hejie/settlement';
import type { CourtClock, CourtInstant } from '@hejie/law';
import { CASE_UNDECIDED, lawFailure, type NextDeadline } from '@hejie/contracts/workflows';
import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineSignal,
  getExternalWorkflowHandle,
  isCancellation,
  log,
  workflowInfo,
} from '@temporalio/workflow';
import { AlarmClock } from './alarm-clock.js';
import { answering, receivedHeaders, type MessageHeaders } from './context.js';
import { CourtTime } from './court-time.js';
import { CurrentCase, type Progress } from './current-case.js';
import type { CaseDefinition, Message } from './definition.js';
import { Reception, stampOf, type Heard, type Received } from './reception.js';
import { alarm, pauseBefore, refusalIn, requireFault, untilDone } from './record.js';
import { takeTurn, type From } from './turn.js';
import { Visibility, type Attributes } from './visibility.js';

/** So many events a run takes; then the case continues as new, for a long history costs at every restart of a worker. */
const EVENTS_A_RUN = 250;

/** The one argument of a case's workflow. */
export interface CaseInput<O, S> {
  readonly opening: O;
  /** What the run before has left; absent in the first one. */
  readonly carried?: Carried<S>;
  /** Events a run may take, where it is not the usual number. */
  readonly eventsARun?: number;
}

/** Everything that one run hands to the next. Plain JSON: no Map, no bigint, no Date. */
export interface Carried<S> extends Progress<S>, Heard {
  readonly clock: CourtClock;
  readonly shown: Attributes;
}

/** A fact or a deadline that met a fault, and when it is tried again (epoch ms of the workflow's clock). */
interface Retry {
  readonly message: Received | NextDeadline;
  readonly attempt: number;
  readonly at: number;
}

const isMessage = (next: Received | NextDeadline): next is Received => 'headers' in next;

/**
 * How any case runs: an actor that takes one message at a time. Decide, record, answer (`turn.ts`), and only then the next; the order
 * is in `next`. Everything that could be otherwise from build to build (law, calendar, packs) is asked in a decision, and recorded.
 */
export class CaseRun<O extends { readonly caseId: string }, S, R, V> {
  private readonly courtCase: CurrentCase<O, S, R, V>;
  private readonly reception: Reception<O, S, R, V>;
  private readonly visibility: Visibility;
  private readonly alarmClock = new AlarmClock(() => (this.woken = true));
  /** Its beginning is recorded: until then nobody is refused early, for at his turn the case stands otherwise. */
  private begun: boolean;
  private busy = false;
  private woken = false;
  private retry: Retry | undefined;

  constructor(
    private readonly definition: CaseDefinition<O, S, R, V>,
    private readonly input: CaseInput<O, S>,
  ) {
    const { opening, carried } = input;
    const time = new CourtTime(carried?.clock ?? receivedHeaders().clock ?? { mode: 'real' });
    this.courtCase = new CurrentCase(definition, opening, time, carried);
    const free = (): boolean => this.begun && !this.busy && !this.retry && !this.tooLong;
    this.reception = new Reception(this.courtCase, free, () => (this.woken = true), carried);
    this.begun = carried !== undefined;
    // Who starts a case gives it the attributes of its beginning.
    this.visibility = new Visibility(carried?.shown ?? definition.shown.attributes(this.courtCase.standing));
  }

  /** From here to the case's end, or to the next run. A failed run is a fault in the software. */
  async run(): Promise<R> {
    this.reception.open();
    if (!this.begun) await this.begin();
    do await this.live();
    while (await this.goesOn());
    const { definition, courtCase } = this;
    this.visibility.describe(definition.shown.details(courtCase.standing));
    return definition.result(courtCase.standing);
  }

  /** Message by message to the case's end, or to the next run. */
  private async live(): Promise<void> {
    const { mailbox } = this.reception;
    while (!this.courtCase.ended) {
      if (this.tooLong && !mailbox.has('command')) {
        if (allHandlersFinished()) await this.continueCase();
        await condition(() => allHandlersFinished() || mailbox.has('command'));
        continue;
      }
      const next = this.next();
      if (next === undefined) await this.wait();
      else if (isMessage(next)) await this.take(next);
      else await this.reach(next);
    }
  }

  /** A case that cannot begin hears nothing else: it is tried until it has begun. */
  private async begin(): Promise<void> {
    const headers = receivedHeaders();
    const at = this.definition.begunAt(this.courtCase.opening);
    await untilDone('start', () => this.turn({ kind: 'start' }, at, headers));
    this.begun = true;
  }

  /**
   * The next message, or the deadline that has come. In the order in which they came; before a deadline goes a fact that waits,
   * and a command that was received before the deadline's instant. While a fact or a deadline waits to be tried again after a
   * fault, people's commands go on, and nothing else.
   */
  private next(): Received | NextDeadline | undefined {
    const { mailbox } = this.reception;
    const { due, time } = this.courtCase;
    // Another deadline counts now: nobody waits for this one.
    if (this.retry && !isMessage(this.retry.message) && !this.courtCase.stillDue(this.retry.message))
      this.retry = undefined;
    if (this.retry) return Date.now() < this.retry.at ? mailbox.take('command') : this.retry.message;
    if (!due || !time.hasReached(due.at)) return mailbox.take();
    return mailbox.takeBefore(due.at) ?? due;
  }

  private get tooLong(): boolean {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    return continueAsNewSuggested || historyLength >= (this.input.eventsARun ?? EVENTS_A_RUN);
  }

  /** Until a message comes or the next instant: of the deadline, or of another try. */
  private async wait(): Promise<void> {
    const { standing, due, time } = this.courtCase;
    const { shown } = this.definition;
    this.visibility.show(shown.attributes(standing), shown.details(standing));
    const at = this.retry?.at ?? (due ? time.realInstantOf(due.at) : undefined);
    this.alarmClock.setFor(at, this.retry || !due ? '故障后重试' : shown.deadline(due, standing.state));
    this.woken = false;
    await condition(() => this.woken);
  }

  private async take(received: Received): Promise<void> {
    const { kind, name, argument, headers, validatedIn, answer } = received;
    const commanded = kind === 'command';
    const at = commanded ? received.at : this.courtCase.time.now();
    const by = commanded ? stampOf(argument).by : undefined;
    // Its validator has asked the law, unless the case has had another turn since.
    const validated = validatedIn === this.reception.turns;
    const from = { validated, by, answered: () => answer?.resolve() };
    await this.attempt(received, () => this.turn({ kind, name, argument }, at, headers, from));
  }

  /** What follows a deadline is dated to it, however late the machine was. */
  private async reach(due: NextDeadline): Promise<void> {
    const { courtCase } = this;
    const latenessSeconds = courtCase.time.secondsPast(due.at);
    await this.attempt(due, async () => {
      await this.turn({ kind: 'deadline', due, latenessSeconds }, due.at, {});
      // It would come again at once, and again without end.
      if (courtCase.stillDue(due)) throw withoutEffect(due.kind);
      courtCase.late(latenessSeconds);
    });
  }

  /** A command is answered with what went wrong; a fact or a deadline is tried again, and people are told. */
  private async attempt(message: Received | NextDeadline, turn: () => Promise<void>): Promise<void> {
    const attempt = (this.retry?.message === message ? this.retry.attempt : 0) + 1;
    try {
      await turn();
      if (this.retry?.message === message) this.retry = undefined;
    } catch (fault) {
      requireFault(fault);
      const answer = isMessage(message) ? message.answer : undefined;
      // A decision that failed comes as a failure of the application too: a refusal is what the law has said.
      const refusal = refusalIn(fault);
      const name = isMessage(message) ? message.name : message.kind;
      if (!answer || !refusal) alarm(name, attempt, fault);
      if (answer) answer.reject(refusal ?? undecided(name));
      else this.retry = { message, attempt, at: Date.now() + pauseBefore(attempt) };
    }
  }

  /** Nothing else of the case is under way meanwhile; what is asked of others bears the message's own headers. */
  private async turn(message: Message, at: CourtInstant, headers: MessageHeaders, from?: From): Promise<void> {
    this.busy = true;
    this.reception.turns += 1;
    try {
      const { courtCase } = this;
      await answering({ ...headers, clock: courtCase.time.carried }, () => takeTurn(courtCase, message, at, from));
    } finally {
      this.busy = false;
    }
  }

  private continueCase(): Promise<never> {
    const { input, courtCase, reception, visibility } = this;
    const clock = courtCase.time.carried;
    const heard = reception.carried(this.triedAgain);
    const carried: Carried<S> = { clock, ...courtCase.carried, ...heard, shown: visibility.shown };
    return answering({ clock }, () => continueAsNew({ ...input, carried }));
  }

  /** A fact that met a fault and waits for another try; a deadline is due again by itself. */
  private get triedAgain(): Received[] {
    return this.retry && isMessage(this.retry.message) ? [this.retry.message] : [];
  }

  /**
   * The case has ended: who still waits is answered by the case itself; facts go to its heir. Then, and only then, the run is complete.
   * @returns whether it goes on after all: a fact has come meanwhile that opens it again.
   */
  private async goesOn(): Promise<boolean> {
    const { definition, courtCase } = this;
    const { mailbox } = this.reception;
    for (const fact of this.triedAgain) await this.forward(fact);
    while (!mailbox.empty || !allHandlersFinished()) {
      for (let left = mailbox.take(); left; left = mailbox.take()) {
        if (left.kind === 'command') left.answer?.reject(lawFailure(caseEnded(courtCase.ended?.ending)));
        else if (left.name === definition.reopenedBy) {
          courtCase.reopen();
          await this.take(left);
          if (!courtCase.ended) return true;
        } else await this.forward(left);
      }
      await condition(() => !mailbox.empty || allHandlersFinished());
    }
    return false;
  }

  /** An heir that has ended already hears nothing; what the fact tells of stands in the records. */
  private async forward({ name, argument, headers }: Received): Promise<void> {
    const heir = this.definition.heir?.(this.courtCase.standing, name);
    if (heir === undefined) return;
    await answering({ ...headers, clock: this.courtCase.time.carried }, () =>
      getExternalWorkflowHandle(heir).signal(defineSignal<[unknown]>(name), argument),
    ).catch((error: unknown) => {
      if (isCancellation(error)) throw error;
      log.warn('A fact was not heard by the case that goes on', { heir, name, error: String(error) });
    });
  }
}

/** A rule that leaves its deadline standing: nobody wants it asked without end. */
function withoutEffect(kind: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(`CASE.DEADLINE_STANDS: the deadline ${kind} has brought about nothing`);
}

/** To the caller of a command that met a fault of ours: he may send it again. */
function undecided(name: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(`${CASE_UNDECIDED}: the command ${name} could not be decided`, CASE_UNDECIDED);
}
