import {
  inOrder,
  noticesOf,
  publishFact,
  type NewTask,
  type Recording,
  type StepContext,
  type StepHandlers,
} from '@hejie/casework';
import { designationDeclined, designationRederived, mediatorDesignated } from '@hejie/contracts/facts';
import { CASE_ITSELF, type MediationActs } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { awaitedIn, CASE_STATES, type Redesignation } from '@hejie/settlement';
import { IsNull } from 'typeorm';
import { wokenMeanwhile } from '../calendar/notices.js';
import { Mediator } from '../roster/mediator.entity.js';
import { Designation } from './designation.entity.js';
import { dueSet } from './due.js';
import * as letters from './letters.js';
import { DECIDE_RECUSAL, settleRecusal } from './recusals.js';
import { nextOfRoll } from './roll.js';
import { silencesToReview } from './silences.js';

/** Kinds of the two tasks of selection. */
export const DESIGNATE_MEDIATOR = 'DESIGNATE_MEDIATOR';
export const ACCEPT_DESIGNATION = 'ACCEPT_DESIGNATION';

export const selectionActivities = {
  async openSelection({ chooseBy, designateBy, round = 1 }, step) {
    const opened: Recording = {
      audit: { action: 'selection.opened', facts: { chooseBy, designateBy } },
      facts: [dueSet(designateBy)],
      tasks: { opened: [askForMediator(step, round, designateBy, { chooseBy })] },
    };
    const clock = { of: 'DESIGNATION', since: step.at, dueAt: designateBy } as const;
    return inOrder([opened, ...(await wokenMeanwhile(step, clock))], undefined);
  },

  async recordDesignation({ mediatorId, chosenBy, round, acceptBy, conflict = null }, step) {
    const asked = await designated(step, { mediatorId, chosenBy, round, acceptBy, conflict, reason: null });
    const done = [{ kind: DESIGNATE_MEDIATOR, outcome: { mediatorId, chosenBy } }];
    const clock = { of: 'ANSWER', since: step.at, dueAt: acceptBy } as const;
    const recorded = { ...asked, tasks: { ...asked.tasks, done } };
    return inOrder([recorded, ...(await wokenMeanwhile(step, clock))], undefined);
  },

  async recordDecline({ mediatorId, reason, silence, recused, round, redesignateBy, redesignation }, step) {
    await answerDesignation(step, mediatorId, recused ? 'RECUSED' : silence ? 'SILENT' : 'DECLINED');
    const kind = ACCEPT_DESIGNATION;
    const another = redesignation && (await nextOfRoll(step, redesignation.declined));
    const settled = await settleRecusal(step, mediatorId, 'LEAVES');
    const hisOwn = !silence && !recused && step.by !== CASE_ITSELF;
    const declined: Recording = {
      audit: { action: 'designation.declined', facts: { mediatorId, silence, reason, ...(recused && { recused }) } },
      facts: [
        publishFact(designationDeclined, { mediatorId, silence }),
        ...settled,
        ...(another ? [] : [dueSet(redesignateBy)]),
      ],
      tasks: {
        ...(hisOwn
          ? { done: [{ kind, outcome: { answer: 'DECLINED', reason } }], cancelled: [{ kind: DECIDE_RECUSAL }] }
          : { cancelled: [{ kind }, { kind: DECIDE_RECUSAL }] }),
        opened: another ? [] : [askForMediator(step, round, redesignateBy, { declined: mediatorId, silence, reason })],
      },
    };
    const early = await silencesToReview(step, await noticesOf(step.tx, step.caseId));
    if (another && redesignation) {
      const designated = await designatedBySelf(step, { ...another, round, acceptBy: redesignation.acceptBy });
      // The case asked before it knew that somebody would be designated: his answer is what it waits for.
      const awaiting = awaitedIn(CASE_STATES, 'SELECTION', { mediatorAsked: true });
      return { ...inOrder([declined, ...designated, ...early], { redesignated: another.mediatorId }), awaiting };
    }
    const clock = { of: 'DESIGNATION', since: step.at, dueAt: redesignateBy } as const;
    return inOrder([declined, ...(await wokenMeanwhile(step, clock)), ...early], { redesignated: null });
  },

  async recordSelectionRederivation({ from, dueBy: dueAt, editions }, { tx, caseId }) {
    const asked = await tx.manager.findOneBy(Designation, { caseId, answer: IsNull() });
    return {
      audit: { action: 'selection.rederived', facts: { from, dueBy: dueAt, editions } },
      facts: [
        dueSet(dueAt),
        // The mediator was told of the end of his time; so he is of the new one.
        ...(asked ? [publishFact(designationRederived, { mediatorId: asked.mediatorId, from, acceptBy: dueAt })] : []),
      ],
      tasks: {
        redated: [
          { kind: DESIGNATE_MEDIATOR, dueAt },
          { kind: ACCEPT_DESIGNATION, dueAt },
        ],
      },
    };
  },
} satisfies Partial<StepHandlers<MediationActs>>;

