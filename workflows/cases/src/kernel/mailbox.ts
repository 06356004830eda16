import { compareInstants, type CourtInstant } from '@hejie/law';
import type { MessageHeaders } from './context.js';

/** So many ids of each kind are carried from run to run: some 20 KB, and years of facts and commands of one case. */
const REMEMBERED = 500;

/** The ids seen so far with one more; the oldest is forgotten first. */
export const rememberId = (seen: readonly string[], id: string): string[] => [...seen, id].slice(-REMEMBERED);

/** A message that waits for its turn. */
export interface Waiting {
  readonly kind: 'command' | 'fact';
  readonly name: string;
  readonly argument: unknown;
  /** A command's: court time at which it was received, and to which it is dated. A fact's: at which it happened. */
  readonly at: CourtInstant;
  /** After so many turns of the run it came while nothing was under way or waiting: its validator has asked the law then. */
  readonly validatedIn?: number;
  /** Its own headers: it answers nobody else's. */
  readonly headers: MessageHeaders;
}

/** Messages of a case in the order in which they came. */
export class Mailbox<W extends Waiting> {
  constructor(private waiting: W[] = []) {}

  post(message: W): void {
    this.waiting.push(message);
  }

  /**
   * At the beginning of a run what came before it is handed over kind by kind and name by name, not as it came: the order is that
   * in which it was received.
   */
  sort(): void {
    this.waiting.sort((one, other) => compareInstants(one.at, other.at));
  }

  get empty(): boolean {
    return this.waiting.length === 0;
  }

  has(kind: Waiting['kind']): boolean {
    return this.waiting.some((message) => message.kind === kind);
  }

  /** Facts that wait, for whoever goes on with them. */
  get facts(): W[] {
    return this.waiting.filter(({ kind }) => kind === 'fact');
  }

  /** The first message, or the first of one kind. */
  take(kind?: Waiting['kind']): W | undefined {
    return this.remove((message) => kind === undefined || message.kind === kind);
  }

  /**
   * What goes before a deadline that has come: a fact that waits, for money wins over a deadline; and a command that was received
   * before the deadline's instant, for who came in time is in time however late the machine was.
   */
  takeBefore(deadline: CourtInstant): W | undefined {
    return this.take('fact') ?? this.remove(({ at }) => compareInstants(at, deadline) < 0);
  }

  private remove(which: (message: W) => boolean): W | undefined {
    const index = this.waiting.findIndex(which);
    return index < 0 ? undefined : this.waiting.splice(index, 1)[0];
  }
}
