import { describe, expect, it } from '@jest/globals';
import { addDays, endOfDay, legalDate } from '@hejie/law';
import fc from 'fast-check';
import {
  DELETION,
  LIST,
  PLATFORM,
  TAX,
  TWELVE,
  after,
  dispatched,
  opened,
  outcomes,
  row,
  turn,
  when,
} from '../../test/fixture/publications.js';
import { recordOutcomes } from './delivery-outcome.js';
import { decideDiscrepancy, decideResend, decideSeen } from './delivery-acts.js';
import { decideSupersession } from './opening.js';
import { nextPublicationDeadline, passPublicationInstant } from './publication-deadlines.js';
import { type PublicationEvent } from './publication-change.js';
import { type PublicationFile } from './publication-file.js';

const CLOCK = turn('2026-12-11');
const sent = (subscriptions: Parameters<typeof opened>[1]): PublicationFile => {
  const file = opened(DELETION, subscriptions);
  return after(file, recordOutcomes(file, dispatched(file), CLOCK));
};
const verified = (file: PublicationFile, ...ids: string[]): PublicationFile =>
  after(
    file,
    recordOutcomes(
      file,
      ids.map((id) => outcomes(id, '2026-12-12').gone),
      turn('2026-12-12'),
    ),
  );
const passed = (file: PublicationFile, at: string) => passPublicationInstant(file, { at: when(at) }, CLOCK);
const steps = (happened: readonly PublicationEvent[]) =>
  happened.flatMap((one) => (one.kind === 'LADDER_STEP' ? [`${one.agencyId} ${one.step} ${one.at}`] : []));
const FAR = '2027-03-01';

