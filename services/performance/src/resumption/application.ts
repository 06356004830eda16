import { publishFact, type Recording, type StepContext, type TaskChanges } from '@hejie/casework';
import { resumptionAssessed, resumptionRuled } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { parseYuan, asJson, legalDateOf, type CourtInstant, type JsonValue, type LegalDate } from '@hejie/law';
import {
  admitted,
  renderCalculationList,
  rulingDue,
  type BalanceOnResumption,
  type BreachSign,
  type FoundFacts,
  type PaperApplication,
  type Ruling,
  type RulingOutcome,
} from '@hejie/settlement';
import * as ledgers from '../ledger/ledgers.js';
import { Resumption } from '../ledger/resumption.entity.js';
import { masked } from './evasion.js';
import * as letters from './letters.js';
import { gateFacts, RESUMPTION_RULING, rulingItem } from './pending.js';

/** Where an application is laid before the judge and ruled on, within a case or after it. */
type Occasion = Pick<StepContext, 'tx' | 'caseId' | 'at' | 'by' | 'known'>;

/** Where the task of the judge differs from the usual one: what completes it, and what it says beside the gate's answer. */
interface RulingTask {
  readonly kind: string;
  readonly facts: Record<string, JsonValue>;
}

/** An application about to be laid before the judge, and what the creditor pleads; `voidedOn` as in `SettlementLedger.timeOf`. */
interface NewApplication {
  readonly made: ledgers.AppliedFor;
  /** The creditor who applies; null: nobody can tell any more. */
  readonly partyId: string | null;
  readonly pleads: Partial<FoundFacts>;
  readonly voidedOn?: LegalDate;
  /** What shows that the debtor will not perform (SET-ART-11-2x). */
  readonly signs?: readonly BreachSign[];
  /** The application that is reviewed anew (SET-ART-12-1). */
  readonly anewOf?: number;
}

/** The next application on a settlement, made at an instant, or on paper before it. */
export function nextApplication(
  { entries: { applications } }: ledgers.RecordedLedger,
  appliedAt: CourtInstant,
  onPaper: PaperApplication | undefined,
): ledgers.AppliedFor {
  const application = 1 + applications.length;
  const { postedOn = null, receivedOn = null } = onPaper ?? {};
  return { application, appliedAt, postedOn, receivedOn, ruling: null, ground: null, ruledAt: null, revokedAt: null };
}

/** PER-5: what is told of an application on paper: its days, and who recorded them; nothing of one that is made now. */
export const paperOf = (
  onPaper: PaperApplication | undefined,
  recordedBy: string,
): { readonly onPaper?: PaperApplication & { readonly recordedBy: string } } =>
  onPaper === undefined ? {} : { onPaper: { ...onPaper, recordedBy } };

/** SET-ART-11, SET-RES-4: the application with what the ledger, which has it already, says of it, for the judge to rule on. */
export async function apply(
  { tx, caseId, at, by: recordedBy, known: { caseNumber } }: Occasion,
  ledger: ledgers.RecordedLedger,
  { made, partyId, pleads, voidedOn, signs = [], anewOf }: NewApplication,
  { kind, facts }: RulingTask = { kind: RESUMPTION_RULING, facts: {} },
): Promise<Recording> {
  const { application } = made;
  const appliedOn = ledger.appliedOn(application)!;
  const time = ledger.timeOf(application, voidedOn);
  const { outOfTime } = time;
  const gate = ledger.gate({ decisionDate: legalDateOf(at), appliedOn, pleads, basis: 'PLEADED' });
  const { decision, ground } = gate;
  const dueAt = rulingDue(ledgers.lawOf(ledger.settlement), at);
  // TypeORM's partial type does not end on the gate's nested lists.
  const row = { caseId, ...made, gate, outOfTime, dueAt, recordedBy, partyId, anewOf: anewOf ?? null };
  await tx.manager.insert(Resumption, row as never);
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
            ...gateFacts(gate),
            pleads: asJson(pleads),
            ...time,
            appliedOn,
            ...(signs.length > 0 && { signs: asJson(masked(signs)) }),
            ...(anewOf !== undefined && { anewOf }),
            ...facts,
          },
          rule: ground,
          title: `${caseNumber}：${anewOf === undefined ? '' : `因异议成立，重新`}审查第${application}次恢复执行申请并作出裁定`,
        },
      ],
    },
  };
}

