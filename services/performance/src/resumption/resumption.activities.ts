import {
  inOrder,
  publishFact,
  type NewTask,
  type Recording,
  type StepContext,
  type StepHandlers,
  type TaskChanges,
} from '@hejie/casework';
import { remedyElected, resumptionAssessed, resumptionRuled, suitRecorded } from '@hejie/contracts/facts';
import { CASE_ITSELF, type PerformanceActs } from '@hejie/contracts/workflows';
import { asJson, legalDateOf, parseYuan, type JsonValue } from '@hejie/law';
import {
  admitted,
  afterElection,
  afterRuling,
  afterSuit,
  applicationBefore,
  articleOfRuling,
  asLedgerStands,
  renderCalculationList,
  rulingDue,
  type ElectionOutcome,
  type FoundFacts,
  type PerformanceState,
  type SettlementState,
} from '@hejie/settlement';
import { anotherChoice, CREDITOR_ELECTION, SUIT_ON_SETTLEMENT } from '../breach/choices.js';
import * as ledgers from '../ledger/ledgers.js';
import { partyOf, sidesOf } from '../ledger/parties.js';
import { Resumption } from '../ledger/resumption.entity.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { performed } from '../settlement/happened.js';
import { stageEntered } from '../settlement/stage.js';
import * as letters from './letters.js';

/** Kind of the work item that waits for the judge's ruling on an application to resume. */
const RESUMPTION_RULING = 'RESUMPTION_RULING';

/** The creditor's election, the judge's ruling on his application, and what became of his suit. */
export const resumptionActivities: Pick<StepHandlers<PerformanceActs>, 'elect' | 'ruleOnResumption' | 'recordSuit'> = {
  async elect({ before, partyId, remedy, pleads, onPaper }, step) {
    const { tx, caseId, at, by, known } = step;
    const { side } = partyOf(known, partyId, '/partyId');
    const ledger = await ledgers.lock(tx, caseId);
    const breachFound = before.breach === 'SUSPECTED';
    const { anticipatoryBreach } = pleads;
    const election = admitted(
      ledger.election({ choice: remedy, by: side, now: at, breachFound, anticipatoryBreach, onPaper }),
    );
    const { outOfTime } = election;
    const { applications } = ledger.entries;
    const number = 1 + applications.length;
    const elected = afterElection(before, { remedy, partyId, outOfTime, number, anticipatoryBreach });
    const { postedOn = null, receivedOn = null } = onPaper ?? {};
    // An application interrupts the two years.
    const made = { application: number, appliedAt: at, postedOn, receivedOn, ruling: null, ruledAt: null };
    const applied = remedy === 'RESUME' ? [await apply(step, ledger, { made, election, pleads })] : [];
    const now = remedy === 'RESUME' ? ledger.with({ applications: [...applications, made] }) : ledger;
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
    const paper = onPaper === undefined ? {} : { onPaper: { ...onPaper, recordedBy: by } };
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
    return inOrder([choice, ...applied, ...stageEntered(before, { after }, at)], { after });
  },

  async ruleOnResumption({ before, decision, reason, found, debtorObjects }, step) {
    const { tx, caseId, at, by, known } = step;
    const { number: application, outOfTime } = applicationBefore(before);
    const ledger = await ledgers.lock(tx, caseId);
    const on = legalDateOf(at);
    // A balance that cannot be computed refuses the ruling; found afterwards, the enforcement would be lost.
    const calculationList = decision === 'RESUME' ? renderCalculationList(ledger.balance(on)) : undefined;
    const appliedOn = ledger.appliedOn(application);
    const ruling = admitted(
      ledger.ruling({ on, appliedOn, found, ruling: decision, outOfTime, debtorObjects, reason }),
    );
    const { ground, article } = ruling;
    await tx.manager.update(
      Resumption,
      { caseId, application },
      { ruling: decision, ground, article, reason, debtorObjects, found, ruledBy: by, ruledAt: at },
    );
    // The two years run anew from the ruling.
    const { applications } = ledger.entries;
    const ruledOn = ledger.with({
      applications: applications.map((one) => (one.application === application ? { ...one, ruledAt: at } : one)),
    });
    const { found: says, ...decided } = afterRuling(before, ruling, ruledOn, at);
    const { ending } = decided;
    if (ending && ending.ending !== 'PERFORMED') await settle(step, ending.ending);
    const ruled: Recording = {
      audit: {
        action: 'resumption.ruled',
        facts: { application, decision, ground, reason, debtorObjects, found: asJson(found) },
      },
      facts: [publishFact(resumptionRuled, { application, decision, ground })],
      letters: [letters.ruling(known.caseNumber, { application, decision, ground, reason, calculationList })],
      tasks: {
        done: [{ id: rulingItem(caseId, application), outcome: { decision, ground } }],
        ...(ending ? { cancelled: 'EVERY' } : choiceReopened(step, decided.after, `application-${application}`)),
      },
    };
    const performedOn = decided.after.ledger.performedOn ?? on;
    const closing = says === 'PERFORMED' ? await performed({ at, performedOn }, step, ruledOn) : [];
    return inOrder([ruled, ...closing, ...stageEntered(before, decided, at)], decided);
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
        ...(decided.ending ? { cancelled: 'EVERY' } : choiceReopened(step, decided.after, `suit-${step.step}`)),
      },
    };
    return inOrder([suit, ...stageEntered(before, decided, at)], decided);
  },
};

