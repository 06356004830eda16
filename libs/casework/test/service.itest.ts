import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { noteServiceConsent, type NewDocument } from '../src/index.js';
import { AT, caseworkFixture } from './fixture.js';

const casework = caseworkFixture();
const COURT = '鲁0502';
let serials = 0;
const SENT = '2026-10-09T09:00:00+08:00';
const CONSENTED = courtInstant('2026-10-08T10:00:00+08:00');

const decision = (to: string): NewDocument => ({
  id: 'd-1',
  kind: 'DETENTION_DECISION',
  under: `（2026）鲁0502执${(serials += 1)}号`,
  fields: { person: '李四', particulars: '男，住东营市', act: ['隐匿财产'], days: 15 },
  signatories: [{ role: 'PRESIDENT', name: '周正' }],
  to: [{ partyId: to }],
});

/** A case with one document to its debtor. */
async function withDocument() {
  const caseId = await casework.known(COURT);
  const partyId = `${caseId}.2`;
  await casework.record(caseId, 1, [{ act: 'order', documents: [decision(partyId)] }]);
  const clerk = await casework.issuer.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' });
  const door = `/cases/${encodeURIComponent(caseId)}/documents/d-1`;
  const consent = (electronic: boolean, version = 1) =>
    casework.run((tx) => noteServiceConsent(tx, { caseId, partyId, version, electronic, at: CONSENTED }));
  const serve = (over: object = {}) =>
    casework
      .post(`${door}/service`, clerk)
      .send({ serviceId: 's-1', to: { partyId }, way: 'ELECTRONIC', sentAt: SENT, ...over });
  return { caseId, partyId, clerk, door, consent, serve };
}
const tasks = async (caseId: string) =>
  (
    await casework.rows('select kind, state from casework.work_items where case_id = $1 order by kind, state', [caseId])
  ).map(({ kind, state }) => `${String(kind)} ${String(state)}`);

describe('service of documents', () => {
  it('is electronic with the consent confirmed in the 送达地址确认书 alone (民诉法90)', async () => {
    const { consent, serve } = await withDocument();
    const { body } = await serve().expect(409);
    expect(body).toMatchObject({ code: 'SERVICE.NO_ELECTRONIC_CONSENT', rule: '民诉法90' });
    await consent(false);
    await serve().expect(409);
    await consent(true, 2);
    const { body: served } = await serve().expect(201);
    expect(served.services).toMatchObject([{ way: 'ELECTRONIC', receivedAt: null, servedOn: '2026-10-09' }]);
  });

  it('is of the day that the recipient proves, once a person has found it proved (解释135)', async () => {
    const { caseId, clerk, door, consent, serve } = await withDocument();
    await consent(true);
    await serve().expect(201);
    const arrivedAt = '2026-10-08T09:00:00+08:00';
    const contest = `${door}/service/s-1/receipt-contested`;
    const { body } = await casework.post(contest, clerk).send({ arrivedAt, proof: '服务商的到达记录' }).expect(201);
    expect(body.services).toMatchObject([{ servedOn: '2026-10-09', contested: { proven: null } }]);
    expect(await tasks(caseId)).toEqual(['RECEIPT_CONTESTED OPEN']);
    const finding = `${door}/service/s-1/receipt-finding`;
    const found = await casework.post(finding, clerk).send({ proven: true, reason: '核对一致' }).expect(201);
    expect(found.body.services).toMatchObject([{ servedOn: '2026-10-08', contested: { proven: true } }]);
    expect(await tasks(caseId)).toEqual(['RECEIPT_CONTESTED DONE']);
    // What was found stands, as the fact has told it.
    for (const [path, said] of [
      [finding, { proven: false, reason: '另有记录' }],
      [contest, { arrivedAt: SENT, proof: '另一记录' }],
    ] as const)
      expect((await casework.post(path, clerk).send(said).expect(409)).body.code).toBe('DOCUMENT.RECEIPT_DECIDED');
    const facts = await casework.rows(
      "select type from casework.outbox where case_id = $1 and type like '%document-served%'",
      [caseId],
    );
    expect(facts).toHaveLength(2);
    expect(await tasks(caseId)).toEqual(['RECEIPT_CONTESTED DONE']);
  });

  it('is followed by paper where the recipient asks for it (民诉法90)', async () => {
    const { caseId, clerk, door, consent, serve } = await withDocument();
    await consent(true);
    await serve().expect(201);
    const asked = () => casework.post(`${door}/paper-request`, clerk).send({ serviceId: 's-1' }).expect(201);
    await asked();
    const { body } = await asked();
    expect(body.services).toMatchObject([{ paperRequestedAt: AT }]);
    expect(await tasks(caseId)).toEqual(['SERVE_ON_PAPER OPEN']);
    await serve({ serviceId: 's-2', way: 'DIRECT', receivedAt: SENT }).expect(201);
    expect(await tasks(caseId)).toEqual(['SERVE_ON_PAPER DONE']);
    // Served electronically once more, he may ask once more.
    await serve({ serviceId: 's-3' }).expect(201);
    await casework.post(`${door}/paper-request`, clerk).send({ serviceId: 's-3' }).expect(201);
    expect(await tasks(caseId)).toEqual(['SERVE_ON_PAPER DONE', 'SERVE_ON_PAPER OPEN']);
    await serve({ serviceId: 's-4', way: 'DIRECT', receivedAt: SENT }).expect(201);
    expect(await tasks(caseId)).toEqual(['SERVE_ON_PAPER DONE', 'SERVE_ON_PAPER DONE']);
  });

  it('is not contested where it was no electronic one, or by nobody knows which', async () => {
    const { clerk, door, serve } = await withDocument();
    await serve({ way: 'DIRECT', receivedAt: SENT }).expect(201);
    const said = { arrivedAt: SENT, proof: '记录' };
    const contested = (id: string) => casework.post(`${door}/service/${id}/receipt-contested`, clerk).send(said);
    expect((await contested('s-1').expect(409)).body).toMatchObject({ code: 'DOCUMENT.NOT_ELECTRONIC' });
    expect((await contested('s-9').expect(404)).body).toMatchObject({ code: 'DOCUMENT.SERVICE_UNKNOWN' });
    const finding = casework.post(`${door}/service/s-1/receipt-finding`, clerk).send({ proven: true, reason: '核对' });
    expect((await finding.expect(409)).body).toMatchObject({ code: 'DOCUMENT.NOT_CONTESTED' });
  });
});

describe('letters', () => {
  it('are read by staff of the court, in pages', async () => {
    const caseId = await casework.known(COURT);
    await casework.record(caseId, 1, [{ act: 'write', body: '请到庭' }]);
    const clerk = await casework.issuer.token({ roles: ['clerk'], court: COURT });
    const page = async (query: string) =>
      (await casework.read(`/cases/${encodeURIComponent(caseId)}/letters?${query}`, clerk).expect(200)).body;
    const first = await page('limit=1');
    const last = await page(`limit=1&after=${first.next}`);
    expect([...first.items, ...last.items].map(({ partyId, body }) => [partyId, body])).toEqual([
      [`${caseId}.1`, '请到庭'],
      [`${caseId}.2`, '请到庭'],
    ]);
    expect(last.next).toBeNull();
    const elsewhere = await casework.issuer.token({ roles: ['clerk'], court: '鄂1023' });
    await casework.read(`/cases/${encodeURIComponent(caseId)}/letters`, elsewhere).expect(404);
  });
});
