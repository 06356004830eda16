import { BackgroundLoop, errorName, pause, UnitOfWork, within } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { withCourtClock } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { BankFile } from './bank-file.entity.js';
import { BankLines, LIES_NOWHERE } from './bank-lines.js';

const LOOK_EVERY_MS = 500;
/** Before what met a fault is tried again. */
const AFTER_FAULT_MS = 10_000;
/** Files that have lines left, looked at together. */
const FILES_AT_ONCE = 50;

/**
 * Works off the files of the bank, also those that a process before it has left: of each that has lines left some at a time, in their order, so that a small
 * file does not wait behind one of a hundred thousand lines. What meets a fault is tried again after all that does not. Several processes may do so side by side: whoever comes second to a line waits for it, and
 * finds it settled.
 */
@Injectable()
export class BankFileRounds extends BackgroundLoop {
  /** The last line of each file up to which all were looked at; of one that is not known here, the first that is left is looked for. */
  private readonly reached = new Map<string, string>();
  private readonly awaited = new Map<string, Set<() => void>>();
  private handedIn = new AbortController();
  /** Files that met a fault in this turn: they have no part in the rest of it. */
  private readonly faulty = new Set<string>();

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(BankLines) private readonly lines: BankLines,
  ) {
    super(LOOK_EVERY_MS);
  }

  /** Looks at once for a file that was handed in, and waits until each of its lines lies somewhere; so many milliseconds at most. */
  async settled(fileId: string, patienceMs: number): Promise<void> {
    const those = this.awaited.get(fileId) ?? new Set();
    this.awaited.set(fileId, those);
    const settled = new Promise<void>((resolve) => those.add(resolve));
    this.handedIn.abort();
    await within(patienceMs, settled);
  }

  protected async turn(): Promise<void> {
    this.handedIn = new AbortController();
    this.faulty.clear();
    // Each file goes on, comes to its end, or met a fault and is left out: so this ends.
    while (!this.stopped.aborted) {
      // Who begins to wait while the files are looked for may wait for one that was not there yet.
      const awaited = [...this.awaited.keys()];
      const files = await this.unsettled();
      this.tellOfOthersThan(files, awaited);
      if (files.length === 0) return;
      for (const file of files) await this.some(file);
    }
  }

  /** Whoever hands in a file does not wait for the end of a rest. */
  protected override rest(): Promise<unknown> {
    const until = AbortSignal.any([this.stopped, this.handedIn.signal]);
    return pause(this.faulty.size > 0 ? AFTER_FAULT_MS : LOOK_EVERY_MS, until);
  }

  private unsettled(): Promise<BankFile[]> {
    return this.unitOfWork.run(({ manager }) =>
      manager.find(BankFile, {
        where: { settledAt: IsNull(), fileId: Not(In([...this.faulty])) },
        order: { receivedAt: 'ASC', fileId: 'ASC' },
        take: FILES_AT_ONCE,
      }),
    );
  }

  /** Who waits for a file that has no line left, whoever settled it, waits no more. */
  private tellOfOthersThan(files: readonly BankFile[], awaited: readonly string[]): void {
    if (files.length === FILES_AT_ONCE) return;
    const left = new Set([...files.map(({ fileId }) => fileId), ...this.faulty]);
    for (const fileId of awaited.filter((one) => !left.has(one))) {
      const waiting = this.awaited.get(fileId) ?? [];
      this.awaited.delete(fileId);
      for (const settled of waiting) settled();
    }
  }

  /** The next lines of a file. */
  private async some({ fileId, court, receivedBy, courtClock }: BankFile): Promise<void> {
    const clerk: Principal = { subject: receivedBy, roles: ['clerk'], court };
    try {
      const { reached, faults } = await withCourtClock(courtClock ?? undefined, () =>
        this.lines.settleSome(fileId, this.reached.get(fileId) ?? '0', clerk, this.stopped),
      );
      if (reached !== 'END') {
        this.reached.set(fileId, reached);
        return;
      }
      this.reached.delete(fileId);
      // Lines that met a fault, here or before, are left: from the first of them it begins anew in another turn.
      if (faults > 0 || !(await this.end(fileId))) this.faulty.add(fileId);
    } catch (error) {
      this.faulty.add(fileId);
      this.logger.error(`BANK_FILE.LINES_NOT_DONE: ${fileId} met a fault (${errorName(error)})`);
    }
  }

  /** Nothing of it is left to be put anywhere; whether that is so. */
  private async end(fileId: string): Promise<boolean> {
    const [ended]: [{ fileId: string }[], number] = await this.unitOfWork.run(({ manager }) =>
      manager.query(
        `update bank_file f set settled_at = now() where f.file_id = $1 and not exists (
           select from bank_line l where l.file_id = f.file_id and ${LIES_NOWHERE})
         returning f.file_id as "fileId"`,
        [fileId],
      ),
    );
    return ended.length > 0;
  }
}
