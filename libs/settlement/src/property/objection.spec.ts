import { describe, expect, it } from '@jest/globals';
import { endOfDay, legalDate } from '@hejie/law';
import {
  accepted,
  after,
  asset,
  at,
  controlled,
  openFile,
  refusedAs,
  turnAt,
} from '../../test/fixture/controlled-property.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { decideObjection, decideObjectionRuling, decideObjectionService, type ObjectionInput } from './objection.js';
import { type PropertyFile } from './property-file.js';
import { decideLawfulRelease } from './release-opening.js';
import { decidePropertySuit, decidePropertySuitEnd } from './suit.js';

const turn = turnAt('2026-03-03');
const equity = asset({ id: 'equity', class: 'EQUITY' });
const held = controlled(controlled(openFile(), asset(), '2026-01-20'), equity, '2026-01-20');
const input: ObjectionInput = {
  id: 'o',
  kind: 'OVER_LIMIT',
  controlIds: ['control of equity'],
  byPartyId: 'debtor',
  receivedAt: at('2026-03-02'),
};
const objected = (over: Partial<ObjectionInput> = {}) =>
  after(held, decideObjection(held, { ...input, ...over }, turn));
const ruled = (upheldFor: string[], over: Partial<ObjectionInput> = {}) =>
  decideObjectionRuling(
    objected(over),
    { objectionId: 'o', rulingNumber: '（2026）浙1122执异5号', upheldFor },
    turnAt('2026-03-10'),
  );

