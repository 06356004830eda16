import { afterAll, describe, expect, it } from '@jest/globals';
import { verified, type Feed } from '@hejie/agency-link';
import { type AgencyDelivery, type StaffQuestion } from '@hejie/contracts/exchange';
import { type PublicationAnswer, type StaffMatchAnswer } from '@hejie/contracts/http';
import { courtInstant } from '@hejie/law';
import { type AgencyContent } from '@hejie/settlement';
import { Retention } from '@hejie/persistence';
import { eventually } from '@hejie/testing';
import { Inbound } from '../src/inbound/inbound.js';
import { AT, CONTENT, COURT, agencyExchangeFixture } from './fixture.js';
import { doorPki, VisitorOfTest } from './fixture/door.js';

const pki = doorPki();
const exchange = agencyExchangeFixture({ pki });
afterAll(() => pki.remove());
const visitor = (agencyId: string): VisitorOfTest => new VisitorOfTest(pki, agencyId, () => exchange.doorPort());
const procuratorate = visitor('procuratorate');
const LATER = '2026-12-11T11:00:00+08:00';

async function fed(of: VisitorOfTest, after = 0): Promise<Feed> {
  const { status, body } = await of.asks('GET', `/feed?after=${after}&limit=100`);
  expect(status).toBe(200);
  return body as unknown as Feed;
}
const said = ({ messages }: Feed) => messages.map(({ body }) => JSON.parse(body) as AgencyDelivery);
async function publication(caseId: string, publicationId: string): Promise<PublicationAnswer> {
  const path = `/cases/${encodeURIComponent(caseId)}/publications/${publicationId}`;
  return (await exchange.service.read(path, await exchange.officer()).expect(200)).body as PublicationAnswer;
}

describe('a body that fetches by itself', () => {
  it("DIS-ART-8, PIPL 6: the procuratorate's view is what its subscription allows, in a stable order, and cannot change anything", async () => {
    await exchange.subscribed('procuratorate', {
      purpose: '检察监督',
      entries: ['LISTING', 'INCENTIVE', 'PERFORMANCE'],
      fields: ['maskedPartyName', 'caseNumber', 'performedOn', 'performedSum'],
      effects: ['SHARING'],
      proof: 'SIGNED_REPLY',
      transport: { kind: 'PULL', ...procuratorate.proves },
    });
    const known = await exchange.service.enter();
    const content: AgencyContent = { ...CONTENT, maskedPartyName: '东营市某某公司' };
    await exchange.decides(known, 'LISTED', AT, {}, content);
    const first = await fed(procuratorate);
    expect(said(first)).toMatchObject([
      {
        agencyId: 'procuratorate',
        effect: 'SHARING',
        purpose: '检察监督',
        content: { caseNumber: CONTENT.caseNumber },
      },
    ]);
    expect(Object.keys(said(first)[0]!.content).sort()).toEqual(['caseNumber', 'maskedPartyName']);
    const { keys } = (await procuratorate.asks('GET', '/keys')).body as { keys: never };
    await verified(first.messages[0]!.body, first.messages[0]!.signature, keys);
    // What was fetched is received, and lies there until it is carried out.
    const { deliveries } = await publication(known.caseId, '2.listing.l-1.1');
    expect(deliveries).toMatchObject([{ state: 'RECEIVED', dispatchedAt: expect.any(String) }]);
    expect((await fed(procuratorate)).messages).toEqual(first.messages);
    expect((await fed(procuratorate, first.next)).messages).toEqual([]);
    const { decides, service } = exchange;
    await decides(
      known,
      'PERFORMED_HONESTLY',
      AT,
      { entryKind: 'INCENTIVE', rowId: 'i-1' },
      { ...content, performedOn: '2026-12-01' },
    );
    const second = await fed(procuratorate, first.next);
    expect(second.messages.map(({ position }) => position)).toEqual([2]);
    expect(said(second)[0]!.content).toEqual({
      maskedPartyName: '东营市某某公司',
      caseNumber: CONTENT.caseNumber,
      performedOn: '2026-12-01',
    });
    // Whatever it says of an entry, the court's record stays as it was.
    const before = await service.dataSource.query('select content from publication_content order by 1');
    for (const [method, path] of [
      ['PUT', `/deliveries/${said(first)[0]!.deliveryId}`],
      ['DELETE', '/feed'],
      ['POST', '/feed'],
    ])
      expect(await procuratorate.asks(method!, path!)).toMatchObject({ status: 404 });
    expect(await service.dataSource.query('select content from publication_content order by 1')).toEqual(before);
    const { deliveryId } = said(first)[0]!;
    const receipt = {
      contract: '1',
      deliveryId,
      agencyId: 'procuratorate',
      state: 'APPLIED',
      at: LATER,
      appliedVersion: 1,
    };
    expect(await procuratorate.says('/receipts', receipt)).toMatchObject({ status: 200 });
    expect(await publication(known.caseId, '2.listing.l-1.1')).toMatchObject({ ending: 'CONVERGED', verified: 1 });
    expect((await fed(procuratorate)).messages.map(({ position }) => position)).toEqual([2]);
  });
});

