import { addMonths, compareDates, daysBetween, type Fen, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type SettlementState } from '../ledger/settlement-state.js';

/** What makes a closing for long performance look like an abuse (滥用长期履行结案的提示): for whoever approves it to weigh; none of it bars. */
export const ABUSE_FLAGS = ['ASSETS_SUFFICIENT', 'OVER_SIX_MONTHS', 'QUARTER_END', 'PAIR_FREQUENCY'] as const;
/** One of these flags. */
export type AbuseFlag = (typeof ABUSE_FLAGS)[number];

/** S24: assets of so much of the debt suffice, in percent. */
const SUFFICIENT_PERCENT = 120n;
/** S24: a plan longer than so many months. */
const LONG_MONTHS = 6;
/** S24: so many days before the end of a quarter closings are made for the figures. */
const QUARTER_END_DAYS = 5;
/** S24: a mediator and an agent who meet so often within a quarter. */
const FREQUENT_PAIR = 5;

/** What the flags are raised on. */
export interface LongPerformanceFacts {
  /** The day on which the settlement was signed. */
  readonly signedOn: LegalDate;
  /** The day on which the closing is proposed, or approved, which is the day of the closing. */
  readonly on: LegalDate;
  /** The last day of its plan. */
  readonly lastDay: LegalDate;
  /** What is owed, and what the debtor's known assets are worth, in fen. */
  readonly debt: Fen;
  readonly assets: Fen;
  /** How often mediator and agent were seen together within the quarter. */
  readonly pairThisQuarter: number;
}

/**
 * S24, CLS-5: what the president is shown before enforcement is closed for a long performance. What is closed for the figures of a quarter is signed or closed near its end.
 */
export function abuseFlags({
  signedOn,
  on,
  lastDay,
  debt,
  assets,
  pairThisQuarter,
}: LongPerformanceFacts): AbuseFlag[] {
  const raised: Readonly<Record<AbuseFlag, boolean>> = {
    ASSETS_SUFFICIENT: assets * 100n >= debt * SUFFICIENT_PERCENT,
    OVER_SIX_MONTHS: compareDates(lastDay, addMonths(signedOn, LONG_MONTHS)) > 0,
    QUARTER_END: [signedOn, on].some((day) => daysBetween(day, quarterOf(day).until) < QUARTER_END_DAYS),
    PAIR_FREQUENCY: pairThisQuarter >= FREQUENT_PAIR,
  };
  return ABUSE_FLAGS.filter((flag) => raised[flag]);
}

/** The first and the last day of the quarter (季度) in which a day lies. */
export function quarterOf(day: LegalDate): { readonly from: LegalDate; readonly until: LegalDate } {
  const [year, nth] = [day.slice(0, 4), Math.ceil(Number(day.slice(5, 7)) / 3) - 1];
  return {
    from: `${year}-${['01', '04', '07', '10'][nth]!}-01` as LegalDate,
    until: `${year}-${['03-31', '06-30', '09-30', '12-31'][nth]!}` as LegalDate,
  };
}

/** A proposal to close enforcement as 终结执行(和解长期履行), as it stands. */
export interface LongPerformanceStanding {
  readonly settlement: SettlementState | null;
  readonly proposed: boolean;
  readonly proposedBy: string | null;
  /** The creditors of the case, and those who have stated, apart from the agreement, that they agree. */
  readonly creditors: readonly string[];
  readonly statedBy: readonly string[];
  readonly decided: boolean;
}

const refusal = (code: string, zh: string, en: string, path?: string) =>
  refuse({ code: `LONG_PERFORMANCE.${code}`, rule: 'CLS-5', zh, en, ...(path !== undefined && { path }) });

/**
 * CLS-5: a judge proposes to close enforcement while a settlement is performed over a long time, with its controls kept; once, until it is decided.
 * `LONG_PERFORMANCE.NOT_PERFORMING`, `LONG_PERFORMANCE.PROPOSED`.
 */
