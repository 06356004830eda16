import {
  inOrder,
  publishFact,
  type NewTask,
  type Recording,
  type StepContext,
  type StepHandlers,
  type TaskChanges,
} from '@hejie/casework';
import { remedyElected, suitRecorded } from '@hejie/contracts/facts';
import { type PerformanceActs } from '@hejie/contracts/workflows';
import { legalDateOf, parseYuan } from '@hejie/law';
import {
  admitted,
  afterElection,
  afterRuling,
  afterSuit,
  applicationBefore,
  asLedgerStands,
  decideBreachSigns,
  decideRecall,
  partyOf,
  type PerformanceState,
  type SettlementState,
} from '@hejie/settlement';
import { standingClosingsOf } from '../enforcement/enforcement-closings.js';
import { anotherChoice, CHOICES_OVER, CREDITOR_ELECTION, SUIT_ON_SETTLEMENT } from '../breach/choices.js';
import * as ledgers from '../ledger/ledgers.js';
import { sidesOf } from '../ledger/parties.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { dueSet } from '../settlement/due.js';
import { performed } from '../settlement/happened.js';
import { stageEntered } from '../settlement/stage.js';
import { apply, nextApplication, paperOf, ruleOn } from './application.js';
import { evasionTold } from './evasion.js';
import * as letters from './letters.js';

/** The creditor's election, the judge's ruling on his application, and what became of his suit. */
export const resumptionActivities: Pick<
  StepHandlers<PerformanceActs>,
  'elect' | 'recallApplication' | 'ruleOnResumption' | 'recordSuit'
> = {
  async elect({ before, partyId, remedy, pleads, onPaper, signs: brought = [] }, step) {
    const { tx, caseId, at, by, known } = step;
    const { side } = partyOf(known.parties, partyId, '/partyId');
    const ledger = await ledgers.lock(tx, caseId);
    const breachFound = before.breach === 'SUSPECTED';
    const { anticipatoryBreach } = pleads;
    const signs = admitted(decideBreachSigns(brought, { anticipatoryBreach: anticipatoryBreach === true, now: at }));
    admitted(ledger.election({ choice: remedy, by: side, now: at, breachFound, anticipatoryBreach, onPaper }));
    const made = nextApplication(ledger, at, onPaper);
    const number = made.application;
    const elected = afterElection(before, { remedy, partyId, number, anticipatoryBreach });
    // An application interrupts the two years.
    const now = remedy === 'RESUME' ? ledger.with({ applications: [...ledger.entries.applications, made] }) : ledger;
    const applied =
      remedy === 'RESUME'
        ? [await apply(step, now, { made, pleads, signs }), ...evasionTold(step, made.application, signs)]
        : [];
    const after = asLedgerStands(elected, now, at);
    const told =
      remedy === 'RESUME'
        ? []
        : [
            {
              to: sidesOf(known).others,
              ...letters.elected(known.caseNumber, remedy, step.step),
            },
          ];
    const paper = paperOf(onPaper, by);
    const choice: Recording = {
      audit: { action: 'remedy.elected', facts: { partyId, remedy, ...paper } },
      facts: [publishFact(remedyElected, { partyId, remedy, ...paper })],
      letters: told,
      // The last choice counts: where a suit was awaited, it no longer is.
      tasks: {
        done: [{ kind: CREDITOR_ELECTION, outcome: { remedy } }],
        cancelled: [{ kind: SUIT_ON_SETTLEMENT }],
        opened: remedy === 'SUE' ? [suitTask(step, partyId)] : [],
      },
    };
    const due = await dueSet(step, now, { after });
    return inOrder([choice, ...applied, ...stageEntered(before, { after }, at), ...due], { after });
  },

  async recallApplication({ before, partyId }, step) {
    const { tx, caseId, at, known } = step;
    const { side } = partyOf(known.parties, partyId, '/partyId');
    const ledger = await ledgers.lock(tx, caseId);
    const after = admitted(decideRecall(before, { by: side, now: at }, ledger));
    const recalled: Recording = {
      audit: { action: 'standing-application.recalled', facts: { partyId } },
      letters: [{ to: sidesOf(known).others, ...letters.standingRecalled(known.caseNumber, step.step) }],
    };
    return inOrder([recalled, ...(await dueSet(step, ledger, { after }))], { after });
  },

  async ruleOnResumption({ before, decision, reason, found, debtorObjects }, step) {
    const { tx, caseId, at } = step;
    const { number: application } = applicationBefore(before);
    const said = { decision, reason, found, debtorObjects };
    const ledger = await ledgers.lock(tx, caseId);
    const { ruling, ruledOn, recording } = await ruleOn(step, ledger, { application }, said);
    const closings = await standingClosingsOf(tx.manager, caseId);
    const { found: says, ...decided } = afterRuling(before, ruling, ruledOn, at, closings);
    const { ending } = decided;
    if (ending && ending.ending !== 'PERFORMED') await settle(step, ending.ending);
    const ruled: Recording = {
      ...recording,
      tasks: {
        ...recording.tasks,
        ...(ending ? { cancelled: CHOICES_OVER } : choiceReopened(step, decided.after, `application-${application}`)),
      },
    };
    const performedOn = decided.after.ledger.performedOn ?? legalDateOf(at);
    const closing = says === 'PERFORMED' ? await performed({ at, performedOn }, step, ruledOn) : [];
    const due = await dueSet(step, ruledOn, decided);
    return inOrder([ruled, ...closing, ...stageEntered(before, decided, at), ...due], decided);
  },

  async recordSuit({ before, accepted, suitNumber }, step) {
    const { tx, caseId, at, known } = step;
    const ledger = await ledgers.lock(tx, caseId);
    const decided = afterSuit(asLedgerStands(before, ledger, at), { accepted, suitNumber }, at);
    if (decided.ending) await settle(step, 'SUED');
    const suit: Recording = {
      audit: { action: 'suit.recorded', facts: { suitNumber, accepted } },
      facts: [publishFact(suitRecorded, { accepted, suitNumber })],
      letters: [letters.suit(known.caseNumber, suitNumber, accepted, step.step)],
      tasks: {
        done: [{ kind: SUIT_ON_SETTLEMENT, outcome: { suitNumber, accepted } }],
        ...(decided.ending ? { cancelled: CHOICES_OVER } : choiceReopened(step, decided.after, `suit-${step.step}`)),
      },
    };
    const due = await dueSet(step, ledger, decided);
    return inOrder([suit, ...stageEntered(before, decided, at), ...due], decided);
  },
};

