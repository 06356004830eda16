import { accessErrors, type Principal } from '@hejie/security';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Negotiation } from '../negotiation/negotiation.entity.js';
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

  /** Somebody who acts as mediator must be this case's. Other staff pass. @throws AccessError AUTH.OTHER_CASE. */
  async requireOwnCase(principal: Principal, caseId: string): Promise<void> {
    if (!principal.roles.includes('mediator')) return;
    const mediatorId = await this.own(principal);
    const own = await this.dataSource.manager.existsBy(Negotiation, { caseId, mediatorId });
    if (!own) throw accessErrors.otherCase();
  }
}
