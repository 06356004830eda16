import { describe, expect, it } from '@jest/globals';
import { applicationAccepted } from '@hejie/contracts/facts';
import { caseIdOf } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { CaseDirectory } from '@hejie/casework';
import { eventually } from '@hejie/testing';
import { COURT, performanceFixture } from './fixture.js';

const performing = performanceFixture();
const ON_30_JUNE = '2026-06-30T14:00:00+08:00';
const receipt = { receiptId: 'r-1', valueDate: '2026-06-30', amount: '300000', proof: '执行款缴款凭证第1号' };

describe('a receipt', () => {
  it('enters the ledger by its value date and wakes the case', async () => {
    const courtCase = await performing.open();
    const { body } = await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    expect(body).toEqual({
      receiptId: 'r-1',
      kind: 'PAYMENT',
      valueDate: '2026-06-30',
      amount: '300000.00',
      payerPartyId: null,
      depositGround: null,
      postedAt: ON_30_JUNE,
      reversal: null,
    });
    expect(await performing.fixture.facts(courtCase.caseId, 'receipt-posted')).toMatchObject([
      {
        data: {
          receiptId: 'r-1',
          valueDate: '2026-06-30',
          amount: '300000.00',
          postedAt: ON_30_JUNE,
        },
      },
    ]);
    const ledger = await performing.fixture.read(`/cases/${courtCase.caseId}/ledger`, courtCase.clerk).expect(200);
    expect(ledger.body).toMatchObject({
      asOf: '2026-06-30',
      paid: '300000.00',
      state: 'PERFORMING',
      receipts: [{ receiptId: 'r-1' }],
    });
    const earlier = await performing.fixture
      .read(`/cases/${courtCase.caseId}/ledger?asOf=2026-06-29`, courtCase.clerk)
      .expect(200);
    expect(earlier.body.paid).toBe('0.00');
  });

  it('S17: of years back counts from its value date, and the clerk is told to look again', async () => {
    const courtCase = await performing.open();
    const at = '2026-06-30T14:00:00+08:00';
    const { body } = await performing.receive(courtCase, 'r-1', '2016-06-30', '300000', at).expect(201);
    expect(body.warnings).toMatchObject([{ code: 'RECEIPT.VALUE_DATE_LONG_PAST', path: '/valueDate' }]);
    expect((await performing.ledger(courtCase)).receipts).toEqual([{ ...body, proof: '缴款凭证' }]);
  });

  it('S17: of a digit too many is taken, and the clerk is told at once; nobody who reads it later is told again', async () => {
    const courtCase = await performing.open();
    const { body } = await performing.receive(courtCase, 'r-1', '2026-06-30', '9000000', ON_30_JUNE).expect(201);
    expect(body.warnings).toMatchObject([{ code: 'RECEIPT.ABOVE_OUTSTANDING', path: '/amount' }]);
    const [read] = (await performing.ledger(courtCase)).receipts;
    expect(read).not.toHaveProperty('warnings');
  });

  it('entered under a clock that lies behind its case is known from where the case stands, not from before', async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000', '2026-10-14T09:00:00+08:00').expect(201);
    const { body } = await performing.receive(courtCase, 'r-2', '2026-09-30', '300000', ON_30_JUNE).expect(201);
    expect(body.postedAt).toBe('2026-10-14T09:00:00+08:00');
  });

  it('posted again, by the same or another key, is the same answer and no second fact', async () => {
    const { fixture } = performing;
    const { caseId, clerk } = await performing.open();
    const path = `/cases/${caseId}/receipts`;
    const first = await fixture.post(path, clerk, ON_30_JUNE, 'same').send(receipt).expect(201);
    const repeated = await fixture.post(path, clerk, ON_30_JUNE, 'same').send(receipt).expect(201);
    const again = await fixture
      .post(path, clerk, '2026-07-02T09:00:00+08:00')
      .send({ ...receipt, amount: '300000.00' })
      .expect(201);
    expect([repeated.body, again.body]).toEqual([first.body, first.body]);
    expect(await fixture.facts(caseId, 'receipt-posted')).toHaveLength(1);
  });

  it('posted ten times at once is posted once', async () => {
    const { fixture } = performing;
    const { caseId, clerk } = await performing.open();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => fixture.post(`/cases/${caseId}/receipts`, clerk, ON_30_JUNE).send(receipt)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(await fixture.facts(caseId, 'receipt-posted')).toHaveLength(1);
  });

  it('of another sum under a known id is refused', async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    const { body } = await performing.receive(courtCase, 'r-1', '2026-06-30', '300000.01').expect(409);
    expect(body.code).toBe('RECEIPT.ID_REUSED');
  });

  it.each([
    ['of tomorrow', { valueDate: '2026-07-01' }, 'RECEIPT.VALUE_DATE_IN_FUTURE'],
    ['of nothing', { amount: '0.00' }, 'RECEIPT.AMOUNT_NOT_POSITIVE'],
    ['from somebody who is no party', { payerPartyId: 'p-9' }, 'PARTY.NOT_IN_CASE'],
  ])('%s is refused', async (_, wrong, code) => {
    const { caseId, clerk } = await performing.open();
    const { body } = await performing.fixture
      .post(`/cases/${caseId}/receipts`, clerk, ON_30_JUNE)
      .send({ ...receipt, ...wrong })
      .expect(422);
    expect(body.code).toBe(code);
    expect(await performing.fixture.facts(caseId, 'receipt-posted')).toEqual([]);
  });

  it('before there is a settlement is refused', async () => {
    const { caseId } = await performing.fixture.enter();
    const clerk = await performing.fixture.token({ roles: ['clerk'], court: COURT });
    const { body } = await performing.fixture
      .post(`/cases/${caseId}/receipts`, clerk, ON_30_JUNE)
      .send(receipt)
      .expect(409);
    expect(body.code).toBe('RECEIPT.NO_SETTLEMENT');
    await performing.fixture.read(`/cases/${caseId}/ledger`, clerk).expect(404);
  });

  it('SET-ART-7-2: a deposit counts, with its ground, and the creditor is told where his money lies', async () => {
    const { fixture } = performing;
    const { caseId, clerk, parties } = await performing.open();
    const deposit = { ...receipt, kind: 'DEPOSIT' };
    const post = (body: object) => fixture.post(`/cases/${caseId}/receipts`, clerk, ON_30_JUNE).send(body);
    expect((await post(deposit).expect(422)).body).toMatchObject({
      code: 'RECEIPT.DEPOSIT_GROUND_MISSING',
      rule: 'SET-ART-7-1',
      path: '/depositGround',
    });
    expect((await post({ ...receipt, depositGround: 'WHEREABOUTS_UNKNOWN' }).expect(422)).body.code).toBe(
      'RECEIPT.NO_DEPOSIT',
    );
    expect((await post({ ...deposit, depositGround: 'WHEREABOUTS_UNKNOWN' }).expect(201)).body).toMatchObject({
      kind: 'DEPOSIT',
      depositGround: 'WHEREABOUTS_UNKNOWN',
    });
    expect((await fixture.read(`/cases/${caseId}/ledger`, clerk).expect(200)).body.paid).toBe('300000.00');
    const letters = await fixture.letters(caseId);
    expect(letters.map(({ kind, partyId }) => [kind, partyId])).toEqual([['deposited', parties[0]!.partyId]]);
    expect(letters[0]!.body).toContain('提存300000.00元（事由：债权人下落不明');
  });

  it('SET-ART-17-3: a thing handed over counts at its agreed value', async () => {
    const courtCase = await performing.open({
      total: '350000.00' as never,
      schedule: [{ no: 1, due: '2026-06-30' as never, amount: '300000.00' as never }],
      inKind: [{ thing: '货车一辆', agreedValue: '50000.00' as never, handOverBy: '2026-07-31' as never }],
    });
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    const handedOver = {
      receiptId: 'k-1',
      kind: 'IN_KIND',
      valueDate: '2026-07-20',
      amount: '50000',
      proof: '交付笔录',
    };
    const post = (body: object) =>
      performing.fixture
        .post(`/cases/${courtCase.caseId}/receipts`, courtCase.clerk, '2026-07-20T10:00:00+08:00')
        .send({ ...handedOver, ...body });
    expect((await post({}).expect(422)).body).toMatchObject({ code: 'RECEIPT.THING_MISSING', path: '/thing' });
    expect((await post({ thing: '轿车一辆' }).expect(422)).body.code).toBe('RECEIPT.THING_NOT_AGREED');
    // Handed over it is once the creditor has signed for it.
    const [creditor, debtor] = courtCase.parties.map(({ partyId }) => partyId);
    for (const signedBy of [undefined, debtor])
      expect((await post({ thing: '货车一辆', signedBy }).expect(422)).body).toMatchObject({
        code: 'RECEIPT.DELIVERY_UNSIGNED',
        path: '/signedBy',
      });
    expect((await post({ thing: '货车一辆', signedBy: creditor }).expect(201)).body.thing).toBe('货车一辆');
    const { body } = await performing.fixture.read(`/cases/${courtCase.caseId}/ledger`, courtCase.clerk).expect(200);
    expect(body).toMatchObject({ fullyPerformed: true, performedOn: '2026-07-20', owed: '350000.00' });
  });

  it('H11: is proven in words that are sealed, and that the staff of the court reads', async () => {
    const { fixture } = performing;
    const { caseId, clerk, parties } = await performing.open();
    const post = (body: object) => fixture.post(`/cases/${caseId}/receipts`, clerk, ON_30_JUNE).send(body);
    const { proof: _proof, ...bare } = receipt;
    const { body: invalid } = await post(bare).expect(422);
    expect([invalid.code, JSON.stringify(invalid)]).toEqual(['REQUEST.INVALID', expect.stringContaining('"/proof"')]);
    await post({ ...receipt, proof: '缴款凭证第2026-06-30号' }).expect(201);
    const party = await fixture.token({ roles: ['party'], subject: 'debtor', partyRef: parties[1]!.partyRef });
    const proofOf = async (token: string) =>
      (await fixture.read(`/cases/${caseId}/ledger`, token).expect(200)).body.receipts[0].proof;
    expect([await proofOf(clerk), await proofOf(party)]).toEqual(['缴款凭证第2026-06-30号', undefined]);
    const dump: { text: string }[] = await fixture.dataSource.query(
      `select t::text as text from receipt t where case_id = $1 union all select t::text from idempotency t union all select t::text from audit t where case_id = $1
        union all select t::text from outbox t`,
      [caseId],
    );
    expect(dump.length).toBeGreaterThan(2);
    expect(dump.filter(({ text }) => text.includes('缴款凭证第2026'))).toEqual([]);
  });

  it('H5: both sides are told of each receipt, once, where the pack pushes it; what has a letter of its own is not told twice', async () => {
    const { fixture } = performing;
    const told = (caseId: string) => fixture.letters(caseId, 'receipt-told');
    const silent = await performing.open();
    await performing.receive(silent, 'r-1', '2026-06-30', '300000').expect(201);
    expect(await told(silent.caseId)).toEqual([]);

    const entered = await fixture.enter({ packId: 'jianli-2023@3' });
    const courtCase = await performing.open({}, undefined, undefined, entered);
    const { caseId, clerk, parties } = courtCase;
    for (const _twice of [1, 2]) await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    const letters = await told(caseId);
    expect(letters.map(({ partyId }) => partyId).sort()).toEqual(parties.map(({ partyId }) => partyId).sort());
    expect(letters[0]!.body).toContain(
      '2026年6月30日收到履行款项300000.00元（编号r-1），已记入履行台账。和解协议现已履行300000.00元，尚欠600000.00元。',
    );
    const deposit = { ...receipt, receiptId: 'r-2', kind: 'DEPOSIT', depositGround: 'WHEREABOUTS_UNKNOWN' };
    await fixture.post(`/cases/${caseId}/receipts`, clerk, ON_30_JUNE).send(deposit).expect(201);
    // The last yuan: that it is performed is told, and that says it.
    await performing.receive(courtCase, 'r-3', '2026-06-30', '300000').expect(201);
    await performing.entries(courtCase, ON_30_JUNE);
    expect(await told(caseId)).toHaveLength(2);
    expect([
      await performing.letters(courtCase, 'deposited'),
      await performing.letters(courtCase, 'settlement-performed'),
    ]).toEqual([1, 2]);
  });

  it('SET-ART-17-3: a thing handed over early pays no instalment of money, and its value is not given back as money', async () => {
    const courtCase = await performing.open({
      total: '350000.00' as never,
      schedule: [{ no: 1, due: '2026-06-30' as never, amount: '300000.00' as never }],
      inKind: [{ thing: '货车一辆', agreedValue: '50000.00' as never, handOverBy: '2026-12-31' as never }],
    });
    const handedOver = {
      receiptId: 'k-1',
      kind: 'IN_KIND',
      valueDate: '2026-06-15',
      amount: '80000',
      thing: '货车一辆',
      proof: '交付笔录',
      signedBy: courtCase.parties[0]!.partyId,
    };
    await performing.fixture
      .post(`/cases/${courtCase.caseId}/receipts`, courtCase.clerk, '2026-06-15T10:00:00+08:00')
      .send(handedOver)
      .expect(201);
    const { body } = await performing.fixture.read(`/cases/${courtCase.caseId}/ledger`, courtCase.clerk).expect(200);
    expect(body).toMatchObject({
      fullyPerformed: false,
      paid: '50000.00',
      surplus: '0.00',
      instalments: [
        { no: 1, paid: '0.00', outstanding: '300000.00' },
        { no: 2, paid: '50000.00', outstanding: '0.00' },
      ],
    });
    const refused = await performing.fixture
      .post(`/cases/${courtCase.caseId}/refunds`, courtCase.clerk, ON_30_JUNE)
      .send({ refundId: 'f-1', valueDate: '2026-06-30', amount: '1' })
      .expect(422);
    expect(refused.body.code).toBe('REFUND.ABOVE_SURPLUS');
  });
});

