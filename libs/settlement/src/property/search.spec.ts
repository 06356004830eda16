import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  after,
  asset,
  at,
  controlled,
  ENFORCEMENT,
  openFile,
  preservedFile,
  PRESERVATION,
  refusedAs,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { useOfAccount } from './protection.js';
import { decideSearch, decideSearchAnswer, type SearchInput } from './search.js';
import { type SearchAnswer } from './survey-rows.js';

const turn = turnAt('2026-01-06');
const debtor: SearchInput = { id: 's', authority: ENFORCEMENT, what: 'WHEREABOUTS', partyId: 'debtor', side: 'DEBTOR' };
const car: SearchInput = { id: 'v', authority: ENFORCEMENT, what: 'VEHICLE', assetId: 'car' };
const vehicle = asset({ id: 'car', class: 'VEHICLE' });
const answer = (over: Partial<SearchAnswer> = {}) => ({
  ...({ searchId: 's', outcome: 'NOT_FOUND', receivedAt: at('2026-01-07'), by: '公安机关' } as const),
  ...over,
});

describe('PROC-23: looking for the debtor and for vehicles', () => {
  it('looks for nobody but the debtor, under a number of enforcement', () => {
    const refused = (over: object, file = openFile()) =>
      refusedAs(decideSearch(file, { ...debtor, ...over } as SearchInput, turn));
    expect(refused({})).toBe(null);
    expect(refused({ side: 'CREDITOR' })).toBe('SEARCH.NOT_BOUND');
    expect(refused({ authority: '（2026）浙1122执99号' })).toBe('CONTROL.NUMBER_UNKNOWN');
    expect(refused({ authority: PRESERVATION }, preservedFile())).toBe('SEARCH.UNDER_PRESERVATION');
    expect(refused({}, after(openFile(), decideSearch(openFile(), debtor, turn)))).toBe('PROPERTY.KNOWN');
  });

  it('looks for a vehicle that is under control, and for no other thing', () => {
    expect(refusedAs(decideSearch(controlled(openFile(), vehicle, '2026-01-06'), car, turn))).toBe(null);
    expect(refusedAs(decideSearch(withAssets(openFile(), vehicle), car, turn))).toBe('SEARCH.NOT_CONTROLLED');
    expect(refusedAs(decideSearch(openFile(), car, turn))).toBe('PROPERTY.UNKNOWN');
    const flat = { ...car, assetId: 'flat' };
    expect(refusedAs(decideSearch(controlled(openFile(), asset(), '2026-01-06'), flat, turn))).toBe(
      'SEARCH.NOT_A_VEHICLE',
    );
  });

  it('hears what came of it: what is found later counts, and once found it is over', () => {
    const asked = after(openFile(), decideSearch(openFile(), debtor, turn));
    const later = turnAt('2026-01-08');
    expect(refusedAs(decideSearchAnswer(asked, answer(), turn))).toBe('PROPERTY.NOT_YET');
    expect(refusedAs(decideSearchAnswer(asked, answer({ searchId: 'x' } as object), later))).toBe('PROPERTY.UNKNOWN');
    const none = after(asked, decideSearchAnswer(asked, answer(), later));
    const change = accepted(decideSearchAnswer(none, answer({ outcome: 'FOUND' }), later));
    expect(change.happened).toMatchObject([{ kind: 'SEARCH_ANSWERED', what: 'WHEREABOUTS', outcome: 'FOUND' }]);
    const found = after(none, decideSearchAnswer(none, answer({ outcome: 'FOUND' }), later));
    expect(refusedAs(decideSearchAnswer(found, answer(), later))).toBe('SEARCH.FOUND_ALREADY');
  });

  it('is called for where nobody answers in three working days', () => {
    const asked = after(openFile(), decideSearch(openFile(), debtor, turn));
    const due = nextPropertyDeadline(asked, turn)!;
    expect(due).toEqual({ at: '2026-01-10T00:00:00+08:00', items: [{ kind: 'SEARCH', subject: 's' }] });
    const passed = passPropertyDeadline(asked, due, turnAt('2026-01-12'));
    expect(passed.happened).toEqual([{ kind: 'SEARCH_OVERDUE', at: due.at, searchId: 's' }]);
    const answered = after(asked, decideSearchAnswer(asked, answer(), turnAt('2026-01-08')));
    expect(nextPropertyDeadline(answered, turn)).toBe(null);
  });
});

describe('PROC-11: what an account serves for, as its bank answers', () => {
  it('protects at once, and takes nothing back', () => {
    expect(useOfAccount('MIGRANT_WAGES')).toBe('MIGRANT_WAGES_ACCOUNT');
    expect(useOfAccount('BASIC', 'PRODUCTION')).toBe('BASIC_ACCOUNT');
    expect(useOfAccount('GENERAL', 'WAGES')).toBe('WAGES');
    expect(useOfAccount(undefined, 'PRESALE_FUNDS')).toBe('PRESALE_FUNDS');
    expect(useOfAccount(undefined)).toBe('ORDINARY');
  });
});
