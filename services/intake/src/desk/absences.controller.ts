import { absencesFrom, CaseRecorder, DESK_ROLES, keepAbsence, OVERSEERS, publishFact } from '@hejie/casework';
import { absenceSet } from '@hejie/contracts/facts';
import { absenceEntry } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { accessErrors, type Principal } from '@hejie/security';
import { Allow, Command, CourtTime, CurrentPrincipal, Returns, Tx, type CourtTimeReading } from '@hejie/service-kit';
import { admitted, decideAbsence } from '@hejie/settlement';
import { Body, Controller, Inject, Put } from '@nestjs/common';
import { type z } from 'zod';
import { absenceAnswer } from './desk-views.js';

/** Who of the court is away, and who stands in for him. */
@Controller('absences')
export class AbsencesController {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** N1: one's own, or another's where a president or a supervisor enters it. Every service hears of it. */
  @Put()
  @Command()
  @Allow({ summary: '登记请假及代办', roles: DESK_ROLES, scope: 'court' })
  @Returns(absenceAnswer)
  async set(
    @Body({ schema: absenceEntry }) entered: z.output<typeof absenceEntry>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() { at }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<z.output<typeof absenceAnswer>> {
    const { subject = principal.subject, from, to, deputy } = entered;
    if (subject !== principal.subject && !OVERSEERS.some((role) => principal.roles.includes(role)))
      throw accessErrors.roleDenied();
    const court = principal.court!;
    if (to !== null) admitted(decideAbsence({ subject, from, to, deputy }, await absencesFrom(tx, court, at)));
    const absence = { court, subject, from, to, deputy };
    await keepAbsence(tx, absence);
    await this.recorder.record(
      tx,
      { caseId: `desk/${court}`, at, by: principal.subject },
      { audit: { action: 'absence.set', facts: absence }, facts: [publishFact(absenceSet, absence)] },
    );
    return absence;
  }
}
