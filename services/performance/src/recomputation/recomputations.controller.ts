import { accountPath, recomputationsAnswer, type RecomputationsAnswer } from '@hejie/contracts/http';
import { type Principal } from '@hejie/security';
import { Allow, CurrentPrincipal, Returns } from '@hejie/service-kit';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Recomputation } from './recomputation.entity.js';

/** Nights that are shown. */
const SHOWN = 31;

/** Accounts of case money computed a second time (账实核对), for who answers for them. */
@Controller('bank-accounts/:account/recomputations')
export class RecomputationsController {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  @Get()
  @Allow({
    summary: '案款账实核对结果',
    roles: ['clerk', 'enforcement-judge', 'court-president', 'supervisor'],
    scope: 'court',
  })
  @Returns(recomputationsAnswer)
  async list(
    @Param('account', { schema: accountPath }) account: string,
    @CurrentPrincipal() { court = '' }: Principal,
  ): Promise<RecomputationsAnswer> {
    const rows = await this.dataSource.manager.find(Recomputation, {
      where: { court, account: Number(account) },
      order: { computedAt: 'DESC' },
      take: SHOWN,
    });
    return {
      items: rows.map(({ computedAt, lines, differences }) => ({ computedAt, lines, differences: [...differences] })),
    };
  }
}
