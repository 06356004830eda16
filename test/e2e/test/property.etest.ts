import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementTermsOf, fileApplicationOf } from '@hejie/testing';
import { CourtCase, signedBy, staff } from '../src/court-case.js';
import { at, midnight } from '../src/court-time.js';
import { Doors } from '../src/doors.js';
import { PAPERS, PropertyFile, type Kept } from '../src/property-file.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const judge = staff('enforcement-judge');
const IDENTITIES = {
  CREDITOR: { kind: 'PERSON', name: '张三', number: '11010519491231002X' },
  DEBTOR: { kind: 'UNIT', name: '某某砂石有限公司', number: '91370502MA3C5RL07J' },
};
let records: Records;

beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
});
afterAll(() => records?.close());

const two = (n: number): string => String(n).padStart(2, '0');

type Rows = readonly (readonly [due: string, amount: string])[];
/** A settlement for a title of this sum, negotiated and signed on two days. */
async function settled(principal: string, days: { negotiating: string; agreed: string }, rows: Rows) {
  const title = { ...fileApplicationOf().title, principal, expiry: '2026-01-10' };
  const courtCase = await CourtCase.filed(doors, at(days.negotiating), { claim: principal, title });
  await courtCase.consented(at(days.negotiating));
  await courtCase.negotiating(at(days.negotiating));
  const schedule = rows.map(([due, amount], index) => ({ no: index + 1, due, amount }));
  const mode = rows.length > 1 ? 'INSTALMENTS' : 'LUMP_SUM';
  const terms = agreementTermsOf({ total: principal, mode, schedule, waivers: [] } as never);
  return courtCase.agreed(signedBy(courtCase, terms), at(days.agreed));
}

