import { type Transaction } from '@hejie/persistence';
import { WorkItemEntity } from '@hejie/service-kit';
import { In, IsNull } from 'typeorm';
import { Resumption } from '../resumption/resumption.entities.js';
import { type Finding } from './finding.entity.js';

/** Kind of the work item that waits for the creditor's choice. */
export const CREDITOR_ELECTION = 'CREDITOR_ELECTION';

/** Kind of the work item that waits for what became of the creditor's suit. */
export const SUIT_ON_SETTLEMENT = 'SUIT_ON_SETTLEMENT';

/** Id of the task that waits for the creditor's choice on an instalment, each time that it was found short. */
export const electionItem = (caseId: string, instalment: number, times: number): string =>
  `election/${caseId}/${instalment}${times === 1 ? '' : `/${times}`}`;

/** Id of the task that waits for another choice of the creditor, on everything that is short, after one that led nowhere. */
export const anotherElectionItem = (caseId: string, after: string): string => `${anotherElection(caseId)}${after}`;

const anotherElection = (caseId: string): string => `election/${caseId}/after-`;

/** On which findings of a case somebody still chooses: the creditor, the judge on an application to resume, or the court that was asked for a judgment. */
export async function choicesPending(
  { manager }: Transaction,
  caseId: string,
): Promise<(finding: Pick<Finding, 'instalment' | 'times'>) => boolean> {
  const open = await manager.findBy(WorkItemEntity, {
    caseId,
    state: 'OPEN',
    kind: In([CREDITOR_ELECTION, SUIT_ON_SETTLEMENT]),
  });
  const onAll =
    open.some(({ kind, id }) => kind === SUIT_ON_SETTLEMENT || id.startsWith(anotherElection(caseId))) ||
    (await manager.existsBy(Resumption, { caseId, ruling: IsNull() }));
  const ids = new Set(open.map(({ id }) => id));
  return ({ instalment, times }) => onAll || ids.has(electionItem(caseId, instalment, times));
}
