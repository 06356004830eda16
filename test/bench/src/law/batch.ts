import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { fiveYearCase } from './five-year-case.js';

const MAIN = fileURLToPath(import.meta.resolve('@hejie/cli'));

const instalments = Array.from({ length: 12 }, (_, i) => ({
  no: i + 1,
  due: `2026-${String(i + 1).padStart(2, '0')}-28`,
  amount: '18500.00',
}));
const receipts = instalments.slice(0, 9).map(({ due, amount }) => ({ valueDate: due, amount }));
const { title } = fiveYearCase(0);
const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;

/** Calculations as a court's clerk sends them: of every kind in turn, small ones and long ones. */
const CALCULATIONS: readonly { readonly kind: string; readonly input: unknown }[] = [
  { kind: 'period', input: { start: '2026-09-04', unit: 'day', n: 30 } },
  { kind: 'enforcementFee', input: '1110000' },
  { kind: 'ledger', input: { instalments, receipts, graceWorkingDays: 5, asOf: '2026-11-23' } },
  { kind: 'caseNumber', input: '（2026）鲁0502执恢118号' },
  { kind: 'resumptionGate', input: { instalments, receipts, graceWorkingDays: 5, decisionDate: '2026-11-23' } },
  {
    kind: 'schedule',
    input: { total: '1110000.00', count: 60, first: '2026-01-31', every: 'month', anchor: 'monthEnd', roll: 'next' },
  },
  {
    kind: 'resumeBalance',
    input: {
      principal: '1110000',
      dailyRate: '0.0001',
      expiry: title.expiry,
      fee: '13500',
      payments: title.payments.map((payment) => [payment.date, yuan(payment.amount)]),
      asOf: title.asOf,
      order: 'fee,interest,principal,doubled',
    },
  },
  { kind: 'period', input: { start: '2026-02-30', unit: 'day', n: 30 } },
];

/** Milliseconds from the start of the calculator to its last answer, and how many answers came. */
export async function batch(lines: number): Promise<{ readonly milliseconds: number; readonly answers: number }> {
  const text = Array.from({ length: lines }, (_, i) => JSON.stringify(CALCULATIONS[i % CALCULATIONS.length])).join(
    '\n',
  );
  const began = performance.now();
  const calculator = spawn(process.execPath, [MAIN, 'calc', '--batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let answers = 0;
  calculator.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) answers += 1;
  });
  calculator.stdin.end(text);
  const [status] = (await once(calculator, 'close')) as [number];
  if (status !== 0) throw new Error(`the calculator ended with ${status}`);
  return { milliseconds: performance.now() - began, answers };
}

/** Milliseconds for one calculation with a start of its own: what a batch saves. */
export async function single(): Promise<number> {
  const began = performance.now();
  const calculator = spawn(process.execPath, [MAIN, 'calc', 'enforcementFee', '"1110000"'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(calculator, 'close');
  return performance.now() - began;
}
