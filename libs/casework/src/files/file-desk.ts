import { CASE_ITSELF, type FileDecision, type Lateness } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import {
  admitted,
  caseEnded,
  requireTransition,
  type CourseEvent,
  type Decision,
  type SettlementCourse,
} from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { knownCase, noticesOf, rememberNotices } from '../case-directory/directory-entry.js';
import { inOrder, type Recorded, type Recording } from '../recording/recording.js';
import { type StepContext } from '../steps/step-handlers.js';
import { hearCourse, lockCourse, type CourseOnRecord } from './course.js';
import { answerOf, endOf, openingOf, reopeningOf, standingNow, wakingOf } from './file-answers.js';
import { FileRow } from './file.entities.js';
import { type FileOccasion, type FileSubject, type FileTurn, type Paper } from './file-subject.js';
import {
  filesOfCase,
  findFile,
  findFiles,
  lockFile,
  openFile,
  reopenFile,
  storeChange,
  storeStanding,
  type FileKey,
  type KeptFile,
} from './file-store.js';
import { calendarWith, lookingOf, sittingOf, type Sitting } from './sitting.js';

/** Asks the law, on the file under its lock; what it needs beside the file it reads there. */
type Decide<F, C> = (file: F, turn: FileTurn) => Decision<C> | Promise<Decision<C>>;

/** A file with what comes before what is to be decided on it, and what belongs to that. */
interface Before<F extends object> {
  readonly now: KeptFile<F>;
  readonly first: readonly Recording[];
}

/** How a file of a case follows: what comes before that, and what it changes; nothing where it stands as it was. */
interface Following<F extends object, C> extends Before<F> {
  readonly change: C | undefined;
}
type Follow<F extends object, C> = (
  sitting: Sitting,
  occasion: FileOccasion,
  kept: KeptFile<F>,
) => Following<F, C> | Promise<Following<F, C>>;

/**
 * The desk at which the files of a service are decided on, each under its lock, in the transaction that records it. What is done there by a
 * step of its case is answered to the case; what is done outside of one wakes the case where the file stands otherwise than it was told.
 * Locks are taken in one order: the course of the settlement, the directory, the file.
 */
export class FileDesk<F extends object, C extends { readonly happened: readonly unknown[] }> {
  constructor(private readonly subject: FileSubject<F, C>) {}

  /** To look only; nothing before it is opened. */
  find(manager: EntityManager, key: FileKey): Promise<KeptFile<F> | undefined> {
    return findFile(manager, key, this.subject.empty);
  }

  /** As {@link find}, held until the commit: nothing is decided on it meanwhile. */
  held(tx: Transaction, key: FileKey): Promise<KeptFile<F> | undefined> {
    return lockFile(tx, key, this.subject.empty);
  }

  /** How it stands, without its records: to look only; nothing before it is opened. */
  row(manager: EntityManager, { caseId, about }: FileKey): Promise<FileRow | null> {
    return manager.findOneBy(FileRow, { caseId, about });
  }

  /** As {@link find}, of several files at once; those that are not opened are left out. */
  findAll(manager: EntityManager, keys: readonly FileKey[]): Promise<readonly KeptFile<F>[]> {
    return findFiles(manager, keys, this.subject.empty);
  }

  /**
   * To look at a file with what decisions on it read, as of an instant; undefined before it is opened. In a transaction, which holds nobody up.
   */
  async looked(
    tx: Transaction,
    { caseId, about, at }: FileKey & { readonly at: CourtInstant },
  ): Promise<{ readonly file: F; readonly turn: FileTurn } | undefined> {
    const kept = await this.find(tx.manager, { caseId, about });
    if (!kept) return undefined;
    const sitting = await lookingOf(tx, caseId, at);
    return { file: this.asOfNow(sitting, kept).file, turn: sitting.turn };
  }

  /**
   * A command that the file's case puts: what is decided, recorded, and how the file stands after it. @param paper what the documents have
   * that it orders. @throws LawError the refusal, `CASE.ENDED`; Error `FILE.UNKNOWN` for a file that is not opened.
   */
  async decided(
    step: StepContext,
    about: string,
    decide: Decide<F, C>,
    { paper }: { readonly paper?: Paper } = {},
  ): Promise<Recorded<FileDecision>> {
    const { sitting, kept, occasion } = await this.atStep(step, about);
    if (kept.row.ending) throw caseEnded(kept.row.ending.ending);
    const { now, first } = await this.byNow(sitting, occasion, kept);
    const { recordings, standing } = await this.changed(sitting, { ...occasion, paper }, now, decide);
    return inOrder([...first, ...recordings], standing);
  }

