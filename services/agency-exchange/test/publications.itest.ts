import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type CaseOfTest } from '@hejie/casework/testing';
import { type PublicationAnswer } from '@hejie/contracts/http';
import { courtInstant } from '@hejie/law';
import { eventually } from '@hejie/testing';
import { AT, agencyExchangeFixture, subscription } from './fixture.js';

const exchange = agencyExchangeFixture();
const AGENCIES = ['national-list', 'tax', 'market'] as const;
const LATER = '2026-12-11T11:00:00+08:00';

async function read(caseId: string, publicationId: string): Promise<PublicationAnswer> {
  const path = `/cases/${encodeURIComponent(caseId)}/publications/${publicationId}`;
  return (await exchange.service.read(path, await exchange.officer()).expect(200)).body as PublicationAnswer;
}

const shown = ({ caseId }: CaseOfTest, version: number, once: (one: PublicationAnswer) => void) =>
  eventually(
    async () => {
      const one = await read(caseId, `2.listing.l-1.${version}`);
      once(one);
      return one;
    },
    { timeout: 15_000 },
  );
const settled = (known: CaseOfTest, version: number) =>
  shown(known, version, ({ ending }) => expect(ending).not.toBeNull());
const statesAt = (agencyId: string) => [...exchange.agencyOf(agencyId).entries.values()].map(({ state }) => state);
const stateOf = ({ deliveries }: PublicationAnswer, id: string) =>
  deliveries.find(({ deliveryId }) => deliveryId === id)?.state;
const step = ({ caseId }: CaseOfTest, at: string, act: object) =>
  exchange.service.step(caseId, courtInstant(at), [act as never]);

/** A platform is told that an entry was removed, and nothing else. */
const PLATFORM = {
  category: 'PLATFORM',
  entries: ['LISTING'],
  effects: ['PUBLICITY'],
  fields: ['maskedPartyName', 'deletedOn'],
};

beforeAll(async () => {
  for (const agencyId of AGENCIES) await exchange.subscribed(agencyId);
}, 60_000);

// One test that fails says nothing of the next.
afterEach(() => {
  for (const id of AGENCIES)
    Object.assign(exchange.agencyOf(id).conduct, { away: false, silent: false, lies: false, rejects: undefined });
});

