import { describe, expect, it } from '@jest/globals';
import { compareInstants } from '@hejie/law';
import fc from 'fast-check';
import {
  DELETION,
  LIST,
  LISTING,
  PLATFORM,
  TAX,
  after,
  dispatched,
  kindsOf,
  opened,
  outcomes,
  row,
  turn,
  when,
} from '../../test/fixture/publications.js';
import { decideResend, decideSeen } from './delivery-acts.js';
import { deliveryValidUntil, recordOutcomes, type DeliveryOutcome } from './delivery-outcome.js';
import { mayGo, requestOf } from './delivery-request.js';
import { decideSupersession } from './opening.js';
import { nextPublicationDeadline } from './publication-deadlines.js';
import { type PublicationFile } from './publication-file.js';

const TAX_ONLY = { ...TAX, effects: ['SHARING'] } as const;
/** Of an entry of the list nothing is certified without the national list: these read it from the body itself. */
const AS_LIST = { ...TAX_ONLY, nationalList: true } as const;
const SENT = (subscription = TAX_ONLY as typeof TAX): PublicationFile => {
  const file = opened(DELETION, [subscription]);
  return after(file, recordOutcomes(file, dispatched(file), turn('2026-12-11')));
};
const ID = 'tax/SHARING';
/** What came in is recorded on the 12th, or when the last of it came. */
const record = (file: PublicationFile, ...some: DeliveryOutcome[]) =>
  recordOutcomes(file, some, {
    ...turn('2026-12-12'),
    at: some.map(({ at }) => at).reduce((last, at) => (compareInstants(at, last) > 0 ? at : last), when('2026-12-12')),
  });
const day = (d: number) => outcomes(ID, `2026-12-${d}`);

