import {
  QUERIES,
  refusing,
  RESUMED_UPDATES,
  SEARCH_ATTRIBUTES,
  SIGNALS,
  type ActivityKey,
  type CloseEnforcement,
  type ClosingMode,
  type LedgerCorrected,
  type ReceiptPosted,
  type ResumedBalance,
  type ResumptionEnding,
  type ResumptionOpening,
  type ResumptionResult,
  type ResumptionStatus,
} from '@hejie/contracts/workflows';
import { dateText, legalDateOf, packOf, parseYuan, type CourtInstant } from '@hejie/law';
import { admitted, decideClosing } from '@hejie/settlement';
import { defineSearchAttributeKey } from '@temporalio/common';
import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { intake, performance } from '../shared/activities.js';
import { CourtTime } from '../shared/court-time.js';
import { remember } from '../shared/remembered.js';
import { settled } from '../shared/settled.js';
import { standing } from '../shared/standing.js';

/** What is carried from run to run. */
export interface ResumptionState {
  clock: ResumptionOpening['clock'];
  caseNumber: string;
  balance: ResumedBalance;
  /** How often the ledger was asked to close it; part of the keys. */
  closings: number;
  seenEvents: readonly string[];
  seenCommands: readonly string[];
}

const BREACH = defineSearchAttributeKey('HejieBreach', SEARCH_ATTRIBUTES.HejieBreach);
const COURT = defineSearchAttributeKey('HejieCourt', SEARCH_ATTRIBUTES.HejieCourt);
const NUMBER = defineSearchAttributeKey('HejieCaseNumber', SEARCH_ATTRIBUTES.HejieCaseNumber);
const STAGE = defineSearchAttributeKey('HejieStage', SEARCH_ATTRIBUTES.HejieStage);
const GREEN = defineSearchAttributeKey('HejieGreenChannel', SEARCH_ATTRIBUTES.HejieGreenChannel);

/**
 * 恢复执行: enforcement of the original title on the balance after deductions (SET-ART-17). Opened by a judge's ruling;
 * ends when the title is satisfied, or when the enforcement judge closes it in a mode of CLS-4.
 */
export async function resumedEnforcement(
  opening: ResumptionOpening,
  carried?: ResumptionState,
): Promise<ResumptionResult> {
  return standing(() => run(opening, carried));
}

