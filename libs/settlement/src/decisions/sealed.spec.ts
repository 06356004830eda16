import { describe, expect, it } from '@jest/globals';
import { isSealedFrom, requireOfTheTalks, requireUnsealed, rolesInTalks } from './sealed.js';

describe('what was conceded in the talks (PRE-7, D7)', () => {
  it('PRE-7: is known to those who take part in them, and to nobody who enforces or supervises', () => {
    const draft = { confirmed: false };
    const roles = ['settlement-judge', 'judges-assistant', 'mediator', 'clerk', 'party'];
    expect(roles.filter((role) => isSealedFrom([role], draft))).toEqual([]);
    const others = ['enforcement-judge', 'supervisor', 'court-president', 'credit-officer', 'operator'];
    expect(others.filter((role) => !isSealedFrom([role], draft))).toEqual([]);
    expect(isSealedFrom(['enforcement-judge', 'clerk'], draft)).toBe(false);
  });

  it('PRE-7: what has become the agreement is for everybody of the case', () => {
    expect(isSealedFrom(['enforcement-judge'], { confirmed: true })).toBe(false);
  });

  it('PRE-7: talks that have come to nothing are refused with the reason; those that run are not', () => {
    const reads = (outcome: Parameters<typeof requireUnsealed>[1]) => () => requireUnsealed(['supervisor'], outcome);
    for (const failed of ['LAPSED', 'FAILED', 'WITHDRAWN'] as const)
      expect(reads(failed)).toThrow(expect.objectContaining({ code: 'NEGOTIATION.SEALED', rule: 'PRE-7' }));
    for (const open of ['AGREED', null] as const) expect(reads(open)).not.toThrow();
    expect(() => requireUnsealed(['settlement-judge'], 'FAILED')).not.toThrow();
  });

  it('PRE-7, B6: a mediator is of the talks from his acceptance until he leaves, and not while he is only asked', () => {
    const asked = rolesInTalks(['mediator'], { inOffice: false });
    expect(asked).toEqual([]);
    expect(() => requireOfTheTalks(asked)).toThrow(
      expect.objectContaining({ code: 'NEGOTIATION.NOT_OF_THE_TALKS', rule: 'PRE-7' }),
    );
    expect(() => requireOfTheTalks(rolesInTalks(['mediator'], { inOffice: true }))).not.toThrow();
    // Who is a clerk of the case besides takes part as such.
    expect(() => requireOfTheTalks(rolesInTalks(['mediator', 'clerk'], { inOffice: false }))).not.toThrow();
    expect(() => requireOfTheTalks(['enforcement-judge'])).toThrow('NEGOTIATION.NOT_OF_THE_TALKS');
  });
});