describe('a body that has not fetched what lies ready when its subscription ends', () => {
  it('DIS-ART-8, PIPL 6: fetches nothing of it any more: it is withdrawn; a suspension of what it has fetched names the entry alone', async () => {
    const archive = visitor('archive');
    const id = await exchange.subscribed('archive', {
      entries: ['LISTING'],
      fields: ['partyName', 'unitCode', 'caseNumber'],
      effects: ['SHARING'],
      proof: 'SIGNED_REPLY',
      transport: { kind: 'PULL', ...archive.proves },
    });
    const [fetched, left] = [await exchange.service.enter(), await exchange.service.enter()];
    await exchange.decides(fetched, 'LISTED');
    const first = await fed(archive);
    expect(said(first)).toMatchObject([{ content: { partyName: CONTENT.partyName } }]);
    await exchange.decides(left, 'LISTED');
    const states = () =>
      Promise.all(
        [fetched, left].map(async ({ caseId }) => {
          const { deliveries } = await publication(caseId, '2.listing.l-1.1');
          return deliveries.find(({ agencyId }) => agencyId === 'archive')?.state;
        }),
      );
    await eventually(async () => expect(await states()).toEqual(['RECEIVED', 'SENT']));
    await exchange.ended(id, '2026-12-10T10:00:00+08:00');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    // What it has fetched is handed out no more either, and stays as it was.
    expect((await fed(archive)).messages).toEqual([]);
    expect(await states()).toEqual(['RECEIVED', 'WITHDRAWN']);
    await exchange.decides(fetched, 'SUSPENDED', LATER, { rule: 'CR-L-AH' });
    expect(said(await fed(archive, first.next))).toMatchObject([
      { action: 'SUSPEND', stateAfter: 'SUSPENDED', content: { caseNumber: CONTENT.caseNumber } },
    ]);
    expect(Object.keys(said(await fed(archive, first.next))[0]!.content)).toEqual(['caseNumber']);
  });
});

