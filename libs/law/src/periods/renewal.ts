import { addDays, type LegalDate } from '../basics/dates.js';
import { type Derived } from '../basics/derivation.js';
import { dateText } from '../basics/instants.js';
import { freezeExpiry, type FrozenAsset } from './measures.js';

/** PROC-9R: under which kind of case property is controlled: enforcement, resumed enforcement, or preservation. */
export type ControllingCase = '执' | '执恢' | '执保';

/** PROC-9R: how long before the end the applicant of a preservation must ask, and when he is warned of it; under 执 and 执恢 when the court is reminded. */
const ASK_DAYS_BEFORE = 7;
const WARNED_DAYS_BEFORE = [30, 15] as const;
const REMINDED_DAYS_BEFORE = [30, 7] as const;

/** PROC-9R: a control whose renewal is asked about. */
export interface RenewableControl {
  /** Of its effect. */
  readonly lastDay: LegalDate;
  readonly under: ControllingCase;
  /**
   * 执保 only: the day on which it stood under its preservation again, after the court had it under enforcement by a mistake of its own. Absent: it never was, or stands
   * under enforcement.
   */
  readonly fellBackOn?: LegalDate;
}

/** PROC-9R: until when a freeze or seizure is to be renewed (续行), the value, and who is told of it before. */
export interface FreezeRenewal extends Derived<LegalDate> {
  /** The applicant must ask for it (执保); else the court may renew of its own motion. */
  readonly onApplicationOnly: boolean;
  readonly reminders: readonly LegalDate[];
  /** To the applicant, with the control: that he must ask in time. Null where he need not. */
  readonly notice: { readonly zh: string; readonly en: string } | null;
}

/**
 * PROC-9R: until when a control of property is to be renewed: under 执 and 执恢 until its last day, on application or of the court's own
 * motion (reminders 30 and 7 days before); under 执保 the applicant must ask at the latest 7 days before it ends, is warned 30 and 15
 * days before, and told so in writing when the control is made. Where that day was over while the court itself had the control under enforcement, by a mistake of its own, he
 * may ask until the last day, as he could then; and of a day that was over he is not warned. Calendar days; nothing rolls (PER-8).
 * Source: 民诉法解释485, 财产保全规定18, 查扣冻规定27.
 */
export function freezeRenewal({ lastDay, under, fellBackOn }: RenewableControl): FreezeRenewal {
  const onApplicationOnly = under === '执保';
  const weekBefore = addDays(lastDay, -ASK_DAYS_BEFORE);
  const wasOver = onApplicationOnly && fellBackOn !== undefined && fellBackOn > weekBefore;
  const value = onApplicationOnly && !wasOver ? weekBefore : lastDay;
  const before = onApplicationOnly ? WARNED_DAYS_BEFORE : REMINDED_DAYS_BEFORE;
  const reminders = before
    .map((days) => addDays(lastDay, -days))
    .filter((day) => !onApplicationOnly || fellBackOn === undefined || day > fellBackOn);
  const text = onApplicationOnly
    ? onApplicationText({ lastDay, value, wasOver, reminders })
    : {
        zh: `控制措施至${dateText(lastDay)}止；至迟于当日依申请或者依职权续行，提醒日${inZh(reminders)}。`,
        en: `The control ends on ${lastDay}; until then it is renewed on application or by the court itself, reminders ${reminders.join(' and ')}.`,
      };
  return {
    value,
    provisional: false,
    onApplicationOnly,
    reminders,
    notice: onApplicationOnly
      ? {
          zh: `${text.zh}逾期未申请的，自行承担不能续行的法律后果。`,
          en: `${text.en} Who is late bears the consequences.`,
        }
      : null,
    derivation: {
      rule: 'PROC-9R',
      article: onApplicationOnly
        ? '《最高人民法院关于人民法院办理财产保全案件若干问题的规定》第十八条'
        : '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百八十五条',
      inputs: { lastDay, under, ...(onApplicationOnly && fellBackOn !== undefined && { fellBackOn }) },
      parts: [],
      text,
      value,
    },
  };
}

const inZh = (days: readonly LegalDate[]): string => days.map(dateText).join('、');

/** Under 执保: until when its applicant must ask, and when he is warned of it. */
function onApplicationText({
  lastDay,
  value,
  wasOver,
  reminders,
}: Pick<FreezeRenewal, 'value' | 'reminders'> & { readonly lastDay: LegalDate; readonly wasOver: boolean }) {
  const why = wasOver
    ? {
        zh: '期限届满七日前的日期在误按执行案件控制期间已过',
        en: 'the day seven days before was over while it stood under enforcement by mistake',
      }
    : { zh: '期限届满七日前', en: 'seven days before' };
  const warned = reminders.length > 0;
  return {
    zh: `控制措施至${dateText(lastDay)}止；申请续行保全的，申请人应当至迟于${dateText(value)}（${why.zh}）提出${warned ? `，提示日${inZh(reminders)}` : ''}。`,
    en: `The control ends on ${lastDay}; the applicant must ask for its renewal by ${value}, ${why.en}${warned ? `; he is warned on ${reminders.join(' and ')}` : ''}.`,
  };
}

/** PROC-9R: what a renewal comes to. LATE: the old effect ends, and only a new control can be made, with a new rank. */
export type RenewedTerm =
  | { readonly outcome: 'RENEWED'; readonly from: LegalDate; readonly lastDay: LegalDate; readonly rank: 'KEPT' }
  | { readonly outcome: 'LATE'; readonly rank: 'NEW' };

/** PROC-9R: the term of a control that was asked to be renewed on a day: in time it begins the day after the old last day and keeps its rank. Errors as `freezeExpiry`. */
export function renewedTerm({
  askedOn,
  asset,
  ...control
}: RenewableControl & { readonly askedOn: LegalDate; readonly asset: FrozenAsset }): RenewedTerm {
  const { lastDay } = control;
  if (askedOn > freezeRenewal(control).value) return { outcome: 'LATE', rank: 'NEW' };
  const from = addDays(lastDay, 1);
  return { outcome: 'RENEWED', from, lastDay: freezeExpiry({ effective: from, asset }).value, rank: 'KEPT' };
}
