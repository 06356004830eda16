import {
  CASE_STATES,
  INSTALMENT_STATUS_NAMES,
  PROPERTY_STATES,
  type Ending,
  type InstalmentStatus,
} from '@hejie/settlement';

/** How the demonstration shows to people what services answer in codes. */

/** A sum with its thousands apart: `1,110,000.00元`. */
export const yuanText = (amount: string | null | undefined): string => (amount == null ? '—' : `${grouped(amount)}元`);

/** `1110000.00` as `1,110,000.00`. */
export const grouped = (amount: string): string => amount.replace(/\d(?=(\d{3})+\.)/g, '$&,');

/** An instant to the minute, in Asia/Shanghai: `2026-10-09 00:00`. */
export const instantOf = (at: string | null | undefined): string => at?.slice(0, 16).replace('T', ' ') ?? '—';

export const endingText = (ending: Ending | null): string => {
  if (ending === null) return '未结束 not ended';
  const { zh, en } = CASE_STATES.endings[ending];
  return `${zh} ${en}`;
};

/** How a property file ended: `控制措施已全部解除 everything is released`. */
export const propertyEndingText = (ending: string | null): string => {
  const words = ending === null ? undefined : PROPERTY_STATES.endings[ending as keyof typeof PROPERTY_STATES.endings];
  return words === undefined ? '未结束 not ended' : `${words.zh} ${words.en}`;
};

const LISTING_TEXTS: Readonly<Record<string, string>> = { PUBLISHED: '已公布 published', DELETED: '已删除 deleted' };

/** Where an entry on the list stands. */
export const listingText = (stage: string): string => LISTING_TEXTS[stage] ?? stage;

/** Whether it is so. */
export const yesText = (so: boolean): string => (so ? '是 yes' : '否 no');

export const statusText = (status: string | undefined): string => {
  if (status === undefined) return '—';
  const { zh, en } = INSTALMENT_STATUS_NAMES[status as InstalmentStatus];
  return `${zh} ${en}`;
};

const TASK_TEXTS: Readonly<Record<string, string>> = {
  OPEN: '待办 open',
  DONE: '已办 done',
  CANCELLED: '已取消 cancelled',
};

export const taskText = (state: string | undefined): string => TASK_TEXTS[state ?? ''] ?? '—';

/** A text in lines of at most so many columns: a Chinese character takes two and may end a line, a number or a word stays whole. */
export function folded(text: string, columns: number): string {
  const lines = [''];
  let used = 0;
  for (const [piece] of text.matchAll(/[!-~]+|./gu)) {
    const width = /[\u2E80-\uFFEF]/u.test(piece) ? 2 : piece.length;
    if (used + width > columns) {
      lines.push('');
      used = 0;
    }
    if (used === 0 && piece === ' ') continue;
    lines[lines.length - 1] += piece;
    used += width;
  }
  return lines.join('\n');
}
