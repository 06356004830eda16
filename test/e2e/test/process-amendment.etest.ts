import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementTermsOf, eventually } from '@hejie/testing';
import { CourtCase, CREDITOR, signedBy, staff } from '../src/court-case.js';
import { IDENTITIES } from '../src/credit-record.js';
import { Doors } from '../src/doors.js';
import { PAPERS, PropertyFile } from '../src/property-file.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const START = '2026-05-08T10:00:00+08:00';
const DRAFTED = '2026-05-20T10:00:00+08:00';

let records: Records;

beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
}, 180_000);
afterAll(() => records?.close());

describe('SET-ART-5-1: an amendment by consent', () => {
  it('is refused while a guarantor whom it burdens refuses, and stands once he consents: ledger, versions and words follow', async () => {
    const courtCase = await CourtCase.negotiatingSince(doors, START);
    const guarantors = [{ guarantorId: 'g-1', promisesDirectEnforcement: false, scope: '全部债务' }];
    const terms = { ...signedBy(courtCase, agreementTermsOf()), guarantors };
    await courtCase.agreed(terms, DRAFTED);
    const at = '2026-06-10T10:00:00+08:00';
    const by = courtCase.parties.map(({ partyId }) => partyId);
    const onRecord = { channel: 'IN_PERSON', record: '二〇二六年六月十日笔录' };
    const guarantorConsents = [{ guarantorId: 'g-1', givenAt: at, ...onRecord }];
    const sooner = terms.schedule.map((row) => (row.no === 3 ? { ...row, due: '2026-11-30' } : row));
    const { version: _first, ...draft } = terms;
    const amendment = {
      terms: { ...draft, schedule: sooner },
      consents: by.map((partyId) => ({ partyId, by: 'SELF', givenAt: at, ...onRecord })),
      form: { kind: 'SIGNED_RECORD', by, at },
    };
    const amend = (over: object) =>
      doors.command(
        'mediation',
        courtCase.path('/agreements/amendments'),
        staff('clerk'),
        { ...amendment, ...over },
        { at },
      );
    expect(await amend({})).toMatchObject({
      status: 422,
      body: { code: 'AMENDMENT.GUARANTOR_NOT_CONSENTING', rule: 'SET-ART-18-1' },
    });
    expect(await amend({ consents: amendment.consents.slice(0, 1) })).toMatchObject({
      status: 422,
      body: { code: 'AMENDMENT.NOT_UNANIMOUS', rule: 'SET-ART-5-1' },
    });
    expect(await amend({ guarantorConsents })).toMatchObject({ status: 201 });
    await records.atRest();
    const { body } = await doors.read('mediation', courtCase.path('/agreements/amendments'), staff('clerk'));
    expect(body['items']).toMatchObject([
      { version: 2, effectiveFrom: '2026-06-10', guarantorConsents, differences: [{ heading: '分期付款' }] },
    ]);
    const ledger = await doors.read('performance', courtCase.path('/ledger'), staff('clerk'));
    expect(ledger.body).toMatchObject({ version: 2, instalments: [{}, {}, { no: 3, due: '2026-11-30' }] });
    expect(ledger.body).toMatchObject({ overdue: '0.00' });
    expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE' });

    // It stands without him where the parties say so; the heavier part is not his, and everybody is told.
    const again = await amend({
      terms: { ...draft, schedule: terms.schedule.map((row) => (row.no === 3 ? { ...row, due: '2026-10-31' } : row)) },
      unboundGuarantors: ['g-1'],
    });
    expect(again).toMatchObject({ status: 201 });
    await records.atRest();
    const versions = await doors.read('mediation', courtCase.path('/agreements/amendments'), staff('clerk'));
    expect(versions.body['items']).toMatchObject([
      { version: 2, guarantors: [{ guarantorId: 'g-1', standing: 'CONSENTS' }] },
      {
        version: 3,
        guarantors: [{ guarantorId: 'g-1', standing: 'UNBOUND' }],
        differences: [
          {
            heading: '分期付款',
            struck: [['第3期，2026年11月30日前（含当日）支付300000.00元。']],
            added: [['第3期，2026年10月31日前（含当日）支付300000.00元。']],
          },
        ],
      },
    ]);
  }, 120_000);
});

