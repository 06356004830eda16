import { type Role } from '@hejie/security';
import { describe, expect, it } from '@jest/globals';
import { AllottedNumber } from '../src/heard/heard.entities.js';
import { COURT, performanceFixture, type OpenCase } from './fixture.js';

const performing = performanceFixture({ rulings: true });
const CONTACT = { contact: '孙八', phone: '0546-0000000' };
const JUDGES = [{ role: 'JUDGE', name: '王五' }];

const identified = (courtCase: OpenCase) => performing.identified(courtCase);

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

  it('SET-GRACE: nothing is demanded within the agreed grace, in which payment is in time', async () => {
    const courtCase = await identified(await performing.open({ grace: { days: 5, unit: 'CALENDAR' } }));
    const partyId = courtCase.parties[1]!.partyId;
    const notice = { kind: 'DEMAND_NOTICE', partyId, until: '2026-07-15', ...CONTACT };
    expect((await ordered(courtCase, notice, '2026-07-05')).body.code).toBe('PAPER.NOTHING_ON_RECORD');
    expect((await ordered(courtCase, notice, '2026-07-07')).body).toMatchObject({ title: '催告通知书' });
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

  it('CLS-3: of a settlement that stands no longer nothing is demanded nor certified, though its sum be paid; resumed enforcement is told closed as it was', async () => {
    const courtCase = await identified(await performing.inBreach());
    const partyId = courtCase.parties[1]!.partyId;
    const closing = { kind: 'CLOSING_NOTICE', facts: '案外人提供担保，另案处理。', ...CONTACT };
    await performing.elect(courtCase, 'RESUME', '2026-11-23T10:00:00+08:00');
    await performing.rule(courtCase, 'RESUME', '2026-11-23T15:00:00+08:00', { reason: '债务人无正当理由' });
    const caseNumber = `（2026）鲁0502执恢${courtCase.caseId.split('-').at(-1)!}号`;
    const act = { act: 'openEnforcement', caseNumber, ground: 'SET-ART-11-0' } as const;
    await performing.enforce(courtCase, '2026-11-23T15:00:00+08:00', act);
    const demand = { kind: 'DEMAND_NOTICE', partyId, until: '2026-12-15', ...CONTACT };
    expect((await ordered(courtCase, demand, '2026-11-24')).body.code).toBe('PAPER.NOTHING_ON_RECORD');
    // As much as the settlement's sum, while the title owes more.
    await performing.receive(courtCase, 'r-9', '2026-11-25', '900000.00', '2026-11-25T10:00:00+08:00').expect(201);
    for (const paper of [{ kind: 'COMPLETION_CERTIFICATE' }, closing])
      expect((await ordered(courtCase, paper, '2026-11-26')).body.code).toBe('PAPER.NOTHING_ON_RECORD');
    await performing.enforce(
      courtCase,
      '2026-12-01T09:00:00+08:00',
      { act: 'closeEnforcement', mode: '终结执行' },
      'judge-1',
    );
    expect((await ordered(courtCase, closing, '2026-12-01')).body).toMatchObject({
      title: '结案通知书',
      number: expect.stringContaining(caseNumber.slice(0, -1)),
    });
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

  describe('of a ruling on resumption', () => {
    const [APPLIED, RULED] = ['2026-11-23T10:00:00+08:00', '2026-11-23T15:00:00+08:00'];
    const paper = { facts: '李四未按协议支付第二期款项。', signatories: [{ role: 'JUDGE', name: '王五' }] } as const;
    const applied = async (): Promise<OpenCase> => {
      const courtCase = await identified(await performing.inBreach());
      await performing.elect(courtCase, 'RESUME', APPLIED);
      return courtCase;
    };
    const open = (courtCase: OpenCase, caseNumber: string) =>
      performing.enforce(courtCase, RULED, { act: 'openEnforcement', caseNumber, ground: 'SET-ART-11-0' });
    const allotted = async ({ caseId, caseNumber }: OpenCase): Promise<string> => {
      const number = caseNumber.replace('执前调', '执');
      await performing.fixture.dataSource.manager.insert(AllottedNumber, { caseId, type: '执', caseNumber: number });
      return number;
    };
    const namesAsEnforced = (text: string) => {
      expect(text).toMatch(/申请执行人：?张三/);
      expect(text).toMatch(/被执行人：?李四/);
      expect(text).not.toMatch(/债权人：?张三|债务人：?李四/);
    };

    it('SET-RES-3: before enforcement it waits for the number under which that opens, and names both as in enforcement', async () => {
      const courtCase = await applied();
      expect(courtCase.caseNumber).toContain('执前调');
      await performing.rule(courtCase, 'RESUME', RULED, { paper });
      expect(await performing.documents(courtCase, 'RESUMPTION_RULING')).toEqual([]);
      const under = courtCase.caseNumber.replace('执前调', '执恢');
      await open(courtCase, under);
      const [made, ...more] = await performing.documents(courtCase, 'RESUMPTION_RULING');
      expect(more).toEqual([]);
      expect(made!.number.startsWith(under)).toBe(true);
      namesAsEnforced(made!.text);
      expect(made!.text).toContain('736610.00');
      const again = { kind: 'RESUMPTION_RULING', application: 1, ...paper };
      expect((await ordered(courtCase, again, '2026-11-23', 'enforcement-judge')).body.code).toBe('DOCUMENT.ID_TAKEN');
    });

    it('SET-RES-3: where enforcement was filed it is made at once, under the number of that', async () => {
      const courtCase = await applied();
      const under = await allotted(courtCase);
      await performing.rule(courtCase, 'REFUSE', RULED, { reason: '条件未成就', paper });
      const [made] = await performing.documents(courtCase, 'NO_RESUMPTION_RULING');
      expect(made!.number.startsWith(under)).toBe(true);
      namesAsEnforced(made!.text);
    });

    it('SET-ART-17-1: says what the ruling said, whatever was entered since; of one that was revoked none is made', async () => {
      const courtCase = await applied();
      await allotted(courtCase);
      await performing.rule(courtCase, 'RESUME', RULED);
      await performing.receive(courtCase, 'r-late', '2026-11-01', '100000', '2026-11-25T10:00:00+08:00').expect(201);
      const late = { kind: 'RESUMPTION_RULING', application: 1, ...paper };
      expect((await ordered(courtCase, late, '2026-11-26', 'enforcement-judge')).status).toBe(201);
      const [made] = await performing.documents(courtCase, 'RESUMPTION_RULING');
      expect(made!.text).toContain('736610.00');
      expect(made!.text).toContain('300000.00');
      expect(made!.text).not.toContain('400000.00');

      const revoked = await applied();
      await allotted(revoked);
      await performing.rule(revoked, 'RESUME', RULED);
      await performing.fixture.dataSource.query(
        `update resumption set revoked_at = now(), revoked_by = '（2026）鲁0502执异9号' where case_id = $1`,
        [revoked.caseId],
      );
      const refused = await ordered(revoked, late, '2026-11-26', 'enforcement-judge');
      expect(refused.body.code).toBe('PAPER.NOTHING_ON_RECORD');
    });
  });
});
