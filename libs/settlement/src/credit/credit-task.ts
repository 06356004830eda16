import { type LegalDate } from '@hejie/law';
import { type DueWords } from '../course/file-due.js';

/** What lies before a person (待办事项): nothing of it happens by itself. */
export const CREDIT_TASK_KINDS = [
  'PUBLISH',
  'DELETE',
  'DECIDE_DELETION',
  'DECIDE_CORRECTION',
  'CORRECT',
  'CORRECT_LIMIT',
  'DECIDE_RECONSIDERATION',
  'ORDER_LIMIT',
  'PUT_LIMIT_IN_FORCE',
  'LIFT_LIMIT',
  'LIMIT_SUCCESSOR',
  'DECIDE_LIMIT_REVIEW',
  'DECIDE_PENALTY_RECONSIDERATION',
  'CONFIRM_FINDING',
  'REVERSE_REINSTATEMENT',
  'EXAMINE_APPLICATION',
  'REFUSE_UNCOMPLETED',
  'DECIDE_APPLICATION',
  'ANSWER_COMPLAINT',
  'EXAMINE_CERTIFICATE',
] as const;
/** One of the kinds. */
export type CreditTaskKind = (typeof CREDIT_TASK_KINDS)[number];

/** What each task is, as it is named where it is due, and the rule by which it lies there. */
export const CREDIT_TASK_WORDS: Readonly<Record<CreditTaskKind, DueWords>> = {
  PUBLISH: { zh: '公布失信信息', rule: 'DIS-GRACE-1' },
  DELETE: { zh: '删除失信信息', rule: 'DIS-ART-10-1' },
  DECIDE_DELETION: { zh: '决定是否删除失信信息', rule: 'DIS-ART-2-2' },
  DECIDE_CORRECTION: { zh: '审查纠正申请', rule: 'DIS-ART-12' },
  CORRECT: { zh: '更正或者撤销失信信息', rule: 'DIS-ART-12' },
  CORRECT_LIMIT: { zh: '解除或者更正限制消费措施', rule: 'DIS-ART-12' },
  DECIDE_RECONSIDERATION: { zh: '纠正申请的复议', rule: 'DIS-ART-12' },
  ORDER_LIMIT: { zh: '签发限制消费令', rule: 'LIM-ART-1' },
  PUT_LIMIT_IN_FORCE: { zh: '执行限制措施', rule: 'DIS-GRACE-1' },
  LIFT_LIMIT: { zh: '解除限制措施', rule: 'LIM-ART-9-2' },
  LIMIT_SUCCESSOR: { zh: '限制变更后的法定代表人、主要负责人', rule: 'LIM-35-17' },
  DECIDE_LIMIT_REVIEW: { zh: '限制出境的复议', rule: 'LIM-EXIT' },
  DECIDE_PENALTY_RECONSIDERATION: { zh: '罚款、拘留决定的复议', rule: 'PROC-27' },
  CONFIRM_FINDING: { zh: '核实屏蔽条件是否被违反', rule: 'CR-REV' },
  REVERSE_REINSTATEMENT: { zh: '重新决定恢复公布', rule: 'CR-REV' },
  EXAMINE_APPLICATION: { zh: '审查信用修复申请材料', rule: 'CR-N-7' },
  REFUSE_UNCOMPLETED: { zh: '处理逾期未补正的申请', rule: 'CR-N-7' },
  DECIDE_APPLICATION: { zh: '决定信用修复申请', rule: 'CR-REV' },
  ANSWER_COMPLAINT: { zh: '答复信用修复申诉', rule: 'DIS-ART-12' },
  EXAMINE_CERTIFICATE: { zh: '核实履行已被推翻的信用修复文书', rule: 'CR-REV' },
};

/**
 * A task that follows from the file. The same facts give the same `id`, in whatever order they came; `rowId`: the listing, deletion, correction, limit,
 * penalty, suspension, application, complaint or document of repair that it is about; `lastDay`: it is overdue at 24:00 of that day.
 */
export interface CreditTask {
  readonly id: string;
  readonly kind: CreditTaskKind;
  readonly rowId: string;
  readonly since: LegalDate;
  readonly lastDay: LegalDate;
  /** The law leaves no choice. */
  readonly mandatory: boolean;
}
