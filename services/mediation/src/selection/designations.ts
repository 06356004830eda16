import { accessErrors, type Principal, type Role } from '@hejie/security';
import { type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { requireOfTheTalks, rolesInTalks } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, LessThanOrEqual, type EntityManager } from 'typeorm';
import { Mediator } from '../roster/mediator.entity.js';
import { Mediators } from '../roster/mediators.js';
import { Designation } from './designation.entity.js';
import { Guidance } from './guidance.entities.js';

/** Whose a case is among the mediators: from the day he is asked until he declines. */
@Injectable()
export class Designations {
  constructor(
    @Inject(Mediators) private readonly mediators: Mediators,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** The subjects of the mediator who is asked or has accepted; of one who has declined or kept silent no longer. */
  async subjectsOf(caseId: string): Promise<string[]> {
    const { manager } = this.dataSource;
    const asked = await manager.findBy(Designation, { caseId });
    const mediatorIds = asked
      .filter(({ answer }) => answer === null || answer === 'ACCEPTED')
      .map(({ mediatorId }) => mediatorId);
    const guide = await guideOf(manager, caseId);
    const own = In([...mediatorIds, ...(guide ? [guide.guideId] : [])]);
    return (await manager.findBy(Mediator, { mediatorId: own })).map(({ subject }) => subject);
  }

  /** Nobody signs as mediator who did not accept the case, whatever else brought him here. @returns who he is on the roll @throws AccessError AUTH.OTHER_CASE. */
  async requireAccepted(principal: Principal, caseId: string): Promise<string> {
    const mediatorId = await this.mediators.own(principal);
    const own = await this.dataSource.manager.existsBy(Designation, { caseId, mediatorId, answer: 'ACCEPTED' });
    if (!own) throw accessErrors.otherCase();
    return mediatorId;
  }

  /**
   * Staff in these roles act in the case; whoever comes as mediator once he has accepted it, so that the guide, who reads and advises, does not.
   * @throws AccessError AUTH.OTHER_CASE.
   */
  async requireActing(principal: Principal, caseId: string, staff: readonly Role[]): Promise<void> {
    if (!principal.roles.some((role) => staff.includes(role))) await this.requireAccepted(principal, caseId);
  }

  /** The roles in which the caller takes part in the talks of a case: a mediator from his acceptance until he leaves, and who guides him (D7). */
  async rolesInTalks({ roles, subject, court }: Principal, caseId: string): Promise<string[]> {
    if (!roles.includes('mediator')) return [...roles];
    const { manager } = this.dataSource;
    const accepted = await manager.findBy(Designation, { caseId, answer: 'ACCEPTED' });
    const guide = await guideOf(manager, caseId);
    const mediatorId = In([...accepted.map((one) => one.mediatorId), ...(guide ? [guide.guideId] : [])]);
    const inOffice = await manager.existsBy(Mediator, { mediatorId, subject, court });
    return rolesInTalks(roles, { inOffice });
  }

  /** What is put forward in the talks is for those who take part. @throws LawError NEGOTIATION.NOT_OF_THE_TALKS. */
  async requireOfTheTalks(principal: Principal, caseId: string): Promise<void> {
    requireOfTheTalks(await this.rolesInTalks(principal, caseId));
  }
}

/** B6: the talks of who had accepted by then are over for him: he is their mediator no longer. */
export async function returned({ manager }: Transaction, caseId: string, at: CourtInstant): Promise<void> {
  const accepted = { caseId, answer: 'ACCEPTED' as const, designatedAt: LessThanOrEqual(at) };
  await manager.update(Designation, accepted, { answer: 'RETURNED', answeredAt: at });
}

/** Who was asked to mediate or acted at an instant, as the record has it; null: nobody. */
export async function mediatorAt({ manager }: Transaction, caseId: string, at: CourtInstant): Promise<string | null> {
  const [last] = await manager.find(Designation, {
    where: { caseId, designatedAt: LessThanOrEqual(at) },
    order: { round: 'DESC' },
    take: 1,
  });
  return last?.mediatorId ?? null;
}

/** C6: who of the court's own guides the mediator who has accepted; of another one's guide nothing is left. */
export async function guideOf(manager: EntityManager, caseId: string): Promise<Guidance | undefined> {
  const [last] = await manager.find(Guidance, { where: { caseId }, order: { nth: 'DESC' }, take: 1 });
  if (!last) return undefined;
  const { mediatorId } = last;
  return (await manager.existsBy(Designation, { caseId, mediatorId, answer: 'ACCEPTED' })) ? last : undefined;
}
