import { describe, expect, it } from '@jest/globals';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { CaseOpening } from '@hejie/contracts/workflows';
import { addDays, type LegalDate } from '@hejie/law';
import { CaseUnderTest, CREDITOR, DEBTOR, openingOf, refusalOf } from './case-under-test.js';
import { courtroomOfFile } from './courtroom.js';

const court = courtroomOfFile();

const during = (opening: CaseOpening, scenario: (kase: CaseUnderTest) => Promise<void>) =>
  CaseUnderTest.onTheRecord(court.room, opening, scenario);

describe('the 30 days of negotiation (PRE-8)', () => {
  it.concurrent.each([
    ['2026-09-04', '2026-10-08', 'day 30 falls into National Day'],
    ['2026-09-03', '2026-10-08', 'so does the day before'],
    ['2026-08-21', '2026-09-20', 'a make-up Sunday counts as a working day'],
    ['2026-01-15', '2026-02-14', 'a make-up Saturday too'],
    ['2026-01-16', '2026-02-24', 'day 30 falls into the Spring Festival'],
    ['2026-04-01', '2026-05-06', 'day 30 falls into Labour Day'],
  ])('S3: accepted on %s they end at 24:00 of %s: %s, not one second earlier', async (accepted, lastDay) => {
    await during(openingOf(`${accepted}T09:00:00+08:00`), async (kase) => {
      const { negotiation } = await kase.toNegotiation();
      expect(negotiation?.lastDay).toBe(lastDay);
      await kase.until(`${lastDay}T23:59:58+08:00`);
      expect((await kase.status()).stage).toBe('NEGOTIATION');
      await kase.until(`${addDays(lastDay as LegalDate, 1)}T00:00:00+08:00`);
      const { ending, endedAt, rule } = await kase.result();
      expect([ending, rule]).toEqual(['LAPSED', 'PRE-8']);
      expect(Date.parse(endedAt)).toBe(Date.parse(`${lastDay}T00:00:00+08:00`) + 86_400_000);
      expect(kase.court.of('handOverToFiling')).toMatchObject([{ reason: 'LAPSED', lateness: { latenessSeconds: 0 } }]);
      expect(kase.court.of('remindNegotiation')).toHaveLength(3);
    });
  });

  it.concurrent('S4: one side alone cannot extend them; both can, into a provisional year', async () => {
    await during(openingOf('2026-11-23T09:00:00+08:00'), async (kase) => {
      expect((await kase.toNegotiation()).negotiation?.lastDay).toBe('2026-12-23');
      await kase.until('2026-12-22T10:00:00+08:00');
      expect(await refusalOf(kase.command('extendNegotiation', { days: 15, signedBy: [CREDITOR] }))).toMatchObject({
        code: 'EXTENSION.NOT_JOINT',
      });
      expect((await kase.status()).negotiation?.lastDay).toBe('2026-12-23');
      const extended = await kase.command('extendNegotiation', { days: 15, signedBy: [CREDITOR, DEBTOR] });
      expect(extended.negotiation).toMatchObject({ lastDay: '2027-01-07', provisional: true });
      await kase.until('2026-12-25T10:00:00+08:00');
      expect((await kase.status()).stage).toBe('NEGOTIATION');
    });
  });

  it.concurrent('S4: a request after 24:00 of the last day is refused', async () => {
    await during(openingOf('2026-11-23T09:00:00+08:00'), async (kase) => {
      await kase.toNegotiation();
      await kase.until('2026-12-23T12:00:00+08:00');
      const tooLate = kase.command(
        'extendNegotiation',
        { days: 15, signedBy: [CREDITOR, DEBTOR] },
        { at: '2026-12-24T00:00:01+08:00' },
      );
      expect(await refusalOf(tooLate)).toEqual({ code: 'EXTENSION.EXPIRED', rule: 'PRE-8' });
      await kase.until('2026-12-24T00:00:00+08:00');
      expect(await kase.result()).toMatchObject({ ending: 'LAPSED', endedAt: '2026-12-24T00:00:00+08:00' });
    });
  });

  it.concurrent('PER-3: a notice that comes later re-derives a provisional end, with one audit line', async () => {
    const opening = openingOf('2026-01-05T09:00:00+08:00', {
      calendarEditions: ['state-council-2024', 'state-council-2025'],
    });
    await during(opening, async (kase) => {
      await kase.until('2026-01-16T10:00:00+08:00');
      expect((await kase.toNegotiation()).negotiation).toMatchObject({ lastDay: '2026-02-20', provisional: true });
      const published = { eventId: 'notice-2026', calendarEditions: ['state-council-2026'] };
      await kase.handle.signal('calendarPublished', published);
      await kase.handle.signal('calendarPublished', published);
      await kase.command('extendNegotiation', { days: 1, signedBy: [CREDITOR] }).catch(() => undefined);
      await kase.quiet();
      expect((await kase.status()).negotiation).toMatchObject({ lastDay: '2026-02-24', provisional: false });
      expect(kase.court.of('recordRederivation')).toMatchObject([
        { from: '2026-02-20', lastDay: '2026-02-24', moved: true, provisional: false },
      ]);
    });
  });

  it.concurrent(
    'S15: what the review of a draft does not block is shown to those who sign, and kept with the version',
    async () => {
      await during(openingOf('2026-06-01T09:00:00+08:00'), async (kase) => {
        await kase.toNegotiation();
        const doubtful = { otherClauses: ['法院不出具执行调解书；不得收费并出具执行调解书。'] };
        const warned = [
          { code: 'AGREEMENT.MEDIATION_DOCUMENT', severity: 'WARNING', rule: 'SET-ART-9-1', place: '/otherClauses/0' },
        ];
        expect((await kase.toProposal({}, doubtful)).agreement).toMatchObject({ version: 1, warnings: warned });
        expect(kase.court.of('recordProposal')).toMatchObject([{ version: 1, warnings: warned }]);
        expect((await kase.status()).agreement?.warnings).toHaveLength(1);
      });
    },
  );

  it.concurrent('E6: the mediator’s declaration ends them early, and the case goes to filing', async () => {
    await during(openingOf('2026-11-02T09:00:00+08:00'), async (kase) => {
      await kase.toNegotiation();
      await kase.command('declareFailure', { reason: '双方分歧较大' });
      expect(await kase.result()).toMatchObject({ ending: 'FAILED', rule: 'PRE-7' });
      expect(kase.court.of('handOverToFiling')).toMatchObject([{ reason: 'FAILED' }]);
    });
  });
});

