import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, packOf, type CourtInstant } from '@hejie/law';
import { calendar } from '../../test/fixture/cases.js';
import {
  complaintDeadline,
  decideCoercion,
  decideCoercionComplaint,
  mayReadComplaint,
  requireNotCoerced,
  restsForComplaint,
  type PendingComplaint,
} from './coercion.js';
import { admitted, attempt, type Decision } from './decision.js';
import { negotiationDeadline, NO_LENGTHENING } from './negotiation.js';

const dongying = packOf('dongying-2020');
const at = (text: string): CourtInstant => courtInstant(`${text}+08:00`);
const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);

const complain = (now: string, over: Partial<Parameters<typeof decideCoercionComplaint>[0]> = {}) =>
  decideCoercionComplaint(
    { partyId: 'd', against: 'MEDIATOR', now: at(now), pending: null, endsAt: at('2026-12-24T00:00:00'), ...over },
    dongying,
    calendar,
  );
const pending: PendingComplaint = admitted(complain('2026-12-01T10:00:00'));

describe('a complaint of coercion (PRE-1, B6)', () => {
  it('“不得强迫和解”: stops the clocks; a judge decides within three working days', () => {
    expect(pending).toEqual({
      partyId: 'd',
      against: 'MEDIATOR',
      since: at('2026-12-01T10:00:00'),
      decideBy: at('2026-12-05T00:00:00'),
      provisional: false,
    });
    // 2026-10-10 is a make-up Saturday, and National Day lasts until 10-07.
    expect(complaintDeadline(legalDate('2026-09-30'), dongying, calendar).value).toBe('2026-10-10');
    // A pack of before the setting: three days as well.
    expect(complaintDeadline(legalDate('2026-12-01'), packOf('dongying-2020@1'), calendar).value).toBe('2026-12-04');
  });

  it('in the same second as the lapse comes too late; a second before it is in time', () => {
    expect(codeOf(complain('2026-12-23T23:59:59'))).toBe('ok');
    expect(codeOf(complain('2026-12-24T00:00:00'))).toBe('COMPLAINT.TOO_LATE');
    expect(codeOf(complain('2027-01-24T00:00:00', { endsAt: null }))).toBe('ok');
  });

  it('is one at a time, and meanwhile nobody carries the settlement on', () => {
    expect(codeOf(complain('2026-12-02T10:00:00', { pending }))).toBe('COMPLAINT.PENDING');
    const refused = attempt(() => requireNotCoerced(pending));
    expect(!refused.ok && refused.error.zh).toContain('2026年12月4日24时前决定');
    expect(attempt(() => requireNotCoerced(null)).ok).toBe(true);
  });
});

describe('the decision on it (PRE-1, B6)', () => {
  const decide = (over: Partial<Parameters<typeof decideCoercion>[0]> = {}) =>
    decideCoercion({ pending, now: at('2026-12-03T16:00:00'), finding: 'UNFOUNDED', byPresident: false, ...over });

  it('unfounded: the settlement goes on, and the days from the complaint to the decision do not count', () => {
    const ruling = admitted(decide());
    expect(ruling).toEqual({ consequence: 'GOES_ON', suspended: ['2026-12-01', '2026-12-03'] });
    const started = legalDate('2026-11-23');
    expect(negotiationDeadline(started, dongying, calendar).value).toBe('2026-12-23');
    const lengthening = { ...NO_LENGTHENING, suspended: [ruling.suspended] };
    // Three days later is Saturday 12-26: the first working day after it (PER-3).
    expect(negotiationDeadline(started, dongying, calendar, lengthening).value).toBe('2026-12-28');
    // Two complaints that share a day do not count it twice.
    const twice = { ...lengthening, suspended: [ruling.suspended, ['2026-12-03', '2026-12-04'] as const] };
    expect(negotiationDeadline(started, dongying, calendar, twice as never).value).toBe('2026-12-28');
  });

  it('founded: what was said under coercion is no consent; the complainant says whether he goes on', () => {
    const wish = decide({ finding: 'FOUNDED' });
    expect(codeOf(wish)).toBe('COMPLAINT.WISH_UNKNOWN');
    expect(admitted(decide({ finding: 'FOUNDED', complainantContinues: true })).consequence).toBe('ASK_ANEW');
    expect(admitted(decide({ finding: 'FOUNDED', complainantContinues: false })).consequence).toBe('ENDS');
  });

  it('about staff of the court is the president’s; without a complaint there is nothing to decide', () => {
    const about = { ...pending, against: 'COURT_STAFF' as const };
    expect(codeOf(decide({ pending: about }))).toBe('COMPLAINT.FOR_PRESIDENT');
    expect(codeOf(decide({ pending: about, byPresident: true }))).toBe('ok');
    expect(codeOf(decide({ pending: null }))).toBe('COMPLAINT.NONE');
  });
});

describe('while a complaint is decided (PRE-1, B6)', () => {
  const since = at('2026-12-01T10:00:00');
  const asking = (dueAt: string | null, kind = 'ASK_PARTIES') => ({ kind, dueAt: dueAt === null ? null : at(dueAt) });
  const rests = (task: ReturnType<typeof asking>, decidedAt: string | null) =>
    restsForComplaint({ task, complaints: [{ since, decidedAt: decidedAt === null ? null : at(decidedAt) }] });

  it('no clock of the settlement runs, and nobody is late: neither the clerk who asks nor the mediator who is asked', () => {
    expect(rests(asking('2026-12-02T00:00:00'), null)).toBe(true);
    expect(rests(asking('2026-12-20T00:00:00', 'ACCEPT_DESIGNATION'), null)).toBe(true);
    expect(rests(asking('2026-12-02T00:00:00', 'DECIDE_COERCION'), null)).toBe(false);
    expect(rests(asking(null), null)).toBe(false);
    expect(restsForComplaint({ task: asking('2026-12-02T00:00:00'), complaints: [] })).toBe(false);
  });

  it('decided, an end that fell within that time is none; one that lies after it runs on', () => {
    expect(rests(asking('2026-12-02T00:00:00'), '2026-12-03T16:00:00')).toBe(true);
    expect(rests(asking('2026-12-04T00:00:00'), '2026-12-03T16:00:00')).toBe(false);
    expect(rests(asking('2026-12-01T00:00:00'), '2026-12-03T16:00:00')).toBe(false);
  });

  it('of staff of the court it is read by who decides and supervises alone', () => {
    expect(mayReadComplaint(['settlement-judge'], 'MEDIATOR')).toBe(true);
    expect(mayReadComplaint(['settlement-judge'], 'COURT_STAFF')).toBe(false);
    expect(mayReadComplaint(['settlement-judge', 'court-president'], 'COURT_STAFF')).toBe(true);
    expect(mayReadComplaint(['supervisor'], 'COURT_STAFF')).toBe(true);
  });
});
