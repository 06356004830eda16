import {
  endEnforcement,
  lockCase,
  publishFact,
  WorkItemEntity,
  type KnownCase,
  type Recording,
  type TaskChanges,
} from '@hejie/casework';
import { objectionFollowed } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { type CourtInstant, type JsonValue } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import {
  admitted,
  fallsOncePaid,
  objectionFollow,
  reopensCase,
  type FoundFacts,
  type ObjectionFollow,
  type ReconsideredConsequence,
  type Ruling,
  type SettlementState,
} from '@hejie/settlement';
import { In, IsNull, Not } from 'typeorm';
import { terminationAwaited } from '../effect/termination-task.js';
import { Enforcement, enforcementOf } from '../enforcement/enforcement.entity.js';
import {
  CONTROL_GUARANTOR,
  GUARANTOR_RULING,
  guarantorsOrdered,
  SERVE_GUARANTOR_RULING,
} from '../guarantor/guarantors.js';
import { ENDING_FOR_NOW_APPROVAL } from '../enforcement/endings-for-now.js';
import * as ledgers from '../ledger/ledgers.js';
import { Resumption } from '../ledger/resumption.entity.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { over, RESTORE_MEASURES } from '../settlement/over.js';
import { owedSet } from '../settlement/owed.js';
import { PERFORMANCE_DENIED, VERIFY_PERFORMANCE } from '../settlement/verification.js';
import { apply, nextApplication } from './application.js';
import * as letters from './letters.js';
import { rulingItem, VOIDANCE_RULING, voidedOnIn } from './pending.js';
import { FILE_RESUMED_CASE } from './resumed-case.js';
import { RulingObjection } from './ruling-objection.entity.js';

/** Where an objection is decided. */
interface Occasion {
  readonly tx: Transaction;
  readonly caseId: string;
  readonly at: CourtInstant;
  readonly by: string;
  readonly known: KnownCase;
}

/**
 * What becomes of a decision on an objection at once, in its transaction: which of it the case carries out, whether property of guarantors is enforced
 * against under the ruling that is revoked (SET-ART-18-1), and what is recorded of that here.
 */
interface Following {
  readonly follow: ObjectionFollow | null;
  readonly guarantors: boolean;
  readonly recordings: readonly Recording[];
}

/**
 * SET-ART-12-1: a decision on an objection, `rulingNumber` the ruling that says it: the ruling objected to is revoked here at once, and the ledger stands as if the case had not ended by it;
 * what follows for the case it carries out itself (`followObjection`), opened again where it had ended.
 * @throws LawError as `objectionFollow`.
 */
export async function followDecision(
  occasion: Occasion,
  ledger: ledgers.RecordedLedger,
  { objectionId, application, ground }: Pick<RulingObjection, 'objectionId' | 'application' | 'ground'>,
  { consequence, rulingNumber }: { readonly consequence: ReconsideredConsequence; readonly rulingNumber: string },
): Promise<Following> {
  const { tx, caseId, at } = occasion;
  const { state } = ledger.settlement;
  const row = await tx.manager.findOneByOrFail(Resumption, { caseId, application });
  const task = await tx.manager.findOneByOrFail(WorkItemEntity, { id: rulingItem(caseId, application) });
  const pending = await tx.manager.findOneBy(Resumption, { caseId, ruling: IsNull() });
  const enforcement = await enforcementOf(tx.manager, caseId);
  const afterEnd = task.kind === VOIDANCE_RULING;
  const upheld: readonly ReconsideredConsequence[] = ['RESUMPTION_REVOKED', 'APPLICATION_OPEN'];
  const others = { caseId, application, objectionId: Not(objectionId), consequence: In(upheld) };
  const otherUpheld = await tx.manager.existsBy(RulingObjection, others);
  const follow = admitted(
    objectionFollow({
      consequence,
      objection: { ground, otherUpheld },
      state,
      application: {
        ruling: row.ruling as Ruling,
        revoked: row.revokedAt !== null,
        afterEnd,
        enforced: row.ruling === 'RESUME' && row.revokedAt === null && state === 'RESUMED',
      },
      pending: pending && { anew: pending.anewOf === application },
      enforcement: enforcement && { closedAs: enforcement.closingMode },
    }),
  );
  const guarantors =
    consequence === 'RESUMPTION_REVOKED' && (await guarantorsOrdered(tx.manager, caseId, row.ruledAt!));
  if (follow === null) return { follow, guarantors, recordings: [] };
  if (follow !== 'RESUMED_AGAIN' && follow !== 'REFUSED_AGAIN')
    await tx.manager.update(Resumption, { caseId, application }, { revokedAt: at, revokedBy: rulingNumber });
  const revokedOn = ledger.revoked(application, at);
  switch (follow) {
    case 'REVIVED_AFTER_END':
      return {
        follow,
        guarantors,
        recordings: await revivedAfterEnd(occasion, revokedOn, application),
      };
    case 'ANEW_AFTER_END':
      return { follow, guarantors, recordings: await anewAfterEnd(occasion, revokedOn, row, task) };
    default: {
      const reopens = reopensCase(follow, state);
      if (reopens) await reopen(tx, caseId);
      if (follow === 'REVIVED') await end(tx, caseId, at);
      const followed: Recording = {
        by: CASE_ITSELF,
        audit: { action: 'objection.followed', facts: { objectionId, application, follow, reopens } },
        facts: [publishFact(objectionFollowed, { objectionId, application, follow, reopens })],
        tasks: reopens
          ? { ...OVER_ON_REOPENING, reopened: await terminationAwaited(tx, caseId, occasion.known.caseNumber) }
          : {},
      };
      return { follow, guarantors, recordings: [followed] };
    }
  }
}