  /**
   * A deadline has come by what the file's case knows: what is due at it by the file as it is now, and how it stands after it. A file that
   * has ended meanwhile says so and refuses nothing: its case would ask again without end, and hear of nothing else.
   */
  reached(
    step: StepContext,
    about: string,
    { latenessSeconds }: Lateness,
    pass: (file: F, turn: FileTurn) => C,
  ): Promise<Recorded<FileDecision>> {
    return this.unlessEnded(step, about, latenessSeconds, (file, turn) => ({ ok: true, value: pass(file, turn) }));
  }

  /** How the file stands, for its case, which asks where it was woken. */
  reviewed(step: StepContext, about: string): Promise<Recorded<FileDecision>> {
    return this.unlessEnded(step, about);
  }

  /**
   * What a person does outside of a step: it opens the file if there is none, with what it has from its beginning; else it wakes its case
   * where the file stands otherwise, and opens one again that has ended and does not end with what is decided now. @returns what belongs to it,
   * in order. @throws LawError the refusal, `CASE.ENDED` for a file that has ended and stays so.
   */
  async entered(
    tx: Transaction,
    { caseId, about, at, by }: FileKey & { readonly at: CourtInstant; readonly by: string },
    decide: Decide<F, C>,
    begin: Partial<F> = {},
  ): Promise<Recording[]> {
    const { sitting, occasion } = await this.personAt(tx, { caseId, about, at, by });
    const kept = await this.held(tx, { caseId, about });
    if (!kept) return this.opened(sitting, occasion, begin, decide);
    const { ending } = kept.row;
    if (!ending) {
      const { now, first } = await this.byNow(sitting, occasion, kept);
      return [...first, ...(await this.outside(sitting, occasion, now, decide))];
    }
    // It was heard of the settlement meanwhile, and a file that has ended does not follow that. Where it stays ended, what is written of that goes with the refusal.
    const again = await this.reopened(sitting, occasion, await this.followed(sitting, occasion, kept), decide);
    if (!again) throw caseEnded(ending.ending);
    return again;
  }

  /**
   * What a person puts right in a file, outside of a step: as {@link entered}, but one that has ended stays so. @returns as {@link entered}.
   * @throws LawError the refusal; Error `FILE.UNKNOWN` for a file that is not opened.
   */
  async putRight(
    tx: Transaction,
    { caseId, about, at, by }: FileKey & { readonly at: CourtInstant; readonly by: string },
    decide: Decide<F, C>,
  ): Promise<Recording[]> {
    const { sitting, occasion } = await this.personAt(tx, { caseId, about, at, by });
    const kept = await this.locked(tx, { caseId, about });
    if (kept.row.ending) {
      const change = admitted(await decide(kept.file, sitting.turn));
      return (await this.applied(sitting, occasion, kept, change)).recordings;
    }
    const { now, first } = await this.byNow(sitting, occasion, kept);
    return [...first, ...(await this.outside(sitting, occasion, now, decide))];
  }

  /**
   * The service has heard of the settlement: each file of the case follows it. @returns what belongs to that, in order, by file; nothing
   * where no file stands otherwise.
   */
  async heard(tx: Transaction, caseId: string, event: CourseEvent, at: CourtInstant): Promise<Recording[]> {
    const locked = await hearCourse(tx, caseId, event);
    const follow: Follow<F, C> = (sitting, _, kept) => ({ now: kept, first: [], change: this.missed(sitting, kept) });
    return this.eachFile(tx, { caseId, at }, follow, locked);
  }

  /**
   * PER-4: the case derives with these notices from now on. What is due in its files is derived again, in people's lists as in its timers, and so is
   * what the clock has changed: a file whose next deadline they move wakes its case. @returns as {@link heard}.
   */
  async adopted(
    tx: Transaction,
    caseId: string,
    calendarEditions: readonly string[],
    at: CourtInstant,
  ): Promise<Recording[]> {
    const before = await noticesOf(tx, caseId);
    await rememberNotices(tx, caseId, calendarEditions);
    // The course is not locked: whoever hears of it meanwhile waits for the directory, and follows with the notice.
    return this.eachFile(tx, { caseId, at }, async (sitting, occasion, kept) => {
      const { turn, heard } = sitting;
      const byNow = await this.byNow(sitting, occasion, kept);
      const earlier = calendarWith(turn.pack, heard, before);
      return { ...byNow, change: this.subject.rederived?.(byNow.now.file, turn, earlier) };
    });
  }

