import { setTimeout as pause } from 'node:timers/promises';
import { commandHeardQuestion, refusalOrFault } from '@hejie/contracts/workflows';
import { calendarOf, type LawError } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '@hejie/testing';
import { running, standing } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';
import { later, OPENED_AT, Trial, trials } from './fixture/trial.js';

const court = courtroomOfFile(trials);

/** What a build says of a notice that it does not have. */
function unknownNotice(): LawError {
  try {
    return calendarOf(['state-council-2099']) as never;
  } catch (error) {
    return error as LawError;
  }
}

type Scenario = (trial: Trial) => Promise<void>;
const held = (scenario: Scenario, beginning?: Parameters<typeof Trial.heldIn>[2]) => () =>
  Trial.heldIn(court.room, scenario, beginning);
/** Long enough for a message to reach a case, where nothing tells that it has. */
const arrival = () => pause(500);

describe('a refusal', () => {
  it.concurrent(
    'by the law leaves no trace of a command while nothing else is under way, and none of it is recorded',
    held(async (trial) => {
      await trial.say('ponder');
      const before = (await trial.events()).length;
      expect(await trial.refused(trial.say('refuse'))).toBe('TRIAL.REFUSED');
      expect(await trial.refused(trial.say('jump'))).toBe('CASE.WRONG_STAGE');
      expect(await trial.events()).toHaveLength(before);
      expect(trial.court.recorded).toEqual([]);
    }),
  );

  it.concurrent(
    'of a step that the table of states does not draw comes before anything is recorded, also at its turn',
    held(async (trial) => {
      await trial.say('move');
      expect(await trial.refused(trial.say('jump'))).toBe('CASE.TRANSITION_ILLEGAL');
      const working = trial.court.hold('registerSettled');
      const note = trial.say('note');
      await working.reached;
      const jump = trial.refused(trial.say('jump'));
      await arrival();
      working.letGo();
      await note;
      expect(await jump).toBe('CASE.TRANSITION_ILLEGAL');
      expect(trial.asked).toEqual(['start', 'move', 'note', 'jump']);
      expect(await trial.status()).toMatchObject({ stage: 'SECOND', heard: ['move', 'note'] });
      const asked = (await trial.events()).filter((event) => event.activityTaskScheduledEventAttributes);
      expect(asked).toHaveLength(2);
    }),
  );

  it.concurrent(
    'at its turn rests on the state after what came first: of two commands at once the second is decided anew',
    held(async (trial) => {
      const working = trial.court.hold('registerSettled');
      const first = trial.say('move', 'first');
      await working.reached;
      const second = trial.refused(trial.say('move', 'second'));
      await arrival();
      working.letGo();
      expect(await first).toMatchObject({ stage: 'SECOND', heard: ['first'] });
      expect(await second).toBe('CASE.WRONG_STAGE');
      const accepted = (await trial.events()).filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes);
      expect(accepted).toHaveLength(2);
    }),
  );
});

describe('a decision', () => {
  it.concurrent(
    'is asked once for each message and stands in the history: one marker, no further task',
    held(async (trial) => {
      await eventually(() => expect(trial.asked).toEqual(['start']));
      await trial.status();
      await trial.say('ponder', 'a');
      await trial.say('ponder', 'b');
      const events = await trial.events();
      const markers = events.filter((event) => event.markerRecordedEventAttributes);
      const tasks = events.filter((event) => event.workflowTaskCompletedEventAttributes);
      expect([markers.length, tasks.length]).toEqual([3, 3]);
      expect(trial.asked).toEqual(['start', 'ponder', 'ponder']);
    }),
  );
});

