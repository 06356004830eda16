import { legalDateOf, type LawErrorText, type ListingGround } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { isWithinTime } from '../decisions/last-day.js';
import { type CreditTurn } from './credit-change.js';
import { type EnforcementNotice, type Limit } from './credit-file.js';

/** Grounds that blame the debtor for what he has not performed: able but refuses, refuses to perform the settlement. The others blame him for an act, whenever he does it. */
const OF_NON_PERFORMANCE: readonly ListingGround[] = [1, 6];

/** DIS-ART-5-1: is nobody listed on this ground before the 执行通知书, which warns of the list, has run? Source: 失信名单规定(2017) 1, 5 I. */
export const listingAsksForNotice = (ground: ListingGround): boolean => OF_NON_PERFORMANCE.includes(ground);

/**
 * LIM-ART-1: may a limit of this kind be ordered only once the 执行通知书 has run? Consumption is limited of whoever has not performed within its period; of
 * whoever is listed it must be, whatever the ground (`listed`): not yet of whoever has a grace before it (DIS-GRACE-1). Exit is limited of whoever does not perform, at once (LIM-EXIT): it keeps a debtor who may leave.
 * Source: 限制高消费规定 1; 法发〔2019〕35号 15; 民事诉讼法(2023) 266.
 */
export const limitAsksForNotice = (kind: Limit['kind'], { listed }: { readonly listed: boolean }): boolean =>
  kind === 'CONSUMPTION' && !listed;

/** The rule of each sanction that follows a notice. */
type NoticeRule = 'DIS-ART-5-1' | 'LIM-ART-1' | 'LIM-EXIT';

/**
 * DIS-ART-5-1, LIM-ART-1, PER-3, PER-9: the 执行通知书 that was not heeded: served, and its period, which the court fixed and which ends at 24:00 of its last day, or of the first working day after
 * it, over at the instant of the sanction. Said where nobody asks for it, it is true all
 * the same: a document states it. `SANCTION.NO_NOTICE` where it is asked for, `SANCTION.NOTICE_DATES`, `SANCTION.NOTICE_RUNS`. Throws `CALENDAR.YEAR_UNKNOWN`.
 * Source: 失信名单规定(2017) 1, 5 I, 限制高消费规定 1; 民事诉讼法(2023) 85 III.
 */
export function decideSanctionNotice(
  notice: EnforcementNotice | undefined,
  { asked, rule }: { readonly asked: boolean; readonly rule: NoticeRule },
  { at, calendar }: Pick<CreditTurn, 'at' | 'calendar'>,
): Decision<EnforcementNotice | undefined> {
  if (notice === undefined) return asked ? refuse(noNotice(rule)) : accept(undefined);
  const today = legalDateOf(at);
  const { servedOn, lastDay } = notice;
  if (servedOn > today) return refuse(servedInFuture(rule));
  if (lastDay < servedOn) return refuse(overBeforeService(rule));
  return isWithinTime(today, lastDay, calendar) ? refuse(noticeRuns(rule)) : accept({ servedOn, lastDay });
}

const noNotice = (rule: NoticeRule): LawErrorText => ({
  code: 'SANCTION.NO_NOTICE',
  rule,
  path: '/notice',
  zh: '未按执行通知书指定的期间履行的，才能以此纳入失信名单、限制消费，应当写明执行通知书送达日和指定的履行期间最后一日。',
  en: 'Somebody is listed or limited for non-performance only once the notice of enforcement has run: say when it was served, and the last day of its period.',
});
const servedInFuture = (rule: NoticeRule): LawErrorText => ({
  code: 'SANCTION.NOTICE_DATES',
  rule,
  path: '/notice/servedOn',
  zh: '执行通知书应当在采取该措施以前送达。',
  en: 'The notice of enforcement was served before the measure that follows it.',
});
const overBeforeService = (rule: NoticeRule): LawErrorText => ({
  code: 'SANCTION.NOTICE_DATES',
  rule,
  path: '/notice/lastDay',
  zh: '执行通知书指定的履行期间，不能在送达以前届满。',
  en: 'The period of a notice of enforcement does not end before it is served.',
});
const noticeRuns = (rule: NoticeRule): LawErrorText => ({
  code: 'SANCTION.NOTICE_RUNS',
  rule,
  path: '/notice/lastDay',
  zh: '采取该措施时，执行通知书指定的履行期间尚未届满（末日为休假日的，顺延至假后第一日），被执行人在该期间内均可履行。',
  en: 'The measure is not taken while the period of the notice of enforcement runs (a last day of rest moves to the first working day after it): the debtor may perform within it.',
});
