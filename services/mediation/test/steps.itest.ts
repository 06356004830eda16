import { describe, expect, it } from '@jest/globals';
import { UntoldDues } from '@hejie/casework';
import { caseClosed, type FactData } from '@hejie/contracts/facts';
import { courtInstant, legalDate, type Yuan } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { agreementTermsOf, deliverTwice, eventually } from '@hejie/testing';
import { ACCEPTED, DEADLINE, DESIGNATION, LAST_DAY, MEDIATOR, mediationFixture, START } from './fixture.js';

const mediation = mediationFixture();
const names = async (caseId: string) =>
  (await mediation.service.facts(caseId))
    .map(({ type }) => type.split('.').at(-2))
    .filter((name) => name !== 'notice-issued' && name !== 'due-set');
/** Each deadline that was told as the next one, with its step. */
const dues = async (caseId: string) =>
  (await mediation.service.facts(caseId, 'due-set')).map(({ step, data }) => [step, data.dueAt, data.provisional]);
const kinds = async (caseId: string) =>
  (await mediation.service.workItems(caseId)).map(({ kind, role, state }) => `${kind} ${role} ${state}`);
const negotiationOf = async (caseId: string) =>
  (await mediation.service.read(`/cases/${caseId}/negotiation`, mediation.judge).expect(200)).body;

/** Intake tells that the case has ended. */
const ended = (caseId: string, ending: FactData<typeof caseClosed>['ending'], step: number) =>
  mediation.service.unitOfWork.run((tx) =>
    mediation.service.get(Outbox).append(tx, {
      definition: caseClosed,
      caseId,
      aggregateId: caseId,
      data: { caseId, ending, rule: 'PRE-8', paid: '0.00' as Yuan, latenessSeconds: 0, at: DEADLINE },
      occurredAt: DEADLINE,
      step,
    }),
  );

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
  it('S5, PER-4: a new holiday notice dates the open task anew, and only that; the mediator who was asked is told', async () => {
    const { service } = mediation;
    const { caseId } = await service.enter();
    const from = DESIGNATION.acceptBy;
    const dueBy = courtInstant('2026-10-10T00:00:00+08:00');
    const rederived = { act: 'recordSelectionRederivation', from, dueBy, editions: ['state-council-2026'] } as const;
    await service.step(caseId, ACCEPTED, [{ act: 'openSelection', chooseBy: from, designateBy: from }]);
    await service.step(caseId, ACCEPTED, [DESIGNATION], { by: 'assistant-1' });
    await service.step(caseId, ACCEPTED, [rederived]);
    const due = (await service.workItems(caseId)).map(({ kind, dueAt }) => [kind, dueAt?.getTime()]);
    expect(due.sort()).toEqual([
      ['ACCEPT_DESIGNATION', Date.parse(dueBy)],
      ['DESIGNATE_MEDIATOR', Date.parse(from)],
    ]);
    expect(await service.audit(caseId)).toContain('workflow selection.rederived');
    expect(await dues(caseId)).toEqual([
      [1, from, false],
      [2, DESIGNATION.acceptBy, false],
      [3, dueBy, false],
    ]);
    expect(await service.facts(caseId, 'designation-rederived')).toMatchObject([
      { data: { mediatorId: DESIGNATION.mediatorId, from, acceptBy: dueBy } },
    ]);
  });

  it('PRE-5, S5: one task at a time, from the selection to the acceptance and, declined, back again', async () => {
    const { service } = mediation;
    const { caseId } = await service.enter();
    const by = DESIGNATION.acceptBy;
    const open = service.next(caseId, ACCEPTED, [{ act: 'openSelection', chooseBy: by, designateBy: by }]);
    await deliverTwice(service.record, { atOnce: true })(open);
    await deliverTwice(service.record)(service.next(caseId, ACCEPTED, [DESIGNATION], { by: 'assistant-1' }));
    expect(await kinds(caseId)).toEqual([
      'ACCEPT_DESIGNATION mediator OPEN',
      'DESIGNATE_MEDIATOR judges-assistant DONE',
    ]);
    const letters = await service.letters(caseId, 'mediator-designated');
    expect(letters).toHaveLength(2);
    expect(letters[0]!.body).toMatch(/李调解（名册编号m-1）.*回避/);
    const declined = { mediatorId: MEDIATOR.mediatorId, reason: '回避', silence: false, round: 2, redesignateBy: by };
    const decline = service.next(
      caseId,
      courtInstant('2026-05-12T10:00:00+08:00'),
      [{ act: 'recordDecline', ...declined }],
      { by: MEDIATOR.subject },
    );
    await deliverTwice(service.record)(decline);
    expect(await kinds(caseId)).toEqual([
      'ACCEPT_DESIGNATION mediator DONE',
      'DESIGNATE_MEDIATOR judges-assistant DONE',
      'DESIGNATE_MEDIATOR judges-assistant OPEN',
    ]);
    expect(await names(caseId)).toEqual(['mediator-designated', 'designation-declined']);
    expect(await service.audit(caseId)).toEqual([
      'workflow selection.opened',
      'assistant-1 mediator.designated',
      'mediator-1 designation.declined',
    ]);
  });

  it('S5: who keeps silent is asked no longer, and the case itself says so', async () => {
    const { service } = mediation;
    const { caseId } = await service.enter();
    await service.step(caseId, ACCEPTED, [DESIGNATION], { by: 'assistant-1' });
    const silent = { mediatorId: MEDIATOR.mediatorId, reason: '逾期未答复', silence: true, round: 2 };
    await service.step(caseId, DESIGNATION.acceptBy, [{ act: 'recordDecline', ...silent, redesignateBy: DEADLINE }]);
    expect(await kinds(caseId)).toEqual([
      'ACCEPT_DESIGNATION mediator CANCELLED',
      'DESIGNATE_MEDIATOR judges-assistant OPEN',
    ]);
    expect((await service.audit(caseId)).at(-1)).toBe('workflow designation.declined');
    expect((await dues(caseId)).at(-1)).toEqual([2, DEADLINE, false]);
  });
});

