import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementTermsOf, eventually } from '@hejie/testing';
import { CasePapers, CONTACT, JUDGES } from '../src/case-papers.js';
import { CaseRuns } from '../src/case-runs.js';
import { CourtCase, CREDITOR, signedBy, staff } from '../src/court-case.js';
import { at } from '../src/court-time.js';
import { Doors, type Door, type Person } from '../src/doors.js';
import { labourCase, labourTerms } from '../src/labour-case.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const clerk = staff('clerk');
const judge = staff('enforcement-judge');

let records: Records;
let runs: CaseRuns;

beforeAll(async () => {
  [records, runs] = await Promise.all([Records.open(stack.databaseUrl), CaseRuns.open(stack.addresses)]);
}, 180_000);
afterAll(async () => {
  await Promise.all([records?.close(), runs?.close()]);
});

/** Whether a document is given out. */
const fileStatus = async (door: Door, path: string, person: Person): Promise<number> =>
  (await doors.file(door, path, person)).status;

/** A document as its case lists it. */
const filed = async (papers: CasePapers, door: Door, documentId: string) =>
  (await papers.listed(door)).find((one) => one.documentId === documentId)!;

/** Handed to each of those whom it is addressed to. */
async function handed(papers: CasePapers, door: Door, documentId: string, day: string): Promise<void> {
  const { addressees } = await filed(papers, door, documentId);
  for (const [index, to] of addressees.entries()) {
    const times = { sentAt: at(day, '17:10:00'), receivedAt: at(day, '17:20:00') };
    const service = { serviceId: `s-${index + 1}`, to, way: 'DIRECT', ...times };
    const path = `/documents/${encodeURIComponent(documentId)}/service`;
    await papers.courtCase.does(door, path, clerk, service, { at: at(day, '17:30:00') });
  }
}

/** The timers of a case that an operator sees with this summary, and whether each was cancelled. */
async function timersOf({ caseId }: CourtCase, summary: RegExp): Promise<boolean[]> {
  const chain = await runs.runsOf(caseId);
  const histories = await Promise.all(chain.map(({ workflowId, runId }) => runs.history(workflowId, runId)));
  const cancelled: boolean[] = [];
  for (const { events } of histories)
    for (const { timerStartedEventAttributes: started, userMetadata } of events ?? []) {
      if (!started || !userMetadata?.summary) continue;
      const [words] = await runs.opened([userMetadata.summary]);
      if (!summary.test(words as string)) continue;
      cancelled.push(events!.some((one) => one.timerCanceledEventAttributes?.timerId === started.timerId));
    }
  return cancelled;
}

/** A paper that must be refused: with which status, code and rule. */
const refused = async (courtCase: CourtCase, door: Door, body: object, day: string, person: Person = clerk) => {
  const answer = await doors.command(door, courtCase.path('/papers'), person, body, { at: at(day, '17:00:00') });
  return [answer.status, answer.body['code'], answer.body['rule']];
};

/** Facts of the course of a case, in the order of each service. */
async function told(courtCase: CourtCase, names: readonly string[]): Promise<Record<string, number>> {
  const rows = await records.everywhere<{ type: string }>(
    `select type from $schema.outbox where case_id = '${courtCase.caseId}'`,
    ['intake', 'mediation', 'performance'],
  );
  const kinds = rows.map(({ type }) => type.split('.').at(-2)!);
  return Object.fromEntries(names.map((name) => [name, kinds.filter((kind) => kind === name).length]));
}

const COURSE = [
  'application-accepted',
  'consent-recorded',
  'mediator-designated',
  'negotiation-started',
  'agreement-confirmed',
  'receipt-posted',
  'settlement-performed',
  'case-closed',
];

/** Reminders of the end of the thirty days that went out once they were over. */
const remindersAfter = ({ caseId }: CourtCase, signed: string) =>
  records.rows(
    `select issued_at from mediation.notice where case_id = $1 and kind = 'negotiation-reminder' and issued_at >= $2`,
    [caseId, signed],
  );

