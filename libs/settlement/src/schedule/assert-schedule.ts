import { LawError, formatYuan, sumFen, type Fen } from '@hejie/law';
import { type Instalment } from '../ledger/postings.js';

/** One thing wrong with a schedule, as an error with its place. */
export function scheduleFaults(instalments: readonly Instalment[], total?: Fen): LawError[] {
  if (instalments.length === 0)
    return [fault('SCHEDULE.EMPTY', '/instalments', '没有任何一期。', 'The schedule has no instalment.')];
  const faults: LawError[] = [];
  instalments.forEach((instalment, i) => {
    const at = `/instalments/${i}`;
    const before = instalments[i - 1];
    if (instalment.amount <= 0n)
      faults.push(
        fault(
          'SCHEDULE.AMOUNT_NOT_POSITIVE',
          `${at}/amount`,
          `第${instalment.no}期金额应大于零。`,
          `Instalment ${instalment.no} must be more than zero.`,
        ),
      );
    if (before === undefined) return;
    if (instalment.no <= before.no)
      faults.push(
        fault(
          'SCHEDULE.NUMBERS_NOT_ORDERED',
          `${at}/no`,
          `期号${instalment.no}应大于前一期的${before.no}。`,
          `Number ${instalment.no} must be greater than ${before.no} before it.`,
        ),
      );
    if (instalment.due < before.due)
      faults.push(
        fault(
          'SCHEDULE.DATES_NOT_ORDERED',
          `${at}/due`,
          `第${instalment.no}期的到期日${instalment.due}早于前一期的${before.due}。`,
          `Instalment ${instalment.no} is due ${instalment.due}, before ${before.due} of the one before it.`,
        ),
      );
  });
  const sum = sumFen(instalments.map((i) => i.amount));
  if (total !== undefined && sum !== total) faults.push(sumFault(sum, total));
  return faults;
}

function sumFault(sum: Fen, total: Fen): LawError {
  const [found, due] = [formatYuan(sum < 0n ? 0n : sum), formatYuan(total)];
  return fault(
    'SCHEDULE.SUM_DIFFERS',
    '/instalments',
    `各期合计${found}元，与总额${due}元不符。`,
    `The instalments add up to ${found} yuan, not to the total of ${due}.`,
  );
}

/**
 * A schedule written by hand must be in order (numbers and days ascending), of positive amounts and,
 * where the total is given, sum to it exactly. Throws `SCHEDULE.*`, the first fault with every other beside it.
 */
export function assertSchedule(instalments: readonly Instalment[], total?: Fen): void {
  const faults = scheduleFaults(instalments, total);
  const [first] = faults;
  if (first !== undefined) throw first.withReasons(faults);
}

function fault(code: string, path: string, zh: string, en: string): LawError {
  return new LawError({ code, rule: 'SET-SCHEDULE', path, zh, en });
}
