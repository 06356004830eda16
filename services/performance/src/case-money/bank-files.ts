import { createHash } from 'node:crypto';
import { CaseRecorder } from '@hejie/casework';
import { type BankFileAnswer, type ReceiveBankFileBody } from '@hejie/contracts/http';
import { dateText, legalDateOf, publishedCalendar, type LegalDate } from '@hejie/law';
import { KeyRing, UnitOfWork, type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { notFound, ProblemError, type CourtTimeReading } from '@hejie/service-kit';
import { isFarAhead, isStatementDay } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type BankAccount } from './bank-account.entity.js';
import { accountOf, particularsOf } from './bank-accounts.js';
import { BankFileRounds } from './bank-file-rounds.js';
import { contentOf, readLines, type StatementLine } from './files/bank-statement.js';
import { readCamt053 } from './files/camt053.js';
import { readCsv } from './files/csv.js';
import { moneyCase } from './money-case.js';
import { Payers } from './payers.js';

/** Lines of one statement. */
const PAGE = 1_000;

/** Who hands in a file waits so long for what becomes of it; of a large one he is told how far it is. */
const ANSWER_WITHIN_MS = 5_000;

/**
 * Files of the bank (银行文件). A file is entered whole or not at all, in one transaction; then each of its lines is put where it belongs, in a transaction of
 * its own (`BankFileRounds`). A line that the account has already changes nothing: so the same file twice, or one cut in two, comes to the same.
 */
@Injectable()
export class BankFiles {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(KeyRing) private readonly ring: KeyRing,
    @Inject(Payers) private readonly payers: Payers,
    @Inject(BankFileRounds) private readonly rounds: BankFileRounds,
  ) {}

  /** @throws ProblemError 404 `BANK_ACCOUNT.UNKNOWN`; 422 `BANK_FILE.*`; 409 `BANK_FILE.REFERENCE_REUSED`. */
  async receive(principal: Principal, time: CourtTimeReading, body: ReceiveBankFileBody): Promise<BankFileAnswer> {
    const { court = '' } = principal;
    const { account: no, format, content, noticeOn } = body;
    const today = legalDateOf(time.at);
    if (noticeOn !== undefined && (!isStatementDay(noticeOn, publishedCalendar()) || isFarAhead(noticeOn, today)))
      throw noNoticeDay(noticeOn);
    const account = await this.unitOfWork.run(({ manager }) => accountOf(manager, court, no));
    const { number } = particularsOf(account);
    const read = readLines(format === 'CSV' ? readCsv(content) : readCamt053(content, number), today);
    const fileId = createHash('sha256')
      .update(JSON.stringify([court, no, format, content]))
      .digest('hex');
    await this.unitOfWork.run((tx) => this.enter(tx, account, { fileId, read, principal, time, body }));
    await this.rounds.settled(fileId, ANSWER_WITHIN_MS);
    return this.get(court, fileId);
  }

  /** How far a file is. @throws ProblemError 404 `BANK_FILE.UNKNOWN`, also for one of another court. */
  get(court: string, fileId: string): Promise<BankFileAnswer> {
    return this.unitOfWork.run((tx) => answerOf(tx, court, fileId));
  }

  private async enter(tx: Transaction, account: BankAccount, file: NewFile): Promise<void> {
    const { fileId, read, principal, time, body } = file;
    const { manager } = tx;
    const { court, account: no } = account;
    const inserted: unknown[] = await manager.query(
      `insert into bank_file (file_id, court, account, format, lines, entered, notice_on, received_at, received_by, court_clock)
       values ($1, $2, $3, $4, $5, 0, $6, $7, $8, $9) on conflict do nothing returning file_id`,
      [
        fileId,
        court,
        no,
        body.format,
        read.length,
        body.noticeOn ?? legalDateOf(time.at),
        time.at,
        principal.subject,
        time.clock.mode === 'real' ? null : time.clock,
      ],
    );
    if (inserted.length === 0) return;
    let entered = 0;
    for (let from = 0; from < read.length; from += PAGE)
      entered += await this.enterPage(tx, account, fileId, read.slice(from, from + PAGE));
    await manager.query('update bank_file set entered = $2 where file_id = $1', [fileId, entered]);
    const { caseId, ...known } = moneyCase(account);
    const facts = { account: no, fileId, lines: read.length, entered };
    await this.recorder.record(
      tx,
      { caseId, at: time.at, by: principal.subject, known },
      { audit: { action: 'bank-file.received', facts } },
    );
  }

  private async enterPage(
    { manager }: Transaction,
    { court, account }: BankAccount,
    fileId: string,
    lines: readonly StatementLine[],
  ): Promise<number> {
    const column = <T>(of: (line: StatementLine) => T): T[] => lines.map(of);
    const inserted: { reference: string }[] = await manager.query(
      `insert into bank_line (court, account, file_id, reference, direction, amount, value_date, booked_on, name_digest, account_digest, personal)
       select $1, $2, $3, * from unnest($4::text[], $5::text[], $6::bigint[], $7::date[], $8::date[], $9::text[], $10::text[], $11::text[])
       on conflict (court, account, reference) do nothing returning reference`,
      [
        court,
        account,
        fileId,
        column(({ reference }) => reference),
        column(({ direction }) => direction),
        column(({ amount }) => amount.toString()),
        column(({ valueDate }) => valueDate),
        column(({ bookedOn }) => bookedOn),
        column(({ name }) => (name === '' ? null : this.payers.nameDigest(name))),
        column(({ account: other }) => (other === '' ? null : this.payers.accountDigest(other))),
        column(({ name, account: other, memo }) =>
          this.ring.seal(JSON.stringify({ name, account: other, memo }), 'performance.bank_line.personal'),
        ),
      ],
    );
    if (inserted.length < lines.length) {
      const fresh = new Set(inserted.map(({ reference }) => reference));
      const repeated = lines.filter(({ reference }) => !fresh.has(reference));
      await assertSame(manager, { court, account }, repeated);
    }
    return inserted.length;
  }
}

