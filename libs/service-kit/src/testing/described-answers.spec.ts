import { describe, expect, it } from '@jest/globals';
import { DescribedAnswers, type WireAnswer } from './described-answers.js';

const content = (type: string, schema: object) => ({ content: { [type]: { schema } } });
const TEXT = { type: 'string' };
const problem = content('application/problem+json', { $ref: '#/components/schemas/Problem' });
const answers = new DescribedAnswers({
  paths: {
    '/cases/{caseId}': {
      get: {
        responses: {
          200: content('application/json', {
            type: 'object',
            properties: { caseId: TEXT, ending: { anyOf: [TEXT, { type: 'null' }] } },
            required: ['caseId'],
            additionalProperties: false,
          }),
          default: problem,
        },
      },
    },
    '/cases/last': { get: { responses: { 204: { description: 'nothing' }, default: problem } } },
  },
  components: { schemas: { Problem: { type: 'object', properties: { code: TEXT }, required: ['code'] } } },
} as never);
const answer = (over: Partial<WireAnswer>): string | null =>
  answers.faultOf({
    method: 'GET',
    path: '/cases/a',
    status: 200,
    type: 'application/json',
    body: { caseId: 'a' },
    ...over,
  });

describe('an answer and what its description says of it', () => {
  it.each<[string, Partial<WireAnswer>]>([
    ['what was described', {}],
    ['null where it may be', { body: { caseId: 'a', ending: null } }],
    ['a problem', { status: 404, type: 'application/problem+json', body: { code: 'A.B' } }],
    ['of a path that is not described', { path: '/health/live', body: 1 }],
    ['of a query', { path: '/cases/a?x=/y' }],
  ])('is %s', (_what, over) => {
    expect(answer(over)).toBeNull();
  });

  it.each<[string, Partial<WireAnswer>]>([
    ['a field that the schema forbids', { body: { caseId: 'a', more: 1 } }],
    ['null where it wants a text', { body: { caseId: null } }],
    ['a status that nothing speaks of', { status: 201 }],
    ['another type of content', { type: 'text/html' }],
    ['content where none is described', { path: '/cases/last', status: 204 }],
    ['a problem without its code', { status: 404, type: 'application/problem+json', body: {} }],
    [
      'a problem on a path that is not described',
      { path: '/x', status: 404, type: 'application/problem+json', body: {} },
    ],
  ])('is not %s', (_what, over) => {
    expect(answer(over)).not.toBeNull();
    expect(() =>
      answers.require({ method: 'GET', path: '/cases/a', status: 200, type: 'application/json', body: {}, ...over }),
    ).toThrow(/answered \d+ as its description does not say/);
  });
});
