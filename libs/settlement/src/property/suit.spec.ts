import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
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
import { decideObjection, decideObjectionRuling, decideObjectionService } from './objection.js';
import { applyChange } from './property-change.js';
import { type PropertyFile } from './property-file.js';
import { decideRelease } from './release-life.js';
import { decideLawfulRelease } from './release-opening.js';
import { decideSupervisedSale } from './release-sale.js';
import { decidePropertySuit, decidePropertySuitEnd, disposalBarredBy, type PropertySuitInput } from './suit.js';

const held = controlled(openFile(), asset({ coOwnerPartyIds: ['spouse'] }), '2026-03-02');
const [control] = held.controls;
const objected = (kind: 'OUTSIDER' | 'OVER_LIMIT' = 'OUTSIDER'): PropertyFile =>
  after(
    held,
    decideObjection(
      held,
      { id: 'o', kind, controlIds: [control!.id], byPartyId: 'outsider', receivedAt: at('2026-04-01') },
      turnAt('2026-04-01'),
    ),
  );
const ruled = (upheldFor: string[] = [], file = objected()): PropertyFile =>
  after(
    file,
    decideObjectionRuling(file, { objectionId: 'o', rulingNumber: '执异3号', upheldFor }, turnAt('2026-04-10')),
  );
const serve = (file: PropertyFile, servedOn = '2026-04-20', on = servedOn) =>
  decideObjectionService(file, { objectionId: 'o', servedOn: legalDate(servedOn) }, turnAt(on));
const served = (file = ruled()) => after(file, serve(file));
const suit = (over: object = {}): PropertySuitInput =>
  ({
    ...{ id: 's', kind: 'OBJECTION', objectionId: 'o', byPartyId: 'outsider', caseNumber: '（2026）浙1122民初9号' },
    ...{ filedOn: legalDate('2026-05-06') },
    ...over,
  }) as PropertySuitInput;
const sue = (file: PropertyFile, over: object = {}, on = '2026-05-08') =>
  decidePropertySuit(file, suit(over), turnAt(on));
const barred = (file: PropertyFile, on: string) => refusedAs(disposalBarredBy(file, 'flat', legalDate(on)) ?? serveOk);
const serveOk = serve(ruled());

