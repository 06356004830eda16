import { afterAll, describe, expect, it } from '@jest/globals';
import { type AgencyNoticesAnswer } from '@hejie/contracts/http';
import { Retention } from '@hejie/persistence';
import { snapshotEndText } from './fixture/snapshot.js';
import { type AgencyContent } from '@hejie/settlement';
import { wireIdOf } from '../src/publication/ids.js';
import { AT, CONTENT, COURT, agencyExchangeFixture } from './fixture.js';
import { doorPki, VisitorOfTest } from './fixture/door.js';

const pki = doorPki();
const exchange = agencyExchangeFixture({ pki });
afterAll(() => pki.remove());

const visitor = (agencyId: string): VisitorOfTest => new VisitorOfTest(pki, agencyId, () => exchange.doorPort());
const tax = visitor('tax');
const police = visitor('police');
const stranger = visitor('stranger');

const NUMBER = '370502198001011233';
const PERSON: AgencyContent = {
  partyKind: 'PERSON',
  partyName: '张某某',
  identityNumber: NUMBER,
  caseNumber: CONTENT.caseNumber!,
};
const death = (noticeId: string, subject: object) => ({
  contract: '1',
  noticeId,
  agencyId: 'police',
  kind: 'DEATH',
  subject: { kind: 'PERSON', ...subject },
  on: '2026-12-01',
  at: '2026-12-10T09:00:00+08:00',
});
const judge = () => exchange.service.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });
const noticesOf = async (caseId: string): Promise<AgencyNoticesAnswer['items']> =>
  (
    (await exchange.service.read(`/cases/${encodeURIComponent(caseId)}/agency-notices`, await judge()).expect(200))
      .body as AgencyNoticesAnswer
  ).items;
const quarantined = async (reason: string): Promise<number> =>
  (await exchange.service.dataSource.query('select 1 from quarantine where reason = $1', [reason])).length;

describe('the door for agencies', () => {
  it('knows a body by its certificate, takes its receipt, and refuses what it was never told', async () => {
    await exchange.subscribed('tax', { proof: 'SIGNED_REPLY', transport: { kind: 'PULL', ...tax.proves } });
    const known = await exchange.service.enter();
    await exchange.decides(known, 'LISTED');
    const deliveryId = wireIdOf(known.caseId, '2.listing.l-1.1', 'tax/SHARING', 1);
    const receipt = {
      contract: '1',
      deliveryId,
      agencyId: 'tax',
      state: 'APPLIED',
      at: '2026-12-11T10:05:00+08:00',
      appliedVersion: 1,
    };
    expect(await tax.says('/receipts', receipt)).toEqual({ status: 200, body: { taken: true } });
    const [row] = await exchange.service.dataSource.query(
      `select state, data->'verified'->>'proof' as proof from file_record where case_id = $1 and record_id = 'tax/SHARING'`,
      [known.caseId],
    );
    expect(row).toEqual({ state: 'VERIFIED', proof: 'SIGNED_REPLY' });
    const unknown = await tax.says('/receipts', { ...receipt, deliveryId: `D${'0'.repeat(32)}` });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'INBOUND.UNKNOWN_MATTER' } });
    expect(await quarantined('UNKNOWN_MATTER')).toBe(1);
    expect(await tax.asks('POST', '/receipts', { body: '{}' })).toMatchObject({ status: 401 });
    expect(await quarantined('SIGNATURE_MISSING')).toBe(1);
    expect((await tax.asks('GET', '/keys')).body).toMatchObject({ keys: [{ kid: 'court-1' }] });
    expect(await stranger.asks('GET', '/keys')).toMatchObject({ status: 403, body: { code: 'DOOR.UNKNOWN_AGENCY' } });
  });

  it('hands a snapshot to the comparison, and takes none that was cut', async () => {
    const text = await snapshotEndText('tax', tax.keys.secret);
    expect(await tax.asks('PUT', '/snapshots', { body: text })).toEqual({ status: 200, body: { taken: true } });
    expect(await tax.asks('PUT', '/snapshots', { body: '' })).toMatchObject({ status: 422 });
    const runs = await exchange.service.dataSource.query(
      'select failed from reconciliation_run where agency_id = $1 order by started',
      ['tax'],
    );
    expect(runs).toEqual([{ failed: null }, { failed: 'AGENCY_LINK.SNAPSHOT_CUT' }]);
  });
});

