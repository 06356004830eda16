import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasePapers } from '../src/case-papers.js';
import { CREDITOR, staff } from '../src/court-case.js';
import { at } from '../src/court-time.js';
import { Doors, type Door } from '../src/doors.js';
import { labourCase, labourTerms } from '../src/labour-case.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);

let records: Records;

beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
}, 180_000);
afterAll(() => records?.close());

describe('S1 under jianli-2023', () => {
  it('goes the same course in the green channel, and every node of it is told to both parties; it is not registered as enforcement', async () => {
    const courtCase = await labourCase(doors, 'jianli-2023');
    expect(courtCase.caseNumber).toMatch(/^（2026）鲁0502执前调\d+号$/);
    // Nobody marks it: a case with an enterprise is on the green channel by this pack.
    const { body: shown } = await doors.read('intake', courtCase.path(), staff('supervisor'));
    expect(shown).toMatchObject({ greenChannel: true, tags: expect.arrayContaining(['ENTERPRISE']) });
    await courtCase.consented(at('2026-11-24'));
    await courtCase.negotiating(at('2026-11-24'));
    expect((await courtCase.status()).negotiation).toMatchObject({
      lastDay: '2026-12-24',
      endsAt: at('2026-12-25', '00:00:00'),
    });
    await courtCase.agreed(labourTerms(courtCase), at('2026-12-02'));
    const agreement = { kind: 'SETTLEMENT_AGREEMENT', clerk: '孙八' };
    const { title, number } = await new CasePapers(doors, courtCase).made('mediation', agreement, '2026-12-02');
    expect([title, number]).toEqual(['执前和解协议', `${courtCase.caseNumber}之一`]);
    await courtCase.pays('s1-jianli', '8182.00', at('2026-12-11'));
    await courtCase.performed('8182.00');
    await records.atRest();
    const nodes: [Door, string[]][] = [
      ['intake', ['执行和解引导告知书', '和解案件处理结果通知书']],
      ['mediation', ['和解员选定通知书', '执前和解开始通知书', '执前和解协议确认通知书']],
      ['performance', ['和解协议履行完毕通知书']],
    ];
    for (const [door, subjects] of nodes)
      for (const person of [CREDITOR, courtCase.debtor]) {
        const { body } = await doors.read(door, courtCase.path('/letters?limit=100'), person);
        const own = (body['items'] as { kind: string; subject: string; body: string }[]).filter(
          ({ kind }) => kind !== 'instalment-reminder',
        );
        expect(own.map(({ subject }) => subject)).toEqual(subjects);
        for (const letter of own) expect(letter.body).toContain(courtCase.caseNumber);
      }
    // CLOSE: closed once it is performed and verified, without a number of enforcement.
    const effects = await records.rows<{ payload: object }>(
      `select payload from intake.outbox where case_id = $1 and type like '%.settled-case-registered.v1'`,
      [courtCase.caseId],
    );
    expect(effects).toEqual([{ payload: expect.objectContaining({ effect: 'CLOSE' }) }]);
    expect(effects[0]!.payload).not.toHaveProperty('caseNumber');
    const opened = await records.everywhere<{ kind: string }>(
      `select kind from $schema.work_items where case_id = '${courtCase.caseId}' and state = 'OPEN'`,
      ['mediation', 'performance'],
    );
    expect(opened).toEqual([{ kind: 'VERIFY_PERFORMANCE' }]);
    for (const kind of ['REGISTER_SETTLED', 'REPORT_CLOSED'])
      expect(await courtCase.openTasks('intake', 'filing-clerk')).not.toContain(kind);
  }, 120_000);
});
