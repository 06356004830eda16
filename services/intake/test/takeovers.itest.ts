import { type TakeOverSettlement } from '@hejie/contracts/http';
import { courtInstant } from '@hejie/law';
import { agreementTermsOf, fileApplicationOf } from '@hejie/testing';
import { describe, expect, it } from '@jest/globals';
import { COURT, intakeFixture } from './fixture.js';

const intake = intakeFixture();
const NOW = '2026-08-03T09:00:00+08:00';
let serials = 7_000;
const numberOf = (serial = (serials += 1)) => `（2025）${COURT}执前调${serial}号`;

function settlement(over: Partial<TakeOverSettlement> = {}): TakeOverSettlement {
  const { signatories } = agreementTermsOf();
  return {
    application: fileApplicationOf(),
    caseNumber: numberOf(),
    confirmedOn: '2026-06-01',
    terms: {
      ...agreementTermsOf(),
      signatories: signatories.map((one) => (one.partyId ? { ...one, partyId: one.partyId.replace('p-', '') } : one)),
    },
    receipts: [{ receiptId: 'old-1', valueDate: '2026-06-30', amount: '300000.00' }],
    ...over,
  };
}
const send = (body: object, key?: string) => intake.service.post('/takeovers', intake.filingClerk, NOW, key).send(body);

