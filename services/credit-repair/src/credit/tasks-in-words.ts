import { type NewTask } from '@hejie/casework';
import { type CreditTaskKind } from '@hejie/settlement';

interface Words {
  readonly role: NewTask['role'];
  readonly zh: string;
  /** What he reads where the law leaves it to him. */
  readonly unlessMandatory?: string;
}

/** Whose each task is, and what he reads; by which rule it is his `CREDIT_TASK_WORDS` says. */
export const TASKS_IN_WORDS: Readonly<Record<CreditTaskKind, Words>> = {
  PUBLISH: { role: 'credit-officer', zh: '失信惩戒决定可以公布，请核对后公布' },
  DELETE: { role: 'credit-officer', zh: '失信信息应当删除，请在期限内删除' },
  DECIDE_DELETION: { role: 'enforcement-judge', zh: '是否提前或者依申请删除失信信息，请作出决定' },
  DECIDE_CORRECTION: { role: 'enforcement-judge', zh: '纠正失信信息或者限制消费措施的申请，请审查决定' },
  CORRECT: { role: 'credit-officer', zh: '纠正申请成立，请在期限内更正或者撤销' },
  CORRECT_LIMIT: { role: 'enforcement-judge', zh: '纠正限制消费措施的申请成立，请在期限内解除或者更正' },
  DECIDE_RECONSIDERATION: { role: 'enforcement-judge', zh: '复议审查，请在期限内办理' },
  ORDER_LIMIT: { role: 'court-president', zh: '已纳入名单，应当限制消费' },
  PUT_LIMIT_IN_FORCE: { role: 'enforcement-judge', zh: '限制措施宽限期届满，请核对后执行' },
  LIFT_LIMIT: {
    role: 'enforcement-judge',
    zh: '应当解除限制措施',
    unlessMandatory: '案件已销案，请审查所采取的限制措施是否解除',
  },
  LIMIT_SUCCESSOR: {
    role: 'court-president',
    zh: '原法定代表人、主要负责人已被解除限制，应当限制变更后的法定代表人、主要负责人',
  },
  DECIDE_LIMIT_REVIEW: { role: 'enforcement-judge', zh: '对限制出境的复议，请在期限内办理' },
  DECIDE_PENALTY_RECONSIDERATION: {
    role: 'enforcement-judge',
    zh: '对罚款、拘留决定的复议，请在期限内办理',
  },
  CONFIRM_FINDING: { role: 'enforcement-judge', zh: '屏蔽的条件已被违反，请核实并决定是否恢复公布' },
  REVERSE_REINSTATEMENT: { role: 'enforcement-judge', zh: '恢复公布的事实不存在，请重新决定' },
  EXAMINE_APPLICATION: { role: 'credit-officer', zh: '信用修复申请材料，请审查是否齐全' },
  REFUSE_UNCOMPLETED: { role: 'credit-officer', zh: '信用修复申请逾期未补正，请处理' },
  DECIDE_APPLICATION: { role: 'enforcement-judge', zh: '信用修复申请，请在期限内作出决定' },
  ANSWER_COMPLAINT: { role: 'enforcement-judge', zh: '对信用修复决定的申诉，请在期限内答复' },
  EXAMINE_CERTIFICATE: {
    role: 'enforcement-judge',
    zh: '信用修复文书所载的履行已被推翻，请核实并决定撤销或者暂停使用',
  },
};
