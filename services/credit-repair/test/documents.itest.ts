import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newCaseId, type CaseOfTest } from '@hejie/casework/testing';
import { courtInstant } from '@hejie/law';
import { deliverTwice } from '@hejie/testing';
import { COURT, CREDITOR, creditRepairFixture, DEBTOR, enforcedUnder, identityPath, NOTICE } from './fixture.js';
import { textOf } from './fixture/pdf-text.js';

const creditRepair = creditRepairFixture();
const PROPOSED = '2026-06-02T09:00:00+08:00';
const DECIDED = '2026-06-03T09:00:00+08:00';
const SERVED = '2026-06-04T09:00:00+08:00';
const LATER = '2026-06-05T09:00:00+08:00';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const debtor = ({ parties }: CaseOfTest) => parties[1]!.partyId;
const documents = ({ caseId }: CaseOfTest, below = '') => `/cases/${encodeURIComponent(caseId)}/documents${below}`;
const decisionId = (courtCase: CaseOfTest, listingId = 'l-1') => `listing-decision/${debtor(courtCase)}/${listingId}`;
const ofDecision = (courtCase: CaseOfTest, below = '') =>
  documents(courtCase, `/${encodeURIComponent(decisionId(courtCase))}${below}`);
const party = ({ parties }: CaseOfTest, side: 0 | 1) =>
  creditRepair.service.token({ roles: ['party'], partyRef: parties[side]!.partyRef });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A case in which it was proposed to list the debtor. */
async function proposed(listings = ['l-1']): Promise<CaseOfTest> {
  const { service } = creditRepair;
  const courtCase = await service.enter();
  const title = { principal: '1000000.00', dailyRate: '0', expiry: '2026-03-15', fee: '0.00' };
  await creditRepair.hears('accepted', PROPOSED, { ...courtCase, title, calendarEditions: ['state-council-2026'] });
  const subject = { kind: 'UNIT' };
  for (const listingId of listings)
    await service
      .post(`/cases/${courtCase.caseId}/credit`, await creditRepair.officer(), PROPOSED)
      .send({
        partyId: debtor(courtCase),
        listingId,
        caseNumber: enforcedUnder(courtCase),
        notice: NOTICE,
        ground: 1,
        evidence: ['被执行人隐匿银行存款，有履行能力而拒不履行。'],
        subject,
      })
      .expect(201);
  for (const listingId of listings)
    await service.step(courtCase.caseId, courtInstant(PROPOSED), [
      { act: 'offerPromise', partyId: debtor(courtCase), listingId },
    ]);
  return courtCase;
}

/** The step in which the president lists. */
const listing = ({ caseId, parties }: CaseOfTest, listingId = 'l-1') =>
  creditRepair.service.next(
    caseId,
    courtInstant(DECIDED),
    [
      {
        act: 'decideProposal',
        partyId: parties[1]!.partyId,
        listingId,
        verdict: { outcome: 'LIST', graceMonths: 0 },
        signatories: [{ role: 'PRESIDENT', name: '周正' }],
      },
    ],
    { by: 'president-1' },
  );

async function listed(): Promise<CaseOfTest> {
  const courtCase = await proposed();
  await creditRepair.identified(courtCase, PROPOSED);
  await creditRepair.service.record(listing(courtCase));
  return courtCase;
}

async function read(courtCase: CaseOfTest, format: string, token?: string) {
  const bearer = token ?? (await creditRepair.officer());
  return creditRepair.service
    .read(`${ofDecision(courtCase)}?format=${format}`, bearer)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
    });
}

const allOf = async (courtCase: CaseOfTest, token?: string) =>
  (await creditRepair.service.read(documents(courtCase), token ?? (await creditRepair.officer())).expect(200)).body;

const service = (courtCase: CaseOfTest, over: object = {}) => ({
  serviceId: 's-1',
  to: { partyId: debtor(courtCase) },
  way: 'POST',
  sentAt: '2026-06-03T15:00:00+08:00',
  ...over,
});
const serve = async (courtCase: CaseOfTest, over: object, status: number, at = SERVED) =>
  (
    await creditRepair.service
      .post(ofDecision(courtCase, '/service'), await creditRepair.officer(), at)
      .send(service(courtCase, over))
      .expect(status)
  ).body;

