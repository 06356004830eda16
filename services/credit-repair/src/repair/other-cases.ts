import { findCourses, sameParty, type SameParty } from '@hejie/casework';
import { packOf, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import {
  debtView,
  enforcementStateOf,
  standingConducts,
  type Conduct,
  type CreditFile,
  type OtherCase,
} from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { creditDesk } from '../credit/credit-desk.js';

/** Another case of a debtor on the service's own records, of which court, and whether he is on the list in it. */
export interface CaseOnRecord extends OtherCase {
  readonly caseId: string;
  readonly court: string;
  readonly listed: boolean;
}

/** What this service knows of a debtor's other cases. */
export interface LookForCases {
  /** Without an account he is known in no other case: then nobody has looked. */
  readonly looked: boolean;
  readonly cases: readonly CaseOnRecord[];
}

/** CR-L-PD, S21: the other cases of a debtor that this service knows, of every court, by the account with which he is a party in them. */
export async function casesOnRecord(manager: EntityManager, caseId: string, partyId: string): Promise<LookForCases> {
  const others = await sameParty(manager, { caseId, partyId });
  if (others === undefined) return { looked: false, cases: [] };
  const files = await recordsOf(manager, others);
  const courses = await findCourses(
    manager,
    others.map((other) => other.caseId),
  );
  const cases = others.map((other): CaseOnRecord => ({
    caseId: other.caseId,
    court: other.court,
    caseNumber: other.caseNumber,
    role: other.side === 'DEBTOR' ? 'DEBTOR' : 'CREDITOR',
    procedure: 'ENFORCEMENT',
    state: enforcementStateOf(debtView(courses.get(other.caseId)!, other.partyId)),
    listed: (files.get(keyOf(other))?.listings ?? []).some(
      ({ stage }) => stage === 'PUBLISHED' || stage === 'SUSPENDED',
    ),
  }));
  return { looked: true, cases };
}

/** CR-NEG: the record as early repair is decided on it: with what the debtor did in his other cases. */
export const withConducts = (file: CreditFile, elsewhere: readonly Conduct[]): CreditFile => ({
  ...file,
  conducts: [...file.conducts, ...elsewhere],
});

/** CR-NEG: what stands against a debtor in his other cases, each under the pack of its own. */
export async function conductsElsewhere(
  { tx, caseId, at }: { readonly tx: Pick<Transaction, 'manager'>; readonly caseId: string; readonly at: CourtInstant },
  partyId: string,
): Promise<readonly Conduct[]> {
  const others = (await sameParty(tx.manager, { caseId, partyId })) ?? [];
  const files = await recordsOf(tx.manager, others);
  return others.flatMap((other) => {
    const file = files.get(keyOf(other));
    return file ? standingConducts(file, { at, pack: packOf(other.packId) }) : [];
  });
}

/** CR-N-9: the documents of repair of a debtor in his other cases. */
export async function certificatesElsewhere(
  { tx, caseId }: { readonly tx: Pick<Transaction, 'manager'>; readonly caseId: string },
  partyId: string,
): Promise<CreditFile['certificates']> {
  const others = (await sameParty(tx.manager, { caseId, partyId })) ?? [];
  const files = await recordsOf(tx.manager, others);
  return [...files.values()].flatMap(({ certificates }) => certificates);
}

const keyOf = ({ caseId, partyId }: Pick<SameParty, 'caseId' | 'partyId'>): string => JSON.stringify([caseId, partyId]);

async function recordsOf(
  manager: EntityManager,
  others: readonly SameParty[],
): Promise<ReadonlyMap<string, CreditFile>> {
  const kept = await creditDesk.findAll(
    manager,
    others.map(({ caseId, partyId }) => ({ caseId, about: partyId })),
  );
  return new Map(kept.map(({ row: { caseId, about }, file }) => [keyOf({ caseId, partyId: about }), file]));
}
