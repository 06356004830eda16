import { legalDateOf, workingDays, type CourtInstant } from '@hejie/law';
import { type CreditFile, type DebtView } from './credit-file.js';
import { type CreditTask } from './credit-task.js';
import { type Reading } from './open-deletions.js';
import { type RepairCertificate } from './repair-file.js';

/** CR-REV: working days in which a judge looks at a document whose performance is undone: as at a finding. */
const EXAMINED_IN_WORKING_DAYS = 1;

/** CR-REV: may the document not be relied on, for a judge examines what it attests? One that is revoked is that alone. */
export const isHeld = ({ holds = [], revoked }: Pick<RepairCertificate, 'holds' | 'revoked'>): boolean =>
  revoked === undefined && holds.some(({ ended }) => ended === undefined);

/** CR-REV: the documents that attest a performance which the debt, as it is known now, undoes, or bears out again. */
export function withPerformance(
  { certificates }: CreditFile,
  { performedOn }: DebtView,
  at: CourtInstant,
): RepairCertificate[] {
  return certificates
    .filter(({ performed, revoked }) => performed !== null && revoked === undefined)
    .filter(({ undoneSince }) => (undoneSince === undefined) === (performedOn === null))
    .map(({ undoneSince: _, ...one }) => (performedOn === null ? { ...one, undoneSince: at } : one));
}

/** CR-REV: documents that attest a performance which is undone, as tasks of the judge: he revokes them, or suspends them while he examines it. */
export const certificateTasks = ({ certificates }: CreditFile, { calendar }: Reading): CreditTask[] =>
  certificates.flatMap((one): CreditTask[] => {
    const { id, undoneSince, revoked } = one;
    if (undoneSince === undefined || revoked !== undefined || isHeld(one)) return [];
    const since = legalDateOf(undoneSince);
    const lastDay = workingDays({ start: since, n: EXAMINED_IN_WORKING_DAYS }, calendar).value;
    const kind = 'EXAMINE_CERTIFICATE';
    return [{ id: `${kind}:${id}:${since}`, kind, rowId: id, since, lastDay, mandatory: false }];
  });
