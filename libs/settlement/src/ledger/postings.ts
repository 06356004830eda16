import {
  LawError,
  compareDates,
  courtInstant,
  formatYuan,
  legalDate,
  parseYuan,
  type CourtInstant,
  type Fen,
  type LegalDate,
  type Yuan,
} from '@hejie/law';

/**
 * One instalment (一期) of a settlement's schedule. `amount` in fen, positive; of an obligation in kind its agreed value (SET-ART-17-3).
 * `inKind`: a thing, work or shares are owed, and no money performs that; absent: money is owed.
 */
export interface Instalment {
  readonly no: number;
  readonly due: LegalDate;
  readonly amount: Fen;
  readonly inKind?: true;
}

/** An instalment as it stands in an agreement, in state and on wires: amounts in yuan. */
export interface InstalmentTerm {
  readonly no: number;
  readonly due: LegalDate;
  readonly amount: Yuan;
  /** The day before rolling off a rest day, where the schedule was built. */
  readonly nominal?: LegalDate;
}

/** An obligation of an agreement: an instalment of money, or something in kind at its agreed value. */
export type ObligationTerm = InstalmentTerm & Pick<Instalment, 'inKind'>;

/**
 * What a posting is (入账种类): money received; a deposit (提存, SET-ART-7-2: performed to that extent);
 * a thing handed over at its agreed value (SET-ART-17-3); money given back; a posting withdrawn as mistaken.
 */
export const POSTING_KINDS = ['PAYMENT', 'DEPOSIT', 'IN_KIND', 'REFUND', 'REVERSAL'] as const;
/** One of the kinds of postings. */
export type PostingKind = (typeof POSTING_KINDS)[number];

/**
 * One entry of the ledger. It counts from its value date (到账日), whenever the court came to know of it;
 * `knownAt` answers "what did we know then". Absent: known from the beginning.
 * A `REVERSAL` names in `reverses` the posting that it takes out; its own amount does not count.
 */
export interface Posting {
  readonly id: string;
  readonly kind: PostingKind;
  readonly valueDate: LegalDate;
  readonly amount: Fen;
  readonly knownAt?: CourtInstant;
  readonly reverses?: string;
}

/** A posting in state and on wires: the amount in yuan. */
export interface PostingRecord {
  readonly id: string;
  readonly kind: PostingKind;
  readonly valueDate: LegalDate;
  readonly amount: Yuan;
  readonly knownAt?: CourtInstant;
  readonly reverses?: string;
}

/** A schedule changed by consent of all (SET-ART-5-1): it stands in place of the earlier one from when it is known. */
export interface ScheduleAmendment {
  readonly version: number;
  readonly knownAt: CourtInstant;
  readonly instalments: readonly Instalment[];
}

/** What makes instalments impossible to fill: a number used twice, an amount of nothing. Each with its place. */
export function instalmentFaults(instalments: readonly Pick<Instalment, 'no' | 'amount'>[]): LawError[] {
  const seen = new Set<number>();
  return instalments.flatMap(({ no, amount }, i) => {
    const faults: LawError[] = [];
    if (seen.has(no))
      faults.push(
        new LawError({
          code: 'LEDGER.NO_REUSED',
          rule: 'SET-LEDGER',
          path: `/instalments/${i}/no`,
          zh: `期号${no}重复。`,
          en: `The number ${no} is used twice.`,
        }),
      );
    if (amount <= 0n)
      faults.push(
        new LawError({
          code: 'LEDGER.AMOUNT_NOT_POSITIVE',
          rule: 'SET-LEDGER',
          path: `/instalments/${i}/amount`,
          zh: `第${no}期金额应大于零。`,
          en: `Instalment ${no} must be more than zero.`,
        }),
      );
    seen.add(no);
    return faults;
  });
}

/** Reads an instalment from its wire form. Throws `DATE.INVALID`, `MONEY.*`. */
export function readInstalment(term: ObligationTerm): Instalment {
  return {
    no: term.no,
    due: legalDate(term.due),
    amount: parseYuan(term.amount),
    ...(term.inKind === true ? { inKind: true } : {}),
  };
}

