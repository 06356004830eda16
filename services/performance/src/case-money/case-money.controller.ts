import { pageFields, pageFrom, placeAfter, type Page } from '@hejie/casework';
import {
  bankAccountAnswer,
  bankFileAnswer,
  bankFilePath,
  bankLineAnswer,
  bankLinePath,
  matchBankLine,
  namedPayerAnswer,
  namePayer,
  receiveBankFile,
  registerBankAccount,
  settledLineAnswer,
  unmatchBankLine,
  type BankAccountAnswer,
  type BankFileAnswer,
  type BankLineAnswer,
  type MatchBankLineBody,
  type NamedPayerAnswer,
  type NamePayerBody,
  type ReceiveBankFileBody,
  type RegisterBankAccountBody,
  type SettledLineAnswer,
  type UnmatchBankLineBody,
} from '@hejie/contracts/http';
import { pageOf } from '@hejie/casework';
import { type Transaction } from '@hejie/persistence';
import { type Principal, type Role } from '@hejie/security';
import {
  AboutCase,
  Allow,
  Command,
  CourtTime,
  CurrentPrincipal,
  Returns,
  Tx,
  type CaseCall,
  type CourtTimeReading,
} from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { BankAccounts } from './bank-accounts.js';
import { BankFiles } from './bank-files.js';
import { BankLineLocator } from './bank-line-locator.js';
import { BankLines } from './bank-lines.js';
import { linesOfFile, lineOf, openSuspense } from './lines-on-wire.js';
import { Payers } from './payers.js';

const READERS: Role[] = ['clerk', 'enforcement-judge', 'settlement-judge', 'court-president', 'supervisor'];
const page = z.strictObject(pageFields);
const PLACE = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/** Case money (案款): the court's accounts, the files of its bank, and money that nobody can be told of yet. */
@Controller()
export class CaseMoneyController {
  constructor(
    @Inject(BankAccounts) private readonly accounts: BankAccounts,
    @Inject(BankFiles) private readonly files: BankFiles,
    @Inject(BankLines) private readonly lines: BankLines,
    @Inject(Payers) private readonly payers: Payers,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Post('bank-accounts')
  @Command()
  @Allow({ summary: '登记案款专户', roles: ['clerk'], scope: 'court' })
  @Returns(bankAccountAnswer, { status: 201 })
  register(
    @Body({ schema: registerBankAccount }) body: RegisterBankAccountBody,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() { at }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<BankAccountAnswer> {
    return this.accounts.register(tx, principal, at, body);
  }

  @Get('bank-accounts')
  @Allow({ summary: '本院案款专户', roles: READERS, scope: 'court' })
  @Returns(z.object({ items: z.array(bankAccountAnswer) }))
  async accountsOfCourt(@CurrentPrincipal() { court = '' }: Principal): Promise<{ items: BankAccountAnswer[] }> {
    return { items: await this.accounts.list(this.dataSource.manager, court) };
  }

  /** Answered once its lines are settled, one by one and each in its own transaction; of a large file before, with how many are `pending`. */
  @Post('bank-files')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '导入银行文件', roles: ['clerk'], scope: 'court' })
  @Returns(bankFileAnswer, { status: 201 })
  receive(
    @Body({ schema: receiveBankFile }) body: ReceiveBankFileBody,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() time: CourtTimeReading,
  ): Promise<BankFileAnswer> {
    return this.files.receive(principal, time, body);
  }

  @Get('bank-files/:fileId')
  @Allow({ summary: '银行文件的办理情况', roles: READERS, scope: 'court' })
  @Returns(bankFileAnswer)
  show(
    @Param('fileId', { schema: bankFilePath }) fileId: string,
    @CurrentPrincipal() { court = '' }: Principal,
  ): Promise<BankFileAnswer> {
    return this.files.get(court, fileId);
  }

  @Get('bank-files/:fileId/lines')
  @Allow({ summary: '银行文件逐行结果', roles: READERS, scope: 'court' })
  @Returns(pageOf(bankLineAnswer))
  async linesOf(
    @Param('fileId', { schema: bankFilePath }) fileId: string,
    @Query({ schema: page }) { limit, after }: z.output<typeof page>,
    @CurrentPrincipal() { court = '' }: Principal,
  ): Promise<Page<BankLineAnswer>> {
    const [from] = after === undefined ? ['0'] : placeAfter(after, PLACE);
    const rows = await linesOfFile(this.dataSource.manager, { court, fileId, from, limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      ({ lineId }) => [lineId],
      (row) => row,
    );
  }

  @Get('suspense')
  @Allow({ summary: '待认领款项', roles: READERS, scope: 'court' })
  @Returns(pageOf(bankLineAnswer))
  async suspense(
    @Query({ schema: page }) { limit, after }: z.output<typeof page>,
    @CurrentPrincipal() { court = '' }: Principal,
  ): Promise<Page<BankLineAnswer>> {
    const [from] = after === undefined ? ['0'] : placeAfter(after, PLACE);
    const rows = await openSuspense(this.dataSource.manager, { court, from, limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      ({ lineId }) => [lineId],
      (row) => row,
    );
  }

  /** A person has found out to which cases the money belongs: it counts there from its value date. */
  @Post('suspense/:lineId/match')
  @Command()
  @Allow({ summary: '认领款项', roles: ['clerk'], scope: 'court', locate: BankLineLocator })
  @Returns(settledLineAnswer, { status: 201 })
  async match(
    @Param('lineId', { schema: bankLinePath }) lineId: string,
    @Body({ schema: matchBankLine }) body: MatchBankLineBody,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() time: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<SettledLineAnswer> {
    await this.lines.match(tx, lineId, body, { principal, time });
    return settled(await lineOf(tx.manager, lineId));
  }

  /** It belonged elsewhere: counter-entries, never edits. */
  @Post('suspense/:lineId/unmatch')
  @Command()
  @Allow({ summary: '撤销认领', roles: ['clerk'], scope: 'court', locate: BankLineLocator })
  @Returns(settledLineAnswer, { status: 201 })
  async unmatch(
    @Param('lineId', { schema: bankLinePath }) lineId: string,
    @Body({ schema: unmatchBankLine }) { note }: UnmatchBankLineBody,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() time: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<SettledLineAnswer> {
    await this.lines.unmatch(tx, lineId, note, { principal, time });
    return settled(await lineOf(tx.manager, lineId));
  }

  /** From whom money for the case comes, so that the bank's lines find it. */
  @Post('cases/:caseId/payers')
  @Command()
  @Allow({ summary: '登记付款人', roles: ['clerk'], scope: 'court' })
  @Returns(namedPayerAnswer, { status: 201 })
  payer(
    @AboutCase() call: CaseCall,
    @Body({ schema: namePayer }) body: NamePayerBody,
    @Tx() tx: Transaction,
  ): Promise<NamedPayerAnswer> {
    return this.payers.name(tx, call, body);
  }
}

/** The answer of a command is kept, to be given again: it holds nothing that is sealed. */
const settled = ({ lineId, state, parts, suspense }: BankLineAnswer): SettledLineAnswer => ({
  lineId,
  state,
  parts,
  suspense,
});
