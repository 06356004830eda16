import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, fileApplicationOf } from '@hejie/testing';
import { CourtCase, staff } from '../src/court-case.js';
import { at, midnight } from '../src/court-time.js';
import { CreditRecord, IDENTITIES, PRESIDENT } from '../src/credit-record.js';
import { Doors } from '../src/doors.js';
import { PropertyFile, PAPERS } from '../src/property-file.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const judge = staff('enforcement-judge');
const officer = staff('credit-officer');
let records: Records;

beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
});
afterAll(() => records?.close());

/** Listed and limited, a house under control; the negotiation failed, and enforcement went on. */
async function failed() {
  const filed = at('2026-11-02', '09:00:00');
  const title = { ...fileApplicationOf().title, principal: '8182.00', expiry: '2026-09-30' };
  const courtCase = await CourtCase.filed(doors, filed, { claim: '8182.00', title });
  const record = await new CreditRecord(doors, courtCase, records).identified(IDENTITIES, filed);
  await record.listed(at('2026-11-03', '15:00:00'));
  await record.limited(at('2026-11-03', '16:00:00'));
  const file = await new PropertyFile(doors, courtCase, records, courtCase.enforcement).opened(at('2026-11-04'));
  await file.identified(IDENTITIES, at('2026-11-04'));
  await file.named('car', 'VEHICLE', '9000.00', at('2026-11-04', '11:00:00'));
  const orders = [{ controlId: 'c-1', assetId: 'car' }];
  const order = { authority: courtCase.enforcement, ...PAPERS, orders };
  await file.does('/controls', judge, order, at('2026-11-05'));
  await file.receipted('c-1', '2026-11-05', at('2026-11-05', '15:00:00'));
  await courtCase.consented(at('2026-11-06'));
  await courtCase.negotiating(at('2026-11-06'));
  return { courtCase, record, file };
}

const closingOf = ({ enforcement: caseNumber }: CourtCase, performedOn: string) => ({
  caseNumber,
  mode: '执行完毕',
  closedOn: '2026-12-14',
  performance: { on: performedOn, amount: '8326.00' },
  document: `${caseNumber}结案通知书`,
});

describe('enforcement after a negotiation that came to nothing', () => {
  it.concurrent(
    'DIS-ART-10-1, LIM-ART-9-2, CLS-1: closed as performed, the entry goes within three working days of the value date, limit and control go, and everything closes',
    async () => {
      const { courtCase, record, file } = await failed();
      const path = courtCase.path('/enforcement-closings');
      const closes = (performedOn: string, when: string) =>
        doors.command('performance', path, judge, closingOf(courtCase, performedOn), { at: when });
      expect((await closes('2026-12-11', at('2026-12-14'))).body.code).toBe('ENFORCEMENT.NOT_ENDED');
      await courtCase.does(
        'mediation',
        '/failure',
        staff('mediator'),
        { reason: '不能达成一致' },
        {
          at: at('2026-11-20'),
        },
      );
      // Nothing is due of it: enforcement goes on.
      const lift = {
        limitId: 'm-1',
        ground: 'PERFORMED',
        scope: 'WHOLE',
        paper: { facts: '已全部履行。', bodies: ['东营市公安局'] },
        ...PRESIDENT,
      };
      await file.once('the end is heard of', async () => (await file.rows('settlement'))[0]?.standing === 'ENDED');
      expect(await record.refused('/limits/lift', judge, lift, at('2026-12-14'))).toBe('LIFT.NOT_PERFORMED');

      await eventually(async () => expect((await closes('2026-12-10', at('2026-12-14'))).status).toBe(201));
      expect((await closes('2026-12-11', at('2026-12-14', '11:00:00'))).body.code).toBe('ENFORCEMENT.CLOSED');
      const right = { ...closingOf(courtCase, '2026-12-11'), reason: '到账日登记有误' };
      await courtCase.does('performance', '/enforcement-closings/correction', judge, right, {
        at: at('2026-12-14', '12:00:00'),
      });

      await record.once('performance is heard of', async () =>
        (await record.rows('debt')).some(({ performedOn }) => performedOn === '2026-12-11'),
      );
      expect(await record.tasks('DELETE')).toContainEqual(['OPEN', midnight('2026-12-17')]);
      expect(await record.tasks('LIFT_LIMIT')).toContainEqual(['OPEN', midnight('2026-12-17')]);
      const deletionId = await record.rowOfTask('DELETE');
      const refusal = { deletionId, verdict: { outcome: 'REFUSE', reasons: ['不宜'] } };
      expect(await record.refused('/deletion-decision', judge, refusal, at('2026-12-15'))).toBe('DELETION.DUE');
      const notice = { id: 'n-1', purpose: '贷款', receivers: ['某某银行'], contact: '吴小云', phone: '0546-12368' };
      await record.does('/certificates/notice', officer, notice, at('2026-12-15', '11:00:00'));
      const statement = await record.statement('n-1');
      expect(statement).toContain('2026年12月11日');
      expect(statement).toContain('履行金额8326.00元');
      await record.does('/deletion', officer, { deletionId }, at('2026-12-15', '12:00:00'));
      expect(await record.facts('listing-deleted')).toMatchObject([{ ground: 'PERFORMED' }]);
      await record.does('/limits/lift', judge, lift, at('2026-12-15', '14:00:00'));
      await record.does('/closing', officer, { reason: '执行完毕' }, at('2026-12-15', '15:00:00'));

      await file.once('everything is due', async () =>
        (await file.releases()).releases.some(({ state }) => state === 'DUE'),
      );
      const [due] = (await file.releases()).releases;
      expect(due).toMatchObject({ ground: 'PERFORMED', state: 'DUE', assetIds: ['car'] });
      const releaseId = due!.id;
      await file.does('/releases/decision', judge, { releaseId }, at('2026-12-15'));
      await file.does('/releases/approval', staff('court-president'), { releaseId, ...PAPERS }, at('2026-12-15'));
      await file.does('/releases/service', staff('clerk'), { releaseId }, at('2026-12-15'));
      const receipt = { releaseId, assetId: 'car', carriedOutBy: '车辆管理所' };
      await file.does('/releases/receipt', staff('clerk'), receipt, at('2026-12-16'));
      await file.releaseIs(releaseId, 'DONE');
      expect(await file.facts('property-ended')).toMatchObject([{ ending: 'RELEASED' }]);
    },
    120_000,
  );
});
