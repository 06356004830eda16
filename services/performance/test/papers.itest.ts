import { type Role } from '@hejie/security';
import { describe, expect, it } from '@jest/globals';
import { COURT, performanceFixture, type OpenCase } from './fixture.js';

const performing = performanceFixture();
const CONTACT = { contact: '孙八', phone: '0546-0000000' };
const JUDGES = [{ role: 'JUDGE', name: '王五' }];

/** Who the parties are is on record: documents name them. */
async function identified(courtCase: OpenCase): Promise<OpenCase> {
  const { fixture } = performing;
  const names = { CREDITOR: '张三', DEBTOR: '李四' };
  for (const { partyId, side } of courtCase.parties)
    await fixture
      .put(
        `/cases/${courtCase.caseId}/parties/${encodeURIComponent(partyId)}/identity`,
        courtCase.clerk,
        '2026-06-02T09:00:00+08:00',
      )
      .send({ kind: 'PERSON', name: names[side] })
      .expect(200);
  return courtCase;
}

const ordered = async (courtCase: OpenCase, body: object, day: string, role: Role = 'clerk') =>
  performing.fixture
    .post(
      `/cases/${courtCase.caseId}/papers`,
      await performing.fixture.token({ roles: [role], court: COURT, subject: `${role}-1` }),
      `${day}T16:00:00+08:00`,
    )
    .send(body);

describe('papers of performance (D4)', () => {
  it('SET-ART-9-1: 催告通知书 names what is due and unpaid, and nothing is demanded on the last day itself', async () => {
    const courtCase = await identified(await performing.open());
    const partyId = courtCase.parties[1]!.partyId;
    const notice = { kind: 'DEMAND_NOTICE', partyId, until: '2026-07-15', ...CONTACT };
    const early = await ordered(courtCase, notice, '2026-06-30');
    expect([early.status, early.body.code, early.body.rule]).toEqual([422, 'PAPER.NOTHING_ON_RECORD', 'SET-ART-9-1']);
    const { body } = await ordered(courtCase, notice, '2026-07-01');
    expect(body).toMatchObject({ title: '催告通知书', date: '2026-07-01', addressees: [{ partyId }] });
    const toCreditor = { ...notice, partyId: courtCase.parties[0]!.partyId };
    expect((await ordered(courtCase, toCreditor, '2026-07-01')).body.code).toBe('PARTY.NOT_IN_CASE');
  });

  it('SET-ART-8-1: 履行完毕证明 and 结案通知书 once the last yuan is paid, and not a day before', async () => {
    const courtCase = await identified(await performing.open());
    const certificate = { kind: 'COMPLETION_CERTIFICATE' };
    const closing = { kind: 'CLOSING_NOTICE', facts: '已按和解协议全部履行。', ...CONTACT };
    await performing.receive(courtCase, 'r-1', '2026-06-30', '899999.99').expect(201);
    for (const paper of [certificate, closing])
      expect((await ordered(courtCase, paper, '2026-06-30')).body.code).toBe('PAPER.NOTHING_ON_RECORD');
    await performing.receive(courtCase, 'r-2', '2026-07-01', '0.01').expect(201);
    expect((await ordered(courtCase, certificate, '2026-07-01')).body).toMatchObject({ title: '履行完毕证明' });
    expect((await ordered(courtCase, closing, '2026-07-01')).body).toMatchObject({ title: '结案通知书' });
    const issued = await performing.fixture.facts(courtCase.caseId, 'document-issued');
    expect(issued.map(({ data }) => data['kind'])).toEqual(['COMPLETION_CERTIFICATE', 'CLOSING_NOTICE']);
  });

  it('rulings and notices of what was not ruled are refused, each with what comes first; a ruling is the judge’s', async () => {
    const courtCase = await identified(await performing.inBreach());
    const facts = '双方达成执行和解协议。';
    const ruling = { facts, signatories: JUDGES };
    const refusals: [object, string][] = [
      [{ kind: 'STAY_RULING', ...ruling }, 'SET-ART-2-1'],
      [{ kind: 'RESUMPTION_RULING', application: 1, ...ruling }, 'SET-ART-11-0'],
      [{ kind: 'NO_RESUMPTION_RULING', application: 1, ...ruling }, 'SET-ART-11-0'],
      [{ kind: 'TERMINATION_RULING', controls: '保留。', ...ruling }, 'CLS-4'],
      [{ kind: 'CALCULATION_LIST' }, 'SET-ART-17-1'],
      [{ kind: 'RESUMPTION_NOTICE', ...CONTACT }, 'SET-ART-11-0'],
    ];
    for (const [paper, rule] of refusals) {
      const { body } = await ordered(courtCase, paper, '2026-10-14', 'enforcement-judge');
      expect([body.code, body.rule]).toEqual(['PAPER.NOTHING_ON_RECORD', rule]);
    }
    expect((await ordered(courtCase, refusals[0]![0], '2026-10-14')).body.code).toBe('AUTH.ROLE_DENIED');
  });
});