interface NewFile {
  readonly fileId: string;
  readonly read: readonly StatementLine[];
  readonly principal: Principal;
  readonly time: CourtTimeReading;
  readonly body: ReceiveBankFileBody;
}

/** 422 BANK_FILE.NOTICE_INVALID. */
const noNoticeDay = (noticeOn: LegalDate) =>
  new ProblemError({
    status: 422,
    code: 'BANK_FILE.NOTICE_INVALID',
    path: '/noticeOn',
    zh: `到账通知日${dateText(noticeOn)}没有已载入的节假日安排，或者尚远未到来，请核对年份`,
    en: `No holiday arrangement covers the day of the notice, ${noticeOn}, or it lies far ahead: check its year`,
  });

/** A reference that the account has is the same entry, or the bank contradicts itself: then nothing of the file is entered. */
async function assertSame(
  manager: Transaction['manager'],
  { court, account }: Pick<BankAccount, 'court' | 'account'>,
  repeated: readonly StatementLine[],
): Promise<void> {
  const known: { reference: string; direction: 'IN' | 'OUT'; amount: string; valueDate: StatementLine['valueDate'] }[] =
    await manager.query(
      `select reference, direction, amount, to_char(value_date, 'YYYY-MM-DD') as "valueDate" from bank_line
        where court = $1 and account = $2 and reference = any($3)`,
      [court, account, repeated.map(({ reference }) => reference)],
    );
  const before = new Map(known.map((one) => [one.reference, contentOf({ ...one, amount: BigInt(one.amount) })]));
  const other = repeated.filter((line) => before.get(line.reference) !== contentOf(line));
  if (other.length === 0) return;
  throw new ProblemError({
    status: 409,
    code: 'BANK_FILE.REFERENCE_REUSED',
    path: '/content',
    zh: `流水号已用于另一笔交易，未导入任何一行，请向银行核实：${other
      .slice(0, 20)
      .map(({ reference }) => reference)
      .join('、')}`,
    en: `The account has these references for other entries, and nothing was entered; ask the bank: ${other
      .slice(0, 20)
      .map(({ reference }) => reference)
      .join(', ')}`,
  });
}

async function answerOf({ manager }: Transaction, court: string, fileId: string): Promise<BankFileAnswer> {
  const [counts]: [BankFileAnswer?] = await manager.query(
    `select f.file_id as "fileId", f.lines, f.entered, f.lines - f.entered as known,
            l.pending, l.matched, l.suspense
       from bank_file f, lateral (
              select count(*) filter (where put > 0)::int as matched,
                     count(*) filter (where open)::int as suspense,
                     count(*) filter (where put is null and open is null)::int as pending
                from (select (select sum(a.amount) from allocation a where a.line_id = b.line_id) as put,
                             (select s.open from suspense s where s.line_id = b.line_id) as open
                        from bank_line b where b.file_id = f.file_id) as lines) as l
      where f.court = $1 and f.file_id = $2`,
    [court, fileId],
  );
  if (counts) return counts;
  throw notFound('BANK_FILE.UNKNOWN', '没有该银行文件', 'There is no such file of the bank');
}
