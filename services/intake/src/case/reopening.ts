import { knownCase, publishFact, reopenCase, type Recording } from '@hejie/casework';
import { caseReopened, type FactData, type objectionFollowed } from '@hejie/contracts/facts';
import { STEPS_OF_A_LIFE } from '@hejie/contracts/workflows';
import { formatYuan } from '@hejie/law';
import { NotYet } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { awaitedIn, CASE_STATES } from '@hejie/settlement';
import { Application } from '../application/application.entity.js';
import { titleTerms } from '../application/title-row.js';
import { REPORT_CLOSED } from '../filing/filing.js';
import { CaseRecord } from '../case-record/case-record.entity.js';

/**
 * SET-ART-12-1: a case that had ended by a ruling on resumption opens again, as it was accepted; how it stands performance says. Whoever hears of its end
 * hears of this. What was left to file after the end stays with filing, but nobody reports a case as closed that is open again (CLS-3).
 * @throws NotYet while the step that ended it is not recorded here.
 */
export async function reopen(
  tx: Transaction,
  { caseId, objectionId }: Pick<FactData<typeof objectionFollowed>, 'caseId' | 'objectionId'>,
): Promise<Recording> {
  const lock = { mode: 'pessimistic_write' } as const;
  const record = await tx.manager.findOneOrFail(CaseRecord, { where: { caseId }, lock });
  if (record.ending === null) throw new NotYet('the end of the case');
  const nth = record.reopenings + 1;
  const step = nth * STEPS_OF_A_LIFE;
  await tx.manager.update(CaseRecord, { caseId }, { ...REOPENED, reopenings: nth, step, dueStep: step });
  await reopenCase(tx, { caseId, nth });
  const application = await tx.manager.findOneByOrFail(Application, { caseId });
  const { court, caseNumber, cause, claim, packId, calendarEditions, greenChannel, acceptedAt } = application;
  const opening = { court, caseNumber, cause, claim: formatYuan(claim), packId, greenChannel, acceptedAt };
  const { parties } = await knownCase(tx, caseId);
  return {
    audit: { action: 'case.reopened', facts: { nth, objectionId, ended: record.ending } },
    tasks: { cancelled: [{ kind: REPORT_CLOSED, why: '案件恢复办理，尚不能报结案' }] },
    facts: [
      publishFact(caseReopened, {
        ...opening,
        ...{ title: titleTerms(application), parties, calendarEditions, nth, objectionId },
      }),
    ],
  };
}

/** Until performance says more, it stands as it did before the judge. */
const REOPENED = {
  stage: 'RULING',
  awaiting: awaitedIn(CASE_STATES, 'RULING'),
  ending: null,
  endingRule: null,
  paid: null,
  dueAt: null,
  dueProvisional: false,
  owedAfterEnding: null,
  owedAsOf: null,
} as const;
