import { Body, Controller, Get, Module, Param, Post, Query, type DynamicModule } from '@nestjs/common';
import { shapes } from '@hejie/contracts/facts';
import { LawError } from '@hejie/law';
import { PersistenceModule, platformMigrations, type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { type QueryRunner } from 'typeorm';
import { z } from 'zod';
import {
  AboutCase,
  Allow,
  CASE_LOCATOR,
  Command,
  CommandKey,
  CurrentPrincipal,
  Returns,
  Tx,
  workItemMigrations,
  WorkItemEntity,
  WorkItemsModule,
  type CaseCall,
  type ResourceLocator,
  type ServiceDefinition,
} from '../src/index.js';

/** The smallest service that has one of everything: what the tests of this library call over HTTP. */
export const recordReceipt = z.strictObject({ amount: shapes.yuan, valueDate: shapes.date });
const since = z.strictObject({ since: shapes.date.optional() });
const receipt = z.object({ receiptId: z.number().int(), amount: shapes.yuan, recordedAt: z.string() });

const CASES = new Map([['case-1', { court: '鲁0502', parties: ['creditor-demo', 'debtor-demo'] }]]);

class Cases implements ResourceLocator {
  locate({ caseId = '' }: Readonly<Record<string, string>>) {
    const found = CASES.get(caseId);
    return Promise.resolve(found && { caseId, ...found });
  }
}

/** How often a workflow was really asked; the tests read it. */
export const workflowCalls: string[] = [];

@Controller('cases/:caseId/receipts')
export class ReceiptsController {
  @Post()
  @Allow({ roles: ['clerk', 'enforcement-judge'], scope: 'court' })
  @Command()
  @Returns(receipt, { status: 201 })
  async record(
    @AboutCase() { caseId, time }: CaseCall,
    @Body({ schema: recordReceipt }) body: z.output<typeof recordReceipt>,
    @Tx() tx: Transaction,
  ): Promise<z.output<typeof receipt>> {
    const [row]: { id: number }[] = await tx.manager.query(
      'insert into receipts (case_id, amount) values ($1, $2) returning id',
      [caseId, body.amount],
    );
    if (body.amount === '404.00')
      throw new LawError({ code: 'LEDGER.CLOSED', rule: 'SET-ART-11', zh: '账目已结清', en: 'The ledger is closed' });
    if (body.amount === '500.00') throw new Error('secret internals of 张三, 460200199001011234');
    return { receiptId: row!.id, amount: body.amount, recordedAt: time.at };
  }

  @Get()
  @Allow({ roles: ['clerk', 'party'], scope: 'case' })
  async list(
    @Param('caseId') caseId: string,
    @Query({ schema: since }) _filter: z.output<typeof since>,
    @CurrentPrincipal() principal: Principal,
  ) {
    return { caseId, readBy: principal.subject };
  }

  /** Takes no query. */
  @Get('last')
  @Allow({ roles: ['clerk', 'party'], scope: 'case' })
  last(@Param('caseId') caseId: string) {
    return { caseId };
  }

  @Post('election')
  @Allow({ roles: ['party'], scope: 'party' })
  @Command({ effect: 'workflow' })
  elect(
    @Body({ schema: z.strictObject({ election: z.enum(['RESUME', 'TOLERATE']) }) }) body: { election: string },
    @CommandKey() key: string,
  ) {
    workflowCalls.push(key);
    return { election: body.election };
  }
}

class CreateReceipts1790000000200 {
  readonly name = 'CreateReceipts1790000000200';
  up = (runner: QueryRunner) =>
    runner.query('create table receipts (id serial primary key, case_id text not null, amount text not null)');
  down = (runner: QueryRunner) => runner.query('drop table receipts');
}

@Module({})
export class ReceiptsModule {
  static for(config: { DATABASE_URL: string }): DynamicModule {
    const migrations = [...platformMigrations, ...workItemMigrations, CreateReceipts1790000000200];
    return {
      module: ReceiptsModule,
      imports: [
        PersistenceModule.forService({
          url: config.DATABASE_URL,
          schema: 'receipts',
          entities: [WorkItemEntity],
          migrations,
        }),
        WorkItemsModule.for({ RESUMPTION_RULING: 'POST /cases/:caseId/ruling' }),
      ],
      controllers: [ReceiptsController],
      providers: [{ provide: CASE_LOCATOR, useClass: Cases }],
    };
  }
}

export const receiptsService: ServiceDefinition<{ DATABASE_URL: z.ZodString }> = {
  name: 'receipts',
  configSchema: z.object({ DATABASE_URL: z.string().min(1) }),
  module: (config) => ReceiptsModule.for(config),
};
