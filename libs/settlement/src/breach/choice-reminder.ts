import { type PolicyPack } from '@hejie/law';

const DAY_SECONDS = 86_400;

/**
 * SET-ART-9-1: whether the parties are reminded of the choice on a default, `day` days after it: on the days that the pack names (`performance.escalationDaysAfter`). A reminder that comes so late
 * that the next one has come too is left to that one: nobody is written to twice in an hour. `latenessSeconds`: by how much the machine was late.
 */
export function remindsOfChoice(
  { day, latenessSeconds }: { readonly day: number; readonly latenessSeconds: number },
  { performance: { escalationDaysAfter } }: Pick<PolicyPack, 'performance'>,
): boolean {
  if (!escalationDaysAfter.includes(day)) return false;
  const next = Math.min(...escalationDaysAfter.filter((one) => one > day));
  return latenessSeconds < (next - day) * DAY_SECONDS;
}
