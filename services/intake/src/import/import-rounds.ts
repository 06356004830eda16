import { fileApplication, takeOverSettlement } from '@hejie/contracts/http';
import { LawError } from '@hejie/law';
import { BackgroundLoop, errorName, pause, UnitOfWork, type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { fieldErrors, ProblemError, type CourtTimeReading } from '@hejie/service-kit';
import { withCourtClock } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { Applications, type AcceptedApplication } from '../application/applications.service.js';
import { Takeovers } from '../takeover/takeovers.js';
import { applicationRow, REFERENCE } from './application-row.js';
import { type TableRow } from './import-table.js';
import { asOfFile, takeoverRow } from './takeover-row.js';
import { ImportedFile, ImportedRow, type RowProblem } from './import.entities.js';

const LOOK_EVERY_MS = 500;
/** Before rows that met a fault are tried again. */
const AFTER_FAULT_MS = 10_000;
/** After each row it rests half as long as the row took: whoever files by hand meanwhile does not wait behind a file of thousands. */
const BREATH_SHARE = 0.5;
const LINES_AT_ONCE = 200;

/** A row was refused: its transaction is undone, and the reasons are noted in another. */
class RowRefused extends Error {
  constructor(readonly problems: readonly RowProblem[]) {
    super('refused');
  }
}

/**
 * Works off the rows of files: each row is a case or refused in a transaction of its own, so that nothing is half imported, and whoever is
 * stopped goes on where he was. Several processes take different rows.
 */
@Injectable()
export class ImportRounds extends BackgroundLoop {
  private faults = 0;

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Takeovers) private readonly takeovers: Takeovers,
  ) {
    super(LOOK_EVERY_MS);
  }

  protected async turn(): Promise<void> {
    this.faults = 0;
    for (const file of await this.unitOfWork.run(({ manager }) => waitingFiles(manager))) await this.workThrough(file);
  }

  protected override rest(): Promise<unknown> {
    return this.faults > 0 ? pause(AFTER_FAULT_MS, this.stopped) : super.rest();
  }

  /** Each row that waits once, in order: one that meets a fault waits for the next turn, and holds up no other. */
  private async workThrough({ importId, courtClock }: WaitingFile): Promise<void> {
    for (let after = 0; ;) {
      const lines = await this.unitOfWork.run(({ manager }) => waitingLines(manager, importId, after));
      for (const line of lines) {
        if (this.stopped.aborted) return;
        const began = performance.now();
        await this.one(importId, line, courtClock);
        await pause(BREATH_SHARE * (performance.now() - began), this.stopped);
      }
      if (lines.length < LINES_AT_ONCE) return;
      after = lines.at(-1)!;
    }
  }

  private async one(importId: string, line: number, courtClock: WaitingFile['courtClock']): Promise<void> {
    try {
      await withCourtClock(courtClock ?? undefined, () => this.workOff(importId, line));
    } catch (error) {
      this.faults += 1;
      this.logger.error(`IMPORT.ROW_NOT_DONE: line ${line} of ${importId} met a fault (${errorName(error)})`);
    }
  }

  private async workOff(importId: string, line: number): Promise<void> {
    try {
      await this.unitOfWork.run((tx) => this.accept(tx, importId, line));
    } catch (refusal) {
      if (!(refusal instanceof RowRefused)) throw refusal;
      const refused = { state: 'REFUSED', problems: refusal.problems } as const;
      await this.unitOfWork.run(({ manager }) =>
        manager.update(ImportedRow, { importId, line, state: 'PENDING' as const }, refused as never),
      );
    }
  }

  private async accept(tx: Transaction, importId: string, line: number): Promise<void> {
    const { manager } = tx;
    const [file, row] = [
      await manager.findOneByOrFail(ImportedFile, { importId }),
      await manager.findOne(ImportedRow, {
        where: { importId, line, state: 'PENDING' },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      }),
    ];
    // Another process has it, or had it.
    if (!row) return;
    const { court, packId, format, receivedAt: at, receivedBy: subject, courtClock } = file;
    const clerk: Principal = { subject, roles: ['filing-clerk'], court };
    const time = { at, clock: courtClock ?? ({ mode: 'real' } as const) };
    const reference = await this.unused(tx, court, row.reference);
    const about = { court, packId };
    const accepted =
      format === 'JSONL'
        ? await this.takenOver(tx, row.cells!, about, clerk, time)
        : await this.applied(tx, { line, cells: JSON.parse(row.cells!) as TableRow['cells'] }, about, clerk, time);
    const { caseId, caseNumber } = accepted;
    await manager.update(
      ImportedRow,
      { importId, line },
      { state: 'DONE', cells: null, caseId, caseNumber, reference },
    );
  }

  private async applied(
    tx: Transaction,
    row: TableRow,
    about: Pick<ImportedFile, 'court' | 'packId'>,
    clerk: Principal,
    time: CourtTimeReading,
  ): Promise<AcceptedApplication> {
    const { body, columnOf } = applicationRow(row, about);
    const parsed = fileApplication.safeParse(body, { reportInput: true });
    if (!parsed.success) throw rowRefused(fieldErrors(parsed.error.issues), columnOf);
    return asRow(columnOf, this.applications.accept(tx, parsed.data, clerk, time));
  }

  private async takenOver(
    tx: Transaction,
    text: string,
    about: Pick<ImportedFile, 'court' | 'packId'>,
    clerk: Principal,
    time: CourtTimeReading,
  ): Promise<AcceptedApplication> {
    const { body } = takeoverRow(text);
    if (!body) throw rowRefused([LINE_UNREADABLE]);
    const parsed = takeOverSettlement.safeParse(asOfFile(body, about), { reportInput: true });
    if (!parsed.success) throw rowRefused(fieldErrors(parsed.error.issues));
    if (parsed.data.application.court !== about.court) throw rowRefused([COURT_FOREIGN]);
    return asRow(itself, this.takeovers.take(tx, parsed.data, clerk, time));
  }

  /** The number at the sender, of which there is no case yet. Two rows with one number wait for each other. */
  private async unused({ manager }: Transaction, court: string, reference: string | null): Promise<string> {
    if (reference === null)
      throw new RowRefused([
        { code: 'IMPORT.REFERENCE_MISSING', column: REFERENCE, zh: '缺少外部编号', en: 'The reference is missing' },
      ]);
    await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`import/${court}/${reference}`]);
    const imported = await manager.findOne(ImportedRow, {
      select: { importId: true, line: true, caseNumber: true },
      where: { court, reference, state: 'DONE' },
    });
    if (!imported) return reference;
    const { caseNumber } = imported;
    throw new RowRefused([
      {
        code: 'IMPORT.REFERENCE_TAKEN',
        column: REFERENCE,
        zh: `该外部编号已经立案（${caseNumber}），不重复导入`,
        en: `A case was imported under this reference (${caseNumber}), and is not imported twice`,
      },
    ]);
  }
}

