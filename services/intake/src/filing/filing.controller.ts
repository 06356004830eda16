import { filedAsEnforcement, fileAsEnforcement } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { type z } from 'zod';
import { Filing } from './filing.js';

/** The filing clerk registers a case under 执 that came back from settlement (PRE-7, PRE-8). */
@Controller('cases/:caseId/filing')
export class FilingController {
  constructor(@Inject(Filing) private readonly filing: Filing) {}

  @Post()
  @Command()
  @Allow({ summary: '和解不成，立执行案件', roles: ['filing-clerk'], scope: 'court' })
  @Returns(filedAsEnforcement, { status: 201 })
  async file(
    @AboutCase() { caseId, principal, time }: CaseCall,
    @Body({ schema: fileAsEnforcement }) { note }: z.output<typeof fileAsEnforcement>,
    @Tx() tx: Transaction,
  ): Promise<{ caseNumber: string }> {
    return { caseNumber: await this.filing.file(tx, { caseId, clerk: principal.subject, note, at: time.at }) };
  }
}
