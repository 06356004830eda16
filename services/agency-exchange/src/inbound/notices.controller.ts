import {
  agencyNoticesAnswer,
  findPartyEnded,
  noticePath,
  partyEndedAnswer,
  type AgencyNoticesAnswer,
  type FindPartyEndedBody,
  type PartyEndedAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NoticeFindings } from './notice-findings.js';

/** Whom bodies say to have died or to be deregistered: the judge finds whether it is the party, and nothing happens before that. */
@Controller('cases/:caseId/agency-notices')
export class NoticesController {
  constructor(
    @Inject(NoticeFindings) private readonly findings: NoticeFindings,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '协助单位来函', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(agencyNoticesAnswer)
  list(@Param('caseId') caseId: string): Promise<AgencyNoticesAnswer> {
    return this.findings.list(this.dataSource.manager, caseId);
  }

  @Post(':noticeId/finding')
  @Command()
  @Allow({ summary: '认定当事人死亡或者注销', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(partyEndedAnswer, { status: 201 })
  find(
    @AboutCase() call: CaseCall,
    @Param('noticeId', { schema: noticePath }) noticeId: string,
    @Body({ schema: findPartyEnded }) body: FindPartyEndedBody,
    @Tx() tx: Transaction,
  ): Promise<PartyEndedAnswer> {
    return this.findings.find(tx, call, noticeId, body);
  }
}
