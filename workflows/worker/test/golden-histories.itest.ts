import * as originalLaw from '@hejie/law';
import * as originalSettlement from '@hejie/settlement';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CASE_STATES, ENFORCEMENT_STATES } from '@hejie/settlement';
import { installRuntime, readHistories, replayHistories, silentLog, type ReplayRequest } from '@hejie/temporal';
import { historiesFolder, replayBundle } from '../src/case-bundle.js';

type Histories = ReplayRequest['histories'];
type History = Histories extends ReadonlyMap<string, infer H> ? H : never;
type Event = NonNullable<History['events']>[number];

const { resolve } = createRequire(import.meta.url);

describe('golden histories of the cases', () => {
  let histories: Histories;
  let bundle: ReplayRequest['bundle'];

  beforeAll(async () => {
    installRuntime({ log: silentLog });
    [histories, bundle] = await Promise.all([readHistories(historiesFolder), replayBundle()]);
  });

  it('are all reproduced by the workflow code of today, with everything that was said', async () => {
    const { replayed, divergences } = await replayHistories({ bundle, histories });
    expect(divergences).toEqual([]);
    expect(replayed).toBeGreaterThan(5);
  });

  it('are reproduced under any law: what was decided stands, and a replay asks nobody', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hejie-altered-law-'));
    try {
      const standIns = await alteredLaw(folder);
      const altered = await replayBundle(standIns);
      expect(altered.code).toContain('LAW.ALTERED');
      const { divergences } = await replayHistories({ bundle: altered, histories });
      expect(divergences).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it.each([
    ['settlement', CASE_STATES.endings],
    ['resumed', ENFORCEMENT_STATES.endings],
  ])('tell every ending of a case: %s', (type, endings) => {
    const told = new Set(
      [...histories].flatMap(([file, history]) => (file.includes(`-${type}`) ? (endingIn(history) ?? []) : [])),
    );
    expect(Object.keys(endings).filter((ending) => !told.has(ending))).toEqual([]);
  });

  describe('differ visibly from a code', () => {
    const name = () => [...histories.keys()].find(whole)!;
    const whole = (file: string): boolean => {
      const events = histories.get(file)?.events ?? [];
      return (
        events.some((e) => e.timerStartedEventAttributes) && events.some((e) => e.activityTaskScheduledEventAttributes)
      );
    };
    const divergencesOf = async (change: (events: Event[]) => void) => {
      const changed = structuredClone(histories.get(name())!);
      change(changed.events!);
      return (await replayHistories({ bundle, histories: new Map([[name(), changed]]) })).divergences;
    };

    it('that says something else to a service', async () => {
      const divergences = await divergencesOf((events) => {
        const { input } = events.find(
          (e) => e.activityTaskScheduledEventAttributes,
        )!.activityTaskScheduledEventAttributes!;
        const [payload] = input!.payloads!;
        payload!.data = Buffer.from(Buffer.from(payload!.data!).toString().replace('"step":1', '"step":7'));
      });
      expect(divergences).toEqual([{ file: name(), reason: expect.stringMatching(/^activity .* was recorded/) }]);
    });

    it('that waits for another instant', async () => {
      const divergences = await divergencesOf((events) => {
        const timer = events.find((e) => e.timerStartedEventAttributes)!.timerStartedEventAttributes!;
        timer.startToFireTimeout = { ...timer.startToFireTimeout, nanos: 7_000_000 };
      });
      expect(divergences).toEqual([{ file: name(), reason: expect.stringMatching(/timer/) }]);
    });

    it('that leaves an act out of a step', async () => {
      const divergences = await divergencesOf((events) => {
        const { input } = events.find(
          (e) => e.activityTaskScheduledEventAttributes,
        )!.activityTaskScheduledEventAttributes!;
        const [payload] = input!.payloads!;
        const request = JSON.parse(Buffer.from(payload!.data!).toString()) as { acts: unknown[] };
        payload!.data = Buffer.from(JSON.stringify({ ...request, acts: [...request.acts, { act: 'forgotten' }] }));
      });
      expect(divergences).toEqual([{ file: name(), reason: expect.stringContaining('forgotten') }]);
    });

    it('that asks nothing of a service which was asked', async () => {
      const divergences = await divergencesOf((events) => {
        const scheduled = events.find((e) => e.activityTaskScheduledEventAttributes)!;
        scheduled.activityTaskScheduledEventAttributes!.activityType = { name: 'forgotten' };
      });
      expect(divergences).toEqual([{ file: name(), reason: expect.stringMatching(/nondeterminism/i) }]);
    });
  });
});

/** How the case ended in this run; undefined: it went on in another. */
function endingIn({ events }: History): string | undefined {
  const ended = (events ?? []).findLast((event) => event.workflowExecutionCompletedEventAttributes);
  const [payload] = ended?.workflowExecutionCompletedEventAttributes?.result?.payloads ?? [];
  if (!payload?.data) return undefined;
  return (JSON.parse(Buffer.from(payload.data).toString()) as { ending?: string }).ending;
}

/**
 * The law as nobody knows it: each decision refuses everything, each period is a day longer, every setting of every pack differs.
 * Whatever the workflow code asks of the law on a replay, it gets another answer than it got then.
 */
async function alteredLaw(folder: string): Promise<Record<string, string>> {
  const law = {
    name: '@hejie/law',
    module: originalLaw,
    periods: ['period', 'periodWithExclusions', 'workingDays', 'applicationPeriod'],
  };
  const settlement = {
    name: '@hejie/settlement',
    module: originalSettlement,
    periods: ['negotiationDeadline', 'acceptanceDeadline', 'selectionDeadlines', 'nextInNegotiation'],
  };
  const altered = (periods: readonly string[], decisions: readonly string[], from: string) => `
    export * from ${JSON.stringify(from)};
    import * as original from ${JSON.stringify(from)};
    import { addDays, addMs, LawError } from 'original-law';
    const REFUSAL = { code: 'LAW.ALTERED', zh: '法律已变', en: 'the law has changed' };
    const DAY = 86_400_000;
    const longer = (value) => typeof value !== 'object' || value === null ? value : Object.fromEntries(Object.entries(value).map(([k, v]) =>
      [k, k === 'instant' || k === 'at' ? addMs(v, DAY) : k === 'value' && typeof v === 'string' ? addDays(v, 1) : typeof v === 'object' && !Array.isArray(v) ? longer(v) : v]));
    const other = (v) => typeof v === 'number' ? v + 1 : typeof v === 'boolean' ? !v : typeof v === 'string' ? v + '?' :
      Array.isArray(v) ? v.map(other) : typeof v === 'object' && v !== null ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, other(x)])) : v;
    ${periods.map((p) => `export const ${p} = (...asked) => longer(original.${p}(...asked));`).join('\n')}
    ${decisions.map((d) => `export const ${d} = () => ({ ok: false, error: new LawError(REFUSAL) });`).join('\n')}
    ${from === 'original-law' ? 'export const packOf = (...asked) => other(original.packOf(...asked));' : ''}
  `;
  const standIns: Record<string, string> = {};
  for (const { name, module, periods } of [law, settlement]) {
    const short = name.replace('@hejie/', '');
    const decisions = Object.keys(module).filter((key) => /^decide[A-Z]/.test(key));
    for (const period of periods) expect(Object.keys(module)).toContain(period);
    const file = join(folder, `${short}.mjs`);
    await writeFile(file, altered(periods, decisions, `original-${short}`));
    standIns[`${name}$`] = file;
    standIns[`original-${short}$`] = resolve(name);
  }
  return standIns;
}
