import {
  compareDates,
  formatYuan,
  minFen,
  parseYuan,
  sumFen,
  type Bilingual,
  type Derivation,
  type Fen,
  type TitleItem,
} from '@hejie/law';
import { type WaiverTerm } from '../agreement/terms.js';

/** What became of a waiver (减免) when enforcement resumed. */
export interface WaiverOutcome extends Bilingual {
  readonly of: WaiverTerm['of'];
  readonly stands: boolean;
}

/** A waiver as the balance reads it. */
export type Waiver = Pick<WaiverTerm, 'of' | 'amount'>;

/** Which bucket a waiver lessens: a penalty (违约金) is part of the principal on which doubled interest runs (INT-11). */
const BUCKET_OF = { PRINCIPAL: 'principal', PENALTY: 'principal', INTEREST: 'interest', DOUBLED: 'doubled' } as const;
type WaivedBucket = (typeof BUCKET_OF)[WaiverTerm['of']];

/** What may be waived, as a party calls it. */
export const WAIVED_NAMES: Readonly<Record<WaiverTerm['of'], Bilingual>> = {
  PRINCIPAL: { zh: '本金', en: 'principal' },
  PENALTY: { zh: '违约金（计入本金）', en: 'penalty, which is part of the principal' },
  INTEREST: { zh: '一般债务利息', en: 'general interest' },
  DOUBLED: { zh: '加倍部分债务利息', en: 'doubled interest' },
};

/** May everything be waived without an amount? Of what accrues; of the principal nobody could say how much. */
const boundless = ({ of }: Pick<WaiverTerm, 'of'>): boolean => of === 'INTEREST' || of === 'DOUBLED';

/**
 * SET-ART-17-1, SET-ART-16-1: what becomes of a waiver on resumption: only one agreed as unconditional stands (silence is not that), and of principal
 * only one that says how much; none in a settlement that a judgment has voided or revoked (`voidOrRevoked`, 民法典155: it never bound).
 */
export function waiverOutcome(waiver: WaiverTerm, voidOrRevoked = false): WaiverOutcome {
  const { of } = waiver;
  if (voidOrRevoked) {
    return {
      of,
      stands: false,
      zh: '执行和解协议已被判决确认无效或者撤销，其中的减免自始没有法律约束力，恢复执行后不予适用。',
      en: 'The settlement was declared void or revoked: the waiver in it never bound and does not apply.',
    };
  }
  if (waiver.condition === null) {
    return {
      of,
      stands: false,
      zh: '协议未写明减免是否附条件，不视为无条件减免，未全部履行，恢复执行后不再适用。',
      en: 'The agreement does not say on what the waiver depends: it is not taken as unconditional, and falls away.',
    };
  }
  if (waiver.condition !== 'UNCONDITIONAL') {
    return {
      of,
      stands: false,
      zh: '减免以全部履行为条件，未全部履行，恢复执行后不再适用。',
      en: 'The waiver depended on full performance and falls away.',
    };
  }
  if (waiver.amount === undefined && !boundless(waiver)) {
    return {
      of,
      stands: false,
      zh: '减免未写明金额，无从扣除。',
      en: 'The waiver names no amount: nothing can be deducted.',
    };
  }
  return {
    of,
    stands: true,
    zh: '约定为无条件减免，恢复执行后仍有效。',
    en: 'The waiver was unconditional and stands.',
  };
}

/** The waivers that stand when enforcement resumes; `voidOrRevoked` as in `waiverOutcome`. */
export function standingWaivers(waivers: readonly WaiverTerm[], voidOrRevoked = false): Waiver[] {
  return waivers.filter((waiver) => waiverOutcome(waiver, voidOrRevoked).stands);
}

/** What was given up of a bucket that accrues: all of it, or the amounts named, in fen. */
export function waivedOf(standing: readonly Waiver[], bucket: 'interest' | 'doubled'): Fen | 'ALL' {
  const given = standing.filter(({ of }) => BUCKET_OF[of] === bucket);
  return given.some(({ amount }) => amount === undefined)
    ? 'ALL'
    : sumFen(given.map(({ amount }) => parseYuan(amount ?? '0')));
}

/** What the standing waivers of the principal leave of it, in fen. */
export function principalAfter(principal: Fen, standing: readonly Waiver[]): Fen {
  return standing
    .filter(({ of }) => BUCKET_OF[of] === 'principal')
    .reduce((left, { amount }) => left - minFen(parseYuan(amount ?? '0'), left), principal);
}

/** INT-TITLE: what they leave of the principal of each item: the one that expired first is lessened first, as by a receipt. */
export function itemsAfter(items: readonly TitleItem[], standing: readonly Waiver[]): TitleItem[] {
  const inTurn = [...items].sort((a, b) => compareDates(a.expiry, b.expiry));
  const all = sumFen(items.map(({ principal }) => principal));
  let given = all - principalAfter(all, standing);
  const left = new Map<TitleItem, Fen>();
  for (const item of inTurn) {
    const part = minFen(given, item.principal);
    given -= part;
    left.set(item, item.principal - part);
  }
  return items.map((item) => ({ ...item, principal: left.get(item) ?? item.principal }));
}

/**
 * SET-ART-1-1, INT-11: one step for each waiver that stands, in the order agreed: what there was, what was given up of it, what is
 * left. Of the principal there was the claim; of interest what accrued by the balance below (`base`), before anything was taken off.
 */
export function waiverParts(principal: Fen, standing: readonly Waiver[], base: Derivation): Derivation[] {
  const left: Record<WaivedBucket, Fen> = {
    principal,
    interest: accruedOf(base, 'interest'),
    doubled: accruedOf(base, 'doubled'),
  };
  return standing.map((waiver) => {
    const bucket = BUCKET_OF[waiver.of];
    const before = left[bucket];
    const given = waiver.amount === undefined ? before : minFen(parseYuan(waiver.amount), before);
    left[bucket] = before - given;
    return waiverPart(waiver, before, given);
  });
}

/** What accrued of a bucket over all spans, and before the first of them, before waivers. */
function accruedOf(base: Derivation, bucket: 'interest' | 'doubled'): Fen {
  const accruals = base.parts.filter(({ rule }) => rule === 'INT-9' || rule === 'INT-1');
  return sumFen(
    accruals.flatMap(({ value, inputs }) =>
      [(value as Record<string, string>)[bucket], inputs[`${bucket}Waived`]].map((text) =>
        parseYuan(String(text ?? '0')),
      ),
    ),
  );
}

function waiverPart({ of, amount }: Waiver, before: Fen, given: Fen): Derivation {
  const [was, less, value] = [formatYuan(before), formatYuan(given), formatYuan(before - given)];
  const name = WAIVED_NAMES[of];
  const agreed = amount === undefined ? { zh: '全部', en: 'all of it' } : { zh: `${amount}元`, en: `${amount} yuan` };
  return {
    rule: of === 'PENALTY' ? 'INT-11' : 'SET-ART-1-1',
    article: '《最高人民法院关于执行和解若干问题的规定》第一条',
    inputs: { of, before: was, ...(amount === undefined ? {} : { amount }) },
    parts: [],
    text: {
      zh: `无条件减免${name.zh}（约定${agreed.zh}）：${was} − ${less} = ${value}元。`,
      en: `Waived without condition, ${agreed.en} of the ${name.en}: ${was} − ${less} = ${value} yuan.`,
    },
    value,
  };
}