export function decideLongPerformance({ settlement, proposed, decided }: LongPerformanceStanding): Decision<void> {
  if (settlement !== 'PERFORMING')
    return refusal(
      'NOT_PERFORMING',
      '没有正在履行的和解协议，不能以和解长期履行终结执行。',
      'No settlement is being performed: enforcement is not closed for its long performance.',
    );
  if (proposed && !decided)
    return refusal(
      'PROPOSED',
      '已经提出，等待申请执行人声明和院长审批。',
      'It is proposed already, and waits for the creditor’s statement and the president.',
    );
  return accept(undefined);
}

/** CLS-5: a creditor states apart from the agreement that he agrees (单独声明), each for himself. `LONG_PERFORMANCE.NOT_PROPOSED`, `LONG_PERFORMANCE.NOT_CREDITOR`, `LONG_PERFORMANCE.STATED`. */
export function decideCreditorStatement(
  { proposed, decided, creditors, statedBy }: LongPerformanceStanding,
  partyId: string,
): Decision<void> {
  if (!proposed || decided) return NOT_PROPOSED;
  if (!creditors.includes(partyId))
    return refusal(
      'NOT_CREDITOR',
      '须由申请执行人单独声明同意。',
      'It is the creditor who states that he agrees.',
      '/partyId',
    );
  if (statedBy.includes(partyId))
    return refusal('STATED', '该申请执行人已经声明。', 'This creditor has stated it already.');
  return accept(undefined);
}

/**
 * CLS-5, S24: the president approves it, or does not: another person than who proposed it, after the statement of every creditor; against flags with his reason, as he
 * refuses. `LONG_PERFORMANCE.NOT_PROPOSED`, `LONG_PERFORMANCE.NOT_STATED`, `LONG_PERFORMANCE.OWN_PROPOSAL`, `LONG_PERFORMANCE.REASON_MISSING`,
 * `LONG_PERFORMANCE.NOT_PERFORMING`.
 */
export function decideLongPerformanceApproval(
  standing: LongPerformanceStanding,
  said: {
    readonly approved: boolean;
    readonly by: string;
    readonly reason: string;
    readonly flags: readonly AbuseFlag[];
  },
): Decision<void> {
  const { settlement, proposed, proposedBy, decided } = standing;
  if (!proposed || decided) return NOT_PROPOSED;
  if (proposedBy === said.by)
    return refusal('OWN_PROPOSAL', '提出人不能自己审批。', 'Who proposed it does not approve it.');
  if (said.reason.trim() === '' && (!said.approved || said.flags.length > 0))
    return refusal(
      'REASON_MISSING',
      said.approved ? '有滥用提示的，批准应当写明理由。' : '不予批准的，应当写明理由。',
      said.approved ? 'Against flags he approves with his reason.' : 'A refusal says why.',
      '/reason',
    );
  if (!said.approved) return accept(undefined);
  if (!allStated(standing))
    return refusal(
      'NOT_STATED',
      '申请执行人尚未全部单独声明同意，不能批准。',
      'Not every creditor has stated apart from the agreement that he agrees.',
    );
  if (settlement !== 'PERFORMING')
    return refusal('NOT_PERFORMING', '和解协议已不在履行中。', 'The settlement is no longer being performed.');
  return accept(undefined);
}

/** CLS-5: has every creditor stated that he agrees? */
export const allStated = ({ creditors, statedBy }: Pick<LongPerformanceStanding, 'creditors' | 'statedBy'>): boolean =>
  creditors.every((partyId) => statedBy.includes(partyId));

const NOT_PROPOSED = refusal(
  'NOT_PROPOSED',
  '没有待审批的和解长期履行结案。',
  'No closing for long performance is proposed.',
);

/**
 * S24, KPI-31-4: does a settlement count as performed (和解履行率) by the end of a day? Only once everything is paid: that enforcement was closed for its long
 * performance counts as nothing.
 */
export function countsAsPerformed(performedOn: LegalDate | null, asOf: LegalDate): boolean {
  return performedOn !== null && compareDates(performedOn, asOf) <= 0;
}
