import { describe, expect, it } from '@jest/globals';
import { type CourtInstant } from '@hejie/law';
import fc from 'fast-check';
import type { Question } from './decision.js';
import type { Decided } from './definition.js';
import { abridged, restored } from './references.js';

const AT = '2026-11-23T12:00:00+08:00' as CourtInstant;
const TERMS = {
  version: 2,
  schedule: Array.from({ length: 60 }, (_, index) => ({ no: index + 1, due: '2026-12-31', amount: '15000.00' })),
};
const TITLE = { principal: '1000000.00', dailyRate: '0', expiry: '2026-03-15', fee: '0.00', acts: [] };

const asked = (over: Partial<Question<unknown, unknown>> = {}): Question<unknown, unknown> => ({
  workflow: 'trialCase',
  message: { kind: 'command', name: 'sign', argument: { version: 2 } },
  opening: { caseId: 'c-1', title: TITLE },
  state: { agreement: { terms: TERMS } },
  stage: 'FIRST',
  at: AT,
  now: AT,
  ...over,
});
const outcome = (value: object): Decided<never> => value as Decided<never>;
/** As it is read from the history. */
const read = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('the record of a decision', () => {
  it('names what stands in the case already, and the case puts it back', () => {
    const opened = outcome({ acts: { performance: [{ act: 'openLedger', terms: TERMS, title: TITLE }] } });
    const record = read(abridged(asked(), opened));
    expect(record).toEqual({
      acts: {
        performance: [
          { act: 'openLedger', terms: { $: ['state', 'agreement', 'terms'] }, title: { $: ['opening', 'title'] } },
        ],
      },
    });
    expect(restored(asked(), record)).toEqual(opened);
  });

  it('names what the message has brought, and in the acts what is changed by it', () => {
    const proposal = asked({
      message: { kind: 'command', name: 'propose', argument: { terms: TERMS.schedule } },
      state: {},
    });
    const agreement = { version: 2, terms: TERMS, warnings: [] };
    const proposed = outcome({ change: { agreement }, acts: { mediation: [{ act: 'recordProposal', agreement }] } });
    const record = read(abridged(proposal, proposed));
    expect(record).toEqual({
      change: { agreement: { version: 2, terms: { version: 2, schedule: { $: ['message', 'terms'] } }, warnings: [] } },
      acts: { mediation: [{ act: 'recordProposal', agreement: { $: ['change', 'agreement'] } }] },
    });
    expect(restored(proposal, record)).toEqual(proposed);
  });

  it('is the refusal as it is', () => {
    const refused = outcome({ refusal: { code: 'TRIAL.REFUSED', rule: 'TRIAL', zh: '不准。', en: 'No.' } });
    expect(abridged(asked(), refused)).toBe(refused);
    expect(restored(asked(), refused)).toBe(refused);
  });

  it('without references is what it is: so wrote release 0.2', () => {
    const old = outcome({ change: { heard: ['a'] }, acts: { intake: [{ act: 'registerSettled' }] }, due: null });
    expect(restored(asked(), old)).toEqual(old);
  });

  it('is not taken for the answer to another question', () => {
    const record = abridged(asked(), outcome({ acts: { performance: [{ act: 'openLedger', terms: TERMS }] } }));
    expect(() => restored(asked({ state: {} }), record)).toThrow('nothing stands at state.agreement.terms');
  });

  it('gives back what was decided, whatever of it stood in the question', () => {
    const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('"$"'));
    fc.assert(
      fc.property(json, json, json, json, (one, two, three, own) => {
        const question = asked({
          message: { kind: 'command', name: 'say', argument: { one } },
          opening: { caseId: 'c-1', two },
          state: { three: [three, one] },
        });
        const decided = outcome({
          change: { a: [one, three], b: own },
          acts: { intake: [{ act: 'x', two, all: { a: [one, three], own } }] },
        });
        const record = read(abridged(question, decided));
        expect(JSON.stringify(restored(question, record))).toBe(JSON.stringify(read(decided)));
        expect(JSON.stringify(record).length).toBeLessThanOrEqual(JSON.stringify(decided).length);
      }),
    );
  });
});