describe('the thirty days', () => {
  it('begin once: one row, one letter to each side, one fact, and the mediator’s task is done by him', async () => {
    const { service } = mediation;
    const { caseId } = await service.enter();
    await service.step(caseId, ACCEPTED, [DESIGNATION], { by: 'assistant-1' });
    const start = service.next(caseId, ACCEPTED, [START], {
      by: MEDIATOR.subject,
      entered: { stage: 'NEGOTIATION', awaiting: '和解协议草案' },
    });
    await deliverTwice(service.record, { atOnce: true })(start);
    expect(await service.letters(caseId, 'negotiation-started')).toHaveLength(2);
    expect(await names(caseId)).toEqual(['mediator-designated', 'negotiation-started', 'stage-entered']);
    expect(await service.facts(caseId, 'stage-entered')).toMatchObject([{ step: 2, data: { stage: 'NEGOTIATION' } }]);
    expect(await service.workItems(caseId)).toMatchObject([
      { kind: 'ACCEPT_DESIGNATION', state: 'DONE', doneBy: 'mediator-1' },
    ]);
    expect(await negotiationOf(caseId)).toMatchObject({
      mediatorId: 'm-1',
      lastDay: LAST_DAY,
      deadline: DEADLINE,
      provisional: false,
      outcome: null,
    });
  });

  it('each reminder reaches each side once; another day’s reminder is another letter', async () => {
    const { service } = mediation;
    const { caseId } = await mediation.negotiating();
    const remind = (daysBefore: number, at: string) => {
      const deadline = courtInstant(at);
      const lateness = { deadline, latenessSeconds: 0 };
      return service.next(caseId, deadline, [{ act: 'remindNegotiation', daysBefore, lastDay: LAST_DAY, lateness }]);
    };
    await deliverTwice(service.record)(remind(7, '2026-06-03T00:00:00+08:00'));
    await deliverTwice(service.record)(remind(3, '2026-06-07T00:00:00+08:00'));
    expect(await service.letters(caseId, 'negotiation-reminder')).toHaveLength(4);
    expect((await names(caseId)).slice(2)).toEqual(['negotiation-reminded', 'negotiation-reminded']);
  });

  it('S4: an extension and a re-derivation move the end, and both sides read from where to where', async () => {
    const { service } = mediation;
    const { caseId, court, parties } = await mediation.negotiating();
    const extended = legalDate('2026-07-10');
    const deadline = courtInstant('2026-07-11T00:00:00+08:00');
    const signedBy = parties.map(({ partyId }) => partyId);
    const request = { paper: '卷宗第12页：延长和解期限申请书', signedOn: legalDate('2026-06-08') };
    const end = { lastDay: extended, deadline, provisional: true };
    const extension = { nth: 1, days: 30, signedBy, request, from: LAST_DAY, ...end };
    const rederived = { from: extended, lastDay: extended, deadline, moved: false, provisional: false };
    await deliverTwice(service.record)(service.next(caseId, ACCEPTED, [{ act: 'recordExtension', ...extension }]));
    await deliverTwice(service.record)(
      service.next(caseId, ACCEPTED, [{ act: 'recordRederivation', ...rederived, editions: ['2026'] }]),
    );
    expect(await negotiationOf(caseId)).toMatchObject({ lastDay: extended, provisional: false });
    expect((await service.letters(caseId, 'negotiation-extended'))[0]?.body).toContain(
      '由2026年6月10日延长至2026年7月10日',
    );
    // One line in the audit and one letter to each side, though the step came twice; an end that did not move is confirmed.
    const lines = (await service.audit(caseId)).filter((line) => line.includes('negotiation.rederived'));
    expect(lines).toEqual(['workflow negotiation.rederived']);
    const letters = await service.letters(caseId, 'negotiation-rederived');
    expect(letters.map(({ partyId }) => partyId)).toEqual(signedBy);
    for (const { body } of letters) expect(body).toContain('和解期限届满日确认为2026年7月10日，不变');
    const clerk = await service.token({ roles: ['clerk'], court });
    const { body } = await service.read(`/cases/${encodeURIComponent(caseId)}/negotiation`, clerk).expect(200);
    expect((body as { extensions: unknown[] }).extensions).toEqual([
      { nth: 1, days: 30, signedBy, ...request, hash: null, recordedAt: expect.any(String) },
    ]);
    const [kept] = await service.dataSource.query<{ paper: string }[]>(
      'select paper from extension where case_id = $1',
      [caseId],
    );
    expect(kept?.paper).not.toContain('申请书');
    expect((await dues(caseId)).slice(-3).map(([, ...due]) => due)).toEqual([
      [DEADLINE, false],
      [deadline, true],
      [deadline, false],
    ]);
  });

  it('of a case that ran before deadlines were told are told once, outside of a step, as is the search for a mediator', async () => {
    const { service } = mediation;
    const negotiating = await mediation.negotiating();
    const searching = await service.enter();
    const designateBy = DESIGNATION.acceptBy;
    await service.step(searching.caseId, ACCEPTED, [{ act: 'openSelection', chooseBy: designateBy, designateBy }]);
    const ids = [negotiating, searching].map(({ caseId }) => caseId);
    const before = await Promise.all(ids.map(async (caseId) => (await dues(caseId)).length));
    await service.dataSource.query('insert into untold_due select unnest($1::text[])', [ids]);
    for (const _ of ['this start', 'the next']) await service.get(UntoldDues).run(() => ACCEPTED);
    const told = await Promise.all(ids.map(async (caseId, n) => (await dues(caseId)).slice(before[n])));
    expect(told).toEqual([[[undefined, DEADLINE, false]], [[undefined, designateBy, false]]]);
  });

  it('PRE-8: end without agreement when the case ends so, dated to its deadline, and nobody is asked any longer', async () => {
    const { service } = mediation;
    const { caseId } = await mediation.negotiating();
    await ended(caseId, 'LAPSED', 9);
    await eventually(
      async () => expect(await negotiationOf(caseId)).toMatchObject({ outcome: 'LAPSED', endedAt: DEADLINE }),
      { timeout: 30_000 },
    );
    expect(await service.facts(caseId, 'negotiation-ended')).toMatchObject([
      { step: 9, data: { outcome: 'LAPSED', at: DEADLINE } },
    ]);
    expect((await service.audit(caseId)).at(-1)).toBe('workflow negotiation.ended');
  });

  it('a case that is given up while a mediator is sought leaves no task behind', async () => {
    const { service } = mediation;
    const { caseId } = await service.enter();
    const by = DESIGNATION.acceptBy;
    await service.step(caseId, ACCEPTED, [{ act: 'openSelection', chooseBy: by, designateBy: by }]);
    await ended(caseId, 'WITHDRAWN', 2);
    await eventually(
      async () => expect(await kinds(caseId)).toEqual(['DESIGNATE_MEDIATOR judges-assistant CANCELLED']),
      { timeout: 30_000 },
    );
    expect(await service.facts(caseId, 'negotiation-ended')).toEqual([]);
  });
});

