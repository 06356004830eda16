import { backOff } from '@hejie/persistence';

interface Refusal {
  times: number;
  until: number;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/**
 * Cases whose facts the broker refuses, and topics that it refuses: left out until it is time to ask again, each time
 * after a longer pause. Kept in memory: whoever leads next asks once, and knows as much.
 */
export class Refusals {
  private readonly keys = new Map<string, Refusal>();
  private readonly topics = new Map<string, Refusal>();

  /** @param now milliseconds of a clock that only goes forward */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Cases that wait. Those whose time has come are tried again, and are not among them. */
  waiting(): string[] {
    const now = this.now();
    return [...this.keys].filter(([, refusal]) => isOn(refusal, now)).map(([key]) => key);
  }

  waits(key: string): boolean {
    return isOn(this.keys.get(key), this.now());
  }

  topicWaits(topic: string): boolean {
    return isOn(this.topics.get(topic), this.now());
  }

  /** Topics that wait, as {@link waiting} tells of cases. */
  waitingTopics(): string[] {
    const now = this.now();
    return [...this.topics].filter(([, refusal]) => isOn(refusal, now)).map(([topic]) => topic);
  }

  /** How many cases and topics wait or are about to be tried again. */
  get counts(): { readonly cases: number; readonly topics: number } {
    return { cases: this.keys.size, topics: this.topics.size };
  }

  /** Nothing is known any more: somebody else publishes now. */
  forget(): void {
    this.keys.clear();
    this.topics.clear();
  }

  /** The facts of this case wait from now on, in order. */
  park(key: string): void {
    this.refuse(this.keys, key);
  }

  /** Nothing of this topic is tried for a while. */
  parkTopic(topic: string): void {
    this.refuse(this.topics, topic);
  }

  /** The broker takes the facts of this case (again). */
  free(key: string): void {
    this.keys.delete(key);
  }

  /** The broker takes facts of this topic (again). */
  freeTopic(topic: string): void {
    this.topics.delete(topic);
  }

  private refuse(refusals: Map<string, Refusal>, name: string): void {
    const times = (refusals.get(name)?.times ?? 0) + 1;
    refusals.set(name, { times, until: this.now() + backOff(times - 1, FIRST_PAUSE, LONGEST_PAUSE) });
  }
}

const isOn = (refusal: Refusal | undefined, now: number): boolean => refusal !== undefined && refusal.until > now;
