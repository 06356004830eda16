import { adoptCalendar } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { Allow, Command, CourtTime, CurrentPrincipal, Returns, Tx, type CourtTimeReading } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { CalendarEditions } from './calendar-editions.js';

/** A State Council notice has been published and is part of this build: open cases adopt it, one after another in the background. */
@Controller('calendar-editions')
export class CalendarEditionsController {
  constructor(@Inject(CalendarEditions) private readonly editions: CalendarEditions) {}

  @Post()
  @Command()
  @Allow({ summary: '采用新的节假日安排通知', roles: ['operator'], scope: 'any' })
  @Returns(z.object({ cases: z.number().int() }), { status: 201 })
  async adopt(
    @Body({ schema: adoptCalendar }) { calendarEditions }: z.output<typeof adoptCalendar>,
    @CurrentPrincipal() { subject }: Principal,
    @CourtTime() { at, clock }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<{ cases: number }> {
    const courtClock = clock.mode === 'real' ? null : clock;
    return { cases: await this.editions.adopt(tx, calendarEditions, { at, by: subject }, courtClock) };
  }
}
