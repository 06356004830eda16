import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareInstants, courtInstant, type CourtInstant } from '@hejie/law';
import { Mailbox, rememberId, type Waiting } from './mailbox.js';

const NOON = Date.parse('2026-11-23T12:00:00+08:00');
const second = (no: number): CourtInstant => courtInstant(NOON + no * 1000);
const message = (kind: Waiting['kind'], name: string, at = second(0)): Waiting => ({
  kind,
  name,
  argument: {},
  at,
  headers: {},
});
const boxOf = (...messages: Waiting[]): Mailbox<Waiting> => {
  const mailbox = new Mailbox<Waiting>();
  for (const one of messages) mailbox.post(one);
  return mailbox;
};
const emptied = (mailbox: Mailbox<Waiting>, take = () => mailbox.take()): string[] => {
  const names: string[] = [];
  for (let next = take(); next; next = take()) names.push(next.name);
  return names;
};

describe('the mailbox of a case', () => {
  it('hands messages over in the order in which they came', () => {
    const mailbox = boxOf(message('command', 'a'), message('fact', 'b'), message('command', 'c'));
    expect(emptied(mailbox)).toEqual(['a', 'b', 'c']);
    expect(mailbox.empty).toBe(true);
  });

  it('before a deadline hands over the facts that wait, then the commands that came before its instant, and no others', () => {
    const mailbox = boxOf(
      message('command', 'too late', second(10)),
      message('command', 'in time', second(9)),
      message('fact', 'money', second(11)),
    );
    expect(emptied(mailbox, () => mailbox.takeBefore(second(10)))).toEqual(['money', 'in time']);
    expect(emptied(mailbox)).toEqual(['too late']);
  });

  it('says whether somebody waits for an answer, and which facts wait', () => {
    const mailbox = boxOf(message('fact', 'a'), message('command', 'b'), message('fact', 'c'));
    expect(mailbox.has('command')).toBe(true);
    expect(mailbox.facts.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(mailbox.take('command')?.name).toBe('b');
    expect(mailbox.has('command')).toBe(false);
  });

  it('goes on with the facts that the run before has left', () => {
    expect(emptied(new Mailbox([message('fact', 'left')]))).toEqual(['left']);
  });

  const messages = fc.array(
    fc.record({ kind: fc.constantFrom('command' as const, 'fact' as const), at: fc.integer({ min: 0, max: 20 }) }),
  );

  it('loses and doubles nothing, whatever is asked for first', () => {
    fc.assert(
      fc.property(messages, fc.array(fc.constantFrom('any', 'command', 'deadline')), (posted, asks) => {
        const mailbox = boxOf(...posted.map(({ kind, at }, no) => message(kind, String(no), second(at))));
        const taken = asks.flatMap((ask) => {
          if (ask === 'deadline') return mailbox.takeBefore(second(10)) ?? [];
          return mailbox.take(ask === 'command' ? 'command' : undefined) ?? [];
        });
        const names = [...taken.map(({ name }) => name), ...emptied(mailbox)];
        expect(names.sort()).toEqual(posted.map((_, no) => String(no)).sort());
      }),
    );
  });

  it('hands over each kind in its own order, also around deadlines', () => {
    fc.assert(
      fc.property(messages, fc.integer({ min: 0, max: 20 }), (posted, deadline) => {
        const mailbox = boxOf(...posted.map(({ kind, at }, no) => message(kind, String(no), second(at))));
        const before: Waiting[] = [];
        for (let next = mailbox.takeBefore(second(deadline)); next; next = mailbox.takeBefore(second(deadline)))
          before.push(next);
        for (const kind of ['command', 'fact'] as const) {
          const numbers = before.filter((one) => one.kind === kind).map(({ name }) => Number(name));
          expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
        }
        // A fact never waits behind a deadline, and a late command never goes before it.
        expect(mailbox.facts).toEqual([]);
        for (const { kind, at } of before)
          expect(kind === 'fact' || compareInstants(at, second(deadline)) < 0).toBe(true);
      }),
    );
  });

  it('at the beginning of a run puts what came before it into the order in which it was received', () => {
    fc.assert(
      fc.property(messages, (posted) => {
        const mailbox = boxOf(...posted.map(({ kind, at }, no) => message(kind, String(no), second(at))));
        mailbox.sort();
        const ordered = posted.map(({ at }, no) => ({ at, no })).sort((one, other) => one.at - other.at);
        expect(emptied(mailbox)).toEqual(ordered.map(({ no }) => String(no)));
      }),
    );
  });
});

describe('the ids that a case has seen', () => {
  it('are kept, the newest 500 of them', () => {
    const seen = Array.from({ length: 501 }, (_, no) => `id-${no}`).reduce<readonly string[]>(rememberId, []);
    expect(seen).toHaveLength(500);
    expect([seen[0], seen.at(-1)]).toEqual(['id-1', 'id-500']);
  });
});
