import { CaseRecorder, lockCase, type NewTask, type Occasion, type StepContext } from '@hejie/casework';
import { type GuidanceOnWire } from '@hejie/contracts/http';
import { packOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { accessErrors } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import { admitted, decideGuidance, guidanceNeeded } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Mediator } from '../roster/mediator.entity.js';
import { Mediators } from '../roster/mediators.js';
import { Designation } from './designation.entity.js';
import { guideOf } from './designations.js';
import { Advice, Guidance } from './guidance.entities.js';

/** Kind of the task in which a guide is named. */
export const ASSIGN_GUIDE = 'ASSIGN_GUIDE';

/** PRE-14, C6: an outside mediator who has accepted is guided by one of the court's own, where the pack says so: somebody is asked to name him. */
export async function guideWanted(
  { tx, caseId, known: { caseNumber, packId } }: StepContext,
  mediatorId: string,
): Promise<NewTask[]> {
  const { profession } = await tx.manager.findOneByOrFail(Mediator, { mediatorId });
  if (!guidanceNeeded(profession, packOf(packId))) return [];
  const round = await tx.manager.countBy(Designation, { caseId });
  return [
    {
      id: `guide/${caseId}/${round}`,
      kind: ASSIGN_GUIDE,
      role: 'judges-assistant',
      facts: { caseNumber, mediatorId },
      rule: 'PRE-14',
      title: `${caseNumber}：院外和解员已接受选任，请确定本院和解员进行指导`,
    },
  ];
}

/** PRE-14, C6 (SEED1 “由本院和解员进行指导”): who guides, and what he advised. */
@Injectable()
export class GuidanceOfCases {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(Mediators) private readonly mediators: Mediators,
  ) {}

  /** @throws LawError as `decideGuidance`. */
  async assign(tx: Transaction, call: CaseCall, guideId: string): Promise<GuidanceOnWire> {
    const { caseId, principal, time } = call;
    const known = await lockCase(tx, caseId);
    const { manager } = tx;
    const accepted = await manager.findOneBy(Designation, { caseId, answer: 'ACCEPTED' });
    const mediator = accepted && (await manager.findOneByOrFail(Mediator, { mediatorId: accepted.mediatorId }));
    const guide = await manager.findOneBy(Mediator, { mediatorId: guideId, court: known.court });
    const asked = {
      mediator: mediator?.profession ?? null,
      guide: guide ? { kind: guide.profession, state: guide.state } : undefined,
    };
    admitted(decideGuidance(asked));
    const nth = (await manager.countBy(Guidance, { caseId })) + 1;
    const { mediatorId } = mediator!;
    const row = { caseId, nth, guideId, mediatorId, assignedAt: time.at, assignedBy: principal.subject };
    await manager.insert(Guidance, row);
    return this.recorder.record(tx, occasionOf(call), {
      audit: { action: 'guide.assigned', facts: { guideId, mediatorId } },
      tasks: { done: [{ kind: ASSIGN_GUIDE, outcome: { guideId }, ifOpen: true }] },
      answer: await guidanceIn(manager, caseId),
    });
  }

  /** The guide alone advises. @throws AccessError AUTH.OTHER_CASE for any other mediator. */
  async advise(tx: Transaction, call: CaseCall, words: string): Promise<GuidanceOnWire> {
    const { caseId, principal, time } = call;
    await lockCase(tx, caseId);
    const { manager } = tx;
    const guideId = await this.mediators.own(principal);
    if ((await guideOf(manager, caseId))?.guideId !== guideId) throw accessErrors.otherCase();
    const nth = (await manager.countBy(Advice, { caseId })) + 1;
    await manager.insert(Advice, { caseId, nth, guideId, words, givenAt: time.at });
    return this.recorder.record(tx, occasionOf(call), {
      audit: { action: 'guide.advised', facts: { guideId, nth } },
      answer: await guidanceIn(manager, caseId),
    });
  }
}

const occasionOf = ({ caseId, principal, time }: CaseCall): Occasion => ({
  caseId,
  at: time.at,
  by: principal.subject,
});

/** Who guides the mediator of a case now, and all that was advised in it. */
export async function guidanceIn(manager: EntityManager, caseId: string): Promise<GuidanceOnWire> {
  const guide = await guideOf(manager, caseId);
  const advice = await manager.find(Advice, { where: { caseId }, order: { nth: 'ASC' } });
  return {
    guideId: guide?.guideId ?? null,
    assignedAt: guide?.assignedAt ?? null,
    advice: advice.map(({ guideId, words, givenAt }) => ({ guideId, words, at: givenAt })),
  };
}