type WaitingFile = Pick<ImportedFile, 'importId' | 'courtClock'>;

/** Files of which rows wait, the oldest first. */
function waitingFiles(manager: Transaction['manager']): Promise<WaitingFile[]> {
  return manager.query(
    `select import_id as "importId", court_clock as "courtClock" from import_file
      where import_id in (select import_id from import_row where state = 'PENDING') order by received_at, import_id`,
  );
}

/** A file's lines that wait, from one on: some at a time, so that a row costs the same wherever it stands in its file. */
async function waitingLines(manager: Transaction['manager'], importId: string, after: number): Promise<number[]> {
  const rows: { line: number }[] = await manager.query(
    `select line from import_row where import_id = $1 and state = 'PENDING' and line > $2 order by line limit $3`,
    [importId, after, LINES_AT_ONCE],
  );
  return rows.map(({ line }) => line);
}

const LINE_UNREADABLE: Refusal = {
  code: 'IMPORT.LINE_UNREADABLE',
  zh: '该行不是 JSON 对象',
  en: 'The line is no JSON object',
};
const COURT_FOREIGN: Refusal = {
  code: 'IMPORT.COURT_FOREIGN',
  path: '/application/court',
  zh: '该案不属于本院',
  en: 'The case is of another court',
};

/** One reason, with its place in the body. */
interface Refusal {
  readonly code: string;
  readonly rule?: string;
  readonly path?: string;
  readonly zh: string;
  readonly en: string;
}
type ColumnOf = (path: string) => string | null;
/** In a line of JSON a place is the place. */
const itself: ColumnOf = (path) => path;

/** What the law, or the service, refuses is a refusal of the row; anything else is a fault, and tried again. */
async function asRow<T>(columnOf: ColumnOf, accepting: Promise<T>): Promise<T> {
  try {
    return await accepting;
  } catch (error) {
    if (error instanceof LawError) {
      const { problems, ...refusal } = error.toJSON();
      throw rowRefused(problems ?? [refusal], columnOf);
    }
    if (error instanceof ProblemError && error.problem.status < 500) throw rowRefused([error.problem], columnOf);
    throw error;
  }
}

function rowRefused(refusals: readonly Refusal[], columnOf: ColumnOf = itself): RowRefused {
  return new RowRefused(
    refusals.map(({ code, rule, path, zh, en }) => {
      const column = path === undefined ? null : columnOf(path);
      return { code, column, ...(rule !== undefined && { rule }), zh, en };
    }),
  );
}
