import { type KnownCase, type NewTask, type TaskChanges } from '@hejie/casework';
import { calendarOf, legalDateOf, type CourtInstant } from '@hejie/law';
import { enforcementNoticeDue, type ClaimKind } from '@hejie/settlement';

/** Kind of the task to make and serve what every enforcement begins with: 执行通知书, and where money is owed 报告财产令 with it (PROC-2, PROC-4). */
export const NOTIFY_DEBTOR = 'NOTIFY_DEBTOR';

/** Whether a paper stands under the number under which the case was filed for enforcement, and no longer under that of its settlement. */
export interface PaperUnder {
  readonly partyId: string;
  readonly filed: boolean;
}

/** Ids of the two papers to a debtor: what was made before enforcement is no notice of it. */
export const noticeTo = (of: PaperUnder): string => `enforcement-notice/${of.partyId}${underFiled(of)}`;
export const reportOrderTo = (of: PaperUnder): string => `property-report-order/${of.partyId}${underFiled(of)}`;
const underFiled = ({ filed }: PaperUnder): string => (filed ? '/filed' : '');

const notifyTask = (partyId: string): string => `notify-debtor/${partyId}`;

/** Money is ordered where it is not an act alone. */
const ordersMoney = (claimKind: ClaimKind): boolean => claimKind !== 'ACT';

/** PROC-2, 解释480: within ten days of the hand-over each debtor is notified; nobody is asked for a paper that was made under this number before. */
export async function debtorsToNotify(
  { parties }: Pick<KnownCase, 'parties'>,
  {
    number,
    claimKind,
    at,
    calendarEditions,
  }: {
    readonly number: string;
    readonly claimKind: ClaimKind;
    readonly at: CourtInstant;
    readonly calendarEditions: readonly string[];
  },
  wasMade: (documentId: string) => Promise<boolean>,
): Promise<NewTask[]> {
  const last = ordersMoney(claimKind) ? reportOrderTo : noticeTo;
  const tasks: NewTask[] = [];
  for (const { partyId } of parties.filter(({ side }) => side === 'DEBTOR'))
    if (!(await wasMade(last({ partyId, filed: true }))))
      tasks.push({
        id: notifyTask(partyId),
        kind: NOTIFY_DEBTOR,
        role: 'clerk',
        dueAt: enforcementNoticeDue(legalDateOf(at), calendarOf(calendarEditions)).instant,
        facts: { enforcementNumber: number, partyId },
        rule: 'PROC-2',
        title: `${number}：十日内制作并送达执行通知书${ordersMoney(claimKind) ? '和报告财产令' : ''}`,
      });
  return tasks;
}

/** A paper to a debtor is made: with the last of the two his notification is. */
export const debtorNotified = (partyId: string, made: 'NOTICE' | 'REPORT_ORDER', claimKind: ClaimKind): TaskChanges =>
  (made === 'REPORT_ORDER') === ordersMoney(claimKind)
    ? { done: [{ id: notifyTask(partyId), outcome: { made }, ifOpen: true }] }
    : {};
