import { type FactDefinition } from '@hejie/contracts/facts';
import { courtInstant, epochMs, type CourtInstant } from '@hejie/law';
import { type NewFact } from '@hejie/messaging';
import { fingerprintOf, type Transaction } from '@hejie/persistence';
import { conflict } from '@hejie/service-kit';
import { Letter } from './letter.entity.js';

/** What a letter's fact carries; each context has its own definition with this shape. */
export interface LetterIssued {
  readonly caseId: string;
  readonly noticeId: string;
  readonly partyId: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: CourtInstant;
}

/** A letter to be written. */
export interface NewLetter {
  /** To whom; every party of the case if absent. */
  readonly to?: readonly { readonly partyId: string }[];
  /** What the letter is about, unique within the case, e.g. `breach-2`. With the party it names the letter. */
  readonly occasion: string;
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
}

/** A letter to one party of a case, about to be written. */
export interface LetterOfCase extends Omit<NewLetter, 'to'> {
  readonly caseId: string;
  readonly partyId: string;
  /** Its date. */
  readonly at: CourtInstant;
  readonly step?: number;
}

/** Letters of one service to the parties of its cases: rows in the caller's transaction, each letter once; its fact is told by who writes it. */
export class Letters {
  constructor(private readonly definition: FactDefinition<LetterIssued>) {}

  /**
   * Writes letters. The same letter again changes nothing.
   * @returns the facts that tell of those that were written, in order, still to be told.
   * @throws ProblemError 409 LETTER.ID_TAKEN for another letter (text, kind or date) under the same id.
   */
  async write(tx: Transaction, letters: readonly LetterOfCase[]): Promise<ReadonlyMap<LetterOfCase, NewFact<unknown>>> {
    if (letters.length === 0) return new Map();
    const rows = new Map(letters.map((letter) => [letter, rowOf(letter)]));
    const { raw } = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(Letter)
      .values([...rows.values()])
      .orIgnore()
      .returning('notice_id')
      .execute();
    const written = new Set((raw as { notice_id: string }[]).map(({ notice_id }) => notice_id));
    const told = new Map<LetterOfCase, NewFact<unknown>>();
    for (const [letter, row] of rows) {
      // Twice in one step: the first of them is the row that is there.
      if (written.delete(row.letterId)) told.set(letter, this.factOf(letter, row));
      else await this.requireSame(tx, row);
    }
    return told;
  }

  private factOf(
    { step }: LetterOfCase,
    { letterId, caseId, partyId, kind, subject, issuedAt }: Letter,
  ): NewFact<unknown> {
    const { definition } = this;
    const data = { caseId, noticeId: letterId, partyId, kind, subject, at: issuedAt };
    return { definition, caseId, aggregateId: caseId, data, occurredAt: issuedAt, step };
  }

  private async requireSame(tx: Transaction, letter: Letter): Promise<void> {
    const written = await tx.manager.findOneByOrFail(Letter, { letterId: letter.letterId });
    if (contentOf(written) === contentOf(letter)) return;
    throw conflict(
      'LETTER.ID_TAKEN',
      `编号为“${letter.letterId}”的通知已经发出，内容不同`,
      `A letter with the id "${letter.letterId}" and another content was written before`,
    );
  }
}

/** How long the id of a letter may be, by the fact that tells of it. */
const LONGEST = 160;
/** Characters of the fingerprint by which an occasion is told from others that begin alike. */
const MARK = 16;

/** Case, occasion, party. An occasion too long for a fact, for people choose the ids in it, is cut and bears the fingerprint of the whole. */
export function letterIdOf({
  caseId,
  occasion,
  partyId,
}: Pick<LetterOfCase, 'caseId' | 'occasion' | 'partyId'>): string {
  const room = LONGEST - caseId.length - partyId.length - 2;
  const fits = occasion.length <= room;
  const named = fits ? occasion : `${occasion.slice(0, room - MARK - 1)}@${fingerprintOf(occasion).slice(0, MARK)}`;
  return `${caseId}:${named}:${partyId}`;
}

const rowOf = ({ caseId, occasion, partyId, kind, subject, body, at }: LetterOfCase): Letter => ({
  letterId: letterIdOf({ caseId, occasion, partyId }),
  caseId,
  partyId,
  kind,
  subject,
  body,
  issuedAt: at,
});

const contentOf = ({ issuedAt, ...letter }: Letter): string =>
  fingerprintOf({ ...letter, issuedAt: courtInstant(epochMs(issuedAt)) });
