import { describe, expect, it } from '@jest/globals';
import { type CaseOpening } from '@hejie/contracts/workflows';
import { courtInstant, legalDate } from '@hejie/law';
import { replayBundle } from '../src/case-bundle.js';
import { CaseUnderTest, CREDITOR, DEBTOR, openingOf, refusalOf } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';
import { historiesOfFile } from './fixture/golden.js';

const court = courtroomOfFile();
const histories = historiesOfFile(court);
const { capture } = histories;

const at = (day: string, time = '10:00:00') => `${day}T${time}+08:00`;
const during = (
  opening: string,
  scenario: (courtCase: CaseUnderTest) => Promise<void>,
  over: Partial<CaseOpening> = {},
) => CaseUnderTest.onTheRecord(court.room, openingOf(opening, over), scenario);

const consented = (courtCase: CaseUnderTest) =>
  Promise.all([CREDITOR, DEBTOR].map((partyId) => courtCase.command('recordConsent', { partyId, answer: 'CONSENT' })));
const byCourt = (mediatorId: string) => ({ mediatorId, chosenBy: 'COURT', partiesDisagree: true }) as const;
const BOTH = [CREDITOR, DEBTOR];
const relation = 'RELATIVE' as const;

describe('the mediator (PRE-5)', () => {
  it.concurrent(
    'S5: silence until 24:00 of the third working day designates the next of the roll at that instant',
    () =>
      during(
        at('2026-09-29', '09:00:00'),
        async (courtCase) => {
          await consented(courtCase);
          const early = { mediatorId: 'm-1', chosenBy: 'COURT', partiesDisagree: false } as const;
          expect(await refusalOf(courtCase.command('designateMediator', early))).toEqual({
            code: 'DESIGNATION.PARTIES_CHOOSE_FIRST',
            rule: 'PRE-5',
          });
          // Joint choice until 24:00 of 10-08: in the second after it the court designates.
          await courtCase.until(at('2026-10-08', '10:00:00'));
          const asked = await courtCase.command('designateMediator', byCourt('m-1'), { at: at('2026-10-08') });
          expect(asked.nextDeadline).toMatchObject({ kind: 'ACCEPTANCE_END', at: at('2026-10-13', '00:00:00') });
          await courtCase.until(at('2026-10-12', '23:59:59'));
          expect((await courtCase.status()).mediatorId).toBe('m-1');
          await courtCase.until(at('2026-10-13', '00:00:00'));
          expect(courtCase.court.of('recordDecline')).toMatchObject([
            {
              mediatorId: 'm-1',
              silence: true,
              at: at('2026-10-13', '00:00:00'),
              redesignation: { acceptBy: at('2026-10-17', '00:00:00'), declined: ['m-1'] },
            },
          ]);
          expect(await courtCase.status()).toMatchObject({
            stage: 'SELECTION',
            mediatorId: 'm-next',
            awaiting: '和解员接受选定',
            nextDeadline: { kind: 'ACCEPTANCE_END', at: at('2026-10-17', '00:00:00') },
          });
          // The thirty days start at the accepting mediator's acceptance.
          const accepted = await courtCase.command(
            'acceptDesignation',
            { mediatorId: 'm-next' },
            { at: at('2026-10-14') },
          );
          expect(accepted).toMatchObject({ stage: 'NEGOTIATION', negotiation: { lastDay: '2026-11-13' } });
          await courtCase.command('withdraw', { partyId: CREDITOR, reason: '自行和解' }, { at: at('2026-10-14') });
          expect((await courtCase.result()).ending).toBe('WITHDRAWN');
          await capture(courtCase, 'redesignated');
        },
        { packId: 'dongying-2020@2' },
      ),
  );

  it.concurrent('S5: where the roll has nobody left, a person designates as before', () =>
    during(
      at('2026-09-29', '09:00:00'),
      async (courtCase) => {
        courtCase.court.nextOfRoll = null;
        await consented(courtCase);
        await courtCase.command('designateMediator', byCourt('m-1'));
        await courtCase.until(at('2026-10-10', '00:00:00'));
        const status = await courtCase.status();
        expect([status.mediatorId, status.nextDeadline]).toEqual([undefined, undefined]);
        expect((await courtCase.command('designateMediator', byCourt('m-2'))).mediatorId).toBe('m-2');
      },
      { packId: 'dongying-2020@2' },
    ),
  );

  it.concurrent('S5: the spouse of the creditor’s counsel discloses it, and accepts only with both consents', () =>
    during(at('2026-11-24', '09:00:00'), async (courtCase) => {
      await consented(courtCase);
      await courtCase.command('designateMediator', byCourt('m-1'));
      const disclosed = await courtCase.command('discloseConflict', { mediatorId: 'm-1', relation, disclosed: '配偶' });
      expect(disclosed.recusal).toEqual({ cause: 'DISCLOSED', decideBy: at('2026-11-28', '00:00:00'), suspends: true });
      const accepts = () => courtCase.command('acceptDesignation', { mediatorId: 'm-1' });
      expect(await refusalOf(accepts())).toEqual({ code: 'RECUSAL.OPEN', rule: 'PRE-5' });
      await courtCase.command('answerDisclosure', { partyId: CREDITOR, consents: true });
      expect(await refusalOf(accepts())).toMatchObject({ code: 'RECUSAL.OPEN' });
      const refuses = courtCase.command('decideRecusal', { granted: false, reason: '不构成' });
      expect(await refusalOf(refuses)).toMatchObject({ code: 'RECUSAL.CONSENT_MISSING' });
      expect(
        (await courtCase.command('answerDisclosure', { partyId: DEBTOR, consents: true })).recusal,
      ).toBeUndefined();
      expect((await accepts()).stage).toBe('NEGOTIATION');
    }),
  );

  it.concurrent('S5: one refusal, and the next is sought; who was refused is not designated again', () =>
    during(at('2026-11-24', '09:00:00'), async (courtCase) => {
      await consented(courtCase);
      await courtCase.command('designateMediator', byCourt('m-1'));
      await courtCase.command('discloseConflict', { mediatorId: 'm-1', relation, disclosed: '配偶' });
      await courtCase.command('answerDisclosure', { partyId: CREDITOR, consents: true });
      const left = await courtCase.command('answerDisclosure', { partyId: DEBTOR, consents: false });
      expect([left.mediatorId, left.recusal, left.awaiting]).toEqual([undefined, undefined, '和解员的选定与接受']);
      expect(courtCase.court.of('recordDecline')).toMatchObject([{ mediatorId: 'm-1', recused: true, silence: false }]);
      expect(await refusalOf(courtCase.command('designateMediator', byCourt('m-1')))).toMatchObject({
        code: 'DESIGNATION.DECLINED',
      });
    }),
  );

  it.concurrent('PRE-5, PRE-8: replaced while the thirty days run, which neither stop nor begin anew', () =>
    during(at('2026-11-24', '09:00:00'), async (courtCase) => {
      await courtCase.toNegotiation();
      expect(await refusalOf(courtCase.command('designateMediator', byCourt('m-2')))).toMatchObject({
        code: 'DESIGNATION.MEDIATOR_STANDS',
      });
      const reason = '持有申请执行人股份';
      const asks = (over = {}) =>
        courtCase.command('requestRecusal', { partyId: DEBTOR, relation: 'INTEREST', reason, ...over });
      expect((await asks()).recusal).toMatchObject({ cause: 'REQUESTED', suspends: true });
      expect(await refusalOf(asks({ partyId: CREDITOR }))).toMatchObject({ code: 'RECUSAL.PENDING' });
      expect(await refusalOf(courtCase.toProposal())).toEqual({ code: 'RECUSAL.OPEN', rule: 'PRE-5' });
      expect(await refusalOf(courtCase.command('declareFailure', { mediatorId: 'm-1', reason: '分歧' }))).toMatchObject(
        {
          code: 'RECUSAL.OPEN',
        },
      );
      // Refused, he goes on; asked once more he is not held up; the third time is none.
      await courtCase.command('decideRecusal', { granted: false, reason: '查无此事' });
      expect((await asks()).recusal).toMatchObject({ suspends: false });
      const granted = await courtCase.command('decideRecusal', { granted: true, reason: '复议查明' });
      expect(granted).toMatchObject({
        stage: 'NEGOTIATION',
        awaiting: '和解员的选定与接受',
        negotiation: { lastDay: '2026-12-24' },
      });
      expect(granted.mediatorId).toBeUndefined();
      expect(await refusalOf(courtCase.toProposal())).toMatchObject({ code: 'RECUSAL.NO_MEDIATOR' });
      const asked = await courtCase.command('designateMediator', byCourt('m-2'), { at: at('2026-12-01') });
      expect(asked).toMatchObject({ awaiting: '和解员接受选定', nextDeadline: { kind: 'ACCEPTANCE_END' } });
      const on = await courtCase.command('acceptDesignation', { mediatorId: 'm-2' }, { at: at('2026-12-02') });
      expect(on).toMatchObject({
        stage: 'NEGOTIATION',
        mediatorId: 'm-2',
        awaiting: '和解协议草案',
        negotiation: { lastDay: '2026-12-24' },
        nextDeadline: { kind: 'REMINDER:7' },
      });
      expect(courtCase.court.of('resumeNegotiation')).toMatchObject([{ mediatorId: 'm-2', lastDay: '2026-12-24' }]);
      await courtCase.until(at('2026-12-25', '00:00:00'));
      expect(await courtCase.result()).toMatchObject({ ending: 'LAPSED', endedAt: at('2026-12-25', '00:00:00') });
      await capture(courtCase, 'replaced');
    }),
  );

  it.concurrent(
    'PRE-8: the thirty days may end while a mediator is sought; of two ends at one instant theirs counts',
    () =>
      during(at('2026-11-23', '09:00:00'), async (courtCase) => {
        await courtCase.toNegotiation();
        await courtCase.command('replaceMediator', { reason: '因病' }, { at: at('2026-12-18') });
        // Designated 12-18 (Fri): he may answer until 24:00 of 12-23, when the thirty days end too.
        const asked = await courtCase.command('designateMediator', byCourt('m-2'), { at: at('2026-12-18') });
        expect(asked.negotiation?.endsAt).toBe(at('2026-12-24', '00:00:00'));
        await courtCase.until(at('2026-12-24', '00:00:00'));
        expect(await courtCase.result()).toMatchObject({ ending: 'LAPSED' });
        expect(courtCase.court.of('recordDecline')).toEqual([]);
      }),
  );

  it.concurrent(
    'PRE-6: a mediator who has signed and is replaced leaves no signature behind; the text comes again',
    () =>
      during(at('2026-06-01', '09:00:00'), async (courtCase) => {
        await courtCase.toNegotiation();
        await courtCase.toProposal();
        await courtCase.signs('s-mediator');
        const left = await courtCase.command('replaceMediator', { reason: '调离' });
        expect([left.stage, left.agreement?.signedBy]).toEqual(['NEGOTIATION', []]);
        await courtCase.command('designateMediator', byCourt('m-2'));
        await courtCase.command('acceptDesignation', { mediatorId: 'm-2' });
        expect((await courtCase.toProposal({}, { version: 2 })).agreement).toMatchObject({ version: 2, signedBy: [] });
      }),
  );
});

