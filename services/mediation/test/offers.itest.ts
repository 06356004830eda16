import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { agentRegistered, agentRevoked, complaintDecided, complaintReceived } from '@hejie/contracts/facts';
import { type CaseOfTest } from '@hejie/casework/testing';
import { courtInstant, legalDate, type Yuan } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { agreementTermsOf, eventually } from '@hejie/testing';
import { ACCEPTED, COURT, DEADLINE, DESIGNATION, MEDIATOR, mediationFixture } from './fixture.js';

const mediation = mediationFixture();
const LATER = courtInstant('2026-05-12T10:00:00+08:00');

const people = async ({ caseId }: CaseOfTest) => {
  const { service } = mediation;
  return {
    creditor: await service.token({ roles: ['party'], partyRef: `creditor-${caseId}`, subject: 'creditor-1' }),
    debtor: await service.token({ roles: ['party'], partyRef: `debtor-${caseId}`, subject: 'debtor-1' }),
    mediator: await service.token({ roles: ['mediator'], court: COURT, subject: MEDIATOR.subject }),
    clerk: await service.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' }),
  };
};
const says = (caseId: string, path: string, token: string, body: object, at = LATER) =>
  mediation.service.post(`/cases/${caseId}/offers${path}`, token, at).send(body);
const ledger = async (caseId: string, token: string) =>
  (await mediation.service.read(`/cases/${caseId}/offers`, token).expect(200)).body;

