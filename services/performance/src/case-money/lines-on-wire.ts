import { type BankLineAnswer } from '@hejie/contracts/http';
import { formatYuan } from '@hejie/law';
import { In, MoreThan, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { Allocation } from './allocation.entity.js';
import { BankLine, type OtherSide } from './bank-line.entity.js';
import { standingOf } from './parts-of-line.js';
import { lastFour } from './payers.js';
import { Suspense } from './suspense.entity.js';

/** Lines of the bank as the court's finance desk sees them: names and memos whole, for it has to tell whose they are; accounts by their last four. */
export function linesOfFile(
  manager: EntityManager,
  { court, fileId, from, limit }: { court: string; fileId: string; from: string; limit: number },
): Promise<BankLineAnswer[]> {
  return shown(manager, { court, fileId, lineId: MoreThan(from) }, limit);
}

/** What lies in suspense at a court, in the order in which it came. */
export async function openSuspense(
  manager: EntityManager,
  { court, from, limit }: { court: string; from: string; limit: number },
): Promise<BankLineAnswer[]> {
  const ids: { lineId: string }[] = await manager.query(
    `select s.line_id as "lineId" from suspense s join bank_line l on l.line_id = s.line_id
      where s.open and l.court = $1 and s.line_id > $2 order by s.line_id limit $3`,
    [court, from, limit],
  );
  return shown(manager, { court, lineId: In(ids.map(({ lineId }) => lineId)) }, limit);
}

/** One line. */
export async function lineOf(manager: EntityManager, lineId: string): Promise<BankLineAnswer> {
  const [line] = await shown(manager, { lineId }, 1);
  return line!;
}

async function shown(
  manager: EntityManager,
  where: FindOptionsWhere<BankLine>,
  limit: number,
): Promise<BankLineAnswer[]> {
  const lines = await manager.find(BankLine, { where, order: { lineId: 'ASC' }, take: limit });
  const ids = In(lines.map(({ lineId }) => lineId));
  const entries = await manager.find(Allocation, { where: { lineId: ids }, order: { entry: 'ASC' } });
  const lying = await manager.find(Suspense, { where: { lineId: ids, open: true } });
  return lines.map((line) => {
    const { lineId, account, reference, direction, amount, valueDate, bookedOn } = line;
    const { name, account: other, memo } = JSON.parse(line.personal) as OtherSide;
    const parts = standingOf(entries.filter((entry) => entry.lineId === lineId));
    const suspense = lying.find((one) => one.lineId === lineId);
    return {
      lineId,
      account,
      reference,
      direction,
      amount: formatYuan(amount),
      valueDate,
      bookedOn,
      counterparty: name,
      counterpartyAccount: other === '' ? '' : lastFour(other),
      memo,
      state: parts.length > 0 ? 'MATCHED' : suspense ? 'SUSPENSE' : 'NEW',
      parts: parts.map(({ caseId, amount: part, receiptId, basis, confidence }) => ({
        caseId,
        amount: formatYuan(part),
        receiptId,
        basis,
        confidence,
      })),
      suspense: suspense
        ? { reason: suspense.reason, dueAt: suspense.dueAt, proposals: [...suspense.proposals] }
        : null,
    };
  });
}