describe('what bodies say and show', () => {
  it('CR-N-5: a delivery is asked for until it is carried out, then read back, and verified by what is shown', () => {
    let file = opened(DELETION, [AS_LIST]);
    const steps = [day(11).dispatched, day(12).received, day(13).applied, day(14).gone].map((outcome) => {
      const before = requestOf(row(file, ID));
      const change = record(file, outcome);
      file = after(file, change);
      return [before, row(file, ID).state, kindsOf(change)];
    });
    expect(steps).toEqual([
      ['DELIVER', 'SENT', ['DELIVERY_DISPATCHED']],
      ['DELIVER', 'RECEIVED', ['DELIVERY_RECEIVED']],
      ['DELIVER', 'APPLIED', ['DELIVERY_APPLIED']],
      ['READ_BACK', 'VERIFIED', ['DELIVERY_VERIFIED', 'CERTIFIED']],
    ]);
    expect(requestOf(row(file, ID))).toBeNull();
    expect(row(file, ID)).toMatchObject({
      dispatchedAt: when('2026-12-11'),
      verified: { at: when('2026-12-14'), proof: 'READ_BACK', evidence: 'sha256:gone' },
    });
  });

  it('CR-N-5: a body that answers by signed reply is verified by it; without one by what it shows', () => {
    const signing = SENT({ ...AS_LIST, proof: 'SIGNED_REPLY' });
    const change = record(signing, day(12).signed);
    expect(kindsOf(change)).toEqual(['DELIVERY_APPLIED', 'DELIVERY_VERIFIED', 'CERTIFIED']);
    expect(change.deliveries).toMatchObject([{ verified: { proof: 'SIGNED_REPLY', evidence: 'sha256:reply' } }]);
    for (const unsigned of [day(12).applied, day(12).stale]) {
      const applied = after(signing, record(signing, unsigned));
      expect([row(applied, ID).state, requestOf(row(applied, ID))]).toEqual(['APPLIED', 'READ_BACK']);
    }
    expect(row(after(SENT(), record(SENT(), day(12).signed)), ID).state).toBe('APPLIED');
  });

  it('CR-N-5: a rejection waits for people; that it was carried out after all counts more, in either order', () => {
    const { rejected, applied } = day(12);
    const once = after(SENT(), record(SENT(), rejected));
    expect(row(once, ID)).toMatchObject({ state: 'REJECTED', rejected: { code: 'SCHEMA' } });
    expect(requestOf(row(once, ID))).toBeNull();
    expect(record(once, rejected)).toEqual({ happened: [] });
    const [ab, ba] = [
      [rejected, applied],
      [applied, rejected],
    ].map((order) => order.reduce((file, one) => after(file, record(file, one)), SENT()));
    expect(ab).toEqual(ba);
    expect(row(ab!, ID).state).toBe('APPLIED');
    expect(row(ab!, ID).rejected).toBeUndefined();
  });

  it('CR-N-5: a body that has said APPLIED and shows it still is sent it again in a new round, and never certified', () => {
    const applied = after(SENT(), record(SENT(), day(12).applied));
    const change = record(applied, day(13).there);
    expect(kindsOf(change)).toEqual(['DELIVERY_CONTRADICTED', 'DELIVERY_RESENT']);
    const again = after(applied, change);
    expect(row(again, ID)).toMatchObject({
      state: 'WAITING',
      round: 2,
      dispatchedAt: when('2026-12-11'),
      contradicted: { at: when('2026-12-13'), state: 'PRESENT', times: 1 },
    });
    // The same page, and the same word of the round before, say nothing new.
    expect(record(again, day(13).there)).toEqual({ happened: [] });
    expect(record(again, { ...day(12).applied, round: 1 })).toEqual({ happened: [] });
    const twice = [day(14).dispatched, day(14).applied, day(15).there].reduce(
      (file, one) => after(file, record(file, one)),
      again,
    );
    expect(row(twice, ID)).toMatchObject({ round: 3, contradicted: { times: 2 } });
    expect(twice.certificates).toEqual([]);
  });

  it('CR-N-5: what is shown before a body has promised anything changes nothing, nor does a page older than its promise', () => {
    const received = after(SENT(), record(SENT(), day(12).received));
    expect(record(SENT(), day(12).there)).toEqual({ happened: [] });
    expect(record(received, day(13).there)).toEqual({ happened: [] });
    const applied = after(received, record(received, day(14).applied));
    expect(record(applied, day(13).there)).toEqual({ happened: [] });
  });

  it('CR-N-5: a body whose clock is behind is noted as of when it was put there, one whose clock is ahead as of now; a page from before that proves nothing', () => {
    const at = (outcome: DeliveryOutcome) => row(after(SENT(), record(SENT(), outcome)), ID).appliedAt;
    expect(at(day(10).applied)).toBe(when('2026-12-11'));
    const ahead = recordOutcomes(SENT(), [day(20).applied], turn('2026-12-12'));
    expect(row(after(SENT(), ahead), ID).appliedAt).toBe(when('2026-12-12'));
    const applied = after(SENT(), record(SENT(), day(12).applied));
    expect(record(applied, day(10).gone)).toEqual({ happened: [] });
    const contradicted = [day(13).there, day(14).dispatched].reduce(
      (file, one) => after(file, record(file, one)),
      applied,
    );
    expect(record(contradicted, day(12).gone)).toEqual({ happened: [] });
    expect(row(after(contradicted, record(contradicted, day(14).gone)), ID).state).toBe('VERIFIED');
  });

  it('CR-N-5: an entry that should stand is shown in the version of this decision; one that is gone in any', () => {
    const file = opened({ ...LISTING, version: 3 }, [TAX_ONLY]);
    const applied = after(file, record(file, day(11).dispatched, day(12).applied));
    const shown = (version: number) => record(applied, { ...day(13).there, version });
    expect([kindsOf(shown(3)), kindsOf(shown(2))]).toEqual([
      ['DELIVERY_VERIFIED'],
      ['DELIVERY_CONTRADICTED', 'DELIVERY_RESENT'],
    ]);
    expect(kindsOf(record(SENT(), { ...day(13).gone, version: 1 }))).toContain('DELIVERY_VERIFIED');
  });

  it('DIS-ART-10-1: what was never put to a body is not proved by its page: it may still come to have the entry', () => {
    const file = opened(DELETION, [TAX_ONLY]);
    expect(record(file, day(11).gone)).toEqual({ happened: [] });
    expect(row(after(file, record(file, day(11).gone, day(11).dispatched)), ID).state).toBe('VERIFIED');
  });

  it('DIS-ART-10-1: everybody waits until the removal was put to the national list, but not for its answer; an addition waits for nobody', () => {
    const file = opened(DELETION, [LIST, TAX_ONLY]);
    const goes = (of: PublicationFile) => of.deliveries.map((one) => mayGo(of, one));
    expect(goes(file)).toEqual([true, true, true, false]);
    const tried = recordOutcomes(file, dispatched(file).slice(0, 3), turn('2026-12-11'));
    expect(goes(after(file, tried))).toEqual([true, true, true, true]);
    expect(goes(opened(LISTING, [LIST, TAX_ONLY]))).toEqual([true, true, true, true]);
  });

  it('CR-N-5: what a body of the law has not carried out in its thirty days is put to it anew, and its ladder goes on', () => {
    expect(deliveryValidUntil(when('2026-12-11'))).toBe(when('2027-01-10'));
    const lapsed = { deliveryId: ID, at: when('2027-01-10'), kind: 'LAPSED', round: 1 } as const;
    const lapse = (file: PublicationFile) => recordOutcomes(file, [lapsed], turn('2027-01-10'));
    for (const file of [SENT(), after(SENT(), record(SENT(), day(12).received))]) {
      const change = lapse(file);
      expect(change.happened).toMatchObject([{ kind: 'DELIVERY_RESENT', why: 'LAPSED' }]);
      const again = after(file, change);
      expect(row(again, ID)).toMatchObject({ state: 'WAITING', round: 2, dispatchedAt: when('2026-12-11') });
      // Of the round before nothing lapses any more.
      expect(lapse(again)).toEqual({ happened: [] });
    }
    const { rejected, applied, gone } = day(12);
    for (const outcome of [rejected, applied, gone])
      expect(lapse(after(SENT(), record(SENT(), outcome)))).toEqual({ happened: [] });
    const platform = opened(DELETION, [PLATFORM]);
    expect(recordOutcomes(platform, [{ ...lapsed, deliveryId: 'platform/PUBLICITY' }], turn('2027-01-10'))).toEqual({
      happened: [],
    });
  });

  it('CR-N-5: a receipt for what was superseded is told of once, and changes nothing', () => {
    const superseded = after(SENT(), decideSupersession(SENT(), { by: 'p-2.listing.l-1.3' }, turn('2026-12-12')));
    const { dispatched: sent, received, applied, rejected, gone, there } = day(13);
    const change = record(superseded, received, applied, rejected);
    expect(kindsOf(change)).toEqual(['LATE_RECEIPT']);
    expect(after(superseded, change)).toEqual(superseded);
    expect(record(superseded, sent, gone, there)).toEqual({ happened: [] });
  });

  it('CR-N-5: outcomes of unknown deliveries, and of a publication that is not open, say nothing', () => {
    expect(record(SENT(), outcomes('nobody/SHARING').applied)).toEqual({ happened: [] });
    expect(record({ ...SENT(), matter: null }, day(12).applied)).toEqual({ happened: [] });
  });
});

