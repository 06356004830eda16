import { describe, expect, it } from '@jest/globals';
import {
  enforcementClosingRecorded,
  enforcementClosingWithdrawn,
  enforcementEnded,
  enforcementStayed,
  mediationDueSet,
  objectionFollowed,
  owedAfterEndingSet,
  performanceDueSet,
  performanceStageEntered,
  stayRefused,
  type FactDefinition,
} from '@hejie/contracts/facts';
import { courtInstant, legalDate, type Yuan } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { deliverTwice, eventually } from '@hejie/testing';
import { keepOwed } from '../src/case-record/owed.js';
import { COURT, FILED, intakeFixture, type FiledCase } from './fixture.js';

const intake = intakeFixture();
const ASKED = courtInstant(FILED);
const LAPSED = courtInstant('2026-06-11T00:00:00+08:00');
const stageOf = async (caseId: string): Promise<string> =>
  (await intake.service.read(`/cases/${caseId}`, intake.filingClerk).expect(200)).body.stage;

const asked = async (): Promise<FiledCase> => {
  const filed = await intake.filed();
  await intake.service.step(filed.caseId, ASKED, [{ act: 'requestConsents' }]);
  return filed;
};

describe('the question of consent', () => {
  it('PRE-1: goes to each side once, however often the workflow asks for it', async () => {
    const { service } = intake;
    const { caseId, parties } = await intake.filed();
    await deliverTwice(service.record, { atOnce: true })(service.next(caseId, ASKED, [{ act: 'requestConsents' }]));
    expect((await service.letters(caseId, 'consent-request')).map(({ partyId }) => partyId).sort()).toEqual(
      parties.map(({ partyId }) => partyId).sort(),
    );
    expect(await service.facts(caseId, 'consent-requested')).toHaveLength(2);
    expect(await service.facts(caseId, 'notice-issued')).toHaveLength(2);
    expect(await service.workItems(caseId)).toMatchObject([
      { kind: 'ASK_PARTIES', role: 'filing-clerk', state: 'OPEN' },
    ]);
    expect(await service.audit(caseId)).toEqual(['filing-clerk-1 application.accepted', 'workflow consents.requested']);
  });

  it('is done when all have answered', async () => {
    const { service } = intake;
    const { caseId, parties } = await asked();
    for (const { partyId } of parties) {
      const answer = service.next(caseId, ASKED, [{ act: 'recordConsent', partyId, answer: 'CONSENT' }], {
        by: 'filing-clerk-1',
      });
      await deliverTwice(service.record)(answer);
    }
    expect(await service.facts(caseId, 'consent-recorded')).toHaveLength(2);
    expect(await service.workItems(caseId)).toMatchObject([
      { kind: 'ASK_PARTIES', state: 'DONE', doneBy: 'filing-clerk-1' },
    ]);
  });
});

describe('the stage of a case', () => {
  it('is told with the number of its step, which an older one never overwrites', async () => {
    const { service } = intake;
    const { caseId } = await intake.filed();
    const enter = (step: number, stage: 'SELECTION' | 'NEGOTIATION') =>
      service.step(caseId, ASKED, [], { step, entered: { stage, awaiting: '…' } });
    await enter(3, 'NEGOTIATION');
    await enter(2, 'SELECTION');
    expect(await stageOf(caseId)).toBe('NEGOTIATION');
    expect(await service.facts(caseId, 'stage-entered')).toMatchObject([
      { step: 3, data: { stage: 'NEGOTIATION' } },
      { step: 2, data: { stage: 'SELECTION' } },
    ]);
  });

  it('is learnt from the other services, through the broker', async () => {
    const { service } = intake;
    const { caseId } = await intake.filed();
    await service.step(caseId, ASKED, [{ act: 'requestConsents' }], {
      step: 7,
      entered: { stage: 'CONFIRMATION', awaiting: '签字' },
    });
    const told = (step: number, stage: 'PERFORMANCE' | 'BREACH') =>
      service.unitOfWork.run((tx) =>
        service.get(Outbox).append(tx, {
          definition: performanceStageEntered,
          caseId,
          aggregateId: caseId,
          data: { caseId, stage, awaiting: '按期履行', at: ASKED },
          occurredAt: ASKED,
          step,
        }),
      );
    await told(9, 'PERFORMANCE');
    await told(8, 'BREACH');
    await told(10, 'BREACH');
    await eventually(async () => expect(await stageOf(caseId)).toBe('BREACH'), { timeout: 30_000 });
    const [record] = await service.dataSource.query('select step, awaiting from case_record where case_id = $1', [
      caseId,
    ]);
    expect(record).toEqual({ step: 10, awaiting: '按期履行' });
  });
});