describe('a settlement that is being performed', () => {
  it('is taken over under its own number; who keeps its ledger learns its terms from intake, and Kafka does not', async () => {
    const caseNumber = numberOf();
    const { body } = await send(settlement({ caseNumber }), 'over').expect(201);
    expect(body).toMatchObject({ caseNumber });
    expect((await send(settlement({ caseNumber }), 'over').expect(201)).body).toEqual(body);
    const [accepted, ...more] = await intake.service.facts(body.caseId, 'application-accepted');
    expect(more).toEqual([]);
    expect(accepted?.data).toMatchObject({ caseNumber, takenOver: true, acceptedAt: NOW });
    expect(JSON.stringify(accepted?.data)).not.toMatch(/schedule|old-1/);
    const { takeOver } = await intake.service.step(body.caseId, courtInstant(NOW), [{ act: 'takeOver' }]);
    expect(takeOver).toMatchObject({
      confirmedOn: '2026-06-01',
      receipts: [{ receiptId: 'old-1', kind: 'PAYMENT', amount: '300000.00' }],
      terms: { total: '900000.00', version: 1 },
    });
    expect(takeOver!.terms.signatories.slice(0, 2).map(({ partyId }) => partyId)).toEqual([
      `${body.caseId}.1`,
      `${body.caseId}.2`,
    ]);
    expect(await intake.service.letters(body.caseId)).toEqual([]);
    expect(await intake.service.workItems(body.caseId)).toEqual([]);
  });

  it('H10: caps, owners, guarantors and payers become parties of the case; what moved the two years goes with it', async () => {
    const { body } = await send(
      settlement({
        terms: agreementTermsOf({ debtorCaps: [{ partyId: '2', cap: '400000.00' as never }] }),
        receipts: [{ receiptId: 'old-1', valueDate: '2026-06-30', amount: '300000.00', payerPartyId: '2' }],
        periodActs: [{ kind: 'DEMAND', actId: 'd-1', day: '2026-07-10', evidence: '催告函' }],
      }),
    ).expect(201);
    const { takeOver } = await intake.service.step(body.caseId, courtInstant(NOW), [{ act: 'takeOver' }]);
    const debtor = `${body.caseId}.2`;
    expect(takeOver).toMatchObject({
      terms: { debtorCaps: [{ partyId: debtor, cap: '400000.00' }] },
      receipts: [{ receiptId: 'old-1', payerPartyId: debtor }],
      periodActs: [{ actId: 'd-1', kind: 'DEMAND', from: '2026-07-10', to: '2026-07-10', ground: null }],
    });
  });

  it('whatever screening says: whether a settlement is to be sought nobody asks any more', async () => {
    const screening = { creditorWilling: false, debtorWilling: false };
    await send(settlement({ application: fileApplicationOf({ screening }) })).expect(201);
  });

  it('CASE-4: keeps its number to itself: the counter of its year goes on behind it', async () => {
    const serial = 950_000_000 + (serials += 1);
    const caseNumber = `（2026）${COURT}执前调${serial}号`;
    // A slip of the pen leaves no gap: the counter stands where it stood.
    const slip = await send(settlement({ caseNumber })).expect(422);
    expect(slip.body).toMatchObject({ code: 'TAKEOVER.NUMBER_AHEAD', rule: 'CASE-4', path: '/caseNumber' });
    expect(Number(/(\d+)号$/.exec((await intake.filed()).caseNumber)![1])).toBeLessThan(serial);
    await send(settlement({ caseNumber, numberChecked: true })).expect(201);
    const { caseNumber: next } = await intake.filed();
    expect(Number(/(\d+)号$/.exec(next)![1])).toBeGreaterThan(serial);
    const { body } = await send(settlement({ caseNumber })).expect(409);
    expect(body).toMatchObject({ code: 'TAKEOVER.CASE_KNOWN', rule: 'CASE-4' });
  });

  it.each([
    ['without a number', { caseNumber: undefined }, 'TAKEOVER.NUMBER_MISSING', '/caseNumber'],
    [
      'under a number of another court',
      { caseNumber: '（2025）琼02执前调1号' },
      'TAKEOVER.NUMBER_FOREIGN',
      '/caseNumber',
    ],
    [
      'under a number of another kind',
      { caseNumber: `（2025）${COURT}执1号` },
      'TAKEOVER.NUMBER_FOREIGN',
      '/caseNumber',
    ],
    ['before it takes effect', { confirmedOn: '2026-08-04' }, 'TAKEOVER.CONFIRMED_AHEAD', '/confirmedOn'],
    [
      'with terms that do not add up',
      { terms: agreementTermsOf({ total: '900000.01' as never }) },
      'TAKEOVER.TERMS_UNFIT',
      '/terms/schedule',
    ],
    [
      'with money that has not come',
      { receipts: [{ receiptId: 'r', valueDate: '2026-08-04', amount: '1.00' }] },
      'RECEIPT.VALUE_DATE_IN_FUTURE',
      '/receipts/0/valueDate',
    ],
  ] as const)('is not taken over %s, and nothing of it is kept', async (_what, over, code, path) => {
    const before = await intake.service.dataSource.query('select count(*)::int as cases from application');
    const { body } = await send(settlement(over as Partial<TakeOverSettlement>)).expect(422);
    expect(body).toMatchObject({ code, path });
    expect(await intake.service.dataSource.query('select count(*)::int as cases from application')).toEqual(before);
  });

  it('may come by file, one a line, with the court and the pack of the file', async () => {
    const { application, ...rest } = settlement();
    const { court: _court, packId: _pack, ...bare } = application;
    const lines = [
      { reference: 'old-case-1', application: bare, ...rest },
      { reference: 'old-case-2', ...settlement({ confirmedOn: '2027-01-01' }) },
      { reference: 'old-case-3', ...settlement({ application: { ...fileApplicationOf(), court: '琼02' } }) },
    ].map((line) => JSON.stringify(line));
    const file = Buffer.from([...lines, 'no JSON'].join('\n')).toString('base64');
    const { body } = await intake.service
      .post('/imports', intake.filingClerk, NOW)
      .send({ packId: 'dongying-2020', format: 'JSONL', file })
      .expect(201);
    await intake.workedOff(body.importId as string);
    const { body: report } = await intake.service
      .read(`/imports/${body.importId}/rows`, intake.filingClerk)
      .expect(200);
    type Row = { state: string; reference: string | null; problems: { code: string; column: string | null }[] };
    expect(
      (report.items as Row[]).map(({ state, reference, problems }) => [
        state,
        reference,
        ...problems.map(({ code }) => code),
      ]),
    ).toEqual([
      ['DONE', 'old-case-1'],
      ['REFUSED', 'old-case-2', 'TAKEOVER.CONFIRMED_AHEAD'],
      ['REFUSED', 'old-case-3', 'IMPORT.COURT_FOREIGN'],
      ['REFUSED', null, 'IMPORT.REFERENCE_MISSING'],
    ]);
  });
});