/** What nobody has to do any longer in a case that opens again: it was asked because of its end. */
const OVER_ON_REOPENING: TaskChanges = {
  cancelled: [
    RESTORE_MEASURES,
    ENDING_FOR_NOW_APPROVAL,
    VERIFY_PERFORMANCE,
    PERFORMANCE_DENIED,
    GUARANTOR_RULING,
    CONTROL_GUARANTOR,
    SERVE_GUARANTOR_RULING,
  ].map((kind) => ({ kind })),
};

/** The settlement is performed again; what was told of its end is told no more. */
async function reopen({ manager }: Transaction, caseId: string): Promise<void> {
  const open = { dueAt: null, dueProvisional: false, owedAfterEnding: null, owedAsOf: null };
  await manager.update(Settlement, { caseId }, { ...open, state: 'PERFORMING' });
}

/** The enforcement that had resumed is over, whether a judge had closed it for now or not. */
async function end(tx: Transaction, caseId: string, at: CourtInstant): Promise<void> {
  await tx.manager.update(Enforcement, { caseId }, { closingMode: null, closingBalance: null, closedAt: at });
  await endEnforcement(tx, caseId);
}

/** SET-ART-16-1: the settlement that a judgment was held to have voided stands again as its case had ended with it. */
async function revivedAfterEnd(
  { tx, caseId, at, known }: Occasion,
  ledger: ledgers.RecordedLedger,
  application: number,
): Promise<Recording[]> {
  const { ending } = await lockCase(tx, caseId);
  const state: SettlementState = ending === 'SUED' ? 'SUED' : 'PERFORMED';
  await tx.manager.update(Settlement, { caseId }, { state });
  const stands: Recording = {
    by: CASE_ITSELF,
    audit: { action: 'voidance.revoked', facts: { state } },
    letters: [letters.revivedAfterEnd(known.caseNumber, application)],
    tasks: { cancelled: [...over(false), { kind: FILE_RESUMED_CASE }] },
  };
  return [stands, ...(await owedSet(tx, ledger.in(state), known, at))];
}

/** SET-ART-16-1: the same application lies before the judge anew, under the next number, with what was pleaded and what it rests on. */
async function anewAfterEnd(
  occasion: Occasion,
  ledger: ledgers.RecordedLedger,
  row: Resumption,
  task: WorkItemEntity,
): Promise<Recording[]> {
  const pleads = { voidOrRevoked: true };
  const made = applicationAnew(ledger, row, occasion.at);
  const { judgment = null, judgedOn = null, effectiveOn = null } = task.facts as Record<string, JsonValue>;
  const { application } = row;
  const told: Recording = {
    by: CASE_ITSELF,
    audit: { action: 'voidance.anew', facts: { application, anew: made.application } },
    letters: [
      letters.anew(occasion.known.caseNumber, application, {
        number: made.application,
        fallsOncePaid: fallsOncePaid(pleads),
      }),
    ],
  };
  const laid = await apply(
    occasion,
    ledger.appliedFor(made),
    { made, partyId: row.partyId ?? null, pleads, voidedOn: voidedOnIn(task), anewOf: application },
    { kind: VOIDANCE_RULING, facts: { judgment, judgedOn, effectiveOn } },
  );
  return [told, laid];
}

/** The application that is reviewed anew: under the next number, of the day on which it was made (PER-5). */
export const applicationAnew = (
  ledger: ledgers.RecordedLedger,
  { application, postedOn }: Pick<Resumption, 'application' | 'postedOn'>,
  at: CourtInstant,
): ledgers.AppliedFor =>
  nextApplication(ledger, at, {
    receivedOn: ledger.appliedOn(application)!,
    ...(postedOn !== null && { postedOn }),
  });

/** What the creditor pleaded, as the task of the judge has kept it. */
export const pleadedIn = ({ facts }: Pick<WorkItemEntity, 'facts'>): Partial<FoundFacts> =>
  (facts['pleads'] ?? {}) as Partial<FoundFacts>;