describe('who may do what', () => {
  const commands = (caseId: string) =>
    [
      [`/cases/${caseId}/receipts`, receipt],
      [`/cases/${caseId}/receipts/r-1/reversal`, { reason: 'ENTERED_WRONGLY' }],
      [`/cases/${caseId}/refunds`, { refundId: 'f-1', valueDate: '2026-06-30', amount: '1' }],
      [`/cases/${caseId}/election`, { partyId: `${caseId}.1`, remedy: 'RESUME' }],
      [`/cases/${caseId}/ruling`, { decision: 'RESUME' }],
      [`/cases/${caseId}/closing`, { mode: '终结执行' }],
    ] as const;

  it('without a token nothing is answered', async () => {
    const { caseId } = await performing.open();
    for (const read of ['ledger', 'findings', 'resumption'])
      await performing.fixture.read(`/cases/${caseId}/${read}`).expect(401);
  });

  it('staff of another court see and do nothing', async () => {
    const { fixture } = performing;
    const { caseId } = await performing.open();
    const elsewhere = await fixture.token({
      roles: ['clerk', 'enforcement-judge', 'settlement-judge'],
      court: '鲁0503',
    });
    for (const read of ['ledger', 'findings', 'resumption'])
      await fixture.read(`/cases/${caseId}/${read}`, elsewhere).expect(404);
    for (const [path, body] of commands(caseId)) await fixture.post(path, elsewhere, ON_30_JUNE).send(body).expect(404);
  });

  it('a party of another case sees and does nothing; its own party sees and does not post', async () => {
    const { fixture } = performing;
    const { caseId } = await performing.open();
    const other = await performing.open();
    const stranger = await fixture.token({ roles: ['party'], partyRef: `creditor-${other.caseId}` });
    const creditor = await fixture.token({ roles: ['party'], partyRef: `creditor-${caseId}` });
    for (const read of ['ledger', 'findings', 'resumption']) {
      await fixture.read(`/cases/${caseId}/${read}`, stranger).expect(404);
      await fixture.read(`/cases/${caseId}/${read}`, creditor).expect(200);
    }
    const election = (path: string) => path.endsWith('/election');
    for (const [path, body] of commands(caseId))
      await fixture
        .post(path, stranger, ON_30_JUNE)
        .send(body)
        // What no party may do is refused alike, whichever case he names.
        .expect(election(path) ? 404 : 403);
    for (const [path, body] of commands(caseId).filter(([path]) => !election(path)))
      await fixture.post(path, creditor, ON_30_JUNE).send(body).expect(403);
  });

  it('nobody elects for the other side', async () => {
    const { fixture } = performing;
    const { caseId } = await performing.open();
    const debtor = await fixture.token({ roles: ['party'], partyRef: `debtor-${caseId}` });
    const { body } = await fixture
      .post(`/cases/${caseId}/election`, debtor, ON_30_JUNE)
      .send({ partyId: `${caseId}.1`, remedy: 'RESUME' })
      .expect(403);
    expect(body.code).toBe('AUTH.NOT_A_PARTY');
  });

  it('a judge rules, a clerk posts: neither does the other’s', async () => {
    const { fixture } = performing;
    const { caseId, clerk } = await performing.open();
    const judge = await fixture.token({ roles: ['enforcement-judge'], court: COURT });
    await fixture.post(`/cases/${caseId}/ruling`, clerk, ON_30_JUNE).send({ decision: 'RESUME' }).expect(403);
    for (const [path, body] of commands(caseId).slice(0, 3))
      await fixture.post(path, judge, ON_30_JUNE).send(body).expect(403);
  });
});

describe('the directory of cases', () => {
  it('learns of a case when its application is accepted, through the broker', async () => {
    const { fixture } = performing;
    const caseId = caseIdOf('（2026）鲁0502执前调9001号');
    const data = { ...applicationAccepted.sample, caseId };
    await fixture.unitOfWork.run((tx) =>
      fixture.get(Outbox).append(tx, {
        definition: applicationAccepted,
        caseId,
        aggregateId: caseId,
        data,
        occurredAt: courtInstant('2026-05-08T09:30:00+08:00'),
      }),
    );
    const known = await eventually(
      async () => {
        const entry = await fixture.get(CaseDirectory).find(caseId);
        expect(entry).not.toBeNull();
        return entry;
      },
      { timeout: 30_000 },
    );
    expect(known).toMatchObject({ court: data.court, caseNumber: data.caseNumber, parties: data.parties });
  });
});
