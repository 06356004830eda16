import { randomInt } from 'node:crypto';
import { describe, expect, it, jest } from '@jest/globals';
import { creditChanged, creditEnded, creditOpened, creditReopened } from '@hejie/contracts/facts';
import { CASE_ITSELF, type FileDecision } from '@hejie/contracts/workflows';
import { courtInstant, LawError, PUBLISHED_EDITION_IDS, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { CREDIT_STATES } from '@hejie/settlement';
import { knownCase } from '../src/case-directory/directory-entry.js';
import { rememberOpening } from '../src/files/course.js';
import {
  CaseRecorder,
  FileDesk,
  inOrder,
  publishFact,
  type FileSubject,
  type FileTurn,
  type Recorded,
  type Recording,
} from '../src/index.js';
import { AT, caseworkFixture } from './fixture.js';

const casework = caseworkFixture();

/** Something that falls due in a file of the tests; one that is passed is due no more. */
interface Due {
  readonly id: string;
  readonly at: CourtInstant;
  readonly passed?: CourtInstant;
  readonly note?: string;
}

/** The smallest file: what falls due in it, and whether a person has closed it. */
interface ProbeFile {
  readonly dues: readonly Due[];
  readonly closed?: { readonly by: string };
}
interface ProbeChange extends Partial<ProbeFile> {
  readonly happened: readonly string[];
}

const open = ({ dues }: ProbeFile): Due[] =>
  dues.filter(({ passed }) => passed === undefined).sort((one, other) => one.at.localeCompare(other.at));

const probes: FileSubject<ProbeFile, ProbeChange> = {
  states: CREDIT_STATES,
  words: ['note'],
  empty: () => ({ dues: [] }),
  apply: (file, { happened: _, dues = [], ...change }) => ({
    ...file,
    ...change,
    dues: [...file.dues.filter(({ id }) => !dues.some((one) => one.id === id)), ...dues],
  }),
  standing: (file) => {
    if (file.closed) return { stage: 'ENDED', due: null, ending: { ending: 'RECORD_CLOSED', rule: 'CLS-4' } };
    const [next] = open(file);
    return { stage: 'CLEAR', due: next ? { at: next.at, zh: '到期', rule: 'CLS-4', provisional: false } : null };
  },
  follow: () => undefined,
  rederived: ({ dues }, { calendar }, earlier) => {
    const added = calendar.editionIds.filter((id) => !earlier.editionIds.includes(id));
    if (added.length === 0) return undefined;
    // A notice gives each a day more.
    const moved = dues.map((due) => ({ ...due, at: courtInstant(Date.parse(due.at) + 86_400_000) }));
    return { dues: moved, happened: added.map((id) => `moved-by-${id}`) };
  },
  // What is called so passes by the clock alone.
  byClock: ({ dues }, _, turn) => {
    const over = dues.filter(({ id, at, passed }) => id === 'clock' && passed === undefined && at <= turn.at);
    const passed = over.map((one) => ({ ...one, passed: turn.at }));
    return over.length === 0 ? undefined : { dues: passed, happened: [`clock.by-${turn.by}`] };
  },
  recordings: ({ happened }, _, { about, caseId }): Recording[] =>
    happened.map((action) => ({
      audit: { action },
      tasks: {
        opened: [
          { id: `${action}/${caseId}/${about}`, kind: 'LOOK', role: 'clerk', facts: { partyId: about }, title: action },
        ],
      },
    })),
  facts: {
    opened: ({ about: partyId, known: { court, caseNumber } }) =>
      publishFact(creditOpened, { partyId, court, caseNumber }),
    changed: ({ about: partyId }) => publishFact(creditChanged, { partyId }),
    ended: ({ about: partyId }, ending) => publishFact(creditEnded, { partyId, ...ending }),
  },
};
const desk = new FileDesk(probes);

const day = (n: number): CourtInstant => courtInstant(Date.parse(AT) + n * 86_400_000);
const due = (id: string, n: number): Due => ({ id, at: day(n) });
const add = (...dues: Due[]) => ({ ok: true, value: { dues, happened: [] } }) as const;
const CLOSED = { ok: true, value: { closed: { by: 'clerk-1' }, happened: [] } } as const;

/** What passing a deadline does: whatever is due at it. */
const passing =
  (deadline: CourtInstant) =>
  (file: ProbeFile, turn: FileTurn): ProbeChange => ({
    dues: open(file)
      .filter(({ at }) => at === deadline)
      .map((one) => ({ ...one, passed: turn.at })),
    happened: [],
  });

/** One file, and what its case knows of it: as the workflow does, by the answers of its steps alone. */
class FileUnderTest {
  private steps = 0;
  /** As the case was told. */
  told: FileDecision | undefined;

  private constructor(
    readonly caseId: string,
    readonly about: string,
  ) {}

  static async opened(dues: readonly Due[], about = 'p-1', caseId?: string): Promise<FileUnderTest> {
    const file = new FileUnderTest(caseId ?? (await casework.known()), about);
    await file.enter(add(...dues));
    await file.review();
    return file;
  }

  /** A person acts outside of a step. */
  enter(decision: ReturnType<typeof add> | typeof CLOSED | { ok: true; value: ProbeChange }, n = 0): Promise<void> {
    const { caseId, about } = this;
    return casework.run(async (tx) => {
      const occasion = { caseId, at: day(n), by: 'clerk-1' };
      const recordings = await desk.entered(tx, { ...occasion, about }, () => decision);
      await casework.get(CaseRecorder).record(tx, occasion, inOrder(recordings, undefined));
    });
  }

  async review(): Promise<FileDecision> {
    return (this.told = await this.step((step) => desk.reviewed(step, this.about)));
  }

  async reach(deadline: CourtInstant): Promise<FileDecision> {
    const lateness = { deadline, latenessSeconds: 0 };
    return (this.told = await this.step(
      (step) => desk.reached(step, this.about, lateness, passing(deadline)),
      deadline,
    ));
  }

  async command(decision: ReturnType<typeof add> | typeof CLOSED): Promise<FileDecision> {
    return (this.told = await this.step((step) => desk.decided(step, this.about, () => decision)));
  }

  private step(
    decide: (step: Parameters<(typeof desk)['reviewed']>[0]) => Promise<Recorded<FileDecision>>,
    at = AT,
  ): Promise<FileDecision> {
    const { caseId } = this;
    const step = (this.steps += 1);
    return casework.run(async (tx: Transaction) => {
      const occasion = { caseId, at, by: CASE_ITSELF, step, known: await knownCase(tx, caseId) };
      return casework.get(CaseRecorder).record(tx, occasion, await decide({ tx, ...occasion }));
    });
  }

  /** As it stands on record. */
  async standing(): Promise<Pick<FileDecision, 'stage' | 'due'>> {
    const rows = 'select stage, due from casework.file where case_id = $1 and about = $2';
    return (await casework.rows(rows, [this.caseId, this.about]))[0] as never;
  }

  async wakes(): Promise<number> {
    const rows = `select 1 from casework.outbox where case_id = $1 and type like '%credit-changed%' and payload->>'partyId' = $2`;
    return (await casework.rows(rows, [this.caseId, this.about])).length;
  }
}

describe('a deadline of which the case knows', () => {
  it('passes what is due at it, and says what is next', async () => {
    const file = await FileUnderTest.opened([due('a', 1), due('b', 1), due('c', 2)]);
    expect(await file.reach(day(1))).toMatchObject({ due: { at: day(2) } });
  });

  it('that has moved brings nothing about, later or sooner: the case is answered where it stands now', async () => {
    const file = await FileUnderTest.opened([due('a', 1)]);
    await file.enter(add(due('a', 3)));
    expect(await file.reach(day(1))).toMatchObject({ due: { at: day(3) } });
    await file.enter(add(due('a', 2)));
    expect(await file.reach(day(3))).toMatchObject({ due: { at: day(2) } });
    expect(await file.reach(day(2))).toMatchObject({ due: null });
  });

  it('that comes to a file which has ended meanwhile is answered with its end: the case ends, and asks no more', async () => {
    const file = await FileUnderTest.opened([due('a', 1)]);
    await file.enter(CLOSED);
    const ended = { stage: 'ENDED', due: null, ending: { ending: 'RECORD_CLOSED', rule: 'CLS-4' } };
    expect(await file.reach(day(1))).toEqual(ended);
    expect(await file.review()).toEqual(ended);
    await expect(file.command(add(due('b', 2)))).rejects.toThrow(LawError);
    await expect(file.enter(add(due('b', 2)))).rejects.toMatchObject({ code: 'CASE.ENDED' });
  });
});

describe('the case of a file is woken', () => {
  it('where it stands otherwise than its case was told, each time, and not where a step has told it', async () => {
    const file = await FileUnderTest.opened([due('a', 3)]);
    await file.enter(add(due('b', 4)));
    expect(await file.wakes()).toBe(0);
    await file.enter(add(due('b', 2)));
    expect(await file.wakes()).toBe(1);
    await file.enter(add(due('b', 4)));
    expect(await file.wakes()).toBe(2);
    await file.command(add(due('b', 1)));
    await file.reach(day(1));
    expect(await file.wakes()).toBe(2);
    await file.enter(CLOSED);
    expect(await file.wakes()).toBe(3);
  });

  it('so that it knows in the end what is on record, however people, notices and its own steps cross', async () => {
    for (let round = 0; round < 12; round += 1) {
      const file = await FileUnderTest.opened([due('a', 3)]);
      const heard = await file.wakes();
      await Promise.all([
        ...Array.from({ length: 3 }, (_, n) => file.enter(add(due(`p${n}`, randomInt(1, 9))))),
        file.reach(day(3)),
        casework.run(async (tx) => void (await desk.adopted(tx, file.caseId, ['state-council-2026'], AT))),
      ]);
      // What the outbox holds reaches the case in the end, and has it ask.
      if ((await file.wakes()) > heard) await file.review();
      const { stage, due: next } = await file.standing();
      expect(file.told).toEqual({ stage, due: next });
    }
  });

  it('once by two who open it at the same time', async () => {
    const caseId = await casework.known();
    await Promise.all([
      FileUnderTest.opened([due('a', 2)], 'p-1', caseId),
      FileUnderTest.opened([due('b', 3)], 'p-1', caseId),
    ]);
    const opened = `select 1 from casework.outbox where case_id = $1 and type like '%credit-opened%'`;
    expect(await casework.rows(opened, [caseId])).toHaveLength(1);
  });
});

it('what people write in a file is kept sealed, and read as it was written', async () => {
  const file = await FileUnderTest.opened([{ ...due('a', 1), note: '李某来电称已汇款' }]);
  const rows = 'select data, words from casework.file_record where case_id = $1';
  const [row] = (await casework.rows(rows, [file.caseId])) as { data: object; words: string }[];
  expect(JSON.stringify(row!.data)).not.toContain('李某');
  expect(row!.words).toMatch(/^k1\./);
  const key = { caseId: file.caseId, about: file.about };
  const read = () => casework.run(async ({ manager }) => (await desk.find(manager, key))!.file.dues);
  expect(await read()).toMatchObject([{ id: 'a', note: '李某来电称已汇款' }]);
  await file.reach(day(1));
  expect(await read()).toMatchObject([{ id: 'a', note: '李某来电称已汇款', passed: day(1) }]);
});

it('PER-4: what is due in each file of a case moves with the notices that it adopts, once, and its case is woken', async () => {
  const caseId = await casework.known();
  const before = PUBLISHED_EDITION_IDS.filter((id) => id !== 'state-council-2026');
  await casework.run((tx) => rememberOpening(tx, caseId, before));
  const one = await FileUnderTest.opened([due('a', 1)], 'p-1', caseId);
  const other = await FileUnderTest.opened([due('b', 2)], 'p-2', caseId);
  const ended = await FileUnderTest.opened([due('c', 3)], 'p-3', caseId);
  await ended.enter(CLOSED);
  const adopt = () =>
    casework.run(async (tx) => {
      const recordings = await desk.adopted(tx, caseId, ['state-council-2026'], AT);
      const occasion = { caseId, at: AT, by: CASE_ITSELF };
      await casework.get(CaseRecorder).record(tx, occasion, inOrder(recordings, undefined));
      return recordings.map(({ audit }) => audit.action);
    });
  const moves = ['moved-by-state-council-2026', 'file.stands-otherwise'];
  expect(await adopt()).toEqual([...moves, ...moves]);
  expect([(await one.standing()).due?.at, (await other.standing()).due?.at]).toEqual([day(2), day(3)]);
  expect([await one.wakes(), await other.wakes(), await ended.wakes()]).toEqual([1, 1, 1]);
  expect(await adopt()).toEqual([]);
});

describe('what the clock has changed', () => {
  const seen: unknown[] = [];
  const acting = (file: ProbeFile) => {
    seen.push(file.dues.find(({ id }) => id === 'clock')?.passed);
    return { ok: true, value: { happened: ['act'] } } as const;
  };

  it('is on record before what a person decides on the file, and with the case as who did it; once', async () => {
    const file = await FileUnderTest.opened([due('clock', 1)]);
    const enter = (n: number) =>
      casework.run(async (tx) => {
        const occasion = { caseId: file.caseId, at: day(n), by: 'clerk-1' };
        const recordings = await desk.entered(tx, { ...occasion, about: file.about }, acting);
        return recordings.map(({ by, audit }) => [by, audit.action]);
      });
    expect(await enter(0.9)).toEqual([[undefined, 'act']]);
    expect(await enter(1)).toEqual([
      [CASE_ITSELF, `clock.by-${CASE_ITSELF}`],
      [undefined, 'act'],
      [CASE_ITSELF, 'file.stands-otherwise'],
    ]);
    expect(await enter(2)).toEqual([[undefined, 'act']]);
    expect(seen).toEqual([undefined, day(1), day(1)]);
    const stepped = await FileUnderTest.opened([due('clock', 0)]);
    await casework.run(async (tx) => {
      const { caseId, about } = stepped;
      const occasion = { caseId, at: AT, by: 'clerk-1', step: 9, known: await knownCase(tx, caseId) };
      const recorded = await desk.decided({ tx, ...occasion }, about, acting);
      expect(recorded).toMatchObject({ inOrder: [{ by: CASE_ITSELF }, { audit: { action: 'act' } }] });
    });
    expect(seen.at(-1)).toBe(AT);
  });
});

it('the course of the settlement is read once in whatever is done, also where a file runs on by it', async () => {
  const running = new FileDesk({ ...probes, asOf: (file) => file });
  const one = await FileUnderTest.opened([due('clock', 1)]);
  const { caseId, about } = one;
  await FileUnderTest.opened([due('clock', 2)], 'p-2', caseId);
  const asked = (act: (tx: Transaction) => Promise<unknown>) =>
    casework.run(async (tx) => {
      const statements = jest.spyOn(tx.manager.queryRunner!, 'query');
      await act(tx);
      const reads = statements.mock.calls.filter(([sql]) =>
        /^select .* from "casework"."settlement_course"/is.test(sql),
      );
      return reads.length;
    });
  const step = async (tx: Transaction, n: number) => {
    const occasion = { caseId, at: day(n), by: CASE_ITSELF, step: 9, known: await knownCase(tx, caseId) };
    return { tx, ...occasion };
  };
  const nothing = () => ({ ok: true, value: { happened: [] } }) as const;
  const at = day(1);
  const counts = {
    looked: await asked((tx) => running.looked(tx, { caseId, about, at })),
    reviewed: await asked(async (tx) => running.reviewed(await step(tx, 0), about)),
    decided: await asked(async (tx) => running.decided(await step(tx, 1), about, nothing)),
    entered: await asked((tx) => running.entered(tx, { caseId, about, at: day(2), by: 'clerk-1' }, nothing)),
    opened: await asked((tx) => running.entered(tx, { caseId, about: 'p-3', at, by: 'clerk-1' }, nothing)),
    adopted: await asked((tx) => running.adopted(tx, caseId, ['state-council-2026'], day(3))),
    heard: await asked((tx) => running.heard(tx, caseId, { kind: 'CURED', at }, at)),
  };
  expect(counts).toEqual({ looked: 1, reviewed: 1, decided: 1, entered: 1, opened: 1, adopted: 1, heard: 1 });
});

it('a file that is opened again has what it missed of the settlement, and what comes of that, once', async () => {
  const missing: FileSubject<ProbeFile, ProbeChange> = {
    ...probes,
    follow: () => ({ happened: ['followed'] }),
    completed: ({ dues }, change) =>
      dues.some(({ id }) => id === 'found')
        ? change
        : { ...change, dues: [...(change.dues ?? []), due('found', 5)], happened: [...change.happened, 'found'] },
    standing: () => ({ stage: 'CLEAR', due: null }),
    facts: {
      ...probes.facts,
      reopened: ({ about: partyId, known: { court, caseNumber } }, _, reopenings) =>
        publishFact(creditReopened, { partyId, court, caseNumber, reopenings }),
    },
  };
  const ended = await FileUnderTest.opened([due('a', 1)]);
  await ended.enter(CLOSED);
  const { caseId, about } = ended;
  const seen: string[][] = [];
  const actions = await casework.run(async (tx) => {
    const recordings = await new FileDesk(missing).entered(tx, { caseId, about, at: day(2), by: 'clerk-1' }, (now) => {
      seen.push(now.dues.map(({ id }) => id));
      return { ok: true, value: { happened: ['act'] } };
    });
    return recordings.map(({ audit }) => audit.action);
  });
  expect(seen).toEqual([['a', 'found']]);
  expect(actions).toEqual(['file.reopened', 'followed', 'found', 'act']);
});

it('how a file stands is asked of its row alone', async () => {
  const file = await FileUnderTest.opened([due('a', 1)]);
  const ending = (about = file.about) =>
    casework.run(async ({ manager }) => {
      const records = jest.spyOn(manager, 'find');
      const row = await desk.row(manager, { caseId: file.caseId, about });
      expect(records).not.toHaveBeenCalled();
      return row && row.ending;
    });
  expect([await ending(), await ending('nobody')]).toEqual([null, null]);
  await file.command(CLOSED);
  expect(await ending()).toEqual({ ending: 'RECORD_CLOSED', rule: 'CLS-4' });
});

it('the end of one file leaves the tasks of the others of its case', async () => {
  const one = await FileUnderTest.opened([], 'p-1');
  const other = await FileUnderTest.opened([], 'p-2', one.caseId);
  for (const file of [one, other]) await file.enter({ ok: true, value: { happened: ['looked'] } });
  await one.command(CLOSED);
  const tasks = `select facts->>'partyId' as about, state from casework.work_items where case_id = $1 order by 1`;
  expect(await casework.rows(tasks, [one.caseId])).toEqual([
    { about: 'p-1', state: 'CANCELLED' },
    { about: 'p-2', state: 'OPEN' },
  ]);
});
