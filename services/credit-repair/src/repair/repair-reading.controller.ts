import { CaseDirectory } from '@hejie/casework';
import {
  debtorPath,
  missingAnswer,
  negativeListAnswer,
  otherCasesAnswer,
  proofPath,
  type MissingAnswer,
  type NegativeListAnswer,
  type OtherCasesAnswer,
} from '@hejie/contracts/http';
import { LawError, packOf } from '@hejie/law';
import { type Principal } from '@hejie/security';
import { Allow, CurrentPrincipal, notFound, Returns, type CaseCall } from '@hejie/service-kit';
import { MATERIAL_NAMES, missingMaterials, negativeGrounds, type CreditFile } from '@hejie/settlement';
import { currentCourtTime } from '@hejie/temporal';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { creditDesk } from '../credit/credit-desk.js';
import { noRecord } from '../credit/credit-records.js';
import { casesOnRecord, conductsElsewhere, withConducts } from './other-cases.js';

const STAFF = ['credit-officer', 'judges-assistant', 'enforcement-judge', 'court-president', 'supervisor'] as const;
const READERS = [...STAFF, 'clerk', 'party'] as const;

/** A person is known in other cases by his account, and one who has none by nothing. */
const NO_ACCOUNT = {
  code: 'OTHER_CASES.NO_ACCOUNT',
  rule: 'CR-L-PD',
  path: '/partyId',
  zh: '该当事人没有账号，系统不能查询其他案件，请另行人工查询；证明只能就本案出具。',
  en: 'This party has no account, by which alone other cases are known here: ask elsewhere. A certificate speaks of this case alone.',
};

/** What a person looks at before a repair: what stands against it, what is missing, the debtor's other cases. */
@Controller('cases/:caseId/credit/:partyId')
export class RepairReadingController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** CR-NEG, S22: as of now, and of all his cases. */
  @Get('negative-list')
  @Allow({ summary: '负面清单事项、理由和修复途径', roles: READERS, scope: 'case' })
  @Returns(negativeListAnswer)
  async negativeList(
    @Param('caseId') caseId: string,
    @Param('partyId', { schema: debtorPath }) partyId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<NegativeListAnswer> {
    const file = await this.record(caseId, partyId, principal);
    const { packId } = await this.cases.known(caseId);
    const at = currentCourtTime();
    const elsewhere = await conductsElsewhere({ tx: this.dataSource, caseId, at }, partyId);
    return [...negativeGrounds(withConducts(file, elsewhere), { at, pack: packOf(packId) })];
  }

  /** CR-L-PD, S21: what the service itself knows of this court; others are asked by a person. 422 `OTHER_CASES.NO_ACCOUNT` where nobody can look. */
  @Get('other-cases')
  @Allow({ summary: '被执行人在本院的其他案件', roles: STAFF, scope: 'court' })
  @Returns(otherCasesAnswer)
  async otherCases(
    @Param('caseId') caseId: string,
    @Param('partyId', { schema: debtorPath }) partyId: string,
  ): Promise<OtherCasesAnswer> {
    const { court } = await this.cases.known(caseId);
    const { looked, cases } = await casesOnRecord(this.dataSource.manager, caseId, partyId);
    if (!looked) throw new LawError(NO_ACCOUNT);
    return cases.filter((one) => one.court === court).map(({ court: _, ...one }) => one);
  }

  /** CR-N-7: what the ledger knows already the debtor need not prove. */
  @Get('applications/:applicationId/missing')
  @Allow({ summary: '信用修复申请尚缺的材料', roles: READERS, scope: 'case' })
  @Returns(missingAnswer)
  async missing(
    @Param('caseId') caseId: string,
    @Param('partyId', { schema: debtorPath }) partyId: string,
    @Param('applicationId', { schema: proofPath }) applicationId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<MissingAnswer> {
    const file = await this.record(caseId, partyId, principal);
    const application = file.applications.find(({ id }) => id === applicationId);
    if (!application) throw notFound('APPLICATION.UNKNOWN', '没有该申请', 'There is no such application');
    return missingMaterials(application, file).map((kind) => ({ kind, name: MATERIAL_NAMES[kind] }));
  }

  private async record(caseId: string, partyId: string, principal: Principal): Promise<CreditFile> {
    await this.cases.requireOwnParty({ caseId, principal } as CaseCall, partyId);
    const kept = await creditDesk.find(this.dataSource.manager, { caseId, about: partyId });
    if (!kept) throw noRecord();
    return kept.file;
  }
}
