import { expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { controlled, ENFORCEMENT, flat } from './fixture/controlled.js';
import { assetControlFixture } from './fixture.js';

const court = assetControlFixture();
/** Thirty days before the last day of the control, 2029-01-05. */
const REMINDED_AT = '2028-12-06T00:00:00+08:00';

/** The reminder comes as late as that: what is said of it. */
async function said(now: string): Promise<string[]> {
  const { service } = court;
  const of = await court.enter();
  const title = { principal: '1000000.00', dailyRate: '0', expiry: '2025-12-31', fee: '0.00' };
  await court.hears('accepted', '2026-01-05T09:00:00+08:00', { ...of, title, calendarEditions: [] });
  const path = `/cases/${of.caseId}/property`;
  const body = { authority: ENFORCEMENT, openedOn: '2026-01-05' };
  await service
    .post(path, await court.judge(), '2026-01-05T10:00:00+08:00')
    .send(body)
    .expect(201);
  await controlled(court, { of } as never, [flat('flat')]);
  const deadline = courtInstant(REMINDED_AT);
  const lateness = { deadline, latenessSeconds: 0 };
  await service.step(of.caseId, deadline, [{ act: 'reachPropertyDeadline', lateness, now: courtInstant(now) }]);
  return (await service.audit(of.caseId)).filter((line) => line.includes('renewal'));
}

it('nobody is reminded of a renewal when its time is over, however late the machine was (PROC-9R)', async () => {
  expect(await said(REMINDED_AT)).toEqual(['workflow property.renewal-due']);
  expect(await said('2029-01-08T09:00:00+08:00')).toEqual([]);
});
