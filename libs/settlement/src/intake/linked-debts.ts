import { type Side } from '../screening/criteria.js';

/** A case among others, each of whose parties is known by a token that is the same wherever he is a party: never a name or a number. */
export interface DebtCase {
  readonly caseId: string;
  readonly parties: readonly { readonly person: string; readonly side: Side }[];
}

/**
 * A13: how another case hangs together with this one (关联债务): the same debtor owes there too; a debtor here has a claim there (他案债权); a creditor here owes there
 * (连环债务, up the chain); or the parties owe each other (互负债务, which may be set off).
 */
export const DEBT_LINKS = ['SAME_DEBTOR', 'DEBTOR_IS_CREDITOR', 'CREDITOR_IS_DEBTOR', 'MUTUAL'] as const;
export type DebtLinkKind = (typeof DEBT_LINKS)[number];

/** One case that hangs together with another. */
export interface DebtLink {
  readonly caseId: string;
  readonly kind: DebtLinkKind;
  /** Over how many cases: 1 is a party of this case. */
  readonly distance: number;
  /** The case through which it was found; of the nearest this one. */
  readonly via: string;
}

/** What is seen of the debts around a case. */
export interface LinkedDebts {
  readonly links: readonly DebtLink[];
  /** 连环债务: somebody here owes in one case and has a claim in another. */
  readonly chain: boolean;
  /** Creditors of the debtors of this case, in all cases together. */
  readonly creditors: number;
  /** 群体性债务: they are ten or more (解释75). */
  readonly group: boolean;
}

/** 解释75: a group of persons is ten of them at least, as a rule. */
const GROUP = 10;

/** How far chains are followed. */
const FURTHEST = 4;

const of = ({ parties }: DebtCase, side: Side): ReadonlySet<string> =>
  new Set(parties.filter((party) => party.side === side).map(({ person }) => person));
const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((one) => b.has(one));

function linkOf(from: DebtCase, other: DebtCase): DebtLinkKind | undefined {
  const down = meet(of(from, 'DEBTOR'), of(other, 'CREDITOR'));
  const up = meet(of(from, 'CREDITOR'), of(other, 'DEBTOR'));
  if (down && up) return 'MUTUAL';
  if (down) return 'DEBTOR_IS_CREDITOR';
  if (up) return 'CREDITOR_IS_DEBTOR';
  return meet(of(from, 'DEBTOR'), of(other, 'DEBTOR')) ? 'SAME_DEBTOR' : undefined;
}

/**
 * A13, SEED0 二(一)3: the debts that hang together with a case, over at most four cases, each once by its nearest link: chains of debts, and groups of creditors.
 * @param others cases of the court that have a person with one of them in common, in any order.
 */
export function linkedDebts(of_: DebtCase, others: readonly DebtCase[]): LinkedDebts {
  const links: DebtLink[] = [];
  const seen = new Set([of_.caseId]);
  let edge: readonly DebtCase[] = [of_];
  for (let distance = 1; distance <= FURTHEST && edge.length > 0; distance += 1) {
    const next: DebtCase[] = [];
    for (const from of edge)
      for (const other of others) {
        const kind = seen.has(other.caseId) ? undefined : linkOf(from, other);
        // Beyond its own debtors a case hangs together with a chain, not with everybody who owes too.
        if (kind === undefined || (distance > 1 && kind === 'SAME_DEBTOR')) continue;
        seen.add(other.caseId);
        links.push({ caseId: other.caseId, kind, distance, via: from.caseId });
        next.push(other);
      }
    edge = next;
  }
  const debtors = of(of_, 'DEBTOR');
  const claims = [of_, ...others].filter((one) => meet(of(one, 'DEBTOR'), debtors));
  const creditors = new Set(claims.flatMap((one) => [...of(one, 'CREDITOR')])).size;
  return {
    links,
    chain: links.some(({ kind }) => kind !== 'SAME_DEBTOR'),
    creditors,
    group: creditors >= GROUP,
  };
}
