import {
  noticesOf,
  publishFact,
  WorkItemEntity,
  type Recording,
  type StepContext,
  type TaskChanges,
} from '@hejie/casework';
import { resumptionRuled } from '@hejie/contracts/facts';
import { editionsWith, legalDateOf, type JsonValue } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { fallsOncePaid, type FollowedObjection, type ObjectionFollow, type RulingGround } from '@hejie/settlement';
import { IsNull } from 'typeorm';
import { Enforcement } from '../enforcement/enforcement.entity.js';
import { type RecordedLedger } from '../ledger/ledgers.js';
import { sidesOf } from '../ledger/parties.js';
import { Resumption } from '../ledger/resumption.entity.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { apply } from './application.js';
import * as letters from './letters.js';
import { applicationAnew, pleadedIn } from './objection-following.js';
import { RESUMPTION_RULING, rulingItem } from './pending.js';
import { RulingObjection } from './ruling-objection.entity.js';

/** What of a decision on an objection a case carries out, running or opened again. */
export type InCase = Exclude<ObjectionFollow, 'REVIVED_AFTER_END' | 'ANEW_AFTER_END'>;

/** A decision on an objection to be carried out in its case. */
interface ToCarryOut {
  readonly follow: InCase;
  readonly application: number;
  readonly objectionId: string;
}

/** What was done of it: the ledger with it, what the case decides on, what is told, and what else is recorded. */
interface CarriedOut {
  readonly now: RecordedLedger;
  readonly objection: FollowedObjection;
  /** By how performance stands with it. */
  readonly told: (standing: letters.Standing) => Omit<Recording, 'tasks'>;
  readonly tasks: TaskChanges;
  readonly recordings: readonly Recording[];
}

/** SET-ART-12-1: the rows of what a decision on an objection leads to, under the ledger's lock; where the case goes is `afterObjection`'s to say. */
export function carriedOut(step: StepContext, ledger: RecordedLedger, what: ToCarryOut): Promise<CarriedOut> {
  switch (what.follow) {
    case 'REVIVED':
      return revived(step, ledger, what);
    case 'ANEW':
      return anew(step, ledger, what);
    case 'RESUMED_AGAIN':
      return resumedAgain(step, ledger, what);
    case 'REFUSED_AGAIN':
      return refusedAgain(step, ledger, what);
  }
}

async function revived(
  { tx, caseId, known, step }: StepContext,
  now: RecordedLedger,
  { application, objectionId }: ToCarryOut,
): Promise<CarriedOut> {
  const ended = await tx.manager.findOneByOrFail(Enforcement, { caseId });
  const filedAnew = ended.caseNumber !== known.caseNumber;
  return {
    now,
    objection: { follow: 'REVIVED' },
    told: (standing) => ({
      audit: { action: 'resumption.revoked', facts: { application, objectionId } },
      letters: [letters.revived(known.caseNumber, application, step, { standing, filedAnew })],
    }),
    tasks: {},
    recordings: [],
  };
}

async function anew(
  step: StepContext,
  ledger: RecordedLedger,
  { application, objectionId }: ToCarryOut,
): Promise<CarriedOut> {
  const { tx, caseId, at, known } = step;
  const row = await tx.manager.findOneByOrFail(Resumption, { caseId, application });
  const task = await tx.manager.findOneByOrFail(WorkItemEntity, { id: rulingItem(caseId, application) });
  const { partyId: objector } = await tx.manager.findOneByOrFail(RulingObjection, { caseId, objectionId });
  const creditors = sidesOf(known).creditors.map(({ partyId }) => partyId);
  // Of an application of before it was kept who applied, the one who objected stands for it.
  const partyId = row.partyId ?? (creditors.includes(objector) ? objector : creditors[0]!);
  const made = applicationAnew(ledger, row, at);
  const now = ledger.appliedFor(made);
  const { signs } = task.facts as Record<string, JsonValue>;
  const facts: Record<string, JsonValue> = signs === undefined ? {} : { signs };
  const pleads = pleadedIn(task);
  return {
    now,
    objection: { follow: 'ANEW', number: made.application, partyId },
    told: () => ({
      audit: { action: 'application.anew', facts: { application, anew: made.application, objectionId } },
      letters: [
        letters.anew(known.caseNumber, application, {
          number: made.application,
          fallsOncePaid: fallsOncePaid(pleads),
        }),
      ],
    }),
    tasks: {},
    recordings: [
      await apply(step, now, { made, partyId, pleads, anewOf: application }, { kind: RESUMPTION_RULING, facts }),
    ],
  };
}

async function resumedAgain(
  { tx, caseId, at, known, step }: StepContext,
  ledger: RecordedLedger,
  { application, objectionId }: ToCarryOut,
): Promise<CarriedOut> {
  const { ground } = await tx.manager.findOneByOrFail(Resumption, { caseId, application });
  await tx.manager.update(Resumption, { caseId, application }, STANDS);
  return {
    now: ledger.revoked(application, null),
    objection: { follow: 'RESUMED_AGAIN', ground: ground as RulingGround },
    told: () => ({
      audit: { action: 'resumption.stands', facts: { application, objectionId } },
      letters: [letters.stands(known.caseNumber, application, 'RESUME', { step, on: legalDateOf(at) })],
    }),
    tasks: {},
    recordings: [],
  };
}

async function refusedAgain(
  { tx, caseId, at, by, known, step }: StepContext,
  ledger: RecordedLedger,
  { application, objectionId }: ToCarryOut,
): Promise<CarriedOut> {
  const { manager } = tx;
  const first = await manager.findOneByOrFail(Resumption, { caseId, application });
  const { application: pending } = await manager.findOneByOrFail(Resumption, anewPending(caseId, application));
  await manager.update(Resumption, { caseId, application }, STANDS);
  const { ground, article, reason, debtorObjects, found, rulingGate } = first;
  const ruled = { ruling: 'REFUSE', ground, article, reason, debtorObjects, found, rulingGate } as const;
  // TypeORM's partial type does not end on the gate's nested lists.
  await manager.update(Resumption, { caseId, application: pending }, { ...ruled, ruledAt: at, ruledBy: by } as never);
  return {
    now: ledger.revoked(application, null).ruled(pending, { ruling: 'REFUSE', ground, ruledAt: at }),
    objection: { follow: 'REFUSED_AGAIN', ground: ground as RulingGround },
    told: () => ({
      audit: { action: 'refusal.stands', facts: { application, pending, objectionId } },
      facts: [publishFact(resumptionRuled, { application: pending, decision: 'REFUSE', ground: ground! })],
      letters: [letters.stands(known.caseNumber, application, 'REFUSE', { step, on: legalDateOf(at) })],
    }),
    tasks: { done: [{ id: rulingItem(caseId, pending), outcome: { decision: 'REFUSE', ground }, ifOpen: true }] },
    recordings: [],
  };
}

/** The application that lies before the judge anew, after a ruling on that one was revoked. */
export const anewPending = (caseId: string, application: number) => ({ caseId, anewOf: application, ruling: IsNull() });

const STANDS = { revokedAt: null, revokedBy: null } as const;

/** PER-4: the ledger under the notices that have come while its case had ended. */
export async function underKnownNotices(tx: Transaction, ledger: RecordedLedger): Promise<RecordedLedger> {
  const { caseId, calendarEditions } = ledger.settlement;
  const known = editionsWith(calendarEditions, await noticesOf(tx, caseId));
  if (known.length === calendarEditions.length) return ledger;
  await tx.manager.update(Settlement, { caseId }, { calendarEditions: [...known] });
  return ledger.under(known);
}
