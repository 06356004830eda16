import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgreementTerms } from '@hejie/settlement';
import { agreementTermsOf, eventually } from '@hejie/testing';
import { CourtCase, CREDITOR, DEBTOR, signedBy, staff } from '../src/court-case.js';
import { at } from '../src/court-time.js';
import { IDENTITIES } from '../src/credit-record.js';
import { Doors } from '../src/doors.js';
import { PAPERS, PropertyFile } from '../src/property-file.js';
import { Records } from '../src/records.js';
import { SettlementInPerformance, type Row } from '../src/settlement-in-performance.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const judge = staff('enforcement-judge');
let records: Records;

beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
});
afterAll(() => records?.close());

describe('S8: the order of satisfaction', () => {
  const interestFirst = ['fee', 'doubled', 'interest', 'principal'] as const;
  const seized = [
    { receiptId: 'seized-1', valueDate: '2026-12-08', amount: '200000.00', proof: '扣划回单' },
    { receiptId: 'seized-2', valueDate: '2026-12-10', amount: '300000.00', proof: '扣划回单' },
  ];
  const owedOn = async (settlement: SettlementInPerformance, day: string) => {
    const { enforcement } = await settlement.reads<{ enforcement: { standing: { amounts: Row } } }>(
      `/resumption?asOf=${day}`,
    );
    return enforcement.standing.amounts;
  };
  const resumed = async (terms: Partial<AgreementTerms>) => {
    const courtCase = await CourtCase.settled(doors, { filed: '2026-05-25', agreed: '2026-06-01' }, terms);
    const settlement = new SettlementInPerformance(doors, records, courtCase);
    await courtCase.pays('r-1', '300000.00', at('2026-06-30'), at('2026-11-22'));
    await settlement.issued('breach-suspected');
    await courtCase.resumption('RESUME', at('2026-11-23'));
    await settlement.enforced();
    return settlement;
  };

  it.concurrent.each([
    ['the law: title first, doubled part last', null, { principal: '200000.00', doubled: '38692.50' }],
    // Agreed of what is received from December on; of the instalment of June the legal order holds.
    ['the agreement: interest first', interestFirst, { principal: '238692.50', doubled: '0.00' }],
  ])(
    'INT-ORD-1, by %s: 500,000 seized on 12-10',
    async (_order, allocationOrder, left) => {
      const from = allocationOrder === null ? {} : { allocationFrom: '2026-12-01' as AgreementTerms['allocationFrom'] };
      const settlement = await resumed({ allocationOrder, ...from });
      // 17 days more on 700,000: 2,082.50.
      expect(await owedOn(settlement, '2026-12-10')).toMatchObject({ principal: '700000.00', doubled: '38692.50' });
      const receipt = { receiptId: 'seized', valueDate: '2026-12-10', amount: '500000.00', proof: '扣划回单' };
      await settlement.courtCase.does('performance', '/receipts', staff('clerk'), receipt, { at: at('2026-12-10') });
      expect(await owedOn(settlement, '2026-12-10')).toMatchObject({ ...left, total: '238692.50' });
    },
    180_000,
  );

  it.concurrent(
    'posted back to its value date, the same is left whichever entry comes first',
    async () => {
      const leftOf = async (entries: typeof seized) => {
        const settlement = await resumed({});
        for (const entry of entries)
          await settlement.courtCase.does('performance', '/receipts', staff('clerk'), entry, { at: at('2026-12-12') });
        return owedOn(settlement, '2026-12-12');
      };
      const [one, other] = await Promise.all([leftOf(seized), leftOf(seized.toReversed())]);
      expect(one).toEqual(other);
      // 36,610.00; 15 days on 700,000, 2 on 500,000 and 2 on 200,000.
      expect(one).toMatchObject({ principal: '200000.00', doubled: '38692.50' });
    },
    180_000,
  );
});

