import { randomBytes } from 'node:crypto';
import { courtInstant } from '@hejie/law';
import { openContent, ContentKeys, type Role } from '@hejie/security';
import { fileApplicationOf, wordsOfDocx } from '@hejie/testing';
import { describe, expect, it } from '@jest/globals';
import { COURT, FILED, intakeFixture, PARTY_CONTENT_KEYS } from './fixture.js';

const intake = intakeFixture();
const keys = new ContentKeys(PARTY_CONTENT_KEYS);
const LATER = '2026-05-09T09:30:00+08:00';

describe('who the parties are', () => {
  it('is told sealed, and opens for who has the keys alone (PIPL 51)', async () => {
    const { caseId } = await intake.filed();
    const facts = await intake.service.facts(caseId, 'party-identified');
    const { parties } = fileApplicationOf();
    expect(facts.map(({ data }) => data['partyId'])).toEqual(parties.map((_, index) => `${caseId}.${index + 1}`));
    for (const [index, { data }] of facts.entries()) {
      expect(JSON.stringify(data)).not.toContain(parties[index]!.name);
      expect(await openContent(String(data['content']), keys)).toMatchObject({ name: parties[index]!.name });
      const others = new ContentKeys(`p1:${randomBytes(32).toString('base64')}`);
      await expect(openContent(String(data['content']), others)).rejects.toThrow('CONTENT.UNREADABLE');
    }
  });

  it('is told again once a clerk has put it right', async () => {
    const { caseId, parties } = await intake.filed();
    const path = `/cases/${encodeURIComponent(caseId)}/parties/${encodeURIComponent(parties[0]!.partyId)}/identity`;
    const [first] = fileApplicationOf().parties;
    const body = {
      kind: first!.kind === 'NATURAL_PERSON' ? 'PERSON' : 'UNIT',
      name: first!.name,
      ...(first!.identityNumber !== undefined && { number: first!.identityNumber }),
      address: '东营市东营区某某路9号',
    };
    await intake.service.put(path, intake.filingClerk, LATER).send(body).expect(200);
    const last = (await intake.service.facts(caseId, 'party-identified')).at(-1)!;
    expect(await openContent(String(last.data['content']), keys)).toMatchObject({ address: body.address });
  });
});