describe('an appraisal (S4, PROC-16)', () => {
  it.concurrent('S4: ten days of it, and the end is ten days later; wrong times are refused with their reason', () =>
    during(at('2026-11-23', '09:00:00'), async (courtCase) => {
      await courtCase.toNegotiation();
      const appraise = (until: string, day: string) =>
        courtCase.command('startAppraisal', { subject: '厂房', until: legalDate(until) }, { at: at(day) });
      expect(await refusalOf(courtCase.command('endAppraisal', {}))).toEqual({
        code: 'APPRAISAL.NOT_RUNNING',
        rule: 'PROC-16',
      });
      expect(await refusalOf(appraise('2026-11-30', '2026-12-01'))).toMatchObject({ code: 'APPRAISAL.TERM_INVALID' });
      expect(await appraise('2026-12-10', '2026-12-01')).toMatchObject({
        negotiation: { lastDay: '2027-01-04', provisional: true },
        appraisal: { from: '2026-12-01', until: '2026-12-10' },
      });
      // Not lapsed at the end that was: its days do not count.
      await courtCase.until(at('2026-12-24', '00:00:00'));
      expect((await courtCase.status()).stage).toBe('NEGOTIATION');
      expect(courtCase.court.of('recordAppraisal')).toMatchObject([
        { nth: 1, anew: false, from: '2026-12-23', lastDay: '2027-01-04', appraisals: [['2026-12-01', '2026-12-10']] },
      ]);
      const extended = await courtCase.command(
        'extendNegotiation',
        { days: 15, signedBy: BOTH },
        { at: at('2026-12-24') },
      );
      expect(extended.negotiation?.lastDay).toBe('2027-01-18');
      await courtCase.until(at('2027-01-19', '00:00:00'));
      expect(await courtCase.result()).toMatchObject({ ending: 'LAPSED' });
      expect(courtCase.court.of('handOverToFiling')).toMatchObject([
        { negotiation: { extensions: [15], appraisals: [['2026-12-01', '2026-12-10']] } },
      ]);
      await capture(courtCase, 'appraisal');
    }),
  );

  it.concurrent('PROC-16: ended early it gives the days back', () =>
    during(at('2026-11-02', '09:00:00'), async (courtCase) => {
      await courtCase.toNegotiation();
      const until = legalDate('2026-11-14');
      const started = { at: at('2026-11-05') };
      await courtCase.command('startAppraisal', { subject: '厂房', until }, started);
      const ended = await courtCase.command('endAppraisal', {}, { at: at('2026-11-08') });
      expect([ended.negotiation?.lastDay, ended.appraisal]).toEqual(['2026-12-07', undefined]);
    }),
  );

  it.concurrent(
    'PROC-16: one second before the lapse its end is taken, at the instant of the lapse it is too late',
    () =>
      during(at('2026-11-02', '09:00:00'), async (courtCase) => {
        await courtCase.toNegotiation();
        const until = legalDate('2026-11-14');
        const started = await courtCase.command('startAppraisal', { subject: '厂房', until }, { at: at('2026-11-05') });
        expect(started.negotiation?.lastDay).toBe('2026-12-14');
        await courtCase.until(at('2026-12-14', '23:59:58'));
        const ends = (when: string) => courtCase.command('endAppraisal', {}, { at: when });
        expect(await refusalOf(ends(at('2026-12-15', '00:00:00')))).toEqual({
          code: 'NEGOTIATION.EXPIRED',
          rule: 'PRE-8',
        });
        expect((await ends(at('2026-12-14', '23:59:59'))).negotiation?.lastDay).toBe('2026-12-14');
        await courtCase.until(at('2026-12-15', '00:00:00'));
        expect(await courtCase.result()).toMatchObject({ ending: 'LAPSED', endedAt: at('2026-12-15', '00:00:00') });
      }),
  );
});

