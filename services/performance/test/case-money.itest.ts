import { describe, expect, it } from '@jest/globals';
import { legalDate, type Yuan } from '@hejie/law';
import { eventually } from '@hejie/testing';
import { AllottedNumber } from '../src/heard/heard.entities.js';
import { AT, bankOf, csv, HEADING } from './fixture/bank.js';
import { type OpenCase, performanceFixture } from './fixture.js';

const money = performanceFixture();
const { account, clerkOf, match, send, suspenseOf } = bankOf(money);

const payer = ({ caseId, clerk }: OpenCase, body: object) =>
  money.fixture.post(`/cases/${caseId}/payers`, clerk, AT).send(body).expect(201);

const payOut = async ({ caseId }: OpenCase) =>
  (await money.fixture.workItems(caseId))
    .filter(({ kind, state }) => kind === 'PAY_OUT' && state === 'OPEN')
    .map(({ dueAt }) => dueAt);

describe('S17: unidentified money', () => {
  it('lies in suspense until 2026-10-08; matched then to an instalment due 09-30 it was on time, and who was told otherwise is told', async () => {
    const ours = await account();
    // 25,000 due on 2026-09-30, without grace of the court.
    const due = ['2026-06-30', '2026-09-30', '2026-12-31'].map(legalDate);
    const courtCase = await money.open({
      total: '75000.00' as Yuan,
      schedule: due.map((day, index) => ({ no: index + 1, due: day, amount: '25000.00' as Yuan })),
    });
    await money.receive(courtCase, 'r-1', '2026-06-30', '25000').expect(201);
    const line = csv({ reference: 'S17-1', amount: '25000.00', name: '李四' });
    const sent = await send(ours, line, AT, { noticeOn: '2026-09-28' }).expect(201);
    expect(sent.body).toMatchObject({ lines: 1, entered: 1, known: 0, matched: 0, suspense: 1 });
    const [lying] = await suspenseOf(ours);
    expect(lying).toMatchObject({
      reference: 'S17-1',
      suspense: { reason: 'NOTHING_KNOWN', dueAt: '2026-10-09T00:00:00+08:00' },
    });
    expect(await money.fixture.workItems(ours.caseId)).toMatchObject([
      { kind: 'IDENTIFY_MONEY', role: 'clerk', state: 'OPEN', dueAt: new Date('2026-10-09T00:00:00+08:00') },
    ]);

    await money.reach(courtCase, 'DUE', '2026-10-01T00:00:00+08:00', 2);
    expect(await money.letters(courtCase, 'instalment-overdue')).toBeGreaterThan(0);

    const at = '2026-10-08T10:00:00+08:00';
    const part = { caseId: courtCase.caseId, amount: '25000.00', payerPartyId: courtCase.parties[1]!.partyId };
    const { body } = await match(ours, lying!.lineId, [part], at).expect(201);
    expect(body).toMatchObject({ state: 'MATCHED', suspense: null, parts: [{ basis: 'PERSON', amount: '25000.00' }] });
    const ledger = await money.ledger(courtCase);
    expect(ledger.receipts[1]).toMatchObject({ valueDate: '2026-09-28', postedAt: at });
    expect(ledger.instalments[1]).toMatchObject({ status: 'EARLY', paidOn: '2026-09-28' });
    expect(await money.letters(courtCase, 'overdue-withdrawn')).toBeGreaterThan(0);
    expect(await money.fixture.facts(courtCase.caseId, 'overdue-notice-withdrawn')).toMatchObject([
      { data: { instalment: 2, toldAt: '2026-10-01T00:00:00+08:00', paidOn: '2026-09-28' } },
    ]);
    // The case is of a pack that is silent on it: thirty days from the notice of 2026-09-28.
    expect(await payOut(courtCase)).toEqual([new Date('2026-10-29T00:00:00+08:00')]);
    expect(await suspenseOf(ours)).toEqual([]);
    expect(await money.fixture.workItems(ours.caseId)).toMatchObject([{ state: 'DONE', doneBy: 'clerk-1' }]);

    // Another key, the same answer, and nothing twice.
    await match(ours, lying!.lineId, [part], at).expect(201);
    expect((await money.ledger(courtCase)).receipts).toHaveLength(2);
    const other = await money.open();
    const wrong = await match(ours, lying!.lineId, [{ ...part, caseId: other.caseId }], at).expect(409);
    expect(wrong.body.code).toBe('BANK_LINE.MATCHED');
  });

  it.each([
    ['jianli-2023@2', 'five days', '2026-10-09T00:00:00+08:00'],
    ['enterprise-2025@2', 'ten working days', '2026-10-17T00:00:00+08:00'],
  ])('is paid out by the pack of its case, %s: within %s of the notice of arrival', async (packId, _, dueAt) => {
    const ours = await account();
    const courtCase = await money.open({}, undefined, undefined, await money.fixture.enter({ packId }));
    const line = { reference: 'P-1', amount: '300000', memo: courtCase.caseNumber };
    await send(ours, csv(line), AT, { noticeOn: '2026-09-28' }).expect(201);
    expect(await payOut(courtCase)).toEqual([new Date(dueAt)]);
  });

  it('is known by the number of enforcement that intake has allotted to the case', async () => {
    const ours = await account();
    const { caseId } = await money.open();
    // Numbers of enforcement are counted by themselves.
    const caseNumber = (await money.fixture.enter()).caseNumber.replace('执前调', '执');
    await money.fixture.dataSource.manager.insert(AllottedNumber, { caseId, type: '执', caseNumber });
    const sent = await send(ours, csv({ reference: 'N-1', amount: '300000', memo: `还款 ${caseNumber}` })).expect(201);
    expect(sent.body).toMatchObject({ matched: 1, suspense: 0 });
  });

  it('put to the wrong case is taken back by counter-entries, and lies in suspense again', async () => {
    const ours = await account();
    const [courtCase, right] = [await money.open(), await money.open()];
    await send(ours, csv({ reference: 'W-1', amount: '300000' }), AT, { noticeOn: '2026-09-28' }).expect(201);
    const [lying] = await suspenseOf(ours);
    const part = { caseId: courtCase.caseId, amount: '300000' };
    await match(ours, lying!.lineId, [part], '2026-09-29T10:00:00+08:00').expect(201);
    const unmatch = () =>
      money.fixture
        .post(`/suspense/${lying!.lineId}/unmatch`, ours.clerk, '2026-10-08T10:00:00+08:00')
        .send({ note: '他案款项' });
    const { body } = await unmatch().expect(201);
    expect(await payOut(courtCase)).toEqual([]);
    expect(body).toMatchObject({ state: 'SUSPENSE', parts: [], suspense: { dueAt: '2026-10-13T00:00:00+08:00' } });
    expect((await unmatch().expect(409)).body.code).toBe('BANK_LINE.NOT_MATCHED');
    const [receipt] = (await money.ledger(courtCase)).receipts;
    expect(receipt).toMatchObject({ reversal: { reason: 'ENTERED_WRONGLY' } });
    await match(ours, lying!.lineId, [{ ...part, caseId: right.caseId }], '2026-10-08T11:00:00+08:00').expect(201);
    expect((await money.ledger(right)).paid).toBe('300000.00');
    expect((await money.ledger(courtCase)).paid).toBe('0.00');
    // Back to the first one once more: a receipt of its own.
    await money.fixture
      .post(`/suspense/${lying!.lineId}/unmatch`, ours.clerk, '2026-10-08T12:00:00+08:00')
      .send({ note: '误' })
      .expect(201);
    await match(ours, lying!.lineId, [part], '2026-10-08T13:00:00+08:00').expect(201);
    expect((await money.ledger(courtCase)).paid).toBe('300000.00');
  });
});

