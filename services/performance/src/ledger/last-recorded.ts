import { type CourtInstant } from '@hejie/law';
import { instantFrom } from '@hejie/persistence';
import { type EntityManager } from 'typeorm';

/** When the last entry was made in the record of a case: the latest instant of which this service knows anything; a reading needs no court clock. */
export async function lastRecorded(manager: EntityManager, caseId: string): Promise<CourtInstant> {
  const [{ at }]: [{ at: Date }] = await manager.query('select max(at) as at from audit where case_id = $1', [caseId]);
  return instantFrom(at);
}
