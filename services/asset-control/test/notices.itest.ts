import { describe, expect, it } from '@jest/globals';
import { type CaseOfTest } from '@hejie/casework/testing';
import { type FileDecision } from '@hejie/contracts/workflows';
import { courtInstant, PUBLISHED_EDITION_IDS } from '@hejie/law';
import { assetControlFixture } from './fixture.js';

const assetControl = assetControlFixture();
const OPENED = '2026-02-13T09:00:00+08:00';
/** Without the notice the Spring Festival ends on 02-19; with it on 02-23, and 02-28 is a make-up day. */
const NOTICE = { calendarEditions: ['state-council-2026'] };
const WITHOUT = PUBLISHED_EDITION_IDS.filter((id) => id !== 'state-council-2026');
const PRESERVED = '（2026）鲁0502执保12号';
const [BEFORE, AFTER] = ['2026-02-21T00:00:00+08:00', '2026-02-25T00:00:00+08:00'];

const opened = async (performanceEndsOn: string): Promise<CaseOfTest> => {
  const courtCase = await assetControl.enter();
  const title = { principal: '1000000.00', dailyRate: '0', expiry: '2025-12-31', fee: '0.00' };
  await assetControl.hears('accepted', '2026-02-03T09:00:00+08:00', { ...courtCase, title, calendarEditions: WITHOUT });
  const preservation = {
    applicantPartyId: courtCase.parties[0]!.partyId,
    rulingNumber: '（2026）鲁0502执保12号之一',
    ruledAt: '2026-02-02T16:00:00+08:00',
    urgentGround: '转移财产',
    performanceEndsOn,
  };
  await assetControl.service
    .post(`/cases/${courtCase.caseId}/property`, await assetControl.judge(), OPENED)
    .send({ authority: PRESERVED, preservation })
    .expect(201);
  await reach(courtCase, '2026-02-10T00:00:00+08:00');
  return courtCase;
};
const reach = async ({ caseId }: CaseOfTest, deadline: string): Promise<FileDecision> => {
  const lateness = { deadline: courtInstant(deadline), latenessSeconds: 0 };
  const act = { act: 'reachPropertyDeadline', lateness, now: courtInstant(deadline) } as const;
  return (await assetControl.service.step(caseId, courtInstant(deadline), [act])).reachPropertyDeadline as FileDecision;
};
const adopts = ({ caseId }: CaseOfTest, at: string) => assetControl.hears('noticeAdopted', at, { caseId, ...NOTICE });
const dueOf = async ({ caseId }: CaseOfTest, kind: string) =>
  (await assetControl.service.workItems(caseId))
    .filter((item) => item.kind === kind && item.state === 'OPEN')
    .map(({ dueAt }) => courtInstant(dueAt!.getTime()));

describe('PER-4: a holiday notice, and what is due in a property file', () => {
  it('moves the timer and the task in the list alike, and wakes the case', async () => {
    const courtCase = await opened('2026-06-30');
    const { caseId, parties } = courtCase;
    const receivedAt = courtInstant('2026-02-13T10:00:00+08:00');
    const clue = { clueId: 'clue-1', byPartyId: parties[0]!.partyId, receivedAt, clear: true, urgent: false };
    await assetControl.service.step(caseId, receivedAt, [{ act: 'recordClue', ...clue, words: '某行有存款。' }], {
      by: 'clerk-1',
    });
    expect(await dueOf(courtCase, 'VERIFY_CLUE')).toEqual([BEFORE]);
    await adopts(courtCase, '2026-02-14T09:00:00+08:00');
    expect(await dueOf(courtCase, 'VERIFY_CLUE')).toEqual([AFTER]);
    const { body } = await assetControl.service
      .read(`/cases/${caseId}/property`, await assetControl.judge())
      .expect(200);
    expect(body).toMatchObject({ due: { at: AFTER }, rows: { clues: [{ verifyBy: '2026-02-24' }] } });
    expect((await assetControl.service.audit(caseId)).slice(-2)).toEqual([
      'workflow property.day-rederived',
      'workflow file.stands-otherwise',
    ]);
    expect(await assetControl.service.facts(caseId, 'property-changed')).toHaveLength(1);
  });

  it('PROC-21: a preservation that has lapsed does not lapse again, and its case goes on', async () => {
    const courtCase = await opened('2026-02-13');
    expect(await reach(courtCase, BEFORE)).toMatchObject({ due: null });
    const letters = () => assetControl.service.letters(courtCase.caseId, 'preservation-lapsed');
    expect(await letters()).toHaveLength(2);
    await adopts(courtCase, '2026-02-21T09:00:00+08:00');
    expect(await reach(courtCase, AFTER)).toMatchObject({ due: null });
    expect(await letters()).toHaveLength(2);
    expect(await assetControl.service.facts(courtCase.caseId, 'preservation-lapsed')).toHaveLength(1);
  });
});
