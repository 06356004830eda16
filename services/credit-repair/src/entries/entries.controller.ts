import {
  debtorPath,
  entryParticularsAnswer,
  listingPath,
  publicEntryAnswer,
  recordEntryParticulars,
  type EntryParticularsAnswer,
  type EntryParticularsBody,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Public, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { type PublicEntry } from '@hejie/settlement';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { Entries } from './entries.js';

/** What an entry on the list shows (DIS-ART-6): recorded by the court, read by anybody once it is published. */
@Controller('cases/:caseId/credit/:partyId/listings/:listingId')
export class EntriesController {
  constructor(@Inject(Entries) private readonly entries: Entries) {}

  @Put('particulars')
  @Command()
  @Allow({ summary: '登记失信信息的公布事项', roles: ['credit-officer', 'judges-assistant'], scope: 'court' })
  @Returns(entryParticularsAnswer)
  record(
    @AboutCase() call: CaseCall,
    @Param('partyId', { schema: debtorPath }) partyId: string,
    @Param('listingId', { schema: listingPath }) listingId: string,
    @Body({ schema: recordEntryParticulars }) body: EntryParticularsBody,
    @Tx() tx: Transaction,
  ): Promise<EntryParticularsAnswer> {
    return this.entries.record(tx, call, { caseId: call.caseId, partyId, listingId }, body);
  }

  /** As the public sees it: nothing before publication, while it is suspended, and after deletion. */
  @Get()
  @Public('公布的失信信息')
  @Returns(publicEntryAnswer)
  show(
    @Param('caseId') caseId: string,
    @Param('partyId', { schema: debtorPath }) partyId: string,
    @Param('listingId', { schema: listingPath }) listingId: string,
  ): Promise<PublicEntry> {
    return this.entries.show({ caseId, partyId, listingId });
  }
}