describe('what is due next in a case', () => {
  const told = (
    definition: typeof mediationDueSet,
    caseId: string,
    step: number | undefined,
    dueAt: string | null,
    provisional = false,
  ) => {
    const { service } = intake;
    return service.unitOfWork.run((tx) =>
      service.get(Outbox).append(tx, {
        definition,
        caseId,
        aggregateId: caseId,
        data: { caseId, dueAt: dueAt === null ? null : courtInstant(dueAt), provisional, at: ASKED },
        occurredAt: ASKED,
        step,
      }),
    );
  };
  const dueOf = async (caseId: string) =>
    (await intake.service.read(`/cases/${caseId}`, intake.filingClerk).expect(200)).body.due;

  it('is learnt from mediation, then from performance; an older step never overwrites a newer one, nor the end', async () => {
    const { service } = intake;
    const { caseId } = await intake.filed();
    expect(await dueOf(caseId)).toBeNull();
    // Of a case that ran before deadlines were told it is told outside of a step; no more once a step has told of it.
    await told(mediationDueSet, caseId, undefined, '2026-06-09T00:00:00+08:00');
    const before = { at: '2026-06-09T00:00:00+08:00', provisional: false };
    await eventually(async () => expect(await dueOf(caseId)).toEqual(before), { timeout: 30_000 });
    await told(mediationDueSet, caseId, 3, '2026-06-11T00:00:00+08:00', true);
    await told(mediationDueSet, caseId, undefined, '2026-06-09T00:00:00+08:00');
    const negotiating = { at: '2026-06-11T00:00:00+08:00', provisional: true };
    await eventually(async () => expect(await dueOf(caseId)).toEqual(negotiating), { timeout: 30_000 });
    await told(performanceDueSet, caseId, 9, '2026-07-01T00:00:00+08:00');
    const performed = { at: '2026-07-01T00:00:00+08:00', provisional: false };
    await eventually(async () => expect(await dueOf(caseId)).toEqual(performed), { timeout: 30_000 });
    await service.step(
      caseId,
      LAPSED,
      [{ act: 'closeCase', ending: 'PERFORMED', rule: 'SET-ART-8-1', paid: '1.00' as Yuan }],
      { step: 12 },
    );
    expect(await dueOf(caseId)).toBeNull();
    await told(performanceDueSet, caseId, 11, '2026-10-01T00:00:00+08:00');
    const other = await intake.filed();
    await told(performanceDueSet, other.caseId, 9, '2026-07-01T00:00:00+08:00');
    await told(mediationDueSet, other.caseId, 8, '2026-06-11T00:00:00+08:00');
    await told(performanceDueSet, other.caseId, 10, null);
    await told(performanceDueSet, other.caseId, undefined, '2026-06-12T00:00:00+08:00');
    await eventually(
      async () =>
        expect(
          await service.dataSource.query('select due_at, due_step from case_record where case_id = $1', [other.caseId]),
        ).toEqual([{ due_at: null, due_step: 10 }]),
      { timeout: 30_000 },
    );
    expect(await dueOf(caseId)).toBeNull();
  });
});

describe('the end of a resumed enforcement', () => {
  it('is learnt from performance, so that the keys of its steps here may go after a time', async () => {
    const { service } = intake;
    const [{ caseId }, { caseId: running }] = [await intake.filed(), await intake.filed()];
    await service.unitOfWork.run((tx) =>
      service.get(Outbox).append(tx, {
        definition: enforcementEnded,
        caseId,
        aggregateId: caseId,
        data: { caseId, mode: '执行完毕', total: '0.00' as Yuan, at: ASKED },
        occurredAt: ASKED,
        step: 4,
      }),
    );
    const known = async () =>
      await service.dataSource.query(
        `select case_id from case_directory where enforcement_ending_known_at is not null and case_id = any($1)`,
        [[caseId, running]],
      );
    await eventually(async () => expect(await known()).toEqual([{ case_id: caseId }]), { timeout: 30_000 });
  });
});

