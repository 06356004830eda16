import { caseStatus } from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { formatYuan, LawError } from '@hejie/law';
import { type Principal } from '@hejie/security';
import { CaseCommands } from '@hejie/casework';
import { Allow, CurrentPrincipal, Returns } from '@hejie/service-kit';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { type Application } from '../application/application.entity.js';
import { titleOnWire } from '../application/title-row.js';
import { type CaseRecord } from '../case-record/case-record.entity.js';
import { Cases } from './cases.js';

const COURT_STAFF = [
  'filing-clerk',
  'settlement-judge',
  'judges-assistant',
  'clerk',
  'enforcement-judge',
  'court-president',
  'supervisor',
] as const;

/** Cases as people see them. No number of a person, no address leaves here. */
@Controller('cases')
export class CasesController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
  ) {}

  /** The newest cases of the caller's court. */
  @Get()
  @Allow({ roles: COURT_STAFF, scope: 'court', keepsToOwnCases: true })
  async list(@CurrentPrincipal() { court, caseIds }: Principal) {
    const found = await this.cases.ofCourt(court!, caseIds);
    return { items: found.map(({ application, record }) => card(application, record)) };
  }

  /** One case: what was filed, why it was found suitable, where it stands. */
  @Get(':caseId')
  @Allow({ roles: [...COURT_STAFF, 'party'], scope: 'case' })
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

  /** The running case itself: what it awaits, and until when; how it ended, when it is long over. */
  @Get(':caseId/status')
  @Allow({ roles: [...COURT_STAFF, 'party'], scope: 'case' })
  @Returns(caseStatus)
  async status(@Param('caseId') caseId: string): Promise<CaseStatus> {
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
    acceptedAt: application.acceptedAt,
    stage: record.stage,
    awaiting: record.awaiting,
    since: record.since,
    ending: record.ending,
    endingRule: record.endingRule,
    paid: record.paid === null ? null : formatYuan(record.paid),
  };
}
