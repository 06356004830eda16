import { describe, expect, it } from '@jest/globals';
import { mayAct, refusal, type AccessRule, type Resource, type Scope } from './scope.js';
import { reachesCase, type Principal } from './principal.js';

const CASE: Resource = { court: '鲁0502', caseId: 'case-1', parties: ['creditor-demo', 'debtor-demo'] };
const judge: Principal = { subject: 'judge', roles: ['enforcement-judge'], court: '鲁0502' };
const judgeElsewhere: Principal = { ...judge, court: '琼02' };
const creditor: Principal = { subject: 'creditor', roles: ['party'], partyRef: 'creditor-demo' };
const stranger: Principal = { subject: 'stranger', roles: ['party'], partyRef: 'stranger-demo' };
const operator: Principal = { subject: 'operator', roles: ['operator'] };

const rule = (scope: Scope, ...roles: AccessRule['roles']): AccessRule => ({ scope, roles });

describe('who may act on a case', () => {
  it('a judge of its court may', () => {
    expect(mayAct(judge, rule('court', 'enforcement-judge'), CASE)).toBe(true);
  });

  it('a judge of another court may not', () => {
    expect(refusal(judgeElsewhere, rule('court', 'enforcement-judge'), CASE)?.code).toBe('AUTH.OTHER_COURT');
  });

  it('a judge may not where only clerks may', () => {
    expect(refusal(judge, rule('court', 'clerk'), CASE)?.code).toBe('AUTH.ROLE_DENIED');
  });

  it('whoever may not is told which roles may', () => {
    expect(refusal(judge, rule('court', 'court-president', 'clerk'), CASE)).toMatchObject({
      code: 'AUTH.ROLE_DENIED',
      zh: '您的角色无权进行此操作，有权的是：院长、书记员',
      en: 'Your role does not allow this; it is for: court president, clerk',
    });
    expect(refusal(judge, rule('court'), CASE)).toMatchObject({
      zh: '您的角色无权进行此操作',
      en: 'Your role does not allow this',
    });
  });

  it('a court whose code begins like that of the case is another court', () => {
    expect(mayAct({ ...judge, court: '鲁05' }, rule('court', 'enforcement-judge'), CASE)).toBe(false);
  });

  it('its creditor may where parties may', () => {
    expect(mayAct(creditor, rule('party', 'party'), CASE)).toBe(true);
    expect(mayAct(creditor, rule('case', 'party', 'enforcement-judge'), CASE)).toBe(true);
  });

  it('somebody who is no party may not', () => {
    expect(refusal(stranger, rule('case', 'party', 'enforcement-judge'), CASE)?.code).toBe('AUTH.NOT_A_PARTY');
  });

  it('a judge who is no party may not do what is for the parties, even where the rule names both roles', () => {
    expect(mayAct(judge, rule('party', 'party', 'enforcement-judge'), CASE)).toBe(false);
  });

  it('a party may not do what is for the court, even in its own case and with a court in its token', () => {
    expect(mayAct({ ...creditor, court: '鲁0502' }, rule('court', 'party', 'clerk'), CASE)).toBe(false);
  });

  it('a mediator of its court may where the case is his, and is no staff elsewhere', () => {
    const mediator: Principal = { subject: 'mediator-1', roles: ['mediator'], court: '鲁0502' };
    const reading = rule('case', 'party', 'mediator', 'clerk');
    expect(mayAct(mediator, reading, { ...CASE, mediators: ['mediator-1'] })).toBe(true);
    expect(mayAct(mediator, rule('court', 'mediator'), { ...CASE, mediators: ['mediator-1'] })).toBe(true);
    expect(refusal(mediator, reading, { ...CASE, mediators: ['mediator-2'] })?.code).toBe('AUTH.OTHER_CASE');
    expect(refusal(mediator, reading, CASE)?.code).toBe('AUTH.OTHER_CASE');
    expect(refusal({ ...mediator, court: '琼02' }, reading, { ...CASE, mediators: ['mediator-1'] })?.code).toBe(
      'AUTH.OTHER_COURT',
    );
    expect(mayAct({ ...mediator, roles: ['mediator', 'clerk'] }, reading, CASE)).toBe(true);
  });

  it('an operator may where the role is enough', () => {
    expect(mayAct(operator, rule('any', 'operator'), {})).toBe(true);
  });
});

describe('a token that is bound to cases', () => {
  const bound = (person: Principal, ...caseIds: string[]): Principal => ({ ...person, caseIds });

  it.each<[string, Principal, AccessRule, Resource, string | undefined]>([
    ['to this case', bound(judge, 'case-1'), rule('court', 'enforcement-judge'), CASE, undefined],
    ['to this and another', bound(creditor, 'case-2', 'case-1'), rule('case', 'party'), CASE, undefined],
    ['to another case', bound(judge, 'case-2'), rule('court', 'enforcement-judge'), CASE, 'AUTH.OTHER_CASE'],
    ['to another case, its own party', bound(creditor, 'case-2'), rule('party', 'party'), CASE, 'AUTH.OTHER_CASE'],
    [
      'to a case whose id begins alike',
      bound(judge, 'case-11'),
      rule('court', 'enforcement-judge'),
      CASE,
      'AUTH.OTHER_CASE',
    ],
    ['to no case at all', bound(judge), rule('court', 'enforcement-judge'), CASE, 'AUTH.OTHER_CASE'],
    [
      'to another case, where the role is enough',
      bound(operator, 'case-2'),
      rule('any', 'operator'),
      CASE,
      'AUTH.OTHER_CASE',
    ],
    ['to a case, where none is meant', bound(operator, 'case-1'), rule('any', 'operator'), {}, 'AUTH.BOUND_TO_CASES'],
    ['to a case, where the role is wrong', bound(judge, 'case-1'), rule('court', 'clerk'), CASE, 'AUTH.ROLE_DENIED'],
  ])('%s', (_what, principal, accessRule, resource, code) => {
    expect(refusal(principal, accessRule, resource)?.code).toBe(code);
  });

  it('reaches the cases it names, and one that names none reaches all', () => {
    expect([reachesCase(judge, 'case-1'), reachesCase(judge, undefined)]).toEqual([true, true]);
    expect(['case-1', 'case-2', undefined].map((id) => reachesCase(bound(judge, 'case-1'), id))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('what is left open is a refusal', () => {
  it.each<[string, Principal, AccessRule, Resource]>([
    ['a rule without roles', judge, rule('any'), CASE],
    ['a person without roles', { subject: 'x', roles: [], court: '鲁0502' }, rule('court', 'clerk'), CASE],
    ['a token without a court', { subject: 'x', roles: ['clerk'] }, rule('court', 'clerk'), CASE],
    ['a resource without a court', judge, rule('court', 'enforcement-judge'), {}],
    ['neither names a court', { subject: 'x', roles: ['clerk'] }, rule('court', 'clerk'), {}],
    ['a party without a reference', { subject: 'x', roles: ['party'] }, rule('party', 'party'), CASE],
    ['a case without registered parties', creditor, rule('party', 'party'), { court: '鲁0502', caseId: 'case-1' }],
  ])('%s', (_what, principal, accessRule, resource) => {
    expect(mayAct(principal, accessRule, resource)).toBe(false);
  });
});
