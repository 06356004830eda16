import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf, parseYuan } from '@hejie/law';
import {
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
import { decideControlOrder } from './control-order.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { coverageOfFile } from './file-coverage.js';
import { renewedUnder } from './lookup.js';
import { applyChange } from './property-change.js';
import { type Asset, type Control, type ControlAuthority, type PropertyFile } from './property-file.js';
import {
  decideRenewal,
  decideRenewalApplication,
  decideRenewalReceipt,
  decideRenewals,
  type RenewalInput,
  type RenewalReceipt,
} from './renewal.js';

const account = asset({ id: 'account', class: 'DEPOSIT', indivisible: false });
const car = asset({ id: 'car', class: 'VEHICLE', value: parseYuan('100000') });
const id = 'control of account';
const cap = parseYuan('1000000');
const LAST_DAY = '2027-01-19';

/** S18: a deposit, a car and a house, all controlled on 2026-01-20. */
const S18 = controlled(
  controlled(controlled(openFile(), account, '2026-01-20', { cap }), car, '2026-01-20'),
  asset(),
  '2026-01-20',
);

const renewal = (over: Partial<RenewalInput> = {}): RenewalInput => ({
  controlId: id,
  askedBy: null,
  askedOn: legalDate('2027-01-12'),
  rulingNumber: '（2026）浙1122执31号之二',
  noticeNumber: '（2026）浙1122执31号协2',
  ...over,
});
const renewed = (file: PropertyFile, askedOn: string, on = askedOn, over: Partial<RenewalInput> = {}) =>
  decideRenewal(file, renewal({ askedOn: legalDate(askedOn), ...over }), turnAt(on));
const receipt = (effectiveOn: string, over: Partial<RenewalReceipt> = {}): RenewalReceipt => ({
  controlId: id,
  receivedAt: at(effectiveOn),
  by: 'bank',
  effectiveOn: legalDate(effectiveOn),
  newControlId: 'new',
  ...over,
});
const lapseAt = at('2027-01-20T00:00');
const lapsed = (file: PropertyFile, on = '2027-01-20') =>
  applyChange(file, passPropertyDeadline(file, { at: lapseAt }, turnAt(on)));
const stateOf = (file: PropertyFile) => file.controls.map(({ id: one, state, lastDay }) => [one, state, lastDay]);

describe('S18: controls that end during a long plan', () => {
  it('last a year, two and three, to the day', () => {
    expect(stateOf(S18)).toEqual([
      [id, 'EFFECTIVE', LAST_DAY],
      ['control of car', 'EFFECTIVE', '2028-01-19'],
      ['control of flat', 'EFFECTIVE', '2029-01-19'],
    ]);
  });

  it('解释485: is renewed towards the end of its term, so that no renewal follows upon another', () => {
    // Ninety days before 2027-01-19, by the pack from thirty on.
    expect([refusedAs(renewed(S18, '2026-10-20')), refusedAs(renewed(S18, '2026-10-21'))]).toEqual([
      'RENEWAL.TOO_EARLY',
      null,
    ]);
    const ordered = after(S18, renewed(S18, '2027-01-10'));
    const carried = after(ordered, decideRenewalReceipt(ordered, receipt('2027-01-11'), turnAt('2027-01-11')));
    expect(refusedAs(renewed(carried, '2027-01-12'))).toBe('RENEWAL.TOO_EARLY');
    const national = packOf('national');
    const pack = { ...national, assets: { ...national.assets, renewalOpensDays: 30 } };
    const early = renewal({ askedOn: legalDate('2026-12-19') });
    expect(refusedAs(decideRenewal(S18, early, turnAt('2026-12-19', pack)))).toBe('RENEWAL.TOO_EARLY');
  });

  it('解释485: is applied for on any day; the court rules on it towards the end', () => {
    const early = { controlId: id, byPartyId: 'creditor', side: 'CREDITOR', askedOn: legalDate('2026-10-19') } as const;
    const asked = after(S18, decideRenewalApplication(S18, early, turnAt('2026-10-19')));
    expect(refusedAs(renewed(asked, '2026-10-20'))).toBe('RENEWAL.TOO_EARLY');
    expect(refusedAs(renewed(asked, '2026-10-21'))).toBe(null);
  });

  it('carried out too late under no name of its own, the new control is numbered after the old one', () => {
    const { newControlId: _, ...unnamed } = receipt('2027-01-20');
    const ordered = after(S18, renewed(S18, '2027-01-10'));
    const late = accepted(decideRenewalReceipt(ordered, unnamed, turnAt('2027-01-20')));
    // To the day that its papers state.
    expect(late.controls).toMatchObject([
      { id, state: 'LAPSED' },
      { id: `${id}.1`, lastDay: '2028-01-19' },
    ]);
  });

  it('PROC-9R: the court is reminded thirty and seven days before the last day', () => {
    const first = nextPropertyDeadline(S18, turnAt('2026-02-01'));
    expect(first).toEqual({ at: '2026-12-20T00:00:00+08:00', items: [{ kind: 'RENEWAL_REMINDER', subject: id }] });
    const change = passPropertyDeadline(S18, first!, turnAt('2026-12-20'));
    expect(change.happened).toEqual([
      {
        kind: 'RENEWAL_DUE',
        at: first!.at,
        controlId: id,
        assetId: 'account',
        lastDay: LAST_DAY,
        askBy: LAST_DAY,
        onApplicationOnly: false,
      },
    ]);
    const second = nextPropertyDeadline(applyChange(S18, change), turnAt('2026-12-20'));
    expect(second?.at).toBe('2027-01-12T00:00:00+08:00');
    const reminded = applyChange(applyChange(S18, change), passPropertyDeadline(S18, second!, turnAt('2027-01-12')));
    expect(nextPropertyDeadline(reminded, turnAt('2027-01-12'))).toEqual({
      at: lapseAt,
      items: [{ kind: 'LAST_DAY', subject: id }],
    });
  });

  it('unrenewed it lapses on its day, with the others untouched, and coverage falls', () => {
    const change = passPropertyDeadline(S18, { at: lapseAt }, turnAt('2027-02-01'));
    expect(change.happened).toEqual([
      { kind: 'LAPSED', at: lapseAt, controlId: id, assetId: 'account', lastDay: LAST_DAY },
    ]);
    const worth = (file: PropertyFile, on: string) => coverageOfFile(file, turnAt(on)).original.value.worth;
    expect(worth(S18, LAST_DAY)).toBe('2470000.00');
    expect(worth(applyChange(S18, change), '2027-01-20')).toBe('1470000.00');
    // Whatever the machine has dealt with: a day after the last day nothing is held.
    expect(worth(S18, '2027-01-20')).toBe('1470000.00');
    expect(stateOf(applyChange(S18, change)).map(([, state]) => state)).toEqual(['LAPSED', 'EFFECTIVE', 'EFFECTIVE']);
    expect(passPropertyDeadline(S18, { at: lapseAt }, turnAt(LAST_DAY)).happened).toEqual([]);
  });

  it('PROC-14: whoever waited behind it goes before from then on', () => {
    const waited: PropertyFile = { ...S18, assets: S18.assets.map((one) => ({ ...one, queuedBehind: 2 })) };
    expect(lapsed(waited).assets[0]).toMatchObject({ id: 'account', priorControls: 2, queuedBehind: 0 });
  });

  it('renewed it needs a new receipt, and runs from the day after the old last day', () => {
    const ordered = after(S18, renewed(S18, '2027-01-12'));
    expect(stateOf(ordered)[0]).toEqual([id, 'EFFECTIVE', LAST_DAY]);
    expect(nextPropertyDeadline(ordered, turnAt('2027-01-12'))?.items[0]).toEqual({ kind: 'RECEIPT', subject: id });
    const done = after(ordered, decideRenewalReceipt(ordered, receipt(LAST_DAY), turnAt(LAST_DAY)));
    expect(done.controls[0]).toMatchObject({ state: 'EFFECTIVE', rank: 1, lastDay: '2028-01-19' });
    expect(done.controls[0]?.renewals).toMatchObject([
      { from: '2027-01-20', lastDay: '2028-01-19', receipt: { effectiveOn: LAST_DAY } },
    ]);
    expect(lapsed(done)).toEqual(done);
  });
});

describe('PROC-9R: a receipt after the last day', () => {
  it('is a new control with a new rank: behind those who waited', () => {
    const ordered = after(S18, renewed(S18, LAST_DAY));
    const anew = (file: PropertyFile, queuedBehind = 0) => {
      const assets = file.assets.map((one): Asset => (one.id === 'account' ? { ...one, queuedBehind } : one));
      return accepted(decideRenewalReceipt({ ...file, assets }, receipt('2027-01-20'), turnAt('2027-01-20')));
    };
    expect(anew(ordered).controls).toMatchObject([
      { id, state: 'LAPSED', lastDay: LAST_DAY },
      { id: 'new', state: 'EFFECTIVE', rank: 1, effectiveOn: '2027-01-20', lastDay: '2028-01-19', renewals: [] },
    ]);
    expect(anew(ordered).happened).toMatchObject([
      { kind: 'LAPSED', at: lapseAt },
      { kind: 'RENEWED_TOO_LATE', newControlId: 'new' },
      { kind: 'CONTROL_EFFECTIVE', controlId: 'new', effectiveOn: '2027-01-20', lastDay: '2028-01-19' },
    ]);
    expect(anew(lapsed(ordered)).happened).toMatchObject([{ kind: 'RENEWED_TOO_LATE' }, { kind: 'CONTROL_EFFECTIVE' }]);
    const behind = anew(ordered, 2);
    expect(behind.happened).toMatchObject([
      { kind: 'LAPSED' },
      { kind: 'RENEWED_TOO_LATE' },
      { kind: 'CONTROL_QUEUED', controlId: 'new', rank: 3 },
    ]);
    expect(behind.assets).toMatchObject([{ id: 'account', priorControls: 2, queuedBehind: 0 }]);
    const queued = behind.controls?.[1];
    expect(queued).toMatchObject({ id: 'new', state: 'QUEUED', rank: 3 });
    expect(queued).not.toHaveProperty('lastDay');
    expect(queued).not.toHaveProperty('effectiveOn');
  });

  it('makes none where a new control was ordered in the meantime', () => {
    const over = lapsed(after(S18, renewed(S18, LAST_DAY)));
    const again = controlled(over, account, '2027-01-20', { id: 'again', cap });
    const change = accepted(decideRenewalReceipt(again, receipt('2027-01-20'), turnAt('2027-01-20')));
    expect(change.controls).toMatchObject([{ id, state: 'LAPSED' }]);
    expect(change.happened).toMatchObject([{ kind: 'RENEWED_TOO_LATE', newControlId: null }]);
  });

  it('counts by the day on which it was carried out: heard of late it takes the lapse back', () => {
    const over = lapsed(after(S18, renewed(S18, LAST_DAY)));
    const change = accepted(
      decideRenewalReceipt(over, receipt(LAST_DAY, { receivedAt: at('2027-01-21') }), turnAt('2027-01-21')),
    );
    expect(change.controls).toMatchObject([{ state: 'EFFECTIVE', lastDay: '2028-01-19', rank: 1 }]);
    expect(change.happened).toMatchObject([{ kind: 'LAPSE_WITHDRAWN' }, { kind: 'RENEWED' }]);
  });

  it('PROC-14: heard of late it leaves one control standing, not that which was ordered in its place', () => {
    const over = lapsed(after(S18, renewed(S18, LAST_DAY)));
    const late = receipt(LAST_DAY, { receivedAt: at('2027-01-21') });
    const known = withAssets(over, account);
    const ordered = after(
      known,
      decideControlOrder(known, order({ id: 'again', assetId: 'account', cap }), turnAt('2027-01-20')),
    );
    for (const [file, state] of [
      [ordered, 'FAILED'],
      [controlled(over, account, '2027-01-20', { id: 'again', cap }), 'RELEASED'],
    ] as const) {
      const change = accepted(decideRenewalReceipt(file, late, turnAt('2027-01-21')));
      const heard = applyChange(file, change);
      expect(heard.controls.filter((one) => one.assetId === 'account')).toMatchObject([
        { id, state: 'EFFECTIVE', lastDay: '2028-01-19' },
        { id: 'again', state },
      ]);
      expect(change.happened).toMatchObject([
        { kind: 'LAPSE_WITHDRAWN' },
        { kind: 'RENEWED' },
        { kind: 'CONTROL_REDUNDANT', controlId: 'again', keptControlId: id },
      ]);
    }
  });

  it('belongs to a renewal that was ordered, and lies between order and receipt', () => {
    const ordered = after(S18, renewed(S18, '2027-01-12'));
    const refused = (over: Partial<RenewalReceipt>, file = ordered) =>
      refusedAs(decideRenewalReceipt(file, receipt('2027-01-15', over), turnAt('2027-01-15')));
    expect(refused({}, S18)).toBe('RENEWAL.NOT_ORDERED');
    expect(refused({ effectiveOn: legalDate('2027-01-11') })).toBe('RENEWAL.DAY_IMPOSSIBLE');
    expect(refused({ effectiveOn: legalDate('2027-01-16') })).toBe('RENEWAL.DAY_IMPOSSIBLE');
    expect(refused({ receivedAt: at('2027-01-16') })).toBe('PROPERTY.NOT_YET');
    expect(refused({ newControlId: id })).toBe('PROPERTY.KNOWN');
    expect(refused({ controlId: 'x' })).toBe('PROPERTY.UNKNOWN');
  });
});

describe('PROC-9R: who renews, and until when', () => {
  it('under 执 of the court’s own motion until the last day', () => {
    expect(refusedAs(renewed(S18, LAST_DAY))).toBe(null);
    expect(refusedAs(renewed(S18, '2027-01-20'))).toBe('RENEWAL.LATE');
    expect(refusedAs(renewed(S18, '2027-01-18', '2027-01-20'))).toBe('RENEWAL.LATE');
    expect(refusedAs(renewed(lapsed(S18), '2027-01-18', '2027-01-21'))).toBe('RENEWAL.NOT_IN_EFFECT');
    expect(refusedAs(renewed(after(S18, renewed(S18, '2027-01-12')), '2027-01-13'))).toBe('RENEWAL.PENDING');
    expect(refusedAs(renewed(S18, '2027-01-12', '2027-01-12', { noticeNumber: '' }))).toBe('RENEWAL.PAPERS_MISSING');
    expect(refusedAs(renewed(S18, '2027-01-13', '2027-01-12'))).toBe('PROPERTY.NOT_YET');
    expect(refusedAs(renewed(S18, '2027-01-12', '2027-01-12', { controlId: 'x' }))).toBe('PROPERTY.UNKNOWN');
  });

  it('PROC-12: not once everything is performed, and nobody is reminded of it then', () => {
    const performed: PropertyFile = { ...S18, settlement: { ...S18.settlement, standing: 'PERFORMED' } };
    expect(refusedAs(renewed(performed, '2027-01-12'))).toBe('RENEWAL.NOTHING_OWED');
    expect(nextPropertyDeadline(performed, turnAt('2026-02-01'))).toEqual({
      at: lapseAt,
      items: [{ kind: 'LAST_DAY', subject: id }],
    });
  });

  it('under 执保 only on the applicant’s application, seven days before the last day', () => {
    const named = asset({ id: 'account', class: 'DEPOSIT', foundBy: 'APPLICANT' });
    const kept = { ...preservedFile().authorities[0]!.preservation!, performanceEndsOn: legalDate('2027-06-30') };
    const preserved: PropertyFile = {
      ...preservedFile(),
      authorities: [{ ...preservedFile().authorities[0]!, preservation: kept }],
    };
    const held = controlled(preserved, named, '2026-01-20', { authority: PRESERVATION, cap });
    const asks = (askedOn: string, askedBy: string | null = 'creditor', on = askedOn) =>
      refusedAs(renewed(held, askedOn, on, { askedBy }));
    expect(asks('2027-01-12')).toBe(null);
    expect(asks('2027-01-12', 'creditor', '2027-01-18')).toBe(null);
    expect(asks('2027-01-13')).toBe('RENEWAL.LATE');
    expect(asks('2027-01-12', null)).toBe('RENEWAL.ON_APPLICATION_ONLY');
    expect(asks('2027-01-12', 'somebody')).toBe('RENEWAL.ON_APPLICATION_ONLY');
    const days: [string, string[]][] = [];
    const turn = turnAt('2027-02-01');
    let file = held;
    for (
      let due = nextPropertyDeadline(file, turn);
      due !== null && due.at <= turn.at;
      due = nextPropertyDeadline(file, turn)
    ) {
      days.push([due.at.slice(0, 10), due.items.map(({ kind }) => kind)]);
      file = applyChange(file, passPropertyDeadline(file, due, turn));
    }
    expect(days).toEqual([
      ['2026-12-20', ['RENEWAL_REMINDER']],
      ['2027-01-04', ['RENEWAL_REMINDER']],
      ['2027-01-13', ['RENEWAL_ASK_BY']],
      ['2027-01-20', ['LAST_DAY']],
    ]);
  });
});

describe('PROC-9R, S18: one ruling renews many controls', () => {
  const ids = Array.from({ length: 17 }, (_, i) => `flat ${i + 1}`);
  const estate = ids.reduce(
    (file, flat) => controlled(file, asset({ id: flat, value: parseYuan('100000') }), '2026-01-20'),
    openFile(),
  );
  const ruling = (file: PropertyFile, flats = ids, on = '2029-01-10') =>
    decideRenewals(
      file,
      flats.map((flat) => renewal({ controlId: `control of ${flat}`, askedOn: legalDate(on) })),
      turnAt(on),
    );

  it('as one ruling ordered them; each waits for a receipt of its own', () => {
    const change = accepted(ruling(estate));
    expect(change.happened.map(({ kind }) => kind)).toEqual(ids.map(() => 'RENEWAL_ORDERED'));
    const ordered = applyChange(estate, change);
    expect(ordered.controls.every(({ renewals }) => renewals[0]?.order?.rulingNumber === renewal().rulingNumber)).toBe(
      true,
    );
    const one = { ...receipt('2029-01-12', { controlId: 'control of flat 3' }), newControlId: 'x' };
    const carried = after(ordered, decideRenewalReceipt(ordered, one, turnAt('2029-01-12')));
    expect(carried.controls.filter(({ lastDay }) => lastDay === '2032-01-19').map((each) => each.id)).toEqual([
      'control of flat 3',
    ]);
  });

  it('or none, and says which cannot be renewed', () => {
    const faultOf = (file: PropertyFile, flats: string[], on?: string) => {
      const decision = ruling(file, flats, on);
      return decision.ok ? null : [decision.error.code, decision.error.path];
    };
    expect(faultOf(estate, [])).toEqual(['RENEWAL.NO_CONTROLS', '/controlIds']);
    expect(faultOf(estate, ['flat 1', 'x'])).toEqual(['PROPERTY.UNKNOWN', '/controlIds/1']);
    expect(faultOf(estate, ['flat 1', 'flat 1'])).toEqual(['RENEWAL.PENDING', '/controlIds/1']);
    expect(faultOf(estate, ['flat 1', 'flat 2'], '2028-10-20')).toEqual(['RENEWAL.TOO_EARLY', '/controlIds/0']);
    const asked = { renewalAsked: { byPartyId: 'creditor', on: legalDate('2029-01-05') } };
    const two = withNumber(preservedFile().authorities[0]!, asked);
    expect(faultOf(two, ['flat 1', 'flat 2'])).toEqual(['RENEWAL.OTHER_NUMBER', '/controlIds/1']);
    expect(faultOf(two, ['flat 2'])).toBe(null);
  });

  /** The second flat stands under another number. */
  const withNumber = (authority: ControlAuthority, more: Partial<Control> = {}): PropertyFile => ({
    ...estate,
    authorities: [...estate.authorities, authority],
    controls: estate.controls.map((one) =>
      one.assetId === 'flat 2' ? { ...one, ...more, authority: authority.caseNumber } : one,
    ),
  });

  it('SET-RES-2: in the resumed case also what the earlier one has under control, under the number that is open now', () => {
    const { caseNumber } = estate.authorities[0]!;
    const resumed = '（2028）浙1122执恢5号';
    const two = withNumber({ caseNumber: resumed, under: '执恢', openedOn: legalDate('2028-06-01') });
    const [first, second] = two.controls as [Control, Control];
    expect([first.authority, second.authority]).toEqual([caseNumber, resumed]);
    expect([renewedUnder(two, first), renewedUnder(two, second), renewedUnder(estate, first)]).toEqual([
      resumed,
      resumed,
      caseNumber,
    ]);
    const ordered = after(two, ruling(two, ['flat 1', 'flat 2']));
    expect(ordered.controls.filter(({ renewals }) => renewals.length > 0)).toHaveLength(2);
    const preserved = withNumber(preservedFile().authorities[0]!);
    expect(renewedUnder(preserved, preserved.controls[1]!)).toBe(PRESERVATION);
    // Carried out too late it is a new control, under the number of its ruling.
    const late = receipt('2029-01-20', { controlId: first.id });
    expect(accepted(decideRenewalReceipt(ordered, late, turnAt('2029-01-20'))).controls).toMatchObject([
      { id: first.id, authority: caseNumber },
      { id: 'new', authority: resumed },
    ]);
  });
});

describe('PROC-9R: a renewal is applied for', () => {
  const file = controlled(
    preservedFile(),
    asset({ id: 'account', class: 'DEPOSIT', foundBy: 'APPLICANT' }),
    '2026-01-20',
    {
      authority: PRESERVATION,
      cap,
    },
  );
  const apply = (askedOn: string, byPartyId = 'creditor') =>
    decideRenewalApplication(
      file,
      { controlId: id, byPartyId, side: 'CREDITOR', askedOn: legalDate(askedOn) },
      turnAt(askedOn),
    );

  it('in time: nobody is reminded any more, and the court may rule until the last day', () => {
    const asked = after(file, apply('2027-01-12'));
    const due = nextPropertyDeadline(asked, turnAt('2027-01-12'))!;
    expect(due.items.map(({ kind }) => kind)).not.toContain('RENEWAL_ASK_BY');
    const ordered = after(asked, renewed(asked, '2027-01-19'));
    expect(ordered.controls[0]).not.toHaveProperty('renewalAsked');
    expect(ordered.controls[0]?.renewals).toMatchObject([
      { by: 'creditor', askedOn: '2027-01-12', from: '2027-01-20', lastDay: '2028-01-19' },
    ]);
  });

  it('too late, or by somebody else than its applicant: refused', () => {
    expect(refusedAs(apply('2027-01-13'))).toBe('RENEWAL.LATE');
    expect(refusedAs(apply('2027-01-12', 'other creditor'))).toBe('RENEWAL.ON_APPLICATION_ONLY');
  });

  it('解释485: by the creditor alone: the debtor does not silence the warnings of him whom the control secures', () => {
    const asks = (side: 'CREDITOR' | 'DEBTOR') => ({ ...{ controlId: id, side }, askedOn: legalDate('2026-12-01') });
    const turn = turnAt('2026-12-01');
    const byDebtor = decideRenewalApplication(S18, { ...asks('DEBTOR'), byPartyId: 'debtor' }, turn);
    expect(refusedAs(byDebtor)).toBe('RENEWAL.NOT_CREDITOR');
    expect(accepted(decideRenewalApplication(S18, { ...asks('CREDITOR'), byPartyId: 'creditor' }, turn))).toMatchObject(
      {
        controls: [{ renewalAsked: { byPartyId: 'creditor' } }],
      },
    );
  });

  it('once for everybody: a second one, on another day or of another creditor, asks for nothing new', () => {
    const first = { controlId: id, byPartyId: 'creditor', side: 'CREDITOR', askedOn: legalDate('2026-12-01') } as const;
    const asked = after(S18, decideRenewalApplication(S18, first, turnAt('2026-12-01')));
    for (const [byPartyId, askedOn] of [
      ['creditor', '2026-12-02'],
      ['other creditor', '2026-12-01'],
    ] as const) {
      const again = { ...first, byPartyId, askedOn: legalDate(askedOn) };
      expect(refusedAs(decideRenewalApplication(asked, again, turnAt('2026-12-03')))).toBe('RENEWAL.ASKED_ALREADY');
    }
    const ruled = after(asked, renewed(asked, '2026-12-10'));
    expect(refusedAs(decideRenewalApplication(ruled, first, turnAt('2026-12-11')))).toBe('RENEWAL.PENDING');
  });
});
