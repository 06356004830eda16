import { accessErrors, type Principal, type Resource } from '@hejie/security';
import { type ResourceLocator } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Mediator } from '../roster/mediator.entity.js';
import { Mediators } from '../roster/mediators.js';
import { Designations } from '../selection/designations.js';
import { MediationCases } from '../selection/mediation-cases.js';
import { RecordedSession } from './session.entities.js';

/** A case as the guard asks for it where a transcript is signed: whoever conducted the session is its mediator, also after he was replaced. */
@Injectable()
export class SessionMediators implements ResourceLocator {
  constructor(
    @Inject(MediationCases) private readonly cases: MediationCases,
    @Inject(Mediators) private readonly mediators: Mediators,
    @Inject(Designations) private readonly designations: Designations,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  async locate(params: Readonly<Record<string, string>>): Promise<Resource | undefined> {
    const resource = await this.cases.locate(params);
    if (!resource) return undefined;
    const mediatorId = await this.conducting(resource.caseId!, Number(params.no));
    if (mediatorId === null) return resource;
    const { subject } = await this.dataSource.manager.findOneByOrFail(Mediator, { mediatorId });
    return { ...resource, mediators: [...resource.mediators!, subject] };
  }

  /** The transcript of a session is signed by the mediator who conducted it. @throws AccessError AUTH.OTHER_CASE. */
  async requireOwn(principal: Principal, caseId: string, no: number): Promise<void> {
    const conducting = await this.conducting(caseId, no);
    // Nobody is on record of a session that began before this was kept: then who conducts the talks.
    if (conducting === null) await this.designations.requireAccepted(principal, caseId);
    else if ((await this.mediators.own(principal)) !== conducting) throw accessErrors.otherCase();
  }

  private async conducting(caseId: string, no: number): Promise<string | null> {
    if (!Number.isInteger(no)) return null;
    const session = await this.dataSource.manager.findOneBy(RecordedSession, { caseId, no });
    return session?.mediatorId ?? null;
  }
}