describe('the ledger of offers (F10, D3)', () => {
  it('keeps who put forward and who accepted which text; letters and facts say nothing of it', async () => {
    const { service } = mediation;
    const known = await mediation.negotiating();
    const { caseId } = known;
    const [creditorId, debtorId] = known.parties.map(({ partyId }) => partyId) as [string, string];
    const { creditor, debtor, mediator, clerk } = await people(known);
    const text = '自十月起分两期付清，免除加倍部分利息';
    const { body: first } = await says(caseId, '', debtor, { partyId: debtorId, text }).expect(201);
    expect(first).toMatchObject({
      no: 1,
      by: 'PARTY',
      partyId: debtorId,
      hash: createHash('sha256').update(text).digest('hex'),
      state: 'OPEN',
      answers: [{ partyId: debtorId, accepts: true }],
    });
    // The clerk writes down what the creditor said before him; a counter-offer says no to the other.
    const counter = { partyId: creditorId, counterTo: 1, text: '首期须于十月十五日前支付' };
    expect((await says(caseId, '', clerk, counter).expect(201)).body).toMatchObject({ no: 2, counterTo: 1 });
    expect((await ledger(caseId, debtor)).items[0]).toMatchObject({ state: 'REFUSED' });

    const proposal = { counterTo: 2, text: '和解员建议：首期十月十五日前付半数' };
    const { body: third } = await says(caseId, '', mediator, proposal).expect(201);
    expect(third).toMatchObject({ no: 3, by: 'MEDIATOR', partyId: null, answers: [], state: 'OPEN' });
    const yes = (partyId: string, hash: string = third.hash) => ({ partyId, accepts: true, hash });
    const other = (await says(caseId, '/3/answers', creditor, yes(creditorId, first.hash)).expect(422)).body;
    expect(other).toMatchObject({ code: 'OFFER.TEXT_DIFFERS', rule: 'PRE-7', path: '/hash' });
    await says(caseId, '/3/answers', creditor, yes(creditorId)).expect(201);
    expect((await says(caseId, '/3/draft', mediator, {}).expect(409)).body.code).toBe('OFFER.NOT_ACCEPTED');
    const both = await says(caseId, '/3/answers', debtor, yes(debtorId)).expect(201);
    expect(both.body.state).toBe('ACCEPTED');
    expect((await says(caseId, '/3/draft', mediator, {}).expect(409)).body.code).toBe('OFFER.WITHOUT_TERMS');

    expect((await service.letters(caseId, 'offer-made')).map(({ partyId }) => partyId).sort()).toEqual(
      [creditorId, debtorId, creditorId, debtorId].sort(),
    );
    expect(await service.letters(caseId, 'offer-accepted')).toHaveLength(2);
    const told = JSON.stringify([await service.facts(caseId), await service.letters(caseId, 'offer-made')]);
    for (const words of ['分两期', '十月十五日', '加倍']) expect(told).not.toContain(words);
    const kept = await service.dataSource.query('select text, terms from offer where case_id = $1', [caseId]);
    expect(JSON.stringify(kept)).not.toContain('分两期');
    expect((await service.audit(caseId)).filter((line) => line.includes('offer.'))).toEqual([
      'debtor-1 offer.made',
      'clerk-1 offer.made',
      `${MEDIATOR.subject} offer.made`,
      'creditor-1 offer.answered',
      'debtor-1 offer.answered',
    ]);
  });

  it('SET-ART-4-1: an agent puts forward, accepts and signs for a party by the register alone, and no longer than his power lasts', async () => {
    const { service } = mediation;
    const known = await mediation.negotiating();
    const { caseId } = known;
    const debtorId = known.parties[1]!.partyId;
    const { debtor, clerk } = await people(known);
    const agentId = `${caseId}.agent-1`;
    const offers = () => says(caseId, '', clerk, { partyId: debtorId, agentId, text: '分两期付清' });
    expect((await offers().expect(404)).body).toMatchObject({ code: 'AGENT.UNKNOWN', rule: 'SET-ART-4-1' });
    const terms = agreementTermsOf();
    const signatories = terms.signatories.map((one) =>
      one.role === 'DEBTOR' ? { ...one, partyId: debtorId, by: 'AGENT' as const, specialAuthority: true } : one,
    );
    const proposed = { ...terms, signatories, version: 1 };
    await service.step(caseId, LATER, [{ act: 'recordProposal', version: 1, terms: proposed, warnings: [] }]);
    const signs = (body: object = {}) =>
      service
        .post(`/cases/${caseId}/agreements/1/signatures`, debtor, LATER)
        .send({ signatoryId: 's-debtor', ...body });
    expect((await signs().expect(422)).body).toMatchObject({ code: 'AGENT.NOT_NAMED', path: '/agentId' });
    const power = { agentId, partyId: debtorId, validFrom: legalDate('2026-05-01'), validUntil: null };
    await mediation.tell(caseId, agentRegistered, { ...power, scope: 'GENERAL', powers: [] });
    await eventually(async () => expect((await offers()).body.code).toBe('AGENT.NO_SPECIAL_AUTHORITY'), {
      timeout: 30_000,
    });
    expect((await signs({ agentId }).expect(422)).body.code).toBe('AGENT.NO_SPECIAL_AUTHORITY');
    await mediation.tell(caseId, agentRegistered, { ...power, scope: 'SPECIAL', powers: ['SETTLE'] });
    await eventually(async () => expect((await offers()).status).toBe(201), { timeout: 30_000 });
    const [offer] = (await ledger(caseId, debtor)).items;
    await mediation.tell(caseId, agentRevoked, { agentId, partyId: debtorId });
    const answers = () =>
      says(caseId, '/1/answers', clerk, { partyId: debtorId, agentId, accepts: true, hash: offer.hash });
    await eventually(async () => expect((await answers()).body.code).toBe('AGENT.REVOKED'), { timeout: 30_000 });
    for (const refused of [
      await signs({ agentId }),
      await says(caseId, '/1/withdrawal', clerk, { partyId: debtorId, agentId }),
    ])
      expect(refused.body.code).toBe('AGENT.REVOKED');
  });

  it('is kept by whose it is, and by nobody else; who made one takes it back', async () => {
    const known = await mediation.negotiating();
    const { caseId } = known;
    const [creditorId, debtorId] = known.parties.map(({ partyId }) => partyId) as [string, string];
    const { creditor, debtor, mediator, clerk } = await people(known);
    const offer = { partyId: debtorId, text: '分两期' };
    expect((await says(caseId, '', creditor, offer).expect(403)).body.code).toBe('AUTH.NOT_A_PARTY');
    expect((await says(caseId, '', mediator, offer).expect(403)).body.code).toBe('AUTH.ROLE_DENIED');
    expect((await says(caseId, '', clerk, { text: '建议' }).expect(403)).body.code).toBe('AUTH.ROLE_DENIED');
    const nobodys = { partyId: `${caseId}.9`, text: '分两期' };
    expect((await says(caseId, '', clerk, nobodys).expect(422)).body.code).toBe('PARTY.NOT_IN_CASE');
    const { hash } = (await says(caseId, '', debtor, offer).expect(201)).body;
    expect((await says(caseId, '', debtor, offer).expect(422)).body.code).toBe('OFFER.SAME_TEXT');
    const forOther = { partyId: creditorId, accepts: true, hash };
    expect((await says(caseId, '/1/answers', debtor, forOther).expect(403)).body.code).toBe('AUTH.NOT_A_PARTY');
    expect((await says(caseId, '/9/answers', creditor, forOther).expect(404)).body.code).toBe('OFFER.NO_SUCH_OFFER');
    const notHis = await says(caseId, '/1/withdrawal', creditor, { partyId: creditorId }).expect(409);
    expect(notHis.body.code).toBe('OFFER.NOT_YOURS');
    expect((await says(caseId, '/1/withdrawal', debtor, { partyId: debtorId }).expect(201)).body.state).toBe(
      'WITHDRAWN',
    );
    expect((await says(caseId, '/1/answers', creditor, forOther).expect(409)).body.code).toBe('OFFER.NOT_OPEN');
    const late = await says(caseId, '', debtor, { ...offer, text: '分三期' }, DEADLINE).expect(409);
    expect(late.body).toMatchObject({ code: 'TALKS.OVER', rule: 'PRE-8' });
  });

  it('PRE-6: typed terms are shown in words, and what was drafted of them is on record with the version', async () => {
    const { service } = mediation;
    const known = await mediation.negotiating();
    const { caseId } = known;
    const [creditorId, debtorId] = known.parties.map(({ partyId }) => partyId) as [string, string];
    const { creditor, debtor, mediator } = await people(known);
    const terms = agreementTermsOf({ total: '900000.00' as Yuan });
    const offered = (await says(caseId, '', debtor, { partyId: debtorId, text: '按所附条款', terms }).expect(201)).body;
    expect(offered.text).toMatch(/^按所附条款\n\n.*900000\.00/s);
    await says(caseId, '/1/answers', creditor, { partyId: creditorId, accepts: true, hash: offered.hash }).expect(201);
    const act = { act: 'recordProposal', version: 1, terms, warnings: [], offer: 1 } as const;
    await service.step(caseId, LATER, [act], { by: MEDIATOR.subject });
    expect((await ledger(caseId, creditor)).items).toMatchObject([{ state: 'DRAFTED', draftedAs: 1 }]);
    const { body } = await service.read(`/cases/${caseId}/agreements`, creditor).expect(200);
    expect(body.items).toMatchObject([{ version: 1, offer: 1 }]);
    expect((await says(caseId, '/1/draft', mediator, {}).expect(409)).body.code).toBe('OFFER.NOT_OPEN');
  });
});