describe('a case that goes back to filing', () => {
  const back = { act: 'handOverToFiling', reason: 'LAPSED', rule: 'PRE-8' } as const;

  it('is a task of the same day that outlives the end of the case, and is filed once under 执', async () => {
    const { service, filingClerk } = intake;
    const { caseId } = await asked();
    const lateness = { deadline: LAPSED, latenessSeconds: 30 };
    const ended = service.next(caseId, LAPSED, [
      { ...back, lateness },
      { act: 'closeCase', ending: 'LAPSED', rule: 'PRE-8', paid: '0.00' as Yuan },
    ]);
    await deliverTwice(service.record)(ended);
    expect(await service.letters(caseId, 'settlement-ended')).toHaveLength(2);
    expect(await service.facts(caseId, 'handed-over-to-filing')).toMatchObject([
      { step: 2, data: { reason: 'LAPSED', latenessSeconds: 30 } },
    ]);
    expect(await service.workItems(caseId)).toMatchObject([
      { kind: 'ASK_PARTIES', state: 'CANCELLED' },
      {
        kind: 'FILE_AS_ENFORCEMENT',
        role: 'filing-clerk',
        state: 'OPEN',
        dueAt: new Date('2026-06-12T00:00:00+08:00'),
      },
    ]);

    const file = (key: string) =>
      service.post(`/cases/${caseId}/filing`, filingClerk, '2026-06-11T09:00:00+08:00', key).send({});
    const { body } = await file('file').expect(201);
    expect(body.caseNumber).toMatch(/^（2026）鲁0502执\d+号$/);
    expect((await file('file').expect(201)).body).toEqual(body);
    expect((await file('again').expect(201)).body).toEqual(body);
    const [, filed, notified] = await service.workItems(caseId);
    expect(filed).toMatchObject({ kind: 'FILE_AS_ENFORCEMENT', state: 'DONE', doneBy: 'filing-clerk-1' });
    // PROC-2: enforcement begins with its notice, within ten days; the last of them is a rest day.
    expect(notified).toMatchObject({
      kind: 'NOTIFY_DEBTOR',
      role: 'clerk',
      state: 'OPEN',
      dueAt: new Date('2026-06-23T00:00:00+08:00'),
      facts: { enforcementNumber: body.caseNumber },
    });
    expect((await service.facts(caseId, 'case-number-allocated')).length).toBe(2);
    expect((await service.audit(caseId)).filter((line) => !line.includes(' ladder.')).slice(2)).toEqual([
      'workflow case.handed-over-to-filing',
      'workflow case.ended',
      'filing-clerk-1 case.filed-as-enforcement',
    ]);
  });

  it('B3: by what a party said is so in its audit, with who said it', async () => {
    const { service } = intake;
    const { caseId, parties } = await intake.filed();
    const said = { reason: 'WITHDRAWN', statement: '不再和解', partyId: parties[0]!.partyId } as const;
    await service.step(caseId, ASKED, [{ ...back, ...said }], { by: 'creditor-1' });
    const [, line] = await service.auditLines(caseId);
    expect(line).toMatchObject({ actor: 'creditor-1', facts: said });
  });

  it('that comes on a day off is a task of the next working day', async () => {
    const { service } = intake;
    const { caseId } = await intake.filed();
    await service.step(caseId, courtInstant('2026-06-13T00:00:00+08:00'), [back]);
    expect(await service.workItems(caseId)).toMatchObject([{ dueAt: new Date('2026-06-16T00:00:00+08:00') }]);
  });

  it('that was in enforcement already goes on there: both sides are told, and nothing is filed', async () => {
    const { service } = intake;
    const { caseId } = await intake.filed({ packId: 'enterprise-2025@2', enforcementNumber: '(2026)鲁0502执77号' });
    await service.step(caseId, ASKED, [{ ...back, reason: 'FAILED', rule: 'PRE-7' }]);
    const letters = await service.letters(caseId, 'settlement-ended');
    expect(letters.map(({ body }) => body)).toEqual(
      Array(2).fill(
        expect.stringContaining('（2026）鲁0502执77号：和解员宣布不能达成和解协议，和解程序结束，恢复原执行程序'),
      ),
    );
    expect(await service.workItems(caseId)).toEqual([]);
    await service.post(`/cases/${caseId}/filing`, intake.filingClerk, FILED).send({}).expect(404);
  });

  it('that was never handed over cannot be filed', async () => {
    const { caseId } = await intake.filed();
    await intake.service.post(`/cases/${caseId}/filing`, intake.filingClerk, FILED).send({}).expect(404);
  });
});

