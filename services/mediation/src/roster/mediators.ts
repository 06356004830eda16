import { accessErrors, type Principal } from '@hejie/security';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Negotiation } from '../negotiation/negotiation.entity.js';
import { Designation } from '../selection/designation.entity.js';
import { Mediator } from './mediator.entity.js';

/** Who is who on the roll: a mediator acts in his own cases, and answers for no other. */
@Injectable()
export class Mediators {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  isOnRoll(mediatorId: string, court: string): Promise<boolean> {
    return this.dataSource.manager.existsBy(Mediator, { mediatorId, court });
  }

  /** The caller as the roll knows them. @throws AccessError AUTH.ROLE_DENIED for somebody who is not on it. */
  async own({ subject, court }: Principal): Promise<string> {
    const mediator = await this.dataSource.manager.findOneBy(Mediator, { subject, court: court! });
    if (!mediator) throw accessErrors.roleDenied();
    return mediator.mediatorId;
  }

  /** The subjects of the mediator who was asked and has not declined, and of the one who conducts the negotiation. */
  async ofCase(caseId: string): Promise<string[]> {
    const { manager } = this.dataSource;
    const [asked, negotiation] = await Promise.all([
      manager.findBy(Designation, { caseId }),
      manager.findOneBy(Negotiation, { caseId }),
    ]);
    const mediatorIds = asked
      .filter(({ answer }) => answer === null || answer === 'ACCEPTED')
      .map(({ mediatorId }) => mediatorId);
    if (negotiation) mediatorIds.push(negotiation.mediatorId);
    return (await manager.findBy(Mediator, { mediatorId: In(mediatorIds) })).map(({ subject }) => subject);
  }

  /** Nobody signs as mediator who did not conduct the negotiation, whatever else brought him here. @throws AccessError AUTH.OTHER_CASE. */
  async requireOwnCase(principal: Principal, caseId: string): Promise<void> {
    const mediatorId = await this.own(principal);
    const own = await this.dataSource.manager.existsBy(Negotiation, { caseId, mediatorId });
    if (!own) throw accessErrors.otherCase();
  }
}