describe('送达地址确认书', () => {
  it('is a document of its own, in versions; whether service may be electronic is told, where is not', async () => {
    const { caseId, parties } = await intake.filed();
    const { partyId } = parties[1]!;
    const door = `/cases/${encodeURIComponent(caseId)}/service-address`;
    const email = [{ channel: 'EMAIL', account: 'debtor@example.cn' }];
    const confirm = (over: object, at = FILED) =>
      intake.service
        .post(door, intake.filingClerk, at)
        .send({ partyId, address: '东营市东营区某某路1号', electronic: true, channels: email, ...over });
    expect((await confirm({ channels: [] }).expect(422)).body.code).toBe('REQUEST.INVALID');
    const { body } = await confirm({}).expect(201);
    expect(body).toMatchObject({ version: 1, electronic: true, documentId: `service-address/${partyId}/1` });
    await confirm({ electronic: false, channels: [] }, LATER).expect(201);
    const facts = await intake.service.facts(caseId, 'service-address-confirmed');
    expect(facts.map(({ data }) => [data['version'], data['electronic']])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(JSON.stringify(facts)).not.toContain('debtor@example.cn');
    const issued = await intake.service.facts(caseId, 'document-issued');
    expect(issued.map(({ data }) => [data['kind'], String(data['number']).slice(-2)])).toEqual([
      ['SERVICE_ADDRESS', '之一'],
      ['SERVICE_ADDRESS', '之二'],
    ]);
    const list = await intake.service
      .read(`/cases/${encodeURIComponent(caseId)}/service-addresses`, intake.filingClerk)
      .expect(200);
    expect(list.body.items).toMatchObject([{ partyId, version: 2, electronic: false, channels: [] }]);
  });

  it('is confirmed by a party for itself alone, and shown to it alone', async () => {
    const parties = fileApplicationOf().parties.map((party, index) => ({ ...party, partyRef: `papers-${index}` }));
    const filed = await intake.filed({ parties });
    const debtor = await intake.service.token({ roles: ['party'], partyRef: 'papers-1' });
    const at = (index: number) => ({ partyId: filed.parties[index]!.partyId, address: '某某路1号', electronic: false });
    const door = `/cases/${encodeURIComponent(filed.caseId)}`;
    await intake.service.post(`${door}/service-address`, debtor, LATER).send(at(0)).expect(403);
    await intake.service.post(`${door}/service-address`, debtor, LATER).send(at(1)).expect(201);
    await intake.service.post(`${door}/service-address`, intake.filingClerk, LATER).send(at(0)).expect(201);
    const { body } = await intake.service.read(`${door}/service-addresses`, debtor).expect(200);
    expect(body.items.map(({ partyId }: { partyId: string }) => partyId)).toEqual([filed.parties[1]!.partyId]);
  });
});

describe('papers of the beginning of a case (D4)', () => {
  const CONTACT = { contact: '孙八', phone: '0546-0000000' };
  const ordered = async (caseId: string, body: object, roles: Role[] = ['clerk'], at = FILED) =>
    intake.service
      .post(`/cases/${encodeURIComponent(caseId)}/papers`, await intake.service.token({ roles, court: COURT }), at)
      .send(body);

  const wordsOf = async (caseId: string, documentId: string): Promise<string> => {
    const clerk = await intake.service.token({ roles: ['clerk'], court: COURT });
    const path = `/cases/${encodeURIComponent(caseId)}/documents/${encodeURIComponent(documentId)}?format=docx`;
    const { body } = await intake.service.read(path, clerk).buffer().responseType('blob').expect(200);
    return wordsOfDocx(body as Buffer);
  };

  it('引导告知书, 执行通知书 and 报告财产令: numbered, hashed, in their place in the file, as PDF and .docx', async () => {
    const { caseId, caseNumber, parties } = await intake.filed();
    const { partyId } = parties[1]!;
    const report = { kind: 'PROPERTY_REPORT_ORDER', partyId, within: '十日', ...CONTACT };
    const early = await ordered(caseId, report);
    expect([early.status, early.body.code, early.body.rule]).toEqual([422, 'PAPER.NOTICE_FIRST', 'PROC-4']);
    const guidance = await ordered(caseId, { kind: 'GUIDANCE_NOTICE', ...CONTACT });
    expect(guidance.body).toMatchObject({ title: '引导告知书', number: `${caseNumber}之一`, filedUnder: { no: 10 } });
    const notice = {
      kind: 'ENFORCEMENT_NOTICE',
      partyId,
      duty: ['支付货款1000000.00元。'],
      fee: '12400.00',
      ...CONTACT,
    };
    expect((await ordered(caseId, notice)).body).toMatchObject({ title: '执行通知书', number: `${caseNumber}之一` });
    const { body: made } = await ordered(caseId, report);
    expect(made).toMatchObject({
      title: '报告财产令',
      number: `${caseNumber}之一`,
      documentId: `property-report-order/${partyId}`,
    });
    for (const format of ['pdf', 'docx'])
      await intake.service
        .read(
          `/cases/${encodeURIComponent(caseId)}/documents/${encodeURIComponent(made.documentId)}?format=${format}`,
          await intake.service.token({ roles: ['clerk'], court: COURT }),
        )
        .expect(200);
    // The same paper is made once.
    const again = await ordered(caseId, report, ['clerk'], LATER);
    expect([again.status, again.body.code]).toEqual([409, 'DOCUMENT.ID_TAKEN']);
  });

  it('PROC-2: filed under 执, the debtor is notified under that number, and the task to is done with the last of the two papers', async () => {
    const { caseId, parties } = await intake.filed();
    const { partyId } = parties[1]!;
    const notice = { kind: 'ENFORCEMENT_NOTICE', partyId, duty: ['支付货款1000000.00元。'], ...CONTACT };
    const report = { kind: 'PROPERTY_REPORT_ORDER', partyId, within: '十日', ...CONTACT };
    // Both were made to bring the debtor to the table (SEED3 五(一)): they are no notice of the enforcement that follows.
    for (const paper of [notice, report]) expect((await ordered(caseId, paper)).status).toBe(201);
    const back = { act: 'handOverToFiling', reason: 'FAILED', rule: 'PRE-7' } as const;
    await intake.service.step(caseId, courtInstant(FILED), [back]);
    const { body: filed } = await intake.service
      .post(`/cases/${caseId}/filing`, intake.filingClerk, LATER)
      .send({})
      .expect(201);
    const asked = async () =>
      (await intake.service.workItems(caseId)).filter(({ kind }) => kind === 'NOTIFY_DEBTOR').map(({ state }) => state);
    expect(await asked()).toEqual(['OPEN']);
    const other = await ordered(caseId, { ...notice, filedOn: FILED.slice(0, 10) });
    expect([other.status, other.body.code, other.body.rule]).toEqual([422, 'PAPER.FILED_ON_DIFFERS', 'PROC-2']);
    const { body: made } = await ordered(caseId, notice);
    expect(made.number).toBe(`${filed.caseNumber as string}之一`);
    expect(await wordsOf(caseId, made.documentId)).toContain('本院于2026年5月9日立案');
    expect(await asked()).toEqual(['OPEN']);
    await ordered(caseId, report, ['clerk'], LATER);
    expect(await asked()).toEqual(['DONE']);
  });

  it('TITLE-ACT: no 报告财产令 where the title is to an act', async () => {
    const title = {
      number: '（2026）鲁0502民初2号',
      maker: '东营市东营区人民法院',
      fee: '0.00',
      expiry: '2026-03-15',
      acts: ['腾退房屋'],
    } as never;
    const filed = await intake.apply({ title, claim: '0.00' } as never);
    expect(filed.status).toBe(201);
    const { caseId, parties } = filed.body;
    const report = { kind: 'PROPERTY_REPORT_ORDER', partyId: parties[1].partyId, within: '十日', ...CONTACT };
    const { status, body } = await ordered(caseId, report);
    expect([status, body.code, body.rule]).toEqual([422, 'PAPER.NOT_OF_MONEY', 'TITLE-ACT']);
  });

  it('states nothing that is not on record, and is ordered by those whose paper it is', async () => {
    const { caseId, parties } = await intake.filed();
    const record = { kind: 'CONSENT_RECORD', partyId: parties[0]!.partyId, told: ['完全自愿。'], recorder: '孙八' };
    const early = await ordered(caseId, record);
    expect([early.status, early.body.code, early.body.rule]).toEqual([422, 'PAPER.NOTHING_ON_RECORD', 'PRE-3']);
    const rejection = { kind: 'REJECTION_RULING', facts: '坚持申请。', signatories: [{ role: 'JUDGE', name: '王五' }] };
    expect((await ordered(caseId, rejection)).body.code).toBe('AUTH.ROLE_DENIED');
    expect((await ordered(caseId, rejection, ['enforcement-judge'])).body.code).toBe('PAPER.NOTHING_ON_RECORD');
    const notice = { kind: 'ENFORCEMENT_NOTICE', partyId: parties[0]!.partyId, duty: ['支付。'], ...CONTACT };
    expect((await ordered(caseId, notice)).body.code).toBe('PARTY.NOT_IN_CASE');
  });
});