describe('S1: a labour fee of 8,182.00 yuan, settled before enforcement and paid', () => {
  it('has its five documents, each numbered, filed and served, and its clock from 11-24 to 12-24 cancelled', async () => {
    const courtCase = await labourCase(doors, 'dongying-2020');
    const papers = new CasePapers(doors, courtCase);
    const debtor = courtCase.partyId('DEBTOR');
    expect(courtCase.caseNumber).toMatch(/^（2026）鲁0502执前调\d+号$/);
    // Before anything has happened, nothing is stated.
    const certificate = { kind: 'COMPLETION_CERTIFICATE' };
    const agreement = { kind: 'SETTLEMENT_AGREEMENT', clerk: '孙八' };
    const guidance = await papers.made('intake', { kind: 'GUIDANCE_NOTICE', ...CONTACT }, '2026-11-23');
    const report = { kind: 'PROPERTY_REPORT_ORDER', partyId: debtor, within: '十日', ...CONTACT };
    expect(await refused(courtCase, 'intake', report, '2026-11-23')).toEqual([422, 'PAPER.NOTICE_FIRST', 'PROC-4']);
    const duty = ['支付劳务费8182.00元。'];
    const notice = await papers.made(
      'intake',
      { kind: 'ENFORCEMENT_NOTICE', partyId: debtor, duty, ...CONTACT },
      '2026-11-23',
    );
    const order = await papers.made('intake', report, '2026-11-23');
    expect([guidance.title, notice.title, order.title]).toEqual(['引导告知书', '执行通知书', '报告财产令']);

    await courtCase.consented(at('2026-11-24'));
    await courtCase.negotiating(at('2026-11-24'));
    expect(await courtCase.status()).toMatchObject({
      stage: 'NEGOTIATION',
      negotiation: { lastDay: '2026-12-24', endsAt: at('2026-12-25', '00:00:00') },
    });
    expect(await refused(courtCase, 'mediation', agreement, '2026-12-01')).toEqual([
      422,
      'PAPER.NOTHING_ON_RECORD',
      'PRE-6',
    ]);
    await courtCase.agreed(labourTerms(courtCase), at('2026-12-02'));
    const signed = await papers.made('mediation', agreement, '2026-12-02');
    expect(signed.title).toBe('执前和解协议');
    expect(await refused(courtCase, 'performance', certificate, '2026-12-02')).toEqual([
      422,
      'PAPER.NOTHING_ON_RECORD',
      'SET-ART-8-1',
    ]);
    await courtCase.pays('s1-documents', '8182.00', at('2026-12-11'));
    const performed = await papers.made('performance', certificate, '2026-12-11');
    expect(performed.title).toBe('履行完毕证明');

    // Four signatures, of both sides, mediator and clerk.
    const { body } = await doors.read('mediation', courtCase.path('/agreements'), clerk);
    const [version] = body['items'] as { signatures: { role: string }[] }[];
    expect(version!.signatures.map(({ role }) => role)).toEqual(['CREDITOR', 'DEBTOR', 'MEDIATOR', 'CLERK']);
    // Each is the first of its title under the number of the case, is there as PDF and .docx in its place in the file, says what it is for, and was handed to whom it is addressed.
    const parties = courtCase.parties.map(({ partyId }) => partyId);
    const five: [Door, { documentId: string; number: string }, number, string, string[], string[]][] = [
      ['intake', guidance, 10, '2026-11-23', parties, ['和解期限为30日', '联系人：孙八']],
      ['intake', notice, 10, '2026-11-23', [debtor], ['本院于2026年11月23日立案', '支付劳务费8182.00元。']],
      [
        'intake',
        order,
        10,
        '2026-11-23',
        [debtor],
        [`未履行${courtCase.caseNumber}之一执行通知书`, '收到本令后十日内'],
      ],
      [
        'mediation',
        signed,
        13,
        '2026-12-02',
        parties,
        ['债务人于2026年12月11日前（含当日）一次性支付8182.00元', '书记员：孙八（2026年12月2日10时'],
      ],
      [
        'performance',
        performed,
        8,
        '2026-12-11',
        parties,
        ['双方于2026年12月2日达成', '已于2026年12月11日将协议确定的义务全部履行完毕，履行金额8182.00元'],
      ],
    ];
    for (const [door, { documentId, number }, place, day, to, words] of five) {
      expect(number).toBe(`${courtCase.caseNumber}之一`);
      const path = courtCase.path(`/documents/${encodeURIComponent(documentId)}`);
      expect(await fileStatus(door, `${path}?format=pdf`, clerk)).toBe(200);
      const text = await papers.words(door, documentId);
      for (const said of words) expect(text).toContain(said);
      await handed(papers, door, documentId, day);
      const { filedUnder, services } = await filed(papers, door, documentId);
      expect(filedUnder.no).toBe(place);
      expect(services).toMatchObject(to.map((partyId) => ({ to: { partyId }, way: 'DIRECT', servedOn: day })));
    }
    // 003: registered under 执, and reported closed once performed; the 30 days never end, and the case has told its course once.
    await courtCase.performed('8182.00');
    await eventually(async () =>
      expect(await courtCase.openTasks('intake', 'filing-clerk')).toEqual(['REGISTER_SETTLED', 'REPORT_CLOSED']),
    );
    // Court time passes 24:00 of 12-24 and what would be due of it: there is nothing left that could end.
    const sides = courtCase.parties.map(({ partyId }) => partyId);
    const late = { days: 15, signedBy: sides, request: { paper: '延长和解期限申请书', signedOn: '2026-12-24' } };
    const { status, body: ended } = await doors.command(
      'mediation',
      courtCase.path('/extension'),
      staff('mediator'),
      late,
      {
        at: at('2026-12-25', '00:00:01'),
        until: at('2026-12-28'),
        daysPerSecond: 10,
      },
    );
    expect([status, ended['code'], ended['rule']]).toEqual([409, 'CASE.ENDED', 'CASE-STATES']);
    expect(ended['zh']).toContain('案件已结束（履行完毕）');
    await records.atRest();
    expect(await timersOf(courtCase, /和解期限届满/)).not.toContain(false);
    expect(await remindersAfter(courtCase, at('2026-12-02'))).toEqual([]);
    expect(await told(courtCase, COURSE)).toEqual({
      ...Object.fromEntries(COURSE.map((name) => [name, 1])),
      'consent-recorded': 2,
    });
    expect(await told(courtCase, ['negotiation-ended', 'handed-over-to-filing', 'settled-case-registered'])).toEqual({
      'negotiation-ended': 0,
      'handed-over-to-filing': 0,
      'settled-case-registered': 1,
    });
  }, 120_000);

  it('民诉法90: is served electronically with the consent in the 送达地址确认书 alone, on the day the system shows', async () => {
    const courtCase = await labourCase(doors, 'dongying-2020');
    const papers = new CasePapers(doors, courtCase);
    const partyId = courtCase.partyId('DEBTOR');
    const { documentId } = await papers.made('intake', { kind: 'GUIDANCE_NOTICE', ...CONTACT }, '2026-11-23');
    const door = `/documents/${encodeURIComponent(documentId)}`;
    const service = { serviceId: 's-1', to: { partyId }, way: 'ELECTRONIC', sentAt: at('2026-11-24', '09:00:00') };
    const serve = () =>
      doors.command('intake', courtCase.path(`${door}/service`), clerk, service, { at: at('2026-11-24', '09:30:00') });
    expect(await serve()).toMatchObject({ status: 409, body: { code: 'SERVICE.NO_ELECTRONIC_CONSENT' } });
    const address = { partyId, address: '东营区某某路1号', electronic: true };
    const channels = [{ channel: 'PLATFORM', account: '13800000000' }];
    await courtCase.does(
      'intake',
      '/service-address',
      courtCase.debtor,
      { ...address, channels },
      {
        at: at('2026-11-24', '08:00:00'),
      },
    );
    const { body } = await serve();
    expect(body['services']).toMatchObject([{ servedOn: '2026-11-24', receivedAt: null }]);
    // Once served, the party reads it and its letters, and nobody else's.
    const file = courtCase.path(`${door}?format=pdf`);
    expect(await fileStatus('intake', file, courtCase.debtor)).toBe(200);
    expect(await fileStatus('intake', file, CREDITOR)).toBe(404);
    const letters = await doors.read('intake', courtCase.path('/letters'), courtCase.debtor);
    const written = letters.body['items'] as { partyId: string }[];
    expect(written.length).toBeGreaterThan(0);
    expect(new Set(written.map((one) => one.partyId))).toEqual(new Set([partyId]));
  }, 120_000);
});

