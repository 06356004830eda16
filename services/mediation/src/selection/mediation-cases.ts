import { type Resource } from '@hejie/security';
import { CaseDirectory, type ResourceLocator } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Mediators } from '../roster/mediators.js';

/** Cases as the guard asks for them: the directory's entry, with the mediator whom mediation alone knows. */
@Injectable()
export class MediationCases implements ResourceLocator {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(Mediators) private readonly mediators: Mediators,
  ) {}

  async locate(params: Readonly<Record<string, string>>): Promise<Resource | undefined> {
    const resource = await this.cases.locate(params);
    return resource && { ...resource, mediators: await this.mediators.ofCase(resource.caseId) };
  }
}
