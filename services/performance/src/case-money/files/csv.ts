import { unreadable, type WrittenLine } from './bank-statement.js';

/** The columns of the file, in any order; further ones are not read (docs/BANKFILES.md). */
const COLUMNS = ['reference', 'direction', 'amount', 'valueDate', 'bookedOn', 'name', 'account', 'memo'] as const;
const NEEDED: readonly string[] = ['reference', 'direction', 'amount', 'valueDate'];

/** The lines of a CSV (RFC 4180, UTF-8, a heading line) one after another, without holding them all. @throws ProblemError 422 `BANK_FILE.UNREADABLE`. */
export function* readCsv(content: string): Generator<WrittenLine> {
  const rows = rowsOf(content.startsWith('\ufeff') ? content.slice(1) : content);
  const first = rows.next();
  const heading = first.done ? [] : first.value.fields.map((field) => field.trim());
  const missing = NEEDED.filter((column) => !heading.includes(column));
  if (missing.length > 0)
    throw unreadable(
      `首行应为列名，缺少：${missing.join('、')}`,
      `The first line names the columns; missing: ${missing.join(', ')}`,
    );
  const place = new Map(COLUMNS.map((column) => [column, heading.indexOf(column)]));
  for (const { fields, line } of rows) {
    if (fields.length === 1 && fields[0]!.trim() === '') continue;
    const field = (column: (typeof COLUMNS)[number]): string => fields[place.get(column)!] ?? '';
    yield {
      at: `line-${line}`,
      reference: field('reference').trim(),
      direction: field('direction').trim(),
      amount: field('amount').trim(),
      valueDate: field('valueDate').trim(),
      bookedOn: field('bookedOn').trim(),
      name: field('name'),
      account: field('account'),
      memo: field('memo'),
    };
  }
}

/** Rows of fields, each with the line on which it begins. A quoted field may hold commas, quotes (doubled) and line ends. */
function* rowsOf(text: string): Generator<{ fields: string[]; line: number }> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const fields: string[] = [];
    const begins = line;
    for (;;) {
      let field = '';
      if (text[at] === '"') {
        for (;;) {
          const end = text.indexOf('"', at + 1);
          if (end < 0)
            throw unreadable(`第${begins}行的引号没有结束`, `The quotes opened on line ${begins} are never closed`);
          field += text.slice(at + 1, end);
          at = end + 1;
          if (text[at] !== '"') break;
          field += '"';
        }
        line += field.split('\n').length - 1;
      } else {
        const end = endOfField(text, at);
        field = text.slice(at, end);
        at = end;
      }
      fields.push(field);
      if (text[at] !== ',') break;
      at++;
    }
    if (text[at] === '\r') at++;
    if (at < text.length && text[at] !== '\n')
      throw unreadable(
        `第${begins}行引号之后应为逗号或者换行`,
        `On line ${begins} a comma or a line end is expected after the quotes`,
      );
    at++;
    line++;
    yield { fields, line: begins };
  }
}

function endOfField(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}
