import { addMonths, yearOf, type LegalDate } from '@hejie/law';

/** 民法典17, PER-2: whole years of age on a day. */
export function ageOn(bornOn: LegalDate, on: LegalDate): number {
  const years = yearOf(on) - yearOf(bornOn);
  return addMonths(bornOn, years * 12) <= on ? years : years - 1;
}