describe('the certificate', () => {
  const all = (file: PublicationFile, category: string, d = 12) =>
    file.deliveries.filter((one) => one.category === category).map(({ id }) => outcomes(id, `2026-12-${d}`).gone);
  const both = opened(DELETION, [LIST, TAX, PLATFORM]);
  const sent = after(both, recordOutcomes(both, dispatched(both), turn('2026-12-11')));

  it('CR-N-1, CR-N-5: comes with the last body of the law, each line with its proof; a platform is certified apart', () => {
    const [last, ...others] = all(sent, 'STATUTORY');
    const almost = record(sent, ...others);
    expect(kindsOf(almost)).not.toContain('CERTIFIED');
    const done = after(after(sent, almost), record(after(sent, almost), last!));
    expect(done.certificates).toMatchObject([{ id: 'statutory-1', part: 'STATUTORY' }]);
    expect(done.certificates[0]!.lines).toHaveLength(6);
    expect(done.certificates[0]!.lines[0]).toEqual({
      deliveryId: 'list/PUBLICITY',
      agencyName: '名单库',
      proof: 'READ_BACK',
      provedAt: when('2026-12-12'),
    });
    const platform = record(done, ...all(done, 'PLATFORM'));
    expect(platform.certificates).toMatchObject([{ id: 'platform-1', lines: [{ deliveryId: 'platform/PUBLICITY' }] }]);
  });

  it('CR-N-5: is withdrawn when a body that it names shows the entry again, and given anew under another number', () => {
    const done = after(sent, record(sent, ...all(sent, 'STATUTORY')));
    const ghost = record(done, outcomes(ID, '2026-12-21').there);
    expect(kindsOf(ghost)).toEqual(['DELIVERY_CONTRADICTED', 'DELIVERY_RESENT', 'CERTIFICATE_WITHDRAWN']);
    const again = after(done, ghost);
    expect(row(again, ID)).toMatchObject({ state: 'WAITING', reopenedAt: when('2026-12-21') });
    // Until it was put to the body again, a page without the entry proves nothing.
    expect(record(again, outcomes(ID, '2026-12-21').gone)).toEqual({ happened: [] });
    const { dispatched: put, gone } = outcomes(ID, '2026-12-22');
    expect(after(again, record(again, put, gone)).certificates).toMatchObject([
      { id: 'statutory-1', withdrawn: { why: 'CONTRADICTED' } },
      { id: 'statutory-2' },
    ]);
  });

  it('CR-N-1: is given for removals alone', () => {
    const file = opened(LISTING, [TAX_ONLY]);
    expect(kindsOf(record(file, day(11).dispatched, day(12).there))).toEqual([
      'DELIVERY_DISPATCHED',
      'DELIVERY_VERIFIED',
    ]);
  });

  it('DIS-ART-10-1: of an entry of the list nothing is certified of the bodies of the law where no national list was told', () => {
    const file = SENT();
    const change = record(file, day(12).gone);
    expect([kindsOf(change), after(file, change).certificates]).toEqual([['DELIVERY_VERIFIED'], []]);
  });

  it('CR-N-5: names what a clerk has seen as seen', () => {
    const rest = all(sent, 'STATUTORY').filter(({ deliveryId }) => deliveryId !== ID);
    const almost = after(sent, record(sent, ...rest));
    const seen = decideSeen(almost, { deliveryId: ID, evidence: 'sha256:photo' }, turn('2026-12-14', 'clerk'));
    const { certificates, deliveries } = after(almost, seen);
    expect(certificates[0]!.lines.find(({ deliveryId }) => deliveryId === ID)!.proof).toBe('SEEN_BY_CLERK');
    expect(deliveries.find(({ id }) => id === ID)!.verified).toMatchObject({ by: 'clerk', evidence: 'sha256:photo' });
  });
});