describe('entry', () => {
  it.concurrent('S2: a refusal hands the case over the same day, and nothing starts mediation afterwards', async () => {
    await during(openingOf('2026-11-24T09:00:00+08:00'), async (kase) => {
      await kase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
      await kase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' });
      expect(await kase.result()).toMatchObject({ ending: 'REFUSED', rule: 'PRE-1' });
      expect(kase.court.of('handOverToFiling')).toMatchObject([{ reason: 'REFUSED' }]);
      expect(kase.court.of('openSelection')).toHaveLength(0);
      await expect(
        kase.command('designateMediator', { mediatorId: 'm-1', chosenBy: 'COURT', partiesDisagree: true }),
      ).rejects.toThrow(WorkflowNotFoundError);
    });
  });

  it.concurrent('S5: a mediator who keeps silent until 24:00 of the third working day is replaced', async () => {
    await during(openingOf('2026-09-29T09:00:00+08:00'), async (kase) => {
      await kase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
      await kase.command('recordConsent', { partyId: DEBTOR, answer: 'CONSENT' });
      expect(kase.court.of('openSelection')).toMatchObject([
        { chooseBy: '2026-10-09T00:00:00+08:00', designateBy: '2026-10-10T00:00:00+08:00' },
      ]);
      await kase.until('2026-10-08T10:00:00+08:00');
      await kase.command('designateMediator', { mediatorId: 'm-1', chosenBy: 'COURT', partiesDisagree: true });
      await kase.until('2026-10-12T23:59:00+08:00');
      expect((await kase.status()).mediatorId).toBe('m-1');
      await kase.until('2026-10-13T00:01:00+08:00');
      expect((await kase.status()).mediatorId).toBeUndefined();
      expect(kase.court.of('recordDecline')).toMatchObject([
        { mediatorId: 'm-1', silence: true, at: '2026-10-13T00:00:00+08:00' },
      ]);
      expect(
        await refusalOf(
          kase.command('designateMediator', { mediatorId: 'm-1', chosenBy: 'COURT', partiesDisagree: true }),
        ),
      ).toMatchObject({ code: 'DESIGNATION.DECLINED' });
    });
  });

  it.concurrent('a repeated command has the effect of one, and one out of its stage is refused', async () => {
    await during(openingOf('2026-11-24T09:00:00+08:00'), async (kase) => {
      await kase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' }, { key: 'same-key' });
      await kase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' }, { key: 'same-key' });
      expect(kase.court.of('recordConsent')).toHaveLength(1);
      expect(await refusalOf(kase.command('declareFailure', { reason: '-' }))).toMatchObject({
        code: 'CASE.WRONG_STAGE',
      });
    });
  });
});
