import { publishFact, type FactOfCase } from '@hejie/casework';
import { caseNumberAllocated } from '@hejie/contracts/facts';
import { caseIdOf } from '@hejie/contracts/workflows';
import {
  courtInstant,
  LawError,
  legalDateOf,
  nextSerial,
  parseCaseNumber,
  yearOf,
  type CourtInstant,
} from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { requireNumberInReach } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';

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
  const last = await lockedCounter(tx.manager, counter);
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

/** When a number was given here; null where it was given elsewhere. */
export async function allottedAt({ manager }: Transaction, caseNumber: string): Promise<CourtInstant | null> {
  const [row]: { at: Date }[] = await manager.query(
    'select allotted_at as at from case_number where case_number = $1',
    [caseNumber],
  );
  return row ? courtInstant(row.at.toISOString()) : null;
}

/** The last number that was given, by its counter, which is held until the commit. */
async function lockedCounter(manager: EntityManager, counter: readonly unknown[]): Promise<number> {
  await manager.query(
    'insert into case_number_counter (court, type, year, last) values ($1, $2, $3, 0) on conflict do nothing',
    [...counter],
  );
  const [{ last }]: [{ last: number }] = await manager.query(
    'select last from case_number_counter where court = $1 and type = $2 and year = $3 for update',
    [...counter],
  );
  return last;
}

/** The number of a case that comes from elsewhere. */
export interface NumberHeld {
  readonly caseNumber?: string;
  /** The clerk has checked it against the file, though it lies far ahead. */
  readonly numberChecked: boolean;
}

/**
 * CASE-4: the number under which a case that comes from elsewhere was negotiated. It stays its own, and is given to nobody else: the counter of its year
 * goes on behind it.
 * @throws LawError `TAKEOVER.NUMBER_MISSING`, `TAKEOVER.NUMBER_FOREIGN`, as `requireNumberInReach`; 409 `TAKEOVER.CASE_KNOWN` where a case here has it.
 */
export async function heldNumber(
  { manager }: Transaction,
  { court, type, at }: { court: string; type: string; at: CourtInstant },
  { caseNumber: text, numberChecked: checked }: NumberHeld,
): Promise<{ readonly caseId: string; readonly caseNumber: string }> {
  if (text === undefined)
    throw refused('NUMBER_MISSING', `须填写原${type}案号`, `Give the number under which it was negotiated (${type})`);
  const reading = parseCaseNumber(text);
  if (!reading.valid || reading.court !== court || reading.type !== type || reading.suffix !== null)
    throw refused(
      'NUMBER_FOREIGN',
      `该案号不是本院的${type}案号`,
      `This is not a number of the type ${type} at this court`,
    );
  const { canonical: caseNumber, year, serial } = reading;
  const counter = [court, type, year];
  const last = await lockedCounter(manager, counter);
  requireNumberInReach({ year, serial }, { last, today: legalDateOf(at), checked });
  await manager.query(
    'update case_number_counter set last = greatest(last, $4) where court = $1 and type = $2 and year = $3',
    [...counter, serial],
  );
  const caseId = caseIdOf(caseNumber);
  const taken: unknown[] = await manager.query(
    `insert into case_number (case_number, case_id, court, type, allotted_at) values ($1, $2, $3, $4, $5)
      on conflict do nothing returning case_number`,
    [caseNumber, caseId, court, type, at],
  );
  if (taken.length > 0) return { caseId, caseNumber };
  throw new LawError({
    code: 'TAKEOVER.CASE_KNOWN',
    rule: 'CASE-4',
    zh: `${caseNumber}已在本系统办理，不重复接续`,
    en: `${caseNumber} is kept here already and is not taken over twice`,
  });
}

function refused(reason: string, zh: string, en: string): LawError {
  return new LawError({ code: `TAKEOVER.${reason}`, rule: 'CASE-4', path: '/caseNumber', zh, en });
}
