import type { LedgerReading, NextDeadline } from '@hejie/contracts/workflows';
import { deadlineInstantText } from '@hejie/settlement';

/** What is due and when, as people read it: `2026年9月30日24时 第2期到期`. `reading`: what of performance is due next, while it is performed. */
export function dueText(
  { at, kind, zh, provisional }: Pick<NextDeadline, 'at' | 'kind' | 'zh' | 'provisional'>,
  reading: LedgerReading | undefined,
): string {
  const kinds = kind === 'PERFORMANCE' ? reading?.next?.items.map((item) => item.kind) : [];
  return `${deadlineInstantText(at, kinds ?? []).zh} ${zh}${provisional ? '（暂定）' : ''}`;
}
