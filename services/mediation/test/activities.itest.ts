import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { agreementTermsOf, deliverTwice } from '@hejie/testing';
import { ACCEPTED, DEADLINE, LAST_DAY, MEDIATOR, mediationStage, startOf } from './stage.js';

const mediation = mediationStage();
const names = async (caseId: string) =>
  (await mediation.stage.facts(caseId))
    .map(({ type }) => type.split('.').at(-2))
    .filter((name) => name !== 'notice-issued');
const kinds = async (caseId: string) =>
  (await mediation.stage.workItems(caseId)).map(({ kind, role, state }) => `${kind} ${role} ${state}`);

const WARNINGS = [
  {
    code: 'AGREEMENT.ACCOUNT_MISSING',
    severity: 'WARNING' as const,
    rule: 'SET-ART-1-1',
    place: '/accountJurisdiction',
    zh: '未约定账户。',
    en: 'No account is named.',
    remedy: { zh: '约定账户', en: 'name one' },
  },
];

describe('the choice of a mediator', () => {
  it('PRE-5, S5: one task at a time, from the selection to the acceptance and, declined, back again', async () => {
    const { caseId, court, parties } = await mediation.stage.enter();
    const { activities } = mediation;
    const by = courtInstant('2026-05-14T00:00:00+08:00');
    await deliverTwice(activities.openSelection, { atOnce: true })({
      key: `${caseId}:selection`,
      caseId,
      at: ACCEPTED,
      court,
      chooseBy: by,
      designateBy: by,
    });
    const designation = {
      key: `${caseId}:designation:1`,
      caseId,
      at: ACCEPTED,
      court,
      mediatorId: MEDIATOR.mediatorId,
      chosenBy: 'PARTIES' as const,
      acceptBy: by,
      by: 'assistant-1',
      parties,
    };
    await deliverTwice(activities.recordDesignation)(designation);
    expect(await kinds(caseId)).toEqual([
      'ACCEPT_DESIGNATION mediator OPEN',
      'DESIGNATE_MEDIATOR judges-assistant DONE',
    ]);
    const letters = await mediation.stage.letters(caseId, 'mediator-designated');
    expect(letters).toHaveLength(2);
    expect(letters[0]!.body).toMatch(/李调解（名册编号m-1）.*回避/);
    const decline = {
      key: `${caseId}:decline:2`,
      caseId,
      at: courtInstant('2026-05-12T10:00:00+08:00'),
      court,
      mediatorId: MEDIATOR.mediatorId,
      reason: '回避',
      silence: false,
      round: 2,
      redesignateBy: by,
    };
    await deliverTwice(activities.recordDecline)(decline);
    expect(await kinds(caseId)).toEqual([
      'ACCEPT_DESIGNATION mediator DONE',
      'DESIGNATE_MEDIATOR judges-assistant DONE',
      'DESIGNATE_MEDIATOR judges-assistant OPEN',
    ]);
    expect(await names(caseId)).toEqual(['mediator-designated', 'designation-declined']);
  });
});