describe('who wins', () => {
  it.concurrent(
    'PRE-8: an extension of the last second is taken before the lapse, one of the instant itself is not',
    () =>
      during(at('2026-11-23', '09:00:00'), async (courtCase) => {
        await courtCase.toNegotiation();
        await courtCase.until(at('2026-12-23', '23:59:58'));
        const asked = { days: 15, signedBy: BOTH };
        const tooLate = courtCase.command('extendNegotiation', asked, { at: at('2026-12-24', '00:00:00') });
        expect(await refusalOf(tooLate)).toEqual({ code: 'EXTENSION.EXPIRED', rule: 'PRE-8' });
        const inTime = courtCase.command('extendNegotiation', asked, { at: at('2026-12-23', '23:59:59') });
        expect((await inTime).negotiation).toMatchObject({ lastDay: '2027-01-07', provisional: true });
        await courtCase.until(at('2026-12-24', '00:00:00'));
        expect((await courtCase.status()).stage).toBe('NEGOTIATION');
      }),
  );

  it.concurrent(
    'PRE-1: a withdrawal during confirmation ends it; the signature that comes after it finds it ended',
    () =>
      during(at('2026-06-01', '09:00:00'), async (courtCase) => {
        await courtCase.toNegotiation();
        await courtCase.toProposal();
        for (const signatoryId of ['s-creditor', 's-debtor', 's-mediator']) await courtCase.signs(signatoryId);
        const held = courtCase.court.hold('handOverToFiling');
        const withdrawn = courtCase.command('withdraw', { partyId: DEBTOR, reason: '反悔' });
        await held.reached;
        const last = courtCase.signs('s-clerk');
        held.letGo();
        // It finds the case at its end, or gone already: people are told the same of both.
        const refused = await refusalOf(last).catch((error: Error) => ({ code: error.name }));
        expect(['CASE.ENDED', 'WorkflowNotFoundError']).toContain(refused.code);
        await withdrawn;
        expect(await courtCase.result()).toMatchObject({
          ending: 'WITHDRAWN',
          endedAt: courtInstant(at('2026-06-01', '09:00:00')),
        });
        expect(courtCase.court.of('openLedger')).toEqual([]);
      }),
  );

  it.concurrent(
    'PRE-1: a withdrawal that comes while the last signature is being recorded finds the agreement confirmed, and is told so',
    () =>
      during(at('2026-06-01', '09:00:00'), async (courtCase) => {
        await courtCase.toNegotiation();
        await courtCase.toProposal();
        for (const signatoryId of ['s-creditor', 's-debtor', 's-mediator']) await courtCase.signs(signatoryId);
        const held = courtCase.court.hold('confirmAgreement');
        const last = courtCase.signs('s-clerk');
        await held.reached;
        const withdrawal = refusalOf(courtCase.command('withdraw', { partyId: DEBTOR, reason: '反悔' }));
        held.letGo();
        expect(await last).toMatchObject({ stage: 'PERFORMANCE' });
        expect(await withdrawal).toMatchObject({ code: 'CASE.WRONG_STAGE' });
        await courtCase.quiet();
        expect(courtCase.court.of('handOverToFiling')).toEqual([]);
        expect(courtCase.court.of('openLedger')).toHaveLength(1);
      }),
  );

  it.concurrent(
    'PRE-5: of two judges who decide one recusal at once the first decides; the second finds nothing open, whatever he wanted',
    () =>
      during(at('2026-06-01', '09:00:00'), async (courtCase) => {
        await courtCase.toNegotiation();
        await courtCase.command('requestRecusal', { partyId: DEBTOR, relation: 'OTHER', reason: '熟人' });
        // While the record of the first decision is under way the second one comes.
        const held = courtCase.court.hold('recordRecusalDecision');
        const first = courtCase.command('decideRecusal', { granted: false, reason: '不构成' });
        await held.reached;
        const second = courtCase.command('decideRecusal', { granted: true, reason: '构成' });
        held.letGo();
        expect((await first).mediatorId).toBeDefined();
        expect(await refusalOf(second)).toEqual({ code: 'RECUSAL.NONE_OPEN', rule: 'PRE-5' });
        expect(courtCase.court.of('recordRecusalDecision')).toMatchObject([{ granted: false }]);
        expect(courtCase.court.of('recordReplacement')).toEqual([]);
      }),
  );

  it.concurrent(
    'PRE-8: an extension that comes while the lapse is being recorded finds the case ended, and one lapse is recorded',
    () =>
      during(at('2026-11-23', '09:00:00'), async (courtCase) => {
        await courtCase.toNegotiation();
        const held = courtCase.court.hold('handOverToFiling');
        const passes = courtCase.until(at('2026-12-24', '00:00:00'));
        await held.reached;
        const asked = { days: 15, signedBy: BOTH };
        const late = courtCase.command('extendNegotiation', asked, { at: at('2026-12-24', '00:00:00') });
        held.letGo();
        const refused = await refusalOf(late).catch((error: Error) => ({ code: error.name }));
        expect(['EXTENSION.EXPIRED', 'CASE.ENDED', 'WorkflowNotFoundError']).toContain(refused.code);
        await passes;
        expect(await courtCase.result()).toMatchObject({ ending: 'LAPSED', endedAt: at('2026-12-24', '00:00:00') });
        expect(courtCase.court.of('handOverToFiling')).toHaveLength(1);
      }),
  );

  it.concurrent('PRE-5: a recusal that is open when the last one signs is settled by the signatures', () =>
    during(at('2026-06-01', '09:00:00'), async (courtCase) => {
      await courtCase.toNegotiation();
      await courtCase.toProposal();
      await courtCase.signs('s-mediator');
      await courtCase.command('requestRecusal', { partyId: DEBTOR, relation: 'OTHER', reason: '熟人' });
      for (const signatoryId of ['s-creditor', 's-clerk', 's-debtor']) await courtCase.signs(signatoryId);
      expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE' });
      expect((await courtCase.status()).recusal).toBeUndefined();
    }),
  );
});

describe('the histories of these cases', () => {
  it('are reproduced by the code of today', async () => {
    await histories.reproduce(await replayBundle(), 3);
  }, 60_000);
});