describe('PROC-19: the suit upon the ruling on an outsider’s objection', () => {
  it('may be filed for 15 days from its service, rolled as periods are (TV-14), and is called over by itself', () => {
    const file = served();
    // 2026-05-05 is a rest day.
    expect(file.objections[0]!.served).toEqual({ on: '2026-04-20', suitBy: '2026-05-06' });
    const due = nextPropertyDeadline(file, turnAt('2026-04-21'))!;
    expect(due).toEqual({ at: '2026-05-07T00:00:00+08:00', items: [{ kind: 'SUIT', subject: 'o' }] });
    expect(passPropertyDeadline(file, due, turnAt('2026-05-07')).happened).toEqual([
      { kind: 'OBJECTION_FINAL', at: due.at, objectionId: 'o', upheld: false, releaseId: null },
    ]);
    expect(refusedAs(sue(file))).toBe(null);
    expect(refusedAs(sue(file, { filedOn: legalDate('2026-05-07') }))).toBe('SUIT.LATE');
    expect(refusedAs(sue(ruled()))).toBe('SUIT.NOT_SERVED');
    expect(refusedAs(sue(file, {}, '2026-05-01'))).toBe('PROPERTY.NOT_YET');
    const sued = after(file, sue(file));
    expect(nextPropertyDeadline(sued, turnAt('2026-05-06'))?.items[0]?.kind).not.toBe('SUIT');
    expect(refusedAs(sue(sued))).toBe('PROPERTY.KNOWN');
  });

  it('knows no such clock for the debtor’s objection, before a ruling, or twice', () => {
    const overLimit = served(ruled([], objected('OVER_LIMIT')));
    expect(nextPropertyDeadline(overLimit, turnAt('2026-04-21'))?.items[0]?.kind).not.toBe('SUIT');
    expect(refusedAs(sue(overLimit))).toBe('OBJECTION.NOT_OUTSIDERS');
    expect(refusedAs(serve(objected()))).toBe('OBJECTION.NOT_DECIDED');
    expect(refusedAs(serve(ruled(), '2026-04-09', '2026-04-20'))).toBe('OBJECTION.NOT_DECIDED');
    expect(refusedAs(serve(served()))).toBe('OBJECTION.SERVED');
  });

  it('holds up the disposal from the objection on until the suit has ended, or nobody has sued', () => {
    const file = served();
    expect(barred(held, '2026-04-01')).toBe(null);
    expect(barred(objected(), '2026-04-02')).toBe('DISPOSAL.OBJECTED');
    expect(barred(ruled(), '2026-04-11')).toBe('DISPOSAL.SUIT_OPEN');
    expect([barred(file, '2026-05-06'), barred(file, '2026-05-07')]).toEqual(['DISPOSAL.SUIT_OPEN', null]);
    const sued = after(file, sue(file));
    expect(barred(sued, '2026-09-01')).toBe('DISPOSAL.SUIT_PENDING');
    const end = { suitId: 's', endedOn: legalDate('2026-09-02') };
    const ended = after(sued, decidePropertySuitEnd(sued, end, turnAt('2026-09-02')));
    expect(barred(ended, '2026-09-03')).toBe(null);
    expect(refusedAs(decidePropertySuitEnd(ended, end, turnAt('2026-09-03')))).toBe('SUIT.ENDED');
    expect(barred(after(objected('OVER_LIMIT'), accept), '2026-04-02')).toBe(null);
    const sale = { id: 'v', assetId: 'flat', lowestPrice: parseYuan('2000000'), lastDay: legalDate('2026-05-01') };
    const command = { ...sale, priceControlled: true, creditorsConsent: true };
    expect(refusedAs(decideSupervisedSale(objected(), command, turnAt('2026-04-02')))).toBe('DISPOSAL.OBJECTED');
    expect(refusedAs(decideSupervisedSale(held, command, turnAt('2026-04-02')))).toBe(null);
  });

  it('counts by its day, whenever it is entered: the release that was opened because nobody had sued is not carried out', () => {
    const file = served(ruled([control!.id]));
    const over = applyChange(file, passPropertyDeadline(file, { at: at('2026-05-07T00:00') }, turnAt('2026-05-07')));
    expect(over.releases).toMatchObject([{ id: 'objection~o', ground: 'OUTSIDER_UPHELD', state: 'DUE' }]);
    expect(refusedAs(decideRelease(over, { releaseId: 'objection~o' }, turnAt('2026-05-07')))).toBe(null);
    const sued = after(over, sue(over));
    expect(sued.releases).toMatchObject([{ id: 'objection~o', state: 'SUPERSEDED' }]);
    expect(accepted(sue(over)).happened.map(({ kind }) => kind)).toEqual(['SUIT_FILED', 'RELEASE_SUPERSEDED']);
    // One that a person has opened waits for the end of the suit.
    const law = { id: 'law', ground: 'OUTSIDER_UPHELD', assetIds: ['flat'], basis: '裁定生效' } as const;
    const own = after(
      { ...over, releases: [] },
      decideLawfulRelease({ ...over, releases: [] }, law, turnAt('2026-05-07')),
    );
    expect(refusedAs(decideRelease(after(own, sue(own)), { releaseId: 'law' }, turnAt('2026-05-09')))).toBe(
      'RELEASE.SUIT_OPEN',
    );
  });

  it('查扣冻12: to part what is co-owned it holds disposal up too, and knows no time', () => {
    const over = { kind: 'PARTITION', assetId: 'flat', byPartyId: 'spouse' };
    expect(barred(after(held, sue(held, over)), '2026-06-01')).toBe('DISPOSAL.SUIT_PENDING');
    const alone = controlled(openFile(), asset(), '2026-03-02');
    expect(refusedAs(sue(alone, over))).toBe('SUIT.NOT_CO_OWNED');
    expect(refusedAs(sue(alone, { ...over, assetId: 'x' }))).toBe('PROPERTY.UNKNOWN');
  });
});

const accept = { ok: true, value: { happened: [] } } as const;
