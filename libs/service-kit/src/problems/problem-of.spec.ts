import { LawError } from '@hejie/law';
import { accessErrors } from '@hejie/security';
import { describe, expect, it } from '@jest/globals';
import { HttpException } from '@nestjs/common';
import { problemBody, problemOf } from './problem-of.js';
import { conflict, ProblemError, unknownCase } from './problem.js';

const law = (code: string, path?: string) =>
  new LawError({ code, rule: 'SET-ART-11', zh: '不得', en: 'may not', path });

describe('an error on the wire', () => {
  it.each([
    ['a refusal of the law in the wrong stage', law('CASE.WRONG_STAGE'), 409],
    ['a wrong sum of money', law('MONEY.INVALID'), 422],
    ['a date that does not exist', law('DATE.INVALID'), 422],
    ['a refusal of one place in the request', law('SCHEDULE.GAP', '/slices/1'), 422],
    ['something the law does not know', law('PACK.UNKNOWN', '/packId'), 404],
  ])('%s is %d', (_what, error, status) => {
    expect(problemOf(error)).toMatchObject({ status, code: error.code, rule: 'SET-ART-11', zh: '不得', en: 'may not' });
  });

  it.each([
    [accessErrors.tokenExpired(), 401],
    [accessErrors.otherCourt(), 403],
    [accessErrors.keysUnavailable(), 503],
    [unknownCase(), 404],
    [conflict('A.B', '', ''), 409],
    [new HttpException('x', 404), 404],
  ])('%s is %d', (error, status) => {
    expect(problemOf(error).status).toBe(status);
  });

  it.each(['CALENDAR.EDITION_UNKNOWN', 'PACK.UNKNOWN'])(
    'of a build that does not have what a case has pinned (%s) is no refusal: it may be repeated',
    (code) => {
      expect(problemOf(law(code))).toMatchObject({ status: 503, code: 'CASE.BEHIND' });
      expect(problemOf(law(code, '/calendarEditions')).status).toBeLessThan(500);
    },
  );

  it('of a refusal for several reasons names each, beside the first', () => {
    const refusal = law('AGREEMENT.ILLEGAL', '/a').withReasons([law('A.B', '/a'), law('C.D', '/c')]);
    expect(problemOf(refusal)).toMatchObject({
      code: 'AGREEMENT.ILLEGAL',
      problems: [
        { code: 'A.B', rule: 'SET-ART-11', path: '/a', zh: '不得', en: 'may not' },
        { code: 'C.D', path: '/c' },
      ],
    });
    expect(problemOf(law('A.B', '/a').withReasons([law('A.B', '/a')]))).not.toHaveProperty('problems');
  });

  it('nobody foresaw says nothing of itself', () => {
    const problem = problemOf(new Error('column "geheim" of 张三 at /srv/hejie'));
    expect(problem).toMatchObject({ status: 500, code: 'SERVER.UNEXPECTED' });
    expect(JSON.stringify(problem)).not.toMatch(/geheim|张三|srv/);
  });

  it.each([undefined, null, 'text', 7, {}, Object.create(null)])('that is no error (%p) is answered too', (thrown) => {
    expect(problemOf(thrown).status).toBe(500);
  });

  it.each(['ECONNREFUSED', '57P01', '08006', 14])(
    'of a server that cannot be reached (%s), however deep, may be repeated',
    (code) => {
      const cause = Object.assign(new Error('down'), { code });
      expect(problemOf(new Error('query failed', { cause }))).toMatchObject({
        status: 503,
        code: 'SERVER.DEPENDENCY_UNAVAILABLE',
      });
    },
  );

  it.each([
    ['vanished without a word', new Error('Query read timeout')],
    [
      'gave a statement up',
      Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }),
    ],
    ['has no connection left', Object.assign(new Error('too many clients'), { code: '53300' })],
    ['is not there yet', new Error('Driver not Connected')],
  ])('of a database that %s may be repeated', (_, error) => {
    expect(problemOf(error)).toMatchObject({ status: 503, code: 'SERVER.DEPENDENCY_UNAVAILABLE' });
  });

  it("of a service's own library goes through its mapper first", () => {
    const mapper = (error: unknown) => (error instanceof RangeError ? law('CASE.WRONG_STAGE') : undefined);
    expect(problemOf(new RangeError(), [() => undefined, mapper]).code).toBe('CASE.WRONG_STAGE');
    expect(problemOf(new TypeError(), [mapper]).status).toBe(500);
  });

  it('has a type, a title and what it answers', () => {
    expect(problemBody(new ProblemError({ status: 409, code: 'A.B', zh: '中', en: 'en' }).problem, '/x#1')).toEqual({
      type: 'urn:hejie:problem:A.B',
      title: 'Conflict',
      status: 409,
      code: 'A.B',
      zh: '中',
      en: 'en',
      instance: '/x#1',
    });
  });
});
