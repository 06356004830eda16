import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import {
  after,
  COURT,
  decided,
  ENFORCED,
  fresh,
  NOTICE,
  ON_RECORD,
  published,
  refused,
  turn,
} from '../../test/fixture/sanctions.js';
import { decideCorrection, decideCorrectionCarriedOut, decideCorrectionRequest } from './correction.js';
import { type CreditFile } from './credit-file.js';
import { decideOnProposal, decideProposal } from './listing.js';
import { decideParticulars } from './particulars.js';
import { type EntryOnRecord } from './public-entry.js';
import { decidePublication } from './publication.js';

const record = (file: CreditFile, on = ON_RECORD, day = '2026-09-21') =>
  decideParticulars(file, { listingId: 'l-1', record: on }, turn(day));
const listed = published('2026-09-01');
const upheld = (ground: 'WRONG_DATA' | 'NOT_TO_BE_LISTED') =>
  after(
    listed,
    (file) =>
      decideCorrectionRequest(file, { id: 'k-1', listingId: 'l-1', ground, filedBy: 'd-1' }, turn('2026-09-16')),
    (file) => decideCorrection(file, { correctionId: 'k-1', upheld: true, reasons: [] }, turn('2026-09-20')),
  );
const nothing = { ...ON_RECORD, particulars: null };

describe('what an entry shows', () => {
  it('DIS-ART-6: is put on record piece by piece before the entry is published', () => {
    expect(record(decided('2026-09-01'), nothing).ok).toBe(true);
    expect(refused(decideParticulars(listed, { listingId: 'x', record: ON_RECORD }, turn('2026-09-21')))?.[0]).toBe(
      'CREDIT.UNKNOWN_ROW',
    );
  });

  it('DIS-ART-12: is put right afterwards by an upheld correction of wrong data alone, in whole, until that is carried out', () => {
    expect([listed, upheld('NOT_TO_BE_LISTED')].map((file) => refused(record(file)))).toEqual([
      ['LISTING.PARTICULARS_PUBLISHED', 'DIS-ART-12'],
      ['LISTING.PARTICULARS_PUBLISHED', 'DIS-ART-12'],
    ]);
    const wrong = upheld('WRONG_DATA');
    expect(record(wrong).ok).toBe(true);
    expect(refused(record(wrong, nothing))?.[0]).toBe('LISTING.PARTICULARS_MISSING');
    const done = after(wrong, (file) => decideCorrectionCarriedOut(file, { correctionId: 'k-1' }, turn('2026-09-22')));
    expect(refused(record(done))?.[0]).toBe('LISTING.PARTICULARS_PUBLISHED');
  });

  const { identity, particulars } = ON_RECORD;
  /** What of it is refused as false, by its path. */
  const falseIn = (on: EntryOnRecord, day?: string) => {
    const decision = record(decided('2026-09-01'), on, day);
    return decision.ok ? [] : (decision.error.problems ?? []).map(({ code, path }) => [code, path]);
  };
  const shows = (more: Partial<NonNullable<EntryOnRecord['particulars']>>) =>
    ({ ...ON_RECORD, particulars: { ...particulars!, ...more } }) as const;
  const refusedAt = (path: string) => [['LISTING.PARTICULARS_FALSE', path]];

  it('DIS-ART-6: is of no case that was filed in the future, or before the year of its number', () => {
    const filed = (day: string) => falseIn(shows({ filedOn: legalDate(day) }));
    expect([filed('2026-09-22'), filed('2022-12-31')]).toEqual([refusedAt('/filedOn'), refusedAt('/filedOn')]);
    expect([filed('2026-09-21'), filed('2023-01-01')]).toEqual([[], []]);
  });

  it('DIS-ART-6, GB 11643: has the sex and, on that day, the age of the identity number, and neither of a unit', () => {
    const person = (sex: string, age: number, day?: string) => falseIn(shows({ person: { sex, age } }), day);
    expect(person('女', 45)).toEqual([...refusedAt('/person/sex'), ...refusedAt('/person/age')]);
    expect(person('男', 47)).toEqual(refusedAt('/person/age'));
    expect([person('男', 46, '2027-04-30'), person('男', 47, '2027-05-01')]).toEqual([[], []]);
    const { number: _, ...numberless } = identity!;
    expect(falseIn({ ...shows({ person: { sex: '女', age: 20 } }), identity: numberless })).toEqual([]);
    const unit = { kind: 'UNIT', name: '某公司', number: '91350100M000100Y43', representative: '李某' } as const;
    expect(falseIn({ ...ON_RECORD, identity: unit })).toEqual(refusedAt('/person'));
    expect(falseIn({ ...shows({ person: undefined }), identity: unit })).toEqual([]);
  });

  it('DIS-ART-6: is not published where it cannot be true any more by what was put on record since; a birthday that has passed does no harm', () => {
    const publish = (on: EntryOnRecord, day: string) =>
      decidePublication(decided('2026-09-01'), { listingId: 'l-1', record: on }, turn(day));
    const other = publish({ ...ON_RECORD, identity: { ...identity!, number: '11010519491231002X' } }, '2026-09-21');
    expect(other.ok ? null : [other.error.code, other.error.path]).toEqual(['LISTING.PARTICULARS_FALSE', undefined]);
    expect(publish(ON_RECORD, '2027-06-01').ok).toBe(true);
  });

  it('DIS-ART-5-1: is not recorded of an entry of which nothing becomes any more', () => {
    const verdict = { outcome: 'REFUSE', reasons: ['证据不足'] } as const;
    const over = after(
      fresh(),
      (file) =>
        decideProposal(
          file,
          { id: 'l-1', ground: 1, appliedBy: null, evidence: ['e'], caseNumber: ENFORCED, notice: NOTICE },
          turn('2026-09-01', { by: 'judge' }),
          COURT,
        ),
      (file) => decideOnProposal(file, { listingId: 'l-1', verdict }, turn('2026-09-02')),
    );
    const decision = record(over);
    expect(decision.ok ? null : [decision.error.code, decision.error.path]).toEqual(['LISTING.WRONG_STAGE', undefined]);
  });
});
