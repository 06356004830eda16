import { describe, expect, it } from '@jest/globals';

import type { FactRecord } from '../ports.js';
import { PartitionLane } from './partition-lane.js';

const record = (offset: number): FactRecord => ({
  topic: 'facts',
  partition: 0,
  offset: BigInt(offset),
  key: null,
  value: null,
  headers: {},
});
const nothing = (): void => undefined;
/** Lets everything run that waits for nothing but its turn. */
const turns = () => new Promise((resolve) => setImmediate(resolve));

describe('a lane', () => {
  // One of the turns is the moment between the end of its work and its being noticed.
  it.each([1, 2, 3, 4, 5])('works on what arrives %i turns after it has become empty', async (turnsLater) => {
    const settled: number[] = [];
    const lane = new PartitionLane({
      chunk: 10,
      settle: async (records) => {
        settled.push(...records.map(({ offset }) => Number(offset)));
        return true;
      },
      handled: ({ offset }) => {
        if (offset !== 0n) return;
        let turn = Promise.resolve();
        for (let at = 1; at < turnsLater; at += 1) turn = turn.then(nothing);
        void turn.then(() => lane.add([record(1)]));
      },
      full: nothing,
      roomAgain: nothing,
    });
    lane.add([record(0)]);
    await turns();
    expect(settled).toEqual([0, 1]);
  });

  it('that was given up calls nothing handled', async () => {
    const handled: bigint[] = [];
    let settle: (settled: boolean) => void = nothing;
    const lane = new PartitionLane({
      chunk: 10,
      settle: () => new Promise((resolve) => (settle = resolve)),
      handled: ({ offset }) => handled.push(offset),
      full: nothing,
      roomAgain: nothing,
    });
    lane.add([record(0), record(1)]);
    lane.abandon();
    settle(true);
    await lane.idle();
    expect(handled).toEqual([]);
  });

  it('stops its partition while too much waits in it, and lets it go on when there is room', async () => {
    const told: string[] = [];
    const gates: Array<() => void> = [];
    const lane = new PartitionLane({
      chunk: 1_500,
      settle: () => new Promise((resolve) => gates.push(() => resolve(true))),
      handled: nothing,
      full: () => told.push('full'),
      roomAgain: () => told.push('room'),
    });
    lane.add(Array.from({ length: 2_500 }, (_, at) => record(at)));
    expect(told).toEqual(['full']);
    gates.shift()!();
    await turns();
    // 1,000 are left: not yet room enough.
    expect(told).toEqual(['full']);
    gates.shift()!();
    await turns();
    expect(told).toEqual(['full', 'room']);
  });
});
