import { type Resource } from '@hejie/security';
import { CaseDirectory } from '@hejie/casework';
import { type ResourceLocator } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Designations } from './designations.js';

/** Cases as the guard asks for them: the directory's entry, with the mediator whom mediation alone knows. */
@Injectable()
export class MediationCases implements ResourceLocator {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(Designations) private readonly designations: Designations,
  ) {}

  async locate(params: Readonly<Record<string, string>>): Promise<Resource | undefined> {
    const resource = await this.cases.locate(params);
    return resource && { ...resource, mediators: await this.designations.subjectsOf(resource.caseId) };
  }
}
