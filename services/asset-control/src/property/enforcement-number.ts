import { instantColumn, type Transaction } from '@hejie/persistence';
import { type CourtInstant } from '@hejie/law';
import { numberOfEnforcement } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A number of enforcement (执, 执恢) under which property is controlled, and the case that did so first: another one shares it by the law alone (CASE-1). */
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
  const values = { number, caseId, takenAt: at };
  await manager.createQueryBuilder().insert().into(EnforcementNumber).values(values).orIgnore().execute();
  return (await manager.findOneByOrFail(EnforcementNumber, { number })).caseId;
}
