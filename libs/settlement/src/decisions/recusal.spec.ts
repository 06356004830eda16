import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { calendar } from '../../test/fixture/cases.js';
import { admitted, type Decision } from './decision.js';
import {
  decideDisclosure,
  decideDisclosureAnswer,
  decideRecusal,
  decideRecusalRequest,
  decideReplacement,
  holdsAnswer,
  recusalDeadline,
  requireUndoubted,
  type OpenRecusal,
} from './recusal.js';

const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const now = courtInstant('2026-11-24T10:00:00+08:00');
const standing = { acting: 'm-1', open: null, parties: ['c', 'd'] };
const disclosed = (): OpenRecusal =>
  admitted(decideDisclosure({ ...standing, mediatorId: 'm-1', nth: 1, now }, calendar));

describe('what a mediator discloses (PRE-5, S5)', () => {
  it('S5: the spouse of the creditor’s counsel goes on only with both consents', () => {
    const open = disclosed();
    expect(open).toMatchObject({ cause: 'DISCLOSED', consentedBy: [], suspends: true });
    const one = admitted(decideDisclosureAnswer({ ...standing, open, partyId: 'c', consents: true }));
    expect(one).toMatchObject({ outcome: 'PENDING', open: { consentedBy: ['c'] } });
    const again = admitted(decideDisclosureAnswer({ ...standing, open: one.open, partyId: 'c', consents: true }));
    expect(again).toEqual(one);
    const both = admitted(decideDisclosureAnswer({ ...standing, open: one.open, partyId: 'd', consents: true }));
    expect(both.outcome).toBe('GOES_ON');
  });

  it('S5: else he is replaced, whatever the others have said', () => {
    const open = { ...disclosed(), consentedBy: ['c'] };
    expect(admitted(decideDisclosureAnswer({ ...standing, open, partyId: 'd', consents: false })).outcome).toBe(
      'REPLACED',
    );
  });

  it('PRE-5: is only the acting mediator’s to disclose, once, and goes before a request', () => {
    const again = { ...standing, mediatorId: 'm-1', nth: 2, now };
    expect(codeOf(decideDisclosure({ ...again, mediatorId: 'm-2' }, calendar))).toBe('DESIGNATION.NOT_DESIGNATED');
    expect(codeOf(decideDisclosure({ ...again, open: disclosed() }, calendar))).toBe('RECUSAL.PENDING');
    const requested = { ...disclosed(), cause: 'REQUESTED', partyId: 'd' } as const;
    expect(admitted(decideDisclosure({ ...again, open: requested }, calendar))).toMatchObject({ cause: 'DISCLOSED' });
    const unasked = { ...standing, open: requested, partyId: 'c', consents: true };
    expect(codeOf(decideDisclosureAnswer(unasked))).toBe('RECUSAL.NOTHING_DISCLOSED');
  });
});

describe('a request for recusal (PRE-5)', () => {
  const request = { ...standing, partyId: 'd', nth: 1, now, refused: [] };
  const refused = { mediatorId: 'm-1', partyId: 'd' };

  it('民诉法50: is decided within three days, over a rest day on the next working day', () => {
    expect(admitted(decideRecusalRequest(request, calendar)).decideBy).toBe('2026-11-28T00:00:00+08:00');
    expect(recusalDeadline(legalDate('2026-11-26'), calendar).value).toBe('2026-11-30');
    expect(recusalDeadline(legalDate('2026-09-29'), calendar).value).toBe('2026-10-08');
  });

  it('民诉法48, 50: holds the mediator up, once reconsidered no longer, and is heard no third time', () => {
    expect(admitted(decideRecusalRequest(request, calendar)).suspends).toBe(true);
    const reconsidered = decideRecusalRequest({ ...request, refused: [refused] }, calendar);
    expect(admitted(reconsidered).suspends).toBe(false);
    expect(codeOf(decideRecusalRequest({ ...request, refused: [refused, refused] }, calendar))).toBe('RECUSAL.DECIDED');
    const ofAnother = [refused, { mediatorId: 'm-1', partyId: 'c' }, { mediatorId: 'm-0', partyId: 'd' }];
    expect(codeOf(decideRecusalRequest({ ...request, refused: ofAnother }, calendar))).toBe('ok');
  });

  it('PRE-5: needs a mediator, and waits for what is under review', () => {
    expect(codeOf(decideRecusalRequest({ ...request, acting: null }, calendar))).toBe('RECUSAL.NO_MEDIATOR');
    expect(codeOf(decideRecusalRequest({ ...request, open: disclosed() }, calendar))).toBe('RECUSAL.PENDING');
  });

  it('民诉法49: the judge decides; consents to what was disclosed are not his to replace', () => {
    const open = admitted(decideRecusalRequest(request, calendar));
    const { parties } = standing;
    expect([true, false].map((granted) => codeOf(decideRecusal({ granted, open, parties })))).toEqual(['ok', 'ok']);
    expect(codeOf(decideRecusal({ granted: false, open: disclosed(), parties }))).toBe('RECUSAL.CONSENT_MISSING');
    expect(codeOf(decideRecusal({ granted: true, open: disclosed(), parties }))).toBe('ok');
    expect(codeOf(decideRecusal({ granted: true, open: null, parties }))).toBe('RECUSAL.NONE_OPEN');
  });

  it('民诉法48: until then he does nothing in the case', () => {
    const open = admitted(decideRecusalRequest(request, calendar));
    expect(() => requireUndoubted(open)).toThrow(expect.objectContaining({ code: 'RECUSAL.OPEN' }));
    expect(() => requireUndoubted({ ...open, suspends: false })).not.toThrow();
    expect(() => requireUndoubted(null)).not.toThrow();
    // What he has disclosed himself awaits consents within his time to answer.
    expect([open, { ...open, suspends: false }, disclosed(), null].map(holdsAnswer)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('PRE-5: whom nobody has nobody replaces', () => {
    expect(codeOf(decideReplacement({ acting: null }))).toBe('RECUSAL.NO_MEDIATOR');
    expect(decideReplacement({ acting: 'm-1' })).toEqual({ ok: true, value: { mediatorId: 'm-1' } });
  });
});