  /** With what the files of a case are looked at, as of an instant, and its settlement as it is heard so far. In a transaction, which holds nobody up. */
  async looking(
    tx: Transaction,
    caseId: string,
    at: CourtInstant,
  ): Promise<{ readonly turn: FileTurn; readonly course: SettlementCourse }> {
    const { turn, heard } = await lookingOf(tx, caseId, at);
    return { turn, course: heard.course };
  }

  private async unlessEnded(
    step: StepContext,
    about: string,
    latenessSeconds?: number,
    decide?: Decide<F, C>,
  ): Promise<Recorded<FileDecision>> {
    const { sitting, kept, occasion } = await this.atStep(step, about);
    const { ending, stage } = kept.row;
    if (ending) {
      const standing = this.subject.standing(kept.file, sitting.turn);
      return inOrder<FileDecision>([], answerOf({ stage, due: null, ending }, standing));
    }
    const now = this.asOfNow(sitting, kept);
    const { recordings, standing } = await this.changed(sitting, { ...occasion, latenessSeconds }, now, decide);
    return inOrder(recordings, standing);
  }

  /** A person at a file, outside of a step of its case. */
  private async personAt(
    tx: Transaction,
    { caseId, about, at, by }: FileKey & { readonly at: CourtInstant; readonly by: string },
  ) {
    const locked = await lockCourse(tx, caseId);
    const known = await knownCase(tx, caseId);
    const sitting = await sittingOf(tx, { caseId, known, at, by }, locked);
    return { sitting, occasion: { caseId, about, at, known } };
  }

  /** The file at a step of its case, as it is on record, held until the commit. */
  private async atStep({ tx, caseId, at, by, known }: StepContext, about: string) {
    const sitting = await sittingOf(tx, { caseId, known, at, by });
    return { sitting, kept: await this.locked(tx, { caseId, about }), occasion: { caseId, about, at, known } };
  }

  /** The file as decisions on it read it: what runs on by itself is as it is now. */
  private asOfNow({ heard, turn }: Sitting, kept: KeptFile<F>): KeptFile<F> {
    const { asOf } = this.subject;
    return asOf ? { ...kept, file: asOf(kept.file, heard.course, turn) } : kept;
  }

  /** The file with what the clock has changed in it, as decisions on it read it, and what belongs to that; one that has ended as it is on record. */
  private async byNow(sitting: Sitting, occasion: FileOccasion, kept: KeptFile<F>): Promise<Before<F>> {
    if (kept.row.ending) return { now: kept, first: [] };
    const byCase = { ...sitting, turn: { ...sitting.turn, by: CASE_ITSELF } };
    const change = this.subject.byClock?.(kept.file, sitting.heard.course, byCase.turn);
    const { now, first } = await this.before(byCase, occasion, kept, change);
    return { now, first: first.map((one) => ({ by: CASE_ITSELF, ...one })) };
  }

  /** The file with what it has missed of the settlement, as {@link byNow} has it. */
  private followed(sitting: Sitting, occasion: FileOccasion, kept: KeptFile<F>): Promise<Before<F>> {
    return this.before(sitting, occasion, kept, this.missed(sitting, kept));
  }

  /** What the settlement, as it is heard so far, changes in the file. */
  private missed({ heard, turn }: Sitting, { file }: KeptFile<F>): C | undefined {
    return this.subject.follow(file, heard.course, turn);
  }

  /** The file with a change that comes before what is decided on it, if there is one. */
  private async before(
    sitting: Sitting,
    occasion: FileOccasion,
    kept: KeptFile<F>,
    change: C | undefined,
  ): Promise<Before<F>> {
    if (!change) return { now: this.asOfNow(sitting, kept), first: [] };
    const { after, recordings } = await this.applied(sitting, occasion, kept, change);
    return { now: this.asOfNow(sitting, { ...kept, file: after }), first: recordings };
  }

  private async opened(
    sitting: Sitting,
    occasion: FileOccasion,
    begin: Partial<F>,
    decide: Decide<F, C>,
  ): Promise<Recording[]> {
    const { subject } = this;
    const { tx, turn } = sitting;
    const { caseId, about, at } = occasion;
    const row = await openFile(tx, { caseId, about }, subject.states.initial, turn);
    const file = { ...subject.empty({ caseId, about }), ...begin };
    await storeChange(tx, occasion, { ...begin, happened: [] }, file, { changedAt: at, words: subject.words });
    const { now, first } = await this.followed(sitting, occasion, { row, file });
    const { recordings, after } = await this.changed(sitting, occasion, now, decide);
    return [openingOf(subject.facts, occasion, after), ...first, ...recordings];
  }

