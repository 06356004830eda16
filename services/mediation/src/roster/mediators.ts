import { accessErrors, type Principal } from '@hejie/security';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Mediator } from './mediator.entity.js';

/** Who is who on the roll. */
@Injectable()
export class Mediators {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** The caller as the roll knows them. @throws AccessError AUTH.ROLE_DENIED for somebody who is not on it. */
  async own({ subject, court }: Principal): Promise<string> {
    const mediator = await this.dataSource.manager.findOneBy(Mediator, { subject, court: court! });
    if (!mediator) throw accessErrors.roleDenied();
    return mediator.mediatorId;
  }
}
