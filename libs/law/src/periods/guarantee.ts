import { type LegalDate } from '../basics/dates.js';
import { type Derived } from '../basics/derivation.js';
import { dateText } from '../basics/instants.js';
import { type CourtCalendar } from '../calendar/calendar.js';
import { period } from './period.js';

/** GUA-4: the longest deferral of enforcement (暂缓执行), in months. */
export const MAX_DEFERRAL_MONTHS = 12;
/** GUA-4: the guarantee period where none is agreed, in months. */
export const DEFAULT_GUARANTEE_MONTHS = 12;

/** GUA-4: the terms of an enforcement guarantee as agreed. */
export interface GuaranteeTermInput {
  readonly deferredFrom: LegalDate;
  /** as agreed; more than a year counts as a year */
  readonly deferralMonths: number;
  /** the guarantee period as agreed, in months; absent: one year */
  readonly guaranteeMonths?: number;
}

/** Last day of the deferral, and last day on which the guarantor answers. */
export interface GuaranteeTerm extends Derived<{ readonly deferralEnd: LegalDate; readonly guaranteeEnd: LegalDate }> {
  /** a longer deferral was agreed than the law allows */
  readonly capped: boolean;
}

/**
 * GUA-4, TV-27: the terms of an enforcement guarantee (执行担保): the deferral as agreed, at most one year; the guarantee period
 * runs from its end, one year unless agreed otherwise. Neither is an act of a party, so neither rolls (PER-8).
 * Throws `PERIOD.LENGTH_INVALID`. Source: 执行担保规定 10, 12; 民诉法解释467.
 */
export function guaranteeTerm(input: GuaranteeTermInput, calendar: CourtCalendar): GuaranteeTerm {
  const capped = input.deferralMonths > MAX_DEFERRAL_MONTHS;
  const months = capped ? MAX_DEFERRAL_MONTHS : input.deferralMonths;
  const deferral = period({ start: input.deferredFrom, unit: 'month', n: months, roll: false }, calendar);
  const guarantee = period(
    { start: deferral.value, unit: 'month', n: input.guaranteeMonths ?? DEFAULT_GUARANTEE_MONTHS, roll: false },
    calendar,
  );
  const value = { deferralEnd: deferral.value, guaranteeEnd: guarantee.value };
  const over = capped
    ? {
        zh: `（约定${input.deferralMonths}个月，超过一年的部分无效）`,
        en: ` (${input.deferralMonths} months were agreed; a year is the most)`,
      }
    : { zh: '', en: '' };
  return {
    value,
    capped,
    provisional: false,
    derivation: {
      rule: 'GUA-4',
      article: '《最高人民法院关于执行担保若干问题的规定》第十条、第十二条',
      inputs: {
        deferredFrom: input.deferredFrom,
        deferralMonths: input.deferralMonths,
        guaranteeMonths: input.guaranteeMonths ?? null,
      },
      parts: [deferral.derivation, guarantee.derivation],
      text: {
        zh: `暂缓执行至${dateText(value.deferralEnd)}${over.zh}，担保期间至${dateText(value.guaranteeEnd)}。`,
        en: `Enforcement is deferred until ${value.deferralEnd}${over.en}; the guarantee runs until ${value.guaranteeEnd}.`,
      },
      value,
    },
  };
}
