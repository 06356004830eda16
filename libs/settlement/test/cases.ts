import { legalDate, parseYuan, publishedCalendar } from '@hejie/law';
import { type Instalment, type Posting } from '../src/ledger/postings.js';

/** The calendar of all notices of the build, for the specs of this library. */
export const calendar = publishedCalendar();

/** A schedule from `[due, amount]` pairs, numbered from 1. */
export const instalments = (...pairs: readonly (readonly [due: string, amount: string])[]): Instalment[] =>
  pairs.map(([due, amount], i) => ({ no: i + 1, due: legalDate(due), amount: parseYuan(amount) }));

/** Payments from `[valueDate, amount]` pairs, with ids by place. */
export const payments = (...pairs: readonly (readonly [valueDate: string, amount: string])[]): Posting[] =>
  pairs.map(([valueDate, amount], i) => ({
    id: `p${i + 1}`,
    kind: 'PAYMENT' as const,
    valueDate: legalDate(valueDate),
    amount: parseYuan(amount),
  }));

/** S7: 900,000 for 1,000,000 in three instalments. */
export const S7 = instalments(['2026-06-30', '300000'], ['2026-09-30', '300000'], ['2026-12-31', '300000']);
/** S9: 王贵和 v 兴源. */
export const S9 = instalments(['2017-10-09', '1300000'], ['2017-11-09', '1500000'], ['2017-12-09', '1000000']);
export const S9_PAID = payments(['2017-10-16', '1300000'], ['2017-11-16', '1500000'], ['2017-12-08', '1000000']);
