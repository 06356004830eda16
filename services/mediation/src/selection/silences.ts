import { type KnownCase, type NewTask, type Recording } from '@hejie/casework';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { calendarOf, dateText, instantText, legalDateOf, packOf, type CourtInstant, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { silenceBy } from '@hejie/settlement';
import { inThisBuild } from '../calendar/notices.js';
import { Designation } from './designation.entity.js';

/**
 * S5, PER-4: mediators of the case who were counted silent before the end of their time by these notices: it lies before the settlement
 * judge, with both dates, whether they are to be asked again.
 */
export async function silencesToReview(
  { tx, caseId, known: of }: { readonly tx: Transaction; readonly caseId: string; readonly known: KnownCase },
  editions: readonly string[],
): Promise<Recording[]> {
  if (editions.length === 0 || !inThisBuild(editions)) return [];
  const silent = await tx.manager.find(Designation, { where: { caseId, answer: 'SILENT' }, order: { round: 'ASC' } });
  const [pack, calendar] = [packOf(of.packId), calendarOf(editions)];
  return silent.flatMap(({ round, mediatorId, designatedAt, answeredAt }): Recording[] => {
    const silentAt = answeredAt!;
    const lastDay = silenceBy({ designatedOn: legalDateOf(designatedAt), silentAt }, pack, calendar);
    if (lastDay === undefined) return [];
    const task = silenceToReview(of, { caseId, round, mediatorId, silentAt, lastDay });
    return [
      {
        by: CASE_ITSELF,
        audit: {
          action: 'silence.questioned',
          facts: { mediatorId, round, silentAt, lastDay, calendarEditions: editions },
        },
        tasks: { opened: [task] },
      },
    ];
  });
}

function silenceToReview(
  { caseNumber }: KnownCase,
  {
    caseId,
    round,
    mediatorId,
    silentAt,
    lastDay,
  }: {
    readonly caseId: string;
    readonly round: number;
    readonly mediatorId: string;
    readonly silentAt: CourtInstant;
    readonly lastDay: LegalDate;
  },
): NewTask {
  return {
    id: `silence/${caseId}/${round}/${lastDay}`,
    kind: 'SILENCE_BEFORE_ITS_END',
    role: 'settlement-judge',
    facts: { caseNumber, mediatorId, silentAt, lastDay },
    rule: 'PER-4',
    title: `${caseNumber}：和解员答复期限按${instantText(silentAt).zh}届满、视为未答复处理，按后来公布的放假安排应至${dateText(lastDay)}届满，请审查是否仍由其答复`,
  };
}
