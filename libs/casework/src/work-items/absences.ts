import { type CourtInstant, legalDateOf, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Absence } from '@hejie/settlement';
import { MoreThanOrEqual } from 'typeorm';
import { AbsenceRow } from './absence.entity.js';

/** An absence as it is entered; `to` null: it is withdrawn. */
export interface AbsenceEntered extends Omit<Absence, 'to'> {
  readonly court: string;
  readonly to: LegalDate | null;
}

/** Writes an absence, or takes it away. One that begins on the same day takes the place of the earlier. */
export async function keepAbsence({ manager }: Transaction, entered: AbsenceEntered): Promise<void> {
  const { court, subject, from, to, deputy } = entered;
  if (to === null) await manager.delete(AbsenceRow, { court, subject, from });
  else await manager.upsert(AbsenceRow, { court, subject, from, to, deputy }, ['court', 'subject', 'from']);
}

/** Who of a court is away on the day of an instant, or later. */
export function absencesFrom({ manager }: Transaction, court: string, at: CourtInstant): Promise<readonly Absence[]> {
  return manager.findBy(AbsenceRow, { court, to: MoreThanOrEqual(legalDateOf(at)) });
}