describe('S24: a plan of twenty-four months', () => {
  it('is closed for its long performance with every flag shown, on the creditor’s own statement and the president’s reason; unpaid it does not count as performed', async () => {
    // By this pack what resumes has its old number (SAME), unless enforcement was closed.
    const since = '2026-12-08T10:00:00+08:00';
    const enforcementNumber = `（2026）鲁0502执${randomInt(100_000, 999_999)}号`;
    const courtCase = await CourtCase.filed(doors, since, { packId: 'national', enforcementNumber });
    await courtCase.consented(since);
    await courtCase.negotiating(since);
    const judge = staff('enforcement-judge');
    const file = await new PropertyFile(doors, courtCase, records, enforcementNumber).opened(since);
    await file.identified(IDENTITIES, since);
    await file.named('house', 'REAL_ESTATE', '1080000.00', '2026-12-08T11:00:00+08:00');
    const order = { authority: enforcementNumber, ...PAPERS, orders: [{ controlId: 'c-1', assetId: 'house' }] };
    await file.does('/controls', judge, order, '2026-12-09T10:00:00+08:00');
    await file.receipted('c-1', '2026-12-09', '2026-12-09T15:00:00+08:00');
    const controls = await file.rows('controls');
    expect(controls).toMatchObject([{ assetId: 'house', state: 'EFFECTIVE', lastDay: '2029-12-08' }]);
    const days = ['2027-06-30', '2027-12-31', '2028-12-30'];
    const schedule = agreementTermsOf().schedule.map((row, n) => ({ ...row, due: days[n] as never }));
    await courtCase.agreed(signedBy(courtCase, agreementTermsOf({ schedule })), '2026-12-30T10:00:00+08:00');
    const at = '2026-12-30T15:00:00+08:00';
    const ask = (rest: string, role: string, body: object, by = staff(role)) =>
      doors.command('performance', courtCase.path(`/long-performance${rest}`), by, body, { at });
    const proposal = {
      caseNumber: courtCase.enforcement,
      document: `${courtCase.enforcement}之三执行裁定书`,
      // 120 % of the 900,000 that are owed.
      assets: '1080000.00',
      pairThisQuarter: 9,
    };
    expect(await ask('', 'enforcement-judge', proposal)).toMatchObject({
      status: 201,
      body: { flags: ['ASSETS_SUFFICIENT', 'OVER_SIX_MONTHS', 'QUARTER_END', 'PAIR_FREQUENCY'] },
    });
    const reason = '申请执行人坚持分期，财产继续查封';
    expect(await ask('/approval', 'court-president', { approved: true, reason })).toMatchObject({
      status: 409,
      body: { code: 'LONG_PERFORMANCE.NOT_STATED', rule: 'CLS-5' },
    });
    const statement = { partyId: courtCase.partyId('CREDITOR') };
    expect(await ask('/statement', 'party', statement, CREDITOR)).toMatchObject({ status: 201 });
    expect(await ask('/approval', 'court-president', { approved: true })).toMatchObject({
      status: 422,
      body: { code: 'LONG_PERFORMANCE.REASON_MISSING' },
    });
    // Of those who decide above the judge the court has the president (院长); once it is paid it counts (effect/long-performance.spec.ts).
    expect(await ask('/approval', 'court-president', { approved: true, reason })).toMatchObject({
      status: 201,
      body: { countsAsPerformed: false },
    });
    await records.atRest();
    const closings = await doors.read('performance', courtCase.path('/enforcement-closings'), staff('clerk'));
    expect(closings.body['items']).toMatchObject([{ mode: '终结执行', closedOn: '2026-12-30', controlsKept: true }]);
    // Asset control has heard of the closing, and nothing is to be released for it.
    const kept = async () => {
      expect(await file.rows('controls')).toEqual(controls);
      expect((await file.releases()).releases).toEqual([]);
    };
    const [heard] = await records.rows(
      `select 1 from asset_control.inbox i join performance.outbox o using (event_id)
       where o.case_id = $1 and o.type like '%.enforcement-closing-recorded.v1'`,
      [courtCase.caseId],
    );
    expect(heard).toBeDefined();
    await kept();
    // Not performed: the settlement goes on, and so does its plan.
    expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', paid: '0.00' });
    const ledger = await doors.read('performance', courtCase.path('/ledger'), staff('clerk'));
    expect(ledger.body).toMatchObject({ state: 'PERFORMING', outstanding: '900000.00' });

    // The first instalment is missed: the creditor applies, and what resumes has a number of its own (执恢), over what was kept.
    await courtCase.pays('r-1', '1.00', '2026-12-31T10:00:00+08:00', '2027-07-20T10:00:00+08:00');
    await eventually(
      async () => expect(await courtCase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' }),
      { timeout: 60_000 },
    );
    await courtCase.resumption('RESUME', '2027-07-20T11:00:00+08:00');
    await records.atRest();
    const resumed = await doors.read('performance', courtCase.path('/resumption'), judge);
    expect(resumed.body).toMatchObject({
      enforcement: { caseNumber: expect.stringMatching(/^（2027）鲁0502执恢\d+号$/) },
    });
    await kept();
  }, 120_000);
});
