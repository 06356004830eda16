import { createHash } from 'node:crypto';
import {
  AskedTimes,
  CaseRecorder,
  inOrder,
  knownCase,
  publishFact,
  type FileKey,
  type Recording,
} from '@hejie/casework';
import { discrepancyFound } from '@hejie/contracts/facts';
import { LawError, type CourtInstant } from '@hejie/law';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import {
  accept,
  compareWithTruth,
  decideDiscrepancies,
  publicationBasis,
  type AgencyEffect,
  type DiscrepancyKind,
  type FoundAtBody,
  type PublicationFile,
  type PublicationTurn,
} from '@hejie/settlement';
import { currentCourtClock, currentCourtTime, withCourtClock } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AGENCY_EXCHANGE } from '../delivery/delivery-recorder.js';
import { decisionOfEntry } from '../publication/documents.js';
import { publicationDesk } from '../publication/publication-desk.js';
import { PublicationContent } from '../publication/publication-content.entity.js';
import { publicationsSeen, seenOf, unknownSeen, type Candidate } from './candidates.js';
import { correctionDocument, correctionLetter, type ToCorrect } from './correction-letter.js';
import { differenceOf, type ExpectedLine } from './differences.js';
import { expectedNow, type ComparedWay, type ToldToday } from './expected-lines.js';

/** A comparison whose snapshot was whole and signed. */
export interface VerifiedRun extends ComparedWay {
  readonly id: string;
  readonly agencyName: string;
  readonly legalBasis: string;
  /** As of when the snapshot was made. */
  readonly asOf: CourtInstant;
  readonly isTold: ToldToday;
}

/** A difference that stands. */
interface Standing extends Candidate {
  readonly kind: DiscrepancyKind;
  readonly line: ExpectedLine;
  /** It is not being put right already. */
  readonly unattended: boolean;
}

/** A row of a difference as it is written: a new one, or the one that stands. */
interface Written {
  readonly id: string;
  readonly entryId: string;
  readonly effect: AgencyEffect;
  readonly kind: DiscrepancyKind;
  readonly isNew: boolean;
}

/**
 * What comes of a comparison once its snapshot is verified (CR-N-5): each difference is a row, from the night that finds it first to the one that does not; the
 * publication of an entry that is the court's is decided on, in one transaction with what belongs to that.
 */
