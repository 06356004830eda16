import { type Transaction } from '@hejie/persistence';
import { admitted, decideDespiteDefects } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';

/** PRE-3: how many conditions of filing an application lacks that were explained and are not mended, as intake tells; which ones stays there. */
@Entity('filing_defects')
export class FilingDefects {
  @PrimaryColumn('text', { name: 'case_id' }) caseId: string;
  @Column('integer') standing: number;
  /** Version of the case in intake's facts: what was told before it is no news. */
  @Column('integer') version: number;
}

/** What lacks is another. An older telling changes nothing. */
export async function defectsSet(
  { manager }: Transaction,
  { caseId, standing }: { readonly caseId: string; readonly standing: number },
  version: number,
): Promise<void> {
  const known = await manager.findOne(FilingDefects, { where: { caseId }, lock: { mode: 'pessimistic_write' } });
  if (known === null || known.version < version) await manager.save(FilingDefects, { caseId, standing, version });
}

/** SEED3 五(一)4: no mediator is selected meanwhile. @throws LawError FILING.DEFECTS_STAND. */
export async function requireNoDefects(manager: EntityManager, caseId: string): Promise<void> {
  const defects = await manager.findOneBy(FilingDefects, { caseId });
  admitted(decideDespiteDefects(defects?.standing ?? 0));
}
