import { CaseDirectory } from '@hejie/casework';
import { type Principal, type Resource } from '@hejie/security';
import { type CaseCall, type ResourceLocator } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GuarantorAccount } from './guarantor-account.entity.js';

/** Who acts in a case where a guarantor whose property is enforced against comes as himself (利害关系人, 民诉法236): its parties, and the accounts of its guarantors. */
@Injectable()
export class PartiesAndGuarantors implements ResourceLocator {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  async locate(params: Readonly<Record<string, string>>): Promise<Resource | undefined> {
    const resource = await this.cases.locate(params);
    if (!resource) return undefined;
    const accounts = await this.dataSource.manager.findBy(GuarantorAccount, { caseId: resource.caseId });
    return { ...resource, parties: [...resource.parties, ...accounts.map(({ partyRef }) => partyRef)] };
  }

  /** As which guarantors a person acts in the case. */
  async guarantorsOf(caseId: string, { partyRef }: Principal): Promise<string[]> {
    if (partyRef === undefined) return [];
    const rows = await this.dataSource.manager.findBy(GuarantorAccount, { caseId, partyRef });
    return rows.map(({ guarantorId }) => guarantorId);
  }

  /** As `CaseDirectory.requireOwnParty`, for a guarantor too. @throws AccessError AUTH.NOT_A_PARTY. */
  async requireOwn(call: CaseCall, partyId: string, field: string): Promise<void> {
    const { caseId, principal } = call;
    const asGuarantor = principal.roles.includes('party') ? await this.guarantorsOf(caseId, principal) : [];
    if (!asGuarantor.includes(partyId)) await this.cases.requireOwnParty(call, partyId, field);
  }
}
