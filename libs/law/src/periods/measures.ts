import { addDays, addMonths, type LegalDate } from '../basics/dates.js';
import { type Derived } from '../basics/derivation.js';
import { dateText } from '../basics/instants.js';
import { LawError } from '../basics/law-error.js';
import { shown } from '../basics/shown.js';
import { type CourtCalendar } from '../calendar/calendar.js';
import { workingDays } from './period.js';

/** PROC-9: what is frozen or seized; `immovable` stands for other property rights too. */
export type FrozenAsset = 'deposit' | 'movable' | 'immovable';

/** PROC-9: longest effect of one freeze or seizure, in years: deposits 1, movables 2, immovables and other rights 3. */
export const FREEZE_YEARS: Readonly<Record<FrozenAsset, number>> = Object.freeze({
  deposit: 1,
  movable: 2,
  immovable: 3,
});
const ASSET_NAMES: Readonly<Record<FrozenAsset, string>> = {
  deposit: '银行存款',
  movable: '动产',
  immovable: '不动产或其他财产权',
};
const REMINDER_DAYS = [30, 7] as const;

/** PROC-9: the last day of effect of a freeze. */
export interface FreezeExpiry extends Derived<LegalDate> {
  /** days on which renewal is due to be prepared: T−30 and T−7 */
  readonly reminders: readonly LegalDate[];
}

/**
 * PROC-9, PER-8: the last day on which a freeze or seizure of the longest term has effect, and the reminders to renew it.
 * Not rolled. The instrument's style "自…起至前一日止" is used, one day before the legal cap (TV-25): early is safe.
 * Throws `FREEZE.ASSET_UNKNOWN`. Source: 民诉法解释485, 查封规定27.
 */
export function freezeExpiry(input: { readonly effective: LegalDate; readonly asset: FrozenAsset }): FreezeExpiry {
  if (!Object.hasOwn(FREEZE_YEARS, input.asset)) {
    throw new LawError({
      code: 'FREEZE.ASSET_UNKNOWN',
      rule: 'PROC-9',
      path: '/asset',
      zh: `没有“${shown(input.asset)}”这类财产的控制期限。`,
      en: `There is no term for freezing ${shown(input.asset)}.`,
    });
  }
  const years = FREEZE_YEARS[input.asset];
  const value = addDays(addMonths(input.effective, years * 12), -1);
  const reminders = REMINDER_DAYS.map((days) => addDays(value, -days));
  return {
    value,
    reminders,
    provisional: false,
    derivation: {
      rule: 'PROC-9',
      article: '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百八十五条',
      inputs: { effective: input.effective, asset: input.asset },
      parts: [],
      text: {
        zh: `${ASSET_NAMES[input.asset]}的控制期限最长${years}年，自${dateText(input.effective)}起至${dateText(value)}止，不顺延；至迟应于${dateText(value)}续行，提醒日${reminders.map(dateText).join('、')}。`,
        en: `A freeze of this asset lasts ${years} year${years === 1 ? '' : 's'} at most: from ${input.effective} to ${value}, not moved for days off; renew before it ends, reminders ${reminders.join(' and ')}.`,
      },
      value,
    },
  };
}

/** DIS-ART-1: the ground of an entry on the dishonesty list, 第一项 to 第六项. */
export type ListingGround = 1 | 2 | 3 | 4 | 5 | 6;

function requireWithin(code: string, path: string, n: number, min: number, max: number): void {
  if (Number.isSafeInteger(n) && n >= min && n <= max) return;
  throw new LawError({
    code,
    rule: 'DIS-ART-2-1',
    path,
    zh: `应为 ${min} 至 ${max} 的整数。`,
    en: `A whole number from ${min} to ${max} is expected.`,
  });
}

/** DIS-ART-2-1: ground 1 has no fixed term that could be extended. Throws `LISTING.NO_FIXED_TERM`. */
export function requireFixedTerm(ground: number, extensionYears: number): void {
  if (ground !== 1 || extensionYears === 0) return;
  throw new LawError({
    code: 'LISTING.NO_FIXED_TERM',
    rule: 'DIS-ART-2-1',
    path: '/extensionYears',
    zh: '第一项情形没有固定纳入期限，不能延长。',
    en: 'Ground 1 has no fixed term, so there is nothing to extend.',
  });
}

/** DIS-ART-2-1: the last day of the term of an entry; null on ground 1. */
export interface ListingTerm extends Derived<LegalDate | null> {
  /** the day by which the entry must be deleted (three working days after the end), null without a fixed term */
  readonly deleteBy: LegalDate | null;
}

/**
 * DIS-ART-2-1, DIS-ART-10-2, PER-8: end of the term on the dishonesty list (失信名单) and the day by which deletion is due.
 * Grounds 2 to 6: two years, extended by 1 to 3; ground 1 has no fixed term (`null`) and cannot be extended.
 * Throws `LISTING.GROUND_UNKNOWN`, `LISTING.EXTENSION_INVALID`, `LISTING.NO_FIXED_TERM`, `CALENDAR.YEAR_UNKNOWN`. Source: 失信名单规定(2017) 2, 10.
 */
export function listingTerm(
  input: { readonly listed: LegalDate; readonly ground: ListingGround; readonly extensionYears: number },
  calendar: CourtCalendar,
): ListingTerm {
  const { listed, ground, extensionYears } = input;
  requireWithin('LISTING.GROUND_UNKNOWN', '/ground', ground, 1, 6);
  requireWithin('LISTING.EXTENSION_INVALID', '/extensionYears', extensionYears, 0, 3);
  const inputs = { listed, ground, extensionYears };
  const article = '《最高人民法院关于公布失信被执行人名单信息的若干规定》（2017）第二条、第十条';
  if (ground === 1) {
    requireFixedTerm(ground, extensionYears);
    return {
      value: null,
      deleteBy: null,
      provisional: false,
      derivation: {
        rule: 'DIS-ART-2-1',
        article,
        inputs,
        parts: [],
        text: {
          zh: '有履行能力而拒不履行的，没有固定纳入期限，符合删除情形时三个工作日内删除。',
          en: 'Ground 1 has no fixed term: the entry is deleted within three working days of a ground for deletion.',
        },
        value: null,
      },
    };
  }
  const value = addMonths(listed, 12 * (2 + extensionYears));
  const deletion = workingDays({ start: value, n: 3 }, calendar);
  return {
    value,
    deleteBy: deletion.value,
    provisional: deletion.provisional,
    derivation: {
      rule: 'DIS-ART-2-1',
      article,
      inputs,
      parts: [deletion.derivation],
      text: {
        zh: `纳入期限${2 + extensionYears}年，自${dateText(listed)}至${dateText(value)}，不顺延；期限届满后三个工作日内，至迟于${dateText(deletion.value)}删除。`,
        en: `The term of ${2 + extensionYears} years runs from ${listed} to ${value}, not moved for days off; the entry is deleted by ${deletion.value}.`,
      },
      value,
    },
  };
}
