import { describe, expect, it } from '@jest/globals';
import { type PartyIdentityBody } from '@hejie/contracts/http';
import { LawError } from '@hejie/law';
import { requireIdentity } from './identity-checks.js';

const ZHANG = { kind: 'PERSON', name: '张三丰', number: '11010519491231002X' } as const;
const OTHER_NUMBER = '370502198806150017';
const CODE = '91370502MA3C5RL07J';
const UNIT = { kind: 'UNIT', name: '某某机械有限公司', number: CODE } as const;

function refused(
  partyId: string,
  identity: PartyIdentityBody,
  onRecord: Readonly<Record<string, PartyIdentityBody>> = {},
) {
  try {
    const rows = Object.entries(onRecord).map(([id, one]) => ({ partyId: id, identity: one }));
    requireIdentity(partyId, identity, rows);
    return undefined;
  } catch (error) {
    if (error instanceof LawError) return [error.code, error.rule, error.path];
    throw error;
  }
}

describe('what may be entered of a person', () => {
  it.each([
    ['a check character that does not fit', { ...ZHANG, number: '110105194912310021' }, 'GB 11643'],
    ['a day of birth that does not exist', { ...ZHANG, number: '110105194913310029' }, 'GB 11643'],
    ['a code whose check character does not fit', { ...UNIT, number: '91370502MA3C5RL07A' }, 'GB 32100'],
  ])('GB 11643, GB 32100: not %s', (_, identity, rule) => {
    expect(refused('1', identity)).toEqual(['IDENTITY.NUMBER_INVALID', rule, '/number']);
  });

  it('a name or a number is put right, and what was unknown is added', () => {
    expect(refused('1', ZHANG)).toBeUndefined();
    expect(refused('1', { ...ZHANG, name: '张三峰' }, { 1: ZHANG })).toBeUndefined();
    expect(refused('1', { ...ZHANG, number: OTHER_NUMBER }, { 1: ZHANG })).toBeUndefined();
    expect(refused('1', ZHANG, { 1: { kind: 'PERSON', name: '张某' } })).toBeUndefined();
  });

  it('SET-ART-1-1: nobody becomes somebody else, also not by a number that is left out', () => {
    const another = { kind: 'PERSON', name: '李四', number: OTHER_NUMBER } as const;
    expect(refused('1', another, { 1: ZHANG })).toEqual(['IDENTITY.ANOTHER_PERSON', 'SET-ART-1-1', '/name']);
    expect(refused('1', { kind: 'PERSON', name: '李四' }, { 1: ZHANG })?.[0]).toBe('IDENTITY.ANOTHER_PERSON');
  });

  it('SET-ART-1-1: a number that is on record is not taken off it by one that is left out', () => {
    const { number: _, ...nameless } = ZHANG;
    expect(refused('1', nameless, { 1: ZHANG })).toEqual(['IDENTITY.NUMBER_LEFT_OUT', 'SET-ART-1-1', '/number']);
    expect(refused('case/guarantor-1', nameless, { 'case/guarantor-1': ZHANG })?.[0]).toBe('IDENTITY.NUMBER_LEFT_OUT');
    expect(refused('1', nameless, { 1: nameless })).toBeUndefined();
  });

  it('SET-ART-1-1: no two parties of a case have one number, however it is written', () => {
    const same = { ...ZHANG, name: '李四', number: ' 11010519491231002x ' };
    expect(refused('2', same, { 1: ZHANG })).toEqual(['IDENTITY.NUMBER_TAKEN', 'SET-ART-1-1', '/number']);
    expect(refused('2', UNIT, { 1: ZHANG })).toBeUndefined();
  });

  it('somebody beside the parties may be two, such as the legal representative who stands surety', () => {
    const beside = { '2/legal-representative': ZHANG };
    expect(refused('case/guarantor-1', ZHANG, beside)).toBeUndefined();
    expect(refused('1', ZHANG, beside)).toBeUndefined();
  });
});