async function run(opening: ResumptionOpening, carried?: ResumptionState): Promise<ResumptionResult> {
  const time = new CourtTime(carried?.clock ?? opening.clock);
  const { caseId } = opening;
  let state = carried;
  let entries = 0;
  let closing: { mode: ClosingMode; at: CourtInstant } | undefined;
  /** Decided, and then recorded. */
  let ending: ResumptionEnding | undefined;
  let ended = false;
  let seenEvents: readonly string[] = carried?.seenEvents ?? [];
  let seenCommands: readonly string[] = carried?.seenCommands ?? [];
  const key = (effect: string, at: CourtInstant): ActivityKey => ({ key: `${caseId}:resumed:${effect}`, caseId, at });

  const status = (): ResumptionStatus => ({
    caseId,
    caseNumber: state?.caseNumber ?? opening.settlementNumber,
    balance: state?.balance,
    awaiting: ended ? '无' : '强制执行',
    ...(ended && { ending }),
  });

  setHandler(defineQuery<ResumptionStatus>(QUERIES.status), status);
  const heard = ({ eventId, clock }: LedgerCorrected): void => {
    if (seenEvents.includes(eventId)) return;
    seenEvents = remember(seenEvents, eventId);
    time.adopt(clock);
    entries += 1;
  };
  setHandler(defineSignal<[ReceiptPosted]>(SIGNALS.receiptPosted), heard);
  setHandler(defineSignal<[LedgerCorrected]>(SIGNALS.ledgerCorrected), heard);
  setHandler(
    defineUpdate<ResumptionStatus, [CloseEnforcement]>(RESUMED_UPDATES.closeEnforcement),
    async ({ stamp, mode }) => {
      const { commandId } = stamp;
      if (!seenCommands.includes(commandId)) {
        seenCommands = remember(seenCommands, commandId);
        const at = time.seenFrom(stamp.at);
        time.adopt(stamp.clock);
        closing = { mode, at };
      }
      const mine = closing;
      await condition(() => ended || closing !== mine);
      if (ended) return status();
      // The ledger did not let it close: refused with the balance of now, and the same command may be sent again.
      seenCommands = seenCommands.filter((seen) => seen !== commandId);
      return refusing(() => {
        admitted(decideClosing({ mode, owed: parseYuan(state!.balance.total), closed: false }));
        return status();
      });
    },
    {
      validator: ({ stamp, mode }) =>
        refusing(() => {
          if (seenCommands.includes(stamp.commandId)) return;
          const owed = state === undefined ? null : parseYuan(state.balance.total);
          admitted(decideClosing({ mode, owed, closed: closing !== undefined || ending !== undefined }));
        }),
    },
  );

  state ??= await open(opening, time.carried, key);
  find(opening, state);
  /** The ledger refused with the balance of now: it is asked again when something new has come in, not without end. */
  let refused = false;
  for (;;) {
    describe(opening, state);
    if (entries === 0 && !refused && Number(state.balance.total) === 0) {
      const result = await finish('SATISFIED', '执行完毕', time.now());
      if (result) return result;
      refused = true;
      continue;
    }
    await condition(() => entries > 0 || closing !== undefined || workflowInfo().continueAsNewSuggested);
    if (entries > 0) {
      entries = 0;
      state.balance = await performance.readBalance({ caseId, asOf: time.today() });
      refused = false;
      continue;
    }
    if (closing) {
      const result = await finish('CLOSED', closing.mode, closing.at);
      if (result) return result;
      closing = undefined;
      continue;
    }
    await settled();
    if (entries > 0 || closing) continue;
    return continueAsNew<typeof resumedEnforcement>(opening, {
      ...state,
      clock: time.carried,
      seenEvents,
      seenCommands,
    });
  }

  /** Undefined: the ledger says otherwise in the transaction that would close it, and the enforcement goes on with its balance. */
  async function finish(
    how: ResumptionEnding,
    mode: ClosingMode,
    at: CourtInstant,
  ): Promise<ResumptionResult | undefined> {
    const { caseNumber } = state!;
    ending = how;
    state!.closings += 1;
    // Each attempt has a key of its own: the answer to one that was refused says nothing about the next.
    const { closed, balance } = await performance.closeResumption({
      ...key(`closed:${state!.closings}`, at),
      mode,
      balance: state!.balance,
    });
    state!.balance = balance;
    if (!closed) {
      ending = undefined;
      return undefined;
    }
    ended = true;
    describe(opening, state!, mode);
    await settled();
    return { caseId, caseNumber, ending, mode, endedAt: at, balance };
  }
}

/** SET-RES-2, SET-RES-3: a number of its own if the old case was closed; the balance as of the ruling's day. */
async function open(
  opening: ResumptionOpening,
  clock: ResumptionOpening['clock'],
  key: (effect: string, at: CourtInstant) => ActivityKey,
): Promise<ResumptionState> {
  const { court, ground, ruledAt, settlementNumber, packId } = opening;
  const { resumption, caseNumberTypes } = packOf(packId);
  const caseNumber =
    resumption.caseNumberType === 'SAME'
      ? settlementNumber
      : (await intake.allocateCaseNumber({ ...key('number', ruledAt), court, type: caseNumberTypes.resumption }))
          .caseNumber;
  const asOf = legalDateOf(ruledAt);
  const balance = await performance.openResumption({ ...key('opened', ruledAt), court, caseNumber, ground, asOf });
  return { clock, caseNumber, balance, closings: 0, seenEvents: [], seenCommands: [] };
}

/** What operators find it by in the Temporal UI. */
function find({ court, greenChannel }: ResumptionOpening, { caseNumber }: ResumptionState): void {
  upsertSearchAttributes([
    { key: COURT, value: court },
    { key: NUMBER, value: caseNumber },
    { key: STAGE, value: 'RESUMED' },
    { key: BREACH, value: 'RESUMED' },
    { key: GREEN, value: greenChannel },
  ]);
}

/** What operators read there; `mode`: how it was closed, absent while it runs. */
function describe({ cause }: ResumptionOpening, { caseNumber, balance }: ResumptionState, mode?: ClosingMode): void {
  setCurrentDetails(
    [
      `**${caseNumber}** ${cause}`,
      '',
      `- 阶段：${mode === undefined ? '恢复执行' : `已结案（${mode}）`}`,
      `- 等待：${mode === undefined ? '强制执行' : '无'}`,
      `- 余额（截至${dateText(balance.asOf)}）：${balance.total}元（本金${balance.principal}，一般利息${balance.interest}，加倍部分${balance.doubled}，执行费${balance.fee}）`,
    ].join('\n'),
  );
}
