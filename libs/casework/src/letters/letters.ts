import { type FactDefinition } from '@hejie/contracts/facts';
import { courtInstant, epochMs, type CourtInstant } from '@hejie/law';
import { type Outbox } from '@hejie/messaging';
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

/** In which case, and when, a letter is written. */
interface Writing {
  readonly caseId: string;
  readonly at: CourtInstant;
  readonly step?: number;
}

/** Letters of one service to the parties of its cases: row and fact in the caller's transaction, each letter once. */
export class Letters {
  constructor(
    private readonly outbox: Outbox,
    private readonly definition: FactDefinition<LetterIssued>,
  ) {}

  /**
   * Writes a letter to one party. The same letter again changes nothing.
   * @throws ProblemError 409 LETTER.ID_TAKEN for another letter (text, kind or date) under the same id.
   */
  async write(
    tx: Transaction,
    { caseId, at, step }: Writing,
    { partyId, occasion, kind, subject, body }: Omit<NewLetter, 'to'> & { readonly partyId: string },
  ): Promise<void> {
    const letterId = `${caseId}:${occasion}:${partyId}`;
    const letter: Letter = { letterId, caseId, partyId, kind, subject, body, issuedAt: at };
    const { raw } = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(Letter)
      .values(letter)
      .orIgnore()
      .returning('notice_id')
      .execute();
    if ((raw as unknown[]).length === 0) return this.requireSame(tx, letter);
    await this.outbox.append(tx, {
      definition: this.definition,
      caseId,
      aggregateId: caseId,
      data: { caseId, noticeId: letterId, partyId, kind, subject, at },
      occurredAt: at,
      step,
    });
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

const contentOf = ({ issuedAt, ...letter }: Letter): string =>
  fingerprintOf({ ...letter, issuedAt: courtInstant(epochMs(issuedAt)) });
