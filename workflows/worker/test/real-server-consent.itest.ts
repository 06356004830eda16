import { describe, expect, it } from '@jest/globals';
import type { CaseOpening } from '@hejie/contracts/workflows';
import { eventually } from '@hejie/testing';
import { replayBundle } from '../src/case-bundle.js';
import { CaseUnderTest, CREDITOR, DEBTOR, openingOf, refusalOf, running } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';
import { historiesOfFile } from './fixture/golden.js';

const midnight = (day: string) => `${day}T00:00:00+08:00`;
const noon = (day: string) => `${day}T12:00:00+08:00`;

const court = courtroomOfFile();
const histories = historiesOfFile(court);
const { capture } = histories;

/** A case under the pack that sets a time to answer. */
const during = (at: string, scenario: (courtCase: CaseUnderTest) => Promise<void>, over: Partial<CaseOpening> = {}) =>
  CaseUnderTest.onTheRecord(court.room, openingOf(at, { packId: 'dongying-2020@2', ...over }), scenario);
const consents = async (courtCase: CaseUnderTest, at?: string) => {
  for (const partyId of [CREDITOR, DEBTOR])
    await courtCase.command('recordConsent', { partyId, answer: 'CONSENT' }, at === undefined ? {} : { at });
};
/** The mediator is designated and accepts at the instant of the last messages. */
const mediated = async (courtCase: CaseUnderTest, mediatorId: string, at: string) => {
  const designated = { mediatorId, chosenBy: 'PARTIES' as const, partiesDisagree: false };
  await courtCase.command('designateMediator', designated, { at });
  return courtCase.command('acceptDesignation', { mediatorId }, { at });
};
const COMPLAINT = { partyId: DEBTOR, against: 'MEDIATOR' as const, statement: '被威胁' };
const UNFOUNDED = { finding: 'UNFOUNDED' as const, reason: '未强迫', byPresident: false };

describe('consent on the real server', () => {
  it.concurrent('PRE-1: silence at 24:00 of the fifth working day ends in filing, not one second earlier', () =>
    during('2026-11-23T09:00:00+08:00', async (courtCase) => {
      await courtCase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
      await courtCase.until('2026-11-30T23:59:58+08:00');
      expect(await courtCase.status()).toMatchObject({
        stage: 'OPENING',
        nextDeadline: { kind: 'CONSENT_END', at: midnight('2026-12-01') },
      });
      const late = courtCase.command(
        'recordConsent',
        { partyId: DEBTOR, answer: 'CONSENT' },
        { at: midnight('2026-12-01') },
      );
      expect(await refusalOf(late)).toEqual({ code: 'CONSENT.TOO_LATE', rule: 'PRE-1' });
      await courtCase.until(midnight('2026-12-01'));
      expect(await courtCase.result()).toMatchObject({
        ending: 'LAPSED',
        rule: 'PRE-1',
        endedAt: midnight('2026-12-01'),
      });
      expect(courtCase.court.of('handOverToFiling')).toMatchObject([{ reason: 'NO_CONSENT' }]);
      await capture(courtCase, 'consent-lapsed');
    }),
  );

  it.concurrent('CLS-4: the creditor withdraws the application itself: nothing is handed over to filing', () =>
    during('2026-11-23T09:00:00+08:00', async (courtCase) => {
      await consents(courtCase);
      const withdraw = (partyId: string) =>
        courtCase.command('withdrawApplication', { signedBy: [partyId], reason: '债务已清偿' });
      expect(await refusalOf(withdraw(DEBTOR))).toEqual({ code: 'WITHDRAWAL.NOT_A_CREDITOR', rule: 'CLS-4' });
      await withdraw(CREDITOR);
      expect(await courtCase.result()).toMatchObject({ ending: 'APPLICATION_WITHDRAWN', rule: 'CLS-4' });
      expect(courtCase.court.of('handOverToFiling')).toEqual([]);
      expect(courtCase.court.of('recordApplicationWithdrawal')).toMatchObject([{ signedBy: [CREDITOR] }]);
      await capture(courtCase, 'application-withdrawn');
    }),
  );

  it.concurrent('PRE-3: insisted on, the case goes to filing to be rejected', () =>
    during('2026-11-23T09:00:00+08:00', async (courtCase) => {
      const insist = (partyId: string) =>
        courtCase.command('insistOnApplication', { partyId, reviewId: 'r-1', statement: '坚持申请' });
      expect(await refusalOf(insist(DEBTOR))).toEqual({ code: 'PARTY.NOT_A_CREDITOR', rule: 'PRE-3' });
      await insist(CREDITOR);
      expect(await courtCase.result()).toMatchObject({ ending: 'REJECTED', rule: 'PRE-3' });
      expect(courtCase.court.of('handOverForRejection')).toMatchObject([{ partyId: CREDITOR, reviewId: 'r-1' }]);
      await capture(courtCase, 'rejected');
    }),
  );
});

