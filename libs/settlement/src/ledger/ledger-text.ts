import { formatYuan, type Bilingual } from '@hejie/law';
import { type InstalmentStatus, type Ledger, type LedgerLine } from './ledger.js';

/** How people call the status of an instalment. */
export const INSTALMENT_STATUS_NAMES: Readonly<Record<InstalmentStatus, Bilingual>> = {
  EARLY: { zh: '提前', en: 'early' },
  ON_TIME: { zh: '按期', en: 'on time' },
  LATE: { zh: '迟延', en: 'late' },
  NOT_DUE: { zh: '未到期', en: 'not due' },
  IN_GRACE: { zh: '宽限期内', en: 'in grace' },
  OVERDUE: { zh: '逾期', en: 'overdue' },
};

/** One line of the ledger in words: `第2期 2026-09-30 应付300000.00元,逾期54日,尚欠300000.00元`. */
export function lineText(line: LedgerLine): Bilingual {
  const name = INSTALMENT_STATUS_NAMES[line.status];
  const days = line.days === 0 ? { zh: '', en: '' } : { zh: `${line.days}日`, en: ` by ${line.days} day${line.days === 1 ? '' : 's'}` };
  const short = line.outstanding === 0n ? { zh: `，${line.paidOn ?? ''}付清`, en: `, paid on ${line.paidOn ?? ''}` } : { zh: `，尚欠${formatYuan(line.outstanding)}元`, en: `, ${formatYuan(line.outstanding)} yuan short` };
  return {
    zh: `第${line.no}期 ${line.due} 应付${formatYuan(line.amount)}元，${name.zh}${days.zh}${short.zh}`,
    en: `instalment ${line.no} of ${formatYuan(line.amount)} yuan due ${line.due}: ${name.en}${days.en}${short.en}`,
  };
}

/** The whole ledger in words, one instalment a line. */
export function ledgerText(ledger: Ledger): Bilingual {
  const lines = ledger.instalments.map(lineText);
  const [paid, outstanding] = [formatYuan(ledger.paid), formatYuan(ledger.outstanding)];
  return {
    zh: `截至${ledger.asOf}，已付${paid}元，尚欠${outstanding}元。\n${lines.map((l) => l.zh).join('\n')}`,
    en: `By ${ledger.asOf} ${paid} yuan is paid and ${outstanding} yuan outstanding.\n${lines.map((l) => l.en).join('\n')}`,
  };
}
