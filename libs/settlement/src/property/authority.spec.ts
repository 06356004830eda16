import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import {
  ENFORCEMENT,
  PRESERVATION,
  accepted,
  after,
  asset,
  at,
  controlled,
  openFile,
  order,
  preservedFile,
  refusedAs,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import {
  authorityInForce,
  beginBy,
  decideAuthority,
  decideAuthorityIn,
  decideEnforcementSought,
  seekBy,
  liftOf,
} from './authority.js';
import { decidePropertyNamed } from './clue.js';
import { decideControlOrder } from './control-order.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { applyChange } from './property-change.js';
import { NO_ROWS, type PropertyFile } from './property-file.js';

const none: PropertyFile = { ...NO_ROWS, caseId: 'case', settlement: openFile().settlement };
const on = legalDate('2026-01-05');
const turn = turnAt('2026-01-06');
const preservation = preservedFile().authorities[0]!.preservation!;
const applicant = asset({ foundBy: 'APPLICANT' });

describe('PRE-CTRL: the number first', () => {
  it('is one of enforcement, or of preservation on an urgent ruling', () => {
    expect(openFile().authorities).toMatchObject([{ caseNumber: ENFORCEMENT, under: '执' }]);
    expect(preservedFile().authorities).toMatchObject([{ caseNumber: PRESERVATION, under: '执保' }]);
    const opened = (caseNumber: string, more = {}) =>
      refusedAs(decideAuthority(none, { caseNumber, openedOn: on, ...more }, turn));
    expect(opened('（2026）浙1122执前调3号')).toBe('CONTROL.NO_CASE_NUMBER');
    expect(opened('2026-31')).toBe('CONTROL.CASE_NUMBER_INVALID');
    // CASE-8: the number of a document is that of no case.
    expect(opened('（2026）鲁0502执31号之一')).toBe('CONTROL.CASE_NUMBER_INVALID');
    expect(opened(PRESERVATION)).toBe('AUTHORITY.PRESERVATION_MISSING');
    expect(opened(PRESERVATION, { preservation: { ...preservation, urgentGround: ' ' } })).toBe('AUTHORITY.NOT_URGENT');
    expect(opened(ENFORCEMENT, { preservation })).toBe('AUTHORITY.NO_PRESERVATION');
    expect(opened(ENFORCEMENT, { openedOn: legalDate('2026-01-07') })).toBe('PROPERTY.NOT_YET');
  });

  it('is filed once, and no preservation after enforcement has begun', () => {
    expect(refusedAs(decideAuthority(openFile(), { caseNumber: ENFORCEMENT, openedOn: on }, turn))).toBe(
      'AUTHORITY.OPENED',
    );
    expect(refusedAs(decideAuthority(openFile(), { caseNumber: PRESERVATION, openedOn: on, preservation }, turn))).toBe(
      'AUTHORITY.ENFORCEMENT_OPEN',
    );
  });

  it('is the court’s own, of a year that has come', () => {
    const court = { court: '浙1122', parties: [] };
    const opened = (caseNumber: string, openedOn = on) =>
      refusedAs(decideAuthorityIn(none, { caseNumber, openedOn }, court, turn));
    expect(opened(ENFORCEMENT)).toBe(null);
    expect(opened('（2025）浙1122执恢7号')).toBe(null);
    expect(opened('（2026）琼02执5号')).toBe('AUTHORITY.OTHER_COURT');
    expect(opened('（2099）浙1122执1号')).toBe('AUTHORITY.FUTURE_NUMBER');
    expect(opened('（2026）浙1122执恢3号', legalDate('2026-01-01'))).toBe(null);
    const early = { caseNumber: '（2026）浙1122执恢3号', openedOn: legalDate('2025-12-31') };
    expect(refusedAs(decideAuthorityIn(none, early, court, turn))).toBe('AUTHORITY.OPENED_BEFORE_YEAR');
    expect(decideAuthorityIn(none, early, court, turn)).toMatchObject({ error: { path: '/openedOn', rule: 'CASE-1' } });
  });

  it('a preservation is the creditor’s, ruled before its case is opened, while enforcement may still be sought', () => {
    const parties = [
      { partyId: 'creditor', side: 'CREDITOR' },
      { partyId: 'debtor', side: 'DEBTOR' },
    ] as const;
    const opened = (over: object) =>
      refusedAs(
        decideAuthorityIn(
          none,
          { caseNumber: PRESERVATION, openedOn: on, preservation: { ...preservation, ...over } },
          { court: '浙1122', parties },
          turn,
        ),
      );
    expect(opened({})).toBe(null);
    expect(opened({ applicantPartyId: 'debtor' })).toBe('AUTHORITY.NOT_CREDITOR');
    expect(opened({ applicantPartyId: 'nobody' })).toBe('PARTY.NOT_IN_CASE');
    expect(opened({ ruledAt: at('2027-01-05') })).toBe('PROPERTY.NOT_YET');
    expect(opened({ ruledAt: at('2026-01-06') })).toBe('AUTHORITY.RULED_AFTER');
    // Five days after the period, 2026-01-02, roll on to the first working day.
    expect(opened({ performanceEndsOn: legalDate('2025-12-31') })).toBe(null);
    expect(opened({ performanceEndsOn: legalDate('2020-01-01') })).toBe('AUTHORITY.LAPSED');
  });

  it('PROC-10: nothing new is controlled under a preservation once enforcement is sought: its number takes over', () => {
    const sought = after(
      preservedFile(),
      decideEnforcementSought(
        preservedFile(),
        { caseNumber: PRESERVATION, on: legalDate('2026-03-01') },
        turnAt('2026-03-01'),
      ),
    );
    expect(refusedAs(authorityInForce(sought, PRESERVATION, turnAt('2026-03-02')))).toBe(
      'AUTHORITY.ENFORCEMENT_SOUGHT',
    );
  });

  it('is one of this file', () => {
    expect(refusedAs(authorityInForce(openFile(), PRESERVATION, turn))).toBe('CONTROL.NUMBER_UNKNOWN');
  });
});

describe('PROC-21: a preservation before enforcement', () => {
  it('is begun in five days, PROC-22, and lifted where nobody seeks enforcement within five days after the period for performance', () => {
    expect(beginBy(preservation, turn.calendar).value).toBe('2026-01-12');
    // 04-05 is a day off, and so is 04-06.
    expect(seekBy(preservation, turn.calendar).value).toBe('2026-04-07');
    const held = controlled(withAssets(preservedFile(), applicant), applicant, '2026-01-06', {
      authority: PRESERVATION,
    });
    const due = nextPropertyDeadline(held, turnAt('2026-04-08T00:00'));
    expect(due).toEqual({
      at: '2026-04-08T00:00:00+08:00',
      items: [{ kind: 'PRESERVATION_END', subject: PRESERVATION }],
    });
    const change = passPropertyDeadline(held, due!, turnAt('2026-04-09'));
    expect(change).toMatchObject({
      releases: [
        { ground: 'PRESERVATION_LAPSED', assetIds: ['flat'], state: 'DUE', dueAt: '2026-04-08T00:00:00+08:00' },
      ],
      happened: [
        { kind: 'PRESERVATION_LAPSED', at: '2026-04-08T00:00:00+08:00' },
        { kind: 'RELEASE_DUE', at: '2026-04-08T00:00:00+08:00' },
      ],
    });
    expect(refusedAs(authorityInForce(held, PRESERVATION, turnAt('2026-04-08')))).toBe('AUTHORITY.LAPSED');
  });

  it('PER-3: a period for performance that ends on a rest day ends on the first working day after it, and the five days follow', () => {
    const endsOn = (day: string) => seekBy({ performanceEndsOn: legalDate(day) }, turn.calendar).value;
    // 2026-10-01 to 10-07 are off: it ends on 10-08.
    expect(endsOn('2026-10-04')).toBe('2026-10-13');
    // Saturday 10-10 is a working day.
    expect(endsOn('2026-10-10')).toBe('2026-10-15');
  });

  it('goes on where enforcement was sought in time, even if the court hears of it after the deadline', () => {
    const held = controlled(withAssets(preservedFile(), applicant), applicant, '2026-01-06', {
      authority: PRESERVATION,
    });
    const late = turnAt('2026-04-09');
    const sought = { caseNumber: PRESERVATION, on: legalDate('2026-04-07') };
    const heardLate = applyChange(held, passPropertyDeadline(held, { at: at('2026-04-08T00:00') }, late));
    expect(accepted(decideEnforcementSought(heardLate, sought, late))).toMatchObject({
      releases: [{ state: 'SUPERSEDED' }],
      happened: [
        { kind: 'ENFORCEMENT_SOUGHT', withdrawnReleaseId: liftOf(PRESERVATION) },
        { kind: 'RELEASE_SUPERSEDED' },
      ],
    });
    const heard = after(held, decideEnforcementSought(held, sought, turnAt('2026-04-07')));
    expect(passPropertyDeadline(heard, { at: at('2026-04-08T00:00') }, late).happened).toEqual([]);
    expect(refusedAs(decideEnforcementSought(held, { ...sought, on: legalDate('2026-04-08') }, late))).toBe(
      'AUTHORITY.SOUGHT_LATE',
    );
    expect(refusedAs(decideEnforcementSought(held, { ...sought, caseNumber: ENFORCEMENT }, late))).toBe(
      'AUTHORITY.UNKNOWN',
    );
  });

  it('a ruling that nobody begins to carry out is told', () => {
    const due = nextPropertyDeadline(preservedFile(), turn);
    expect(due).toMatchObject({ at: '2026-01-13T00:00:00+08:00', items: [{ kind: 'PRESERVATION_BEGIN' }] });
    expect(passPropertyDeadline(preservedFile(), due!, turnAt('2026-01-13')).happened).toMatchObject([
      { kind: 'PRESERVATION_NOT_BEGUN' },
    ]);
  });

  it('takes what the applicant named, and what a query found for which he asked', () => {
    const ordered = (file: PropertyFile, foundBy: 'APPLICANT' | 'QUERY' | 'CLUE') =>
      refusedAs(decideControlOrder(withAssets(file, asset({ foundBy })), order({ authority: PRESERVATION }), turn));
    expect(ordered(preservedFile(), 'APPLICANT')).toBe(null);
    expect(ordered(preservedFile(), 'QUERY')).toBe(null);
    expect(ordered(preservedFile(false), 'QUERY')).toBe('CONTROL.NOT_NAMED');
    expect(ordered(preservedFile(), 'CLUE')).toBe('CONTROL.NOT_NAMED');
  });

  it('保全规定10: what another party names is not the applicant’s; its owner may offer it in the place of other property', () => {
    const { foundBy: _, keep: __, ...said } = asset();
    const ordered = (byPartyId: string, file = preservedFile(), authority = PRESERVATION) => {
      const named = after(file, decidePropertyNamed(file, { asset: said, byPartyId }, turn));
      return refusedAs(decideControlOrder(named, order({ authority }), turn));
    };
    expect(['creditor', 'other creditor', 'debtor'].map((by) => ordered(by))).toEqual([
      null,
      'CONTROL.NOT_NAMED',
      null,
    ]);
    expect(ordered('other creditor', openFile(), ENFORCEMENT)).toBe(null);
  });
});

describe('PROC-10: enforcement takes a preservation over', () => {
  it('with its rank and its last day, under the new number', () => {
    const held = controlled(withAssets(preservedFile(), applicant), applicant, '2026-01-06', {
      authority: PRESERVATION,
    });
    const taken = after(
      held,
      decideAuthority(held, { caseNumber: ENFORCEMENT, openedOn: legalDate('2026-04-01') }, turnAt('2026-04-02')),
    );
    expect(taken.controls).toEqual([{ ...held.controls[0], authority: ENFORCEMENT, convertedFrom: PRESERVATION }]);
    expect(taken.authorities[0]?.preservation?.enforcementSoughtOn).toBe('2026-04-01');
    expect(passPropertyDeadline(taken, { at: at('2026-04-08T00:00') }, turnAt('2026-04-09')).happened).toEqual([]);
    expect(refusedAs(authorityInForce(taken, PRESERVATION, turnAt('2026-04-09')))).toBe('AUTHORITY.CONVERTED');
  });

  it('also where its number is entered after the deadline: what was to be lifted stays', () => {
    const held = controlled(withAssets(preservedFile(), applicant), applicant, '2026-01-06', {
      authority: PRESERVATION,
    });
    const late = turnAt('2026-04-09');
    const over = applyChange(held, passPropertyDeadline(held, { at: at('2026-04-08T00:00') }, late));
    const number = { caseNumber: ENFORCEMENT, openedOn: legalDate('2026-04-07') };
    const taken = after(over, decideAuthority(over, number, late));
    expect(taken.releases).toMatchObject([{ id: liftOf(PRESERVATION), state: 'SUPERSEDED' }]);
    // As it may stand in the id of a document.
    expect(liftOf(PRESERVATION)).toMatch(/^[A-Za-z0-9\u4e00-\u9fa5~]+$/);
    expect(taken.controls).toMatchObject([{ authority: ENFORCEMENT, convertedFrom: PRESERVATION }]);
  });

  it('解释168: also where it becomes known after the number that enforcement was sought in time', () => {
    const held = controlled(withAssets(preservedFile(), applicant), applicant, '2026-01-06', {
      authority: PRESERVATION,
    });
    const late = turnAt('2026-04-09');
    const number = { caseNumber: ENFORCEMENT, openedOn: legalDate('2026-04-08') };
    const opened = after(held, decideAuthority(held, number, late));
    const sought = { caseNumber: PRESERVATION, on: legalDate('2026-04-07') };
    const change = accepted(decideEnforcementSought(opened, sought, late));
    expect(change.controls).toMatchObject([{ authority: ENFORCEMENT, convertedFrom: PRESERVATION }]);
    expect(change.happened).toMatchObject([
      { kind: 'ENFORCEMENT_SOUGHT' },
      { kind: 'PRESERVATION_CONVERTED', caseNumber: ENFORCEMENT, controlIds: ['control of flat'] },
    ]);
    expect(applyChange(opened, change).authorities[0]?.preservation?.enforcementSoughtOn).toBe('2026-04-07');
  });

  it('but not one that is to be lifted already', () => {
    const held = controlled(withAssets(preservedFile(), applicant), applicant, '2026-01-06', {
      authority: PRESERVATION,
    });
    const opened = after(
      held,
      decideAuthority(held, { caseNumber: ENFORCEMENT, openedOn: legalDate('2026-04-08') }, turnAt('2026-04-08')),
    );
    expect(opened.controls).toEqual(held.controls);
  });
});
