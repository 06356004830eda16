import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import {
  ENFORCEMENT,
  PRESERVATION,
  accepted,
  after,
  asset,
  controlled,
  openFile,
  order,
  preservedFile,
  refusedAs,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { authorityInForce, decideAuthority, decideEnforcementSought, liftOf } from './authority.js';
import { decideAuthorityWithdrawal } from './authority-withdrawal.js';
import { decideControlOrder } from './control-order.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { decideFileClosing, propertyStanding } from './property-standing.js';
import { authorityNow, authorityNumbered } from './lookup.js';
import { applyChange } from './property-change.js';
import { type PropertyFile, type Renewal } from './property-file.js';
import { decideQuery } from './query.js';
import { decideRenewal, decideRenewalApplication } from './renewal.js';
import { decideSearch } from './search.js';

const MEDIATED = '（2026）浙1122执前调1号';
const REVIVED = '（2026）浙1122执恢3号';
const turn = turnAt('2026-02-02');
/** The second person's word, under the number of the preservation. */
const APPROVED = {
  by: 'president',
  at: turn.at,
  rulingNumber: `${PRESERVATION}之一`,
  notices: [],
  controlIds: ['c-1'],
};
const withdraws = (file: PropertyFile, authority = ENFORCEMENT, reason = '案号属于另一案件') =>
  decideAuthorityWithdrawal(file, { authority, reason }, MEDIATED, turn);
const withdrawn = (file: PropertyFile, authority = ENFORCEMENT) => after(file, withdraws(file, authority));
const entered = (file: PropertyFile, caseNumber: string, openedOn = '2026-01-20') =>
  after(file, decideAuthority(file, { caseNumber, openedOn: legalDate(openedOn) }, turn));
const sought = (file: PropertyFile) => file.authorities[0]!.preservation;

describe('PRE-CTRL, CASE-1: a number that was entered by mistake', () => {
  it('is withdrawn with a reason, which stays in the file, and told', () => {
    const change = accepted(withdraws(openFile()));
    expect(change.authorities).toMatchObject([
      { caseNumber: ENFORCEMENT, withdrawn: { at: turn.at, by: 'judge', reason: '案号属于另一案件' } },
    ]);
    expect(change.happened).toEqual([
      { kind: 'AUTHORITY_WITHDRAWN', caseNumber: ENFORCEMENT, at: turn.at, reason: '案号属于另一案件', controlIds: [] },
    ]);
    expect(refusedAs(withdraws(openFile(), ENFORCEMENT, ' '))).toBe('AUTHORITY.REASON_MISSING');
    expect(refusedAs(withdraws(openFile(), REVIVED))).toBe('AUTHORITY.NOT_IN_FILE');
    expect(refusedAs(withdraws(withdrawn(openFile())))).toBe('AUTHORITY.NOT_IN_FILE');
  });

  it('carries nothing any more, until it is entered anew', () => {
    const file = withdrawn(openFile());
    expect(refusedAs(authorityInForce(file, ENFORCEMENT, turn))).toBe('CONTROL.NUMBER_UNKNOWN');
    expect(authorityNow(file)).toBeUndefined();
    const anew = entered(file, ENFORCEMENT);
    expect(refusedAs(authorityInForce(anew, ENFORCEMENT, turn))).toBeNull();
    expect(anew.authorities).toEqual([{ caseNumber: ENFORCEMENT, under: '执', openedOn: '2026-01-20' }]);
  });

  it('leaves the file open without a number, and a person closes it where there is none', () => {
    const file = withdrawn(openFile());
    expect(propertyStanding(file, turn)).toEqual({ stage: 'UNDER_CONTROL', due: null });
    const closed = after(file, decideFileClosing(file, { reason: '' }, turn));
    expect(propertyStanding(closed, turn)).toMatchObject({ stage: 'ENDED', ending: { ending: 'FILE_CLOSED' } });
  });

  it('entered anew, is the number of now by the day on which its case was opened', () => {
    const early = withdrawn(entered(openFile(), REVIVED), ENFORCEMENT);
    expect(authorityNow(entered(early, ENFORCEMENT, '2026-01-10'))).toMatchObject({ caseNumber: REVIVED });
    expect(authorityNow(entered(early, ENFORCEMENT, '2026-01-30'))).toMatchObject({ caseNumber: ENFORCEMENT });
  });

  it('is no mistake of this file where the court has filed the case itself under it', () => {
    const own = (number: string) =>
      decideAuthorityWithdrawal(openFile(), { authority: ENFORCEMENT, reason: '误录' }, number, turn);
    expect([ENFORCEMENT, '(2026)浙1122执31号', REVIVED].map((number) => refusedAs(own(number)))).toEqual([
      'AUTHORITY.OWN_NUMBER',
      'AUTHORITY.OWN_NUMBER',
      null,
    ]);
  });

  it('is no mistake any more once anything was asked, ordered or lifted under it', () => {
    const known = withAssets(openFile(), asset());
    const query = { id: 'q', partyId: 'debtor', liability: 'DEBTOR', classes: ['DEPOSIT'] } as const;
    const search = { id: 's', what: 'WHEREABOUTS', partyId: 'debtor', side: 'DEBTOR' } as const;
    const used = [
      after(known, decideQuery(known, { ...query, authority: ENFORCEMENT }, turn)),
      after(known, decideSearch(known, { ...search, authority: ENFORCEMENT }, turn)),
      after(known, decideControlOrder(known, order(), turn)),
    ];
    expect(used.map((file) => refusedAs(withdraws(file)))).toEqual(Array(3).fill('AUTHORITY.IN_USE'));
  });

  it('by which a control of an earlier number was renewed or released, is in use, and the other is too', () => {
    const both = entered(controlled(openFile(), asset(), '2026-01-20'), REVIVED);
    const [control] = both.controls;
    const papers = { rulingNumber: `${REVIVED}之一`, noticeNumber: `${REVIVED}协1` };
    const days = { askedOn: legalDate('2026-02-01'), from: legalDate('2026-02-02'), lastDay: legalDate('2029-02-01') };
    const renewal = { ...days, by: 'creditor', order: { ...papers, at: turn.at } };
    const renewed = applyChange(both, { controls: [{ ...control!, renewals: [renewal] }], happened: [] });
    expect([both, renewed].map((file) => refusedAs(withdraws(file, REVIVED)))).toEqual([null, 'AUTHORITY.IN_USE']);
    expect(refusedAs(withdraws(both, ENFORCEMENT))).toBe('AUTHORITY.IN_USE');
  });
});

const PAPERS = { rulingNumber: `${PRESERVATION}之一`, noticeNumber: `${PRESERVATION}协1` };

describe('PROC-21: a preservation, after a number of enforcement that was entered by mistake', () => {
  it('is one for which nobody has sought enforcement, as before', () => {
    const file = preservedFile();
    const mistaken = entered(file, ENFORCEMENT);
    expect(sought(mistaken)).toMatchObject({ enforcementSoughtOn: '2026-01-20', soughtBy: ENFORCEMENT });
    const back = withdrawn(mistaken);
    expect(sought(back)).toEqual({ ...sought(file), unsoughtSince: '2026-02-02' });
    expect(refusedAs(authorityInForce(back, PRESERVATION, turn))).toBeNull();
    expect(nextPropertyDeadline(back, turn)).toEqual(nextPropertyDeadline(file, turn));
  });

  it('is followed by another case of enforcement that stands, or by what was recorded', () => {
    const both = entered(entered(preservedFile(), ENFORCEMENT), REVIVED, '2026-01-25');
    expect(sought(withdrawn(both))).toMatchObject({ enforcementSoughtOn: '2026-01-25', soughtBy: REVIVED });
    const mistaken = entered(preservedFile(), ENFORCEMENT);
    const day = { caseNumber: PRESERVATION, on: legalDate('2026-01-15') };
    const recorded = after(mistaken, decideEnforcementSought(mistaken, day, turn));
    expect(sought(withdrawn(recorded))).toMatchObject({ enforcementSoughtOn: '2026-01-15' });
  });

  const held = controlled(preservedFile(), asset(), '2026-01-20', { authority: PRESERVATION, ...PAPERS });

  it('PROC-10: has back what the number has taken over and done nothing with, or the right number has it', () => {
    const mistaken = entered(held, ENFORCEMENT);
    expect(mistaken.controls).toMatchObject([{ authority: ENFORCEMENT, convertedFrom: PRESERVATION }]);
    expect(refusedAs(withdraws(mistaken, PRESERVATION))).toBe('AUTHORITY.IN_USE');
    expect(accepted(withdraws(mistaken)).happened).toMatchObject([
      { kind: 'AUTHORITY_WITHDRAWN', controlIds: ['control of flat'] },
      { kind: 'PRESERVATION_FELL_BACK', caseNumber: PRESERVATION, withdrawn: ENFORCEMENT, seekBy: '2026-04-07' },
    ]);
    const back = withdrawn(mistaken);
    expect(back.controls).toEqual(held.controls.map((control) => ({ ...control, fellBackOn: '2026-02-02' })));
    expect(sought(back)).toEqual({ ...sought(held), unsoughtSince: '2026-02-02' });
    const righted = withdrawn(entered(mistaken, REVIVED, '2026-01-25'));
    expect(righted.controls).toMatchObject([{ authority: REVIVED, convertedFrom: PRESERVATION }]);
    expect(entered(back, REVIVED, '2026-01-25').controls).toEqual(righted.controls);
    const renewal = { order: { rulingNumber: `${ENFORCEMENT}之一`, noticeNumber: 'n', at: turn.at } };
    const [control] = mistaken.controls;
    const renewed = { ...control!, renewals: [renewal as Renewal] };
    expect(refusedAs(withdraws({ ...mistaken, controls: [renewed] }))).toBe('AUTHORITY.IN_USE');
  });

  it.each([
    ['empty', preservedFile()],
    ['that holds property', held],
    ['that was brought to enforcement', entered(held, REVIVED)],
  ])('leaves a file %s as it was before its entry', (_, file) => {
    const { authorities, controls, ...rows } = withdrawn(entered(file, ENFORCEMENT));
    const { authorities: before, controls: controlsBefore, ...rowsBefore } = file;
    // But for the day from which nothing is due that was over before.
    const asBefore = authorities.map(({ preservation, ...one }) => {
      const { unsoughtSince: _, ...known } = preservation ?? {};
      return { ...one, ...(preservation && { preservation: known }) };
    });
    expect(asBefore.filter((one) => one.withdrawn === undefined)).toEqual(before);
    expect(controls.map(({ fellBackOn: _, ...control }) => control)).toEqual(controlsBefore);
    expect(rows).toEqual(rowsBefore);
  });

  it('that was to be lifted, is to be lifted again', () => {
    const late = turnAt('2026-04-20');
    const end = nextPropertyDeadline(held, turn)!;
    expect(end.items).toEqual([{ kind: 'PRESERVATION_END', subject: PRESERVATION }]);
    const lapsed = applyChange(held, passPropertyDeadline(held, end, late));
    const lift = { id: liftOf(PRESERVATION), state: 'DUE', assetIds: ['flat'] };
    expect(lapsed.releases).toMatchObject([lift]);
    const mistaken = entered(lapsed, ENFORCEMENT);
    expect(mistaken.releases).toMatchObject([{ ...lift, state: 'SUPERSEDED' }]);
    const change = accepted(
      decideAuthorityWithdrawal(mistaken, { authority: ENFORCEMENT, reason: '误录' }, MEDIATED, late),
    );
    expect(change.happened.map(({ kind }) => kind)).toEqual([
      'AUTHORITY_WITHDRAWN',
      'PRESERVATION_FELL_BACK',
      'RELEASE_DUE',
    ]);
    expect(change.releases).toMatchObject([lift]);
    expect(change.releases![0]).not.toHaveProperty('again');
    // Approved before, it is decided anew, and its papers are others.
    const approved = { ...mistaken, releases: mistaken.releases.map((one) => ({ ...one, approved: APPROVED })) };
    const [anew] = accepted(
      decideAuthorityWithdrawal(approved, { authority: ENFORCEMENT, reason: '误录' }, MEDIATED, late),
    ).releases!;
    expect(anew).toMatchObject({ ...lift, again: 1 });
    expect(anew).not.toHaveProperty('approved');
    expect(withdrawn(entered(mistaken, REVIVED)).releases).toMatchObject([{ ...lift, state: 'SUPERSEDED' }]);
  });

  it('is lifted for want of enforcement no earlier than the number is withdrawn that seemed to show it', () => {
    const back = after(
      entered(held, ENFORCEMENT),
      decideAuthorityWithdrawal(
        entered(held, ENFORCEMENT),
        { authority: ENFORCEMENT, reason: '误录' },
        MEDIATED,
        turnAt('2026-05-06'),
      ),
    );
    const end = nextPropertyDeadline(back, turnAt('2026-05-06'))!;
    expect(end).toEqual({
      at: '2026-05-07T00:00:00+08:00',
      items: [{ kind: 'PRESERVATION_END', subject: PRESERVATION }],
    });
    const lapsed = applyChange(back, passPropertyDeadline(back, end, turnAt('2026-05-07')));
    expect(lapsed.releases).toMatchObject([{ state: 'DUE', dueAt: end.at, serveBy: '2026-05-12T00:00:00+08:00' }]);
    expect(nextPropertyDeadline(lapsed, turnAt('2026-05-07'))).toMatchObject({ items: [{ kind: 'RELEASE' }] });
  });

  it('is not spoken of where everything is to be lifted', () => {
    const performed = { ...held, settlement: { ...held.settlement, standing: 'PERFORMED' } } as const;
    const { happened } = accepted(withdraws(entered(performed, ENFORCEMENT)));
    expect(happened.map(({ kind }) => kind)).toEqual(['AUTHORITY_WITHDRAWN']);
  });

  it('is withdrawn itself with its deadlines', () => {
    const back = withdrawn(preservedFile(), PRESERVATION);
    expect(authorityNumbered(back, PRESERVATION)).toBeUndefined();
    expect(nextPropertyDeadline(back, turn)).toBeNull();
    expect(
      refusedAs(decideEnforcementSought(back, { caseNumber: PRESERVATION, on: legalDate('2026-01-15') }, turn)),
    ).toBe('AUTHORITY.UNKNOWN');
  });
});

describe('PROC-9R, 保全规定18: the renewal of a control that stands under its preservation again', () => {
  const day = { caseNumber: PRESERVATION, on: legalDate('2026-01-15') };
  const preserved = controlled(preservedFile(), asset(), '2026-01-20', { authority: PRESERVATION, ...PAPERS });
  const mistaken = entered(after(preserved, decideEnforcementSought(preserved, day, turn)), ENFORCEMENT);
  const controlId = 'control of flat';
  const said = { authority: ENFORCEMENT, reason: '误录' };
  const back = (on: string, file = mistaken) =>
    after(file, decideAuthorityWithdrawal(file, said, MEDIATED, turnAt(on)));
  const asks = (file: PropertyFile, on: string, byPartyId = 'creditor') =>
    decideRenewalApplication(file, { controlId, byPartyId, side: 'CREDITOR', askedOn: legalDate(on) }, turnAt(on));

  it('may be asked for until the last day, where the seventh before it was over by then', () => {
    expect(mistaken.controls).toMatchObject([{ authority: ENFORCEMENT, lastDay: '2029-01-19' }]);
    const answers = (fellBackOn: string, ...days: string[]) => days.map((on) => refusedAs(asks(back(fellBackOn), on)));
    expect(answers('2029-01-12', '2029-01-12', '2029-01-13')).toEqual([null, 'RENEWAL.LATE']);
    expect(answers('2029-01-13', '2029-01-19', '2029-01-20')).toEqual([null, 'RENEWAL.LATE']);
    expect(refusedAs(asks(back('2029-01-13'), '2029-01-14', 'creditor-2'))).toBe('RENEWAL.ON_APPLICATION_ONLY');
  });

  it('has no deadline that was over before', () => {
    const next = (on: string) => nextPropertyDeadline(back(on), turnAt(on));
    expect(next('2029-01-13')).toMatchObject({ at: '2029-01-20T00:00:00+08:00', items: [{ kind: 'LAST_DAY' }] });
    expect(next('2029-01-10')).toMatchObject({ at: '2029-01-13T00:00:00+08:00', items: [{ kind: 'RENEWAL_ASK_BY' }] });
  });

  it.each(['creditor', 'creditor-2'])(
    'that %s asked for while it stood under enforcement is asked for in time',
    (by) => {
      const file = back('2029-01-15', after(mistaken, asks(mistaken, '2029-01-14', by)));
      const papers = { rulingNumber: `${PRESERVATION}之二`, noticeNumber: `${PRESERVATION}协2` };
      const input = { controlId, askedBy: null, askedOn: legalDate('2029-01-16'), ...papers };
      expect(after(file, decideRenewal(file, input, turnAt('2029-01-16'))).controls).toMatchObject([
        { authority: PRESERVATION, renewals: [{ by, askedOn: '2029-01-14', from: '2029-01-20' }] },
      ]);
      expect(refusedAs(decideRenewal(back('2029-01-15'), input, turnAt('2029-01-16')))).toBe(
        'RENEWAL.ON_APPLICATION_ONLY',
      );
    },
  );
});