describe('the publication of a decision', () => {
  it('DIS-ART-8, CR-N-5: everybody is told, shows it, and a certificate says so by read-back', async () => {
    const known = await exchange.service.enter();
    await exchange.decides(known, 'LISTED');
    const listed = await settled(known, 1);
    expect(listed.deliveries.map(({ state, proof }) => `${state} ${proof}`)).toEqual(
      Array(9).fill('VERIFIED READ_BACK'),
    );
    expect(listed.certificates).toEqual([]);
    await exchange.decides(known, 'DELETED', LATER, { lastDay: '2026-12-16' });
    const deleted = await settled(known, 2);
    expect(deleted).toMatchObject({ verified: 9, ending: 'CONVERGED', detail: '共9项已核实9项' });
    expect(deleted.certificates).toMatchObject([{ part: 'STATUTORY', lines: 9, withdrawn: null }]);
    expect(AGENCIES.map(statesAt)).toEqual(Array(3).fill(['ABSENT', 'ABSENT', 'ABSENT']));
    expect(await exchange.service.facts(known.caseId, 'convergence-certified')).toHaveLength(1);
  }, 30_000);

  it('PIPL 6: what leaves is what the subscription allows, field by field', async () => {
    const known = await exchange.service.enter();
    await exchange.decides(known, 'LISTED');
    await settled(known, 1);
    const received = exchange.agencyOf('tax').received.slice(-3);
    expect(received).toHaveLength(3);
    for (const { content } of received)
      expect(Object.keys(content).sort()).toEqual(['caseNumber', 'ground', 'partyName', 'unitCode']);
    await exchange.decides(known, 'DELETED', LATER);
    await settled(known, 2);
    for (const { content } of exchange.agencyOf('tax').received.slice(-3))
      expect(Object.keys(content).sort()).toEqual(['caseNumber', 'partyName', 'unitCode']);
  }, 30_000);

  it('DIS-ART-8, LIM-ART-9-2: a body is told by the article of what was decided, and not by the one basis of its subscription', async () => {
    const known = await exchange.service.enter();
    const tax = exchange.agencyOf('tax');
    const limit = { entryKind: 'LIMIT', rowId: 'm-1', rule: 'LIM-ART-1', limit: { kind: 'CONSUMPTION' } };
    await exchange.decides(known, 'LIMITED', AT, limit);
    await eventually(() => expect(tax.received.at(-1)?.decision).toBe('LIMITED'));
    expect(tax.received.at(-1)).toMatchObject({
      legalBasis: '《最高人民法院关于限制被执行人高消费及有关消费的若干规定》第六条',
      purpose: '联合惩戒和信用修复',
    });
  }, 30_000);

  it('DIS-ART-10-1: a deletion of which no national list is told lies before the officer, with the last day of the law', async () => {
    const known = await exchange.service.enter({ court: '鲁0503' });
    await exchange.decides(known, 'DELETED', AT, { lastDay: '2026-12-16' });
    expect(await exchange.service.workItems(known.caseId)).toMatchObject([
      {
        kind: 'LIST_NOT_CONNECTED',
        role: 'credit-officer',
        state: 'OPEN',
        dueAt: new Date('2026-12-17T00:00:00+08:00'),
      },
    ]);
  }, 30_000);

  it('DIS-ART-10-1: a removal goes to the national list first, and waits for nobody else', async () => {
    const known = await exchange.service.enter();
    const list = exchange.agencyOf('national-list');
    list.conduct.away = true;
    await exchange.decides(known, 'DELETED');
    const others = await shown(known, 1, ({ verified }) => expect(verified).toBe(6));
    expect(stateOf(others, 'national-list/PUBLICITY')).toBe('SENT');
    expect(others.certificates).toEqual([]);
    list.conduct.away = false;
    expect((await settled(known, 1)).certificates).toHaveLength(1);
  }, 30_000);

  it('CR-N-5: one that says that it has carried it out and has not, is sent it again; no certificate before it shows it', async () => {
    const known = await exchange.service.enter();
    const tax = exchange.agencyOf('tax');
    tax.conduct.lies = true;
    await exchange.decides(known, 'LISTED');
    await shown(known, 1, ({ verified }) => expect(verified).toBe(6));
    await eventually(async () =>
      expect(
        (await exchange.service.audit(known.caseId)).filter((line) => line.endsWith('delivery-contradicted')),
      ).not.toEqual([]),
    );
    tax.conduct.lies = false;
    expect(await settled(known, 1)).toMatchObject({ verified: 9, ending: 'CONVERGED' });
  }, 30_000);

  it('CR-N-5: what is refused lies before the officer, and goes once it is mended', async () => {
    const known = await exchange.service.enter();
    const market = exchange.agencyOf('market');
    market.conduct.rejects = 'content/legalRepresentative';
    await exchange.decides(known, 'LISTED');
    const effects = ['PUBLICITY', 'SHARING', 'SANCTION'];
    const states = (one: PublicationAnswer) => effects.map((effect) => stateOf(one, `market/${effect}`));
    await shown(known, 1, (one) => expect(states(one)).toEqual(effects.map(() => 'REJECTED')));
    const tasks = await exchange.service.workItems(known.caseId);
    expect(tasks.filter(({ kind }) => kind === 'MEND_DELIVERY')).toHaveLength(3);
    market.conduct.rejects = undefined;
    for (const effect of effects)
      await step(known, LATER, {
        act: 'resendDelivery',
        publicationId: '2.listing.l-1.1',
        deliveryId: `market/${effect}`,
      });
    await settled(known, 1);
    expect((await exchange.service.workItems(known.caseId)).filter(({ state }) => state === 'OPEN')).toEqual([]);
  }, 30_000);

  it('CR-N-5: what a body refuses behind a relay lies before the officer as what it refuses the court itself', async () => {
    const known = await exchange.service.enter();
    const { link } = exchange.agencyOf('market');
    const { deliver, receipt } = link;
    Object.assign(link, { deliver: () => Promise.resolve(null), receipt: () => Promise.resolve(null) });
    await exchange.decides(known, 'LISTED');
    await shown(known, 1, (one) => expect(stateOf(one, 'market/SHARING')).toBe('SENT'));
    await exchange.refusedBehindRelay('market', known, '2.listing.l-1.1', 'market/SHARING', 422);
    const one = await shown(known, 1, (now) => expect(stateOf(now, 'market/SHARING')).toBe('REJECTED'));
    expect(one.deliveries.find(({ deliveryId }) => deliveryId === 'market/SHARING')).toMatchObject({
      rejected: 'FIELD_MISSING',
    });
    const tasks = (await exchange.service.workItems(known.caseId)).filter(({ kind }) => kind === 'MEND_DELIVERY');
    expect(tasks).toMatchObject([{ facts: { deliveryId: 'market/SHARING', code: 'FIELD_MISSING' } }]);
    // Whatever is about the way to it, and not about what was put, rejects nothing.
    await exchange.refusedBehindRelay('market', known, '2.listing.l-1.1', 'market/SANCTION', 403);
    expect(stateOf(await read(known.caseId, '2.listing.l-1.1'), 'market/SANCTION')).toBe('SENT');
    Object.assign(link, { deliver, receipt });
  }, 30_000);

  it('CR-N-5, S20: the ladder: a letter, a work item, the president; and a clerk who has seen it', async () => {
    const known = await exchange.service.enter();
    exchange.agencyOf('tax').conduct.silent = true;
    await exchange.decides(known, 'DELETED', AT, { lastDay: '2026-12-16' });
    await shown(known, 1, ({ verified }) => expect(verified).toBe(6));
    for (const deadline of ['2026-12-15', '2026-12-17', '2026-12-19'])
      await step(known, `${deadline}T00:00:00+08:00`, {
        act: 'reachPublicationDeadline',
        publicationId: '2.listing.l-1.1',
        lateness: { deadline: `${deadline}T00:00:00+08:00`, latenessSeconds: 0 },
        now: `${deadline}T00:00:00+08:00`,
      });
    const lags = await exchange.service.facts(known.caseId, 'agency-lags');
    expect(lags.map(({ data }) => [data.agencyId, data.step, data.at])).toEqual(
      [
        ['tax', 1, '2026-12-15T00:00:00.000+08:00'],
        ['tax', 2, '2026-12-17T00:00:00.000+08:00'],
        ['tax', 3, '2026-12-19T00:00:00.000+08:00'],
      ].map(([who, no, at]) => [who, no, courtInstant(at as string)]),
    );
    const open = (await exchange.service.workItems(known.caseId)).filter(({ state }) => state === 'OPEN');
    expect(open.map(({ kind, role }) => `${kind} ${role}`)).toEqual([
      'CHASE_AGENCY credit-officer',
      'AGENCY_SILENT court-president',
    ]);
    expect(await exchange.service.facts(known.caseId, 'document-issued')).toHaveLength(1);
    const below = `/cases/${encodeURIComponent(known.caseId)}/publications/2.listing.l-1.1`;
    const image = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64');
    for (const effect of ['PUBLICITY', 'SHARING', 'SANCTION']) {
      const deliveryId = `tax/${effect}`;
      const { body } = await exchange.service
        .post(`${below}/evidence`, await exchange.officer(), '2026-12-21T10:00:00+08:00')
        .send({ deliveryId, image })
        .expect(201);
      const { evidence } = body as { evidence: string };
      const act = { act: 'confirmSeen', publicationId: '2.listing.l-1.1', deliveryId, evidence };
      await step(known, '2026-12-21T10:00:00+08:00', act);
    }
    const done = await settled(known, 1);
    expect(done.certificates).toMatchObject([{ lines: 9 }]);
    // Nothing is left but that the debtor gets what certifies it.
    const left = (await exchange.service.workItems(known.caseId)).filter(({ state }) => state === 'OPEN');
    expect(left.map(({ kind, role }) => `${kind} ${role}`)).toEqual(['SERVE_CERTIFICATE clerk']);
    exchange.agencyOf('tax').conduct.silent = false;
  }, 30_000);

  it('CR-N-5: what a body has left for thirty days, after which it may carry it out no more, is put to it anew', async () => {
    const known = await exchange.service.enter();
    const tax = exchange.agencyOf('tax');
    tax.conduct.silent = true;
    await exchange.decides(known, 'LISTED');
    await shown(known, 1, ({ verified }) => expect(verified).toBe(6));
    const put = tax.received.slice(-3);
    // The case has come to a later day by what a clerk has done in it.
    const below = `/cases/${encodeURIComponent(known.caseId)}/publications/2.listing.l-1.1`;
    const image = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64');
    await exchange.service
      .post(`${below}/evidence`, await exchange.officer(), '2027-01-11T10:00:00+08:00')
      .send({ deliveryId: 'tax/SHARING', image })
      .expect(201);
    await eventually(
      () => {
        const anew = tax.received.slice(-3);
        expect(anew.map(({ expiresAt }) => expiresAt)).toEqual(
          Array(3).fill(courtInstant('2027-02-10T10:00:00+08:00')),
        );
        expect(anew.map(({ effect }) => effect).sort()).toEqual(put.map(({ effect }) => effect).sort());
      },
      { timeout: 20_000 },
    );
    tax.conduct.silent = false;
    expect(await settled(known, 1)).toMatchObject({ verified: 9, ending: 'CONVERGED' });
  }, 60_000);

  it('K12: a later decision takes the place of what is under way; a late receipt changes nothing and has it read back once', async () => {
    const known = await exchange.service.enter();
    const tax = exchange.agencyOf('tax');
    tax.conduct.silent = true;
    await exchange.decides(known, 'LISTED');
    await shown(known, 1, ({ verified }) => expect(verified).toBe(6));
    tax.conduct.silent = false;
    await exchange.decides(known, 'DELETED', LATER);
    const first = await read(known.caseId, '2.listing.l-1.1');
    expect(first.ending).toBe('SUPERSEDED');
    expect(stateOf(first, 'tax/SHARING')).toBe('SUPERSEDED');
    const second = await settled(known, 2);
    expect(second.verified).toBe(9);
    const asked = tax.asked;
    await exchange.comesIn('tax', known, '2.listing.l-1.1', 'tax/SHARING');
    await eventually(() => expect(tax.asked).toBe(asked + 1));
    const lines = await exchange.service.audit(known.caseId);
    expect(lines.filter((line) => line.endsWith('publication.late-receipt'))).toHaveLength(1);
    expect(await read(known.caseId, '2.listing.l-1.2')).toMatchObject({ verified: 9, ending: 'CONVERGED' });
  }, 30_000);

  it('K12: a removal goes to whom an addition was attempted, though his subscription has ended; to nobody else', async () => {
    const id = await exchange.subscribed('housing');
    const known = await exchange.service.enter();
    exchange.agencyOf('housing').conduct.away = true;
    await exchange.decides(known, 'LISTED');
    await shown(known, 1, (one) => expect(stateOf(one, 'housing/SHARING')).toBe('SENT'));
    await exchange.ended(id, '2026-12-10T10:00:00+08:00');
    const after = await exchange.service.enter();
    await exchange.decides(after, 'LISTED');
    exchange.agencyOf('housing').conduct.away = false;
    await exchange.decides(known, 'DELETED', LATER);
    await exchange.decides(after, 'DELETED', LATER);
    expect((await settled(known, 2)).deliveries.map(({ agencyId }) => agencyId)).toContain('housing');
    expect((await settled(after, 2)).deliveries.map(({ agencyId }) => agencyId)).not.toContain('housing');
  }, 30_000);
});

