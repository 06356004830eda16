import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import {
  ENFORCEMENT,
  PRESERVATION,
  accepted,
  after,
  asset,
  at,
  openFile,
  preservedFile,
  refusedAs,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import {
  decideQuery,
  decideQueryAnswers,
  decideQueryOf,
  isFresh,
  unanswered,
  type FoundAsset,
  type QueryInput,
} from './query.js';
import { type QueryAnswer } from './survey-rows.js';

const input: QueryInput = {
  id: 'q',
  authority: ENFORCEMENT,
  partyId: 'debtor',
  liability: 'DEBTOR',
  classes: ['VEHICLE', 'DEPOSIT'],
};
const turn = turnAt('2026-01-06');
const asked = after(openFile(), decideQuery(openFile(), input, turn));
const answer = (over: Partial<QueryAnswer> = {}): QueryAnswer => ({
  class: 'DEPOSIT',
  outcome: 'FOUND',
  asOf: at('2026-01-07'),
  receivedAt: at('2026-01-07'),
  by: 'bank',
  ...over,
});
const {
  foundBy: _,
  ownerPartyId: __,
  liability: ___,
  keep: ____,
  ...flat
} = asset({ id: 'account', class: 'DEPOSIT' });
const found: FoundAsset = flat;
const later = turnAt('2026-01-07T12:00');

describe('PRE-CTRL: what an answer names is the property of the person who was asked about', () => {
  it('and never becomes somebody else’s by it', () => {
    const others = withAssets(asked, asset({ id: 'account', class: 'DEPOSIT', ownerPartyId: 'other' }));
    const said = { queryId: 'q', answers: [answer()], found: [found] };
    expect(refusedAs(decideQueryAnswers(others, said, later))).toBe('PROPERTY.OTHER_OWNER');
    expect(refusedAs(decideQueryAnswers(asked, said, later))).toBe(null);
  });
});

describe('PRE-CTRL: whose property is asked for', () => {
  const refused = (over: Partial<QueryInput>, file = openFile()) =>
    refusedAs(decideQuery(file, { ...input, ...over }, turn));

  it('is that of those who are bound to perform, under a number of the file', () => {
    expect(refused({})).toBe(null);
    expect(refused({ liability: 'GUARANTOR_BY_RULING', liabilityBasis: '（2026）浙1122执31号之二' })).toBe(null);
    expect(refused({ liability: 'GUARANTOR_BY_RULING' })).toBe('PROPERTY.NO_BASIS');
    expect(refused({ liability: 'GIVEN_AS_SECURITY' })).toBe('QUERY.NOT_BOUND');
    expect(refused({ liability: 'CONFIRMED_BY_THIRD_PARTY' })).toBe('QUERY.NOT_BOUND');
    expect(refused({ authority: PRESERVATION })).toBe('CONTROL.NUMBER_UNKNOWN');
    expect(refused({ classes: [] })).toBe('QUERY.NO_CLASSES');
    expect(refused({ classes: ['DEPOSIT', 'DEPOSIT'] })).toBe('QUERY.NO_CLASSES');
    expect(refused({}, asked)).toBe('PROPERTY.KNOWN');
  });

  it('under a preservation only on the applicant’s written application', () => {
    expect(refused({ authority: PRESERVATION }, preservedFile())).toBe(null);
    expect(refused({ authority: PRESERVATION }, preservedFile(false))).toBe('QUERY.NOT_APPLIED_FOR');
  });
});

describe('PROC-7: what a query finds', () => {
  it('PROC-8: is property of the file, with the questions that nobody answered', () => {
    const change = accepted(decideQueryAnswers(asked, { queryId: 'q', answers: [answer()], found: [found] }, later));
    expect(change).toMatchObject({
      assets: [{ id: 'account', ownerPartyId: 'debtor', liability: 'DEBTOR', foundBy: 'QUERY', keep: false }],
      happened: [{ kind: 'QUERY_ANSWERED', assetIds: ['account'], unanswered: ['VEHICLE'] }],
    });
    expect(unanswered({ classes: ['DEPOSIT'], answers: [answer(), answer({ outcome: 'NOT_ANSWERED' })] })).toEqual([
      'DEPOSIT',
    ]);
  });

  it('PROC-7, PROC-8: of a class that others have not answered yet is property of the file at once, and the class stays open', () => {
    const open = answer({ open: true });
    const change = accepted(decideQueryAnswers(asked, { queryId: 'q', answers: [open], found: [found] }, later));
    expect(change.assets).toMatchObject([{ id: 'account' }]);
    expect(change.happened).toMatchObject([{ unanswered: ['DEPOSIT', 'VEHICLE'] }]);
    const file = after(asked, { ok: true, value: change });
    const overdue = passPropertyDeadline(file, nextPropertyDeadline(file, turn)!, turnAt('2026-01-12'));
    expect(overdue.happened).toMatchObject([{ kind: 'QUERY_OVERDUE', unanswered: ['DEPOSIT', 'VEHICLE'] }]);
    expect(unanswered({ classes: ['DEPOSIT'], answers: [open, answer()] })).toEqual([]);
  });

  it('brings what is known already up to its day, and keeps what the file alone knows', () => {
    const known = withAssets(asked, asset({ id: 'account', class: 'DEPOSIT', keep: true, foundBy: 'CLUE' }));
    const valued = (valuedOn: string) =>
      accepted(
        decideQueryAnswers(
          known,
          {
            queryId: 'q',
            answers: [answer()],
            found: [{ ...found, value: parseYuan('7'), valuedOn: legalDate(valuedOn) }],
          },
          later,
        ),
      ).assets?.[0];
    expect(valued('2026-01-07')).toMatchObject({ value: 700n, keep: true, foundBy: 'CLUE' });
    expect(valued('2026-01-04')).toMatchObject({ value: parseYuan('2000000') });
  });

  it('answers only what was asked, and has happened', () => {
    const refused = (answers: QueryAnswer[], assets: FoundAsset[] = [], queryId = 'q') =>
      refusedAs(decideQueryAnswers(asked, { queryId, answers, found: assets }, later));
    expect(refused([answer({ class: 'EQUITY' })])).toBe('QUERY.CLASS_NOT_ASKED');
    expect(refused([answer({ outcome: 'NOTHING' })], [found])).toBe('QUERY.FOUND_WITHOUT_ANSWER');
    expect(refused([answer({ receivedAt: at('2026-01-08') })])).toBe('PROPERTY.NOT_YET');
    expect(refused([answer()], [{ ...found, valuedOn: legalDate('2026-01-08') }])).toBe('PROPERTY.NOT_YET');
    expect(refused([answer()], [{ ...found, share: '1/2' }])).toBe('PROPERTY.SHARE_IMPOSSIBLE');
    expect(refused([], [], 'other')).toBe('PROPERTY.UNKNOWN');
  });

  it('PROC-25: is fresh for three months from the day of which it speaks', () => {
    expect(isFresh(answer(), legalDate('2026-04-07'))).toBe(true);
    expect(isFresh(answer(), legalDate('2026-04-08'))).toBe(false);
    expect(isFresh(answer({ asOf: undefined }), legalDate('2026-01-07'))).toBe(false);
  });

  it('PROC-8: is waited for three working days, and what is open is told once', () => {
    const due = nextPropertyDeadline(asked, turn);
    expect(due).toEqual({ at: '2026-01-10T00:00:00+08:00', items: [{ kind: 'QUERY_ANSWER', subject: 'q' }] });
    const change = passPropertyDeadline(asked, due!, turnAt('2026-01-12'));
    expect(change.happened).toEqual([
      { kind: 'QUERY_OVERDUE', at: due!.at, queryId: 'q', unanswered: ['VEHICLE', 'DEPOSIT'].sort() },
    ]);
    expect(nextPropertyDeadline({ ...asked, passed: change.passed! }, turnAt('2026-01-12'))).toBe(null);
  });
});

describe('PRE-CTRL: who is asked about as the debtor', () => {
  const parties = [
    { partyId: 'creditor', side: 'CREDITOR' },
    { partyId: 'debtor', side: 'DEBTOR' },
  ] as const;
  const ask = (over: object) => {
    const query = {
      id: 'q',
      authority: ENFORCEMENT,
      partyId: 'debtor',
      liability: 'DEBTOR',
      classes: ['DEPOSIT'],
      ...over,
    };
    return decideQueryOf(openFile(), query as QueryInput, parties, turnAt('2026-01-06'));
  };

  it('stands on that side of the case; a guarantor by ruling need not be a party', () => {
    expect(refusedAs(ask({}))).toBeNull();
    expect(refusedAs(ask({ partyId: 'creditor' }))).toBe('QUERY.NOT_DEBTOR');
    expect(refusedAs(ask({ partyId: 'somebody' }))).toBe('PARTY.NOT_IN_CASE');
    const guarantor = { partyId: 'guarantor', liability: 'GUARANTOR_BY_RULING', liabilityBasis: '裁定' };
    expect(refusedAs(ask(guarantor))).toBeNull();
  });
});