describe('an agreement', () => {
  it('SET-ART-18-1: a guarantor’s signature under the record is told as his promise, by a fact of its own', async () => {
    const { service } = mediation;
    const { caseId } = await mediation.negotiating();
    const guarantor = { id: 's-g', role: 'GUARANTOR', guarantorId: 'g', by: 'SELF', specialAuthority: false } as const;
    const base = agreementTermsOf();
    const terms = {
      ...base,
      guarantors: [{ guarantorId: 'g', promisesDirectEnforcement: true, scope: '全部债务' }],
      signatories: [...base.signatories, guarantor],
    };
    await service.record(service.next(caseId, ACCEPTED, [{ act: 'recordProposal', version: 1, terms, warnings: [] }]));
    await service.record(
      service.next(caseId, ACCEPTED, [
        { act: 'recordSignature', version: 1, signatoryId: 's-g', signatory: 'GUARANTOR' },
      ]),
    );
    expect(await service.facts(caseId, 'guarantor-signed')).toMatchObject([
      { data: { version: 1, signatoryId: 's-g' } },
    ]);
    expect(await service.facts(caseId, 'agreement-signed')).toEqual([]);
  });

  it('SET-LEDGER: of a settlement that is taken over it is told since when it is in force', async () => {
    const { service } = mediation;
    const { caseId } = await mediation.negotiating();
    const terms = agreementTermsOf();
    const step = service.next(caseId, ACCEPTED, [
      { act: 'takeOverAgreement', terms, confirmedOn: legalDate('2026-01-15') },
    ]);
    await deliverTwice(service.record)(step);
    expect(await service.facts(caseId, 'agreement-confirmed')).toMatchObject([
      { data: { version: 1, confirmedOn: '2026-01-15', at: ACCEPTED } },
    ]);
  });

  it('is kept by version with its signatures, and confirmed once; it stays what it is however the case ends', async () => {
    const { service } = mediation;
    const { caseId } = await mediation.negotiating();
    for (const version of [1, 2]) {
      const proposal = { version, terms: agreementTermsOf({ version }), warnings: version === 2 ? WARNINGS : [] };
      await deliverTwice(service.record)(service.next(caseId, ACCEPTED, [{ act: 'recordProposal', ...proposal }]));
    }
    // The last signature and the confirmation are one step.
    const signed = service.next(caseId, ACCEPTED, [
      { act: 'recordSignature', version: 2, signatoryId: 's-creditor', signatory: 'CREDITOR' },
      { act: 'confirmAgreement', version: 2 },
    ]);
    await deliverTwice(service.record, { atOnce: true })(signed);
    const { body } = await service.read(`/cases/${caseId}/agreements`, mediation.judge).expect(200);
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
    const confirmed = await service.letters(caseId, 'agreement-confirmed');
    expect(confirmed).toHaveLength(2);
    expect(confirmed[0]!.body).toMatch(/恢复执行.*提起诉讼.*第九条.*期间为二年.*第十条/);
    expect((await names(caseId)).slice(2)).toEqual([
      'agreement-proposed',
      'agreement-proposed',
      'agreement-signed',
      'agreement-confirmed',
    ]);
    await ended(caseId, 'PERFORMED', 9);
    await eventually(
      async () => {
        const [known] = await service.dataSource.query('select ending from case_directory where case_id = $1', [
          caseId,
        ]);
        expect(known).toEqual({ ending: 'PERFORMED' });
      },
      { timeout: 30_000 },
    );
    expect(await negotiationOf(caseId)).toMatchObject({ outcome: 'AGREED', endedAt: ACCEPTED });
  });
});
