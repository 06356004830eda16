import {
  inOrder,
  lockCase,
  nothingHappened,
  publishFact,
  type NewTask,
  type NewDocument,
  type Recording,
  type StepContext,
  type StepHandlers,
} from '@hejie/casework';
import { remedyElected, resumptionWithdrawn, suitRecorded } from '@hejie/contracts/facts';
import { type PerformanceActs, type RulingPaper } from '@hejie/contracts/workflows';
import { legalDateOf, parseYuan } from '@hejie/law';
import {
  admitted,
  afterElection,
  afterObjection,
  afterRefusal,
  afterRuling,
  afterSuit,
  applicationBefore,
  asLedgerStands,
  decideBreachSigns,
  decideRecall,
  decideResumptionWithdrawal,
  partyOf,
  reopenedPerformance,
  type PerformanceState,
  type SettlementState,
} from '@hejie/settlement';
import { actedBy } from '../agents.js';
import { standingClosingsOf } from '../enforcement/standing-closings.js';
import { anotherChoice, CHOICES_OVER, CREDITOR_ELECTION, SUIT_ON_SETTLEMENT } from '../breach/choices.js';
import { LONG_PERFORMANCE_APPROVAL } from '../effect/long-performances.js';
import { STAY_RULING } from '../effect/stays.js';
import { TERMINATION_RULING } from '../effect/termination-task.js';
import * as ledgers from '../ledger/ledgers.js';
import { sidesOf } from '../ledger/parties.js';
import { Resumption } from '../ledger/resumption.entity.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { dueSet } from '../settlement/due.js';
import { performed } from '../settlement/happened.js';
import { stageEntered } from '../settlement/stage.js';
import { apply, nextApplication, paperOf, ruleOn } from './application.js';
import { evasionTold } from './evasion.js';
import * as letters from './letters.js';
import { anewPending, carriedOut, underKnownNotices, type InCase } from './objection-carried-out.js';
import { numberForRuling, resumptionPaper } from './paper.js';
import { rulingItem } from './pending.js';
import { RulingObjection } from './ruling-objection.entity.js';
import { doneByCase } from './ruling-objections.js';

/** The creditor's election, the judge's ruling on his application, what an objection to that led to, and what became of his suit. */
export const resumptionActivities: Pick<
  StepHandlers<PerformanceActs>,
  'elect' | 'recallApplication' | 'withdrawResumption' | 'ruleOnResumption' | 'recordSuit' | 'followObjection'
