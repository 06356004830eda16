import { parseCaseNumber, sumFen, type Fen } from '@hejie/law';

/** What a line of the bank's statement says by which a case may be told, amounts in fen. */
export interface LineToMatch {
  readonly amount: Fen;
  /** The case numbers in its memo, in their one spelling ({@link caseNumbersIn}). */
  readonly caseNumbers: readonly string[];
  /** The bank says that it sends a payment back ({@link saysSentBack}). */
  readonly sentBack?: boolean;
}

/** A case to which a line may belong, and what speaks for it. Amounts in fen. */
export interface MatchCandidate {
  readonly caseId: string;
  /** Every number that it has or had: that of its settlement, and of its enforcement. */
  readonly caseNumbers: readonly string[];
  /** A settlement of it is, or was, in performance: only then money can be entered. */
  readonly hasLedger: boolean;
  /** What is outstanding on its open instalments, in the order in which they fall due; not asked for where no sum matters ({@link sumsMatter}). */
  readonly open: readonly Fen[];
  /** The account that has paid is known to be one of this case's payers. */
  readonly account: boolean;
  /** So is the name. Several people have one name. */
  readonly name: boolean;
  /** The memo names somebody who is known to pay in this case, e.g. the debtor for whom a third person pays. */
  readonly named: boolean;
  /** Who of the parties pays with that account or under that name; null: nobody whom it is known of. */
  readonly payerPartyId: string | null;
}

/** By what a line was matched (认领依据): the number in its memo, the account with what fits to it, or a person. */
export const MATCH_BASES = ['NUMBER', 'ACCOUNT', 'COMBINATION', 'PERSON'] as const;
/** One of {@link MATCH_BASES}. */
export type MatchBasis = (typeof MATCH_BASES)[number];

/** Why a line lies in suspense (待认领事由). */
export const SUSPENSE_REASONS = [
  'NOTHING_KNOWN',
  'NUMBER_UNKNOWN',
  'SEVERAL_NUMBERS',
  'AMBIGUOUS',
  'NOT_SURE',
  'ENTERED_BY_HAND',
] as const;
/** One of {@link SUSPENSE_REASONS}. */
export type SuspenseReason = (typeof SUSPENSE_REASONS)[number];

/** A part of a line that goes to one case; fen. */
export interface MatchedPart {
  readonly caseId: string;
  readonly amount: Fen;
  readonly payerPartyId: string | null;
}

/** A case that may be meant, and how sure that is, of a hundred. */
export interface MatchProposal {
  readonly caseId: string;
  readonly confidence: number;
}

/** Where a line belongs, or that a person must say so. */
export type LineMatch =
  | {
      readonly matched: true;
      readonly basis: MatchBasis;
      readonly confidence: number;
      readonly parts: readonly MatchedPart[];
    }
  | {
      readonly matched: false;
      readonly reason: SuspenseReason;
      /** The likeliest first. */
      readonly proposals: readonly MatchProposal[];
    };

/** What each thing that speaks for a case weighs, of a hundred. Name and sum together stay below {@link SURE}: they never suffice. */
const WEIGHTS = { account: 60, sum: 30, name: 20, named: 15 } as const;
/** From here on a line is entered without a person. */
const SURE = 75;
/** Of how many proposals a person is told. */
const PROPOSALS = 5;

const NUMBER_IN_TEXT = /[（([]?(\d{4})[）)\]]?([\u4e00-\u9fa5]\d{2,4})([\u4e00-\u9fa5]{1,4}?)(\d{1,9})号/g;

/**
 * CASE-1: the case numbers in the memo of a payment, each once and in its one spelling. Banks drop parentheses and blanks, so a number is read
 * without them as well; what is no valid number is none.
 */
export function caseNumbersIn(memo: string): string[] {
  const numbers = [...memo.replace(/\s+/g, '').matchAll(NUMBER_IN_TEXT)].flatMap(([, year, court, type, serial]) => {
    const reading = parseCaseNumber(`（${year}）${court}${type}${serial}号`);
    return reading.valid ? [reading.canonical] : [];
  });
  return [...new Set(numbers)];
}

/** SET-LEDGER: whether a memo says that the bank sends a payment back (退汇): that is no money of a debtor, whatever number it bears. */
export const saysSentBack = (memo: string): boolean => /退汇|退票|(汇款|付款|来账|往账)退回/.test(memo);

/** SET-LEDGER: whether what is outstanding in the candidates matters: one number alone decides, whatever is owed there. */
export const sumsMatter = (caseNumbers: readonly string[]): boolean => caseNumbers.length !== 1;

/**
 * SET-LEDGER: to which case a line of the bank's statement belongs (案款认领). A case number in its memo wins, whoever pays; one that no
 * settlement of this court has is a question for a person, never for what else fits. Without a number: the account that is known to pay in one case, with
 * a sum, a name or a memo that fits to it; one account that pays in several cases at once where their next instalments come to that sum.
 * Where the sum fits to another case that may be meant, and not to this one, a person says which.
 * Two debtors of one name are never told apart by name and sum: these two alone match nothing. What the bank sends back is a question for a person.
 */
