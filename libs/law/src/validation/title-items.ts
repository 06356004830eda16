import { type TitleItem } from '../money/title-items.js';
import { amount, date, flag, list, optional, rate, record, tuple, type Reader } from './readers.js';

const items = list(
  record({
    principal: amount,
    expiry: date,
    accrued: optional(amount, 0n),
    rates: list(tuple(date, rate)),
    general: optional(flag, true),
    doubled: optional(flag, true),
  }),
  1,
);

/** INT-TITLE: the items of a title as the calculator and a tree name them, steps of rate as `[from, dailyRate]`. */
export const titleItems: Reader<TitleItem[]> = (value, path, problems) =>
  items(value, path, problems)?.map(({ rates, ...item }) => ({
    ...item,
    rates: rates.map(([from, dailyRate]) => ({ from, dailyRate })),
  }));
