import { pageFields, pageOf, type Page } from '@hejie/casework';
import { importAnswer, importFile, importRowAnswer, importRowState } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { Allow, Command, CourtTime, CurrentPrincipal, Returns, Tx, type CourtTimeReading } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Imports, type ImportAnswer, type ImportRowAnswer } from './imports.js';

const pages = z.strictObject(pageFields);
const rowsQuery = z.strictObject({ state: importRowState.optional(), ...pageFields });
const READERS = ['filing-clerk', 'court-president', 'supervisor'] as const;

/** Applications by file: CSV or XLSX, thousands of rows, each a case or refused with its reasons (docs/IMPORT.md). */
@Controller('imports')
export class ImportsController {
  constructor(@Inject(Imports) private readonly imports: Imports) {}

  @Post()
  @Command()
  @Allow({ summary: '批量登记执行申请（CSV 或者 XLSX 文件）', roles: ['filing-clerk'], scope: 'court' })
  @Returns(importAnswer, { status: 201 })
  take(
    @Body({ schema: importFile }) body: z.output<typeof importFile>,
    @CurrentPrincipal() clerk: Principal,
    @CourtTime() time: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<ImportAnswer> {
    return this.imports.take(tx, body, clerk, time);
  }

  @Get()
  @Allow({ summary: '批量登记的文件', roles: READERS, scope: 'court' })
  @Returns(pageOf(importAnswer))
  list(
    @Query({ schema: pages }) query: z.output<typeof pages>,
    @CurrentPrincipal() { court }: Principal,
  ): Promise<Page<ImportAnswer>> {
    return this.imports.ofCourt(court!, query);
  }

  @Get(':importId')
  @Allow({ summary: '批量登记的办理情况', roles: READERS, scope: 'court' })
  @Returns(importAnswer)
  show(@Param('importId') importId: string, @CurrentPrincipal() { court }: Principal): Promise<ImportAnswer> {
    return this.imports.get(court!, importId);
  }

  @Get(':importId/rows')
  @Allow({ summary: '批量登记逐行结果', roles: READERS, scope: 'court' })
  @Returns(pageOf(importRowAnswer))
  rows(
    @Param('importId') importId: string,
    @Query({ schema: rowsQuery }) query: z.output<typeof rowsQuery>,
    @CurrentPrincipal() { court }: Principal,
  ): Promise<Page<ImportRowAnswer>> {
    return this.imports.rows(court!, importId, query);
  }
}
