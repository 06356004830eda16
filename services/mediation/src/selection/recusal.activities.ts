import {
  inOrder,
  publishFact,
  type NewTask,
  type Recorded,
  type Recording,
  type StepContext,
  type StepHandlers,
} from '@hejie/casework';
import { conflictDisclosed, mediatorReplaced, recusalRequested } from '@hejie/contracts/facts';
import { type MediationActs } from '@hejie/contracts/workflows';
import { legalDateOf, type CourtInstant } from '@hejie/law';
import { wokenMeanwhile } from '../calendar/notices.js';
import { Designation } from './designation.entity.js';
import { dueSet } from './due.js';
import { ASSIGN_GUIDE } from './guidance.js';
import * as letters from './recusal-letters.js';
import { Recusal } from './recusal.entity.js';
import { DECIDE_RECUSAL, isReconsideration, settleRecusal } from './recusals.js';
import { ACCEPT_DESIGNATION, askForMediator } from './selection.activities.js';

/** PRE-5, S5: disclosure, recusal and replacement of a mediator. */
export const recusalActivities = {
  async recordDisclosure({ nth, mediatorId, relation, disclosed, decideBy }, step) {
    const { at, known } = step;
    await raise(step, { nth, mediatorId, partyId: null, relation, reason: disclosed, decideBy });
    return clocked(step, decideBy, {
      audit: { action: 'conflict.disclosed', facts: { nth, mediatorId, relation } },
      facts: [publishFact(conflictDisclosed, { mediatorId, relation, decideBy })],
      letters: [letters.disclosed(known.caseNumber, nth, { mediatorId, relation, disclosed, on: legalDateOf(at) })],
      tasks: {
        cancelled: [{ kind: DECIDE_RECUSAL }],
        opened: [
          toDecide(
            step,
            nth,
            decideBy,
            { mediatorId, relation, cause: 'DISCLOSED' },
            '和解员自行披露，未获各方同意的应予更换',
          ),
        ],
      },
    });
  },

  async recordDisclosureAnswer({ nth, mediatorId, partyId, consents, outcome }, step) {
    const { tx, caseId } = step;
    const row = await tx.manager.findOneByOrFail(Recusal, { caseId, nth });
    const consentedBy = consents ? [...new Set([...row.consentedBy, partyId])] : row.consentedBy;
    await tx.manager.update(Recusal, { caseId, nth }, { consentedBy });
    const over = { PENDING: null, GOES_ON: 'CONSENTED', REPLACED: 'LEAVES' } as const;
    const settled = over[outcome];
    return {
      audit: { action: 'disclosure.answered', facts: { nth, mediatorId, partyId, consents, outcome } },
      facts: settled ? await settleRecusal(step, mediatorId, settled) : [],
      tasks: settled ? { cancelled: [{ kind: DECIDE_RECUSAL }] } : {},
    };
  },

  async recordRecusalRequest({ nth, mediatorId, partyId, relation, reason, decideBy, reconsidered }, step) {
    await raise(step, { nth, mediatorId, partyId, relation, reason, decideBy });
    return clocked(step, decideBy, {
      audit: { action: 'recusal.requested', facts: { nth, mediatorId, partyId, relation, reconsidered } },
      facts: [publishFact(recusalRequested, { mediatorId, partyId, decideBy, reconsidered })],
      letters: [letters.requested(step.known.caseNumber, nth, { relation, decideBy, reconsidered })],
      tasks: {
        // Until the judge has decided he cannot answer.
        ...(!reconsidered && { redated: [{ kind: ACCEPT_DESIGNATION, dueAt: decideBy }] }),
        opened: [
          toDecide(
            step,
            nth,
            decideBy,
            { mediatorId, partyId, relation, cause: 'REQUESTED', reconsidered },
            '请就当事人的回避申请作出决定',
          ),
        ],
      },
    });
  },

  async recordRecusalClock({ nth, from, decideBy: dueAt, editions, holdsAnswer }, { tx, caseId }) {
    await tx.manager.update(Recusal, { caseId, nth }, { decideBy: dueAt });
    return {
      audit: { action: 'recusal.rederived', facts: { nth, from, decideBy: dueAt, editions } },
      tasks: {
        redated: [{ kind: DECIDE_RECUSAL, dueAt }, ...(holdsAnswer ? [{ kind: ACCEPT_DESIGNATION, dueAt }] : [])],
      },
    };
  },

  async recordRecusalDecision({ nth, mediatorId, granted, reason, acceptBy }, step) {
    const { tx, caseId, known } = step;
    const row = await tx.manager.findOneByOrFail(Recusal, { caseId, nth });
    const reconsidered = await isReconsideration(tx.manager, row);
    return {
      audit: { action: 'recusal.decided', facts: { nth, mediatorId, granted } },
      facts: [
        ...(await settleRecusal(step, mediatorId, granted ? 'LEAVES' : 'REFUSED')),
        ...(acceptBy === undefined ? [] : [dueSet(acceptBy)]),
      ],
      letters: [letters.decided(known.caseNumber, nth, { granted, reconsidered, reason })],
      tasks: {
        done: [{ kind: DECIDE_RECUSAL, outcome: { granted, reason } }],
        ...(acceptBy !== undefined && { redated: [{ kind: ACCEPT_DESIGNATION, dueAt: acceptBy }] }),
      },
    };
  },

  async recordReplacement({ mediatorId, ground, reason, round, redesignateBy, lastDay }, step) {
    const { tx, caseId, at, known } = step;
    const inOffice = { caseId, mediatorId, answer: 'ACCEPTED' as const };
    await tx.manager.update(Designation, inOffice, { answer: 'REPLACED', answeredAt: at });
    return {
      audit: { action: 'mediator.replaced', facts: { mediatorId, ground, reason, round } },
      facts: [
        publishFact(mediatorReplaced, { mediatorId, ground, lastDay }),
        ...(await settleRecusal(step, mediatorId, 'LEAVES')),
        dueSet(redesignateBy),
      ],
      letters: [letters.replaced(known.caseNumber, round, reason, lastDay)],
      tasks: {
        cancelled: [{ kind: DECIDE_RECUSAL }, { kind: ASSIGN_GUIDE }],
        opened: [askForMediator(step, round, redesignateBy, { replaced: mediatorId, ground, reason })],
      },
    };
  },
} satisfies Partial<StepHandlers<MediationActs>>;