/** A mediator is asked: the row, the task, the letter to the parties. */
async function designated(
  { tx, caseId, at, by, known: { caseNumber } }: StepContext,
  {
    acceptBy,
    ...asked
  }: Pick<Designation, 'mediatorId' | 'chosenBy' | 'round' | 'conflict' | 'reason'> & {
    readonly acceptBy: CourtInstant;
  },
): Promise<Recording> {
  const { mediatorId, chosenBy, round, conflict, reason } = asked;
  const mediator = await tx.manager.findOneByOrFail(Mediator, { mediatorId });
  await tx.manager.insert(Designation, { caseId, ...asked, designatedBy: by, designatedAt: at } as never);
  return {
    audit: {
      action: 'mediator.designated',
      facts: { mediatorId, chosenBy, round, ...(conflict && { conflict }), ...(reason !== null && { reason }) },
    },
    facts: [publishFact(mediatorDesignated, { mediatorId, chosenBy, acceptBy }), dueSet(acceptBy)],
    letters: [letters.mediatorDesignated(caseNumber, round, mediator, { chosenBy, conflict })],
    tasks: {
      opened: [
        {
          id: `acceptance/${caseId}/${round}`,
          kind: ACCEPT_DESIGNATION,
          role: 'mediator',
          assignee: mediator.subject,
          dueAt: acceptBy,
          facts: { caseNumber, mediatorId },
          rule: 'PRE-5',
          title: `${caseNumber}：请和解员答复是否接受选任`,
        },
      ],
    },
  };
}

/** S5: the case itself designates another of the roll in the place of one who kept silent; the record says why him. */
async function designatedBySelf(
  step: StepContext,
  { mediatorId, reason, round, acceptBy }: Redesignation & { readonly round: number; readonly acceptBy: CourtInstant },
): Promise<Recording[]> {
  const clock = { of: 'ANSWER', since: step.at, dueAt: acceptBy } as const;
  const of = { mediatorId, chosenBy: 'COURT', round, acceptBy, conflict: null, reason: reason.zh } as const;
  return [await designated(step, of), ...(await wokenMeanwhile(step, clock))];
}

/** The mediator who was asked has answered, or kept silent until the end of the time. */
export async function answerDesignation(
  { tx, caseId, at }: StepContext,
  mediatorId: string,
  answer: NonNullable<Designation['answer']>,
): Promise<void> {
  await tx.manager.update(Designation, { caseId, mediatorId, answer: IsNull() }, { answer, answeredAt: at });
}

/** PRE-5, S5: the parties choose a mediator; where they do not agree, the court designates one. */
export function askForMediator(
  { caseId, known: { caseNumber } }: StepContext,
  round: number,
  dueAt: CourtInstant,
  facts: Record<string, string | boolean>,
): NewTask {
  return {
    id: `designation/${caseId}/${round}`,
    kind: DESIGNATE_MEDIATOR,
    role: 'judges-assistant',
    dueAt,
    facts: { caseNumber, ...facts },
    rule: 'PRE-5',
    title: `${caseNumber}：当事人协商选择和解员；协商不成的，由和解中心指定`,
  };
}