describe('any course of a publication', () => {
  const file = (() => {
    const both = opened(DELETION, [LIST, { ...TAX, proof: 'SIGNED_REPLY' }, PLATFORM]);
    return after(both, recordOutcomes(both, dispatched(both), turn('2026-12-11')));
  })();
  const KINDS = ['dispatched', 'received', 'applied', 'signed', 'stale', 'rejected', 'gone', 'there'] as const;
  const outcome = (kinds: readonly (typeof KINDS)[number][]) =>
    fc
      .record({
        id: fc.constantFrom(...file.deliveries.map(({ id }) => id)),
        d: fc.integer({ min: 12, max: 25 }),
        kind: fc.constantFrom(...kinds),
      })
      .map(({ id, d, kind }): DeliveryOutcome => outcomes(id, `2026-12-${d}`)[kind]);
  const inBatches = (batches: readonly (readonly DeliveryOutcome[])[]): PublicationFile =>
    batches.reduce((now, batch) => after(now, recordOutcomes(now, batch, turn('2026-12-26'))), file);
  /** How far everything is; the proof that came first stays. */
  const end = ({ deliveries, certificates }: PublicationFile) => [
    deliveries.map(({ verified, ...one }) => ({ ...one, isVerified: verified !== undefined })),
    certificates.map(({ part, lines }) => [part, lines.map(({ deliveryId }) => deliveryId)]).sort(),
  ];

  it('CR-N-5: the outcomes of a round come to one end in any order, however often they come and in whatever batches', () => {
    const said = fc.array(outcome(KINDS.filter((kind) => kind !== 'there')), { maxLength: 20 });
    fc.assert(
      fc.property(said, fc.infiniteStream(fc.nat()), (some, dice) => {
        const roll = () => dice.next().value as number;
        const twice = [...some, ...some.filter(() => roll() % 2 === 0)]
          .map((one) => [roll(), one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => [one]);
        expect(end(inBatches(twice))).toEqual(end(inBatches([some])));
      }),
    );
  });

  it('CR-N-1, CR-N-5: a certificate stands exactly while every body of its part is verified, each by a proof', () => {
    fc.assert(
      fc.property(fc.array(fc.array(outcome(KINDS), { maxLength: 8 }), { maxLength: 12 }), (batches) => {
        let now = file;
        for (const batch of [...batches, file.deliveries.map(({ id }) => outcomes(id, '2026-12-26').gone)]) {
          now = after(now, recordOutcomes(now, batch, turn('2026-12-26')));
          for (const part of ['STATUTORY', 'PLATFORM'] as const) {
            const ofPart = now.deliveries.filter(({ category }) => category === part);
            const isProved = ofPart.every(({ state, verified }) => state === 'VERIFIED' && verified !== undefined);
            const standing = now.certificates.filter((one) => one.part === part && one.withdrawn === undefined);
            expect(standing).toHaveLength(isProved ? 1 : 0);
            for (const { lines } of standing) expect(lines).toHaveLength(ofPart.length);
          }
        }
      }),
    );
  });

  it('CR-N-5: a later decision may come at any moment: nothing is sent any more, nothing certified, nothing withdrawn', () => {
    const batch = fc.array(outcome(KINDS), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 6 }), fc.array(batch, { maxLength: 6 }), (before, late) => {
        const now = inBatches(before);
        const superseded = after(now, decideSupersession(now, { by: 'later' }, turn('2026-12-27')));
        const end = late.reduce((one, some) => after(one, recordOutcomes(one, some, turn('2026-12-28'))), superseded);
        expect(end).toEqual(superseded);
        expect(superseded.deliveries.map(requestOf)).toEqual(superseded.deliveries.map(() => null));
        expect(superseded.certificates).toEqual(now.certificates);
        expect(decideSupersession(end, { by: 'yet-later' }, turn('2026-12-29'))).toMatchObject({
          value: { happened: [] },
        });
      }),
    );
  });
});

