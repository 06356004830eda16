import type { NextDeadline } from '@hejie/contracts/workflows';
import { instantText } from '@hejie/law';

/** What is due and when, as people read it: `2026年9月30日24时 第2期到期`. */
export function dueText({ at, zh, provisional }: Pick<NextDeadline, 'at' | 'zh' | 'provisional'>): string {
  return `${instantText(at).zh} ${zh}${provisional ? '（暂定）' : ''}`;
}
