import { dateText, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';

/** On what grounds alone money is paid out later than its clock says (暂缓发放事由): 执行款物管理规定（法发〔2017〕6号）第十条. */
export const WITHHOLDING_GROUNDS = [
  'DISTRIBUTION',
  'PRESERVED_OR_FROZEN',
  'NOT_COLLECTED',
  'STAYED',
  'OTHER_JUST_CAUSE',
] as const;
/** One of {@link WITHHOLDING_GROUNDS}. */
export type WithholdingGround = (typeof WITHHOLDING_GROUNDS)[number];

/** How a withholding stands: proposed, approved by two, refused, or over. */
export const WITHHOLDING_STATES = ['PROPOSED', 'APPROVED', 'REFUSED', 'ENDED'] as const;
/** One of {@link WITHHOLDING_STATES}. */
export type WithholdingState = (typeof WITHHOLDING_STATES)[number];

/**
 * PROC-30: may the money of a case be proposed to be withheld until a day? Of what is held, one at a time, and until a day to come, on which it is
 * looked at again. `WITHHOLDING.NOTHING_HELD`, `WITHHOLDING.OPEN`, `WITHHOLDING.END_NOT_AHEAD`.
 */
export function decideWithholding(input: {
  readonly nothingHeld: boolean;
  readonly open: boolean;
  readonly until: LegalDate;
  readonly today: LegalDate;
}): Decision<void> {
  if (input.open)
    return refuse({
      code: 'WITHHOLDING.OPEN',
      rule: 'PROC-30',
      zh: '该案已有提出或者批准的暂缓发放；先审批或者解除，再另行提出。',
      en: 'The case has a withholding that is proposed or stands: it is decided or ended before another one.',
    });
  if (input.nothingHeld)
    return refuse({
      code: 'WITHHOLDING.NOTHING_HELD',
      rule: 'PROC-30',
      zh: '该案没有待发放的案款，无须暂缓。',
      en: 'The court holds no money of this case: there is nothing to withhold.',
    });
  if (input.until <= input.today)
    return refuse({
      code: 'WITHHOLDING.END_NOT_AHEAD',
      rule: 'PROC-30',
      path: '/until',
      zh: `暂缓发放应当写明今日之后的复核日；${dateText(input.until)}不在今日之后。`,
      en: `It names a day ahead on which it is looked at again; ${input.until} is not.`,
    });
  return accept(undefined);
}

/**
 * PROC-30: the ground is gone: may a withholding end on that day? One that stands, of no day before it was approved or to come; money is paid out within ten days from then.
 * `WITHHOLDING.NOT_STANDING`, `WITHHOLDING.END_IN_FUTURE`, `WITHHOLDING.END_BEFORE_APPROVAL`.
 */
export function decideEndOfWithholding(
  state: WithholdingState,
  endedOn: LegalDate,
  { approvedOn, today }: { readonly approvedOn: LegalDate; readonly today: LegalDate },
): Decision<void> {
  if (state !== 'APPROVED')
    return refuse({
      code: 'WITHHOLDING.NOT_STANDING',
      rule: 'PROC-30',
      zh: '该暂缓发放未获批准或者已经解除。',
      en: 'It was not approved, or has ended already.',
    });
  if (endedOn > today)
    return refuse({
      code: 'WITHHOLDING.END_IN_FUTURE',
      rule: 'PROC-30',
      path: '/endedOn',
      zh: '事由消失之日晚于今日。',
      en: 'The day on which the ground was gone lies after today.',
    });
  if (endedOn < approvedOn)
    return refuse({
      code: 'WITHHOLDING.END_BEFORE_APPROVAL',
      rule: 'PROC-30',
      path: '/endedOn',
      zh: `事由消失之日早于批准暂缓发放之日${dateText(approvedOn)}，请核对。`,
      en: `The day on which the ground was gone lies before its approval of ${approvedOn}: check the day.`,
    });
  return accept(undefined);
}
