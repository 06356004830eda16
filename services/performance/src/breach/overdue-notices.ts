import { type Transaction } from '@hejie/persistence';
import { Notice } from '@hejie/service-kit';
import { In } from 'typeorm';
import * as letters from '../settlement/letters.js';

/** Which letters said of a case's instalments that they were overdue, and which of these have been taken back. */
export async function overdueNotices(tx: Transaction, caseId: string): Promise<OverdueNotices> {
  const written = await tx.manager.findBy(Notice, { caseId, kind: In(['instalment-overdue', 'overdue-withdrawn']) });
  return new OverdueNotices(caseId, new Set(written.map(({ noticeId }) => noticeId)));
}

class OverdueNotices {
  constructor(
    private readonly caseId: string,
    private readonly ids: ReadonlySet<string>,
  ) {}

  get none(): boolean {
    return this.ids.size === 0;
  }

  /** The number that a new notice of the instalment would bear: the standing one's, or the next after those taken back. */
  next(no: number): number {
    let times = 1;
    while (this.written(letters.overdueWithdrawnOccasion(no, times))) times += 1;
    return times;
  }

  /** The number of the notice that has not been taken back yet. */
  standing(no: number): number | undefined {
    const times = this.next(no);
    return this.written(letters.overdueOccasion(no, times)) ? times : undefined;
  }

  to(partyId: string, no: number, times: number): boolean {
    return this.ids.has(`${this.caseId}:${letters.overdueOccasion(no, times)}:${partyId}`);
  }

  private written(occasion: string): boolean {
    return [...this.ids].some((id) => id.startsWith(`${this.caseId}:${occasion}:`));
  }
}
