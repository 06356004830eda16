import { ProblemError, type FieldError } from '@hejie/service-kit';
import { dateText, parseYuan, legalDate, publishedCalendar, type Fen, type LegalDate } from '@hejie/law';
import { isFarAhead, isStatementDay } from '@hejie/settlement';

/** A line of a statement as the bank has written it. */
export interface StatementLine {
  /** The bank's own reference, unique on the account for ever. */
  readonly reference: string;
  readonly direction: 'IN' | 'OUT';
  readonly amount: Fen;
  /** When the money was there: from then on it counts. */
  readonly valueDate: LegalDate;
  readonly bookedOn: LegalDate;
  /** The other side: who pays of what comes in, who is paid of what goes out. Empty where the bank does not say. */
  readonly name: string;
  readonly account: string;
  readonly memo: string;
}

/** A line as text, before anything of it is believed; `at`: where it stands in the file, for who has to mend it. */
export interface WrittenLine {
  readonly at: string;
  readonly reference: string;
  readonly direction: string;
  readonly amount: string;
  readonly valueDate: string;
  readonly bookedOn: string;
  readonly name: string;
  readonly account: string;
  readonly memo: string;
}

/** What is told of a file that is refused: nobody mends a thousand lines at once. */
const ERRORS_TOLD = 100;
/** What PostgreSQL cannot keep, or nobody can read. */
const CONTROL = /(?![\n\r\t])\p{Cc}/u;
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._:@/-]{0,59}$/;

/**
 * Reads every line, or none: a file with one wrong line enters nothing, and each wrong line is told with its place.
 * @param today the day on which the file came. @throws ProblemError 422 `BANK_FILE.LINES_INVALID`, `BANK_FILE.EMPTY`.
 */
export function readLines(written: Iterable<WrittenLine>, today: LegalDate): StatementLine[] {
  const errors: FieldError[] = [];
  const lines: StatementLine[] = [];
  const seen = new Map<string, string>();
  for (const one of written) {
    const line = readLine(one, today, errors);
    if (!line) continue;
    const before = seen.get(line.reference);
    if (before === undefined) lines.push(line);
    // One line twice in one file is one line; another one of the same reference is a fault of the file.
    else if (before !== contentOf(line))
      errors.push(
        wrong(one.at, 'reference', '同一流水号对应两笔不同的交易', 'one reference for two different entries'),
      );
    seen.set(line.reference, contentOf(line));
  }
  if (errors.length > 0)
    throw new ProblemError({
      status: 422,
      code: 'BANK_FILE.LINES_INVALID',
      path: '/content',
      zh: `银行文件有${errors.length}处错误，未导入任何一行；请逐项更正后重新提交`,
      en: `The file has ${errors.length} faults and nothing of it was entered: mend each and send it again`,
      errors: errors.slice(0, ERRORS_TOLD),
    });
  if (lines.length === 0) throw emptyFile();
  return lines;
}

/** 422 BANK_FILE.EMPTY. */
const emptyFile = () =>
  new ProblemError({
    status: 422,
    code: 'BANK_FILE.EMPTY',
    path: '/content',
    zh: '银行文件中没有交易明细',
    en: 'The file has no entry',
  });

/** 422 BANK_FILE.UNREADABLE: it is no file of this format; `why` says where. */
export const unreadable = (zh: string, en: string) =>
  new ProblemError({ status: 422, code: 'BANK_FILE.UNREADABLE', path: '/content', zh, en });

/** What makes two lines of one reference the same. */
export const contentOf = (line: Pick<StatementLine, 'direction' | 'amount' | 'valueDate'>): string =>
  `${line.direction} ${line.amount} ${line.valueDate}`;

function readLine(written: WrittenLine, today: LegalDate, errors: FieldError[]): StatementLine | undefined {
  const { at, reference, direction, name, account, memo } = written;
  const before = errors.length;
  const tell = (field: string, zh: string, en: string) => errors.push(wrong(at, field, zh, en));
  if (!REFERENCE.test(reference))
    tell(
      'reference',
      '流水号应为1至60位字母、数字和 . _ : @ / -',
      'a reference is 1 to 60 letters, digits and . _ : @ / -',
    );
  if (direction !== 'IN' && direction !== 'OUT')
    tell('direction', '收付方向应为 IN 或者 OUT', 'a direction is IN or OUT');
  const amount = readOr(() => parseYuan(written.amount));
  if (amount === undefined || amount <= 0n)
    tell(
      'amount',
      '金额应为大于零的元，至多两位小数',
      'an amount is of more than zero yuan, with two decimals at most',
    );
  const valueDate = readDay('valueDate', written.valueDate, today, tell);
  const bookedOn = written.bookedOn === '' ? valueDate : readDay('bookedOn', written.bookedOn, today, tell);
  for (const [field, text, most] of [
    ['name', name, 200],
    ['account', account, 60],
    ['memo', memo, 1000],
  ] as const)
    if (text.length > most || CONTROL.test(text))
      tell(field, `至多${most}字，不含控制字符`, `at most ${most} characters, none of them a control character`);
  if (errors.length > before) return undefined;
  return {
    reference,
    direction: direction as StatementLine['direction'],
    amount: amount!,
    valueDate: valueDate!,
    bookedOn: bookedOn!,
    name: name.trim(),
    account: account.replace(/\s+/g, ''),
    memo: memo.trim(),
  };
}

const DAYS = { valueDate: ['起息日', 'a value date'], bookedOn: ['记账日', 'a booking date'] } as const;

/** A day of the statement, of which the court's calendar can say until when something is done. */
function readDay(
  field: keyof typeof DAYS,
  text: string,
  today: LegalDate,
  tell: (field: string, zh: string, en: string) => void,
): LegalDate | undefined {
  const [zh, en] = DAYS[field];
  const day = readOr(() => legalDate(text));
  if (day === undefined) tell(field, `${zh}应形如 2026-09-28`, `${en} is written as 2026-09-28`);
  else if (!isStatementDay(day, publishedCalendar()))
    tell(
      field,
      `${zh}${dateText(day)}没有已载入的节假日安排，请核对年份`,
      `no holiday arrangement covers ${en} of ${day}: check its year`,
    );
  else if (isFarAhead(day, today))
    tell(
      field,
      `${zh}${dateText(day)}晚于今日一个月以上，请核对年份`,
      `${en} of ${day} lies more than a month ahead: check its year`,
    );
  else return day;
  return undefined;
}

const wrong = (at: string, field: string, zh: string, en: string): FieldError => ({
  path: `/content/${at}/${field}`,
  code: 'BANK_FILE.FIELD_INVALID',
  zh: `${at}：${zh}`,
  en: `${at}: ${en}`,
});

function readOr<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
