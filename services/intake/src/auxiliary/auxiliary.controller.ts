import { CaseDirectory, requireOwnParty } from '@hejie/casework';
import {
  askAuxiliaryMatter,
  auxiliaryMatter,
  auxiliaryMatters,
  auxiliaryNo,
  decideAuxiliary,
  recordAuxiliaryOutcome,
  type AuxiliaryMatterAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { accessErrors, type Principal } from '@hejie/security';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { AUXILIARY_RULES } from '@hejie/settlement';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { CASE_READERS } from '../case/readers.js';
import { AuxiliaryMatters, mattersOf, matterOnWire } from './auxiliary-matters.js';

/** Matters beside the settlement (辅助事项): judicial aid, investigation orders, rewards, help of grid workers, referrals, courts elsewhere. */
@Controller('cases/:caseId/auxiliary-matters')
export class AuxiliaryController {
  constructor(
    @Inject(AuxiliaryMatters) private readonly matters: AuxiliaryMatters,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** A party reads what it has applied for itself. */
  @Get()
  @Allow({ summary: '辅助事项列表', ...CASE_READERS })
  @Returns(auxiliaryMatters)
  async list(
    @Param('caseId') caseId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ items: AuxiliaryMatterAnswer[] }> {
    const { parties } = await this.cases.known(caseId);
    const own = parties.filter(({ partyRef }) => partyRef !== undefined && partyRef === principal.partyRef);
    const seen = (partyId: string | null): boolean =>
      !principal.roles.includes('party') || own.some((party) => party.partyId === partyId);
    const rows = await mattersOf(this.dataSource.manager, caseId);
    return { items: rows.filter(({ partyId }) => seen(partyId)).map(matterOnWire) };
  }

  @Post()
  @Command()
  @Allow({
    summary: '提出辅助事项：司法救助、律师调查令、悬赏公告、网格员协助、移送、跨域协作',
    roles: ['party', 'clerk', 'judges-assistant', 'settlement-judge', 'enforcement-judge'],
    scope: 'case',
  })
  @Returns(auxiliaryMatter, { status: 201 })
  async ask(
    @AboutCase() call: CaseCall,
    @Body({ schema: askAuxiliaryMatter }) body: z.output<typeof askAuxiliaryMatter>,
    @Tx() tx: Transaction,
  ): Promise<AuxiliaryMatterAnswer> {
    const { principal, caseId } = call;
    if (principal.roles.includes('party')) {
      // What is of the court's own motion a party does not bring in, be it in nobody's name.
      if (body.partyId === undefined || AUXILIARY_RULES[body.kind].sides.length === 0)
        throw accessErrors.roleDenied(STAFF);
      requireOwnParty(principal, (await this.cases.known(caseId)).parties, body.partyId, 'partyId');
    }
    return this.matters.ask(tx, call, body);
  }

  @Post(':no/decision')
  @Command()
  @Allow({
    summary: '决定辅助事项',
    roles: ['settlement-judge', 'enforcement-judge', 'court-president'],
    scope: 'court',
  })
  @Returns(auxiliaryMatter, { status: 201 })
  decide(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: auxiliaryNo }) no: number,
    @Body({ schema: decideAuxiliary }) body: z.output<typeof decideAuxiliary>,
    @Tx() tx: Transaction,
  ): Promise<AuxiliaryMatterAnswer> {
    return this.matters.decide(tx, call, no, body);
  }

  @Post(':no/outcome')
  @Command()
  @Allow({
    summary: '登记辅助事项的办理结果',
    roles: ['clerk', 'judges-assistant', 'settlement-judge', 'enforcement-judge'],
    scope: 'court',
  })
  @Returns(auxiliaryMatter, { status: 201 })
  end(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: auxiliaryNo }) no: number,
    @Body({ schema: recordAuxiliaryOutcome }) body: z.output<typeof recordAuxiliaryOutcome>,
    @Tx() tx: Transaction,
  ): Promise<AuxiliaryMatterAnswer> {
    return this.matters.end(tx, call, no, body);
  }
}

const STAFF = ['clerk', 'judges-assistant', 'settlement-judge', 'enforcement-judge'] as const;
