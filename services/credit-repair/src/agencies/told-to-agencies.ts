import {
  identityOf,
  publishedName,
  publishFact,
  type FactOfCase,
  type KnownCase,
  type Recording,
} from '@hejie/casework';
import { decisionForAgencies } from '@hejie/contracts/facts';
import { type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { sealContent } from '@hejie/security';
import {
  agencyContentOf,
  toldToAgencies,
  type CreditChange,
  type CreditFile,
  type CreditTurn,
  type ToldToAgencies,
} from '@hejie/settlement';
import { entryOnRecord } from '../entries/entry-on-record.js';
import { contentKeysOf } from './content-keys.js';

/** In which case something is told to agencies, and when. */
interface Telling {
  readonly caseId: string;
  readonly known: Pick<KnownCase, 'court' | 'caseNumber' | 'namedTitle'>;
  readonly at: CourtInstant;
}

/**
 * DIS-ART-8, CR-N-5: what was done in a credit record, with the decisions of which agencies are told, each by a fact beside its audit line. `recordings`: one for each of what happened, in order.
 * What is told is read in the transaction, and only where something is.
 */
export async function withAgenciesTold(
  tx: Transaction,
  recordings: readonly Recording[],
  { happened }: CreditChange,
  after: CreditFile,
  { caseId, known, turn }: Omit<Telling, 'at'> & { readonly turn: CreditTurn },
): Promise<Recording[]> {
  const all: Recording[] = [];
  for (const [index, recording] of recordings.entries()) {
    const event = happened[index]!;
    const { at } = event;
    const told = toldToAgencies(event, after, { ...turn, at });
    const fact = told && (await factFor(tx, told, after, { caseId, known, at }));
    all.push(fact ? { ...recording, facts: [...(recording.facts ?? []), fact] } : recording);
  }
  return all;
}

/**
 * rules.md §11, PIPL 51: a decision of which agencies are told, with what they may be told of it sealed. Where nobody has entered who the party is, the fact is told all the same: agency exchange
 * holds the delivery.
 */
export async function factFor(
  tx: Transaction,
  told: ToldToAgencies,
  file: CreditFile,
  telling: Telling,
): Promise<FactOfCase> {
  return publishFact(decisionForAgencies, { ...told, ...(await sealedFor(tx, told, file, telling)) });
}

/** What may be told of an entry, sealed. */
export async function sealedFor(
  tx: Transaction,
  told: Pick<ToldToAgencies, 'partyId' | 'entryKind' | 'rowId'>,
  file: CreditFile,
  { caseId, known, at }: Telling,
): Promise<{ readonly partyKind: 'PERSON' | 'UNIT'; readonly sealed: string }> {
  const { manager } = tx;
  const { partyId, entryKind, rowId } = told;
  const record =
    entryKind === 'LISTING'
      ? await entryOnRecord(manager, { caseId, partyId, listingId: rowId }, known)
      : {
          identity: (await identityOf(manager, caseId, partyId)) ?? null,
          title: known.namedTitle ?? null,
          particulars: null,
        };
  const { identity } = record;
  const { court, caseNumber } = known;
  const maskedName = identity && publishedName(identity);
  const content = agencyContentOf(told, file, { ...record, maskedName, caseNumber, court, at });
  // Those who stand behind a unit are persons.
  const partyKind = identity?.kind ?? (partyId === file.subject.partyId ? file.subject.kind : 'PERSON');
  const sealed = await sealContent(content, contentKeysOf(manager));
  return { partyKind, sealed };
}