describe('a number of a case', () => {
  it('asked for twice in one step is one number; twenty cases at once have no gap', async () => {
    const { service } = intake;
    const allot = { act: 'allotNumber', type: '执恢' } as const;
    const serial = (caseNumber = '') => Number(/执恢(\d+)号/.exec(caseNumber)![1]);
    const { caseId } = await intake.filed();
    const [first, again] = await deliverTwice(service.record, { atOnce: true })(service.next(caseId, ASKED, [allot]));
    expect(again).toEqual(first);
    const others = await Promise.all(Array.from({ length: 20 }, () => intake.filed()));
    const many = await Promise.all(others.map((other) => service.step(other.caseId, ASKED, [allot])));
    const serials = [first, ...many].map(({ allotNumber }) => serial(allotNumber?.caseNumber)).sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
  });

  it('SEED3 五(四): a settled case is registered under 执 where the pack says so, and only there', async () => {
    const { service } = intake;
    const closing = await intake.filed();
    await deliverTwice(service.record)(service.next(closing.caseId, ASKED, [{ act: 'registerSettled' }]));
    const [registered] = await service.facts(closing.caseId, 'settled-case-registered');
    const number = registered!.data.caseNumber as string;
    expect(number).toMatch(/执\d+号$/);
    expect((await service.letters(closing.caseId, 'settled-case-registered')).map(({ body }) => body)).toEqual(
      Array(2).fill(expect.stringContaining(number)),
    );
    expect(await service.workItems(closing.caseId)).toMatchObject([
      { kind: 'REGISTER_SETTLED', role: 'filing-clerk', state: 'OPEN', facts: { enforcementNumber: number } },
    ]);
    const staying = await intake.filed({ packId: 'enterprise-2025@2', enforcementNumber: '(2026)鲁0502执78号' });
    await service.step(staying.caseId, ASKED, [{ act: 'registerSettled' }]);
    expect(await service.facts(staying.caseId, 'settled-case-registered')).toMatchObject([
      { data: { effect: 'STAY' } },
    ]);
    expect(await service.workItems(staying.caseId)).toMatchObject([
      { kind: 'STAY_ENFORCEMENT', role: 'enforcement-judge' },
    ]);
  });

  it('CLS-3, PRE-6: it is reported as closed once it is performed, not before, and not while it is open again', async () => {
    const { service } = intake;
    const { caseId } = await intake.filed();
    await service.step(caseId, ASKED, [{ act: 'registerSettled' }]);
    const { data } = (await service.facts(caseId, 'settled-case-registered'))[0]!;
    const reports = async () =>
      (await service.workItems(caseId))
        .filter(({ kind }) => kind === 'REPORT_CLOSED')
        .map(({ state, title }) => [state, title]);
    expect(await reports()).toEqual([]);
    const end = { act: 'closeCase', ending: 'PERFORMED', rule: 'SET-ART-8-1', paid: '8182.00' as Yuan } as const;
    await deliverTwice(service.record, { atOnce: true })(service.next(caseId, ASKED, [end]));
    const title = `${data.caseNumber as string}：和解协议履行完毕，以执行完毕方式报结案`;
    expect(await reports()).toEqual([['OPEN', title]]);
    const refused = await intake.filed();
    const other = { ...end, ending: 'WITHDRAWN', rule: 'PRE-1', paid: '0.00' as Yuan } as const;
    await service.step(refused.caseId, ASKED, [{ act: 'registerSettled' }, other]);
    expect((await service.workItems(refused.caseId)).map(({ kind }) => kind)).toEqual(['REGISTER_SETTLED']);
  });

  it.each([
    ['stays', enforcementStayed, 'STAY'],
    ['refuses to stay', stayRefused, 'REFUSE'],
  ] as const)(
    'SET-ART-2-4: a judge who %s enforcement has done the task, which nobody completes without a ruling',
    async (_, definition, decision) => {
      const { service } = intake;
      const { caseId } = await intake.filed({ packId: 'enterprise-2025@2', enforcementNumber: enforcementNumber() });
      await service.step(caseId, ASKED, [{ act: 'registerSettled' }]);
      const judge = await service.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });
      const completion = `/work-items/${encodeURIComponent(`stay/${caseId}`)}/completion`;
      const refused = await service.post(completion, judge, FILED).send({ outcome: '已阅' });
      expect([refused.status, refused.body.code]).toEqual([409, 'WORK_ITEM.HAS_COMMAND']);
      await tell(caseId, definition);
      await eventually(
        async () =>
          expect(await service.workItems(caseId)).toMatchObject([{ kind: 'STAY_ENFORCEMENT', state: 'DONE' }]),
        { timeout: 30_000 },
      );
      const [row] = await service.dataSource.query('select outcome from work_items where case_id = $1', [caseId]);
      expect(row.outcome).toMatchObject({ decision });
    },
  );

  it('CLS-4: the end of enforcement after a withdrawal is ruled where it is closed, and lies before the judge again where that was none', async () => {
    const { service } = intake;
    const { caseId } = await intake.filed({ packId: 'enterprise-2025@2', enforcementNumber: enforcementNumber() });
    const withdrawn = { act: 'recordApplicationWithdrawal', signedBy: [`${caseId}.1`], reason: '撤回' } as const;
    await service.step(caseId, ASKED, [withdrawn]);
    const stands = (state: string) =>
      eventually(
        async () => expect(await service.workItems(caseId)).toMatchObject([{ kind: 'RULE_ON_TERMINATION', state }]),
        { timeout: 30_000 },
      );
    await stands('OPEN');
    await tell(caseId, enforcementClosingRecorded);
    await stands('DONE');
    await tell(caseId, enforcementClosingWithdrawn, { standing: null });
    await stands('OPEN');
  });
});

