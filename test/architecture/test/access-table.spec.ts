import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROLE_NAMES, type Role } from '@hejie/security';
import { answerTo, endpointsOf, rowsOf, type TokenKind } from '@hejie/security/testing';
import { ACCESS_TABLE, accessTable, describedServices } from '../src/access-table.js';
import { ROOT } from '../src/workspace.js';

const page = join(ROOT, ACCESS_TABLE);
const services = describedServices();
const endpoints = services.flatMap(({ endpoints: own }) => own);
const letThrough = (role: Role, token: TokenKind) =>
  endpoints.filter((endpoint) => ['REACHED', 'OWN'].includes(answerTo(endpoint, role, token)));

describe('the table of who may do what', () => {
  it('is what the API descriptions say (npm run access)', () => {
    if (process.env['UPDATE_ACCESS'] === '1') writeFileSync(page, accessTable());
    expect(readFileSync(page, 'utf8')).toBe(accessTable());
  });

  it('has every endpoint of every service, and every role once in each', () => {
    expect(services.map(({ name }) => name)).toEqual([
      'agency-exchange',
      'asset-control',
      'credit-repair',
      'intake',
      'mediation',
      'performance',
    ]);
    for (const endpoint of endpoints)
      expect(
        rowsOf(endpoint)
          .flatMap(({ roles }) => roles)
          .sort(),
      ).toEqual([...ROLE_NAMES].sort());
  });

  it('is not made of an endpoint that does not say who may call it', () => {
    expect(() => endpointsOf({ paths: { '/secrets': { get: {} } } })).toThrow('GET /secrets');
  });
});

describe('whatever the endpoint', () => {
  it.each(ROLE_NAMES)('%s reaches no case without a token, from another court, or bound to another case', (role) => {
    for (const token of ['NONE', 'OTHER_COURT', 'BOUND_ELSEWHERE'] as const)
      expect(letThrough(role, token).filter(({ ofCase }) => ofCase)).toEqual([]);
  });

  it.each(['party', 'mediator'] as const)('a %s reaches no case but his own', (role) => {
    for (const token of ['OWN_COURT', 'OTHER_CASE'] as const)
      expect(letThrough(role, token).filter(({ ofCase }) => ofCase)).toEqual([]);
    expect(letThrough(role, 'OWN_CASE').filter(({ ofCase }) => ofCase)).not.toEqual([]);
  });

  it.each(['operator', 'agency'] as const)('an %s reaches no case at all', (role) => {
    for (const token of ['OWN_COURT', 'OWN_CASE'] as const)
      expect(letThrough(role, token).filter(({ ofCase }) => ofCase)).toEqual([]);
  });

  it('nobody who is bound to cases changes anything that is of no case', () => {
    for (const role of ROLE_NAMES)
      for (const token of ['BOUND_HERE', 'BOUND_ELSEWHERE'] as const)
        expect(letThrough(role, token).filter(({ method, ofCase }) => method !== 'GET' && !ofCase)).toEqual([]);
  });
});
