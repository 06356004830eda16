import { knownCase, WorkItemEntity, type NewLetter, type Recording } from '@hejie/casework';
import { type FactData, type workItemEscalated } from '@hejie/contracts/facts';
import { packOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { remindsOfChoice } from '@hejie/settlement';
import { inOccasion } from '../settlement/in-occasion.js';
import { CREDITOR_ELECTION } from './choices.js';

/**
 * SET-ART-9-1: a day has come on which the parties are told again of a default on which the creditor has not chosen; the ladder of the case, which counts the days, has told the court. Nothing where he
 * has chosen meanwhile, or what was short is paid.
 */
export async function choiceReminded(
  tx: Transaction,
  { itemId, caseId, dueAt: since, latenessDays: day, latenessSeconds }: FactData<typeof workItemEscalated>,
): Promise<Recording | undefined> {
  const of = { id: itemId, caseId, kind: CREDITOR_ELECTION, state: 'OPEN' as const };
  const task = await tx.manager.findOneBy(WorkItemEntity, of);
  if (!task || task.dueAt !== null) return undefined;
  const { caseNumber, packId, parties } = await knownCase(tx, caseId);
  if (!remindsOfChoice({ day, latenessSeconds }, packOf(packId))) return undefined;
  const toSide = (which: string) => parties.filter(({ side }) => side === which).map(({ partyId }) => ({ partyId }));
  const occasion = `${inOccasion(since)}-${day}`;
  return {
    audit: { action: 'choice.reminded', facts: { itemId, day } },
    letters: [
      { to: toSide('CREDITOR'), ...toCreditor(caseNumber, occasion, day) },
      { to: toSide('DEBTOR'), ...toDebtor(caseNumber, occasion) },
    ],
  };
}

const toCreditor = (caseNumber: string, occasion: string, day: number): NewLetter => ({
  occasion: `choice-reminded-${occasion}`,
  kind: 'choice-reminded',
  subject: '违约后选择提示',
  body: `${caseNumber}：和解协议涉嫌未按约履行，已${day}日等待你方选择。你方可以申请恢复执行原生效法律文书，也可以就履行和解协议向执行法院提起诉讼（《最高人民法院关于执行和解若干问题的规定》第九条），或者予以容忍；不选择的，不因此丧失权利，但申请恢复执行适用申请执行期间的规定（第十条）。`,
});

const toDebtor = (caseNumber: string, occasion: string): NewLetter => ({
  occasion: `performance-urged-${occasion}`,
  kind: 'performance-urged',
  subject: '履行和解协议催告通知书',
  body: `${caseNumber}：你方涉嫌未按约履行和解协议，请立即足额履行。申请执行人可以申请恢复执行原生效法律文书；在人民法院作出恢复执行裁定前足额补足的，不予恢复执行（《最高人民法院关于执行和解若干问题的规定》第十一条）。`,
});