describe('a file of the bank', () => {
  it('twice, cut in two, or with lines that came before, changes nothing', async () => {
    const ours = await account();
    const courtCase = await money.open();
    const memo = `付${courtCase.caseNumber}和解款`;
    const lines = ['A', 'B', 'C', 'D'].map((reference) => ({ reference, amount: '1000', memo }));
    const whole = csv(...lines, { reference: 'E', amount: '5', memo: '不明' });
    const { body } = await send(ours, whole).expect(201);
    expect(body).toMatchObject({ lines: 5, entered: 5, matched: 4, suspense: 1 });
    expect((await send(ours, whole).expect(201)).body).toEqual(body);
    for (const part of [csv(...lines.slice(0, 2)), csv(...lines.slice(1))])
      expect((await send(ours, part).expect(201)).body).toMatchObject({ entered: 0, matched: 0, suspense: 0 });
    expect((await money.ledger(courtCase)).paid).toBe('4000.00');
    expect(await suspenseOf(ours)).toHaveLength(1);
    expect((await money.ledger(courtCase)).receipts).toHaveLength(4);
    const report = await money.fixture.read(`/bank-files/${body.fileId}/lines?limit=2`, ours.clerk).expect(200);
    expect(report.body).toMatchObject({
      items: [
        { reference: 'A', state: 'MATCHED', parts: [{ basis: 'NUMBER', confidence: 100 }] },
        { reference: 'B', memo },
      ],
    });
    expect(report.body.next).not.toBeNull();
  });

  it('is put side by side where the number alone decides; a line without one is matched by what those before it have left', async () => {
    const ours = await account();
    const schedule = [25_000, 50_000].map((amount, index) => ({
      no: index + 1,
      due: legalDate(`2026-${10 + index}-30`),
      amount: `${amount}.00` as Yuan,
    }));
    const cases = await Promise.all(
      Array.from({ length: 8 }, () => money.open({ total: '75000.00' as Yuan, schedule })),
    );
    const known = cases.slice(0, 2);
    for (const [index, courtCase] of known.entries())
      await payer(courtCase, { name: `王${index}`, account: `62229999000${index}` });
    const numbered = (no: number) =>
      cases.map(({ caseNumber }, index) => ({ reference: `${no}-${index}`, amount: '25000', memo: caseNumber }));
    // By account and sum: 50,000 is the next instalment only once the first is paid, and no longer after it was paid itself.
    const unnumbered = (no: number) =>
      known.map((_, index) => ({ reference: `${no}-${index}`, amount: '50000', account: `62229999000${index}` }));
    const { body } = await send(
      ours,
      csv(...unnumbered(1), ...numbered(2), ...unnumbered(3), ...numbered(4), ...unnumbered(5)),
    ).expect(201);
    expect(body).toMatchObject({ lines: 22, entered: 22, matched: 18, suspense: 4 });
    for (const courtCase of cases)
      expect((await money.ledger(courtCase)).receipts).toHaveLength(known.includes(courtCase) ? 3 : 2);
    expect((await suspenseOf(ours)).map(({ reference }) => reference)).toEqual(['1-0', '1-1', '5-0', '5-1']);
  });

  it('sent by two people at once is entered once', async () => {
    const ours = await account();
    const courtCase = await money.open();
    const lines = Array.from({ length: 6 }, (_, no) => ({
      reference: `P-${no}`,
      amount: '10',
      memo: courtCase.caseNumber,
    }));
    const answers = await Promise.all([
      send(ours, csv(...lines)),
      send(ours, csv(...lines)),
      send(ours, csv(...lines.slice(2))),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await money.ledger(courtCase)).paid).toBe('60.00');
  });

  it('is told of before its lines are put where one is held up, and goes on', async () => {
    const ours = await account();
    const [free, held] = [await money.open(), await money.open()];
    const lines = csv(
      { reference: 'H-1', amount: '10', memo: free.caseNumber },
      { reference: 'H-2', amount: '20', memo: held.caseNumber },
      { reference: 'H-3', amount: '30', memo: held.caseNumber },
    );
    let fileId = '';
    await money.fixture.dataSource.transaction(async (manager) => {
      await manager.query('select from settlement where case_id = $1 for update', [held.caseId]);
      const { body } = await send(ours, lines).expect(201);
      expect(body).toMatchObject({ lines: 3, entered: 3, matched: 1, pending: 2, suspense: 0 });
      ({ fileId } = body);
    });
    const read = () => money.fixture.read(`/bank-files/${fileId}`, ours.clerk).expect(200);
    await eventually(async () => expect((await read()).body).toMatchObject({ matched: 3, pending: 0 }));
    expect((await money.ledger(held)).paid).toBe('50.00');
    const elsewhere = await clerkOf('浙1122');
    expect((await money.fixture.read(`/bank-files/${fileId}`, elsewhere).expect(404)).body.code).toBe(
      'BANK_FILE.UNKNOWN',
    );
  });

  /** As a process has left it that stopped: a file of these lines, entered like the line of another file, none of them settled. */
  const halfDone = (like: string, fileId: string, lines: readonly { reference: string; bookedOn?: string }[]) =>
    money.fixture.dataSource.transaction(async (manager) => {
      await manager.query(
        `insert into bank_file (file_id, court, account, format, lines, entered, notice_on, received_at, received_by, court_clock)
         select $2, court, account, format, $3, $3, notice_on, received_at, received_by, court_clock from bank_file where file_id = $1`,
        [like, fileId, lines.length],
      );
      for (const { reference, bookedOn = null } of lines)
        await manager.query(
          `insert into bank_line (court, account, file_id, reference, direction, amount, value_date, booked_on, name_digest, account_digest, personal)
           select court, account, $2, $3, case when $4::date is null then direction else 'OUT' end, amount, value_date, coalesce($4, booked_on), name_digest, account_digest, personal
             from bank_line where file_id = $1`,
          [like, fileId, reference, bookedOn],
        );
    });

  it('that a process has left half done is worked off by the next, though nobody sends it again', async () => {
    const ours = await account();
    const courtCase = await money.open();
    const { body } = await send(ours, csv({ reference: 'R-1', amount: '10', memo: courtCase.caseNumber })).expect(201);
    await halfDone(body.fileId, 'left-half-done', [{ reference: 'R-2' }]);
    await eventually(async () => expect((await money.ledger(courtCase)).paid).toBe('20.00'));
    const { receipts } = await money.ledger(courtCase);
    expect(receipts).toMatchObject([{ amount: '10.00' }, { amount: '10.00' }]);
  });

  it('goes on behind a line that meets a fault, which is tried again; it ends once none is left', async () => {
    const ours = await account();
    const courtCase = await money.open();
    const { body } = await send(ours, csv({ reference: 'F-1', amount: '10', memo: courtCase.caseNumber })).expect(201);
    // No calendar covers that year: until when somebody looks at it cannot be said.
    const lines = [{ reference: 'F-2', bookedOn: '1950-03-01' }, { reference: 'F-3' }];
    await halfDone(body.fileId, 'with-a-fault', lines);
    await eventually(async () => expect((await money.ledger(courtCase)).paid).toBe('20.00'));
    const read = () => money.fixture.read('/bank-files/with-a-fault', ours.clerk).expect(200);
    expect((await read()).body).toMatchObject({ matched: 1, suspense: 0, pending: 1 });
    await money.fixture.dataSource.query("update bank_line set booked_on = '2026-09-28' where reference = 'F-2'");
    // It rests after a fault until the next file comes.
    await send(ours, csv({ reference: 'F-4', amount: '1', memo: courtCase.caseNumber })).expect(201);
    await eventually(async () => expect((await read()).body).toMatchObject({ matched: 1, suspense: 1, pending: 0 }));
    const left = 'select from bank_file where settled_at is null and account = $1';
    await eventually(async () => expect(await money.fixture.dataSource.query(left, [ours.no])).toEqual([]));
  });

  it('of a day that no calendar covers is refused, with its line; so is a notice of such a day', async () => {
    const ours = await account();
    const content = csv(
      { reference: 'Y-1', amount: '1' },
      { reference: 'Y-2', amount: '1', day: '2062-09-28' },
      { reference: 'Y-3', amount: '1', day: '1906-09-28' },
    );
    const { body } = await send(ours, content).expect(422);
    expect(body.code).toBe('BANK_FILE.LINES_INVALID');
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(
      [3, 4].flatMap((line) => ['valueDate', 'bookedOn'].map((field) => `/content/line-${line}/${field}`)),
    );
    expect(await suspenseOf(ours)).toEqual([]);
    const late = await send(ours, csv({ reference: 'Y-1', amount: '1' }), AT, { noticeOn: '2062-09-28' }).expect(422);
    expect(late.body).toMatchObject({ code: 'BANK_FILE.NOTICE_INVALID', path: '/noticeOn' });
  });

  it('with one wrong line enters nothing, and says which and why', async () => {
    const ours = await account();
    const wrong = csv(
      { reference: 'X-1', amount: '1' },
      { reference: 'X 2', amount: '-1', direction: 'CRDT', day: '28.9.' },
    );
    const { body } = await send(ours, wrong).expect(422);
    expect(body).toMatchObject({ code: 'BANK_FILE.LINES_INVALID' });
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(
      ['reference', 'direction', 'amount', 'valueDate', 'bookedOn'].map((field) => `/content/line-3/${field}`),
    );
    expect(await suspenseOf(ours)).toEqual([]);
    expect((await send(ours, 'reference,amount\n1,2\n').expect(422)).body.code).toBe('BANK_FILE.UNREADABLE');
    expect((await send(ours, `${HEADING}\n`).expect(422)).body.code).toBe('BANK_FILE.EMPTY');
    await send(ours, csv({ reference: 'X-1', amount: '1' })).expect(201);
    const reused = await send(ours, csv({ reference: 'X-0', amount: '3' }, { reference: 'X-1', amount: '2' })).expect(
      409,
    );
    expect(reused.body.code).toBe('BANK_FILE.REFERENCE_REUSED');
    expect(await suspenseOf(ours)).toHaveLength(1);
  });

  it('with money of tomorrow lays it before a person', async () => {
    const ours = await account();
    const courtCase = await money.open();
    const { body } = await send(
      ours,
      csv({ reference: 'T-1', amount: '9', day: '2026-09-29', memo: courtCase.caseNumber }),
    ).expect(201);
    expect(body).toMatchObject({ matched: 0, suspense: 1 });
    expect((await suspenseOf(ours))[0]).toMatchObject({
      suspense: { proposals: [{ caseId: courtCase.caseId, confidence: 100 }] },
    });
  });

  it('in camt.053 comes to the same lines', async () => {
    const ours = await account();
    const courtCase = await money.open();
    const entry = (reference: string, amount: string, memo: string, indicator = 'CRDT') => `<Ntry>
      <Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>${indicator}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
      <BookgDt><Dt>2026-09-28</Dt></BookgDt><ValDt><Dt>2026-09-28</Dt></ValDt><AcctSvcrRef>${reference}</AcctSvcrRef>
      <NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>王五</Nm></Pty></Dbtr><DbtrAcct><Id><Othr><Id>6222 0001</Id></Othr></Id></DbtrAcct></RltdPties>
      <RmtInf><Ustrd>${memo}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
    const document = (number: string, ...entries: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>${number}</Id></Othr></Id></Acct>
      ${entries.join('')}</Stmt></BkToCstmrStmt></Document>`;
    const camt = (content: string) => send(ours, content, AT, { format: 'CAMT053' });
    const { body } = await camt(
      document(ours.number, entry('C-1', '700.00', courtCase.caseNumber), entry('C-2', '1.00', '手续费', 'DBIT')),
    ).expect(201);
    expect(body).toMatchObject({ lines: 2, matched: 1, suspense: 1 });
    // The bank's other door: the same entry by CSV is known.
    const again = csv({ reference: 'C-1', amount: '700', memo: courtCase.caseNumber });
    expect((await send(ours, again).expect(201)).body).toMatchObject({ entered: 0, known: 1 });
    expect((await money.ledger(courtCase)).paid).toBe('700.00');
    for (const wrong of [
      document('1', entry('C-3', '1', '')),
      '<a>',
      '<!DOCTYPE x><a/>',
      '<a/>',
      document(ours.number, entry('C-3', '1', '')).replace('CNY', 'USD'),
    ])
      expect((await camt(wrong).expect(422)).body.code).toBe('BANK_FILE.UNREADABLE');
  });
});

