import { describe, expect, it } from '@jest/globals';
import { objectionFollow, reopensCase, type ObjectionFollowTurn } from './objection-follow.js';

const resumed: ObjectionFollowTurn = {
  consequence: 'RESUMPTION_REVOKED',
  objection: { ground: 'RULING', otherUpheld: false },
  state: 'RESUMED',
  application: { ruling: 'RESUME', revoked: false, afterEnd: false, enforced: true },
  pending: null,
  enforcement: { closedAs: null },
};
const refused: ObjectionFollowTurn = {
  consequence: 'APPLICATION_OPEN',
  objection: { ground: 'RULING', otherUpheld: false },
  state: 'PERFORMING',
  application: { ruling: 'REFUSE', revoked: false, afterEnd: false, enforced: false },
  pending: null,
  enforcement: null,
};
const stands = (application: Partial<ObjectionFollowTurn['application']>, over: Partial<ObjectionFollowTurn> = {}) => ({
  ...refused,
  consequence: 'RULING_STANDS' as const,
  application: { ...refused.application, revoked: true, ...application },
  ...over,
});
const follow = (turn: ObjectionFollowTurn) => {
  const decision = objectionFollow(turn);
  return decision.ok ? decision.value : decision.error.code;
};

describe('SET-ART-12-1: what of a decision on an objection the case carries out', () => {
  it('revives the settlement whose resumption is revoked, also where its enforcement was closed for now', () => {
    expect(follow(resumed)).toBe('REVIVED');
    expect(follow({ ...resumed, enforcement: { closedAs: '终结本次执行程序' } })).toBe('REVIVED');
    expect(reopensCase('REVIVED', 'RESUMED')).toBe(true);
  });

  it('leaves to a person what enforcement has satisfied, and waits for one that is just being opened', () => {
    expect(follow({ ...resumed, enforcement: { closedAs: '执行完毕' } })).toBeNull();
    expect(follow({ ...resumed, enforcement: null })).toBe('OBJECTION.RESUMPTION_OPENING');
    expect(follow({ ...resumed, application: { ...resumed.application, enforced: false } })).toBeNull();
  });

  it('lays the application before the judge anew, in the running case, or in one that was closed as performed or barred', () => {
    expect(follow(refused)).toBe('ANEW');
    expect(reopensCase('ANEW', 'PERFORMING')).toBe(false);
    for (const state of ['PERFORMED', 'EXPIRED'] as const) {
      expect(follow({ ...refused, state })).toBe('ANEW');
      expect(reopensCase('ANEW', state)).toBe(true);
    }
  });

  it('SET-ART-14-1: not once a suit was accepted, enforcement resumed by a later application, or another one lies before the judge', () => {
    expect(follow({ ...refused, state: 'SUED' })).toBeNull();
    expect(follow({ ...refused, state: 'RESUMED' })).toBeNull();
    expect(follow({ ...refused, pending: { anew: false } })).toBeNull();
    expect(follow({ ...refused, application: { ...refused.application, revoked: true } })).toBeNull();
  });

  it('SET-ART-16-1: an application after the end of its case changes nothing of that end', () => {
    const afterEnd = { afterEnd: true };
    expect(follow({ ...resumed, enforcement: null, application: { ...resumed.application, ...afterEnd } })).toBe(
      'REVIVED_AFTER_END',
    );
    const again = { ...refused, state: 'SUED' as const, application: { ...refused.application, ...afterEnd } };
    expect(follow(again)).toBe('ANEW_AFTER_END');
    expect([reopensCase('REVIVED_AFTER_END', 'RESUMED'), reopensCase('ANEW_AFTER_END', 'PERFORMED')]).toEqual([
      false,
      false,
    ]);
  });

  it('where the objection fails in the end, the ruling holds again', () => {
    expect(follow(stands({ ruling: 'RESUME' }))).toBe('RESUMED_AGAIN');
    expect(follow(stands({}, { pending: { anew: true } }))).toBe('REFUSED_AGAIN');
    expect(follow(stands({}))).toBeNull();
    expect(follow(stands({ ruling: 'RESUME' }, { pending: { anew: false } }))).toBeNull();
    expect(follow(stands({ ruling: 'RESUME', revoked: false }))).toBeNull();
    expect(follow(stands({ ruling: 'RESUME' }, { state: 'PERFORMED' }))).toBeNull();
  });

  it('does not hold again while another objection to it is upheld, nor by one to the balance alone', () => {
    const other = { objection: { ground: 'RULING', otherUpheld: true } } as const;
    expect(follow(stands({ ruling: 'RESUME' }, other))).toBeNull();
    expect(follow(stands({}, { ...other, pending: { anew: true } }))).toBeNull();
    const balance = { objection: { ground: 'DEDUCTION', otherUpheld: false } } as const;
    expect(follow(stands({ ruling: 'RESUME' }, balance))).toBeNull();
  });

  it.each(['NONE', 'BALANCE_ANEW'] as const)('%s is nothing that the case carries out', (consequence) => {
    expect(follow({ ...resumed, consequence })).toBeNull();
  });
});
