import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PNG } from 'pngjs';
import { creditRepairFixture, DEBTOR, enforcedUnder } from './fixture.js';
import { textOf } from './fixture/pdf-text.js';
import {
  bytesOf,
  caseOfRecords,
  handedIn,
  listed,
  RecordUnderTest,
  signedStatement,
} from './fixture/record-under-test.js';

const creditRepair = creditRepairFixture();
let folder: string;
beforeAll(async () => {
  caseOfRecords(creditRepair);
  folder = await mkdtemp(join(tmpdir(), 'hejie-credential-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PERFORMED = '2026-12-11T15:00:00+08:00';
const ISSUED = '2026-12-15T10:00:00+08:00';
/** After everything that these tests revoke: a list is never dated before what it says. */
const LATER = '2027-02-01T09:00:00+08:00';
const ELSEWHERE = { cases: [], basis: '全国法院执行案件信息管理系统查询' };

async function performed(record: RecordUnderTest): Promise<RecordUnderTest> {
  const { caseId } = record.courtCase;
  await record.hears('received', PERFORMED, {
    caseId,
    receiptId: 'r',
    valueDate: '2026-12-11',
    amount: '100000.00',
  });
  await record.hears('performed', PERFORMED, { caseId, performedOn: '2026-12-11' });
  return record;
}

/** Everything is performed, and the debtor asks for a certificate. */
async function asked(): Promise<RecordUnderTest> {
  const record = await performed(await listed(creditRepair));
  const materials = await handedIn(record, ISSUED, ['APPLICATION_LETTER'], 'a');
  await record.does('party', 'applications', ISSUED, { id: 'a', kind: 'CERTIFICATE', concerns: null, materials });
  await record.does('credit-officer', 'applications/examination', ISSUED, { id: 'a' });
  const inquiry = { id: 'i', kind: 'VISIT', whom: '公司住所地', found: '正常经营' };
  await record.does('credit-officer', 'applications/inquiries', ISSUED, { id: 'a', inquiry });
  return record;
}

const certify = (record: RecordUnderTest, elsewhere: object = ELSEWHERE) =>
  record.does('credit-officer', 'certificates/repair', ISSUED, {
    applicationId: 'a',
    certificateId: 'vc',
    purpose: '参加招标投标',
    elsewhere,
  });

/** The document as it is read over HTTP, of the latest of its kind. */
async function pdfOf(record: RecordUnderTest, certificateId: string): Promise<Buffer> {
  const id = encodeURIComponent(`repair/${record.debtor}/${certificateId}`);
  const path = `/cases/${encodeURIComponent(record.courtCase.caseId)}/documents/${id}?format=pdf`;
  return (await record.bytes(path, 'credit-officer')).body;
}

/** What the body of a certificate says, from the debtor's code to 特此证明. */
const statedBy = (text: string): string => /(?<=统一社会信用代码：[0-9A-Z]{18}).*(?=特此证明。)/.exec(text)![0];

/** What the credential of a certificate says, as it was signed. */
const signedOf = async (record: RecordUnderTest, certificateId: string): Promise<string> =>
  signedStatement((await record.reads('party', `/certificates/${certificateId}/credential`)).credential);

/** The lower part of the last page as a picture, as whoever holds the paper takes it. */
async function pictureOf(pdf: Uint8Array): Promise<Buffer> {
  const document = await (await PDFiumLibrary.init()).loadDocument(pdf);
  const page = [...document.pages()].at(-1)!;
  const { data, width, height } = await page.render({ scale: 4, render: 'bitmap' });
  document.destroy();
  const png = new PNG({ width, height, inputHasAlpha: true });
  png.data = Buffer.from(data);
  return PNG.sync.write(png, { filterType: 0 });
}

/** `hejie credential verify`, with what the court publishes at an instant. */
async function verified(certificate: Uint8Array | string, published: string, at = published) {
  const clock = `at=${published}; until=${published}; rate=1`;
  const open = (path: string) => creditRepair.service.read(path).set('court-clock', clock);
  const list = await bytesOf(open('/credentials/status-lists/1'));
  expect([list.status, list.type]).toEqual([200, 'application/vc+jwt']);
  const keys = await open('/credentials/keys');
  const files = { certificate, 'list.jwt': list.body as Buffer, 'keys.json': JSON.stringify(keys.body) };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const cli = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));
  const args = [cli, 'credential', 'verify', 'certificate', '--status-list', 'list.jwt', '--keys', 'keys.json'];
  return promisify(execFile)(process.execPath, [...args, '--at', at], { cwd: folder }).then(
    ({ stdout }) => ({ status: 0, stdout }),
    (error: { code: number; stdout: string }) => ({ status: error.code, stdout: error.stdout }),
  );
}

describe('the certificate of repair (信用修复证明, S21)', () => {
  it('says that no other case is open, and the QR code of its paper is verified offline', async () => {
    const record = await asked();
    // The enforcement in which he was listed is no other case.
    const own = { caseNumber: enforcedUnder(record.courtCase), role: 'DEBTOR', procedure: 'ENFORCEMENT' };
    await certify(record, { ...ELSEWHERE, cases: [{ ...own, state: 'OPEN' }] });
    const pdf = await pdfOf(record, 'vc');
    const stated = statedBy(await textOf(pdf));
    expect(stated).toContain(`经本院于2026年12月15日查询和走访调查，${DEBTOR.name}无其他未结案件。`);
    expect(await signedOf(record, 'vc')).toBe(stated);
    const { status, stdout } = await verified(await pictureOf(pdf), LATER);
    expect([status, stdout]).toEqual([0, expect.stringContaining('信用修复证明')]);
    expect(stdout).toContain(
      `经本院于2026年12月15日查询和走访调查，${DEBTOR.name}无其他未结案件。本证明用于参加招标投标。`,
    );
    expect(await record.facts('repair-certified')).toMatchObject([
      { certificateId: 'vc', kind: 'CERTIFICATE', scope: 'WHOLE' },
    ]);
    // By a list of eight days ago it is not certain.
    const credential = await record.bytes(`${record.path}/certificates/vc/qr`, 'party');
    expect(credential.type).toBe('image/png');
    const stale = await verified(credential.body, LATER, '2027-02-09T09:00:00+08:00');
    expect(stale.status).toBe(3);
  });

  it('speaks of this case alone where another is open, to the word (variant)', async () => {
    const record = await asked();
    const other = { caseNumber: '（2025）鲁02执9号', role: 'DEBTOR', procedure: 'ENFORCEMENT' };
    await certify(record, { ...ELSEWHERE, cases: [{ ...other, state: 'CLOSED_FOR_NOW' }] });
    const text = await textOf(await pdfOf(record, 'vc'));
    expect(await signedOf(record, 'vc')).toBe(statedBy(text));
    expect(text).not.toMatch(/无其他未结案件|未结/);
    const { credential } = await record.reads('party', '/certificates/vc/credential');
    const { stdout } = await verified(credential, LATER);
    expect(stdout).toContain(
      `本证明仅就本案作出，不涉及${DEBTOR.name}的其他案件，不作为删除其他案件失信信息或者解除其他案件限制措施的依据。`,
    );
    expect(stdout).not.toMatch(/无其他未结案件/);
    expect(await record.facts('repair-certified')).toMatchObject([{ scope: 'THIS_CASE' }]);
  });

  it('looks the cases of this court up itself: enforcement against him here, not finished, limits it', async () => {
    const record = await asked();
    const { partyRef } = record.courtCase.parties[1]!;
    const there = await creditRepair.service.enter();
    await creditRepair.service.dataSource.query(
      `update credit_repair.case_directory set parties = jsonb_set(parties, '{1,partyRef}', to_jsonb($2::text)) where case_id = $1`,
      [there.caseId, partyRef],
    );
    expect(await record.reads('enforcement-judge', '/other-cases')).toMatchObject([
      { caseId: there.caseId, state: 'OPEN', listed: false },
    ]);
    await certify(record);
    expect(await record.facts('repair-certified')).toMatchObject([{ scope: 'THIS_CASE' }]);
  });

  it('is revoked on a relapse: the list says so at once, and the lead for 拒执 lies before a judge (K14)', async () => {
    const record = await asked();
    await certify(record);
    const { credential } = await record.reads('party', '/certificates/vc/credential');
    const relapse = '2027-01-05T09:00:00+08:00';
    expect((await verified(credential, relapse)).status).toBe(0);
    const conduct = { id: 'x', kind: 'HIDDEN_ASSETS', on: '2027-01-04', evidence: '转移车辆' };
    await record.does('credit-officer', 'conducts', relapse, conduct);
    const revocation = { certificateId: 'vc', ground: 'RELAPSE', conductId: 'x' };
    await record.does('enforcement-judge', 'certificates/revocation', relapse, revocation);
    expect((await verified(credential, relapse)).status).toBe(4);
    expect(await record.openTasks()).toContain('CONSIDER_REFUSAL_LEAD');
    expect(await record.letters('certificate-revoked')).toHaveLength(1);
  });

  it('CR-REV: is suspended by a judge while he examines it, is told so to whoever verifies it, and holds again', async () => {
    const record = await asked();
    await certify(record);
    const { credential } = await record.reads('party', '/certificates/vc/credential');
    const held = '2027-01-05T09:00:00+08:00';
    const of = { certificateId: 'vc' };
    await record.does('enforcement-judge', 'certificates/hold', held, { ...of, why: '款项被冲正，正在核实' });
    expect((await verified(credential, LATER)).status).toBe(5);
    expect(await record.facts('repair-certificate-held')).toMatchObject([of]);
    expect(
      await record.does('enforcement-judge', 'certificates/hold', held, { ...of, why: '再次' }, 422),
    ).toMatchObject({ code: 'CERTIFICATE.HELD' });
    await record.does('enforcement-judge', 'certificates/hold/end', '2027-01-08T09:00:00+08:00', of);
    expect((await verified(credential, LATER)).status).toBe(0);
    expect(await record.facts('repair-certificate-hold-ended')).toMatchObject([of]);
    expect(await record.letters('certificate-held')).toHaveLength(1);
  });

  it('CR-N-9: revoked for false material, bars new applications for three years, in his other cases too', async () => {
    const record = await asked();
    await certify(record);
    const found = '2027-01-10T09:00:00+08:00';
    const conduct = { id: 'x', kind: 'FALSE_REPORT', on: '2026-12-14', evidence: '营业收入证明系伪造' };
    await record.does('credit-officer', 'conducts', found, conduct);
    const revocation = { certificateId: 'vc', ground: 'FALSE_MATERIAL', conductId: 'x' };
    await record.does('enforcement-judge', 'certificates/revocation', found, revocation);
    const other = await listed(creditRepair);
    const { parties, caseId } = other.courtCase;
    parties[1] = { ...parties[1]!, partyRef: record.courtCase.parties[1]!.partyRef! };
    await creditRepair.service.dataSource.query(
      'update credit_repair.case_directory set parties = $2 where case_id = $1',
      [caseId, JSON.stringify(parties)],
    );
    for (const [one, application] of [
      [record, { id: 'b', kind: 'CERTIFICATE', concerns: null }],
      [other, { id: 'b', kind: 'SUSPENSION', concerns: 'l' }],
    ] as const)
      expect(await one.does('clerk', 'applications', LATER, { ...application, materials: [] }, 422)).toMatchObject({
        code: 'APPLICATION.BARRED',
        rule: 'CR-N-9',
      });
  });

  it('is not issued before everything is performed', async () => {
    const record = await listed(creditRepair);
    const notice = {
      id: 'n',
      purpose: '各有关单位',
      receivers: ['东营市发展和改革委员会'],
      contact: '王芳',
      phone: '0546-1234567',
    };
    expect(await record.does('credit-officer', 'certificates/notice', ISSUED, notice, 409)).toMatchObject({
      code: 'CERTIFICATE.NOT_PERFORMED',
    });
  });
});

describe('the notice of repair (信用修复告知书, CR-L-SY)', () => {
  it('names the seven fields in which nothing may be held against him because of this case', async () => {
    const record = await performed(await listed(creditRepair));
    await record.does('credit-officer', 'certificates/notice', PERFORMED, {
      id: 'n',
      purpose: '各有关单位',
      receivers: ['东营市发展和改革委员会', '信用中国'],
      contact: '王芳',
      phone: '0546-1234567',
    });
    const text = await textOf(await pdfOf(record, 'n'));
    expect(text).toContain(
      `现告知：各有关单位在政府采购、招标投标、行政审批、政府扶持、融资信贷、市场准入、资质认定等方面，不应再因本案对${DEBTOR.name}予以信用惩戒`,
    );
    expect(text).toContain(await signedOf(record, 'n'));
    expect(text).toContain('本告知书仅就本案作出');
    const number = `${enforcedUnder(record.courtCase)}之一`;
    expect((await record.rows('certificates'))[0]).toMatchObject({ id: 'n', number });
    expect(text).toContain(number);
    const { credential } = await record.reads('party', '/certificates/n/credential');
    const { stdout } = await verified(credential, LATER);
    expect(stdout).toContain('信用修复告知书');
    // The case is the one of enforcement in which he was listed.
    for (const said of [text, stdout]) {
      expect(said).toContain(enforcedUnder(record.courtCase));
      expect(said).not.toContain('执前调');
    }
  });
});

describe('the certificate of voluntary performance (自动履行证明书, PRE-13)', () => {
  const voluntary = { id: 'v', purpose: '融资信贷' };

  it('is issued to whom nobody has proposed to list, once the creditor has confirmed', async () => {
    const courtCase = await creditRepair.service.enter();
    const record = new RecordUnderTest(creditRepair, courtCase);
    const accepted = '2026-03-01T09:00:00+08:00';
    const title = { principal: '100000.00', dailyRate: '0', expiry: '2026-01-15', fee: '0.00' };
    await creditRepair.hears('accepted', accepted, { ...courtCase, title, calendarEditions: ['state-council-2026'] });
    await creditRepair.identified(courtCase, accepted);
    await record.hears('agreed', '2026-10-20T10:00:00+08:00', {
      caseId: courtCase.caseId,
      schedule: [{ no: 1, due: '2026-12-11', amount: '100000.00' }],
      terms: { allocationOrder: null, waivers: [], due: {} },
    });
    await performed(record);
    const opened = await record.does('party', 'opening', PERFORMED, { kind: 'UNIT' });
    expect(opened).toMatchObject({ stage: 'CLEAR', partyId: record.debtor });
    const unconfirmed = { ...voluntary, confirmedOn: null };
    expect(await record.does('credit-officer', 'certificates/voluntary', ISSUED, unconfirmed, 409)).toMatchObject({
      code: 'CERTIFICATE.NOT_CONFIRMED',
    });
    await record.does('credit-officer', 'certificates/voluntary', ISSUED, { ...voluntary, confirmedOn: '2026-12-14' });
    const text = await textOf(await pdfOf(record, 'v'));
    const stated = statedBy(text);
    // The paper names itself by its number in the register, and its credential by the id of the credential.
    const number = `${courtCase.caseNumber}之一`;
    expect((await record.rows('certificates'))[0]).toMatchObject({ id: 'v', number });
    expect(text).toContain(number);
    const { credential } = await record.reads('party', '/certificates/v/credential');
    const { id } = JSON.parse(Buffer.from(credential.split('.')[1], 'base64url').toString('utf8'));
    expect(text).toContain(`凭证编号：${id}`);
    // The creditor, a person, is named as others read it: the debtor shows the paper to whom he likes. Nobody is enforced against in a case of mediation (CASE-7).
    expect(stated).toMatch(/债权人张某某已于2026年12月14日书面确认。$/);
    expect(text).toContain('债务人：');
    expect(text).not.toMatch(/申请执行人|被执行人/);
    expect(stated).not.toContain('张三丰');
    expect(await signedOf(record, 'v')).toBe(stated);
    const qr = await record.bytes(`${record.path}/certificates/v/qr`, 'party');
    expect((await verified(qr.body, LATER)).stdout).toContain('自动履行证明书');
  });

  it('is not issued to a debtor who was listed', async () => {
    const record = await performed(await listed(creditRepair));
    const body = { ...voluntary, confirmedOn: '2026-12-14' };
    expect(await record.does('credit-officer', 'certificates/voluntary', ISSUED, body, 409)).toMatchObject({
      code: 'CERTIFICATE.NOT_VOLUNTARY',
    });
  });
});

describe('what anybody may read', () => {
  it('is the page on repair, module by module, and nothing of a pack that is none', async () => {
    const { body } = await creditRepair.service.read('/repair-page/national').expect(200);
    expect(body.map(({ title }: { title: string }) => title)).toEqual([
      '流程指引',
      '实施办法',
      '申请渠道',
      '失信查询',
      '公共信用查询',
      '信用惩戒相关规定',
      '典型案例',
    ]);
    await creditRepair.service.read('/repair-page/no-pack').expect(404);
    await creditRepair.service.read('/credentials/status-lists/9').expect(404);
  });
});