> = {
  async elect({ before, partyId, agentId, remedy, pleads, onPaper, signs: brought = [] }, step) {
    const { tx, caseId, at, by, known } = step;
    const { side } = partyOf(known.parties, partyId, '/partyId');
    const ledger = await ledgers.lock(tx, caseId);
    const breachFound = before.breach === 'SUSPECTED';
    const { anticipatoryBreach } = pleads;
    const signs = admitted(decideBreachSigns(brought, { anticipatoryBreach: anticipatoryBreach === true, now: at }));
    const hasSued = before.sued?.includes(partyId);
    const question = { choice: remedy, by: side, now: at, breachFound, anticipatoryBreach, onPaper, hasSued };
    admitted(ledger.election(question));
    const made = nextApplication(ledger, at, onPaper);
    const number = made.application;
    const elected = afterElection(before, { remedy, partyId, number, anticipatoryBreach });
    // An application interrupts the two years.
    const now = remedy === 'RESUME' ? ledger.appliedFor(made) : ledger;
    const applied =
      remedy === 'RESUME'
        ? [await apply(step, now, { made, partyId, pleads, signs }), ...evasionTold(step, made.application, signs)]
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
      audit: { action: 'remedy.elected', facts: { partyId, ...actedBy({ agentId }), remedy, ...paper } },
      facts: [publishFact(remedyElected, { partyId, remedy, ...paper })],
      letters: told,
      // The last choice counts: where a suit was awaited, it no longer is, unless another creditor's.
      tasks: {
        done: [{ kind: CREDITOR_ELECTION, outcome: { remedy } }],
        cancelled: [{ kind: SUIT_ON_SETTLEMENT }],
        opened: elected.suing?.length ? [suitTask(step, elected.suing)] : [],
      },
    };
    const due = await dueSet(step, now, { after });
    return inOrder([choice, ...applied, ...stageEntered(before, { after }, at), ...due], { after });
  },

  async recallApplication({ before, partyId, agentId }, step) {
    const { tx, caseId, at, known } = step;
    const { side } = partyOf(known.parties, partyId, '/partyId');
    const ledger = await ledgers.lock(tx, caseId);
    const after = admitted(decideRecall(before, { partyId, by: side, now: at }, ledger));
    const recalled: Recording = {
      audit: { action: 'standing-application.recalled', facts: { partyId, ...actedBy({ agentId }) } },
      letters: [{ to: sidesOf(known).others, ...letters.standingRecalled(known.caseNumber, step.step) }],
    };
    return inOrder([recalled, ...(await dueSet(step, ledger, { after }))], { after });
  },

  async withdrawResumption({ before, partyId, agentId }, step) {
    const { tx, caseId, at, by, known } = step;
    partyOf(known.parties, partyId, '/partyId');
    const application = admitted(decideResumptionWithdrawal(before, partyId));
    const withdrawn = { ruling: 'WITHDRAWN', ground: null, ruledAt: at } as const;
    const ledger = (await ledgers.lock(tx, caseId)).ruled(application, withdrawn);
    await tx.manager.update(Resumption, { caseId, application }, { ...withdrawn, ruledBy: by });
    const decided = afterRefusal(before, ledger, at);
    const choice = decided.ending
      ? { cancelled: OVER_WITH_SETTLEMENT }
      : choiceReopened(step, decided.after, `application-${application}`);
    const recorded: Recording = {
      audit: { action: 'resumption.withdrawn', facts: { application, partyId, ...actedBy({ agentId }) } },
      facts: [publishFact(resumptionWithdrawn, { application, partyId })],
      letters: [
        letters.withdrawn(known.caseNumber, application, {
          standing: standingOf(decided.after),
          runsAnew: ledger.ranAnewBy(application),
        }),
      ],
      tasks: {
        ...choice,
        cancelled: [...choice.cancelled, { id: rulingItem(caseId, application), why: '申请执行人撤回申请' }],
      },
    };
    return goesOn(step, { before, decided, ledger }, [recorded]);
  },

  async ruleOnResumption({ before, decision, reason, found, debtorObjects, paper }, step) {
    const { tx, caseId, at } = step;
    const { number: application } = applicationBefore(before);
    const said = { decision, reason, found, debtorObjects };
    const ledger = await ledgers.lock(tx, caseId);
    const { ruling, ruledOn, recording } = await ruleOn(step, ledger, { application }, said);
    const closings = await standingClosingsOf(tx.manager, caseId);
    const decided = afterRuling(before, ruling, ruledOn, at, closings);
    const { ending } = decided;
    if (ending && ending.ending !== 'PERFORMED') await settle(step, ending.ending);
    const ruled: Recording = {
      ...recording,
      documents: paper ? await paperOfRuling(step, ruledOn, application, paper) : [],
      tasks: {
        ...recording.tasks,
        ...(ending
          ? { cancelled: OVER_WITH_SETTLEMENT }
          : choiceReopened(step, decided.after, `application-${application}`)),
      },
    };
    return goesOn(step, { before, decided, ledger: ruledOn }, [ruled]);
  },

  async recordSuit({ before, accepted, suitNumber }, step) {
    const { tx, caseId, at, known } = step;
    const ledger = await ledgers.lock(tx, caseId);
    const creditors = known.parties.filter((one) => one.side === 'CREDITOR').map((one) => one.partyId);
    const decided = afterSuit(asLedgerStands(before, ledger, at), { accepted, suitNumber, creditors }, at);
    const goesOnForOthers = accepted && !decided.ending;
    if (decided.ending) await settle(step, 'SUED');
    const suit: Recording = {
      audit: { action: 'suit.recorded', facts: { suitNumber, accepted } },
      facts: [publishFact(suitRecorded, { accepted, suitNumber })],
      letters: [letters.suit(known.caseNumber, { suitNumber, accepted, goesOnForOthers }, step.step)],
      tasks: {
        done: [{ kind: SUIT_ON_SETTLEMENT, outcome: { suitNumber, accepted } }],
        ...(decided.ending
          ? { cancelled: OVER_WITH_SETTLEMENT }
          : choiceReopened(step, decided.after, `suit-${step.step}`)),
      },
    };
    const due = await dueSet(step, ledger, decided);
    return inOrder([suit, ...stageEntered(before, decided, at), ...due], decided);
  },

  async followObjection({ before: running, objectionId }, step) {
    const { tx, caseId, at } = step;
    // The case before its ledger, as everybody takes them: it may know notices that the ledger does not.
    await lockCase(tx, caseId);
    const objection = await tx.manager.findOneByOrFail(RulingObjection, { caseId, objectionId });
    const { follow, application } = objection;
    const ledger = await underKnownNotices(tx, await ledgers.lock(tx, caseId));
    const before = running ?? reopenedPerformance(ledger, ledger.settlement.calendarEditions, at);
    // An application that has come before the judge meanwhile is what he rules on.
    if (running?.stage === 'RULING' && follow !== 'REFUSED_AGAIN') return nothingHappened({ after: running });
    // Withdrawn or ruled on meanwhile: nothing is left to refuse.
    if (follow === 'REFUSED_AGAIN' && !(await tx.manager.existsBy(Resumption, anewPending(caseId, application))))
      return nothingHappened({ after: before });
    const followed = await carriedOut(step, ledger, { follow: follow as InCase, application, objectionId });
    const { now, recordings, tasks } = followed;
    const closings = await standingClosingsOf(tx.manager, caseId);
    const decided = afterObjection(before, followed.objection, now, at, closings);
    const { ending } = decided;
    if (ending && ending.ending !== 'PERFORMED') await settle(step, ending.ending);
    const choices =
      ending || follow === 'ANEW'
        ? { cancelled: ending ? OVER_WITH_SETTLEMENT : CHOICES_OVER }
        : choiceReopened(step, decided.after, `objection-${objectionId}-${step.step}`);
    const choice: Recording = {
      ...followed.told(standingOf(decided.after)),
      tasks: { ...choices, ...tasks, cancelled: [...choices.cancelled, ...doneByCase(objection)] },
    };
    return goesOn(step, { before, decided, ledger: now }, [choice, ...recordings]);
  },
};