describe('whether who is listed is public staff', () => {
  const person: AgencyContent = { partyKind: 'PERSON', partyName: '李某某', identityNumber: '370502198001011233' };
  const judge = () => exchange.service.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });
  const answer = (questionId: string, matches: boolean, superior?: string, agencyId = 'staff') => ({
    contract: '1' as const,
    noticeId: `a-${questionId}`,
    agencyId,
    kind: 'STAFF_MATCH' as const,
    questionId,
    matches,
    ...(superior && { superior }),
    at: '2026-12-11T10:00:00+08:00' as never,
  });
  const take = (message: ReturnType<typeof answer>) =>
    exchange.service
      .get(Inbound)
      .take(message.agencyId, { kind: 'NOTICE', message, evidence: 'sha256:0', signed: {} } as never);
  async function asked(n: number, agencyId = 'staff'): Promise<StaffQuestion> {
    await eventually(() => expect(exchange.agencyOf(agencyId).questions.length).toBeGreaterThan(n), {
      timeout: 15_000,
    });
    return exchange.agencyOf(agencyId).questions.at(-1)!;
  }
  const matchPath = (caseId: string) => `/cases/${encodeURIComponent(caseId)}/publications/2.listing.l-1.1/staff-match`;
  async function finds(caseId: string, issued: boolean, agencyId = 'staff', status = 201) {
    const { post } = exchange.service;
    const call = post.bind(exchange.service)(`${matchPath(caseId)}/${agencyId}/finding`, await judge(), LATER);
    return (await call.send({ issued, reason: '已与答复单位核对' }).expect(status)).body as object;
  }
  const noticesOf = async (caseId: string): Promise<string[]> =>
    (
      await exchange.service.dataSource.query(
        `select document_id as id from document where case_id = $1 and kind = 'EMPLOYER_NOTICE' order by 1`,
        [caseId],
      )
    ).map(({ id }: { id: string }) => id);
  const tasksOf = async (caseId: string) =>
    (await exchange.service.workItems(caseId)).filter(({ kind }) => kind === 'CONFIRM_EMPLOYER_NOTICE');

  it('DIS-ART-8: it is asked on listing, the match is sealed, and whoever is told of the listing is told of the deletion, nobody else', async () => {
    await exchange.subscribed('staff', { staffQuestions: true, fields: ['partyName', 'identityNumber', 'caseNumber'] });
    const known = await exchange.service.enter();
    await exchange.decides(known, 'LISTED', AT, { partyKind: 'PERSON' }, person);
    const question = await asked(0);
    expect(question.subject).toEqual({ kind: 'PERSON', name: '李某某', identityNumber: '370502198001011233' });
    const yes = answer(question.questionId, true, '某市某局');
    expect(await take(yes)).toEqual({ taken: true });
    expect(await take(yes)).toEqual({ taken: true });
    expect(await take({ ...yes, matches: false })).toEqual({ taken: false, reason: 'ANSWERED_ALREADY' });
    expect(await take({ ...yes, questionId: `Q${'0'.repeat(32)}` })).toEqual({
      taken: false,
      reason: 'UNKNOWN_MATTER',
    });
    const path = matchPath(known.caseId);
    // On the word of a body alone nobody is told.
    expect(await noticesOf(known.caseId)).toEqual([]);
    const tasks = await tasksOf(known.caseId);
    expect(tasks).toMatchObject([{ role: 'enforcement-judge', state: 'OPEN' }]);
    expect(JSON.stringify(tasks)).not.toMatch(/某市某局|李某某|3705021980/);
    await exchange.service
      .post(`${path}/staff/finding`, await exchange.officer(), LATER)
      .send({ issued: true, reason: '已核对' })
      .expect(403);
    expect(await finds(known.caseId, true)).toMatchObject({ finding: 'ISSUED', toldAt: expect.any(String) });
    expect(await finds(known.caseId, true, 'staff', 409)).toMatchObject({ code: 'STAFF_MATCH.DECIDED' });
    expect(await finds(known.caseId, true, 'nobody', 404)).toMatchObject({ code: 'STAFF_MATCH.UNKNOWN' });
    expect(await tasksOf(known.caseId)).toMatchObject([{ state: 'DONE', doneBy: 'judge-1' }]);
    const shown = (await exchange.service.read(path, await judge()).expect(200)).body as StaffMatchAnswer;
    expect(shown.items).toMatchObject([{ agencyId: 'staff', state: 'ANSWERED', matches: true, superior: '某市某局' }]);
    await exchange.service.read(path, await exchange.officer()).expect(403);
    await exchange.decides(known, 'DELETED', LATER, { partyKind: 'PERSON' }, person);
    expect(
      await exchange.service.dataSource.query(
        `select id from staff_question where case_id = $1 and publication_id = '2.listing.l-1.2'`,
        [known.caseId],
      ),
    ).toEqual([]);
    expect(await noticesOf(known.caseId)).toEqual([
      'employer-notice/2.listing.l-1.1/staff',
      'employer-notice/2.listing.l-1.2',
    ]);
    const plain = await exchange.service.dataSource.query(
      `select row_to_json(q)::text as text from staff_question q union all select facts::text from audit where case_id = $1
        union all select payload::text || headers::text from outbox where case_id = $1`,
      [known.caseId],
    );
    expect(JSON.stringify(plain)).not.toMatch(/某市某局|李某某|37050219800/);
  });

  it('DIS-ART-8: the question goes on while the entry is shielded; each unit that is named is told once, of a revocation too', async () => {
    await exchange.subscribed('staff-2', {
      staffQuestions: true,
      fields: ['partyName', 'identityNumber', 'caseNumber'],
    });
    const known = await exchange.service.enter();
    const [before, before2] = [
      exchange.agencyOf('staff').questions.length,
      exchange.agencyOf('staff-2').questions.length,
    ];
    await exchange.decides(known, 'LISTED', AT, { partyKind: 'PERSON' }, person);
    const [one, two] = [await asked(before), await asked(before2, 'staff-2')];
    await exchange.decides(known, 'SUSPENDED', '2026-12-11T10:30:00+08:00', { partyKind: 'PERSON' }, person);
    expect(await take(answer(one.questionId, true, '某市某局'))).toEqual({ taken: true });
    expect(await take(answer(two.questionId, true, '某市政协', 'staff-2'))).toEqual({ taken: true });
    await finds(known.caseId, true);
    await finds(known.caseId, true, 'staff-2');
    expect(await noticesOf(known.caseId)).toEqual([
      'employer-notice/2.listing.l-1.1/staff',
      'employer-notice/2.listing.l-1.1/staff-2',
    ]);
    await exchange.decides(known, 'REVOKED', LATER, { partyKind: 'PERSON' }, person);
    expect((await noticesOf(known.caseId)).slice(2)).toEqual([
      'employer-notice/2.listing.l-1.3',
      'employer-notice/2.listing.l-1.3/2',
    ]);
  });

  it('DIS-ART-8: what lies before the judge when the entry goes is told to nobody, and is kept for a time only', async () => {
    const known = await exchange.service.enter();
    const before = exchange.agencyOf('staff').questions.length;
    await exchange.decides(known, 'LISTED', AT, { partyKind: 'PERSON' }, person);
    const question = await asked(before);
    expect(await take(answer(question.questionId, true, '某市某局'))).toEqual({ taken: true });
    await exchange.decides(known, 'DELETED', LATER, { partyKind: 'PERSON' }, person);
    expect(await tasksOf(known.caseId)).toMatchObject([{ state: 'CANCELLED' }]);
    expect(await finds(known.caseId, true, 'staff', 409)).toMatchObject({ code: 'STAFF_MATCH.DECIDED' });
    expect(await noticesOf(known.caseId)).toEqual([]);
    const left = () =>
      exchange.service.dataSource.query('select agency_id from staff_question where case_id = $1', [known.caseId]);
    const retention = exchange.service.get(Retention);
    await retention.sweep();
    expect(await left()).not.toEqual([]);
    await exchange.service.dataSource.query(
      `update staff_question set ended_at = ended_at - interval '31 days' where case_id = $1`,
      [known.caseId],
    );
    await retention.sweep();
    expect(await left()).toEqual([]);
  });

  it('PIPL 8: whose number nobody has entered is asked after nowhere', async () => {
    const known = await exchange.service.enter();
    const before = exchange.agencyOf('staff').questions.length;
    const { partyKind, partyName } = person as { partyKind: string; partyName: string };
    await exchange.decides(known, 'LISTED', AT, { partyKind: 'PERSON' }, { partyKind, partyName });
    await eventually(async () => {
      const [row] = await exchange.service.dataSource.query(
        `select attempts > 0 as tried, state from staff_question where case_id = $1 and agency_id = 'staff'`,
        [known.caseId],
      );
      expect(row).toEqual({ tried: true, state: 'WAITING' });
    });
    expect(exchange.agencyOf('staff').questions.length).toBe(before);
  });

  it('DIS-ART-8: of who is no public staff nobody is told, and no platform is asked', async () => {
    const known = await exchange.service.enter();
    const before = exchange.agencyOf('staff').questions.length;
    await exchange.decides(known, 'LISTED', AT, { partyKind: 'PERSON' }, person);
    const question = await asked(before);
    expect(await take(answer(question.questionId, false))).toEqual({ taken: true });
    expect(await tasksOf(known.caseId)).toEqual([]);
    expect(
      await exchange.service.dataSource.query('select 1 from document where case_id = $1', [known.caseId]),
    ).toEqual([]);
    const platform = {
      category: 'PLATFORM',
      entries: ['LISTING'],
      effects: ['PUBLICITY'],
      fields: ['caseNumber'],
      staffQuestions: true,
    };
    await expect(exchange.subscribed('platform-x', platform)).rejects.toThrow();
  });
});

