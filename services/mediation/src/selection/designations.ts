import { accessErrors, type Principal } from '@hejie/security';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Mediator } from '../roster/mediator.entity.js';
import { Mediators } from '../roster/mediators.js';
import { Designation } from './designation.entity.js';

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
    return (await manager.findBy(Mediator, { mediatorId: In(mediatorIds) })).map(({ subject }) => subject);
  }

  /** Nobody signs as mediator who did not accept the case, whatever else brought him here. @throws AccessError AUTH.OTHER_CASE. */
  async requireAccepted(principal: Principal, caseId: string): Promise<void> {
    const mediatorId = await this.mediators.own(principal);
    const own = await this.dataSource.manager.existsBy(Designation, { caseId, mediatorId, answer: 'ACCEPTED' });
    if (!own) throw accessErrors.otherCase();
  }
}
