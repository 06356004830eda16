import { addDays, type ResumeBalanceInput } from '@hejie/law';

/**
 * The balance as a clerk would reckon it who turns the calendar page by page: no day counts, no formulas. The yardstick of the
 * benchmark, and in it a check: both must come to the same fen.
 */
export function balanceDayByDay(input: ResumeBalanceInput): bigint {
  const owed: Record<string, bigint> = { fee: input.fee, interest: 0n, principal: input.principal, doubled: 0n };
  const scale = 10n ** BigInt(input.dailyRate.scale);
  let general = 0n;
  let doubled = 0n;
  const book = (): void => {
    owed['interest'] = (owed['interest'] ?? 0n) + (2n * general + scale) / (2n * scale);
    owed['doubled'] = (owed['doubled'] ?? 0n) + (2n * doubled + 1_000_000n) / 2_000_000n;
    general = doubled = 0n;
  };
  for (let day = input.expiry; day <= input.asOf; day = addDays(day, 1)) {
    if (day > input.expiry) {
      general += (owed['principal'] ?? 0n) * input.dailyRate.units;
      doubled += (owed['principal'] ?? 0n) * 175n;
    }
    for (const payment of input.payments) {
      if (payment.date !== day) continue;
      book();
      let rest = payment.amount;
      for (const bucket of input.order) {
        const part = rest < (owed[bucket] ?? 0n) ? rest : (owed[bucket] ?? 0n);
        owed[bucket] = (owed[bucket] ?? 0n) - part;
        rest -= part;
      }
    }
  }
  book();
  return Object.values(owed).reduce((sum, bucket) => sum + bucket, 0n);
}
