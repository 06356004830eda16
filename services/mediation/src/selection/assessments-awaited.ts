import { type CourtInstant } from '@hejie/law';
import { instantColumn, type Transaction } from '@hejie/persistence';
import { admitted, decideTalks } from '@hejie/settlement';
import { Column, Entity, IsNull, PrimaryColumn, type EntityManager } from 'typeorm';

/** A6: a debtor enterprise whose assessment talks wait for, as intake tells; what was assessed stays there. */
@Entity('assessment_awaited')
export class AssessmentAwaited {
  @PrimaryColumn('text', { name: 'case_id' }) caseId: string;
  @PrimaryColumn('text', { name: 'party_id' }) partyId: string;
  /** Null: not yet. */
  @Column(instantColumn({ name: 'assessed_at', nullable: true })) assessedAt: CourtInstant | null;
}

/** The case was accepted: these of its debtors are to be assessed. Heard again, it changes nothing. */
export async function awaitAssessments(
  { manager }: Transaction,
  caseId: string,
  toAssess: readonly string[] = [],
): Promise<void> {
  if (toAssess.length === 0) return;
  const values = toAssess.map((partyId) => ({ caseId, partyId, assessedAt: null }));
  await manager.createQueryBuilder().insert().into(AssessmentAwaited).values(values).orIgnore().execute();
}

/** One of them has been assessed. */
export async function assessed(
  { manager }: Transaction,
  { caseId, partyId, at }: { readonly caseId: string; readonly partyId: string; readonly at: CourtInstant },
): Promise<void> {
  await manager.update(AssessmentAwaited, { caseId, partyId, assessedAt: IsNull() }, { assessedAt: at });
}

/** SEED0 三(一)2: no mediator is designated before. @throws LawError ASSESSMENT.NEEDED. */
export async function requireAssessed(manager: EntityManager, caseId: string): Promise<void> {
  admitted(decideTalks(await manager.countBy(AssessmentAwaited, { caseId, assessedAt: IsNull() })));
}