describe('platforms', () => {
  it('PIPL 23, K11: consent after the deletion was published has the platform told then, also where the publication has ended', async () => {
    await exchange.subscribed('platform-a', {
      category: 'PLATFORM',
      entries: ['LISTING'],
      effects: ['PUBLICITY'],
      fields: ['caseNumber'],
    });
    const known = await exchange.service.enter();
    await exchange.decides(known, 'DELETED');
    const id = '2.listing.l-1.1';
    const before = await publication(known.caseId, id);
    expect(before.deliveries.some(({ agencyId }) => agencyId === 'platform-a')).toBe(false);
    exchange.agencyOf('platform-a').now = courtInstant('2026-12-11T11:10:00+08:00');
    const party = `/cases/${encodeURIComponent(known.caseId)}/parties/${encodeURIComponent(known.parties[1]!.partyId)}/platform-consent`;
    const wish = { kind: 'APPLICATION_OF_UNIT', wishes: true, evidence: '推送申请书' };
    for (const at of [LATER, '2026-12-11T11:10:00+08:00'])
      await exchange.service
        .put(party, await exchange.officer(), at)
        .send(wish)
        .expect(200);
    await eventually(
      async () => {
        const { deliveries } = await publication(known.caseId, id);
        const ofPlatform = deliveries.filter(({ agencyId }) => agencyId === 'platform-a');
        expect(ofPlatform).toMatchObject([{ effect: 'PUBLICITY', state: 'VERIFIED' }]);
      },
      { timeout: 20_000 },
    );
    expect(exchange.agencyOf('platform-a').received.map(({ action, content }) => ({ action, content }))).toEqual([
      { action: 'DELETE', content: { caseNumber: CONTENT.caseNumber } },
    ]);
  });

  it('PIPL 15, K11: what waits for its hour is not told once the party has taken its wish back, and is told once it wishes again', async () => {
    await exchange.subscribed('platform-b', {
      category: 'PLATFORM',
      entries: ['LISTING'],
      effects: ['PUBLICITY'],
      fields: ['caseNumber'],
      schedule: { kind: 'DAILY', hour: 3 },
    });
    const known = await exchange.service.enter();
    const party = `/cases/${encodeURIComponent(known.caseId)}/parties/${encodeURIComponent(known.parties[1]!.partyId)}/platform-consent`;
    const wish = async (wishes: boolean, at: string) =>
      exchange.service
        .put(party, await exchange.officer(), at)
        .send({ kind: 'APPLICATION_OF_UNIT', wishes, agencyIds: ['platform-b'], evidence: '推送申请书' })
        .expect(200);
    await wish(true, AT);
    await exchange.decides(known, 'DELETED');
    const request = `select attempts, attempted from delivery_request where case_id = $1 and delivery_id = 'platform-b/PUBLICITY'`;
    const state = async () =>
      (await publication(known.caseId, '2.listing.l-1.1')).deliveries.find(({ agencyId }) => agencyId === 'platform-b')
        ?.state;
    await eventually(async () => {
      const [row] = await exchange.service.dataSource.query(request, [known.caseId]);
      expect(row).toEqual({ attempts: 1, attempted: false });
    });
    await wish(false, LATER);
    expect(await state()).toBe('WITHDRAWN');
    expect(exchange.agencyOf('platform-b').received).toEqual([]);
    const lines = await exchange.service.audit(known.caseId);
    expect(lines.filter((line) => line.endsWith('publication.delivery-withdrawn'))).toHaveLength(1);
    await wish(true, '2026-12-11T11:10:00+08:00');
    expect(await state()).toBe('WAITING');
  });
});
