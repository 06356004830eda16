import { CaseDirectory, CaseRecorder } from '@hejie/casework';
import { type EntryParticularsAnswer, type EntryParticularsBody } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  creditRowOf,
  decideParticulars,
  entryShown,
  publicEntry,
  type CreditFile,
  type PublicEntry,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { creditDesk } from '../credit/credit-desk.js';
import { entryOnRecord, type EntryKey } from './entry-on-record.js';
import { EntryParticulars } from './entry-particulars.entity.js';

/** Entries on the list as the public sees them (DIS-ART-6): only what is published, masked as the law says; kept sealed. */
@Injectable()
export class Entries {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** @throws as {@link listingOf}; LawError as `decideParticulars`. */
  async record(
    tx: Transaction,
    call: CaseCall,
    key: EntryKey,
    body: EntryParticularsBody,
  ): Promise<EntryParticularsAnswer> {
    const { caseId, partyId, listingId } = key;
    // Held: it is not published meanwhile, with what stood there before.
    const { file } = listingIn(await creditDesk.held(tx, { caseId, about: partyId }), key);
    const record = await entryOnRecord(tx.manager, key, await this.cases.known(caseId));
    admitted(decideParticulars(file, { listingId, record: { ...record, particulars: body } }, call.time));
    const { at } = call.time;
    const by = call.principal.subject;
    const row = { caseId, about: partyId, listingId, shown: JSON.stringify(body), recordedAt: at, recordedBy: by };
    await tx.manager.upsert(EntryParticulars, row, ['caseId', 'about', 'listingId']);
    const audit = { action: 'credit.entry-particulars-recorded', facts: { partyId, listingId } };
    await this.recorder.record(tx, { caseId, at, by }, { audit });
    return { listingId, recordedAt: at };
  }

  /**
   * DIS-ART-6, TV-41. @throws ProblemError 404 `CREDIT.ENTRY_UNKNOWN` for an entry that is unknown, not shown, or of which what it shows is not on record.
   */
  async show(key: EntryKey): Promise<PublicEntry> {
    const { manager } = this.dataSource;
    const { listing } = await this.listingOf(manager, key);
    const shown = entryShown(await entryOnRecord(manager, key, await this.cases.known(key.caseId)));
    if (!shown.ok) throw entryUnknown();
    // Whether an entry was never made or is hidden, nobody outside can tell.
    const entry = publicEntry(listing, shown.value.party, shown.value.case);
    if (!entry.ok) throw entryUnknown();
    return entry.value;
  }

  /** @throws ProblemError 404 `CREDIT.ENTRY_UNKNOWN`. */
  private async listingOf(manager: Transaction['manager'], { caseId, partyId, listingId }: EntryKey) {
    return listingIn(await creditDesk.find(manager, { caseId, about: partyId }), { listingId });
  }
}

function listingIn(kept: { readonly file: CreditFile } | undefined, { listingId }: Pick<EntryKey, 'listingId'>) {
  const listing = kept && creditRowOf(kept.file.listings, listingId, '/listingId');
  if (!listing?.ok) throw entryUnknown();
  return { file: kept!.file, listing: listing.value };
}

const entryUnknown = () =>
  notFound('CREDIT.ENTRY_UNKNOWN', '没有可以公布的该条失信信息', 'There is no such entry to show');