@Injectable()
export class Discrepancies {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(AskedTimes) private readonly times: AskedTimes,
  ) {}

  /** @param progress told of each step: there may be many. @returns how many differences stand. */
  async apply(manager: EntityManager, run: VerifiedRun, progress: () => void): Promise<number> {
    for await (const key of publicationsSeen(manager, run.id)) {
      await this.ofPublication(manager, run, key);
      progress();
    }
    for await (const entries of unknownSeen(manager, run.id, run.agencyId)) {
      await this.unknown(run, entries);
      progress();
    }
    await this.settle(manager, run);
    const [{ found }]: [{ found: number }] = await manager.query(
      'select count(*)::integer as found from discrepancy where run = $1 and settled_at is null',
      [run.id],
    );
    return found;
  }

  private async ofPublication(
    manager: EntityManager,
    run: VerifiedRun,
    of: { readonly caseId: string; readonly publicationId: string },
  ): Promise<void> {
    const seen = await seenOf(manager, run.id, of);
    const { caseId, publicationId: about } = of;
    const put = { caseId, askedAt: currentCourtTime(), clock: currentCourtClock() ?? null };
    const { at, clock } = await this.times.of(put);
    const key = { caseId, about, at };
    await withCourtClock(clock, () =>
      this.unitOfWork
        .run((tx) => this.decide(tx, run, key, seen))
        .catch((refusal: unknown) => {
          if (!(refusal instanceof LawError && refusal.code === 'CASE.ENDED')) throw refusal;
          // It has ended, and nothing opens it again: what differs is on record all the same.
          return this.unitOfWork.run((tx) => this.decide(tx, run, key, seen, true));
        }),
    );
  }

  private async decide(
    tx: Transaction,
    run: VerifiedRun,
    { caseId, about, at }: FileKey & { readonly at: CourtInstant },
    seen: readonly Candidate[],
    ended = false,
  ): Promise<void> {
    const by = AGENCY_EXCHANGE;
    const judge = () => this.judged(tx.manager, run, { caseId, publicationId: about }, seen);
    let standing = await judge();
    let refused: string | null = null;
    const recordings: Recording[] = [];
    if (!ended && standing.some(({ unattended }) => unattended)) {
      // Judged again under the lock of the file: what a body was told meanwhile is no difference.
      const decide = async (file: PublicationFile, turn: PublicationTurn) => {
        standing = await judge();
        const decided = decideDiscrepancies(file, { agencyId: run.agencyId, found: byKind(standing) }, turn);
        if (decided.ok) return decided;
        refused = decided.error.code;
        return accept({ happened: [] });
      };
      recordings.push(...(await publicationDesk.entered(tx, { caseId, about, at, by }, decide)));
    }
    if (standing.length === 0) return;
    recordings.push(...(await this.written(tx, run, { caseId, about, at }, standing, refused)));
    if (recordings.length > 0) await this.recorder.record(tx, { caseId, at, by }, inOrder(recordings, undefined));
  }

  private async judged(
    manager: EntityManager,
    { agencyId, asOf, isTold }: VerifiedRun,
    of: { readonly caseId: string; readonly publicationId: string },
    seen: readonly Candidate[],
  ): Promise<Standing[]> {
    const entryIds = seen.map(({ entryId }) => entryId);
    const lines = await expectedNow(manager, agencyId, { ...of, entryIds }, isTold);
    return seen.flatMap((one) => {
      // Another publication has the word by now, where there is none here.
      const line = lines.find(({ entryId, effect }) => entryId === one.entryId && effect === one.effect);
      const kind = line ? differenceOf(line, one.shown, asOf) : null;
      if (!line || kind === null) return [];
      return [{ ...one, kind, line, unattended: compareWithTruth(line.expected, one.shown, asOf) !== null }];
    });
  }

  private async written(
    tx: Transaction,
    run: VerifiedRun,
    { caseId, about: publicationId, at }: FileKey & { readonly at: CourtInstant },
    standing: readonly Standing[],
    refused: string | null,
  ): Promise<Recording[]> {
    const { court, caseNumber } = await knownCase(tx, caseId);
    const { agencyId, agencyName, asOf } = run;
    const { partyId, entryId } = await tx.manager.findOneByOrFail(PublicationContent, { caseId, publicationId });
    const kept = await publicationDesk.find(tx.manager, { caseId, about: publicationId });
    const { matter, deliveries } = kept!.file;
    const decision = decisionOfEntry(matter!, entryId);
    const basis = publicationBasis(
      matter!,
      deliveries.find((one) => one.agencyId === agencyId)!,
    );
    const lines = standing.map(({ effect, kind, shown, line }) => ({ effect, kind, shown, wanted: line.expected }));
    const toCorrect: ToCorrect = { agencyName, court, caseNumber, entryId, basis, asOf, lines };
    const of = { caseId, publicationId, court, letter: correctionLetter(toCorrect), refused };
    const rows = await this.keep(
      tx.manager,
      run,
      at,
      standing.map((one) => ({ ...one, ...of })),
    );
    return rows
      .filter(({ isNew }) => isNew)
      .map(({ id: discrepancyId, effect, kind }, index) => ({
        audit: {
          action: 'discrepancy.found',
          facts: { publicationId, discrepancyId, agencyId, effect, kind, ...(refused !== null && { refused }) },
        },
        facts: [publishFact(discrepancyFound, { publicationId, partyId, agencyId, discrepancyId, kind })],
        // One letter for all of them.
        ...(index === 0 && { documents: [correctionDocument(toCorrect, { discrepancyId, decision, caseNumber })] }),
      }));
  }

  /** What the body keeps of its own: it belongs to no case, so that its letter waits in its row for a person. */
  private async unknown(
    run: VerifiedRun,
    entries: readonly { readonly entryId: string; readonly of: readonly Required<Candidate>[] }[],
  ): Promise<void> {
    const { agencyName, legalBasis: basis, asOf, courts } = run;
    const [court = ''] = courts;
    const kind = 'NEVER_LISTED' as const;
    const rows = entries.flatMap(({ entryId, of }) => {
      const lines = of.map(({ effect, shown }) => ({ effect, kind, shown, wanted: undefined }));
      const letter = correctionLetter({ agencyName, court, entryId, basis, asOf, lines });
      return of.map(({ effect }) => ({
        entryId,
        effect,
        kind,
        caseId: null,
        publicationId: null,
        court,
        letter,
        refused: null,
      }));
    });
    await this.unitOfWork.run((tx) => this.keep(tx.manager, run, currentCourtTime(), rows));
  }

  /** The same difference again is the same row. */
  private keep(
    manager: EntityManager,
    { id: run, agencyId }: VerifiedRun,
    at: CourtInstant,
    found: readonly (Pick<Standing, 'entryId' | 'effect' | 'kind'> & {
      readonly caseId: string | null;
      readonly publicationId: string | null;
      readonly court: string;
      readonly letter: string;
      readonly refused: string | null;
    })[],
  ): Promise<Written[]> {
    const rows = found.map(({ entryId, effect, kind, caseId, publicationId, court, letter, refused }) => ({
      id: idOf(run, entryId, effect),
      entry_id: entryId,
      effect,
      kind,
      case_id: caseId,
      publication_id: publicationId,
      court,
      letter,
      refused,
    }));
    return manager.query(
      `insert into discrepancy as d (id, agency_id, court, entry_id, effect, kind, case_id, publication_id, found_at, run, letter, refused)
       select n.id, $1, n.court, n.entry_id, n.effect, n.kind, n.case_id, n.publication_id, $2, $3, n.letter, n.refused
         from jsonb_to_recordset($4) as n (id text, entry_id text, effect text, kind text, case_id text, publication_id text, court text,
              letter text, refused text)
       on conflict (agency_id, entry_id, effect, kind) where settled_at is null do update set run = excluded.run, seen_at = now()
       returning d.id, d.entry_id as "entryId", d.effect, d.kind, (xmax = 0) as "isNew"`,
      [agencyId, at, run, JSON.stringify(rows)],
    );
  }

  /** What this comparison has not seen any more is gone; what another has seen since it began stands, and an older snapshot says nothing of what was found later. */
  private async settle(manager: EntityManager, { id, agencyId, courts, asOf }: VerifiedRun): Promise<void> {
    await manager.query(
      `update discrepancy d set settled_at = $4
         from reconciliation_run r
        where r.id = $1 and d.agency_id = $2 and d.court = any($3) and d.settled_at is null and d.run <> $1 and d.seen_at < r.started
          and d.found_at <= $5`,
      [id, agencyId, courts, currentCourtTime(), asOf],
    );
  }
}

const idOf = (...of: readonly string[]): string =>
  `G${createHash('sha256').update(of.join('|')).digest('hex').slice(0, 32)}`;

/** What is to be put right, by what it is. */
function byKind(standing: readonly Standing[]): FoundAtBody[] {
  const open = standing.filter(({ unattended }) => unattended);
  return [...new Set(open.map(({ kind }) => kind))].map((kind) => ({
    kind,
    effects: open.filter((one) => one.kind === kind).map(({ effect }) => effect),
  }));
}