describe('S6: what is missed stops what is released', () => {
  const ACCOUNT: Kept = {
    class: 'DEPOSIT',
    reference: 'variant-account',
    keeper: '东营某银行',
    description: '尾号0017的基本存款账户',
    value: '200000.00',
  };
  const FLATS = Array.from({ length: 17 }, (_, index): Kept => {
    const no = two(index + 1);
    const described = { keeper: '东营市不动产登记中心', description: `某小区${no}号房产`, value: '2000000.00' };
    return { class: 'REAL_ESTATE', reference: `variant-flat-${no}`, ...described };
  });
  const SCHEDULE: Rows = ['2026-03-31', '2026-06-30', '2026-08-31'].map((due) => [due, '10000000.00'] as const);

  it.concurrent(
    'the second payment is missed: 15 flats stay, nothing more goes, and what went lies ready before the judge',
    async () => {
      const courtCase = await settled('30000000.00', { negotiating: '2026-02-25', agreed: '2026-03-10' }, SCHEDULE);
      const authority = '（2026）鲁0502执601号';
      const file = await new PropertyFile(doors, courtCase, records, authority).opened(at('2026-02-26'));
      await file.identified(IDENTITIES, at('2026-02-26'));
      const asked = [at('2026-02-26', '11:00:00'), at('2026-02-26', '14:00:00')] as const;
      await file.asked(stack.addresses, IDENTITIES.DEBTOR.number, [ACCOUNT, ...FLATS], ...asked);
      const assets = await file.rows('assets');
      const account = assets.find(({ class: of }) => of === 'DEPOSIT')!.id as string;
      const things = assets.map(({ id, class: of }) => ({
        assetId: id as string,
        ...(of === 'DEPOSIT' && { cap: ACCOUNT.value }),
      }));
      await file.ordered(things, at('2026-02-26', '15:00:00'), at('2026-02-27'));
      expect(await file.held()).toHaveLength(18);

      // The account at signing, two flats after the first payment.
      await file.once('the agreement is known', async () => {
        const [view] = await file.rows('settlement');
        return (view?.schedule as unknown[] | undefined)?.length === 3;
      });
      const plan = { id: 'plan', promised: [{ after: 0, id: account }] };
      await file.does('/release-plan', staff('asset-control-officer'), plan, at('2026-03-10', '15:00:00'));
      await file.appliedFor('plan-promise-0', at('2026-03-10', '16:00:00'));
      await file.released('plan-promise-0', at('2026-03-11'), at('2026-03-12'));
      expect(await file.figureNow()).toMatchObject({ worth: '23800000.00', settlement: { ratio: '0.7933' } });
      await courtCase.pays('variant-1', '10000000.00', at('2026-03-31'));
      await file.releaseIs('plan-step-1', 'DUE');
      await file.appliedFor('plan-step-1', at('2026-04-01'));
      await file.released('plan-step-1', at('2026-04-02'), at('2026-04-03'));
      expect(await file.figureNow()).toMatchObject({
        worth: '21000000.00',
        settlement: { owed: '20000000.00', ratio: '1.0500' },
      });

      // 2026-06-30 is missed: he is in default on the next day, though the court waits five working days with its finding (SET-GRACE).
      await file.passes(at('2026-06-30', '20:00:00'), at('2026-06-30', '23:59:59'));
      expect(await file.rows('settlement')).toMatchObject([{ inDefaultSince: null, paid: [1] }]);
      await file.passes(at('2026-06-30', '23:59:59'), at('2026-07-01', '06:00:00'));
      expect(await file.rows('settlement')).toMatchObject([{ inDefaultSince: midnight('2026-07-01'), paid: [1] }]);
      // An application before the due day is refused (SET-ART-11-2). The finding then changes nothing in the file.
      await courtCase.resumption('REFUSE', at('2026-06-29'), at('2026-07-09'));
      const [held, { releases, refreezes }] = await Promise.all([file.held(), file.releases()]);
      expect(held).toHaveLength(15);
      expect(releases.map(({ id, state, assetIds }) => [id, state, assetIds.length])).toEqual([
        ['plan-promise-0', 'DONE', 1],
        ['plan-step-1', 'DONE', 2],
        ['plan-step-2', 'PLANNED', 7],
        ['plan-step-3', 'PLANNED', 8],
      ]);
      const decision = { releaseId: 'plan-step-2' };
      expect(await file.refused('/releases/decision', judge, decision, at('2026-07-01'))).toBe('RELEASE.NOT_IN_STATE');
      expect(refreezes).toMatchObject([
        { id: 'plan-promise-0', orders: [{ assetId: account, expectedRank: 1 }], ms: null },
        { id: 'plan-step-1', orders: [{}, {}], ms: null },
      ]);

      // Nothing resumes by itself: the creditor applies, and a judge rules. What was released then lies before him.
      await courtCase.resumption('RESUME', at('2026-07-20'));
      await file.once('the resumption is heard of', async () => (await file.tasks('REFREEZE')).length > 0);
      expect(await file.tasks('REFREEZE')).toEqual([
        ['OPEN', midnight('2026-07-22')],
        ['OPEN', midnight('2026-07-22')],
      ]);
      // 80 days on 30,000,000 and 111 days on 20,000,000, at 0.000175 a day.
      expect((await file.figureNow()).original.owed).toBe('20808500.00');
      expect((await file.releases()).releases.map(({ state }) => state)).toEqual([
        'DONE',
        'DONE',
        'SUPERSEDED',
        'SUPERSEDED',
      ]);
      // Fifteen flats are worth 21,000,000: no more may be taken, and the account is spared until they no longer suffice (PROC-12).
      const orders = [{ controlId: 'again', assetId: account, cap: ACCOUNT.value, useContinues: false }];
      const again = { authority, ...PAPERS, orders };
      expect(await file.refused('/controls', judge, again, at('2026-07-20', '16:00:00'))).toBe('CONTROL.OVER_LIMIT');
      expect(await file.held()).toEqual(held);
      // No step was ever served after the default.
      expect((await file.facts('property-released')).map(({ assetIds }) => (assetIds as unknown[]).length)).toEqual([
        1, 2,
      ]);
    },
    120_000,
  );
});

