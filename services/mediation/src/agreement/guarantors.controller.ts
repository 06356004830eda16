import { CaseCommands, CaseRecorder, lockCase, publishFact } from '@hejie/casework';
import { guarantorIdentified } from '@hejie/contracts/facts';
import {
  caseStatus,
  guaranteedAgreementAnswer,
  registeredGuarantor,
  registerGuarantor,
  signAsGuarantor,
  type GuaranteedAgreement,
  type RegisteredGuarantor,
} from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { LawError } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { accessErrors, maskText, type Principal } from '@hejie/security';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { guarantorIds } from '@hejie/settlement';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { Agreement, GuarantorAccount, Signature } from './agreement.entities.js';
import { Drafting } from './drafting.js';
import { GuarantorAccounts } from './guarantor-accounts.js';

/**
 * A guarantor who is no party signs himself (SET-ART-18): the clerk checks who he is and enters his account, and through this door he reads the agreement and signs it.
 * He reaches nothing else of the case.
 */
@Controller('cases/:caseId/guarantors')
export class GuarantorsController {
  constructor(
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(Drafting) private readonly drafting: Drafting,
    @Inject(GuarantorAccounts) private readonly accounts: GuarantorAccounts,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** Said again with another account, that one takes its place. */
  @Post()
  @Command()
  @Allow({ summary: '登记担保人本人的账号', roles: ['clerk'], scope: 'court' })
  @Returns(registeredGuarantor, { status: 201 })
  async register(
    @AboutCase() { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    @Body({ schema: registerGuarantor }) body: z.output<typeof registerGuarantor>,
    @Tx() tx: Transaction,
  ): Promise<RegisteredGuarantor> {
    const known = await lockCase(tx, caseId);
    const { guarantorId, partyRef } = body;
    const last = await lastVersion(tx.manager, caseId);
    if (!last || !guarantorIds(last.terms).includes(guarantorId)) throw unknownGuarantor(guarantorId);
    const row: GuarantorAccount = { caseId, ...body, registeredAt: at, registeredBy: by };
    await tx.manager.save(GuarantorAccount, row);
    const { caseId: _of, partyRef: _account, identifiedBy, ...told } = row;
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'guarantor.registered', facts: { guarantorId } },
        facts: [publishFact(guarantorIdentified, { guarantorId, partyRef })],
        answer: { ...told, identifiedBy: maskText(identifiedBy) },
      },
    );
  }

  @Get('own')
  @Allow({ summary: '担保人本人查阅和解协议', roles: ['party'], scope: 'party', locate: GuarantorAccounts })
  @Returns(guaranteedAgreementAnswer)
  async read(@Param('caseId') caseId: string, @CurrentPrincipal() principal: Principal): Promise<GuaranteedAgreement> {
    const own = await this.accounts.guarantorsOf(caseId, principal.partyRef!);
    const { manager } = this.dataSource;
    const { version, terms, confirmedAt } = (await lastVersion(manager, caseId))!;
    const signed = await manager.findBy(Signature, { caseId, version });
    const { text } = await this.drafting.text(caseId, terms);
    const signatures = terms.signatories.flatMap(({ id, role, guarantorId }) =>
      role === 'GUARANTOR' && guarantorId !== undefined && own.includes(guarantorId)
        ? [{ guarantorId, signatoryId: id, signedAt: signed.find((one) => one.signatoryId === id)?.signedAt ?? null }]
        : [],
    );
    return { version, text, confirmedAt, signatures };
  }

  @Post('own/signature')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '担保人本人签署和解协议', roles: ['party'], scope: 'party', locate: GuarantorAccounts })
  @Returns(caseStatus, { status: 201 })
  async sign(
    @AboutCase() call: CaseCall,
    @Body({ schema: signAsGuarantor }) { version, signatoryId }: z.output<typeof signAsGuarantor>,
  ): Promise<CaseStatus> {
    const { caseId, principal } = call;
    const own = await this.accounts.guarantorsOf(caseId, principal.partyRef!);
    const agreement = await this.dataSource.manager.findOneBy(Agreement, { caseId, version });
    const signatory = agreement?.terms.signatories.find(({ id }) => id === signatoryId);
    if (signatory?.role !== 'GUARANTOR' || !own.includes(signatory.guarantorId ?? ''))
      throw accessErrors.notThatParty('signatoryId');
    return this.commands.execute('signAgreement', call, { version, signatoryId });
  }
}

const lastVersion = (manager: EntityManager, caseId: string): Promise<Agreement | null> =>
  manager.findOne(Agreement, { where: { caseId }, order: { version: 'DESC' } });

const unknownGuarantor = (guarantorId: string): LawError =>
  new LawError({
    code: 'GUARANTOR.UNKNOWN',
    rule: 'SET-ART-18-1',
    path: '/guarantorId',
    zh: `和解协议的现行文本中没有担保人“${guarantorId}”；先在协议中写明担保，再登记其账号。`,
    en: `The last version of the agreement names no guarantor "${guarantorId}": write the guarantee first, then enter his account.`,
  });