describe('the decision to list (失信决定书)', () => {
  it('is made with the act, numbered, kept sealed, and read over HTTP as it was made', async () => {
    const courtCase = await listed();
    const caseNumber = enforcedUnder(courtCase);
    const { items } = await allOf(courtCase);
    expect(items).toMatchObject([
      {
        documentId: decisionId(courtCase),
        kind: 'LISTING_DECISION',
        title: '失信决定书',
        number: `${caseNumber}之一`,
        date: '2026-06-03',
        filedUnder: { no: 4 },
        addressees: courtCase.parties.map(({ partyId }) => ({ partyId })),
        services: [],
      },
    ]);
    const pdf = await read(courtCase, 'pdf');
    expect([pdf.status, pdf.type]).toEqual([200, 'application/pdf']);
    expect(sha256(pdf.body)).toBe(items[0].sha256.pdf);
    expect(pdf.headers['repr-digest']).toBe(`sha-256=:${Buffer.from(items[0].sha256.pdf, 'hex').toString('base64')}:`);
    const text = await textOf(pdf.body);
    for (const printed of [
      DEBTOR.name,
      DEBTOR.number,
      CREDITOR.name,
      '（2026）鲁0502民初12号',
      '隐匿银行存款',
      '执行通知书于2026年2月2日送达，指定的履行期间于2026年2月9日届满，被执行人未按执行通知书指定的期间履行',
      `${caseNumber}之一`,
    ])
      expect(text).toContain(printed);
    const docx = await read(courtCase, 'docx');
    expect([docx.type, sha256(docx.body)]).toEqual([DOCX, items[0].sha256.docx]);
  });

  it('tells its number and hash, and nobody of whom it speaks; the tables hold no name in the clear', async () => {
    const courtCase = await listed();
    const { caseId } = courtCase;
    const [fact] = await creditRepair.service.facts(caseId, 'document-issued');
    const { items } = await allOf(courtCase);
    expect(fact?.data).toEqual({
      caseId,
      documentId: decisionId(courtCase),
      kind: 'LISTING_DECISION',
      number: items[0].number,
      title: '失信决定书',
      sha256: items[0].sha256.pdf,
      filedUnder: items[0].filedUnder,
      at: DECIDED,
    });
    const rows = await creditRepair.service.dataSource.query(
      `select row_to_json(d)::text as text from credit_repair.document d where case_id = $1
        union all select row_to_json(p)::text from credit_repair.party_identity p where case_id = $1`,
      [caseId],
    );
    expect(rows).toHaveLength(3);
    expect(rows.map(({ text }: { text: string }) => text).join()).not.toMatch(/某某机械|张三丰|11010519491231002X/);
    expect(await creditRepair.service.audit(caseId)).toContain('president-1 document.issued');
  });

  it('is refused with all that is to be entered first, and then nothing is recorded', async () => {
    const courtCase = await proposed();
    const refused = creditRepair.service.record(listing(courtCase));
    await expect(refused).rejects.toMatchObject({
      code: 'DOCUMENT.IDENTITY_MISSING',
      path: `/parties/${debtor(courtCase)}/identity/name`,
      problems: expect.arrayContaining([
        expect.objectContaining({ path: `/parties/${debtor(courtCase)}/identity/number` }),
      ]),
    });
    expect((await allOf(courtCase)).items).toEqual([]);
    expect(await creditRepair.service.facts(courtCase.caseId, 'listing-decided')).toEqual([]);
    // Nothing was taken: with the identities the first number is free.
    await creditRepair.identified(courtCase, PROPOSED);
    await creditRepair.service.record({ ...listing(courtCase), step: 2 });
    expect((await allOf(courtCase)).items[0].number).toBe(`${enforcedUnder(courtCase)}之一`);
  });

  it('names the title as the application told of it', async () => {
    const { service } = creditRepair;
    const caseId = newCaseId();
    const titleDocument = { number: '（2026）鲁0502民初1号', maker: '东营市东营区人民法院' };
    const parties = [{ partyId: `${caseId}.1`, side: 'CREDITOR' }];
    const title = { principal: '1.00', dailyRate: '0', expiry: '2026-03-15', fee: '0.00' };
    const application = { caseId, court: COURT, caseNumber: 'n', packId: 'dongying-2020@1', parties, title };
    const calendarEditions = ['state-council-2026'];
    await creditRepair.hears('accepted', PROPOSED, {
      ...application,
      cause: '劳务合同纠纷',
      titleDocument,
      calendarEditions,
    });
    const [row] = await service.dataSource.query(
      'select named_title from credit_repair.case_directory where case_id = $1',
      [caseId],
    );
    expect(row).toEqual({ named_title: { cause: '劳务合同纠纷', ...titleDocument } });
  });

  it('is refused without the president who signs it', async () => {
    const courtCase = await proposed();
    await creditRepair.identified(courtCase, PROPOSED);
    const request = listing(courtCase);
    const unsigned = { ...request, acts: request.acts.map((act) => ({ ...act, signatories: [] })) };
    await expect(creditRepair.service.record(unsigned as typeof request)).rejects.toMatchObject({
      code: 'DOCUMENT.SIGNATORY_MISSING',
      path: '/signatories',
    });
  });

  it('is made once, however often its step comes, also at once', async () => {
    const courtCase = await proposed();
    await creditRepair.identified(courtCase, PROPOSED);
    const request = listing(courtCase);
    await deliverTwice(() => creditRepair.service.record(request), { atOnce: true })();
    await creditRepair.service.record(request);
    expect((await allOf(courtCase)).items.map(({ number }: { number: string }) => number)).toEqual([
      `${enforcedUnder(courtCase)}之一`,
    ]);
    expect(await creditRepair.service.facts(courtCase.caseId, 'document-issued')).toHaveLength(1);
  });
});

