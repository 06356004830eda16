import { type Role } from '@hejie/security';
import { Papers } from '@hejie/casework';
import { describe, expect, it, jest } from '@jest/globals';
import { type CaseOfTest } from '@hejie/casework/testing';
import { caseClosed, complaintDecided, complaintReceived, type FactData } from '@hejie/contracts/facts';
import { courtInstant, legalDate, type Yuan } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { eventually } from '@hejie/testing';
import { ACCEPTED, COURT, DESIGNATION, MEDIATOR, mediationFixture } from './fixture.js';

const mediation = mediationFixture();
const CONTACT = { contact: '孙八', phone: '0546-0000000' };
const AT = '2026-11-24T10:00:00+08:00';

const ordered = async (caseId: string, body: object, role: Role = 'clerk') =>
  mediation.service
    .post(
      `/cases/${caseId}/papers`,
      await mediation.service.token({ roles: [role], court: '鲁0502', subject: `${role}-1` }),
      AT,
    )
    .send(body);

const ENDED = courtInstant('2026-11-24T10:00:00+08:00');
const LAPSED = courtInstant('2026-11-25T00:00:00+08:00');
type End = Partial<FactData<typeof caseClosed>> & Pick<FactData<typeof caseClosed>, 'ending' | 'rule'>;
/** Intake tells that the case has ended. */
const ended = (caseId: string, end: End) => {
  const at = end.ending === 'LAPSED' ? LAPSED : ENDED;
  return mediation.service.unitOfWork.run((tx) =>
    mediation.service.get(Outbox).append(tx, {
      definition: caseClosed,
      caseId,
      aggregateId: caseId,
      data: { caseId, paid: '0.00' as Yuan, latenessSeconds: 0, at, ...end },
      occurredAt: at,
      step: 9,
    }),
  );
};
const told = (caseId: string, definition: typeof complaintReceived | typeof complaintDecided, data: object) =>
  mediation.service.unitOfWork.run((tx) =>
    mediation.service.get(Outbox).append(tx, {
      definition: definition as never,
      caseId,
      aggregateId: caseId,
      data: { caseId, at: ENDED, ...data } as never,
      occurredAt: ENDED,
    }),
  );
/** What a paper was made of. */
const fieldsOf = async (caseId: string, body: object, role: Role = 'clerk'): Promise<Record<string, unknown>> => {
  const order = jest.spyOn(mediation.service.get(Papers), 'order');
  const { status, body: answer } = await ordered(caseId, body, role);
  const [, , made] = order.mock.lastCall!;
  order.mockRestore();
  expect([status, answer.code]).toEqual([201, undefined]);
  return made.document.fields;
};
/** Who the parties are. */
const identified = async <C extends CaseOfTest>(known: C): Promise<C> => {
  const clerk = await mediation.service.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' });
  for (const { partyId } of known.parties)
    await mediation.service
      .put(`/cases/${known.caseId}/parties/${encodeURIComponent(partyId)}/identity`, clerk, ACCEPTED)
      .send({ kind: 'PERSON', name: '张三' })
      .expect(200);
  return known;
};
/** The notice, made once the service has heard of the end: why and when. */
const failedNotice = async (caseId: string): Promise<string> => {
  const { body } = await eventually(async () => {
    const answer = await ordered(caseId, { kind: 'FAILED_NOTICE', ...CONTACT });
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
    return answer;
  });
  const [row] = await mediation.service.dataSource.query(
    'select reason, ended_on::text from failed_settlement where case_id = $1',
    [caseId],
  );
  expect(body.kind).toBe('FAILED_NOTICE');
  return `${row.reason} ${row.ended_on}`;
};

describe('PRE-1, PRE-7, PRE-8: 和解不成通知书', () => {
  it.each([
    ['a party refuses', { ending: 'REFUSED', rule: 'PRE-1' }, 'REFUSED 2026-11-24'],
    ['not all answer in time', { ending: 'LAPSED', rule: 'PRE-1' }, 'NO_CONSENT 2026-11-24'],
    ['a party leaves while all are asked', { ending: 'WITHDRAWN', rule: 'PRE-1' }, 'WITHDRAWN 2026-11-24'],
    [
      'the application is withdrawn',
      { ending: 'WITHDRAWN', rule: 'CLS-4', application: 'WITHDRAWN' },
      'APPLICATION_WITHDRAWN 2026-11-24',
    ],
  ] as const)('is made where there were no talks: %s', async (_, end, expected) => {
    const { caseId } = await identified(await mediation.service.enter());
    await ended(caseId, end);
    expect(await failedNotice(caseId)).toBe(expected);
  });

  it('is made of talks that failed; a founded complaint is told as what it is', async () => {
    const failed = await identified(await mediation.negotiating());
    await ended(failed.caseId, { ending: 'FAILED', rule: 'PRE-7' });
    expect(await failedNotice(failed.caseId)).toBe('FAILED 2026-11-24');
    const { caseId, parties } = await identified(await mediation.negotiating());
    const days = { from: legalDate('2026-11-24'), to: legalDate('2026-11-24') };
    await told(caseId, complaintReceived, { partyId: parties[0]!.partyId, against: 'OTHER_PARTY', decideBy: LAPSED });
    await told(caseId, complaintDecided, { finding: 'FOUNDED', consequence: 'ENDS', suspended: days });
    await ended(caseId, { ending: 'WITHDRAWN', rule: 'PRE-1' });
    expect(await failedNotice(caseId)).toBe('COERCED 2026-11-24');
  });

  it('none while it goes on', async () => {
    const { caseId } = await mediation.negotiating();
    expect((await ordered(caseId, { kind: 'FAILED_NOTICE', ...CONTACT })).body.code).toBe('PAPER.NOTHING_ON_RECORD');
  });
});