describe('who has paid', () => {
  it('two debtors of one name are never told apart by name and sum; a known account is', async () => {
    const ours = await account();
    const [one, two] = [await money.open(), await money.open()];
    for (const courtCase of [one, two])
      await payer(courtCase, { name: '张三', partyId: courtCase.parties[1]!.partyId });
    const line = { amount: '300000', name: '张 三' };
    await send(ours, csv({ reference: 'N-1', ...line })).expect(201);
    const [lying] = await suspenseOf(ours);
    expect(lying).toMatchObject({
      suspense: { reason: 'NOT_SURE', proposals: [{ confidence: 50 }, { confidence: 50 }] },
    });
    await payer(one, { name: '张三', partyId: one.parties[1]!.partyId, account: '6222000011112222' });
    const { body } = await send(ours, csv({ reference: 'N-2', ...line, account: '6222 0000 1111 2222' })).expect(201);
    expect(body).toMatchObject({ matched: 1 });
    expect((await money.ledger(one)).receipts).toMatchObject([{ payerPartyId: one.parties[1]!.partyId }]);
    expect((await money.ledger(two)).receipts).toEqual([]);
    // The number in the memo wins, whoever pays.
    const numbered = { reference: 'N-3', ...line, account: '6222000011112222', memo: two.caseNumber };
    await send(ours, csv(numbered)).expect(201);
    expect((await money.ledger(two)).paid).toBe('300000.00');
  });

  it('is sealed in the database, and the answers that are kept do not tell it', async () => {
    const ours = await account();
    const courtCase = await money.open();
    await payer(courtCase, { name: '欧阳保密某', account: '6222999988887777' });
    await send(
      ours,
      csv({ reference: 'Q-1', amount: '1', name: '欧阳保密某', account: '6222999988887777', memo: '保密附言' }),
    ).expect(201);
    const dump: { text: string }[] = await money.fixture.dataSource.query(
      `select t::text as text from bank_line t union all select t::text from known_payer t union all select t::text from suspense t
        union all select t::text from idempotency t union all select t::text from audit t union all select t::text from work_items t
        union all select t::text from outbox t union all select t::text from bank_account t`,
    );
    expect(dump.length).toBeGreaterThan(5);
    for (const secret of ['保密', '88887777', ours.number])
      expect(dump.filter(({ text }) => text.includes(secret))).toEqual([]);
  });

  it('belongs to another court: neither seen nor matched there', async () => {
    const ours = await account();
    await send(ours, csv({ reference: 'F-1', amount: '1' })).expect(201);
    const [lying] = await suspenseOf(ours);
    const foreign = await clerkOf('鲁0503');
    expect((await money.fixture.read('/suspense', foreign).expect(200)).body.items).toEqual([]);
    const body = { parts: [{ caseId: (await money.open()).caseId, amount: '1' }], note: 'x' };
    const path = `/suspense/${lying!.lineId}/match`;
    expect((await money.fixture.post(path, foreign, AT).send(body).expect(404)).body.code).toBe('BANK_LINE.UNKNOWN');
    const elsewhere = await money.fixture.enter({ court: '鲁0503' });
    await match(ours, lying!.lineId, [{ caseId: elsewhere.caseId, amount: '1' }], AT).expect(404);
    const part = { caseId: (await money.open()).caseId, amount: '2' };
    expect((await match(ours, lying!.lineId, [part], AT).expect(409)).body.code).toBe('BANK_LINE.NOT_ITS_SUM');
  });
});
