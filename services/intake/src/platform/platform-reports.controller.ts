import {
  makePlatformReport,
  platformReceipts,
  platformReceiptsAnswer,
  platformReport,
  platformReportNo,
  platformReports,
  type PlatformReportAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import {
  Allow,
  Command,
  CourtTime,
  CurrentPrincipal,
  Returns,
  ReturnsFile,
  Tx,
  type CourtTimeReading,
} from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post, StreamableFile } from '@nestjs/common';
import { type z } from 'zod';
import { PlatformReports } from './platform-reports.js';

const CSV = 'text/csv';

/** What became of the cases that came from the mediation platform (分调裁平台), as files (docs/PLATFORM.md). */
@Controller('platform-reports')
export class PlatformReportsController {
  constructor(@Inject(PlatformReports) private readonly reports: PlatformReports) {}

  @Get()
  @Allow({ summary: '反馈分调裁平台的文件', roles: ['filing-clerk', 'court-president', 'supervisor'], scope: 'court' })
  @Returns(platformReports)
  async list(@CurrentPrincipal() { court }: Principal): Promise<{ items: PlatformReportAnswer[] }> {
    return { items: await this.reports.of(court!) };
  }

  @Post()
  @Command()
  @Allow({ summary: '生成下一份反馈文件', roles: ['filing-clerk'], scope: 'court' })
  @Returns(platformReport, { status: 201 })
  make(
    @Body({ schema: makePlatformReport }) _: z.output<typeof makePlatformReport>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() { at }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<PlatformReportAnswer> {
    return this.reports.make(tx, principal, at);
  }

  @Get(':no/file')
  @Allow({ summary: '反馈文件（CSV）', roles: ['filing-clerk', 'court-president', 'supervisor'], scope: 'court' })
  @ReturnsFile([CSV])
  async file(
    @Param('no', { schema: platformReportNo }) no: number,
    @CurrentPrincipal() { court }: Principal,
  ): Promise<StreamableFile> {
    const bytes = await this.reports.file(court!, no);
    const disposition = `attachment; filename="platform-report-${no}.csv"`;
    return new StreamableFile(bytes, { type: `${CSV}; charset=utf-8`, disposition, length: bytes.length });
  }

  @Post(':no/receipts')
  @Command()
  @Allow({ summary: '登记平台逐行回执', roles: ['filing-clerk'], scope: 'court' })
  @Returns(platformReceiptsAnswer, { status: 201 })
  receipts(
    @Param('no', { schema: platformReportNo }) no: number,
    @Body({ schema: platformReceipts }) { file }: z.output<typeof platformReceipts>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() { at }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<z.input<typeof platformReceiptsAnswer>> {
    return this.reports.receipts(tx, no, file, principal, at);
  }
}