describe('S18: controls that end during a long plan', () => {
  const ORDERED = '2026-01-20';
  const coverage = (file: PropertyFile) =>
    file.reads<{ outstanding: { value: { worth: string; ratio: string } }; target: { reached: boolean } }>('/coverage');

  /** An account for a year, a car for two, a house for three, until a plan to 2027-06-30 is performed. */
  async function s18(number: number): Promise<PropertyFile> {
    const plan: Rows = [['2027-06-30', '900000.00']];
    const courtCase = await settled('900000.00', { negotiating: '2026-01-12', agreed: '2026-01-19' }, plan);
    const authority = `（2026）鲁0502执${number}号`;
    const file = await new PropertyFile(doors, courtCase, records, authority).opened(at('2026-01-19', '11:00:00'));
    await file.identified(IDENTITIES, at('2026-01-19', '11:00:00'));
    await file.named('account', 'DEPOSIT', '400000.00', at('2026-01-19', '12:00:00'));
    await file.named('car', 'VEHICLE', '300000.00', at('2026-01-19', '12:00:00'));
    await file.named('house', 'REAL_ESTATE', '500000.00', at('2026-01-19', '12:00:00'));
    const orders = [
      { controlId: 'c-account', assetId: 'account', cap: '400000.00' },
      { controlId: 'c-car', assetId: 'car' },
      { controlId: 'c-house', assetId: 'house' },
    ];
    await file.does('/controls', judge, { authority, ...PAPERS, orders }, at(ORDERED));
    for (const { controlId } of orders) await file.receipted(controlId, ORDERED, at(ORDERED, '15:00:00'));
    expect(await file.controls()).toEqual([
      ['c-account', 'EFFECTIVE', '2027-01-19'],
      ['c-car', 'EFFECTIVE', '2028-01-19'],
      ['c-house', 'EFFECTIVE', '2029-01-19'],
    ]);
    await file.once(
      'the agreement is known',
      async () => (await file.rows('settlement'))[0]?.standing === 'PERFORMING',
    );
    return file;
  }

  it.concurrent(
    'nobody renews: reminders 30 and 7 days before, a lapse on its day, coverage falls, creditor and judge are told',
    async () => {
      const file = await s18(602);
      const creditor = file.courtCase.partyId('CREDITOR');
      // 400,000, and seven tenths of 300,000 and of 500,000.
      expect(await coverage(file)).toMatchObject({
        outstanding: { value: { worth: '960000.00', ratio: '1.0666' } },
        target: { reached: true },
      });
      await file.passes(at('2026-12-18', '23:00:00'), at('2026-12-19', '23:59:59'));
      expect([await file.letters('renewal-due'), await file.tasks('RENEW_CONTROL')]).toEqual([[], []]);
      await file.passes(at('2026-12-19', '23:59:59'), midnight('2026-12-20'));
      await file.passes(at('2027-01-11', '23:00:00'), at('2027-01-12', '08:00:00'));
      expect(await file.letters('renewal-due')).toEqual([
        [creditor, midnight('2026-12-20')],
        [creditor, midnight('2027-01-12')],
      ]);
      expect(await file.tasks('RENEW_CONTROL')).toEqual([['OPEN', midnight('2027-01-20')]]);
      await file.passes(at('2027-01-19', '20:00:00'), at('2027-01-19', '23:59:59'));
      expect((await file.controls())[0]).toEqual(['c-account', 'EFFECTIVE', '2027-01-19']);
      await file.passes(at('2027-01-19', '23:59:59'), at('2027-01-20', '06:00:00'));
      expect((await file.controls())[0]).toEqual(['c-account', 'LAPSED', '2027-01-19']);
      expect(await file.facts('control-lapsed')).toMatchObject([
        { controlId: 'c-account', assetId: 'account', lastDay: '2027-01-19', at: midnight('2027-01-20') },
      ]);
      expect(await file.letters('control-lapsed')).toEqual([[creditor, midnight('2027-01-20')]]);
      expect([await file.tasks('RENEW_CONTROL'), await file.tasks('CONTROL_LAPSED')]).toEqual([
        [['CANCELLED', midnight('2027-01-20')]],
        [['OPEN', midnight('2027-01-22')]],
      ]);
      expect(await coverage(file)).toMatchObject({
        outstanding: { value: { worth: '560000.00', ratio: '0.6222' } },
        target: { reached: false },
      });
    },
    120_000,
  );

  it.concurrent(
    'renewed in time: a new receipt is called for, and its day counts from the old last day',
    async () => {
      const file = await s18(603);
      await file.passes(at('2027-01-11', '23:00:00'), at('2027-01-12', '08:00:00'));
      await file.does('/renewals', judge, { controlIds: ['c-account'], ...PAPERS }, at('2027-01-12'));
      expect(await file.tasks('RENEW_CONTROL')).toEqual([['DONE', midnight('2027-01-20')]]);
      expect((await file.controls())[0]).toEqual(['c-account', 'EFFECTIVE', '2027-01-19']);
      // No receipt within three working days.
      await file.passes(at('2027-01-15', '20:00:00'), at('2027-01-16', '08:00:00'));
      expect(await file.facts('property-overdue')).toMatchObject([
        { what: 'RECEIPT', subject: 'c-account', at: midnight('2027-01-16') },
      ]);
      const receipt = {
        controlId: 'c-account',
        carriedOutBy: '某银行',
        effectiveOn: '2027-01-18',
        newControlId: 'c-new',
      };
      await file.does('/renewals/receipt', staff('clerk'), receipt, at('2027-01-18'));
      await file.passes(at('2027-01-19', '20:00:00'), at('2027-01-20', '06:00:00'));
      expect((await file.controls())[0]).toEqual(['c-account', 'EFFECTIVE', '2028-01-19']);
      expect([await file.facts('control-lapsed'), await file.letters('control-lapsed')]).toEqual([[], []]);
      expect(await coverage(file)).toMatchObject({ outstanding: { value: { worth: '960000.00' } } });
    },
    120_000,
  );
});