/** Reads a posting from its wire form. Throws `DATE.INVALID`, `MONEY.*`, `INSTANT.INVALID`. */
export function readPosting(record: PostingRecord): Posting {
  return {
    id: record.id,
    kind: record.kind,
    valueDate: legalDate(record.valueDate),
    amount: parseYuan(record.amount),
    ...(record.knownAt === undefined ? {} : { knownAt: courtInstant(record.knownAt) }),
    ...(record.reverses === undefined ? {} : { reverses: record.reverses }),
  };
}

/** A posting's wire form. */
export function postingRecord(posting: Posting): PostingRecord {
  return { ...posting, amount: formatYuan(posting.amount) };
}

/**
 * SET-LEDGER: the postings that count: known by `knownAt`, value date not after `asOf`, each id once, reversed ones taken out (one whose
 * reversal was reversed itself is in again); in order of value date, then id, so that any order of arrival gives the same list.
 * Throws `LEDGER.ID_REUSED` where one id carries two different postings.
 */
export function countedPostings(postings: readonly Posting[], asOf: LegalDate, knownAt?: CourtInstant): Posting[] {
  const known = distinct(postings).filter(
    (p) => knownAt === undefined || p.knownAt === undefined || p.knownAt <= knownAt,
  );
  const reversed = takenOut(known);
  return known
    .filter((p) => p.kind !== 'REVERSAL' && !reversed.has(p.id) && p.valueDate <= asOf)
    .sort((a, b) => compareDates(a.valueDate, b.valueDate) || (a.id < b.id ? -1 : 1));
}

const LAST_DAY = '9998-12-31' as LegalDate;

/** SET-LEDGER: the postings that count by everything known, whatever their value dates. Throws as `countedPostings`. */
export function everyCountedPosting(postings: readonly Posting[]): Posting[] {
  return countedPostings(postings, LAST_DAY);
}

/**
 * What is reversed by a reversal that stands. One stands unless another that stands reverses it: those that nobody reverses stand, what
 * they reverse does not, and so on down. Reversals that reverse each other in a ring take nothing out.
 */
function takenOut(known: readonly Posting[]): ReadonlySet<string> {
  const targets = new Map(known.filter((p) => p.kind === 'REVERSAL').map((p) => [p.id, p.reverses ?? '']));
  const undecidedAgainst = new Map<string, number>();
  for (const target of targets.values()) undecidedAgainst.set(target, (undecidedAgainst.get(target) ?? 0) + 1);
  const out = new Set<string>();
  const decided = new Map<string, boolean>();
  const open = [...targets.keys()].filter((id) => !undecidedAgainst.has(id));
  for (const id of open) decided.set(id, true);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const target = targets.get(id) ?? '';
    const left = (undecidedAgainst.get(target) ?? 0) - 1;
    undecidedAgainst.set(target, left);
    const struck = decided.get(id) === true;
    if (struck) out.add(target);
    if (!targets.has(target) || decided.has(target) || (!struck && left > 0)) continue;
    decided.set(target, !struck);
    open.push(target);
  }
  return out;
}

function distinct(postings: readonly Posting[]): Posting[] {
  const byId = new Map<string, Posting>();
  for (const posting of postings) {
    const earlier = byId.get(posting.id);
    if (earlier !== undefined && !samePosting(earlier, posting)) {
      throw new LawError({
        code: 'LEDGER.ID_REUSED',
        rule: 'SET-LEDGER',
        zh: `入账编号“${posting.id}”对应两笔不同的款项。`,
        en: `The posting id "${posting.id}" stands for two different entries.`,
      });
    }
    // Delivered twice: the court has known it since the first time.
    if (earlier === undefined || knownLater(earlier, posting)) byId.set(posting.id, posting);
  }
  return [...byId.values()];
}

function samePosting(a: Posting, b: Posting): boolean {
  return a.kind === b.kind && a.valueDate === b.valueDate && a.amount === b.amount && a.reverses === b.reverses;
}

const knownLater = (a: Posting, b: Posting): boolean =>
  a.knownAt !== undefined && (b.knownAt === undefined || b.knownAt < a.knownAt);

/** Is it performance in kind (a thing, work, shares)? Money, a deposit of it and its refund are not. */
export const isInKind = ({ kind }: Pick<Posting, 'kind'>): boolean => kind === 'IN_KIND';

/** What a posting adds to the paid total: a refund takes away. */
export function signedAmount(posting: Posting): bigint {
  return posting.kind === 'REFUND' ? -posting.amount : posting.amount;
}