/** SET-RES-3: the ruling as a document. One that resumes enforcement in a case without a number of that waits until it opens with one. */
async function paperOfRuling(
  { tx, caseId, known }: StepContext,
  ruledOn: ledgers.RecordedLedger,
  application: number,
  paper: RulingPaper,
): Promise<NewDocument[]> {
  const row = await tx.manager.findOneByOrFail(Resumption, { caseId, application });
  const under = await numberForRuling(tx, caseId, known);
  if (under !== null || row.ruling === 'REFUSE')
    return [resumptionPaper(known, ruledOn, row, paper, under ?? known.caseNumber)];
  await tx.manager.update(Resumption, { caseId, application }, { awaitedPaper: JSON.stringify(paper) });
  return [];
}

/** What follows a decision, beside what is told of it: the end where all is paid, the stage that is entered, what is due next. */
async function goesOn(
  step: StepContext,
  { before, decided: { found, ...decided }, ledger }: Decided,
  told: readonly Recording[],
) {
  const { at } = step;
  const performedOn = decided.after.ledger.performedOn ?? legalDateOf(at);
  const closing = found === 'PERFORMED' ? await performed({ at, performedOn }, step, ledger) : [];
  const due = await dueSet(step, ledger, decided);
  return inOrder([...told, ...closing, ...stageEntered(before, decided, at), ...due], decided);
}

/** A decision of the law on a case in performance, and the ledger with what it decides on. */
interface Decided {
  readonly before: PerformanceState;
  readonly decided: ReturnType<typeof afterRuling>;
  readonly ledger: ledgers.RecordedLedger;
}

const standingOf = ({ ledger: { fullyPerformed, overdue } }: PerformanceState): letters.Standing =>
  fullyPerformed ? 'PERFORMED' : parseYuan(overdue) > 0n ? 'ARREARS' : 'AS_AGREED';

/**
 * SET-ART-9-1: the creditor chooses again where the way that he chose has led nowhere and arrears stand. One choice is asked for, on all
 * that is short: what was found while he waited for his answer is part of it.
 */
function choiceReopened(
  { caseId, known: { caseNumber } }: StepContext,
  { ledger: { overdue } }: PerformanceState,
  after: string,
): { readonly cancelled: readonly { readonly kind: string }[]; readonly opened: NewTask[] } {
  const arrears = parseYuan(overdue) > 0n;
  return {
    cancelled: [{ kind: CREDITOR_ELECTION }],
    opened: arrears ? [anotherChoice(caseId, caseNumber, overdue, after)] : [],
  };
}

/** SET-ART-2-4, SET-ART-2-5, CLS-5: nothing is stayed, withdrawn or closed because of a settlement that is performed no longer, for it has resumed or is sued on. */
const OVER_WITH_SETTLEMENT = [
  ...CHOICES_OVER,
  { kind: TERMINATION_RULING },
  { kind: STAY_RULING },
  { kind: LONG_PERFORMANCE_APPROVAL },
] as const;

/** The settlement has ended here too, from this step on. */
async function settle({ tx, caseId }: StepContext, ending: keyof typeof STATE_OF_ENDING): Promise<void> {
  await tx.manager.update(Settlement, { caseId }, { state: STATE_OF_ENDING[ending] });
}

const STATE_OF_ENDING = {
  RESUMED: 'RESUMED',
  SUED: 'SUED',
  APPLICATION_PERIOD_EXPIRED: 'EXPIRED',
} as const satisfies Record<string, SettlementState>;

const suitTask = ({ caseId, step, known: { caseNumber } }: StepContext, suing: readonly string[]): NewTask => ({
  id: `suit/${caseId}/${step}`,
  kind: SUIT_ON_SETTLEMENT,
  role: 'enforcement-judge',
  facts: { caseNumber, partyId: suing.at(-1)!, ...(suing.length > 1 && { suing: [...suing] }) },
  rule: 'SET-ART-14-1',
  title: `${caseNumber}：申请执行人选择就履行和解协议起诉，记录诉讼案号及是否受理`,
});
