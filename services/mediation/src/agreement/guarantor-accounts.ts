import { CaseDirectory } from '@hejie/casework';
import { type Resource } from '@hejie/security';
import { type ResourceLocator } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GuarantorAccount } from './agreement.entities.js';

/** A case as the guard asks for it where guarantors come: their accounts take the place of those of the parties, and whoever has none learns nothing of it. */
@Injectable()
export class GuarantorAccounts implements ResourceLocator {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  async locate(params: Readonly<Record<string, string>>): Promise<Resource | undefined> {
    const resource = await this.cases.locate(params);
    if (!resource) return undefined;
    const accounts = await this.dataSource.manager.findBy(GuarantorAccount, { caseId: resource.caseId });
    return { ...resource, parties: accounts.map(({ partyRef }) => partyRef) };
  }

  /** As which guarantors this account acts in the case. */
  async guarantorsOf(caseId: string, partyRef: string): Promise<string[]> {
    const rows = await this.dataSource.manager.findBy(GuarantorAccount, { caseId, partyRef });
    return rows.map(({ guarantorId }) => guarantorId);
  }
}
