import { type Ledger, type UnmetConditions } from '../ledger/ledger.js';

/** The grounds of the gate. `SET-ART-11-2x`: the exception to 11-2 for anticipatory breach (民法典578). */
export const GATE_GROUNDS = [
  'SET-ART-11-0',
  'SET-ART-11-1',
  'SET-ART-11-2',
  'SET-ART-11-2x',
  'SET-ART-11-3',
  'SET-ART-11-4',
  'SET-ART-11-5',
  'SET-ART-16-1',
] as const;
/** One of the grounds of the gate. */
export type GateGround = (typeof GATE_GROUNDS)[number];

/** Grounds that rest on a circumstance beside the ledger. */
export const CIRCUMSTANCE_GROUNDS: readonly GateGround[] = ['SET-ART-11-2x', 'SET-ART-11-5', 'SET-ART-16-1'];

/** What the judge finds proven beside the ledger (认定的事实); a plea is not a finding. Each is false, or names nothing, unless found. */
export interface FoundFacts {
  readonly anticipatoryBreach: boolean;
  readonly fraudOrDuress: boolean;
  readonly voidOrRevoked: boolean;
  /** The instalments that hang on a condition which has not come about (SET-ART-11-2). */
  readonly conditionUnmet: UnmetConditions;
}

/** Circumstances beside the ledger, pleaded by the creditor or found by the judge. Each is false unless stated. */
export interface ResumptionCircumstances {
  /** 明确表示或者以自己的行为表明不履行 (民法典578). */
  readonly anticipatoryBreach: boolean;
  /** 受欺诈、胁迫 (民诉法241 II). */
  readonly fraudOrDuress: boolean;
  /** The settlement was declared void or revoked by a judgment (SET-ART-16-1); that it could be is no such fact. */
  readonly voidOrRevoked: boolean;
  /** Instalments tied to a condition that has not come about (SET-ART-11-2). */
  readonly conditionUnmet?: UnmetConditions;
  /** Pleaded (待审查), so that the gate says what would follow if it were proven; absent: found. */
  readonly basis?: 'PLEADED' | 'FOUND';
  /** Who applies; only the creditor may (SET-ART-9-1). Absent: the creditor. */
  readonly applicant?: 'CREDITOR' | 'DEBTOR';
}

/**
 * SET-ART-11-0, SET-ART-11-1: is it arrears alone that the creditor pleads, so that an application falls once they are made good before the ruling? Not
 * where he pleads a circumstance beside the ledger, which stands whatever is paid of the arrears (SET-ART-11-2x, SET-ART-11-5, SET-ART-16-1).
 */
export const fallsOncePaid = ({ anticipatoryBreach, fraudOrDuress, voidOrRevoked }: Partial<FoundFacts>): boolean =>
  !(anticipatoryBreach || fraudOrDuress || voidOrRevoked);

/** What the gate decides on. What hangs on an unmet condition is not due in `ledger`; `ifMet`: the ledger as it would be were every condition met. */
export interface GateFacts {
  readonly ledger: Ledger;
  readonly ifMet: Ledger;
  readonly circumstances: ResumptionCircumstances;
}

/**
 * SET-ART-11, SET-ART-16-1, SET-ART-16-2: on which ground of rules.md §2.2 `decideResume` these facts are decided, line by line. Nothing resumes that the
 * creditor has not applied for (SET-ART-9-1, 执行和解规定9, 11, 16). A judgment that voids or revokes the settlement resumes it even where it was
 * performed in full (民法典155); a suit for invalidity that is still open is no fact here, nor does fraud without a judgment undo performance.
 */
export function groundOf({ ledger, circumstances: c }: Omit<GateFacts, 'ifMet'>): GateGround {
  const creditorApplies = c.applicant !== 'DEBTOR';
  const inGrace = ledger.instalments.some((line) => line.status === 'IN_GRACE' && line.outstanding > 0n);
  if (c.voidOrRevoked && creditorApplies) return 'SET-ART-16-1';
  if (ledger.outstanding === 0n) return 'SET-ART-11-1';
  if (c.fraudOrDuress && creditorApplies) return 'SET-ART-11-5';
  if (!inGrace && ledger.overdue === 0n)
    return c.anticipatoryBreach && creditorApplies ? 'SET-ART-11-2x' : 'SET-ART-11-2';
  // Within the agreed grace nothing is late yet: the debtor performs as agreed, unless he has said that he will not.
  if (ledger.overdue === 0n) return c.anticipatoryBreach && creditorApplies ? 'SET-ART-11-2x' : 'SET-ART-11-3';
  return creditorApplies ? 'SET-ART-11-0' : 'SET-ART-11-4';
}