describe('a fault in a decision', () => {
  it.concurrent(
    'is told to whoever commanded, who may send the command again; the case goes on',
    held(async (trial) => {
      trial.stumbles('note', 1);
      expect(await trial.refused(trial.say('note', 'a', { key: 'note-1' }))).toBe('CASE.UNDECIDED');
      expect(trial.court.recorded).toEqual([]);
      expect(await trial.say('ponder')).toMatchObject({ heard: ['ponder'] });
      expect(await trial.say('note', 'a', { key: 'note-1' })).toMatchObject({ heard: ['ponder', 'a'] });
      expect(await trial.timers()).toEqual([]);
    }),
  );

  it.concurrent(
    'is no refusal where the validator meets it first',
    held(async (trial) => {
      expect(await trial.refused(trial.say('stumble'))).toBe('CASE.UNDECIDED');
      expect(await trial.say('ponder')).toMatchObject({ heard: ['ponder'] });
    }),
  );

  it.concurrent(
    'on a deadline is tried again on a growing timer, and people are heard meanwhile; then it is dated to itself',
    held(async (trial) => {
      trial.stumbles('deadline', 1);
      const clock = running(OPENED_AT, later(3_600), 60);
      await trial.say('wait', later(60), { clock });
      await eventually(async () => expect((await trial.timers()).slice(1)).toEqual([10]));
      expect(await trial.say('ponder', 'meanwhile', { at: later(120) })).toMatchObject({
        heard: ['wait', 'meanwhile'],
        due: { at: later(60) },
      });
      await eventually(async () =>
        expect((await trial.status()).heard).toEqual(['wait', 'meanwhile', `deadline ${later(60)}`]),
      );
      expect(trial.court.of('registerSettled')).toMatchObject([{ at: later(60) }]);
    }),
  );

  it.concurrent(
    'on a fact holds up later facts and deadlines, not commands; the pause doubles; an heir gets what was not acted on',
    async () => {
      await held(async (heir) => {
        await held(
          async (trial) => {
            trial.stumbles('told', 2);
            await trial.tell('money');
            await eventually(async () => expect(await trial.timers()).toEqual([10]));
            await trial.tell('more');
            expect(await trial.say('ponder')).toMatchObject({ heard: ['ponder'] });
            await eventually(async () => expect(await trial.timers()).toEqual([10, 20]));
            expect(await trial.say('end')).toMatchObject({ ending: 'DONE', heard: ['ponder', 'end'] });
            expect(await trial.handle.result()).toEqual(['ponder', 'end']);
            await eventually(async () => expect((await heir.status()).heard).toEqual(['money', 'more']));
          },
          { heir: heir.handle.workflowId },
        )();
      })();
    },
  );

  it.concurrent(
    'on the beginning is tried again; who commands meanwhile waits for it, and is not refused',
    held(
      async (trial) => {
        const note = trial.say('note');
        await eventually(async () => expect(await trial.timers()).toEqual([10]));
        expect(trial.court.recorded).toEqual([]);
        expect(await note).toMatchObject({ heard: ['note'] });
        expect(trial.asked).toEqual(['start', 'start', 'note']);
        expect(trial.court.of('registerSettled').map(({ step }) => step)).toEqual([1, 2]);
      },
      { startsItself: true, prepare: (trial) => trial.stumbles('start', 1) },
    ),
  );

  it.concurrent(
    'of a deadline that brings about nothing does not spin: it waits like any other fault',
    held(async (trial) => {
      await trial.say('wait', `stuck ${later(60)}`, { clock: running(OPENED_AT, later(3_600), 60) });
      await eventually(async () => expect((await trial.timers()).slice(1)).toEqual([10]));
      expect(await trial.say('ponder', 'meanwhile')).toMatchObject({ heard: ['wait', 'meanwhile'] });
      expect(trial.asked.filter((name) => name === 'deadline')).toHaveLength(1);
    }),
  );
});

describe('a service that cannot record', () => {
  it.concurrent(
    'is asked again until it can; the caller waits, and nothing is recorded twice',
    held(async (trial) => {
      trial.court.before('registerSettled', () => Promise.reject(new Error('the database is away')));
      expect(await trial.say('note')).toMatchObject({ heard: ['note'] });
      expect(trial.court.of('registerSettled')).toHaveLength(1);
    }),
  );
});

describe('a service one release behind the case', () => {
  const { fault } = refusalOrFault(unknownNotice()) as { fault: Error };
  const failedTasks = async (trial: Trial) =>
    (await trial.events()).filter((event) => event.workflowTaskFailedEventAttributes);

  it.concurrent(
    'is asked until it is up to date: a fact waits for it, no command is refused for it, and no task of the case fails',
    held(async (trial) => {
      for (let times = 0; times < 4; times += 1) trial.court.before('registerSettled', () => Promise.reject(fault));
      await trial.tell('notice');
      await eventually(async () => expect((await trial.status()).heard).toEqual(['notice']), { timeout: 20_000 });
      trial.court.before('registerSettled', () => Promise.reject(fault));
      expect(await trial.say('note')).toMatchObject({ heard: ['notice', 'note'] });
      expect(await failedTasks(trial)).toEqual([]);
      expect(trial.court.of('registerSettled')).toHaveLength(2);
    }),
  );

  it.concurrent(
    'or the machine that runs the cases is: the case stands, goes on being tried, and fails no task',
    held(async (trial) => {
      trial.stumbles('told', 1);
      await trial.tell('notice');
      await eventually(async () => expect((await trial.status()).heard).toEqual(['notice']), { timeout: 30_000 });
      expect(await failedTasks(trial)).toEqual([]);
    }),
  );
});

