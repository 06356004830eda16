import { publishFact, type FactOfCase } from '@hejie/casework';
import { caseNumberAllocated } from '@hejie/contracts/facts';
import { caseIdOf } from '@hejie/contracts/workflows';
import { legalDateOf, nextSerial, yearOf, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';

/** A number that was given out, and the fact that tells of it, to be recorded with the act that asked for it. */
export interface AllottedNumber {
  /** Of the case that bears the number. */
  readonly caseId: string;
  readonly caseNumber: string;
  readonly allotted: FactOfCase;
}

/**
 * CASE-1, CASE-4: the next case number (案号) of a type, separate for each court, type and year, natural numbers in the
 * order of filing. Callers on the same counter wait for each other, so there are no gaps. A new case has no id yet: it is
 * made of the number.
 */
export async function nextCaseNumber(
  tx: Transaction,
  { court, type, at, ...known }: { caseId?: string; court: string; type: string; at: CourtInstant },
): Promise<AllottedNumber> {
  const year = yearOf(legalDateOf(at));
  const counter = [court, type, year];
  await tx.manager.query(
    'insert into case_number_counter (court, type, year, last) values ($1, $2, $3, 0) on conflict do nothing',
    counter,
  );
  const [{ last }]: [{ last: number }] = await tx.manager.query(
    'select last from case_number_counter where court = $1 and type = $2 and year = $3 for update',
    counter,
  );
  const next = nextSerial({ court, type, year, last });
  const { caseNumber } = next;
  const { caseId = caseIdOf(caseNumber) } = known;
  await tx.manager.query('update case_number_counter set last = $4 where court = $1 and type = $2 and year = $3', [
    ...counter,
    next.counter.last,
  ]);
  await tx.manager.query(
    'insert into case_number (case_number, case_id, court, type, allotted_at) values ($1, $2, $3, $4, $5)',
    [caseNumber, caseId, court, type, at],
  );
  return { caseId, caseNumber, allotted: publishFact(caseNumberAllocated, { court, type, caseNumber }) };
}
