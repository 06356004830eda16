import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { FactRecord } from '../ports.js';
import { Assignment, type Fetched, type Take } from './assignment.js';

const OURS = { topic: 'facts', partition: 1 };
const recordsFrom = (from: bigint, to: bigint): FactRecord[] =>
  Array.from({ length: Number(to - from) }, (_, at) => ({
    ...OURS,
    offset: from + BigInt(at),
    key: null,
    value: null,
    headers: {},
  }));
/** What a request for the records from `from` brings, when the log reaches to `to`. */
const fetched = (from: bigint, to: bigint, rest: Partial<Fetched> = {}): Fetched => ({
  ...OURS,
  from,
  records: recordsFrom(from, to),
  last: to - 1n,
  committed: 0n,
  ...rest,
});
const offsetsOf = (take: Take): bigint[] => (take.kind === 'next' ? take.records.map(({ offset }) => offset) : []);

describe('a member of the group hands over', () => {
  it('from what the group has committed, and each record after the one before', () => {
    const assignment = new Assignment();
    assignment.deal([OURS]);
    expect(offsetsOf(assignment.take(fetched(5n, 8n, { committed: 5n })))).toEqual([5n, 6n, 7n]);
    expect(offsetsOf(assignment.take(fetched(8n, 10n, { committed: 5n })))).toEqual([8n, 9n]);
  });

  it('nothing of a partition that it does not have', () => {
    const assignment = new Assignment();
    expect(assignment.take(fetched(0n, 3n))).toEqual({ kind: 'foreign' });
    assignment.deal([OURS]);
    assignment.take(fetched(0n, 3n));
    assignment.deal([{ ...OURS, partition: 2 }]);
    expect(assignment.take(fetched(3n, 6n))).toEqual({ kind: 'foreign' });
  });

  it('nothing of a partition of which it does not know yet where it begins', () => {
    const assignment = new Assignment();
    assignment.deal([OURS]);
    expect(assignment.take(fetched(7n, 9n, { committed: undefined }))).toEqual({ kind: 'foreign' });
  });

  it('no record twice, when the client begins again at what was committed', () => {
    const assignment = new Assignment();
    assignment.deal([OURS]);
    assignment.take(fetched(0n, 6n));
    assignment.deal([OURS]);
    expect(offsetsOf(assignment.take(fetched(2n, 8n, { committed: 2n })))).toEqual([6n, 7n]);
  });

  it('nothing behind a hole, and says where to read again', () => {
    const assignment = new Assignment();
    assignment.deal([OURS]);
    assignment.take(fetched(0n, 6n));
    expect(assignment.take(fetched(9n, 12n))).toEqual({ kind: 'hole', from: 6n });
    expect(offsetsOf(assignment.take(fetched(6n, 12n)))).toEqual([6n, 7n, 8n, 9n, 10n, 11n]);
  });

  it('an answer that was asked for before the partition went elsewhere and came back only as far as it fits', () => {
    const assignment = new Assignment();
    assignment.deal([OURS]);
    assignment.take(fetched(0n, 10n));
    assignment.deal([]);
    assignment.deal([OURS]);
    // Asked for in its first time here; the group has only committed up to 4.
    expect(assignment.take(fetched(10n, 12n, { committed: 4n }))).toEqual({ kind: 'hole', from: 4n });
  });

  it('what another member has not handled meanwhile', () => {
    const assignment = new Assignment();
    assignment.deal([OURS]);
    assignment.take(fetched(0n, 6n));
    expect(offsetsOf(assignment.take(fetched(20n, 22n, { committed: 20n })))).toEqual([20n, 21n]);
  });

  it('nothing again of a late answer, or of a new leader that does not know yet how far the others have the log', () => {
    const assignment = new Assignment();
    assignment.deal([OURS]);
    assignment.take(fetched(0n, 10n));
    assignment.take(fetched(10n, 15n, { committed: 10n }));
    const late = assignment.take(fetched(10n, 12n, { committed: 10n }));
    expect(late).toEqual({ kind: 'next', records: [], upTo: 14n });
    expect(offsetsOf(assignment.take(fetched(15n, 16n, { committed: 10n })))).toEqual([15n]);
  });

  it('what a log holds that was cut: its offsets are given anew, from where the library begins again', () => {
    const assignment = new Assignment();
    assignment.deal([OURS]);
    assignment.take(fetched(0n, 50n));
    assignment.take(fetched(50n, 60n, { committed: 40n }));
    expect(offsetsOf(assignment.take(fetched(0n, 3n)))).toEqual([0n, 1n, 2n]);
    expect(offsetsOf(assignment.take(fetched(3n, 5n)))).toEqual([3n, 4n]);
  });

  it('of a log that was cut nothing that it had before', () => {
    const assignment = new Assignment();
    assignment.deal([OURS]);
    assignment.take(fetched(0n, 50n));
    assignment.take(fetched(50n, 60n, { committed: 40n }));
    // Asked for before the cut, answered after it.
    expect(assignment.take(fetched(60n, 62n))).toEqual({ kind: 'hole', from: 0n });
    expect(offsetsOf(assignment.take(fetched(0n, 3n)))).toEqual([0n, 1n, 2n]);
  });

  it('in the end what comes behind records that the broker does not give any more, and says which are lost', () => {
    const assignment = new Assignment();
    assignment.deal([OURS]);
    assignment.take(fetched(0n, 6n));
    let take = assignment.take(fetched(9n, 12n));
    for (let asked = 0; take.kind === 'hole' && asked < 20; asked += 1) take = assignment.take(fetched(9n, 12n));
    expect(take).toMatchObject({ kind: 'next', lost: { from: 6n, to: 9n } });
  });

  it('everything from the commit on without gap and repetition, however requests, answers, rebalances and cuts fall', () => {
    const event = fc.oneof(
      // A request for what comes next, or from somewhere else: an answer of another broker, of another generation.
      fc.record({
        what: fc.constant('fetch' as const),
        back: fc.nat(15),
        ahead: fc.nat(15),
        count: fc.integer({ min: 1, max: 8 }),
      }),
      fc.record({ what: fc.constant('stay' as const) }),
      fc.record({ what: fc.constant('leave' as const), handled: fc.nat(10) }),
      fc.record({ what: fc.constant('commit' as const), handled: fc.nat(10) }),
      fc.record({ what: fc.constant('cut' as const), start: fc.nat(5) }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const assignment = new Assignment();
        assignment.deal([OURS]);
        let committed = 0n;
        let next = 0n;
        const commit = (open: number): void => {
          committed = next - BigInt(open) > committed ? next - BigInt(open) : committed;
        };
        for (const step of events) {
          if (step.what === 'stay') assignment.deal([OURS]);
          if (step.what === 'leave') {
            // The group has handled a part of what was handed over, and whoever has the partition next begins there.
            commit(step.handled);
            next = committed;
            assignment.deal([]);
            assignment.deal([OURS]);
          }
          if (step.what === 'commit') {
            commit(step.handled);
            assignment.committed(OURS, committed);
          }
          if (step.what === 'cut' && BigInt(step.start) < committed) next = committed = BigInt(step.start);
          if (step.what !== 'fetch') continue;
          const wanted = next + BigInt(step.ahead - step.back);
          const from = wanted < 0n ? 0n : wanted;
          const last = from + BigInt(step.count);
          const take = assignment.take(fetched(from, last, { committed }));
          if (from > next) expect(take).toEqual({ kind: 'hole', from: next });
          for (const offset of offsetsOf(take)) {
            expect(offset).toBe(next);
            next += 1n;
          }
        }
      }),
    );
  });
});