describe('a complaint of coercion (B6)', () => {
  it.concurrent('unfounded: its days count neither for the consent nor for the 30 days', () =>
    during('2026-11-23T09:00:00+08:00', async (courtCase) => {
      const at = noon('2026-11-24');
      await courtCase.command('complainOfCoercion', COMPLAINT, { at });
      expect((await courtCase.status()).nextDeadline).toMatchObject({
        kind: 'COMPLAINT_END',
        at: midnight('2026-11-28'),
      });
      const consent = courtCase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' }, { at });
      expect((await refusalOf(consent)).code).toBe('COMPLAINT.PENDING');
      await courtCase.command('decideCoercion', UNFOUNDED, { at: noon('2026-11-25') });
      // Two working days do not count: 11-30 becomes 12-02.
      expect((await courtCase.status()).nextDeadline).toMatchObject({
        kind: 'CONSENT_END',
        at: midnight('2026-12-03'),
      });
      await consents(courtCase, noon('2026-11-26'));
      const { negotiation } = await mediated(courtCase, 'm-1', noon('2026-11-26'));
      // Day 30 is Saturday 12-26: it rolls to Monday.
      expect(negotiation?.lastDay).toBe('2026-12-28');
      // The judge is late: it lies before the president, and the clocks stand still.
      await courtCase.command('complainOfCoercion', COMPLAINT, { at: noon('2026-12-01') });
      await courtCase.until(midnight('2026-12-05'));
      expect(courtCase.court.of('recordComplaintOverdue')).toMatchObject([{ decideBy: midnight('2026-12-05') }]);
      expect((await courtCase.status()).nextDeadline).toBeUndefined();
      const decided = await courtCase.command('decideCoercion', UNFOUNDED, { at: noon('2026-12-10') });
      // Ten days, 12-01 to 12-10: the nominal 12-26 becomes 01-05.
      expect(decided.negotiation).toMatchObject({ lastDay: '2027-01-05' });
      expect(courtCase.court.of('recordSuspension')).toMatchObject([
        { suspended: ['2026-12-01', '2026-12-10'], negotiation: { from: '2026-12-28', lastDay: '2027-01-05' } },
      ]);
      await courtCase.command('withdraw', { partyId: DEBTOR, reason: '不再和解' }, { at: noon('2026-12-10') });
      expect((await courtCase.result()).ending).toBe('WITHDRAWN');
      await capture(courtCase, 'complaint-unfounded');
    }),
  );

  it.concurrent('founded: all are asked anew, by another mediator; founded once more, it ends in filing', () =>
    during('2026-11-23T09:00:00+08:00', async (courtCase) => {
      const at = noon('2026-11-24');
      await consents(courtCase, at);
      await mediated(courtCase, 'm-1', at);
      await courtCase.command('complainOfCoercion', COMPLAINT, { at });
      const founded = { ...UNFOUNDED, finding: 'FOUNDED' as const };
      expect((await refusalOf(courtCase.command('decideCoercion', founded, { at }))).code).toBe(
        'COMPLAINT.WISH_UNKNOWN',
      );
      const anew = await courtCase.command('decideCoercion', { ...founded, complainantContinues: true }, { at });
      expect(anew).toMatchObject({
        stage: 'OPENING',
        nextDeadline: { kind: 'CONSENT_END', at: midnight('2026-12-02') },
      });
      expect(courtCase.court.of('requestConsentsAnew')).toMatchObject([{ nth: 2 }]);
      expect(courtCase.court.of('returnToConsent')).toHaveLength(1);
      await consents(courtCase, at);
      expect(courtCase.court.of('openSelection').at(-1)).toMatchObject({ round: 2 });
      expect((await refusalOf(mediated(courtCase, 'm-1', at))).code).toBe('DESIGNATION.DECLINED');
      await mediated(courtCase, 'm-2', at);
      expect(courtCase.court.of('startNegotiation').at(-1)).toMatchObject({ mediatorId: 'm-2', nth: 2 });
      await courtCase.command('complainOfCoercion', { ...COMPLAINT, against: 'COURT_STAFF' }, { at });
      const ends = { ...founded, complainantContinues: false };
      expect((await refusalOf(courtCase.command('decideCoercion', ends, { at }))).code).toBe('COMPLAINT.FOR_PRESIDENT');
      await courtCase.command('decideCoercion', { ...ends, byPresident: true }, { at });
      expect((await courtCase.result()).ending).toBe('WITHDRAWN');
      expect(courtCase.court.of('handOverToFiling')).toMatchObject([{ reason: 'COERCED', partyId: DEBTOR }]);
      await capture(courtCase, 'complaint-founded');
    }),
  );

  it.concurrent('in the same second as the lapse loses, a second before it wins and the lapse waits', () =>
    during('2026-11-23T09:00:00+08:00', async (courtCase) => {
      await consents(courtCase);
      expect((await mediated(courtCase, 'm-1', noon('2026-11-23'))).negotiation?.lastDay).toBe('2026-12-23');
      await courtCase.until('2026-12-23T23:59:58+08:00');
      const complain = (at: string) => courtCase.command('complainOfCoercion', COMPLAINT, { at });
      expect((await refusalOf(complain(midnight('2026-12-24')))).code).toBe('COMPLAINT.TOO_LATE');
      // The clock runs over the end of the 30 days while the complaint of a second before is on record.
      const [before, after] = ['2026-12-23T23:59:59+08:00', '2026-12-24T00:00:05+08:00'];
      await courtCase.command('complainOfCoercion', COMPLAINT, { at: before, clock: running(before, after, 60) });
      await eventually(async () =>
        expect(await courtCase.status()).toMatchObject({ stage: 'NEGOTIATION', complaint: { against: 'MEDIATOR' } }),
      );
      const decided = await courtCase.command('decideCoercion', UNFOUNDED, { at: noon('2026-12-24') });
      expect(decided.negotiation).toMatchObject({ lastDay: '2026-12-25' });
      await courtCase.until(midnight('2026-12-26'));
      expect(await courtCase.result()).toMatchObject({ ending: 'LAPSED', endedAt: midnight('2026-12-26') });
    }),
  );
});

it('the histories of these cases are reproduced by the workflow code', async () => {
  await histories.reproduce(await replayBundle(), 5);
}, 120_000);
