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
const OPENED = [201, undefined];
const TAKEN = [422, 'AUTHORITY.NUMBER_TAKEN'];

describe('CASE-1: two cases and one number of enforcement', () => {
  it('the second is refused, in both languages, however it is written, and nothing of it is recorded', async () => {
    const second = await ofAnother();
    expect(await opens(await ofAnother(), '（2026）鲁0502执21号')).toEqual(OPENED);
    const answer = await assetControl.service
      .post(`/cases/${second.caseId}/property`, await assetControl.judge(), AT)
      .send({ authority: '(2026)鲁0502执21号' })
      .expect(422);
    expect(answer.body).toMatchObject({ code: 'AUTHORITY.NUMBER_TAKEN', rule: 'PRE-CTRL', path: '/authority' });
    expect(answer.body).toMatchObject({ zh: expect.stringContaining('一个执行案号'), en: expect.any(String) });
    expect(await assetControl.service.facts(second.caseId)).toEqual([]);
    expect(await opens(second, '（2026）鲁0502执22号')).toEqual(OPENED);
    expect(await opens(second, '（2026）鲁0502执恢21号')).toEqual(OPENED);
  });

  it('of two that name it at once one has it', async () => {
    const cases = await Promise.all([ofAnother(), ofAnother(), ofAnother()]);
    const answers = await Promise.all(cases.map((one) => opens(one, '（2026）鲁0502执恢23号')));
    expect(answers.sort()).toEqual([OPENED, TAKEN, TAKEN]);
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
    expect(await opens(await assetControl.enter(), '（2026）鲁0502执25号')).toEqual(OPENED);
    expect(await opens(await assetControl.enter(), '（2026）鲁0502执25号')).toEqual(OPENED);
    expect(await opens(await ofAnother(), '（2026）鲁0502执25号')).toEqual(TAKEN);
  });
});
