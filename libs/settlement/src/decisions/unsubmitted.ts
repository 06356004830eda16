import { asJson, type Bilingual, type Derived } from '@hejie/law';
import { foldLedger, type Ledger, type LedgerBook, type LedgerQuery, type UnmetConditions } from '../ledger/ledger.js';

/** What follows from a debtor's objection on a settlement that was never submitted, or not acknowledged (SET-ART-19-0). */
export interface UnsubmittedDecision extends Bilingual {
  readonly decision: 'TERMINATE' | 'STAY' | 'REJECT';
  readonly ground: 'SET-ART-19-1' | 'SET-ART-19-2' | 'SET-ART-19-3' | 'SET-ART-19-4' | 'SET-ART-19-5';
}

const TEXT: Record<UnsubmittedDecision['ground'], UnsubmittedDecision> = {
  'SET-ART-19-1': {
    decision: 'TERMINATE',
    ground: 'SET-ART-19-1',
    zh: '和解协议履行完毕，裁定终结原生效法律文书的执行。',
    en: 'Performed in full: enforcement of the original title is terminated.',
  },
  'SET-ART-19-2': {
    decision: 'STAY',
    ground: 'SET-ART-19-2',
    zh: '履行期限尚未届至或者履行条件尚未成就，裁定中止执行。',
    en: 'Not yet due or a condition unmet: enforcement is stayed.',
  },
  'SET-ART-19-3': {
    decision: 'STAY',
    ground: 'SET-ART-19-3',
    zh: '被执行人正在按照和解协议履行，裁定中止执行。',
    en: 'The debtor is performing: enforcement is stayed.',
  },
  'SET-ART-19-4': {
    decision: 'REJECT',
    ground: 'SET-ART-19-4',
    zh: '被执行人不履行和解协议，裁定驳回异议。',
    en: 'The debtor does not perform: the objection is rejected.',
  },
  'SET-ART-19-5': {
    decision: 'REJECT',
    ground: 'SET-ART-19-5',
    zh: '和解协议不成立、未生效或者无效，裁定驳回异议。',
    en: 'Not formed, not effective or void: the objection is rejected.',
  },
};

/** What the court has found about the unsubmitted settlement. */
export interface UnsubmittedCircumstances {
  readonly formedAndValid: boolean;
  readonly anticipatoryBreach: boolean;
  /** The instalments that hang on a condition which has not come about. */
  readonly conditionUnmet: UnmetConditions;
}

/**
 * SET-ART-19: decides the debtor's objection on an out-of-court settlement, on the ledger's state within `asOf`.
 * TV-D8: performing, stay; not performing, reject. Errors as `foldLedger`.
 */
export function unsubmittedSettlement(
  book: LedgerBook,
  query: LedgerQuery,
  c: UnsubmittedCircumstances,
): Derived<UnsubmittedDecision> {
  const derived = foldLedger(book, { ...query, waitingWorkingDays: 0, conditionUnmet: c.conditionUnmet });
  const value = decideUnsubmitted(derived.value, c);
  return {
    value,
    provisional: derived.provisional,
    derivation: {
      rule: value.ground,
      article: '《最高人民法院关于执行和解若干问题的规定》第十九条',
      inputs: {
        asOf: query.asOf,
        formedAndValid: c.formedAndValid,
        anticipatoryBreach: c.anticipatoryBreach,
        conditionUnmet: typeof c.conditionUnmet === 'boolean' ? c.conditionUnmet : [...c.conditionUnmet],
      },
      parts: [derived.derivation],
      text: { zh: value.zh, en: value.en },
      value: asJson(value),
    },
  };
}

/** SET-ART-19-1 … SET-ART-19-5: the decision on a ledger. What hangs on an unmet condition is not due in it; something else overdue is not held up by that. */
function decideUnsubmitted(
  { paid, outstanding, overdue, instalments }: Ledger,
  c: UnsubmittedCircumstances,
): UnsubmittedDecision {
  const nothingDue = overdue === 0n && !instalments.some((l) => l.status === 'IN_GRACE');
  const hangs = instalments.some((line) => line.conditionUnmet === true && line.outstanding > 0n);
  if (!c.formedAndValid) return TEXT['SET-ART-19-5'];
  if (outstanding === 0n) return TEXT['SET-ART-19-1'];
  if (c.anticipatoryBreach || overdue > 0n) return TEXT['SET-ART-19-4'];
  return TEXT[nothingDue && (paid === 0n || hangs) ? 'SET-ART-19-2' : 'SET-ART-19-3'];
}