const enforcementNumber = () => `(2026)鲁0502执${Math.floor(Math.random() * 1e8)}号`;

/** Another service tells of the case. */
const tell = (caseId: string, definition: FactDefinition, over: object = {}) =>
  intake.service.unitOfWork.run((tx) => {
    const data = { ...(definition.sample as object), caseId, ...over };
    const fact = { definition, caseId, aggregateId: caseId, data, occurredAt: ASKED };
    return intake.service.get(Outbox).append(tx, fact as never);
  });

describe('the end of a case', () => {
  it('is told once, and nobody is asked any longer', async () => {
    const { service } = intake;
    const { caseId } = await asked();
    const end = { act: 'closeCase', ending: 'PERFORMED', rule: 'SET-ART-8-1', paid: '8182.00' as Yuan } as const;
    await deliverTwice(service.record, { atOnce: true })(service.next(caseId, ASKED, [end]));
    expect(await service.facts(caseId, 'case-closed')).toHaveLength(1);
    expect(await service.workItems(caseId)).toMatchObject([{ state: 'CANCELLED' }]);
    expect((await service.read(`/cases/${caseId}`, intake.filingClerk).expect(200)).body).toMatchObject({
      stage: 'ENDED',
      awaiting: '无',
      ending: 'PERFORMED',
      paid: '8182.00',
    });
    // The workflow server does not know this case: it is long over. The record does.
    const status = await service.read(`/cases/${caseId}/status`, intake.filingClerk).expect(200);
    expect(status.body).toMatchObject({ ending: 'PERFORMED', paid: '8182.00', awaiting: '案件已结束' });
    const late = await service
      .post(`/cases/${caseId}/consents`, intake.filingClerk, FILED)
      .send({ partyId: `${caseId}.1`, answer: 'CONSENT', statedBy: 'SELF', record: '当面笔录' })
      .expect(409);
    expect(late.body.code).toBe('CASE.ENDED');
  });

  it('SET-ART-12-1: is undone where an objection is upheld: the case opens again as it was accepted, once, and ends by a later step', async () => {
    const { service } = intake;
    const { caseId } = await asked();
    const end = { act: 'closeCase', ending: 'PERFORMED', rule: 'SET-ART-8-1', paid: '8182.00' as Yuan } as const;
    await service.step(caseId, ASKED, [end]);
    const hear = (reopens: boolean) =>
      service.unitOfWork.run((tx) =>
        service.get(Outbox).append(tx, {
          definition: objectionFollowed,
          caseId,
          aggregateId: caseId,
          data: { ...objectionFollowed.sample, caseId, reopens },
          occurredAt: ASKED,
        }),
      );
    await hear(false);
    await hear(true);
    await eventually(async () => expect(await service.facts(caseId, 'case-reopened')).toHaveLength(1), {
      timeout: 30_000,
    });
    const [accepted] = await service.facts(caseId, 'application-accepted');
    const { titleDocument: _, ...opening } = accepted!.data as Record<string, unknown>;
    const { objectionId, at } = objectionFollowed.sample;
    expect((await service.facts(caseId, 'case-reopened'))[0]!.data).toEqual({ ...opening, nth: 1, objectionId, at });
    const known = () =>
      service.dataSource.query('select ending, step from case_directory where case_id = $1', [caseId]);
    expect(await known()).toEqual([{ ending: null, step: 1_000_000 }]);
    const shown = async () => (await service.read(`/cases/${caseId}`, intake.filingClerk).expect(200)).body;
    expect(await shown()).toMatchObject({ stage: 'RULING', ending: null, paid: null });
  });

  it('CLS-3: as performed, of which something is owed all the same, is shown with it until nothing is', async () => {
    const { service } = intake;
    const { caseId } = await intake.filed();
    await service.step(caseId, ASKED, [{ act: 'registerSettled' }]);
    const owed = (sum: string) => ({
      caseId,
      owed: sum as Yuan,
      asOf: legalDate('2026-07-25'),
      at: courtInstant('2026-07-25T09:00:00+08:00'),
    });
    const told = (sum: string, version: number) => service.unitOfWork.run((tx) => keepOwed(tx, owed(sum), version));
    const shown = async () => {
      const { body: one } = await service.read(`/cases/${caseId}`, intake.filingClerk).expect(200);
      const { body: list } = await service.read(`/cases?text=${caseId.split('-').at(-1)}`, intake.filingClerk);
      const { owedAfterEnding: listed } = list.items.find((card: { caseId: string }) => card.caseId === caseId);
      expect(listed).toEqual(one.owedAfterEnding);
      return listed;
    };

    const kept = () => service.dataSource.query('select owed_version from case_record where case_id = $1', [caseId]);
    const heard = async (sum: string, version: number) => {
      await service.unitOfWork.run((tx) =>
        service.get(Outbox).append(tx, {
          definition: owedAfterEndingSet,
          caseId,
          aggregateId: caseId,
          data: owed(sum),
          occurredAt: ASKED,
        }),
      );
      await eventually(async () => expect(await kept()).toEqual([{ owed_version: version }]), { timeout: 30_000 });
    };
    const closing = async () => {
      const [task] = await service.dataSource.query(
        `select state, title, facts from work_items where case_id = $1 and kind = 'REPORT_CLOSED'`,
        [caseId],
      );
      return task;
    };

    // Performance may tell of it before the case has had intake record its end.
    await heard('600000.00', 1);
    expect(await shown()).toBeNull();
    const end = { act: 'closeCase', ending: 'PERFORMED', rule: 'SET-ART-8-1', paid: '900000.00' as Yuan } as const;
    await service.step(caseId, ASKED, [end]);
    const owing = { owed: '600000.00', asOf: '2026-07-25' };
    expect(await shown()).toEqual(owing);
    const status = () => service.read(`/cases/${caseId}/status`, intake.filingClerk).expect(200);
    expect((await status()).body).toMatchObject({ ending: 'PERFORMED', paid: '900000.00', owedAfterEnding: owing });
    // Whoever reports it as closed reads what is owed.
    const said = await closing();
    expect(said).toMatchObject({
      state: 'OPEN',
      title: expect.stringMatching(/报结案（案件结束后尚欠600000.00元，报结案前核实）$/),
      facts: { owedAfterEnding: owing },
    });
    await heard('0.00', 2);
    const { owedAfterEnding: _, ...facts } = said.facts;
    expect(await closing()).toEqual({ state: 'OPEN', title: said.title.replace(/（案件结束后.*$/, ''), facts });

    await told('0.00', 3);
    await told('200000.00', 2);
    await told('0.00', 3);
    expect(await shown()).toBeNull();
    expect((await status()).body).not.toHaveProperty('owedAfterEnding');
    await told('400000.00', 4);
    expect(await shown()).toMatchObject({ owed: '400000.00' });
  });
});