describe('a step of two services', () => {
  it.concurrent(
    'is recorded by both side by side; the caller is answered by its owner, and the next message waits for both',
    held(async (trial) => {
      const other = trial.court.hold('allotNumber');
      const both = trial.say('both');
      await other.reached;
      expect(await both).toMatchObject({ stage: 'SECOND', heard: ['both'], number: null });
      const next = trial.say('note');
      await arrival();
      expect((await trial.status()).heard).toEqual(['both']);
      other.letGo();
      expect(await next).toMatchObject({ heard: ['both', 'note'], number: expect.stringContaining('执恢') });
      expect(trial.court.recorded.map(({ name, request: { step } }) => [name, step])).toEqual([
        ['confirmAgreement', 1],
        ['stageEntered', 1],
        ['allotNumber', 1],
        ['registerSettled', 2],
      ]);
    }),
  );

  it.concurrent(
    'takes over the answer of the other one after what was decided, also where it comes first',
    held(async (trial) => {
      const owner = trial.court.hold('confirmAgreement');
      const both = trial.say('both');
      await owner.reached;
      await eventually(() => expect(trial.court.of('allotNumber')).toHaveLength(1));
      await arrival();
      expect(await trial.status()).toMatchObject({ stage: 'FIRST', number: null });
      owner.letGo();
      await both;
      // The decision names no deadline; the number's answer does, and that one stands.
      await eventually(async () =>
        expect(await trial.status()).toMatchObject({ stage: 'SECOND', due: { at: '2030-01-01T00:00:00+08:00' } }),
      );
    }),
  );
});

describe('a repeated message', () => {
  it.concurrent(
    'shares the outcome of the one under way, is answered once it is done, and may come again after a refusal',
    held(async (trial) => {
      const working = trial.court.hold('registerSettled');
      const first = trial.say('note', 'a', { key: 'note-1' });
      await working.reached;
      const again = trial.say('note', 'a', { key: 'note-1' });
      await arrival();
      working.letGo();
      expect(await again).toEqual(await first);
      expect((await trial.say('note', 'a', { key: 'note-1' })).heard).toEqual(['a']);
      expect(trial.court.of('registerSettled')).toHaveLength(1);
      expect(await trial.refused(trial.say('jump', 'b', { key: 'jump-1' }))).toBe('CASE.WRONG_STAGE');
      await trial.say('move');
      expect(await trial.refused(trial.say('jump', 'b', { key: 'jump-1' }))).toBe('CASE.TRANSITION_ILLEGAL');
    }),
  );
});