describe('a subscription', () => {
  it('L6: nobody approves what he has proposed', async () => {
    const both = await exchange.service.token({
      roles: ['credit-officer', 'supervisor'],
      court: '鲁0502',
      subject: 'both',
    });
    const proposed = await exchange.service
      .post('/subscriptions', both, AT)
      .send(subscription('transport'))
      .expect(201);
    const { subscriptionId } = proposed.body as { subscriptionId: string };
    const path = `/subscriptions/${encodeURIComponent(subscriptionId)}/decision`;
    const refused = await exchange.service.post(path, both, AT).send({ approved: true });
    expect(refused.body).toMatchObject({ code: 'SUBSCRIPTION.FOUR_EYES' });
    const [line] = await exchange.service.dataSource.query(
      `select facts from audit where action = 'subscription.proposed' and facts ->> 'subscriptionId' = $1`,
      [subscriptionId],
    );
    expect(line).toMatchObject({
      facts: { validFrom: '2026-01-01', validTo: null, proof: 'READ_BACK', schedule: { kind: 'IMMEDIATE' } },
    });
    await exchange.service
      .post(path, await exchange.president(), AT)
      .send({ approved: true })
      .expect(201);
  });

  it('L6: nobody ends one alone: it is in force until another person approves its end', async () => {
    const id = await exchange.subscribed('customs');
    const both = await exchange.service.token({ roles: ['operator', 'supervisor'], court: '鲁0502', subject: 'both' });
    const end = `/subscriptions/${encodeURIComponent(id)}/end`;
    const put = async (path: string, who: string, body: object) =>
      (await exchange.service.post(path, who, AT).send(body)).body as object;
    const president = await exchange.president();
    expect(await put(`${end}/decision`, president, { approved: true })).toMatchObject({
      code: 'SUBSCRIPTION.END_NOT_PROPOSED',
    });
    const reason = '职能划转';
    expect(await put(end, both, { reason })).toMatchObject({ state: 'IN_FORCE', validTo: null, endProposedBy: 'both' });
    expect(await put(end, both, { reason })).toMatchObject({ code: 'SUBSCRIPTION.END_PROPOSED' });
    for (const approved of [true, false])
      expect(await put(`${end}/decision`, both, { approved })).toMatchObject({ code: 'SUBSCRIPTION.FOUR_EYES' });
    expect(await put(`${end}/decision`, president, { approved: false })).toMatchObject({
      state: 'IN_FORCE',
      endProposedBy: null,
    });
    await put(end, both, { reason });
    expect(await put(`${end}/decision`, president, { approved: true })).toMatchObject({
      state: 'ENDED',
      validTo: '2026-12-11',
      endProposedBy: 'both',
      endedBy: 'president-1',
    });
    const lines = await exchange.service.audit('subscriptions/鲁0502');
    expect(lines.filter((line) => line.includes('subscription.end')).map((line) => line.split(' ').at(-1))).toEqual(
      expect.arrayContaining(['subscription.end-proposed', 'subscription.end-refused', 'subscription.ended']),
    );
  });

  it('K11, PIPL 14, PIPL 23: a person names each platform, the kind fits the party, and staff says by what it knows', async () => {
    await exchange.subscribed('platform-a', PLATFORM);
    const [unit, person] = [await exchange.service.enter(), await exchange.service.enter()];
    await exchange.decides(unit, 'LISTED');
    const identified = { partyKind: 'PERSON', partyName: '李某某', identityNumber: '370502198001011233' } as const;
    await exchange.decides(person, 'LISTED', AT, { partyKind: 'PERSON' }, identified);
    const evidence = '2026年12月11日询问笔录';
    const says = async ({ caseId, parties }: typeof unit, body: object) => {
      const path = `/cases/${encodeURIComponent(caseId)}/parties/${encodeURIComponent(parties[1]!.partyId)}/platform-consent`;
      const { status, body: answer } = await exchange.service.put(path, await exchange.officer(), AT).send(body);
      return [status, (answer as { code?: string }).code];
    };
    const consent = { kind: 'SEPARATE_CONSENT', wishes: true, agencyIds: ['platform-a'] };
    const { agencyIds: _, ...unnamed } = consent;
    expect(await says(person, { ...unnamed, evidence })).toEqual([422, 'CONSENT.PLATFORMS_UNNAMED']);
    expect(await says(person, consent)).toEqual([422, 'CONSENT.EVIDENCE_MISSING']);
    expect(await says(person, { ...consent, agencyIds: ['nobody'], evidence })).toEqual([
      422,
      'CONSENT.PLATFORM_UNKNOWN',
    ]);
    expect(await says(unit, { ...consent, evidence })).toEqual([422, 'CONSENT.KIND_OF_ANOTHER']);
    const application = { kind: 'APPLICATION_OF_UNIT', wishes: true, evidence };
    expect(await says(person, application)).toEqual([422, 'CONSENT.KIND_OF_ANOTHER']);
    expect(await says(unit, application)).toEqual([200, undefined]);
    expect(await says(person, { ...consent, evidence })).toEqual([200, undefined]);
    const rows = await exchange.service.dataSource.query(
      `select row_to_json(c)::text as text from platform_consent c where case_id = any($1)`,
      [[unit.caseId, person.caseId]],
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('询问笔录');
  });

  it('K11, PIPL 23: a platform hears of a deletion where the party wishes it, and of nothing else', async () => {
    await exchange.subscribed('platform-a', PLATFORM);
    const [silent, wishes] = [await exchange.service.enter(), await exchange.service.enter()];
    const path = `/cases/${encodeURIComponent(wishes.caseId)}/parties/${encodeURIComponent(wishes.parties[1]!.partyId)}/platform-consent`;
    await exchange.service
      .put(path, await exchange.officer(), AT)
      .send({ kind: 'APPLICATION_OF_UNIT', wishes: true, evidence: '推送申请书' })
      .expect(200);
    for (const known of [silent, wishes]) {
      await exchange.decides(known, 'LISTED');
      await exchange.decides(known, 'DELETED', LATER);
    }
    expect((await settled(silent, 2)).deliveries.map(({ agencyId }) => agencyId)).not.toContain('platform-a');
    expect((await settled(wishes, 2)).certificates.map(({ part }) => part).sort()).toEqual(['PLATFORM', 'STATUTORY']);
    expect((await read(wishes.caseId, '2.listing.l-1.1')).deliveries.map(({ agencyId }) => agencyId)).not.toContain(
      'platform-a',
    );
  }, 30_000);
});

// Last, for the bodies' clocks go on with it.
describe('a subscription that has ended', () => {
  it('DIS-ART-8, PIPL 6: what is no removal is put to nobody after the last day, tried or waiting; its removal goes where it was tried', async () => {
    const id = await exchange.subscribed('transport-office');
    const office = exchange.agencyOf('transport-office');
    const known = await exchange.service.enter();
    office.conduct.away = true;
    await exchange.decides(known, 'LISTED');
    await shown(known, 1, (one) => expect(stateOf(one, 'transport-office/SHARING')).toBe('SENT'));
    await exchange.ended(id, '2026-12-11T10:30:00+08:00');
    // The case has come to a later day by what a clerk has done in it, and the body is there again.
    const below = `/cases/${encodeURIComponent(known.caseId)}/publications/2.listing.l-1.1`;
    const image = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64');
    await exchange.service
      .post(`${below}/evidence`, await exchange.officer(), '2026-12-14T10:00:00+08:00')
      .send({ deliveryId: 'tax/SHARING', image })
      .expect(201);
    office.conduct.away = false;
    await shown(known, 1, (one) => expect(stateOf(one, 'transport-office/SHARING')).toBe('WITHDRAWN'));
    expect(office.received).toEqual([]);
    expect(await settled(known, 1)).toMatchObject({ ending: 'CONVERGED' });
    const lines = await exchange.service.audit(known.caseId);
    expect(lines.filter((line) => line.endsWith('publication.delivery-withdrawn'))).toHaveLength(3);
    await exchange.decides(known, 'DELETED', '2026-12-14T11:00:00+08:00');
    expect((await settled(known, 2)).deliveries.map(({ agencyId }) => agencyId)).toContain('transport-office');
  }, 60_000);
});
