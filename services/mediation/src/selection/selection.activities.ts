import { publishFact, type NewTask, type StepContext, type StepHandlers } from '@hejie/casework';
import { designationDeclined, mediatorDesignated } from '@hejie/contracts/facts';
import { type MediationActs } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { IsNull } from 'typeorm';
import { Mediator } from '../roster/mediator.entity.js';
import { Designation } from './designation.entity.js';
import * as letters from './letters.js';

/** Kinds of the two tasks of selection. */
export const DESIGNATE_MEDIATOR = 'DESIGNATE_MEDIATOR';
export const ACCEPT_DESIGNATION = 'ACCEPT_DESIGNATION';

export const selectionActivities = {
  openSelection({ chooseBy, designateBy }, step) {
    return Promise.resolve({
      audit: { action: 'selection.opened', facts: { chooseBy, designateBy } },
      tasks: { opened: [askForMediator(step, 1, designateBy, { chooseBy })] },
    });
  },

  async recordDesignation({ mediatorId, chosenBy, round, acceptBy, conflict = null }, { tx, caseId, at, by, known }) {
    const { caseNumber } = known;
    const mediator = await tx.manager.findOneByOrFail(Mediator, { mediatorId });
    const designation = { caseId, round, mediatorId, chosenBy, designatedBy: by, conflict, designatedAt: at };
    await tx.manager.insert(Designation, designation as never);
    return {
      audit: {
        action: 'mediator.designated',
        facts: { mediatorId, chosenBy, round, ...(conflict && { conflict }) },
      },
      facts: [publishFact(mediatorDesignated, { mediatorId, chosenBy, acceptBy })],
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
  },

  async recordDecline({ mediatorId, reason, silence, round, redesignateBy }, step) {
    await answerDesignation(step, mediatorId, silence ? 'SILENT' : 'DECLINED');
    const kind = ACCEPT_DESIGNATION;
    return {
      audit: { action: 'designation.declined', facts: { mediatorId, silence, reason } },
      facts: [publishFact(designationDeclined, { mediatorId, silence })],
      tasks: {
        ...(silence ? { cancelled: [{ kind }] } : { done: [{ kind, outcome: { answer: 'DECLINED', reason } }] }),
        opened: [askForMediator(step, round, redesignateBy, { declined: mediatorId, silence, reason })],
      },
    };
  },
  recordSelectionRederivation({ from, dueBy: dueAt, editions }) {
    return Promise.resolve({
      audit: { action: 'selection.rederived', facts: { from, dueBy: dueAt, editions } },
      tasks: {
        redated: [
          { kind: DESIGNATE_MEDIATOR, dueAt },
          { kind: ACCEPT_DESIGNATION, dueAt },
        ],
      },
    });
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