describe('PROC-18: an objection to a control', () => {
  it('is decided in fifteen days from its receipt', () => {
    expect(objected().objections[0]?.decideBy).toBe('2026-03-17');
    const due = nextPropertyDeadline(objected(), turn);
    expect(due).toEqual({ at: '2026-03-18T00:00:00+08:00', items: [{ kind: 'OBJECTION', subject: 'o' }] });
    expect(passPropertyDeadline(objected(), due!, turnAt('2026-03-18')).happened).toMatchObject([
      { kind: 'OBJECTION_OVERDUE' },
    ]);
    const decided = after(objected(), ruled([]));
    expect(decided.objections[0]).toMatchObject({ decided: { upheld: false, by: 'judge' } });
    expect(passPropertyDeadline(decided, due!, turnAt('2026-03-18')).happened).toEqual([]);
  });

  it('is to controls that stand', () => {
    const refused = (over: Partial<ObjectionInput>, file = held) =>
      refusedAs(decideObjection(file, { ...input, ...over }, turn));
    expect(refused({ controlIds: [] })).toBe('OBJECTION.NO_CONTROL');
    expect(refused({ controlIds: ['x'] })).toBe('PROPERTY.UNKNOWN');
    expect(refused({}, { ...held, controls: held.controls.map((one) => ({ ...one, state: 'RELEASED' })) })).toBe(
      'OBJECTION.NO_CONTROL',
    );
    expect(refused({}, objected())).toBe('PROPERTY.KNOWN');
    expect(refused({ receivedAt: at('2026-03-04') })).toBe('PROPERTY.NOT_YET');
  });

  const outsiders = { kind: 'OUTSIDER', controlIds: ['control of flat'], byPartyId: 'neighbour' } as const;
  const serve = (file: PropertyFile, servedOn: string) =>
    decideObjectionService(file, { objectionId: 'o', servedOn: legalDate(servedOn) }, turnAt(servedOn));
  const suitOver = (file: PropertyFile) => {
    const due = { at: endOfDay(file.objections[0]!.served!.suitBy!) };
    return passPropertyDeadline(file, due, { ...turn, at: due.at });
  };

  it('民诉法238, 解释314: an outsider’s, upheld, stays enforcement, and is released in seven days once nobody has sued in time', () => {
    const change = accepted(ruled(['control of flat'], outsiders));
    expect(change.releases).toBeUndefined();
    expect(change.happened).toMatchObject([{ kind: 'OBJECTION_DECIDED', upheld: true, releaseId: null }]);
    const upheld = after(objected(outsiders), ruled(['control of flat'], outsiders));
    const lawful = (file: PropertyFile, on: string) => {
      const command = { id: 'law', ground: 'OUTSIDER_UPHELD', assetIds: ['flat'], basis: '判决' } as const;
      return refusedAs(decideLawfulRelease(file, command, turnAt(on)));
    };
    expect(lawful(upheld, '2026-04-01')).toBe('RELEASE.SUIT_OPEN');
    const served = after(upheld, serve(upheld, '2026-04-28'));
    expect(served.objections[0]!.served).toEqual({ on: '2026-04-28', suitBy: '2026-05-13' });
    const final = suitOver(served);
    expect(final.releases).toMatchObject([
      { id: 'objection~o', ground: 'OUTSIDER_UPHELD', dueAt: at('2026-05-14T00:00'), serveBy: at('2026-05-21T00:00') },
    ]);
    expect(final.happened).toMatchObject([
      { kind: 'OBJECTION_FINAL', upheld: true, releaseId: 'objection~o' },
      { kind: 'RELEASE_DUE' },
    ]);
    const suit = {
      id: 's',
      kind: 'OBJECTION',
      objectionId: 'o',
      byPartyId: 'creditor',
      caseNumber: '（2026）浙1122民初9号',
    } as const;
    const sued = after(
      served,
      decidePropertySuit(served, { ...suit, filedOn: legalDate('2026-05-13') }, turnAt('2026-05-13')),
    );
    expect(suitOver(sued).releases).toBeUndefined();
    expect(lawful(sued, '2026-09-01')).toBe('RELEASE.SUIT_OPEN');
    const ended = after(
      sued,
      decidePropertySuitEnd(sued, { suitId: 's', endedOn: legalDate('2026-09-01') }, turnAt('2026-09-01')),
    );
    expect(lawful(ended, '2026-09-02')).toBeNull();
  });

  it('dismissed, nothing is released when nobody sues', () => {
    const dismissed = after(objected(outsiders), ruled([], outsiders));
    const final = suitOver(after(dismissed, serve(dismissed, '2026-04-28')));
    expect(final.releases).toBeUndefined();
    expect(final.happened).toMatchObject([{ kind: 'OBJECTION_FINAL', upheld: false, releaseId: null }]);
  });

  it('股权规定5: equity that is too much is released in seven days from the effect of the ruling, which is its service', () => {
    const upheld = after(objected(), ruled(['control of equity']));
    expect(upheld.releases).toMatchObject([{ ground: 'OVER_LIMIT', dueAt: at('2026-03-10') }]);
    expect(upheld.releases[0]!.serveBy).toBeUndefined();
    const served = after(upheld, serve(upheld, '2026-03-16'));
    expect(served.releases[0]!.serveBy).toBe('2026-03-24T00:00:00+08:00');
    expect(served.objections[0]!.served).toEqual({ on: '2026-03-16', reconsiderBy: '2026-03-26' });
  });

  it('other property that is too much goes at once, by the pack in three working days', () => {
    const both = { controlIds: ['control of flat', 'control of equity'] };
    expect(accepted(ruled(['control of flat'], both)).releases).toMatchObject([
      { assetIds: ['flat'], dueAt: at('2026-03-10'), serveBy: at('2026-03-14T00:00') },
    ]);
  });

  it('is decided once, by a ruling, for no more than it asks', () => {
    expect(refusedAs(ruled(['control of flat']))).toBe('OBJECTION.OTHER_CONTROL');
    const decided = after(objected(), ruled([]));
    const again = (file: typeof decided, rulingNumber: string) =>
      refusedAs(decideObjectionRuling(file, { objectionId: 'o', rulingNumber, upheldFor: [] }, turnAt('2026-03-11')));
    expect(again(decided, '裁定')).toBe('OBJECTION.DECIDED');
    expect(again(objected(), ' ')).toBe('OBJECTION.RULING_MISSING');
    expect(again(held, '裁定')).toBe('PROPERTY.UNKNOWN');
  });
});
