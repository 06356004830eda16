import { WorkItemEntity, type KnownCase, type Recording } from '@hejie/casework';
import { dateText, formatYuan, legalDateOf, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { endedAs, type EndedAs } from '@hejie/settlement';
import { enforcementOf } from '../enforcement/enforcement.entity.js';
import { type RecordedLedger } from '../ledger/ledgers.js';
import { FILE_RESUMED_CASE } from '../resumption/resumed-case.js';
import { owedSet } from '../settlement/owed.js';

/** Kind of the work item by which a judge looks at an ended case of which something is owed again. */
const OWED_AFTER_ENDING = 'OWED_AFTER_ENDING';

/**
 * CLS-3: a case that has ended does not reopen by itself, whatever is entered into its ledger. Where it ended as performed, people are told
 * what is owed since; where money was taken out and something is owed, a judge decides.
 * @param reversal the number of the entry that took money out; absent of one that brings some.
 */
export async function owedAgain(
  tx: Transaction,
  ledger: RecordedLedger,
  known: KnownCase,
  at: CourtInstant,
  reversal?: number,
): Promise<Recording[]> {
  const ended = await endOf(tx, ledger);
  if (ended === undefined) return [];
  const told = ended === 'PERFORMED' ? await owedSet(tx, ledger, known, at) : [];
  return [...told, ...(await beforeJudge(tx, ledger, known, at, reversal))];
}

/**
 * The judge's look at it, one at a time: opened where money was taken out, true to the ledger as long as it is open, and no longer needed once
 * nothing is owed.
 */
async function beforeJudge(
  { manager }: Transaction,
  ledger: RecordedLedger,
  { caseNumber }: KnownCase,
  at: CourtInstant,
  reversal: number | undefined,
): Promise<Recording[]> {
  const { caseId, state } = ledger.settlement;
  const asOf = legalDateOf(at);
  const sum = ledger.owedAfterEnding(asOf);
  const open = await manager.findOneBy(WorkItemEntity, { caseId, kind: OWED_AFTER_ENDING, state: 'OPEN' as const });
  if (sum === 0n)
    return open
      ? [{ audit: { action: 'ended-case.satisfied', facts: { state, asOf } }, tasks: { cancelled: [{ id: open.id }] } }]
      : [];
  if (!open && reversal === undefined) return [];
  const owed = formatYuan(sum);
  const due = formatYuan(ledger.inDefaultAfterEnding(asOf));
  const content = {
    facts: {
      caseNumber,
      state,
      owed,
      due,
      asOf,
      ...(state !== 'RESUMED' && { lastDayToApply: ledger.applicationPeriod().lastDay ?? null }),
    },
    rule: 'CLS-3',
    title: `${caseNumber}：案件结束后收款被冲正，尚欠${owed}元${due === owed ? '' : `（截至${dateText(asOf)}其中已到期${due}元）`}，核实并依法处理`,
  };
  return [
    {
      audit: { action: 'ended-case.owed-again', facts: { state, owed, asOf } },
      tasks: open
        ? { restated: [{ id: open.id, ...content }] }
        : {
            opened: [
              {
                id: `owed-again/${caseId}/reversal-${reversal}`,
                kind: OWED_AFTER_ENDING,
                role: 'enforcement-judge',
                ...content,
              },
            ],
          },
    },
  ];
}

/** How the case has ended; undefined while there is somebody to be woken. */
async function endOf(
  { manager }: Transaction,
  { settlement: { caseId, state }, performing }: RecordedLedger,
): Promise<EndedAs | undefined> {
  if (performing) return undefined;
  if (state !== 'RESUMED') return endedAs({ state, closingMode: null, filedAnew: false });
  const enforcement = await enforcementOf(manager, caseId);
  const filedAnew = await manager.existsBy(WorkItemEntity, { caseId, kind: FILE_RESUMED_CASE });
  return endedAs({ state, closingMode: enforcement?.closingMode ?? null, filedAnew });
}