/** What the judge rules on an application, why, on which facts, and whether the debtor objects that it came too late. */
interface RulingSaid {
  readonly decision: Ruling;
  readonly reason: string;
  readonly found: FoundFacts;
  readonly debtorObjects: boolean;
}

/** A ruling as it is made: the ledger with it, and what of the title is owed where enforcement resumes. */
interface Ruled {
  readonly ruling: RulingOutcome;
  readonly ruledOn: ledgers.RecordedLedger;
  readonly balance?: BalanceOnResumption;
  /** Audit, fact and letters, and the judge's task done. */
  readonly recording: Recording & { readonly tasks: TaskChanges };
}

/**
 * SET-ART-11, SET-ART-12-1, SET-ART-17: the judge's ruling on an application, on what the ledger says on its day, also of whether it came in
 * time (SET-ART-10-3). A balance that cannot be computed refuses the ruling, for found afterwards the enforcement would be lost.
 * @throws LawError as `decideRuling`.
 */
export async function ruleOn(
  { tx, caseId, at, by, known: { caseNumber } }: Occasion,
  ledger: ledgers.RecordedLedger,
  { application, voidedOn }: { readonly application: number; readonly voidedOn?: LegalDate },
  { decision, reason, found, debtorObjects }: RulingSaid,
): Promise<Ruled> {
  const on = legalDateOf(at);
  const appliedOn = ledger.appliedOn(application);
  const { outOfTime } = ledger.timeOf(application, voidedOn);
  const question = { ruling: decision, on, appliedOn, found, outOfTime, debtorObjects, reason };
  const ruling = admitted(ledger.ruling(question));
  const { ground, article, gate } = ruling;
  const ruledOn = ledger.ruled(application, { ruling: decision, ground, ruledAt: at });
  const balance = decision === 'RESUME' ? ruledOn.balance(on) : undefined;
  const calculationList = balance && renderCalculationList(balance);
  const sums = balance && {
    paid: parseYuan(ruledOn.reading(on).paid),
    owed: parseYuan(balance.amounts.total),
  };
  const ruled = {
    ruling: decision,
    ground,
    article,
    reason,
    debtorObjects,
    found,
    outOfTime,
    rulingGate: gate,
    ...sums,
  };
  // TypeORM's partial type does not end on the gate's nested lists.
  await tx.manager.update(Resumption, { caseId, application }, { ...ruled, ruledBy: by, ruledAt: at } as never);
  return {
    ruling,
    ruledOn,
    balance,
    recording: {
      audit: {
        action: 'resumption.ruled',
        facts: { application, decision, ground, reason, debtorObjects, found: asJson(found) },
      },
      facts: [publishFact(resumptionRuled, { application, decision, ground })],
      letters: [letters.ruling(caseNumber, { application, decision, ground, reason, gate, on, calculationList })],
      tasks: { done: [{ id: rulingItem(caseId, application), outcome: ruledAs(decision, ruling) }] },
    },
  };
}

/** SET-ART-11-1: how the judge's task was done: what he ruled, on what, and where all was performed the days and readings. */
const ruledAs = (
  decision: RulingOutcome['ruling'],
  { ground, gate: { days, findings } }: Pick<RulingOutcome, 'ground' | 'gate'>,
): Record<string, JsonValue> => ({
  decision,
  ground,
  ...(days && { days: asJson(days), findings: asJson(findings) }),
});
