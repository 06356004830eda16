import { dateText, formatYuan, type Bilingual } from '@hejie/law';
import { givenBackBeyond, type InstalmentStatus, type Ledger, type LedgerLine } from './standing.js';

/** How people call the status of an instalment. */
export const INSTALMENT_STATUS_NAMES: Readonly<Record<InstalmentStatus, Bilingual>> = {
  EARLY: { zh: '提前', en: 'early' },
  ON_TIME: { zh: '按期', en: 'on time' },
  LATE: { zh: '迟延', en: 'late' },
  NOT_DUE: { zh: '未到期', en: 'not due' },
  IN_GRACE: { zh: '宽限期内', en: 'in grace' },
  OVERDUE: { zh: '逾期', en: 'overdue' },
};

/** SET-GRACE: the court waits, which is no grace of the debtor's. */
const WAITED_FOR: Bilingual = { zh: '已到期、本院等待期内', en: 'due, the court waiting,' };

/** One line of the ledger in words: `第2期2026年9月30日应付300000.00元，逾期54日，尚欠300000.00元`. */
export function lineText(line: LedgerLine): Bilingual {
  // SET-ART-11-2: what hangs on a condition is not due however long its day has passed.
  const hangs = line.conditionUnmet === true && line.status === 'NOT_DUE';
  const name = hangs
    ? { zh: '履行条件未成就', en: 'its condition not met' }
    : line.waitedFor === true
      ? WAITED_FOR
      : INSTALMENT_STATUS_NAMES[line.status];
  const days =
    line.days === 0
      ? { zh: '', en: '' }
      : { zh: `${line.days}日`, en: ` by ${line.days} day${line.days === 1 ? '' : 's'}` };
  const owed =
    line.inKind === true ? { zh: '应以物等履行，作价', en: ' in kind, valued at' } : { zh: '应付', en: ' of' };
  const done = line.inKind === true ? { zh: '履行完毕', en: 'performed' } : { zh: '付清', en: 'paid' };
  const beyond = beyondText(line);
  const short =
    line.outstanding === 0n
      ? {
          zh: `，${line.paidOn === null ? '' : dateText(line.paidOn)}${done.zh}`,
          en: `, ${done.en} on ${line.paidOn ?? ''}`,
        }
      : {
          zh: `，尚欠${formatYuan(line.outstanding)}元${beyond.zh}`,
          en: `, ${formatYuan(line.outstanding)} yuan short${beyond.en}`,
        };
  return {
    zh: `第${line.no}期${dateText(line.due)}${owed.zh}${formatYuan(line.amount)}元，${name.zh}${days.zh}${short.zh}`,
    en: `instalment ${line.no}${owed.en} ${formatYuan(line.amount)} yuan due ${line.due}: ${name.en}${days.en}${short.en}`,
  };
}

/** What is said of a line on which more is outstanding than was ever owed; nothing of any other. */
export function beyondText(line: LedgerLine): Bilingual {
  const beyond = givenBackBeyond(line);
  if (beyond === 0n) return { zh: '', en: '' };
  const yuan = formatYuan(beyond);
  return { zh: `（含多退的${yuan}元）`, en: ` (${yuan} yuan of it given back beyond what had come)` };
}

/** The whole ledger in words, one instalment a line. */
export function ledgerText(ledger: Ledger): Bilingual {
  const lines = ledger.instalments.map(lineText);
  const done = ledger.instalments.some(({ inKind }) => inKind === true)
    ? { zh: '已履行', en: 'performed' }
    : { zh: '已付', en: 'paid' };
  const beyond =
    ledger.surplusInKind === 0n
      ? { zh: '', en: '' }
      : {
          zh: `另有作价${formatYuan(ledger.surplusInKind)}元的给付不属于约定的以物等履行，不抵充金钱债务。`,
          en: ` Things of ${formatYuan(ledger.surplusInKind)} yuan were handed over that nothing in kind was owed for; they pay no money.`,
        };
  const [paid, outstanding] = [formatYuan(ledger.paid), formatYuan(ledger.outstanding)];
  return {
    zh: `截至${dateText(ledger.asOf)}，${done.zh}${paid}元，尚欠${outstanding}元。${beyond.zh}\n${lines.map((l) => l.zh).join('\n')}`,
    en: `By ${ledger.asOf} ${paid} yuan is ${done.en} and ${outstanding} yuan outstanding.${beyond.en}\n${lines.map((l) => l.en).join('\n')}`,
  };
}