describe('S7: the papers of a breach', () => {
  it('恢复执行裁定书 is made with the judge’s ruling, then 计算清单 and 恢复执行通知书 follow from what resumed', async () => {
    const courtCase = await CourtCase.negotiatingSince(doors, at('2026-05-08'));
    const papers = new CasePapers(doors, courtCase);
    await courtCase.agreed(signedBy(courtCase, agreementTermsOf()), at('2026-06-01'));
    await courtCase.pays('s7-documents', '300000.00', at('2026-06-30'), at('2026-10-15'));
    // The thirty days would have ended on 06-08, while the case is performed: nothing ends, and nobody is reminded of them any more.
    expect(await told(courtCase, ['negotiation-ended'])).toEqual({ 'negotiation-ended': 0 });
    expect(await remindersAfter(courtCase, at('2026-06-01'))).toEqual([]);
    const demand = { kind: 'DEMAND_NOTICE', partyId: courtCase.partyId('DEBTOR'), until: '2026-10-30', ...CONTACT };
    expect((await papers.made('performance', demand, '2026-10-15')).title).toBe('催告通知书');
    const election = { partyId: courtCase.partyId('CREDITOR'), remedy: 'RESUME' };
    await courtCase.does('performance', '/election', CREDITOR, election, { at: at('2026-11-23') });
    const facts = '被执行人未按协议支付2026年9月30日到期的300000.00元，至今仍未支付。';
    const ruling = { decision: 'RESUME', paper: { facts, signatories: JUDGES } };
    await courtCase.does('performance', '/ruling', judge, ruling, { at: at('2026-11-23', '11:00:00') });
    // Under the number of the enforcement, which opens by itself after the ruling.
    const made = await eventually(async () => {
      const found = (await papers.listed('performance')).find(({ kind }) => kind === 'RESUMPTION_RULING');
      expect(found).toBeDefined();
      return found;
    });
    expect(made).toMatchObject({
      title: '执行裁定书',
      signatories: JUDGES,
      number: expect.stringMatching(/^（2026）鲁0502执\d+号之一$/),
    });
    const again = { kind: 'RESUMPTION_RULING', application: 1, facts, signatories: JUDGES };
    expect(await refused(courtCase, 'performance', again, '2026-11-23', judge)).toMatchObject([
      409,
      'DOCUMENT.ID_TAKEN',
    ]);
    const list = await eventually(() => papers.made('performance', { kind: 'CALCULATION_LIST' }, '2026-11-23'));
    const notice = { kind: 'RESUMPTION_NOTICE', ...CONTACT };
    const titles = [list.title, (await papers.made('performance', notice, '2026-11-23')).title];
    expect(titles).toEqual(['计算清单', '恢复执行通知书']);
  }, 120_000);
});