describe('the ladder', () => {
  it('CR-N-5, S20, PER-6: put on Friday 2026-12-11: the 1st, 3rd and 5th working day end with 12-14, 12-16 and 12-18', () => {
    const file = verified(sent([TAX]), 'tax/PUBLICITY');
    const next = nextPublicationDeadline(file, CLOCK);
    expect(next).toEqual({
      at: endOfDay(legalDate('2026-12-14')),
      provisional: false,
      items: [{ kind: 'LADDER_STEP', step: 1, agencyId: 'tax', deliveryIds: ['tax/SHARING', 'tax/SANCTION'] }],
    });
    const change = passed(file, FAR);
    expect(steps(change.happened)).toEqual([
      'tax 1 2026-12-15T00:00:00+08:00',
      'tax 2 2026-12-17T00:00:00+08:00',
      'tax 3 2026-12-19T00:00:00+08:00',
    ]);
    expect(change.happened[0]).toMatchObject({ agencyName: '国家税务总局', by: 'exchange' });
    expect(nextPublicationDeadline(after(file, change), CLOCK)).toBeNull();
  });

  it('CR-N-5: does nothing before its instant, nothing twice, and nothing of what is verified or superseded', () => {
    const file = sent([TAX]);
    expect(passed(file, '2026-12-14T23:59:59+08:00')).toEqual({ happened: [] });
    const once = after(file, passed(file, '2026-12-15T00:00:00+08:00'));
    expect(passed(once, '2026-12-16')).toEqual({ happened: [] });
    const proved = verified(file, 'tax/PUBLICITY', 'tax/SHARING', 'tax/SANCTION');
    expect(nextPublicationDeadline(proved, CLOCK)).toBeNull();
    const superseded = after(file, decideSupersession(file, { by: 'later' }, CLOCK));
    expect(nextPublicationDeadline(superseded, CLOCK)).toBeNull();
    expect(nextPublicationDeadline(opened(DELETION, [TAX]), CLOCK)).toBeNull();
  });

  it('CR-N-5: sending again does not start it anew; opening anew what had been verified does', () => {
    const late = after(sent([TAX]), passed(sent([TAX]), '2026-12-15T00:00:00+08:00'));
    const resent = after(late, decideResend(late, { deliveryId: 'tax/SHARING' }, turn('2026-12-15')));
    expect(row(resent, 'tax/SHARING')).toMatchObject({ state: 'WAITING', round: 2, escalated: 1 });
    expect(nextPublicationDeadline(resent, CLOCK)).toMatchObject({ at: endOfDay(legalDate('2026-12-16')) });
    const done = verified(late, 'tax/PUBLICITY', 'tax/SHARING', 'tax/SANCTION');
    const found = { agencyId: 'tax', effects: ['SHARING'], kind: 'RESURRECTED' } as const;
    const ghost = after(done, decideDiscrepancy(done, found, turn('2026-12-21T02:00:00+08:00')));
    expect(nextPublicationDeadline(ghost, CLOCK)).toMatchObject({
      at: endOfDay(legalDate('2026-12-22')),
      items: [{ step: 1, deliveryIds: ['tax/SHARING'] }],
    });
  });

  it('CR-N-5: counts from the first dispatch at a body, of all that was tried there; what is opened anew later has its own', () => {
    const file = opened(DELETION, [TAX]);
    const put = ['2026-12-11', '2026-12-10', '2026-12-11'].map((on, no) => outcomes(file.deliveries[no]!.id, on));
    const sentByAndBy = put.map(({ dispatched: one }) => one);
    const tried = after(file, recordOutcomes(file, sentByAndBy, CLOCK));
    expect(nextPublicationDeadline(tried, CLOCK)).toMatchObject({
      at: endOfDay(legalDate('2026-12-11')),
      items: [{ step: 1, deliveryIds: ['tax/PUBLICITY', 'tax/SHARING', 'tax/SANCTION'] }],
    });
    const ladder = verified(after(tried, passed(tried, '2026-12-31')), 'tax/SHARING');
    const found = { agencyId: 'tax', effects: ['SHARING'], kind: 'RESURRECTED' } as const;
    const ghost = after(ladder, decideDiscrepancy(ladder, found, turn('2026-12-21')));
    const change = passed(ghost, '2026-12-23');
    expect(change.happened).toMatchObject([{ kind: 'LADDER_STEP', step: 1, deliveryIds: ['tax/SHARING'] }]);
    expect(after(ghost, change).deliveries.map(({ escalated }) => escalated)).toEqual([3, 1, 3]);
  });

  it('CR-N-5: a body that has refused with reasons is not late: the court mends it, and its ladder counts from then', () => {
    const file = sent([TAX]);
    const answers = [outcomes('tax/SHARING').rejected, outcomes('tax/PUBLICITY', '2026-12-12').gone];
    const answered = after(file, recordOutcomes(file, answers, turn('2026-12-12')));
    expect(nextPublicationDeadline(answered, CLOCK)).toMatchObject({ items: [{ deliveryIds: ['tax/SANCTION'] }] });
    const refused = verified(answered, 'tax/SANCTION');
    expect(nextPublicationDeadline(refused, CLOCK)).toBeNull();
    const mended = after(refused, decideResend(refused, { deliveryId: 'tax/SHARING' }, turn('2026-12-21')));
    expect(row(mended, 'tax/SHARING')).toMatchObject({ state: 'WAITING', mendedAt: when('2026-12-21'), escalated: 0 });
    expect(nextPublicationDeadline(mended, CLOCK)).toMatchObject({
      at: endOfDay(legalDate('2026-12-22')),
      items: [{ step: 1, deliveryIds: ['tax/SHARING'] }],
    });
  });

  it('PER-4: rests on a notice that is not out yet, and says so', () => {
    const file = opened({ ...DELETION, lastDay: null }, [TAX]);
    const late = after(file, recordOutcomes(file, dispatched(file, turn('2026-12-30')), turn('2026-12-30')));
    expect(nextPublicationDeadline(late, CLOCK)).toMatchObject({ provisional: true });
  });

  it('CR-N-5: comes once for each step at each body, whoever is slow and however late the machine is', () => {
    const file = sent(TWELVE);
    const days = fc.integer({ min: 0, max: 14 }).map((n) => addDays(legalDate('2026-12-11'), n));
    const proofs = fc.array(fc.tuple(days, fc.constantFrom(...file.deliveries.map(({ id }) => id))));
    fc.assert(
      fc.property(proofs, fc.array(days), (shown, wakings) => {
        const fired: string[] = [];
        const events = [
          ...wakings.map((on) => ({ on, id: null })),
          ...shown.map(([on, id]) => ({ on, id })),
          { on: legalDate('2027-02-01'), id: null },
        ].sort((a, b) => (a.on < b.on ? -1 : 1));
        let now = file;
        for (const { on, id } of events) {
          const at = turn(`${on}T12:00:00+08:00`);
          const change =
            id === null
              ? passPublicationInstant(now, { at: at.at }, at)
              : recordOutcomes(now, [outcomes(id, on).gone], at);
          fired.push(...steps(change.happened));
          now = after(now, change);
        }
        expect(new Set(fired).size).toBe(fired.length);
        const lagging = new Set(now.deliveries.filter((one) => one.state !== 'VERIFIED').map((one) => one.agencyId));
        for (const id of lagging) expect(fired.filter((one) => one.startsWith(`${id} `))).toHaveLength(3);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the last day of the national list', () => {
  it('DIS-ART-10-1, S20: passes with 2026-12-16 while the list still shows it, for the president; the machine tells it once', () => {
    const file = verified(sent([LIST]), 'list/SHARING', 'list/SANCTION');
    const change = passed(file, '2026-12-17T00:00:00+08:00');
    expect(change.happened.filter(({ kind }) => kind === 'LIST_OVERDUE')).toEqual([
      { kind: 'LIST_OVERDUE', at: endOfDay(legalDate('2026-12-16')), by: 'exchange' },
    ]);
    expect(after(file, change).listOverdue).toEqual({ at: endOfDay(legalDate('2026-12-16')) });
    expect(passed(after(file, change), FAR).happened.map(({ kind }) => kind)).not.toContain('LIST_OVERDUE');
  });

  it('DIS-ART-10-1: is met by what the list shows; nobody else is asked, and none is set for other decisions', () => {
    const met = verified(sent([LIST, TAX]), 'list/PUBLICITY', 'list/SHARING', 'list/SANCTION');
    const kinds = (file: PublicationFile) => passed(file, FAR).happened.map(({ kind }) => kind);
    expect(kinds(met)).not.toContain('LIST_OVERDUE');
    expect(kinds(sent([TAX]))).not.toContain('LIST_OVERDUE');
    expect(kinds(opened(DELETION, [LIST]))).toContain('LIST_OVERDUE');
  });
});

describe('what a clerk has seen at the national list', () => {
  it('DIS-ART-10-1: does not stand for its read-back where the law sets a last day', () => {
    const file = sent([LIST, TAX]);
    const seen = (deliveryId: string, of = file) =>
      decideSeen(of, { deliveryId, evidence: 'sha256:image' }, turn('2026-12-14'));
    expect(seen('list/PUBLICITY')).toMatchObject({ error: { code: 'PUBLICATION.LIST_READ_BACK' } });
    expect(seen('tax/PUBLICITY')).toMatchObject({ ok: true });
    const listed = opened({ ...DELETION, decision: 'LISTED', lastDay: null }, [LIST]);
    const put = after(listed, recordOutcomes(listed, dispatched(listed), CLOCK));
    expect(seen('list/PUBLICITY', put)).toMatchObject({ ok: true });
  });
});

describe('a platform', () => {
  it('CR-N-5: is given up thirty days after it was told', () => {
    const file = sent([PLATFORM]);
    const before = after(file, passed(file, '2027-01-10T23:59:59+08:00'));
    expect(row(before, 'platform/PUBLICITY').state).toBe('SENT');
    const change = passed(before, '2027-01-11T00:00:00+08:00');
    expect(change.happened).toMatchObject([{ kind: 'DELIVERY_EXPIRED', at: endOfDay(legalDate('2027-01-10')) }]);
    expect(recordOutcomes(after(before, change), [outcomes('platform/PUBLICITY', '2027-01-12').gone], CLOCK)).toEqual({
      happened: [],
    });
  });
});
