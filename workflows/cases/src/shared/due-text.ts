import type { NextDeadline } from '@hejie/contracts/workflows';
import { deadlineInstantText } from '@hejie/settlement';

/** What is due and when, as people read it: `2026年9月30日24时 第2期到期`. */
export function dueText({ at, kind, zh, provisional }: Pick<NextDeadline, 'at' | 'kind' | 'zh' | 'provisional'>): string {
  return `${deadlineInstantText(at, [kind]).zh} ${zh}${provisional ? '（暂定）' : ''}`;
}
