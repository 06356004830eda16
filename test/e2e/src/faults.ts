import { setTimeout as sleep } from 'node:timers/promises';

import { DAYS_PER_SECOND, type Act, type CaseScript } from '@hejie/local/demo';

import type { StackUnderTest, Victim } from './stack.js';

/** A process that is killed at a step of a case. */
export interface Fault {
  /** A word of the case's title. */
  readonly of: string;
  /** The act of the script. */
  readonly act: string;
  /** `during`: while the act's requests are under way; `after`: as soon as they are answered; `at`: when court time reaches this instant. */
  readonly when: { readonly during: number } | 'after' | { readonly at: string };
  readonly victim: Victim;
  /** Why it matters here. */
  readonly because: string;
}

/** A process is down for some seconds: struck a little before the instant, it is away when the instant comes. */
const BEFORE_MS = 400;

/** The scripts of the demonstration, with the faults between and inside their acts. */
export class Chaos {
  readonly struck: Victim[] = [];
  private readonly striking: Promise<void>[] = [];

  constructor(
    private readonly stack: StackUnderTest,
    private readonly faults: readonly Fault[],
  ) {}

  over(scripts: readonly CaseScript[]): CaseScript[] {
    const struck = scripts.map((script) => ({
      ...script,
      acts: script.acts.map((act) => this.struckAct(script, act)),
    }));
    const lost = this.faults.filter(
      ({ of, act }) => !scripts.some(({ title, acts }) => title.includes(of) && acts.some(({ what }) => what === act)),
    );
    if (lost.length > 0) throw new Error(`no such step: ${lost.map(({ of, act }) => `${of} ${act}`).join(', ')}`);
    return struck;
  }

  /** Every process that was to be killed was, and is ready again. */
  async recovered(): Promise<void> {
    await Promise.all(this.striking);
  }

  private struckAct({ title }: CaseScript, act: Act): Act {
    const faults = this.faults.filter((fault) => title.includes(fault.of) && fault.act === act.what);
    if (faults.length === 0) return act;
    return {
      ...act,
      act: async (courtCase) => {
        const playing = act.act(courtCase);
        for (const { when, victim } of faults)
          if (typeof when === 'object' && 'during' in when) this.strike(victim, when.during);
        await playing;
        for (const { when, victim } of faults) {
          if (when === 'after') this.strike(victim, 0);
          else if ('at' in when) this.strike(victim, realMs(act.at, when.at) - BEFORE_MS);
        }
      },
    };
  }

  private strike(victim: Victim, afterMs: number): void {
    this.striking.push(
      (async () => {
        await sleep(afterMs);
        const killed = await this.stack.kill(victim);
        this.struck.push(victim);
        await this.stack.ready(victim, killed);
      })(),
    );
  }
}

/** How long court time takes from one instant to another, in milliseconds of the machine. */
function realMs(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / (DAYS_PER_SECOND * 86_400);
}
