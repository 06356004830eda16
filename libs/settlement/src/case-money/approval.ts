import { accept, refuse, type Decision } from '../decisions/decision.js';

/** What people agree to: that money goes out, or that it stays (双人复核). */
export const APPROVED_ACTS = ['PAYOUT', 'WITHHOLDING'] as const;
/** One of {@link APPROVED_ACTS}. */
export type ApprovedAct = (typeof APPROVED_ACTS)[number];

/** How many people agree, beside the one who proposes. */
const APPROVALS: Readonly<Record<ApprovedAct, number>> = { PAYOUT: 1, WITHHOLDING: 2 };

/** Who has agreed until now, and who asked for it. */
export interface ApprovalInput {
  readonly open: boolean;
  readonly proposedBy: string;
  /** Who agreed before, in order. */
  readonly approvedBy: readonly string[];
  readonly by: string;
  readonly approved: boolean;
  readonly reason: string;
  /** The one who agrees now is the president of the court, who answers for its money. */
  readonly byPresident: boolean;
  /** So was one of those who agreed before. */
  readonly presidentBefore: boolean;
}

/** What an approval comes to: more are needed, it is complete, or it is refused. */
export type ApprovalOutcome = 'MORE_NEEDED' | 'COMPLETE' | 'REFUSED';

/**
 * PROC-30: a person agrees to money going out, or to its being withheld, or refuses. A payment needs one other person than who proposed it;
 * withholding needs two, the president of the court among them (主管院领导). A refusal says why; who has agreed may refuse as long as it is open.
 * `MONEY.DECIDED`, `MONEY.OWN_PROPOSAL`, `MONEY.APPROVED_BY_HIM`, `MONEY.REASON_MISSING`, `MONEY.PRESIDENT_MISSING`.
 */
export function decideApproval(input: ApprovalInput, of: ApprovedAct): Decision<ApprovalOutcome> {
  const { open, proposedBy, approvedBy, by, approved, reason, byPresident, presidentBefore } = input;
  if (!open)
    return refuse({
      code: 'MONEY.DECIDED',
      rule: 'PROC-30',
      zh: '该事项已经审批完毕；需要变更的，另行提出。',
      en: 'It has been decided; what is to be otherwise is proposed anew.',
    });
  if (by === proposedBy)
    return refuse({
      code: 'MONEY.OWN_PROPOSAL',
      rule: 'PROC-30',
      zh: '提出人不得审批自己提出的事项，请由他人审批。',
      en: 'Who proposed it does not decide on it: somebody else does.',
    });
  if (!approved)
    return reason.trim() === ''
      ? refuse({
          code: 'MONEY.REASON_MISSING',
          rule: 'PROC-30',
          path: '/reason',
          zh: '不予批准的，应当写明理由。',
          en: 'A refusal says why.',
        })
      : accept('REFUSED');
  if (approvedBy.includes(by))
    return refuse({
      code: 'MONEY.APPROVED_BY_HIM',
      rule: 'PROC-30',
      zh: '本人已经批准，须由另一人审批。',
      en: 'This person has approved it already; another one does.',
    });
  if (approvedBy.length + 1 < APPROVALS[of]) return accept('MORE_NEEDED');
  if (of === 'WITHHOLDING' && !byPresident && !presidentBefore)
    return refuse({
      code: 'MONEY.PRESIDENT_MISSING',
      rule: 'PROC-30',
      zh: '暂缓发放须报经主管院领导批准，第二次批准应由院长作出。',
      en: 'Withholding needs the president of the court: the second approval is theirs.',
    });
  return accept('COMPLETE');
}

/** PROC-30: whose the second approval of a withholding is: the president's, unless the first was his: then a judge's, for nobody approves twice. */
export const secondApprover = (presidentBefore: boolean): 'court-president' | 'enforcement-judge' =>
  presidentBefore ? 'enforcement-judge' : 'court-president';