describe('S2: 明确拒绝的不得进入', () => {
  it('each door of mediation answers with the end of the case and the words of the rule', async () => {
    const { service } = mediation;
    const { caseId, parties } = await identified(await service.enter());
    await ended(caseId, { ending: 'REFUSED', rule: 'PRE-1' });
    await failedNotice(caseId);
    const clerk = await service.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' });
    const [partyId] = parties.map((one) => one.partyId);
    const session = {
      at: '2026-11-27T09:00:00+08:00',
      place: '一号和解室',
      manner: 'AT_COURT',
      contact: { name: '孙八', phone: '0546-0000000' },
    };
    const doors: [string, string, object][] = [
      ['sessions', clerk, session],
      ['offers', clerk, { partyId, text: '分两期付清' }],
      ['online-consents', clerk, { partyId, consents: true }],
      ['designation', mediation.judge, { mediatorId: 'nobody-on-the-roll', chosenBy: 'PARTIES' }],
    ];
    for (const [path, token, said] of doors) {
      const { status, body } = await service.post(`/cases/${caseId}/${path}`, token, AT).send(said);
      expect([path, status, body.code]).toEqual([path, 409, 'CASE.ENDED']);
      expect(JSON.stringify(body)).toContain('明确拒绝的不得进入');
    }
  });
});

describe('papers of the negotiation (D4)', () => {
  it('state nothing that is not on record, each with the rule and what comes first', async () => {
    const { caseId } = await mediation.service.enter();
    const refusals: [object, string][] = [
      [{ kind: 'MEDIATOR_DESIGNATION', ground: '双方未共同选定', ...CONTACT }, 'PRE-5'],
      [{ kind: 'SETTLEMENT_AGREEMENT', clerk: '孙八' }, 'PRE-6'],
      [{ kind: 'SECURITY_BOND', guarantorId: 'g-1' }, 'GUA-2'],
      [{ kind: 'FAILED_NOTICE', ...CONTACT }, 'PRE-8'],
    ];
    for (const [paper, rule] of refusals) {
      const { status, body } = await ordered(caseId, paper);
      expect([status, body.code, body.rule]).toEqual([422, 'PAPER.NOTHING_ON_RECORD', rule]);
    }
    const recusal = {
      kind: 'RECUSAL_DECISION',
      reason: '可能影响公正',
      signatories: [{ role: 'JUDGE', name: '王五' }],
    };
    expect((await ordered(caseId, recusal)).body.code).toBe('AUTH.ROLE_DENIED');
    expect((await ordered(caseId, recusal, 'settlement-judge')).body).toMatchObject({
      code: 'PAPER.NOTHING_ON_RECORD',
      rule: 'PRE-5',
    });
  });

  it('PRE-5: 和解员指定决定书 says in Chinese of which kind he is', async () => {
    const { caseId } = await identified(await mediation.service.enter());
    await mediation.service.step(caseId, ACCEPTED, [{ ...DESIGNATION, chosenBy: 'COURT' }], { by: 'assistant-1' });
    const fields = await fieldsOf(caseId, { kind: 'MEDIATOR_DESIGNATION', ground: '双方未共同选定', ...CONTACT });
    expect(fields).toMatchObject({ mediator: MEDIATOR.name, as: '人民调解员' });
  });

  it('民诉法50: 回避决定书 and its letter offer reconsideration where a first request is refused, and nowhere else', async () => {
    const { service } = mediation;
    const { caseId, parties } = await identified(await mediation.negotiating());
    const { partyId } = parties[1]!;
    const about = { mediatorId: MEDIATOR.mediatorId, partyId };
    const asks = { act: 'recordRecusalRequest', relation: 'INTEREST', reason: '持有股份', decideBy: LAPSED } as const;
    const decides = async (nth: number, granted: boolean) => {
      const request = { ...asks, ...about, nth, reconsidered: nth > 1 };
      await service.step(caseId, ACCEPTED, [request], { by: 'debtor' });
      const decision = { act: 'recordRecusalDecision', nth, ...about, granted, reason: '查无此事' } as const;
      await service.step(caseId, ACCEPTED, [decision], { by: 'judge-1' });
      const paper = { kind: 'RECUSAL_DECISION', reason: '查无此事', signatories: [{ role: 'JUDGE', name: '王五' }] };
      const { reconsiderable = false } = await fieldsOf(caseId, paper, 'settlement-judge');
      const letters = await service.letters(caseId, 'recusal-decided');
      const offered = letters.filter(({ body }) => body.includes('可以申请复议一次'));
      return [reconsiderable, letters.length, offered.length];
    };
    expect(await decides(1, false)).toEqual([true, 2, 2]);
    expect(await decides(2, false)).toEqual([false, 4, 2]);
    expect(await decides(3, true)).toEqual([false, 6, 2]);
  });
});
