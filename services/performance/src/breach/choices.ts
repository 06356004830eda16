import { WorkItemEntity, type NewTask } from '@hejie/casework';
import { type Transaction } from '@hejie/persistence';
import { asJson, type Yuan } from '@hejie/law';
import { type BreachFinding } from '@hejie/settlement';
import { In, IsNull } from 'typeorm';
import { Resumption } from '../ledger/resumption.entity.js';
import { type Finding } from './finding.entity.js';

/** Kind of the work item that waits for the creditor's choice. */
export const CREDITOR_ELECTION = 'CREDITOR_ELECTION';

/** Kind of the work item that waits for what became of the creditor's suit. */
export const SUIT_ON_SETTLEMENT = 'SUIT_ON_SETTLEMENT';

/** Of a case in which nobody chooses any longer, because it has resumed or is sued on: what somebody looks into stays before him. */
export const CHOICES_OVER = [{ kind: CREDITOR_ELECTION }, { kind: SUIT_ON_SETTLEMENT }] as const;

/** Id of the task that waits for the creditor's choice on an instalment, each time that it was found short. */
export const electionItem = (caseId: string, instalment: number, times: number): string =>
  `election/${caseId}/${instalment}${times === 1 ? '' : `/${times}`}`;

const anotherElection = (caseId: string): string => `election/${caseId}/after-`;

/** SET-ART-9-1: the creditor chooses on an instalment that was found short. */
export function election(
  caseId: string,
  caseNumber: string,
  finding: BreachFinding,
  { times, packHash }: { readonly times: number; readonly packHash: string },
): NewTask {
  return {
    id: electionItem(caseId, finding.no, times),
    kind: CREDITOR_ELECTION,
    role: 'judges-assistant',
    facts: { caseNumber, finding: asJson(finding), evidenceHash: packHash },
    rule: 'SET-ART-9-1',
    title: `${caseNumber}：第${finding.no}期涉嫌不履行，等待申请执行人选择恢复执行、起诉或者容忍`,
  };
}

/** SET-ART-9-1: he chooses again, on everything that is short, where the way that he chose has led nowhere (`after` which one). */
export function anotherChoice(caseId: string, caseNumber: string, overdue: Yuan, after: string): NewTask {
  return {
    id: `${anotherElection(caseId)}${after}`,
    kind: CREDITOR_ELECTION,
    role: 'judges-assistant',
    facts: { caseNumber, overdue },
    rule: 'SET-ART-9-1',
    title: `${caseNumber}：逾期欠款${overdue}元仍未履行，等待申请执行人另行选择恢复执行、起诉或者容忍`,
  };
}

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
