import { formatYuan } from '@hejie/law';
import { platformWords } from '@hejie/settlement';
import { type PlatformRow } from './platform.entities.js';

const COLUMNS = ['行号', '外部编号', '案号', '结果', '结果日期', '执行案号', '已履行金额'] as const;
const BYTE_ORDER_MARK = '\uFEFF';

/** A report as the platform takes it in (docs/PLATFORM.md): CSV in UTF-8 with a mark at its beginning, lines that end as RFC 4180 has them. The same rows are the same bytes. */
export function platformFile(rows: readonly PlatformRow[]): Buffer {
  const lines = rows.map(({ line, reference, caseNumber, outcome, outcomeOn, enforcementNumber, paid }) => [
    String(line),
    reference,
    caseNumber,
    platformWords(outcome).zh,
    outcomeOn,
    enforcementNumber ?? '',
    paid === null ? '' : formatYuan(paid),
  ]);
  const text = [COLUMNS, ...lines].map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
  return Buffer.from(`${BYTE_ORDER_MARK}${text}`, 'utf8');
}

/** What a spreadsheet would read as a formula is text; commas, quotes and line breaks are quoted. */
function cellOf(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What the platform says of a row. */
export interface PlatformReceipt {
  readonly line: number;
  readonly receipt: 'TAKEN' | 'RETURNED';
  readonly reason: string | null;
}

const RECEIPTS: Readonly<Record<string, PlatformReceipt['receipt']>> = { 已收: 'TAKEN', 退回: 'RETURNED' };

/** A row of the file of receipts: of which row it speaks, what it says; nothing where that cannot be read. */
export function platformReceipt(cells: Readonly<Record<string, string>>): PlatformReceipt | undefined {
  const { 行号: line = '', 回执: said = '', 原因: reason } = cells;
  const receipt = Object.hasOwn(RECEIPTS, said) ? RECEIPTS[said] : undefined;
  if (!/^[1-9]\d{0,6}$/.test(line) || receipt === undefined) return undefined;
  return { line: Number(line), receipt, reason: reason === undefined ? null : reason.slice(0, 500) };
}