describe('who may read a document', () => {
  it('is staff of the court, and the party on which it was served, from then on', async () => {
    const courtCase = await listed();
    await creditRepair.service.read(ofDecision(courtCase), await party(courtCase, 1)).expect(404);
    expect((await allOf(courtCase, await party(courtCase, 1))).items).toEqual([]);
    await serve(courtCase, {}, 201);
    expect((await read(courtCase, 'pdf', await party(courtCase, 1))).status).toBe(200);
    const { service } = creditRepair;
    const other = await service.read(ofDecision(courtCase), await party(courtCase, 0)).expect(404);
    expect(other.body).toMatchObject({ code: 'DOCUMENT.UNKNOWN' });
    expect((await allOf(courtCase, await party(courtCase, 1))).items).toHaveLength(1);
    expect((await allOf(courtCase, await party(courtCase, 0))).items).toEqual([]);
    const elsewhere = await service.token({ roles: ['clerk'], court: '鲁0503' });
    await service.read(ofDecision(courtCase), elsewhere).expect(404);
  });

  it('is not altered on its way: bytes that were changed in the table do not open', async () => {
    const courtCase = await listed();
    await creditRepair.service.dataSource.query(
      `update credit_repair.document set pdf = set_byte(pdf, 100, get_byte(pdf, 100) # 1) where case_id = $1`,
      [courtCase.caseId],
    );
    await creditRepair.service.read(ofDecision(courtCase), await creditRepair.officer()).expect(500);
  });
});

describe('the service of a document (送达回证)', () => {
  it('is recorded when it was sent, and again when it was received, with its line and its fact', async () => {
    const courtCase = await listed();
    const { caseId } = courtCase;
    await serve(courtCase, {}, 201);
    // The same again: nothing.
    await serve(courtCase, {}, 201);
    const receivedAt = '2026-06-04T10:00:00+08:00';
    const answer = await serve(courtCase, { receivedAt }, 201, LATER);
    expect(answer.services).toEqual([
      {
        ...service(courtCase),
        ...{ receivedAt, recordedBy: 'officer-1', servedOn: '2026-06-04', contested: null, paperRequestedAt: null },
      },
    ]);
    const facts = await creditRepair.service.facts(caseId, 'document-served');
    expect(facts.map(({ data }) => [data['partyId'], data['way'], data['receivedAt']])).toEqual([
      [debtor(courtCase), 'POST', null],
      [debtor(courtCase), 'POST', receivedAt],
    ]);
    const lines = (await creditRepair.service.audit(caseId)).filter((line) => line.endsWith('document.served'));
    expect(lines).toEqual(['officer-1 document.served', 'officer-1 document.served']);
  });

  it.each([
    ['on somebody whom it is not addressed to', { to: { body: '某银行' } }, 422, 'DOCUMENT.NOT_ADDRESSED'],
    ['before it was made', { sentAt: '2026-06-03T08:00:00+08:00' }, 422, 'DOCUMENT.SERVED_BEFORE_ISSUED'],
    ['in the future', { sentAt: '2026-06-10T08:00:00+08:00' }, 422, 'DOCUMENT.SERVED_IN_FUTURE'],
    ['received before it was sent', { receivedAt: '2026-06-03T14:00:00+08:00' }, 422, 'DOCUMENT.RECEIVED_BEFORE_SENT'],
  ])('is refused %s', async (_, over, status, code) => {
    expect(await serve(await listed(), over, status)).toMatchObject({ code });
  });

  it('is refused where its id stands for another', async () => {
    const courtCase = await listed();
    await serve(courtCase, {}, 201);
    expect(await serve(courtCase, { way: 'DIRECT' }, 409)).toMatchObject({ code: 'DOCUMENT.SERVICE_ID_TAKEN' });
  });
});

