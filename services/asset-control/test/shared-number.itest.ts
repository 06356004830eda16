import { describe, expect, it } from '@jest/globals';
import { type CaseOfTest } from '@hejie/casework/testing';
import { assetControlFixture } from './fixture.js';

const assetControl = assetControlFixture();
const AT = '2026-06-02T09:00:00+08:00';

/** A case of another creditor than every other one. */
const ofAnother = (): Promise<CaseOfTest> => assetControl.service.enter();
async function opens({ caseId }: CaseOfTest, authority: string) {
  const { service } = assetControl;
  const { status, body } = await service
    .post(`/cases/${caseId}/property`, await assetControl.judge(), AT)
    .send({ authority });
  return [status, body.code];
}
/** A judge withdraws a number in the file of a case. */
async function withdraws({ caseId }: CaseOfTest, authority: string) {
  const { service } = assetControl;
  const { status, body } = await service
    .post(`/cases/${caseId}/property/authorities/withdrawal`, await assetControl.judge(), '2026-06-03T09:00:00+08:00')
    .send({ authority, reason: '录错案件' });
  return [status, body.code];
}
const DONE = [201, undefined];
const TAKEN = [422, 'AUTHORITY.NUMBER_TAKEN'];

describe('CASE-1: two cases and one number of enforcement', () => {
  it('the second is refused, in both languages, however it is written, and nothing of it is recorded', async () => {
    const second = await ofAnother();
    expect(await opens(await ofAnother(), '（2026）鲁0502执21号')).toEqual(DONE);
    const answer = await assetControl.service
      .post(`/cases/${second.caseId}/property`, await assetControl.judge(), AT)
      .send({ authority: '(2026)鲁0502执21号' })
      .expect(422);
    expect(answer.body).toMatchObject({ code: 'AUTHORITY.NUMBER_TAKEN', rule: 'PRE-CTRL', path: '/authority' });
    expect(answer.body).toMatchObject({ zh: expect.stringContaining('一个执行案号'), en: expect.any(String) });
    expect(await assetControl.service.facts(second.caseId)).toEqual([]);
    expect(await opens(second, '（2026）鲁0502执22号')).toEqual(DONE);
    expect(await opens(second, '（2026）鲁0502执恢21号')).toEqual(DONE);
  });

  it('of two that name it at once one has it', async () => {
    const cases = await Promise.all([ofAnother(), ofAnother(), ofAnother()]);
    const answers = await Promise.all(cases.map((one) => opens(one, '（2026）鲁0502执恢23号')));
    expect(answers.sort()).toEqual([DONE, TAKEN, TAKEN]);
  });

  it('what was refused takes no number', async () => {
    const first = await ofAnother();
    expect(await opens(first, '（2027）鲁0502执24号')).toEqual([422, 'AUTHORITY.FUTURE_NUMBER']);
    const rows = await assetControl.service.dataSource.query(
      `select number from enforcement_number where number = '（2027）鲁0502执24号'`,
    );
    expect(rows).toEqual([]);
  });

  it('立案结案意见7: cases of one creditor, who applies for all of it together, share it', async () => {
    expect(await opens(await assetControl.enter(), '（2026）鲁0502执25号')).toEqual(DONE);
    expect(await opens(await assetControl.enter(), '（2026）鲁0502执25号')).toEqual(DONE);
    expect(await opens(await ofAnother(), '（2026）鲁0502执25号')).toEqual(TAKEN);
  });

  it('one that was entered by mistake is withdrawn and free at once; only who has it frees it, and his reason is sealed', async () => {
    const [mistaken, right] = [await ofAnother(), await ofAnother()];
    const number = '（2026）鲁0502执26号';
    expect(await opens(mistaken, number)).toEqual(DONE);
    expect(await withdraws(mistaken, number)).toEqual(DONE);
    expect(await assetControl.service.audit(mistaken.caseId)).toContain('judge-1 property.authority-withdrawn');
    const [row] = await assetControl.service.dataSource.query(
      `select data, words from file_record where case_id = $1 and kind = 'authorities'`,
      [mistaken.caseId],
    );
    expect([row.data.withdrawn, row.words]).toEqual([
      expect.objectContaining({ by: 'judge-1', reason: '' }),
      expect.any(String),
    ]);
    expect(await opens(right, number)).toEqual(DONE);
    expect(await opens(mistaken, number)).toEqual(TAKEN);
    expect(await withdraws(mistaken, number)).toEqual([422, 'AUTHORITY.NOT_IN_FILE']);
    expect(await withdraws(await ofAnother(), number)).toEqual([404, 'PROPERTY.NO_FILE']);
  });

  it('CASE-6: the one under which the court has filed the case itself is no mistake of its file', async () => {
    const own = await assetControl.service.enter({ caseId: '2026-鲁0502-执-9260' });
    expect(await opens(own, '（2026）鲁0502执9260号')).toEqual(DONE);
    expect(await withdraws(own, '（2026）鲁0502执9260号')).toEqual([422, 'AUTHORITY.OWN_NUMBER']);
  });

  it('one that cases of one creditor share is withdrawn in each: the last of them frees it', async () => {
    const shared = [await assetControl.enter(), await assetControl.enter(), await assetControl.enter()] as const;
    const number = '（2026）鲁0502执27号';
    for (const one of shared) expect(await opens(one, number)).toEqual(DONE);
    const [first, second, third] = shared;
    expect(await withdraws(second, number)).toEqual(DONE);
    expect(await withdraws(first, number)).toEqual(DONE);
    expect(await opens(await ofAnother(), number)).toEqual(TAKEN);
    expect(await withdraws(third, number)).toEqual(DONE);
    expect(await opens(await ofAnother(), number)).toEqual(DONE);
  });

  it('of two that share it and withdraw it at once nothing is left', async () => {
    const shared = await Promise.all([assetControl.enter(), assetControl.enter()]);
    const number = '（2026）鲁0502执28号';
    for (const one of shared) expect(await opens(one, number)).toEqual(DONE);
    await Promise.all(shared.map((one) => withdraws(one, number)));
    expect(await opens(await ofAnother(), number)).toEqual(DONE);
  });

  it('one in a file that has ended, for everything was performed, is withdrawn there, and the file stays so', async () => {
    const mistaken = await ofAnother();
    const { caseId } = mistaken;
    await assetControl.hears('performed', AT, { caseId, performedOn: '2026-06-01' });
    const number = '（2026）鲁0502执29号';
    expect(await opens(mistaken, number)).toEqual(DONE);
    expect(await withdraws(mistaken, number)).toEqual(DONE);
    const { body } = await assetControl.service.read(`/cases/${caseId}/property`, await assetControl.judge());
    expect(body).toMatchObject({
      stage: 'ENDED',
      ending: 'RELEASED',
      rows: { authorities: [{ withdrawn: {} }] },
    });
    expect(await opens(await ofAnother(), number)).toEqual(DONE);
  });
});
