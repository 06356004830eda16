import { dueInWords, type DueWords, type FileDue } from '../course/file-due.js';
import type { CreditChange, CreditTurn } from './credit-change.js';
import type { CreditFile, ListingStage } from './credit-file.js';
import type { CreditEnding, CreditStage } from './credit-states.js';
import { CREDIT_TASK_WORDS } from './credit-task.js';
import {
  nextCreditDeadline,
  passCreditDeadline,
  type CreditDeadlineItem,
  type CreditDeadlineKind,
} from './deadlines.js';
import { isClosed } from './record-closing.js';

/** How a credit record stands: what its case carries of it. */
export interface CreditStanding {
  readonly stage: CreditStage;
  readonly due: FileDue | null;
  readonly ending?: { readonly ending: CreditEnding; readonly rule: string };
}

/** Which stage of an entry the record of the debtor shows, the gravest first. */
const SHOWN: readonly (readonly [CreditStage, readonly ListingStage[]])[] = [
  ['PUBLISHED', ['PUBLISHED']],
  ['SUSPENDED', ['SUSPENDED']],
  ['GRACE', ['GRACE', 'DECIDED']],
  ['PROPOSED', ['PROPOSED']],
];

/** DIS-ART-5-1, DIS-ART-10-1: the stage of the record, by its gravest entry, and what is due in it. It ends when a person closes it, until it is open again. */
export function creditStanding(file: CreditFile, turn: CreditTurn): CreditStanding {
  if (isClosed(file)) return { stage: 'ENDED', due: null, ending: { ending: 'RECORD_CLOSED', rule: 'CLS-4' } };
  const shown = SHOWN.find(([, stages]) => file.listings.some(({ stage }) => stages.includes(stage)));
  return { stage: shown?.[0] ?? 'CLEAR', due: dueInWords(nextCreditDeadline(file, turn), inWords, turn.calendar) };
}

/** DIS-GRACE-1, DIS-ART-10-1: what fell due at an instant that the case has waited for; nothing where that has moved meanwhile. */
export function passCreditInstant(file: CreditFile, { at }: Pick<FileDue, 'at'>, turn: CreditTurn): CreditChange {
  const due = nextCreditDeadline(file, turn);
  return due?.at === at ? passCreditDeadline(file, due, turn) : { happened: [] };
}

/** What falls due, by the rule of the task where it is one. */
function inWords({ kind, task }: CreditDeadlineItem): DueWords {
  if (task === undefined) return DUE_IN_WORDS[kind];
  const { zh, rule } = CREDIT_TASK_WORDS[task];
  return { zh: `${zh}${DUE_IN_WORDS[kind].zh}`, rule };
}

const DUE_IN_WORDS: Readonly<Record<CreditDeadlineKind, DueWords>> = {
  DEFAULT: { zh: '分期履行期限届满', rule: 'SET-GRACE' },
  LISTING_GRACE_END: { zh: '失信惩戒宽限期届满', rule: 'DIS-GRACE-1' },
  LIMIT_GRACE_END: { zh: '限制措施宽限期届满', rule: 'DIS-GRACE-1' },
  TERM_END: { zh: '纳入期限届满', rule: 'DIS-ART-10-2' },
  PERMISSION_END: { zh: '单次许可届满', rule: 'LIM-35-17' },
  // After the words of the task, whose rule stands.
  TASK_LAST_DAY: { zh: '最后一日', rule: 'DIS-ART-10-1' },
  TASK_OVERDUE: { zh: '逾期', rule: 'DIS-ART-10-1' },
  SUSPENSION_ENDING: { zh: '屏蔽即将届满', rule: 'CR-REV' },
  SUSPENSION_END: { zh: '屏蔽届满', rule: 'CR-REV' },
  SUPPLEMENT_END: { zh: '补正期限届满', rule: 'CR-N-7' },
};
