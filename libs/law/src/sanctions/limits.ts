import { deepFreeze } from '../basics/deep-freeze.js';
import { LawError } from '../basics/law-error.js';
import { formatYuan, parseYuan, type Fen } from '../basics/money.js';

/** A fine (罚款) in fen, or a detention (拘留) in days. */
export type Sanction =
  | { readonly kind: 'FINE'; readonly on: 'PERSON' | 'UNIT'; readonly amount: Fen }
  | { readonly kind: 'DETENTION'; readonly on: 'PERSON' | 'UNIT'; readonly days: number };

/**
 * The provision of the limits (rules.md §1), by its id: 民事诉讼法 118 in the edition of 2023; the amounts are those of every edition since 2012.
 * A person up to 100,000, a unit from 50,000 to 1,000,000, detention up to 15 days.
 */
export const FINE_LIMITS: Readonly<Record<'PERSON' | 'UNIT', { readonly min: Fen; readonly max: Fen }>> = deepFreeze({
  PERSON: { min: 1n, max: parseYuan('100000') },
  UNIT: { min: parseYuan('50000'), max: parseYuan('1000000') },
});
/** 民诉法118: the longest detention, in days. */
export const MAX_DETENTION_DAYS = 15;
const RULE = 'CPL.SANCTION_LIMITS';

/** 民诉法118, TV-50: why a sanction lies outside the limits, or null if it does not. `SANCTION.*`. */
export function sanctionProblem(sanction: Sanction): LawError | null {
  return sanction.kind === 'FINE'
    ? fineProblem(sanction.on, sanction.amount)
    : detentionProblem(sanction.on, sanction.days);
}

function fineProblem(on: 'PERSON' | 'UNIT', amount: Fen): LawError | null {
  const { min, max } = FINE_LIMITS[on];
  if (amount >= min && amount <= max) return null;
  const [low, high] = [formatYuan(min), formatYuan(max)];
  return new LawError({
    code: 'SANCTION.FINE_OUT_OF_LIMITS',
    rule: RULE,
    path: '/amount',
    zh: `对${on === 'PERSON' ? '个人' : '单位'}的罚款应在 ${low} 元至 ${high} 元之间（《中华人民共和国民事诉讼法》（2023）第一百一十八条）。`,
    en: `A fine on a ${on === 'PERSON' ? 'person' : 'unit'} lies between ${low} and ${high} yuan.`,
  });
}

function detentionProblem(on: 'PERSON' | 'UNIT', days: number): LawError | null {
  if (on === 'UNIT')
    return new LawError({
      code: 'SANCTION.DETENTION_OF_UNIT',
      rule: RULE,
      path: '/on',
      zh: '单位不能拘留，可以拘留其主要负责人或者直接责任人员。',
      en: 'A unit is not detained; those responsible may be.',
    });
  if (Number.isSafeInteger(days) && days >= 1 && days <= MAX_DETENTION_DAYS) return null;
  return new LawError({
    code: 'SANCTION.DETENTION_OUT_OF_LIMITS',
    rule: RULE,
    path: '/days',
    zh: '拘留期限为十五日以下（《中华人民共和国民事诉讼法》（2023）第一百一十八条）。',
    en: 'Detention lasts 15 days at most.',
  });
}
