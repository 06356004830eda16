import { CaseRecorder } from '@hejie/casework';
import { type platformReceiptsAnswer, type PlatformReportAnswer } from '@hejie/contracts/http';
import { legalDateOf, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { conflict, notFound } from '@hejie/service-kit';
import { platformOutcome } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { CaseRecord } from '../case-record/case-record.entity.js';
import { readTable } from '../import/import-table.js';
import { platformFile, platformReceipt } from './platform-file.js';
import { PlatformReport, PlatformRow } from './platform.entities.js';

/** A report has so many rows at most; what is left goes into the next. */
const MOST_ROWS = 10_000;
const ROWS_A_STATEMENT = 500;

type Receipts = z.input<typeof platformReceiptsAnswer>;

/** A9: what became of the cases that came from the mediation platform is reported back to it, each outcome once, and again where it came back. */
@Injectable()
export class PlatformReports {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
  ) {}

  /** Makes the next report: all its rows or none. @throws ProblemError 409 PLATFORM.NOTHING_NEW. */
  async make(tx: Transaction, { court: courtOf, subject }: Principal, at: CourtInstant): Promise<PlatformReportAnswer> {
    const court = courtOf!;
    // Of two at once the second waits, and finds what the first has reported.
    await tx.manager.query('select pg_advisory_xact_lock(hashtext($1))', [`platform/${court}`]);
    const rows = await outstanding(tx.manager, court);
    if (rows.length === 0)
      throw conflict(
        'PLATFORM.NOTHING_NEW',
        '没有尚未反馈的办理结果，待有新结果后再生成',
        'There is no outcome that was not reported: make the next report when there is one',
      );
    const no = (await tx.manager.countBy(PlatformReport, { court })) + 1;
    await tx.manager.insert(PlatformReport, { court, no, madeAt: at, madeBy: subject });
    const numbered = rows.map((row, i) => ({ ...row, court, no, line: i + 1, receipt: null, reason: null }));
    for (let from = 0; from < numbered.length; from += ROWS_A_STATEMENT)
      await tx.manager.insert(PlatformRow, numbered.slice(from, from + ROWS_A_STATEMENT));
    await this.recorder.record(
      tx,
      { caseId: `desk/${court}`, at, by: subject },
      { audit: { action: 'platform.reported', facts: { no, rows: rows.length } } },
    );
    return answerOf(tx.manager, court, no);
  }

  /** The file of a report, the same bytes whenever it is asked for. @throws ProblemError 404 PLATFORM.UNKNOWN. */
  async file(court: string, no: number): Promise<Buffer> {
    const { manager } = this.dataSource;
    await requireReport(manager, court, no);
    return platformFile(await manager.find(PlatformRow, { where: { court, no }, order: { line: 'ASC' } }));
  }

  /**
   * What the platform says of each row. What came back is in the next report; said again, it changes nothing, and a line that cannot be read holds up no other.
   * @throws ProblemError 404 PLATFORM.UNKNOWN; LawError as `readTable`.
   */
  async receipts(
    tx: Transaction,
    no: number,
    base64: string,
    { court: courtOf, subject }: Principal,
    at: CourtInstant,
  ): Promise<Receipts> {
    const court = courtOf!;
    await requireReport(tx.manager, court, no);
    const { rows } = await readTable('CSV', Buffer.from(base64, 'base64'));
    const problems: Receipts['problems'] = [];
    for (const { line, cells } of rows) {
      const said = platformReceipt(cells);
      if (said === undefined) {
        problems.push({ line, ...UNREADABLE });
        continue;
      }
      const { receipt, reason } = said;
      const { affected } = await tx.manager.update(PlatformRow, { court, no, line: said.line }, { receipt, reason });
      if (affected === 0) problems.push({ line, ...NO_SUCH_LINE });
    }
    await this.recorder.record(
      tx,
      { caseId: `desk/${court}`, at, by: subject },
      { audit: { action: 'platform.receipts', facts: { no, lines: rows.length, problems: problems.length } } },
    );
    return { ...(await answerOf(tx.manager, court, no)), problems };
  }

  /** The reports of a court, the newest first. */
  async of(court: string): Promise<PlatformReportAnswer[]> {
    const { manager } = this.dataSource;
    const reports = await manager.find(PlatformReport, { where: { court }, order: { no: 'DESC' }, take: 100 });
    return Promise.all(reports.map(({ no }) => answerOf(manager, court, no)));
  }
}

const UNREADABLE = {
  code: 'PLATFORM.RECEIPT_UNREADABLE',
  zh: '该行应写明行号和回执（已收或者退回）',
  en: 'A line names the row, and 已收 or 退回',
};
const NO_SUCH_LINE = { code: 'PLATFORM.NO_SUCH_LINE', zh: '反馈文件没有该行', en: 'The report has no such row' };

/** Cases with a number of the platform whose outcome it does not have: never reported, another by now, or sent back. */
async function outstanding(manager: EntityManager, court: string) {
  const told = new Map<string, string>();
  const before: { case_id: string; outcome: string; receipt: string | null }[] = await manager.query(
    `select distinct on (case_id) case_id, outcome, receipt from platform_row where court = $1 order by case_id, no desc`,
    [court],
  );
  for (const one of before) if (one.receipt !== 'RETURNED') told.set(one.case_id, one.outcome);
  const imported: { case_id: string; reference: string; case_number: string }[] = await manager.query(
    `select case_id, reference, case_number from import_row
      where court = $1 and state = 'DONE' and reference is not null order by case_id`,
    [court],
  );
  const rows = [];
  for (let from = 0; from < imported.length && rows.length < MOST_ROWS; from += ROWS_A_STATEMENT) {
    const part = imported.slice(from, from + ROWS_A_STATEMENT);
    const records = await manager.findBy(CaseRecord, { caseId: In(part.map((one) => one.case_id)) });
    for (const { case_id: caseId, reference, case_number: caseNumber } of part) {
      const record = records.find((one) => one.caseId === caseId);
      const outcome = record === undefined ? null : platformOutcome(record);
      if (record === undefined || outcome === null || told.get(caseId) === outcome) continue;
      const { since, enforcementNumber, paid } = record;
      rows.push({ caseId, reference, caseNumber, outcome, outcomeOn: legalDateOf(since), enforcementNumber, paid });
    }
  }
  return rows.slice(0, MOST_ROWS);
}

async function answerOf(manager: EntityManager, court: string, no: number): Promise<PlatformReportAnswer> {
  const { madeAt, madeBy } = await requireReport(manager, court, no);
  const [counts]: { rows: number; taken: number; returned: number }[] = await manager.query(
    `select count(*)::int as rows, count(*) filter (where receipt = 'TAKEN')::int as taken,
      count(*) filter (where receipt = 'RETURNED')::int as returned from platform_row where court = $1 and no = $2`,
    [court, no],
  );
  return { no, madeAt, madeBy, ...counts! };
}

async function requireReport(manager: EntityManager, court: string, no: number): Promise<PlatformReport> {
  const report = await manager.findOneBy(PlatformReport, { court, no });
  if (report !== null) return report;
  throw notFound('PLATFORM.UNKNOWN', '没有这一反馈文件', 'There is no such report');
}
