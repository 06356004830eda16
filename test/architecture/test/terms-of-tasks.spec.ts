import { describe, expect, it } from '@jest/globals';
import { packOf } from '@hejie/law';
import { openedTasks } from '../src/task-kinds.js';

/** Kinds of tasks that have no term, by the reason why. Whoever adds one says here why nobody of the court is late with it, or gives it a term. */
const NO_TERM: Readonly<Record<string, readonly string[]>> = {
  'a party has the right to choose or to answer, and its own clock, if any, is one of the case': [
    'ASK_PARTIES',
    'CREDITOR_ELECTION',
    'STAY_ENFORCEMENT',
  ],
  'another court or whoever assists has it in hand; what is late of it is a task of its own': [
    'SUIT_ON_SETTLEMENT',
    'AWAIT_SUIT',
    'AWAIT_RECEIPT',
    'AWAIT_RELEASE_RECEIPT',
  ],
  'waits for what makes up what lacks': ['HALTED_RELEASE'],
  'is what was raised itself, before whoever stands above, until what it is about is done': [
    'SEE_TO_TASK',
    'TASK_REMINDER',
    'COERCION_OVERDUE',
    'CREDIT_OVERDUE',
    'CHASE_AGENCY',
    'AGENCY_SILENT',
  ],
};

/** Templates with a hole, and what they come to. */
const FILLED: Readonly<Record<string, readonly string[]>> = {
  '…_OVERDUE': ['RECEIPT', 'QUERY', 'SEARCH', 'CLUE', 'OBJECTION', 'LIFT', 'PRESERVATION_BEGIN'].map(
    (what) => `${what}_OVERDUE`,
  ),
  'TELL_…': ['TELL_CO_OWNERS', 'TELL_COMPANY'],
};

const opened = openedTasks();
const kindsOf = (of: readonly string[]) => of.flatMap((kind) => FILLED[kind] ?? [kind]);
const untimed = opened.filter(({ hasTerm }) => !hasTerm).map((one) => ({ ...one, kinds: kindsOf(one.kinds) }));
const excepted = Object.values(NO_TERM).flat();

describe('E7: every task has a term', () => {
  it('is looked for where tasks are opened', () => {
    expect(opened.length).toBeGreaterThan(100);
    for (const { place, kinds } of untimed)
      for (const kind of kinds) expect([place, kind]).toEqual([place, expect.stringMatching(/^[A-Z][A-Z_]+$/)]);
  });

  it.each(['national@3', 'dongying-2020@3', 'jianli-2023@3', 'enterprise-2025@3'])(
    'by a rule, by %s, or has none for a reason that stands here',
    (ref) => {
      const byPack = packOf(ref).ladder!.terms!.flatMap(({ kinds }) => kinds);
      const forgotten = untimed.flatMap(({ place, kinds }) =>
        kinds.filter((kind) => !byPack.includes(kind) && !excepted.includes(kind)).map((kind) => `${kind} (${place})`),
      );
      expect(forgotten).toEqual([]);
      expect(excepted.filter((kind) => byPack.includes(kind))).toEqual([]);
    },
  );

  it('no reason and no term of a pack is for a kind that nobody opens without one', () => {
    const kinds = new Set(untimed.flatMap((one) => one.kinds));
    const byPack = packOf('national@3').ladder!.terms!.flatMap((term) => term.kinds);
    expect([...excepted, ...byPack].filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});
