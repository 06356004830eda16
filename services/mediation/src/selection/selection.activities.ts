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
import { type MediationActs } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { IsNull } from 'typeorm';
import { wokenMeanwhile } from '../calendar/notices.js';
import { Mediator } from '../roster/mediator.entity.js';
import { Designation } from './designation.entity.js';
import { dueSet } from './due.js';
import * as letters from './letters.js';
import { silencesToReview } from './silences.js';

/** Kinds of the two tasks of selection. */
export const DESIGNATE_MEDIATOR = 'DESIGNATE_MEDIATOR';
export const ACCEPT_DESIGNATION = 'ACCEPT_DESIGNATION';

export const selectionActivities = {
  async openSelection({ chooseBy, designateBy }, step) {
    const opened: Recording = {
      audit: { action: 'selection.opened', facts: { chooseBy, designateBy } },
      facts: [dueSet(designateBy)],
      tasks: { opened: [askForMediator(step, 1, designateBy, { chooseBy })] },
    };
    const clock = { of: 'DESIGNATION', since: step.at, dueAt: designateBy } as const;
    return inOrder([opened, ...(await wokenMeanwhile(step, clock))], undefined);
  },

  async recordDesignation({ mediatorId, chosenBy, round, acceptBy, conflict = null }, step) {
    const { tx, caseId, at, by, known } = step;
    const { caseNumber } = known;
    const mediator = await tx.manager.findOneByOrFail(Mediator, { mediatorId });
    const designation = { caseId, round, mediatorId, chosenBy, designatedBy: by, conflict, designatedAt: at };
    await tx.manager.insert(Designation, designation as never);
    const asked: Recording = {
      audit: {
        action: 'mediator.designated',
        facts: { mediatorId, chosenBy, round, ...(conflict && { conflict }) },
      },
      facts: [publishFact(mediatorDesignated, { mediatorId, chosenBy, acceptBy }), dueSet(acceptBy)],
      letters: [letters.mediatorDesignated(caseNumber, round, mediator, { chosenBy, conflict })],
      tasks: {
        done: [{ kind: DESIGNATE_MEDIATOR, outcome: { mediatorId, chosenBy } }],
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
    const clock = { of: 'ANSWER', since: at, dueAt: acceptBy } as const;
    return inOrder([asked, ...(await wokenMeanwhile(step, clock))], undefined);
  },

  async recordDecline({ mediatorId, reason, silence, round, redesignateBy }, step) {
    await answerDesignation(step, mediatorId, silence ? 'SILENT' : 'DECLINED');
    const kind = ACCEPT_DESIGNATION;
    const declined: Recording = {
      audit: { action: 'designation.declined', facts: { mediatorId, silence, reason } },
      facts: [publishFact(designationDeclined, { mediatorId, silence }), dueSet(redesignateBy)],
      tasks: {
        ...(silence ? { cancelled: [{ kind }] } : { done: [{ kind, outcome: { answer: 'DECLINED', reason } }] }),
        opened: [askForMediator(step, round, redesignateBy, { declined: mediatorId, silence, reason })],
      },
    };
    const clock = { of: 'DESIGNATION', since: step.at, dueAt: redesignateBy } as const;
    const woken = await wokenMeanwhile(step, clock);
    const early = await silencesToReview(step, await noticesOf(step.tx, step.caseId));
    return inOrder([declined, ...woken, ...early], undefined);
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

/** The mediator who was asked has answered, or kept silent until the end of the time. */
export async function answerDesignation(
  { tx, caseId, at }: StepContext,
  mediatorId: string,
  answer: NonNullable<Designation['answer']>,
): Promise<void> {
  await tx.manager.update(Designation, { caseId, mediatorId, answer: IsNull() }, { answer, answeredAt: at });
}

/** PRE-5, S5: the parties choose a mediator; where they do not agree, the court designates one. */
function askForMediator(
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
