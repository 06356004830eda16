import { BackgroundLoop, errorName, pause, UnitOfWork, within } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { withCourtClock } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { BankFile } from './bank-file.entity.js';
import { BankLines } from './bank-lines.js';

const LOOK_EVERY_MS = 500;
/** Before a file that met a fault is tried again. */
const AFTER_FAULT_MS = 10_000;
/** Files that have lines left, looked at together. */
const FILES_AT_ONCE = 50;

/**
 * Works off the files of the bank, also those that a process before it has left: of each that has lines left some at a time, in their order, so that a small
 * file does not wait behind one of a hundred thousand lines. Several processes may do so side by side: whoever comes second to a line waits for it, and
 * finds it settled.
 */
@Injectable()
export class BankFileRounds extends BackgroundLoop {
  /** The last line of each file that is settled with all before it; of one that is not known here, the first is looked for. */
  private readonly reached = new Map<string, string>();
  private readonly awaited = new Map<string, Set<() => void>>();
  private handedIn = new AbortController();
  private faults = 0;

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
    this.faults = 0;
    for (let moved = true; moved && !this.stopped.aborted;) {
      const files = await this.unsettled();
      this.tellOfOthersThan(files);
      moved = false;
      for (const file of files) moved = (await this.some(file)) || moved;
    }
  }

  /** Whoever hands in a file does not wait for the end of a rest. */
  protected override rest(): Promise<unknown> {
    const until = AbortSignal.any([this.stopped, this.handedIn.signal]);
    return pause(this.faults > 0 ? AFTER_FAULT_MS : LOOK_EVERY_MS, until);
  }

  private unsettled(): Promise<BankFile[]> {
    return this.unitOfWork.run(({ manager }) =>
      manager.find(BankFile, {
        where: { settledAt: IsNull() },
        order: { receivedAt: 'ASC', fileId: 'ASC' },
        take: FILES_AT_ONCE,
      }),
    );
  }

  /** Who waits for a file that has no line left, whoever settled it, waits no more. */
  private tellOfOthersThan(files: readonly BankFile[]): void {
    if (files.length === FILES_AT_ONCE) return;
    for (const [fileId, waiting] of this.awaited) {
      if (files.some((file) => file.fileId === fileId)) continue;
      this.awaited.delete(fileId);
      for (const settled of waiting) settled();
    }
  }

  /** The next lines of a file; whether that came to something. */
  private async some({ fileId, court, receivedBy, courtClock }: BankFile): Promise<boolean> {
    const clerk: Principal = { subject: receivedBy, roles: ['clerk'], court };
    try {
      const reached = await withCourtClock(courtClock ?? undefined, () =>
        this.lines.settleSome(fileId, this.reached.get(fileId) ?? '0', clerk, this.stopped),
      );
      if (reached === 'END') await this.end(fileId);
      else this.reached.set(fileId, reached);
      return true;
    } catch (error) {
      this.faults += 1;
      this.logger.error(`BANK_FILE.LINES_NOT_DONE: a line of ${fileId} met a fault (${errorName(error)})`);
      return false;
    }
  }

  private async end(fileId: string): Promise<void> {
    await this.unitOfWork.run(({ manager }) =>
      manager.query('update bank_file set settled_at = now() where file_id = $1', [fileId]),
    );
    this.reached.delete(fileId);
  }
}
