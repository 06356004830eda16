import { fileAsEnforcement } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { Allow, Command, CourtTime, CurrentPrincipal, Tx, type CourtTimeReading } from '@hejie/service-kit';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { type z } from 'zod';
import { Filing } from './filing.js';

/** The filing clerk registers a case under 执 that came back from settlement (PRE-7, PRE-8). */
@Controller('cases/:caseId/filing')
export class FilingController {
  constructor(@Inject(Filing) private readonly filing: Filing) {}

  @Post()
  @Command()
  @Allow({ roles: ['filing-clerk'], scope: 'court' })
  async file(
    @Param('caseId') caseId: string,
    @Body({ schema: fileAsEnforcement }) body: z.output<typeof fileAsEnforcement>,
    @CurrentPrincipal() clerk: Principal,
    @CourtTime() { at }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<{ caseNumber: string }> {
    return { caseNumber: await this.filing.file(tx, { caseId, clerk: clerk.subject, note: body.note, at }) };
  }
}