describe('a delivery that does not come to its body', () => {
  it('CR-N-5: is known as such until it has come there, whatever fails after that', () => {
    const { dispatched: put, received } = outcomes(ID, '2026-12-12');
    const away = { ...outcomes(ID).dispatched, unreached: true } as const;
    const file = opened(DELETION, [TAX_ONLY]);
    const tried = after(file, record(file, away));
    expect(row(tried, ID)).toMatchObject({ state: 'SENT', unreached: true, dispatchedAt: when('2026-12-11') });
    for (const come of [put, received]) {
      const there = after(tried, record(tried, come));
      expect(row(there, ID).unreached).toBeUndefined();
      expect(row(there, ID).dispatchedAt).toBe(when('2026-12-11'));
      expect(row(after(there, record(there, away)), ID).unreached).toBeUndefined();
    }
  });
});

describe('a delivery that rests on no subscription any more', () => {
  const ended = (deliveryId: string, at: string): DeliveryOutcome => ({
    kind: 'SUBSCRIPTION_ENDED',
    deliveryId,
    at: when(at),
  });
  const AT = turn('2026-12-13');

  it('DIS-ART-8, PIPL 6: is withdrawn where the body does not have it, whether it waited or was tried; no ladder runs on it', () => {
    const file = opened(LISTING, [TAX]);
    const tried = after(file, recordOutcomes(file, [outcomes('tax/SHARING').dispatched], turn('2026-12-11')));
    const change = recordOutcomes(
      tried,
      [ended('tax/PUBLICITY', '2026-12-13'), ended('tax/SHARING', '2026-12-13')],
      AT,
    );
    expect(change.happened).toMatchObject([
      { kind: 'DELIVERY_WITHDRAWN', deliveryId: 'tax/PUBLICITY', why: 'SUBSCRIPTION_ENDED' },
      { kind: 'DELIVERY_WITHDRAWN', deliveryId: 'tax/SHARING', why: 'SUBSCRIPTION_ENDED' },
    ]);
    const now = after(tried, change);
    expect(['tax/PUBLICITY', 'tax/SHARING'].map((id) => row(now, id).state)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
    expect(requestOf(row(now, 'tax/SHARING'))).toBeNull();
    expect(nextPublicationDeadline(now, AT)).toBeNull();
    // That it was attempted stays on record: the removal follows it there.
    expect(row(now, 'tax/SHARING').dispatchedAt).toBe(when('2026-12-11'));
  });

  it('DIS-ART-8: stays as it is where the body has received it, or has shown it; sent anew thereafter it is not put again', () => {
    const file = opened(LISTING, [TAX]);
    const received = after(file, recordOutcomes(file, [outcomes('tax/SHARING').received], turn('2026-12-11')));
    expect(recordOutcomes(received, [ended('tax/SHARING', '2026-12-13')], AT)).toEqual({ happened: [] });
    const rejected = after(file, recordOutcomes(file, [outcomes('tax/SHARING').rejected], turn('2026-12-11')));
    const mended = after(rejected, decideResend(rejected, { deliveryId: 'tax/SHARING' }, turn('2026-12-12')));
    expect(
      row(after(mended, recordOutcomes(mended, [ended('tax/SHARING', '2026-12-13')], AT)), 'tax/SHARING').state,
    ).toBe('WITHDRAWN');
  });
});