describe('the thirty days', () => {
  it('begin once: one row, one letter to each side, one fact', async () => {
    const kase = await mediation.stage.enter();
    const { caseId } = kase;
    await deliverTwice(mediation.activities.startNegotiation, { atOnce: true })(startOf(kase));
    expect(await mediation.stage.letters(caseId, 'negotiation-started')).toHaveLength(2);
    expect(await names(caseId)).toEqual(['negotiation-started']);
    const { body } = await mediation.stage.read(`/cases/${caseId}/negotiation`, mediation.judge).expect(200);
    expect(body).toMatchObject({
      mediatorId: 'm-1',
      lastDay: LAST_DAY,
      deadline: DEADLINE,
      provisional: false,
      outcome: null,
    });
  });

  it('each reminder reaches each side once; another day’s reminder is another letter', async () => {
    const { caseId, parties } = await mediation.negotiating();
    const remind = (daysBefore: number, at: string) =>
      mediation.activities.remindNegotiation({
        key: `${caseId}:reminder:${daysBefore}`,
        caseId,
        at: courtInstant(at),
        daysBefore,
        lastDay: LAST_DAY,
        parties,
        lateness: { deadline: courtInstant(at), latenessSeconds: 0 },
      });
    await deliverTwice(remind)(7, '2026-06-03T00:00:00+08:00');
    await deliverTwice(remind)(3, '2026-06-07T00:00:00+08:00');
    expect(await mediation.stage.letters(caseId, 'negotiation-reminder')).toHaveLength(4);
    expect(await names(caseId)).toEqual(['negotiation-started', 'negotiation-reminded', 'negotiation-reminded']);
  });

  it('S4: an extension and a re-derivation move the end, and both sides read from where to where', async () => {
    const { caseId, parties } = await mediation.negotiating();
    const extended = legalDate('2026-07-10');
    const extension = {
      key: `${caseId}:extension:1`,
      caseId,
      at: ACCEPTED,
      nth: 1,
      days: 30,
      by: 'mediator-1',
      signedBy: parties.map(({ partyId }) => partyId),
      from: LAST_DAY,
      lastDay: extended,
      deadline: courtInstant('2026-07-11T00:00:00+08:00'),
      provisional: true,
      parties,
    };
    await deliverTwice(mediation.activities.recordExtension)(extension);
    const rederived = {
      key: `${caseId}:rederived:x`,
      caseId,
      at: ACCEPTED,
      from: extended,
      lastDay: extended,
      deadline: extension.deadline,
      moved: false,
      provisional: false,
      parties,
    };
    await deliverTwice(mediation.activities.recordRederivation)(rederived);
    const { body } = await mediation.stage.read(`/cases/${caseId}/negotiation`, mediation.judge).expect(200);
    expect(body).toMatchObject({ lastDay: extended, provisional: false });
    expect((await mediation.stage.letters(caseId, 'negotiation-extended'))[0]?.body).toContain(
      '由2026年6月10日延长至2026年7月10日',
    );
    expect(await mediation.stage.letters(caseId, 'negotiation-rederived')).toHaveLength(2);
  });

  it('end without agreement once, dated to the deadline, and nobody is asked any longer', async () => {
    const { caseId } = await mediation.negotiating();
    const end = {
      key: `${caseId}:ended`,
      caseId,
      at: DEADLINE,
      outcome: 'LAPSED' as const,
      lateness: { deadline: DEADLINE, latenessSeconds: 3_600 },
    };
    await deliverTwice(mediation.activities.endNegotiation, { atOnce: true })(end);
    expect(await mediation.stage.facts(caseId, 'negotiation-ended')).toMatchObject([
      { data: { outcome: 'LAPSED', latenessSeconds: 3_600, at: DEADLINE } },
    ]);
    const { body } = await mediation.stage.read(`/cases/${caseId}/negotiation`, mediation.judge).expect(200);
    expect(body).toMatchObject({ outcome: 'LAPSED', endedAt: DEADLINE });
  });
});

describe('an agreement', () => {
  it('is kept by version with its signatures, and confirmed once', async () => {
    const { caseId, parties } = await mediation.negotiating();
    const { activities, stage } = mediation;
    for (const version of [1, 2]) {
      const proposal = {
        key: `${caseId}:proposal:${version}`,
        caseId,
        at: ACCEPTED,
        version,
        terms: agreementTermsOf({ version }),
        by: 'mediator-1',
      };
      // A run that was begun before warnings were kept tells of none.
      await deliverTwice(activities.recordProposal)(version === 1 ? proposal : { ...proposal, warnings: WARNINGS });
    }
    const sign = {
      key: `${caseId}:signature:2:s-creditor`,
      caseId,
      at: ACCEPTED,
      version: 2,
      signatoryId: 's-creditor',
      signatory: 'CREDITOR' as const,
      by: 'creditor',
    };
    await deliverTwice(activities.recordSignature, { atOnce: true })(sign);
    await deliverTwice(activities.confirmAgreement)({
      key: `${caseId}:confirmed`,
      caseId,
      at: ACCEPTED,
      version: 2,
      terms: agreementTermsOf({ version: 2 }),
      parties,
    });
    const { body } = await stage.read(`/cases/${caseId}/agreements`, mediation.judge).expect(200);
    expect(body.items).toMatchObject([
      { version: 1, confirmedAt: null, warnings: [], signatures: [] },
      {
        version: 2,
        confirmedAt: ACCEPTED,
        terms: { total: '900000.00' },
        warnings: WARNINGS,
        signatures: [{ signatoryId: 's-creditor' }],
      },
    ]);
    const confirmed = await stage.letters(caseId, 'agreement-confirmed');
    expect(confirmed).toHaveLength(2);
    expect(confirmed[0]!.body).toMatch(/恢复执行.*提起诉讼.*第九条.*期间为二年.*第十条/);
    expect(await names(caseId)).toEqual([
      'negotiation-started',
      'agreement-proposed',
      'agreement-proposed',
      'agreement-signed',
      'agreement-confirmed',
    ]);
    expect((await stage.read(`/cases/${caseId}/negotiation`, mediation.judge).expect(200)).body.outcome).toBe('AGREED');
  });
});
