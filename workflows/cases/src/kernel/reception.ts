import { caseEnded } from '@hejie/settlement';
import { LawError, type CourtClock } from '@hejie/law';
import { commandHeardQuestion, lawFailure, type CommandStamp, type WakingFact } from '@hejie/contracts/workflows';
import { defineQuery, defineSignal, defineUpdate, setHandler } from '@temporalio/workflow';
import { receivedHeaders } from './context.js';
import type { CurrentCase } from './current-case.js';
import { decide, type Question } from './decision.js';
import { Mailbox, rememberId, type Waiting } from './mailbox.js';

/** A message in this run: a command has somebody who waits for its answer. */
export type Received = Waiting & { readonly answer?: { resolve(): void; reject(why: unknown): void } };

/** What a case has heard, as it goes from run to run. */
export interface Heard {
  readonly seenFacts: readonly string[];
  readonly seenCommands: readonly string[];
  /** Facts that came and were not acted on yet. */
  readonly waiting: readonly Waiting[];
}

/** What a command bears beside what it says. */
interface Stamped {
  readonly stamp: CommandStamp;
}
export const stampOf = (command: unknown): CommandStamp => (command as Stamped).stamp;

/** Takes in what is said to a case: each message once, over all its runs, and into the mailbox in the order in which it came. */
export class Reception<O extends { readonly caseId: string }, S, R, V> {
  readonly mailbox: Mailbox<Received>;
  /** Turns that the case has had in this run. */
  turns = 0;
  private seenFacts: readonly string[];
  private seenCommands: readonly string[];
  /** Commands of this run that are not answered yet, by their ids. */
  private readonly underway = new Map<string, Promise<V>>();

  /**
   * @param free nothing of the case is under way or waits to be tried again.
   * @param wake called when a message has come.
   */
  constructor(
    private readonly courtCase: CurrentCase<O, S, R, V>,
    private readonly free: () => boolean,
    private readonly wake: () => void,
    heard?: Heard,
  ) {
    this.mailbox = new Mailbox([...(heard?.waiting ?? [])]);
    this.seenFacts = heard?.seenFacts ?? [];
    this.seenCommands = heard?.seenCommands ?? [];
  }

  /** @param again a fact that waits to be tried again. */
  carried(again: readonly Received[]): Heard {
    const { seenFacts, seenCommands } = this;
    return { seenFacts, seenCommands, waiting: [...again, ...this.mailbox.facts] };
  }

  /** Every handler, before the first await: what came early waits in the mailbox, in the order in which it was received. */
  open(): void {
    const { commands, facts } = this.courtCase.definition;
    for (const name of Object.keys(commands)) this.registerCommand(name);
    for (const name of Object.keys(facts))
      setHandler(defineSignal<[WakingFact]>(name), (fact) => this.hear(name, fact));
    setHandler(defineQuery<V>('status'), () => this.courtCase.status);
    setHandler(defineQuery<boolean, [string]>(commandHeardQuestion.name), (id) => this.seenCommands.includes(id));
    this.mailbox.sort();
  }

  private hear(name: string, fact: WakingFact): void {
    if (this.seenFacts.includes(fact.eventId)) return;
    this.seenFacts = rememberId(this.seenFacts, fact.eventId);
    this.post({ kind: 'fact', name, argument: fact, at: fact.at });
  }

  private registerCommand(name: string): void {
    setHandler(defineUpdate<V, [Stamped]>(name), (command) => this.answerTo(name, command), {
      validator: (command) => this.refuseEarly(name, command),
    });
  }

  /**
   * Update ids de-duplicate within one run only. Repeated, a command is answered and has no second effect; while it is at work there
   * is one outcome for both. What was refused may be sent again.
   */
  private answerTo(name: string, command: Stamped): Promise<V> {
    const { commandId, at } = command.stamp;
    if (this.seenCommands.includes(commandId)) return Promise.resolve(this.courtCase.status);
    const known = this.underway.get(commandId);
    if (known) return known;
    const answer = new Promise<V>((resolve, reject) => {
      const resolved = (): void => {
        this.underway.delete(commandId);
        this.seenCommands = rememberId(this.seenCommands, commandId);
        resolve(this.courtCase.status);
      };
      const rejected = (why: unknown): void => {
        this.underway.delete(commandId);
        reject(why as Error);
      };
      const validatedIn = this.idleUnder(receivedHeaders().clock) ? this.turns : undefined;
      const waits = { resolve: resolved, reject: rejected };
      this.post({ kind: 'command', name, argument: command, at, validatedIn, answer: waits });
    });
    this.underway.set(commandId, answer);
    return answer;
  }

  /** A command is dated to when it was received, by the clock that it brings, however long it waits for its turn. */
  private post(message: Omit<Received, 'headers'>): void {
    const headers = receivedHeaders();
    const { time } = this.courtCase;
    time.adopt(headers.clock);
    const at = message.kind === 'command' ? time.seenFrom(message.at) : message.at;
    this.mailbox.post({ ...message, at, headers });
    this.wake();
  }

  /** Refuses early, by the same decision, while nothing is under way or waiting; otherwise the command is decided at its turn. */
  private refuseEarly(name: string, command: Stamped): void {
    const { courtCase } = this;
    const { commandId, at } = command.stamp;
    if (this.underway.has(commandId) || this.seenCommands.includes(commandId)) return;
    if (courtCase.ended) throw lawFailure(caseEnded(courtCase.ended.ending));
    const { clock } = receivedHeaders();
    if (!this.idleUnder(clock)) return;
    const time = courtCase.time.with(clock);
    const message = { kind: 'command', name, argument: command } as const;
    const refusal = this.refusalOf(courtCase.question(message, time.seenFrom(at), time));
    if (refusal) throw lawFailure(new LawError(refusal));
  }

  /** A fault is no refusal: the command has its turn, where what went wrong is recorded and people are told. */
  private refusalOf(question: Question<O, S>) {
    try {
      return decide(this.courtCase.definition, question).refusal;
    } catch {
      return undefined;
    }
  }

  /** Nothing is under way or waiting, and no deadline has come by the clock that a message brings. */
  private idleUnder(clock: CourtClock | undefined): boolean {
    if (!this.free() || !this.mailbox.empty) return false;
    const { due, time } = this.courtCase;
    return !due || !time.with(clock).hasReached(due.at);
  }
}