export function matchLine(line: LineToMatch, candidates: readonly MatchCandidate[]): LineMatch {
  const { amount, caseNumbers, sentBack = false } = line;
  if (sentBack) return { matched: false, reason: 'NOT_SURE', proposals: proposed(withNumber(candidates, caseNumbers)) };
  if (caseNumbers.length > 0) return byNumber(line, candidates);
  const scored = candidates
    .filter(({ hasLedger }) => hasLedger)
    .map((candidate) => ({ candidate, confidence: confidenceOf(candidate, amount) }))
    .filter(({ confidence }) => confidence > 0)
    .sort((a, b) => b.confidence - a.confidence || (a.candidate.caseId < b.candidate.caseId ? -1 : 1));
  const [best, next] = scored;
  if (best === undefined) return { matched: false, reason: 'NOTHING_KNOWN', proposals: [] };
  const together = combination(
    scored.map(({ candidate }) => candidate),
    amount,
  );
  if (together) return together;
  const { candidate, confidence } = best;
  const proposals = scored
    .slice(0, PROPOSALS)
    .map((one) => ({ caseId: one.candidate.caseId, confidence: one.confidence }));
  if (confidence < SURE) return { matched: false, reason: 'NOT_SURE', proposals };
  const fitsElsewhere =
    !sumFits(candidate, amount) && scored.some((one) => one !== best && sumFits(one.candidate, amount));
  if (fitsElsewhere || (next !== undefined && next.confidence >= SURE))
    return { matched: false, reason: 'AMBIGUOUS', proposals };
  return { matched: true, basis: 'ACCOUNT', confidence, parts: [partOf(candidate, amount)] };
}

function byNumber({ amount, caseNumbers }: LineToMatch, candidates: readonly MatchCandidate[]): LineMatch {
  const meant = caseNumbers.map((number) => withNumber(candidates, [number]));
  // Several numbers may be those of one case: of its settlement, and of its enforcement.
  const named = [...new Set(meant.flat())];
  const proposals = proposed(named);
  const [only, other] = named;
  if (only === undefined) return { matched: false, reason: 'NUMBER_UNKNOWN', proposals: [] };
  const known = meant.every((cases) => cases.length > 0);
  if (known && other === undefined)
    return { matched: true, basis: 'NUMBER', confidence: 100, parts: [partOf(only, amount)] };
  // A number under which a matter was settled twice names two cases.
  if (caseNumbers.length === 1) return { matched: false, reason: 'AMBIGUOUS', proposals };
  const together = known && meant.every(({ length }) => length === 1) ? exactSum(named, amount) : undefined;
  return together
    ? { matched: true, basis: 'COMBINATION', confidence: 90, parts: together }
    : { matched: false, reason: 'SEVERAL_NUMBERS', proposals };
}

const withNumber = (candidates: readonly MatchCandidate[], caseNumbers: readonly string[]): MatchCandidate[] =>
  candidates.filter(
    (candidate) => candidate.hasLedger && candidate.caseNumbers.some((one) => caseNumbers.includes(one)),
  );

const proposed = (named: readonly MatchCandidate[]): MatchProposal[] =>
  named.map(({ caseId }) => ({ caseId, confidence: 50 }));

function confidenceOf(candidate: MatchCandidate, amount: Fen): number {
  const { account, name, named } = candidate;
  const weights = [
    account ? WEIGHTS.account : 0,
    sumFits(candidate, amount) ? WEIGHTS.sum : 0,
    name ? WEIGHTS.name : 0,
    named ? WEIGHTS.named : 0,
  ];
  // A sum alone says nothing: many owe the same.
  if (!account && !name && !named) return 0;
  return Math.min(
    99,
    weights.reduce((sum, weight) => sum + weight, 0),
  );
}

/** The next instalment, or the next few of them together. */
function sumFits({ open }: MatchCandidate, amount: Fen): boolean {
  let sum = 0n;
  for (const one of open) {
    sum += one;
    if (sum >= amount) return sum === amount;
  }
  return false;
}

/** One account pays the next instalments of several cases in one sum. */
function combination(candidates: readonly MatchCandidate[], amount: Fen): LineMatch | undefined {
  const paying = candidates.filter(({ account }) => account);
  if (paying.length < 2 || paying.some((one) => sumFits(one, amount))) return undefined;
  const parts = exactSum(paying, amount);
  return parts && { matched: true, basis: 'COMBINATION', confidence: 85, parts };
}

function exactSum(candidates: readonly MatchCandidate[], amount: Fen): MatchedPart[] | undefined {
  const parts = candidates.map((one) => partOf(one, one.open[0] ?? 0n));
  const exact = parts.every((part) => part.amount > 0n) && sumFen(parts.map((part) => part.amount)) === amount;
  return exact ? parts : undefined;
}

const partOf = ({ caseId, payerPartyId }: MatchCandidate, amount: Fen): MatchedPart => ({
  caseId,
  amount,
  payerPartyId,
});
