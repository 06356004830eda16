import { describe, expect, it } from '@jest/globals';
import { type AmendAgreement } from '@hejie/contracts/workflows';
import { courtInstant, legalDate } from '@hejie/law';
import { agreementTermsOf, eventually } from '@hejie/testing';
import { replayBundle } from '../src/case-bundle.js';
import { noon, on, s7 } from './fixture/case-in-breach.js';
import { CREDITOR, DEBTOR, refusalOf, type CaseUnderTest } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';
import { historiesOfFile } from './fixture/golden.js';

const court = courtroomOfFile();
const histories = historiesOfFile(court);
const { capture } = histories;
const { performing, inBreach } = s7(court);

/** The second instalment is put off to that day, by the record that both have signed at that instant. */
const putOff = (due: string, at: string): Omit<AmendAgreement, 'stamp'> => {
  const { version: _, ...terms } = agreementTermsOf();
  const givenAt = courtInstant(at);
  return {
    terms: { ...terms, schedule: terms.schedule.map((row) => (row.no === 2 ? { ...row, due: legalDate(due) } : row)) },
    consents: [CREDITOR, DEBTOR].map((partyId) => ({ partyId, by: 'SELF', specialAuthority: false, givenAt })),
    guarantorConsents: [],
    unboundGuarantors: [],
    form: { kind: 'SIGNED_RECORD', by: [CREDITOR, DEBTOR], at: givenAt },
  };
};
const reminded = (courtCase: CaseUnderTest) =>
  courtCase.court.of('remindInstalment').map(({ instalment }) => instalment);

describe('SET-ART-5-1: an amendment by consent', () => {
  it.concurrent(
    'in breach: the case performs by the amended plan, and what lapses next is its day',
    inBreach(async (courtCase) => {
      const at = noon('2026-11-23');
      const status = await courtCase.command('amendAgreement', putOff('2026-12-20', at), { at });
      expect(status).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
      // Mediation keeps the version in the step after the answer.
      await eventually(() =>
        expect(courtCase.court.of('recordAmendment')).toMatchObject([{ version: 2, effectiveFrom: '2026-11-23' }]),
      );
      expect(courtCase.court.of('amended')).toMatchObject([{ over: [2] }]);
      await courtCase.receive('r-2', '2026-12-30', '600000.00', on('2026-12-30'));
      expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
      await capture(courtCase, 'amended');
    }),
    120_000,
  );

  it.concurrent(
    'a party that keeps silent: refused, and the plan is as it was',
    performing(async (courtCase) => {
      const at = noon('2026-06-10');
      const { consents, ...said } = putOff('2026-11-30', at);
      expect(
        await refusalOf(courtCase.command('amendAgreement', { ...said, consents: consents.slice(0, 1) }, { at })),
      ).toEqual({ code: 'AMENDMENT.NOT_UNANIMOUS', rule: 'SET-ART-5-1' });
      expect(courtCase.court.of('recordAmendment')).toEqual([]);
      expect((await courtCase.status()).nextDeadline?.at).toBe('2026-06-23T00:00:00+08:00');
    }),
    120_000,
  );
});

describe('an amendment during a reminder', () => {
  const REMINDER = '2026-09-23T00:00:00+08:00';
  const beforeReminder = async (courtCase: CaseUnderTest): Promise<void> => {
    await courtCase.receive('r-1', '2026-06-30', '300000.00', on('2026-06-30'));
    await courtCase.until('2026-09-22T23:00:00+08:00');
    expect((await courtCase.status()).nextDeadline?.at).toBe(REMINDER);
    expect(reminded(courtCase)).toEqual([]);
  };

  it.concurrent(
    'the reminder that is being sent is sent; the amendment comes after it, and the next one is of the amended plan',
    performing(async (courtCase) => {
      await beforeReminder(courtCase);
      const sending = courtCase.court.hold('reachDeadline');
      const passing = courtCase.until('2026-09-23T01:00:00+08:00');
      await sending.reached;
      const at = '2026-09-23T00:00:00+08:00';
      const amending = courtCase.command('amendAgreement', putOff('2026-11-30', at), { at });
      sending.letGo();
      await Promise.all([amending, passing]);
      expect(reminded(courtCase)).toEqual([2]);
      const order = courtCase.court.recorded.map(({ name }) => name);
      expect(order.indexOf('amendTerms')).toBeGreaterThan(order.lastIndexOf('remindInstalment'));
      expect((await courtCase.status()).nextDeadline?.at).toBe('2026-11-23T00:00:00+08:00');
    }),
    120_000,
  );

  it.concurrent(
    'an amendment that is being recorded goes first: nobody is reminded of the day that is no longer one',
    performing(async (courtCase) => {
      await beforeReminder(courtCase);
      const recording = courtCase.court.hold('amendTerms');
      const at = '2026-09-22T23:00:00+08:00';
      const amending = courtCase.command('amendAgreement', putOff('2026-11-30', at), { at });
      await recording.reached;
      const passing = courtCase.receive('r-x', '2026-09-23', '1.00', on('2026-09-23'));
      recording.letGo();
      await Promise.all([amending, passing]);
      await eventually(async () => expect((await courtCase.status()).paid).toBe('300001.00'));
      expect(reminded(courtCase)).toEqual([]);
      expect((await courtCase.status()).nextDeadline?.at).toBe('2026-11-23T00:00:00+08:00');
    }),
    120_000,
  );
});

describe('the histories of these cases', () => {
  it('are reproduced by the workflow code', async () => histories.reproduce(await replayBundle(), 1));
});