describe('a notice that a party has died', () => {
  it('DIS-ART-8, PIPL 8: lies before the judge where name and number are his, and nothing happens before he has found it', async () => {
    await exchange.subscribed('police', { transport: { kind: 'PULL', ...police.proves } });
    const known = await exchange.service.enter();
    await exchange.decides(known, 'LISTED', AT, { partyKind: 'PERSON' }, PERSON);
    const notice = death('n-1', { name: '张某某', identityNumber: NUMBER });
    for (const again of [1, 2]) expect([again, (await police.says('/notices', notice)).status]).toEqual([again, 200]);
    const other = { ...notice, on: '2026-12-02' };
    expect(await police.says('/notices', other)).toMatchObject({
      status: 422,
      body: { code: 'INBOUND.NOTICE_ID_TAKEN' },
    });
    const tasks = (await exchange.service.workItems(known.caseId)).filter(({ kind }) => kind === 'CONFIRM_PARTY_ENDED');
    expect(tasks).toMatchObject([{ role: 'enforcement-judge', state: 'OPEN', facts: { match: 'MATCH' } }]);
    expect(JSON.stringify(tasks)).not.toMatch(/张某某|3705021980/);
    expect(await exchange.service.facts(known.caseId, 'party-ended-found')).toEqual([]);
    const [{ noticeId, ...shown }] = (await noticesOf(known.caseId)) as [AgencyNoticesAnswer['items'][number]];
    expect(shown).toMatchObject({ kind: 'DEATH', name: '张某某', match: 'MATCH', state: 'OPEN' });
    const path = `/cases/${encodeURIComponent(known.caseId)}/agency-notices/${noticeId}/finding`;
    const finding = { confirmed: true, reason: '张某某已核对户籍' };
    await exchange.service
      .post(path, await exchange.officer(), AT)
      .send(finding)
      .expect(403);
    await exchange.service
      .post(path, await judge(), AT)
      .send(finding)
      .expect(201);
    await exchange.service
      .post(path, await judge(), AT)
      .send(finding)
      .expect(409);
    const [fact] = await exchange.service.facts(known.caseId, 'party-ended-found');
    expect(fact!.data).toMatchObject({ partyId: known.parties[1]!.partyId, kind: 'DEATH', on: '2026-12-01' });
    expect((await exchange.service.workItems(known.caseId)).find(({ id }) => id === tasks[0]!.id)).toMatchObject({
      state: 'DONE',
      doneBy: 'judge-1',
    });
  });

  it.each([
    ['DOUBTFUL', '他人', { identityNumber: NUMBER }, true],
    ['NOT_ENOUGH', '张某某', {}, false],
    ['NOT_ENOUGH', '张某某', { named: true }, false],
    ['NO_MATCH', '张某某', { identityNumber: '11010519491231002X' }, false],
  ])(
    'DIS-ART-8: %s of %s with %j',
    async (match, name, { named, ...more }: { named?: boolean; identityNumber?: string }, asked) => {
      const known = await exchange.service.enter();
      await exchange.decides(known, 'LISTED', AT, { partyKind: 'PERSON' }, PERSON);
      const id = `n-${match}-${String(named)}`;
      const subject = { name, ...more, ...(named && { caseNumber: known.caseNumber }) };
      expect((await police.says('/notices', death(id, subject))).status).toBe(200);
      const [row] = await exchange.service.dataSource.query(
        `select match from agency_notice where agency_id = 'police' order by received_at desc, match = $1 desc limit 1`,
        [match],
      );
      expect(row).toEqual({ match });
      expect(await noticesOf(known.caseId)).toHaveLength(asked ? 1 : 0);
    },
  );

  it('PIPL 19, 47: whom nobody knows goes after thirty days, and the same notice is known again', async () => {
    const notice = death('n-stranger', { name: '王某某', identityNumber: '11010519491231002X' });
    expect((await police.says('/notices', notice)).status).toBe(200);
    const { dataSource } = exchange.service;
    await dataSource.query(`update agency_notice set kept_at = kept_at - interval '31 days'`);
    await exchange.service.get(Retention).sweep();
    const rows: { match: string; gone: boolean }[] = await dataSource.query(
      `select match, content is null as gone from agency_notice`,
    );
    for (const { match, gone } of rows) expect([match, gone]).toEqual([match, !['MATCH', 'DOUBTFUL'].includes(match)]);
    expect(await police.says('/notices', notice)).toEqual({ status: 200, body: { taken: true } });
    expect(await police.says('/notices', { ...notice, on: '2026-12-02' })).toMatchObject({
      status: 422,
      body: { code: 'INBOUND.NOTICE_ID_TAKEN' },
    });
  });

  it('DIS-ART-8, PIPL 6: a platform, or a body whose subscription has ended, says of nobody that he has ended', async () => {
    const former = visitor('former');
    const id = await exchange.subscribed('former', { transport: { kind: 'PULL', ...former.proves } });
    const known = await exchange.service.enter();
    await exchange.decides(known, 'LISTED', AT, { partyKind: 'PERSON' }, PERSON);
    await exchange.ended(id, '2026-11-30T10:00:00+08:00');
    const notice = { ...death('n-former', { name: '张某某', identityNumber: NUMBER }), agencyId: 'former' };
    expect((await former.says('/notices', notice)).status).toBe(200);
    expect(await noticesOf(known.caseId)).toEqual([]);
  });

  it('PIPL 6: a body that a court has nothing to do with says nothing of its cases', async () => {
    const known = await exchange.service.enter({ court: '浙1122' });
    await exchange.decides(known, 'LISTED', AT, { partyKind: 'PERSON' }, PERSON);
    await police.says(
      '/notices',
      death('n-other', { name: '张某某', identityNumber: NUMBER, caseNumber: known.caseNumber }),
    );
    const rows = await exchange.service.dataSource.query('select 1 from agency_notice_party where case_id = $1', [
      known.caseId,
    ]);
    expect(rows).toEqual([]);
  });
});