describe('the identity of a party', () => {
  it('is shown whole to those who work with it and to the party itself, masked to the supervisor', async () => {
    const courtCase = await proposed();
    await creditRepair.identified(courtCase, PROPOSED);
    const { caseId, parties } = courtCase;
    const path = identityPath(caseId, parties[0]!.partyId);
    const { service } = creditRepair;
    expect((await service.read(path, await creditRepair.officer()).expect(200)).body).toMatchObject(CREDITOR);
    expect((await service.read(path, await party(courtCase, 0)).expect(200)).body).toMatchObject(CREDITOR);
    await service.read(path, await party(courtCase, 1)).expect(403);
    const supervisor = await service.token({ roles: ['supervisor'], court: COURT });
    const { body } = await service.read(path, supervisor).expect(200);
    expect(body).toMatchObject({ name: '张某某', masked: true, representative: null });
    expect(JSON.stringify(body)).not.toMatch(/11010519491231002X|某某路/);
  });

  it('is recorded of those beside the parties under their names, and of nobody else', async () => {
    const courtCase = await proposed();
    const { caseId } = courtCase;
    const put = async (partyId: string) =>
      creditRepair.service
        .put(identityPath(caseId, partyId), await creditRepair.officer(), PROPOSED)
        .send({ kind: 'PERSON', name: '李四' });
    expect((await put(`${debtor(courtCase)}/legal-representative`)).status).toBe(200);
    expect((await put(`${caseId}/guarantor-1`)).status).toBe(200);
    expect((await put(`${caseId}.9`)).body).toMatchObject({ code: 'PARTY.NOT_IN_CASE' });
    expect((await put(caseId)).body).toMatchObject({ code: 'PARTY.NOT_IN_CASE' });
  });

  it('shows the code of a unit to whoever reads it: it is public', async () => {
    const courtCase = await proposed();
    await creditRepair.identified(courtCase, PROPOSED);
    const supervisor = await creditRepair.service.token({ roles: ['supervisor'], court: COURT });
    const path = identityPath(courtCase.caseId, debtor(courtCase));
    const { body } = await creditRepair.service.read(path, supervisor).expect(200);
    expect(body).toMatchObject({ masked: true, number: DEBTOR.number });
  });

  it('does not become that of somebody else, nor of two parties', async () => {
    const courtCase = await proposed();
    await creditRepair.identified(courtCase, PROPOSED);
    const { caseId, parties } = courtCase;
    const refused = async (partyId: string, identity: object) => {
      const request = creditRepair.service.put(identityPath(caseId, partyId), await creditRepair.officer(), PROPOSED);
      return (await request.send(identity).expect(422)).body.code;
    };
    const another = { kind: 'PERSON', name: '李四', number: '370502198806150017' };
    expect(await refused(parties[0]!.partyId, another)).toBe('IDENTITY.ANOTHER_PERSON');
    expect(await refused(debtor(courtCase), { ...CREDITOR, name: DEBTOR.name })).toBe('IDENTITY.NUMBER_TAKEN');
  });

  it('is refused with a number that is none', async () => {
    const courtCase = await proposed();
    const { body } = await creditRepair.service
      .put(identityPath(courtCase.caseId, debtor(courtCase)), await creditRepair.officer(), PROPOSED)
      .send({ ...DEBTOR, number: '91331122MA2XXXXX0X' })
      .expect(422);
    expect(body).toMatchObject({ code: 'IDENTITY.NUMBER_INVALID', path: '/number' });
  });
});