/** A doubt is recorded, with the clock that runs from it. */
async function clocked(step: StepContext, dueAt: CourtInstant, recording: Recording): Promise<Recorded> {
  const woken = await wokenMeanwhile(step, { of: 'RECUSAL', since: step.at, dueAt });
  return inOrder([recording, ...woken], undefined);
}

async function raise(
  { tx, caseId, at, by }: StepContext,
  doubt: Pick<Recusal, 'nth' | 'mediatorId' | 'partyId' | 'relation' | 'reason' | 'decideBy'>,
): Promise<void> {
  // What he discloses goes before a request that is open: it needs the consents of all, and no decision.
  await settleRecusal({ tx, caseId, at }, doubt.mediatorId, 'LEAVES');
  await tx.manager.insert(Recusal, { caseId, ...doubt, raisedBy: by, raisedAt: at, consentedBy: [] });
}

/** 民诉法49, 50: the judge decides within three days. */
function toDecide(
  { caseId, known: { caseNumber } }: StepContext,
  nth: number,
  dueAt: CourtInstant,
  facts: Record<string, string | boolean>,
  what: string,
): NewTask {
  return {
    id: `recusal/${caseId}/${nth}`,
    kind: DECIDE_RECUSAL,
    role: 'settlement-judge',
    dueAt,
    facts: { caseNumber, ...facts },
    rule: 'PRE-5',
    title: `${caseNumber}：${what}`,
  };
}
