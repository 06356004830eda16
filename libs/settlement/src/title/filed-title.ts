import {
  enforcementFeeWithoutSum,
  formatYuan,
  LawError,
  parseRate,
  parseYuan,
  stepsInOrder,
  sumFen,
  type LegalDate,
  type PolicyPack,
  type Yuan,
} from '@hejie/law';
import { attempt } from '../decisions/decision.js';
import { readTitleItem, type ClaimKind, type TitleItemTerms, type TitleTerms } from './title.js';

/** A title as the filing clerk enters it: one sum, or items, or acts, or money and acts; sums in yuan. */
export interface FiledTitle {
  readonly principal?: Yuan | undefined;
  readonly dailyRate?: string | undefined;
  readonly expiry?: LegalDate | undefined;
  readonly fee: Yuan;
  readonly items?: readonly TitleItemTerms[] | undefined;
  /** What is to be done, tolerated or handed over (行为、物的交付), act by act. */
  readonly acts?: readonly string[] | undefined;
}

type PlainField = 'principal' | 'dailyRate' | 'expiry';

/**
 * INT-TITLE, TITLE-ACT: the title of an application in the one form that everything after it reads. One sum needs its principal, rate and expiry; items need
 * nothing beside them; a title to acts alone owes no money, and has an expiry. Its fee, where one is named, lies between 50 and 500 yuan, and is what the
 * court's pack has chosen where it has (FEE-1); 0.00 names none. An item due before 2014-08-01 is admitted (INT-7). Throws `TITLE.TWO_FORMS`, `TITLE.FIELD_MISSING`,
 * `TITLE.NOTHING_OWED`, `TITLE.STEP_REPEATED`, `FEE.OUT_OF_RANGE`, `FEE.NOT_THE_COURTS`, `RATE.INVALID`, `MONEY.*`, `DATE.INVALID`.
 */
export function titleAsFiled(filed: FiledTitle, pack: Pick<PolicyPack, 'feeWithoutSum'>): TitleTerms {
  const title = termsOf(filed);
  if (title.kind === 'ACT') requireFeeWithoutSum(title.fee, pack);
  return title;
}

function termsOf(filed: FiledTitle): TitleTerms {
  const { items, acts = [], fee } = filed;
  if (items !== undefined) {
    for (const field of ['principal', 'dailyRate', 'expiry'] as const)
      if (filed[field] !== undefined) throw twoForms(field);
    return titleOfItems(items, fee, acts);
  }
  const money = filed.principal ?? (acts.length > 0 ? formatYuan(0n) : undefined);
  const principal = required(money, 'principal');
  const toActsAlone = acts.length > 0 && parseYuan(principal) === 0n;
  const dailyRate = required(filed.dailyRate ?? (toActsAlone ? '0' : undefined), 'dailyRate');
  parseRate(dailyRate);
  const expiry = required(filed.expiry, 'expiry');
  return { principal, dailyRate, expiry, fee, ...kindOf(parseYuan(principal), acts, '/title/principal') };
}

function titleOfItems(items: readonly TitleItemTerms[], fee: Yuan, acts: readonly string[]): TitleTerms {
  const read = items.map(readTitleItem);
  read.forEach(({ rates }, i) => {
    stepsInOrder(rates, `/title/items/${i}/rates`);
  });
  const [first] = items.map(({ expiry }) => expiry).sort();
  if (first === undefined) throw nothingOwed('/title/items');
  const principal = sumFen(read.map((item) => item.principal));
  const money = principal + sumFen(read.map(({ accrued }) => accrued));
  return {
    principal: formatYuan(principal),
    dailyRate: '0',
    expiry: first,
    fee,
    items,
    ...kindOf(money, acts, '/title/items'),
  };
}

/** FEE-1: the court's choice, as its pack records it; where it records none, within the bounds of the statute. */
function requireFeeWithoutSum(fee: Yuan, { feeWithoutSum }: Pick<PolicyPack, 'feeWithoutSum'>): void {
  if (parseYuan(fee) === 0n) return;
  const path = '/title/fee';
  const within = attempt(() => enforcementFeeWithoutSum(parseYuan(fee)));
  if (!within.ok) throw new LawError({ ...within.error.toJSON(), path });
  if (feeWithoutSum === undefined || parseYuan(feeWithoutSum) === within.value.value) return;
  throw new LawError({
    code: 'FEE.NOT_THE_COURTS',
    rule: 'FEE-1',
    path,
    zh: `没有执行金额的，本院定为每件${feeWithoutSum}元。`,
    en: `At this court the fee on a title without a sum is ${feeWithoutSum} yuan.`,
  });
}

/** TITLE-ACT: the kind follows from what is owed; of money alone nothing is said. Throws `TITLE.NOTHING_OWED`. */
function kindOf(money: bigint, acts: readonly string[], path: string): { readonly kind?: ClaimKind } {
  if (acts.length > 0) return { kind: money > 0n ? 'MIXED' : 'ACT' };
  if (money === 0n) throw nothingOwed(path);
  return {};
}

function required<T>(given: T | undefined, field: PlainField): T {
  if (given !== undefined) return given;
  throw new LawError({
    code: 'TITLE.FIELD_MISSING',
    rule: 'INT-TITLE',
    path: `/title/${field}`,
    zh: `执行依据缺少 ${field}；有多个判项的，改填 items。`,
    en: `The title lacks ${field}; one of several items is filed with items.`,
  });
}

function twoForms(field: PlainField): LawError {
  return new LawError({
    code: 'TITLE.TWO_FORMS',
    rule: 'INT-TITLE',
    path: `/title/${field}`,
    zh: `已按判项（items）填写，不应再填写 ${field}。`,
    en: `The title is filed item by item: ${field} does not stand beside items.`,
  });
}

function nothingOwed(path: string): LawError {
  return new LawError({
    code: 'TITLE.NOTHING_OWED',
    rule: 'TITLE-ACT',
    path,
    zh: '执行依据既无金钱给付，也无行为或者物的交付。',
    en: 'The title owes neither money nor an act or thing.',
  });
}
