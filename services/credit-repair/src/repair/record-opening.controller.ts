import { CaseDirectory, CaseRecorder, inOrder } from '@hejie/casework';
import {
  creditRecordAnswer,
  debtorPath,
  openCreditRecord,
  type CreditRecordAnswer,
  type OpenCreditRecordBody,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { asDebtor, asIdentified, decideRecordReopening, type CreditFile, type CreditTurn } from '@hejie/settlement';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { creditDesk } from '../credit/credit-desk.js';
import { CreditRecords } from '../credit/credit-records.js';
import { identifiedSubject } from '../credit/identified-subject.js';

/** A record for a debtor whom nobody has proposed to list: he may ask for a certificate all the same (PRE-13, CR-L-PD). */
@Controller('cases/:caseId/credit/:partyId/opening')
export class RecordOpeningController {
  constructor(
    @Inject(CreditRecords) private readonly records: CreditRecords,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
  ) {}

  /** One that is open stays as it is, and one that was closed is open again. */
  @Post()
  @Command()
  @Allow({
    summary: '建立信用卷（未提议纳入名单的）',
    roles: ['credit-officer', 'judges-assistant', 'enforcement-judge', 'clerk', 'party'],
    scope: 'case',
  })
  @Returns(creditRecordAnswer, { status: 201 })
  async open(
    @AboutCase() call: CaseCall,
    @Param('partyId', { schema: debtorPath }) partyId: string,
    @Body({ schema: openCreditRecord }) body: OpenCreditRecordBody,
    @Tx() tx: Transaction,
  ): Promise<CreditRecordAnswer> {
    await this.cases.requireOwnParty(call, partyId);
    const { caseId, principal, time } = call;
    const { parties } = await this.cases.known(caseId);
    const { at } = time;
    const by = principal.subject;
    const subject = { partyId, ...body, campusLoanStudent: false };
    const identified = await identifiedSubject(tx.manager, caseId, partyId);
    const decide = (file: CreditFile, turn: CreditTurn) =>
      asDebtor(parties, partyId, '/partyId', () =>
        asIdentified(subject, identified, '/kind', () => decideRecordReopening(file, turn)),
      );
    const recordings = await creditDesk.entered(tx, { caseId, about: partyId, at, by }, decide, { subject });
    await this.recorder.record(tx, { caseId, at, by }, inOrder(recordings, undefined));
    return this.records.answered(tx.manager, caseId, partyId, principal);
  }
}