describe('a run that has grown long', () => {
  /** Less than any turn leaves behind: each turn ends its run. */
  const short = { eventsARun: 8 };

  it.concurrent(
    'goes on in a new one: who waits is answered, waiting facts are carried, each is handled once and in order',
    held(async (trial) => {
      const working = trial.court.hold('registerSettled');
      const first = trial.say('note', 'a', { key: 'note-a' });
      await working.reached;
      for (const text of ['b', 'c']) await trial.tell(text, { id: text });
      const second = trial.say('note', 'd');
      await arrival();
      for (const text of ['e', 'f', 'b']) await trial.tell(text, { id: text });
      await arrival();
      working.letGo();
      expect((await first).heard).toEqual(['a']);
      expect((await second).heard).toEqual(['a', 'b', 'c', 'd']);
      await eventually(async () => expect((await trial.status()).heard).toEqual(['a', 'b', 'c', 'd', 'e', 'f']));
      const [closed] = await trial.histories();
      expect(closed!.at(-1)?.workflowExecutionContinuedAsNewEventAttributes).toBeTruthy();
      expect(closed!.filter((event) => event.workflowExecutionUpdateCompletedEventAttributes)).toHaveLength(2);
      // Known in every later run: the command, and the facts.
      expect((await trial.say('note', 'a', { key: 'note-a' })).heard).toHaveLength(6);
      await trial.tell('c', { id: 'c' });
      expect((await trial.say('ponder')).heard).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'ponder']);
      expect(trial.court.of('registerSettled').map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
    }, short),
  );

  it.concurrent(
    'answers everybody who speaks while it closes; nobody hears that a workflow has completed',
    held(async (trial) => {
      const answers = await Promise.all(
        Array.from({ length: 16 }, async (_, no) => {
          await pause(no * 40);
          return trial.say('note', String(no)).then(({ heard }) => heard.includes(String(no)));
        }),
      );
      expect(answers).toEqual(Array.from({ length: 16 }, () => true));
      expect([...(await trial.status()).heard].sort()).toEqual(
        Array.from({ length: 16 }, (_, no) => String(no)).sort(),
      );
      expect((await trial.histories()).length).toBeGreaterThan(1);
    }, short),
  );

  it.concurrent(
    'keeps its deadline and its clock',
    held(async (trial) => {
      await trial.say('wait', later(86_400), { clock: standing(later(60)) });
      await trial.say('note', 'a', { at: later(60) });
      expect((await trial.histories()).length).toBeGreaterThan(1);
      expect((await trial.status()).due).toMatchObject({ at: later(86_400) });
      await trial.say('ponder', 'b', { at: later(120), clock: running(later(120), later(90_000), 3_600 * 24) });
      await eventually(async () => expect((await trial.status()).heard.at(-1)).toBe(`deadline ${later(86_400)}`));
    }, short),
  );
});

describe('the end of a case', () => {
  it.concurrent(
    'still says which commands it has taken, so that who was not answered is answered again',
    held(async (trial) => {
      await trial.say('ponder', 'a', { key: 'first' });
      await trial.refused(trial.say('refuse', 'b', { key: 'refused' }));
      expect(await trial.say('end', 'end', { key: 'last' })).toMatchObject({ ending: 'DONE' });
      await trial.handle.result();
      const heard = (key: string) => trial.handle.query(commandHeardQuestion, key);
      expect([await heard('first'), await heard('last'), await heard('refused')]).toEqual([true, true, false]);
    }),
  );

  it.concurrent(
    'refuses the commands that wait, forwards the facts that wait, and hears nothing afterwards',
    async () => {
      await held(async (heir) => {
        await held(
          async (trial) => {
            const working = trial.court.hold('closeCase');
            const end = trial.say('end', 'end', { key: 'end-1' });
            await working.reached;
            const late = [trial.say('note', 'too late'), trial.say('refuse', 'too late')].map((one) =>
              trial.refused(one),
            );
            const again = trial.say('end', 'end', { key: 'end-1' });
            for (const text of ['a', 'b']) await trial.tell(text);
            await arrival();
            working.letGo();
            expect(await end).toMatchObject({ ending: 'DONE' });
            expect(await again).toMatchObject({ ending: 'DONE' });
            expect(await Promise.all(late)).toEqual(['CASE.ENDED', 'CASE.ENDED']);
            expect(await trial.handle.result()).toEqual(['end']);
            await eventually(async () => expect([...(await heir.status()).heard].sort()).toEqual(['a', 'b']));
            expect((await trial.status()).ending).toBe('DONE');
          },
          { heir: heir.handle.workflowId },
        )();
      })();
    },
  );
});

describe('the timer of a case', () => {
  it.concurrent(
    'is not restarted while its instant stands, whatever is said',
    held(async (trial) => {
      await trial.say('wait', later(86_400), { clock: running(OPENED_AT, later(100_000), 1) });
      for (const text of ['a', 'b']) await trial.say('note', text);
      await trial.tell('c');
      await eventually(async () => expect((await trial.status()).heard).toHaveLength(4));
      const events = await trial.events();
      expect(events.filter((event) => event.timerStartedEventAttributes)).toHaveLength(1);
      expect(events.filter((event) => event.timerCanceledEventAttributes)).toEqual([]);
    }),
  );

  it.concurrent(
    'goes with its instant: another one starts another timer',
    held(async (trial) => {
      await trial.say('wait', later(86_400), { clock: running(OPENED_AT, later(100_000), 1) });
      await trial.say('wait', later(43_200));
      const events = await trial.events();
      expect(events.filter((event) => event.timerStartedEventAttributes)).toHaveLength(2);
      expect(events.filter((event) => event.timerCanceledEventAttributes)).toHaveLength(1);
    }),
  );
});
