import { type CourtInstant, type LawErrorText } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { isHeld } from './certificate-standing.js';
import { type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile, type ListingStage } from './credit-file.js';
import { type CreditCommand } from './credit-states.js';
import { isEnforcementOver } from './end-of-enforcement.js';
import { creditTasks } from './tasks.js';

/** Stages in which something may still become of an entry. */
const LIVE: readonly ListingStage[] = ['PROPOSED', 'GRACE', 'DECIDED', 'PUBLISHED', 'SUSPENDED'];

/** CLS-4: a person has closed the record, and nothing has opened it again. */
export const isClosed = ({ closed }: Pick<CreditFile, 'closed'>): boolean =>
  closed !== undefined && closed.reopenedAt === undefined;

/** CLS-4: the closing of a record holds no longer; nothing where it is not closed. */
export const withoutClosing = (file: Pick<CreditFile, 'closed'>, at: CourtInstant): Pick<CreditChange, 'closed'> =>
  isClosed(file) ? { closed: { ...file.closed!, reopenedAt: at } } : {};

/**
 * CLS-4: may the record of a debtor be closed, or stay so? Not while something is owed and enforcement goes on (`CREDIT.OWED`), nor while an entry or a limit stands, a
 * penalty is not decided on, a document of repair is suspended, or something lies before a person (`CREDIT.STANDS`).
 */
export function mayClose(file: CreditFile, turn: CreditTurn): Decision<void> {
  const { listings, limits, penalties, certificates, debt } = file;
  const stands =
    listings.some(({ stage }) => LIVE.includes(stage)) ||
    limits.some(({ lifted }) => lifted === undefined) ||
    penalties.some(({ decided, refused }) => decided === undefined && refused === undefined) ||
    certificates.some(isHeld) ||
    creditTasks(file, turn).length > 0;
  if (stands) return refuse(STANDS);
  return debt.performedOn === null && !isEnforcementOver(debt) ? refuse(OWED) : accept(undefined);
}

/**
 * CLS-4: a person closes the record of a debtor. As `mayClose`. Source: 失信名单规定10, 限制高消费规定9.
 */
export function decideRecordClosing(
  file: CreditFile,
  { reason }: { readonly reason: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { at, by } = turn;
  const may = mayClose(file, turn);
  if (!may.ok) return may;
  return accept({ closed: { at, by, reason }, happened: [{ kind: 'RECORD_CLOSED', at, by, reason }] });
}

/** CLS-4: may the command open a record that is closed? Whatever there is to do in it but closing it once more. */
export const opensClosedRecord = (command: CreditCommand): boolean => command !== 'closeCreditRecord';

/** CLS-4: somebody has something to do in a record that is closed: it is open again. What is open stays as it is. */
export const decideRecordReopening = (file: CreditFile, { at }: Pick<CreditTurn, 'at'>): Decision<CreditChange> =>
  accept({ ...withoutClosing(file, at), happened: [] });

const STANDS: LawErrorText = {
  code: 'CREDIT.STANDS',
  rule: 'CLS-4',
  zh: '尚有在列信息、限制措施、未决定的处罚、暂停使用的文书或者待办事项，不得结束信用卷。',
  en: 'An entry or a limit stands, a penalty is not decided on, a document is suspended, or something lies before a person: the record is not closed.',
};
const OWED: LawErrorText = {
  code: 'CREDIT.OWED',
  rule: 'CLS-4',
  zh: '义务尚未履行完毕，执行程序也没有终结，不得结束信用卷。',
  en: 'Something is owed and enforcement goes on: the record is not closed.',
};
