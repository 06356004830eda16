import type { Yuan } from '@hejie/law';
import type pg from 'pg';

import { copyCases, type NamedCase } from '../measure/copies.js';
import { sideBySide } from '../measure/figures.js';
import { COURT } from './court.js';
import { counted, differing, type Work } from './work.js';

/** Instalments of a case; one line pays one. */
const INSTALMENTS = 20;
const AMOUNT = '1000.00' as Yuan;
/** Of so many cases one pays without a number: by account and sum. */
const UNNUMBERED_EVERY = 10;
/** Of so many lines one is nobody's. */
const NOBODYS_EVERY = 100;
/** Statements that copy rows stay of a size that the server likes. */
const CHUNK = 1_000;
const AT = '2026-09-28T15:00:00+08:00';

const payer = (index: number) => ({ name: `付款人${index}`, account: `6222${String(index).padStart(12, '0')}` });
const nobodys = (line: number): boolean => line % NOBODYS_EVERY === NOBODYS_EVERY - 1;
const unnumbered = (index: number): boolean => index % UNNUMBERED_EVERY === 0;

/** A day of the bank: month after month a line for each case, nine of ten with its number. */
function csv(lines: number, cases: readonly NamedCase[]): string {
  const rows = Array.from({ length: lines }, (_, line) => {
    const index = line % cases.length;
    const { name, account } = nobodys(line) ? { name: '无名氏', account: '' } : payer(index);
    const memo = nobodys(line) || unnumbered(index) ? '还款' : `${cases[index]!.caseNumber}还款`;
    return `L${line},IN,${AMOUNT},2026-09-28,2026-09-28,${name},${account},${memo}`;
  });
  return ['reference,direction,amount,valueDate,bookedOn,name,account,memo', ...rows].join('\n');
}

/** So many lines of the bank by `POST /bank-files`, over settlements of twenty instalments: each a receipt of its case, or in suspense. */
export function bankLines(lines: number): Work {
  const suspended = Array.from({ length: lines }, (_, line) => line).filter(nobodys).length;
  const matched = lines - suspended;
  let account = 0;
  let cases: NamedCase[] = [];
  const posted = "from outbox where type like '%.receipt-posted.%'";
  return {
    service: 'performance',
    unit: 'lines of the bank',
    lines,
    async prepare(own, admin: pg.Client) {
      const total = `${Number(AMOUNT) * INSTALMENTS}.00` as Yuan;
      const template = await own.ask<NamedCase>({ perform: { instalments: INSTALMENTS, amount: AMOUNT, total } });
      cases = Array.from({ length: Math.ceil(lines / INSTALMENTS) }, (_, index) => ({
        caseId: `2026-${COURT}-执前调-${index + 1}`,
        caseNumber: `（2026）${COURT}执前调${index + 1}号`,
      }));
      for (let at = 0; at < cases.length; at += CHUNK)
        await copyCases(admin, ['performance'], template, cases.slice(at, at + CHUNK));
      await admin.query('analyze');
      await sideBySide(cases, 8, async ({ caseId }, index) => {
        if (!unnumbered(index)) return;
        const path = `/cases/${encodeURIComponent(caseId)}/payers`;
        await own.ask({ send: { role: 'clerk', path, at: AT, body: payer(index) } });
      });
      const body = { number: '622200000000', bank: '示例银行', holder: '某法院案款专户', packId: 'jianli-2023@2' };
      ({ account } = await own.ask<{ account: number }>({
        send: { role: 'clerk', path: '/bank-accounts', at: AT, body },
      }));
    },
    send: (own) =>
      own.ask({
        send: {
          role: 'clerk',
          path: '/bank-files',
          at: AT,
          body: { account, format: 'CSV', content: csv(lines, cases) },
        },
      }),
    done: (admin) => counted(admin, '(select count(*) from allocation) + (select count(*) from suspense)'),
    faults: (admin) =>
      differing(admin, [
        ['lines', lines, 'select count(*) from bank_line'],
        ['lines that were matched', matched, 'select count(distinct line_id) from allocation'],
        ['parts', matched, 'select count(*) from allocation'],
        ['lines in suspense', suspended, 'select count(*) from suspense where open'],
        ['receipts', matched, 'select count(*) from receipt'],
        ['yuan in the ledgers', matched * Number(AMOUNT), 'select sum(amount) / 100 from receipt'],
        ['receipts in the audit', matched, "select count(*) from audit where action = 'receipt.posted'"],
        ['receipts told', matched, `select count(*) ${posted}`],
        ['receipts told of', matched, `select count(distinct payload->>'receiptId') ${posted}`],
      ]),
  };
}
