import { caseAnswer, caseCard, caseStatus } from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { formatYuan, LawError } from '@hejie/law';
import { type Principal } from '@hejie/security';
import { CaseCommands, pageOf } from '@hejie/casework';
import { Allow, CurrentPrincipal, Returns } from '@hejie/service-kit';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { type Application } from '../application/application.entity.js';
import { titleOnWire } from '../application/title-row.js';
import { type CaseRecord } from '../case-record/case-record.entity.js';
import { owedOf } from '../case-record/owed.js';
import { caseFilter, Cases, type CaseFilter } from './cases.js';
import { CASE_READERS, COURT_STAFF } from './readers.js';

/** Cases as people see them. No number of a person, no address leaves here. */
@Controller('cases')
export class CasesController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
  ) {}

  /**
   * The cases of the caller's court, page by page, the newest first, or the most urgent. What is due is the answer of mediation until an
   * agreement is in performance, and of performance, by its ledger, from then on: intake repeats the last that it was told.
   */
  @Get()
  @Allow({ summary: '本院案件列表', roles: COURT_STAFF, scope: 'court', keepsToOwnCases: true })
  @Returns(pageOf(caseCard))
  async list(@Query({ schema: caseFilter }) filter: CaseFilter, @CurrentPrincipal() { court, caseIds }: Principal) {
    const { items, next } = await this.cases.ofCourt(court!, filter, caseIds);
    return { items: items.map(({ application, record }) => card(application, record)), next };
  }

  /** One case: what was filed, why it was found suitable, where it stands. */
  @Get(':caseId')
  @Allow({ summary: '案件详情', ...CASE_READERS })
  @Returns(caseAnswer)
  async show(@Param('caseId') caseId: string) {
    const { application, parties, record } = await this.cases.get(caseId);
    return {
      ...card(application, record),
      title: titleOnWire(application),
      packId: application.packId,
      screening: application.screening,
      parties: parties.map(({ partyId, side, kind, maskedName }) => ({ partyId, side, kind, name: maskedName })),
    };
  }

  /** The running case itself: what it awaits, and until when; how it ended, when it is long over, and what is owed all the same (CLS-3). */
  @Get(':caseId/status')
  @Allow({ summary: '案件当前状态', ...CASE_READERS })
  @Returns(caseStatus)
  async status(@Param('caseId') caseId: string): Promise<CaseStatus> {
    const status = await this.answered(caseId);
    if (status.ending === undefined) return status;
    const { record } = await this.cases.get(caseId);
    const owedAfterEnding = owedOf(record);
    return owedAfterEnding ? { ...status, owedAfterEnding } : status;
  }

  private async answered(caseId: string): Promise<CaseStatus> {
    try {
      return await this.commands.status(caseId);
    } catch (error) {
      const ended =
        error instanceof LawError && error.code === 'CASE.ENDED' ? await this.cases.endedStatus(caseId) : undefined;
      if (!ended) throw error;
      return ended;
    }
  }
}

function card(application: Application, record: CaseRecord) {
  return {
    caseId: application.caseId,
    court: application.court,
    caseNumber: application.caseNumber,
    enforcementNumber: record.enforcementNumber,
    cause: application.cause,
    claim: formatYuan(application.claim),
    greenChannel: application.greenChannel,
    tags: application.tags,
    acceptedAt: application.acceptedAt,
    stage: record.stage,
    awaiting: record.awaiting,
    since: record.since,
    due: record.dueAt === null ? null : { at: record.dueAt, provisional: record.dueProvisional },
    ending: record.ending,
    endingRule: record.endingRule,
    paid: record.paid === null ? null : formatYuan(record.paid),
    owedAfterEnding: owedOf(record),
  };
}