describe('who reads what was put forward (D7)', () => {
  const read = async (caseId: string, token: string, path = 'offers') =>
    (await mediation.service.read(`/cases/${caseId}/${path}`, token)).body;

  it('a mediator who is asked in mid-negotiation reads nothing of the talks before he accepts', async () => {
    const { service, judge } = mediation;
    const known = await mediation.negotiating();
    const { caseId } = known;
    await service
      .post('/mediators', judge, ACCEPTED)
      .send({ ...MEDIATOR, mediatorId: 'm-later', subject: 'mediator-later' })
      .expect(201);
    const terms = agreementTermsOf();
    await service.step(caseId, ACCEPTED, [{ act: 'recordProposal', version: 1, terms, warnings: [] }]);
    const left = { mediatorId: 'm-1', ground: 'OTHER', reason: '因病', round: 2, redesignateBy: DEADLINE } as const;
    await service.step(caseId, LATER, [{ act: 'recordReplacement', ...left, lastDay: '2026-06-10' as never }], {
      by: 'judge-1',
    });
    const asked = { ...DESIGNATION, mediatorId: 'm-later', round: 2 };
    await service.step(caseId, LATER, [asked], { by: 'assistant-1' });
    const later = await service.token({ roles: ['mediator'], court: COURT, subject: 'mediator-later' });
    const resumed = { act: 'resumeNegotiation', mediatorId: 'm-later', lastDay: '2026-06-10' as never } as const;
    expect((await read(caseId, later, 'agreements')).items).toEqual([]);
    expect((await read(caseId, later, 'agreements/1/text')).code).toBe('AGREEMENT.NO_SUCH_VERSION');
    expect(await read(caseId, later)).toMatchObject({ code: 'NEGOTIATION.NOT_OF_THE_TALKS', rule: 'PRE-7' });
    expect((await says(caseId, '', later, { text: '建议' }).expect(403)).body.code).toBe('AUTH.OTHER_CASE');
    await service.step(caseId, LATER, [resumed], { by: 'mediator-later' });
    expect((await read(caseId, later, 'agreements')).items).toHaveLength(1);
    expect((await read(caseId, later)).items).toEqual([]);
    expect((await read(caseId, later, 'agreements/1/text')).text).toContain('900000.00');
    // Nobody but who takes part reads the text of a draft.
    const supervisor = await service.token({ roles: ['supervisor'], court: COURT, subject: 'supervisor-1' });
    expect((await read(caseId, supervisor, 'agreements/1/text')).code).toBe('AGREEMENT.NO_SUCH_VERSION');
  });

  it('B6: who had accepted reads nothing more after a founded complaint, asked anew or ended; meanwhile the talks rest', async () => {
    const { service } = mediation;
    const tell = (definition: typeof complaintReceived | typeof complaintDecided, caseId: string, over: object) => {
      const data = { ...definition.sample, ...over, caseId };
      return service.unitOfWork.run((tx) =>
        service.get(Outbox).append(tx, {
          definition: definition as never,
          caseId,
          aggregateId: caseId,
          data: data as never,
          occurredAt: data.at,
        }),
      );
    };
    const anew = await mediation.negotiating();
    const { debtor, mediator } = await people(anew);
    const debtorId = anew.parties[1]!.partyId;
    await says(anew.caseId, '', debtor, { partyId: debtorId, text: '分两期' }).expect(201);
    expect((await read(anew.caseId, mediator)).items).toHaveLength(1);
    await service.step(anew.caseId, LATER, [{ act: 'returnToConsent' }], { by: 'judge-1' });
    for (const path of ['offers', 'agreements', 'negotiation'])
      expect((await read(anew.caseId, mediator, path)).code).toBe('CASE.UNKNOWN');
    const [row] = await service.dataSource.query('select answer from designation where case_id = $1', [anew.caseId]);
    expect(row.answer).toBe('RETURNED');
    expect((await ledger(anew.caseId, debtor)).items).toMatchObject([{ state: 'WITHDRAWN' }]);

    const ended = await mediation.negotiating();
    const said = await people(ended);
    const endedDebtor = ended.parties[1]!.partyId;
    await tell(complaintReceived, ended.caseId, { against: 'MEDIATOR', at: LATER });
    await eventually(
      async () => {
        const { body } = await says(ended.caseId, '', said.debtor, { partyId: endedDebtor, text: `${Math.random()}` });
        expect(body).toMatchObject({ code: 'TALKS.RESTING', rule: 'PRE-1' });
      },
      { timeout: 30_000 },
    );
    const over = { finding: 'FOUNDED', consequence: 'ENDS', at: courtInstant('2026-05-13T10:00:00+08:00') };
    await tell(complaintDecided, ended.caseId, over);
    await eventually(async () => expect((await read(ended.caseId, said.mediator)).code).toBe('CASE.UNKNOWN'), {
      timeout: 30_000,
    });
  });
});
