import { compareInstants, dateText, packOf } from '@hejie/law';
import {
  STEPS_OF_A_LIFE,
  WORKFLOW_TYPES,
  type CloseEnforcement,
  type ClosingMode,
  type EnforcementDecision,
  type ObjectionFollowedFact,
  type ResumedBalance,
  type ResumptionOpening,
  type ResumptionResult,
  type ResumptionStatus,
} from '@hejie/contracts/workflows';
import { awaitedIn, ENFORCEMENT_STATES, typeOfResumption, type EnforcementEnding } from '@hejie/settlement';
import type { CaseDefinition, Outcome, Standing, Turn } from '../kernel/index.js';

/** How a resumed enforcement stands; `null` before it is known. */
export interface EnforcementState {
  readonly caseNumber: string | null;
  readonly balance: ResumedBalance | null;
  /** In which it was closed. */
  readonly mode: ClosingMode | null;
}

type EnforcementTurn = Turn<ResumptionOpening, EnforcementState>;
type EnforcementOutcome = Outcome<EnforcementState>;
type EnforcementStanding = Standing<ResumptionOpening, EnforcementState>;

/** Entries have come into the ledger: the balance of now, and the end where nothing is owed any longer. */
const applyEnforcementEntries = {
  decidedBy: 'performance',
  act: () => ({ act: 'applyEnforcementEntries' }) as const,
} as const;

/**
 * 恢复执行: enforcement of the original title on the balance after deductions (SET-ART-17). Opened by a judge's ruling; ends when
 * the title is satisfied, or when the enforcement judge closes it in a mode of CLS-4. The ledger decides both.
 */
export const resumedEnforcementDefinition: CaseDefinition<
  ResumptionOpening,
  EnforcementState,
  ResumptionResult,
  ResumptionStatus
> = {
  workflow: WORKFLOW_TYPES.resumedEnforcement,
  states: ENFORCEMENT_STATES,
  initial: () => ({ caseNumber: null, balance: null, mode: null }),
  stepsBefore: ({ reopenings = 0 }) => reopenings * STEPS_OF_A_LIFE,
  begunAt: ({ ruledAt }) => ruledAt,
  start: () => ({ decidedBy: 'case', decide: number }),
  commands: {
    closeEnforcement: {
      decidedBy: 'performance',
      act: (_turn, { mode }: CloseEnforcement) => ({ act: 'closeEnforcement', mode }),
    },
  },
  facts: {
    receiptPosted: () => applyEnforcementEntries,
    receiptReversed: () => applyEnforcementEntries,
    objectionFollowed: () => ({ decidedBy: 'case', decide: revoked }),
  },
  deadline: () => applyEnforcementEntries,
  answers: {
    allotNumber: ({ opening }, { caseNumber }) => opened(opening, caseNumber),
    openEnforcement: standing,
    applyEnforcementEntries: standing,
    closeEnforcement: standing,
  },
  due: () => null,
  awaiting: (_state, stage) => awaitedIn(ENFORCEMENT_STATES, stage),
  status: ({ opening, state, stage, ended }) => ({
    caseId: opening.caseId,
    caseNumber: state.caseNumber ?? opening.settlementNumber,
    ...(state.balance && { balance: state.balance }),
    awaiting: awaitedIn(ENFORCEMENT_STATES, stage),
    ...(ended && { ending: ended.ending as EnforcementEnding }),
  }),
  result: ({ opening, state, ended }) => ({
    caseId: opening.caseId,
    caseNumber: state.caseNumber!,
    ending: ended!.ending as EnforcementEnding,
    ...(state.mode && { mode: state.mode }),
    endedAt: ended!.at,
    balance: state.balance!,
  }),
  shown: {
    attributes: ({ opening, state, stage }) => ({
      HejieCourt: opening.court,
      HejieCaseNumber: state.caseNumber ?? opening.settlementNumber,
      HejieStage: stage,
      HejieBreach: 'RESUMED',
      HejieGreenChannel: opening.greenChannel,
    }),
    details,
    deadline: ({ zh }) => zh,
  },
};

/** SET-RES-2, SET-RES-3: under which number. */
function number({ opening }: EnforcementTurn): EnforcementOutcome {
  const type = typeOfResumption(packOf(opening.packId), opening.enforcementClosed === true);
  if (type === null) return opened(opening, opening.settlementNumber);
  return { acts: { intake: [{ act: 'allotNumber', type }] } };
}

/** SET-RES-3: under its number it begins with the balance as of the ruling's day. */
function opened({ ground }: ResumptionOpening, caseNumber: string): EnforcementOutcome {
  return { change: { caseNumber }, acts: { performance: [{ act: 'openEnforcement', caseNumber, ground }] } };
}

/** What performance has decided. CLS-1: 执行完毕 is what the ledger says; every other mode is its judge's. */
function standing(_turn: EnforcementTurn, { balance, closed, satisfied }: EnforcementDecision): EnforcementOutcome {
  if (closed === undefined) return { stage: 'ENFORCEMENT', change: { balance } };
  const ending = satisfied === true ? 'SATISFIED' : 'CLOSED';
  return { change: { balance, mode: closed }, ending: { ending, rule: ending === 'SATISFIED' ? 'CLS-1' : 'CLS-4' } };
}

/**
 * SET-ART-12-1: the ruling that opened it is revoked: the settlement goes on in its place. What is left to do is a person's. A decision from before this
 * ruling revoked an earlier one, and comes late.
 */
function revoked({ opening }: EnforcementTurn, { at }: ObjectionFollowedFact): EnforcementOutcome {
  if (compareInstants(at, opening.ruledAt) < 0) return {};
  return { ending: { ending: 'REVOKED', rule: 'SET-ART-12-1' } };
}

/** What operators read. */
function details({ opening, state, stage, ended }: EnforcementStanding): string {
  const { caseNumber, balance, mode } = state;
  return [
    `**${caseNumber ?? opening.settlementNumber}** ${opening.cause}`,
    '',
    `- 阶段：${ended?.ending === 'REVOKED' ? '恢复执行裁定已撤销' : mode === null ? '恢复执行' : `已结案（${mode}）`}`,
    `- 等待：${awaitedIn(ENFORCEMENT_STATES, stage)}`,
    ...(balance
      ? [
          `- 余额（截至${dateText(balance.asOf)}）：${balance.total}元（本金${balance.principal}，一般利息${balance.interest}，加倍部分${balance.doubled}，执行费${balance.fee}）`,
        ]
      : []),
  ].join('\n');
}