  /** @param locked as in {@link sittingOf}. */
  private async eachFile(
    tx: Transaction,
    { caseId, at }: Pick<FileOccasion, 'caseId' | 'at'>,
    follow: Follow<F, C>,
    locked?: CourseOnRecord,
  ): Promise<Recording[]> {
    const keys = await filesOfCase(tx, caseId);
    if (keys.length === 0) return [];
    const known = await knownCase(tx, caseId);
    const sitting = await sittingOf(tx, { caseId, known, at, by: CASE_ITSELF }, locked);
    const recordings: Recording[] = [];
    for (const key of keys) {
      const occasion = { ...key, at, known };
      const { change, ...before } = await follow(sitting, occasion, await this.locked(tx, key));
      const { now, first } = before;
      const decide: Decide<F, C> | undefined = change && (() => ({ ok: true, value: change }));
      if (!now.row.ending) recordings.push(...first, ...(await this.outside(sitting, occasion, now, decide)));
      else if (decide) recordings.push(...((await this.reopened(sitting, occasion, before, decide)) ?? []));
    }
    return recordings;
  }

  /** A file that has ended hears what opens it again. @returns undefined where it stays ended: then nothing is to be written of it. */
  private async reopened(
    sitting: Sitting,
    occasion: FileOccasion,
    { now: { row, file }, first }: Before<F>,
    decide: Decide<F, C>,
  ): Promise<Recording[] | undefined> {
    const { subject } = this;
    const { reopened } = subject.facts;
    if (!reopened) return undefined;
    const change = admitted(await decide(file, sitting.turn));
    if (subject.standing(subject.apply(file, change), sitting.turn).ending) return undefined;
    const again = { row: await reopenFile(sitting.tx, row, subject.states.initial), file };
    const { recordings, after } = await this.changed(sitting, occasion, again, () => ({ ok: true, value: change }));
    return [reopeningOf(reopened, occasion, after, again.row.reopenings), ...first, ...recordings];
  }

  /** What is done outside of a step: the case is woken where the file stands otherwise than it was told. */
  private async outside(
    sitting: Sitting,
    occasion: FileOccasion,
    kept: KeptFile<F>,
    decide?: Decide<F, C>,
  ): Promise<Recording[]> {
    const { recordings, moved, standing } = await this.changed(sitting, occasion, kept, decide);
    return moved ? [...recordings, wakingOf(this.subject.facts, occasion, standing)] : recordings;
  }

  /** Decides, writes what changes, and says how the file stands after it. */
  private async changed(
    sitting: Sitting,
    occasion: FileOccasion,
    kept: KeptFile<F>,
    decide?: Decide<F, C>,
  ): Promise<{ recordings: Recording[]; after: F; standing: FileDecision; moved: boolean }> {
    const { subject } = this;
    const { tx, turn } = sitting;
    const change = decide && admitted(await decide(kept.file, turn));
    const { after, recordings } = change
      ? await this.applied(sitting, occasion, kept, change)
      : { after: kept.file, recordings: [] };
    const standing = subject.standing(after, turn);
    requireTransition(subject.states, kept.row.stage, standing.ending?.ending ?? standing.stage);
    const now = standingNow(standing);
    const { stage: before, due: dueBefore } = kept.row;
    const moved = before !== now.stage || JSON.stringify(dueBefore) !== JSON.stringify(now.due);
    if (moved) await storeStanding(tx, occasion, now);
    const end = endOf(subject.facts, occasion, now.ending);
    return { recordings: [...recordings, ...end], after, standing: answerOf(now, standing), moved };
  }

  private async applied({ tx, turn }: Sitting, occasion: FileOccasion, { file }: KeptFile<F>, decided: C) {
    const { subject } = this;
    const change = subject.completed?.(file, decided, occasion, turn) ?? decided;
    const after = subject.apply(file, change);
    await storeChange(tx, occasion, change, after, { changedAt: occasion.at, words: subject.words });
    const kept = (await subject.keeps?.(tx, change, after, occasion)) ?? [];
    const recordings = await subject.recordings(change, after, occasion, turn, tx);
    return { after, recordings: [...recordings, ...kept] };
  }

  private async locked(tx: Transaction, key: FileKey): Promise<KeptFile<F>> {
    const kept = await this.held(tx, key);
    if (kept) return kept;
    // Its case is opened by the fact of its own opening, so there is none without it.
    throw new Error(`FILE.UNKNOWN: no file of ${key.caseId} about "${key.about}"`);
  }
}