/**
 * SET-ART-9-1: the creditor chooses again where the way that he chose has led nowhere and arrears stand. One choice is asked for, on all
 * that is short: what was found while he waited for his answer is part of it.
 */
function choiceReopened(
  { caseId, known: { caseNumber } }: StepContext,
  { ledger: { overdue } }: PerformanceState,
  after: string,
): Pick<TaskChanges, 'cancelled' | 'opened'> {
  const arrears = parseYuan(overdue) > 0n;
  return {
    cancelled: [{ kind: CREDITOR_ELECTION }],
    opened: arrears ? [anotherChoice(caseId, caseNumber, overdue, after)] : [],
  };
}

/** The settlement has ended here too, from this step on. */
async function settle({ tx, caseId }: StepContext, ending: keyof typeof STATE_OF_ENDING): Promise<void> {
  await tx.manager.update(Settlement, { caseId }, { state: STATE_OF_ENDING[ending] });
}

const STATE_OF_ENDING = {
  RESUMED: 'RESUMED',
  SUED: 'SUED',
  APPLICATION_PERIOD_EXPIRED: 'EXPIRED',
} as const satisfies Record<string, SettlementState>;

const suitTask = ({ caseId, step, known: { caseNumber } }: StepContext, partyId: string): NewTask => ({
  id: `suit/${caseId}/${step}`,
  kind: SUIT_ON_SETTLEMENT,
  role: 'enforcement-judge',
  facts: { caseNumber, partyId },
  rule: 'SET-ART-14-1',
  title: `${caseNumber}：申请执行人选择就履行和解协议起诉，记录诉讼案号及是否受理`,
});