describe('S14: who stands behind the settlement', () => {
  const received = { document: '担保书原件', on: '2026-05-25', place: '卷一第9页' };
  const letter = {
    ...{ by: 'NATURAL_PERSON', claim: '本金100万元', manner: '连带责任保证', creditorConsent: 'RECORD' },
    received,
  };
  const promised = { guarantorId: 'g-1', promisesDirectEnforcement: true, scope: '全部债务', cap: '500000.00', letter };
  const silent = { guarantorId: 'g-2', promisesDirectEnforcement: false, scope: '全部债务' };
  const second = { ...promised, guarantorId: 'g-3' };
  const guarantors = [promised, silent, second] as unknown as AgreementTerms['guarantors'];

  it.concurrent(
    'the linter warns of a promise that is missing and refuses a deferral of more than a year; with the promise a judge orders, within the clause, cash first',
    async () => {
      const courtCase = await CourtCase.filed(doors, at('2026-05-25', '09:00:00'));
      await courtCase.consented(at('2026-05-25'));
      await courtCase.negotiating(at('2026-05-25', '11:00:00'));
      const terms = signedBy(courtCase, agreementTermsOf({ guarantors }));
      const drafts = (path: string, body: object) =>
        doors.command('mediation', courtCase.path(path), staff('mediator'), body, { at: at('2026-05-26') });
      const deferral = { from: '2026-06-01', until: '2027-06-02' };
      const longer = { ...terms, guarantors: [{ ...promised, deferral }, silent, second] };
      const { body: review } = await drafts('/agreements/review', { on: '2026-05-26', terms: longer });
      expect((review['findings'] as Row[]).map(({ code, severity, rule }) => [code, severity, rule])).toEqual(
        expect.arrayContaining([
          ['AGREEMENT.GUARANTOR_WITHOUT_PROMISE', 'WARNING', 'SET-ART-18-2'],
          ['AGREEMENT.DEFERRAL_TOO_LONG', 'BLOCKING', 'GUA-4'],
        ]),
      );
      expect(await drafts('/agreements', { terms: longer })).toMatchObject({
        status: 422,
        body: { code: 'AGREEMENT.ILLEGAL' },
      });
      await courtCase.agreed(terms, at('2026-06-01'));
      const settlement = new SettlementInPerformance(doors, records, courtCase);

      const [creditorId, debtorId] = [courtCase.partyId('CREDITOR'), courtCase.partyId('DEBTOR')];
      const path = '/guarantors/enforcement';
      const against = { partyId: creditorId, guarantorId: 'g-1' };
      await settlement.refused(path, CREDITOR, against, at('2026-06-02'), {
        status: 409,
        code: 'GUARANTOR.NOT_RESUMED',
        rule: 'SET-ART-18-1',
      });
      await courtCase.pays('r-1', '300000.00', at('2026-06-30'), at('2026-11-22'));
      await settlement.issued('breach-suspected');
      await courtCase.resumption('RESUME', at('2026-11-23'));

      // On the creditor's application alone, against who promised the court.
      const when = at('2026-11-25');
      await settlement.refused(path, DEBTOR, { ...against, partyId: debtorId }, when, {
        status: 422,
        code: 'GUARANTOR.NOT_CREDITOR',
        rule: 'SET-ART-18-1',
      });
      await settlement.refused(path, CREDITOR, { ...against, guarantorId: 'g-2' }, when, {
        status: 409,
        code: 'GUARANTOR.NO_PROMISE',
        rule: 'SET-ART-18-2',
      });
      const order = { guarantorId: 'g-1', decision: 'ENFORCE', rulingNumber: '（2026）鲁0502执恢714号之一' };
      await settlement.refused(`${path}/ruling`, judge, order, when, {
        status: 409,
        code: 'GUARANTOR.NOT_APPLIED',
        rule: 'SET-ART-18-1',
      });
      const entered = await doors.command('performance', courtCase.path(path), CREDITOR, against, { at: when });
      expect(entered.status).toBe(201);
      await settlement.refused(`${path}/ruling`, judge, { ...order, debtorCash: '800000.00' }, when, {
        status: 422,
        code: 'GUARANTOR.CASH_SUFFICES',
        rule: 'GUA-5',
      });
      // 736,855.00 are owed on that day, and the debtor's cash goes first: where 600,000 are left of it, the clause ends at 500,000.
      const ruled = { ...order, debtorCash: '136855.00' };
      const ruling = await doors.command('performance', courtCase.path(`${path}/ruling`), judge, ruled, { at: when });
      expect(ruling).toMatchObject({ status: 201, body: { decision: 'ENFORCE', upTo: '500000.00' } });
      // Where less is left than the clause reaches, no more than that.
      const other = { guarantorId: 'g-3', rulingNumber: '（2026）鲁0502执恢714号之二' };
      await doors.command(
        'performance',
        courtCase.path(path),
        CREDITOR,
        { ...against, guarantorId: 'g-3' },
        { at: when },
      );
      const left = { ...order, ...other, debtorCash: '336610.00' };
      expect(
        await doors.command('performance', courtCase.path(`${path}/ruling`), judge, left, { at: when }),
      ).toMatchObject({ status: 201, body: { decision: 'ENFORCE', upTo: '400245.00' } });
      expect(await courtCase.openTasks('performance')).toContain('CONTROL_GUARANTOR');
      const ofRuling = (await settlement.letters('guarantor-ruling')).map(({ body }) => body);
      for (const [number, most] of [
        [order.rulingNumber, '500000.00'],
        [other.rulingNumber, '400245.00'],
      ] as const)
        expect(ofRuling.filter((body) => body.includes(number) && body.includes(`以${most}元为限`))).not.toEqual([]);
      for (const body of ofRuling) expect(body).toContain('第十八条');

      // Asset control hears of it: of the guarantor's property no more is controlled, and ready money of the debtor goes first.
      const { caseNumber: authority } = await settlement.enforced();
      const file = await new PropertyFile(doors, courtCase, records, authority).opened(at('2026-11-26'));
      await file.identified(IDENTITIES, at('2026-11-26'));
      const account = (id: string, of: object) => ({
        id,
        class: 'DEPOSIT',
        indivisible: false,
        value: '900000.00',
        valuedOn: '2026-11-26',
        detail: { description: '存款', keeper: '某某银行' },
        ...of,
      });
      const names = (asset: object) =>
        file.does('/assets', staff('clerk'), { byPartyId: creditorId, asset }, at('2026-11-26', '11:00:00'));
      const basis = { liability: 'GUARANTOR_BY_RULING', liabilityBasis: order.rulingNumber };
      await names(account('of-guarantor', { ownerPartyId: `${courtCase.caseId}/g-1`, ...basis }));
      await names(account('of-debtor', { ownerPartyId: debtorId, value: '1000.00' }));
      const controls = (assetId: string, cap: string) => ({
        authority,
        ...PAPERS,
        orders: [{ controlId: `c-${assetId}`, assetId, cap }],
      });
      const noon = at('2026-11-26', '12:00:00');
      const ordersOf = (assetId: string, cap: string) => file.refused('/controls', judge, controls(assetId, cap), noon);
      await eventually(async () =>
        expect(await ordersOf('of-guarantor', '500000.00')).toBe('CONTROL.DEBTOR_CASH_FIRST'),
      );
      await file.does('/controls', judge, controls('of-debtor', '1000.00'), noon);
      expect(await ordersOf('of-guarantor', '500000.01')).toBe('CONTROL.BEYOND_GUARANTEE');
    },
    180_000,
  );
});