/** What the laying of an application before the judge has to do with, within a case or after it. */
export type Occasion = Pick<StepContext, 'tx' | 'caseId' | 'at' | 'by' | 'known'>;

/** Where the task of the judge differs from the usual one: what completes it, and what it says beside the gate's answer. */
interface RulingTask {
  readonly kind: string;
  readonly facts: Record<string, JsonValue>;
}

/** An application about to be laid before the judge: as it is recorded, in time or not, and what the creditor pleads. */
export interface NewApplication {
  readonly made: ledgers.AppliedFor;
  readonly election: ElectionOutcome;
  readonly pleads: Partial<FoundFacts>;
}

/** SET-ART-11, SET-RES-4: the application with what the ledger says, for the judge to rule on. */
export async function apply(
  { tx, caseId, at, by: recordedBy, known: { caseNumber } }: Occasion,
  ledger: ledgers.RecordedLedger,
  { made, election, pleads }: NewApplication,
  { kind, facts }: RulingTask = { kind: RESUMPTION_RULING, facts: {} },
): Promise<Recording> {
  const { application } = made;
  const { outOfTime, electedOn: appliedOn, applicationPeriod } = election;
  const gate = ledger.gate({ decisionDate: legalDateOf(at), appliedOn, pleads, basis: 'PLEADED' });
  const { decision, ground, findings, wouldChangeIf } = gate;
  const dueAt = rulingDue(ledgers.lawOf(ledger.settlement), at);
  // TypeORM's partial type does not end on the gate's nested lists.
  await tx.manager.insert(Resumption, { caseId, ...made, gate, outOfTime, dueAt, recordedBy } as never);
  return {
    by: CASE_ITSELF,
    audit: { action: 'resumption.assessed', facts: { application, decision, ground } },
    facts: [publishFact(resumptionAssessed, { application, decision, ground })],
    tasks: {
      opened: [
        {
          id: rulingItem(caseId, application),
          kind,
          role: 'enforcement-judge',
          dueAt,
          facts: {
            caseNumber,
            application,
            decision,
            ground,
            article: articleOfRuling(ground),
            findings: asJson(findings),
            wouldChangeIf: asJson(wouldChangeIf),
            outOfTime,
            appliedOn,
            // By the one function of the two years, before this application interrupted them.
            lastDayToApply: applicationPeriod.value,
            ...facts,
          },
          rule: ground,
          title: `${caseNumber}：审查第${application}次恢复执行申请并作出裁定`,
        },
      ],
    },
  };
}

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

export const rulingItem = (caseId: string, application: number): string => `ruling/${caseId}/${application}`;
