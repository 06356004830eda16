import { instantColumn, type Transaction } from '@hejie/persistence';
import { type CourtInstant } from '@hejie/law';
import { numberOfEnforcement } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A number of enforcement (执, 执恢) under which property is controlled, and the case that did so first of those that stand: another one shares it by the law alone (CASE-1). */
@Entity('enforcement_number')
export class EnforcementNumber {
  @PrimaryColumn('text') number: string;
  @Column('text') caseId: string;
  @Column(instantColumn()) takenAt: CourtInstant;
}

/**
 * CASE-1, PRE-CTRL: the case takes a number of enforcement, unless another one has. Of two that take it at once the later one waits until the other has committed, and finds
 * it taken. What is decided on it afterwards stands or falls with the transaction. @returns the case that has it: this one too for every other number.
 */
export async function claimNumber(
  { manager }: Transaction,
  { caseNumber, caseId, at }: { readonly caseNumber: string; readonly caseId: string; readonly at: CourtInstant },
): Promise<string> {
  const number = numberOfEnforcement(caseNumber);
  if (number === null) return caseId;
  // The row of whoever has it is held too: he does not free it before this case is in the file with it, or has it alone.
  const [row] = await manager.query<{ case_id: string }[]>(
    `insert into enforcement_number as held (number, case_id, taken_at) values ($1, $2, $3)
     on conflict (number) do update set number = held.number returning case_id`,
    [number, caseId, at],
  );
  return row!.case_id;
}

/**
 * CASE-1, PRE-CTRL: a number that the case has withdrawn is free with it; where cases of the same creditor share it, the first of these has it. Nothing where another case has it anyway.
 */
export async function freeNumber(
  { manager }: Transaction,
  { caseNumber, caseId }: { readonly caseNumber: string; readonly caseId: string },
): Promise<void> {
  const number = numberOfEnforcement(caseNumber);
  if (number === null) return;
  // Held first: of two that share it and withdraw it at once, the later one finds what the other has left.
  const held = await manager.findOne(EnforcementNumber, { where: { number }, lock: { mode: 'pessimistic_write' } });
  if (held?.caseId !== caseId) return;
  const [next] = await manager.query<{ case_id: string }[]>(
    `select case_id from file_record
     where kind = 'authorities' and state is null and record_id = $1 and case_id <> $2 and data->'withdrawn' is null
     order by changed_at, case_id limit 1`,
    [number, caseId],
  );
  if (next) await manager.update(EnforcementNumber, { number }, { caseId: next.case_id });
  else await manager.delete(EnforcementNumber, { number });
}
