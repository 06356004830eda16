import { CaseRecorder } from '@hejie/casework';
import { type NamedPayerAnswer, type NamePayerBody } from '@hejie/contracts/http';
import { KeyRing, type Transaction } from '@hejie/persistence';
import { maskName } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import { partyOf } from '@hejie/settlement';
import { knownCase } from '@hejie/casework';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { KnownPayer } from './known-payer.entity.js';

const NAME = 'performance.payer.name';
const ACCOUNT = 'performance.payer.account';
/** Of a memo, as many words are looked up. */
const WORDS = 20;

/** A known payer as a line of the bank finds him. */
export interface FoundPayer {
  readonly caseId: string;
  readonly partyId: string | null;
  readonly account: boolean;
  readonly name: boolean;
  readonly named: boolean;
}

/** Who is known to pay in which case, found by keyed digests: names and accounts lie sealed. */
@Injectable()
export class Payers {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(KeyRing) private readonly ring: KeyRing,
  ) {}

  /** Notes a payer once; the same again changes nothing. @throws LawError `PARTY.NOT_IN_CASE`. */
  async name(tx: Transaction, call: CaseCall, body: NamePayerBody): Promise<NamedPayerAnswer> {
    const { caseId, principal, time } = call;
    const known = await knownCase(tx, caseId);
    const { partyId = null, name, account } = body;
    if (partyId !== null) partyOf(known.parties, partyId);
    const noted = await this.note(tx, { caseId, partyId, name, account, at: time.at, by: principal.subject });
    const answer = { partyId, name: maskName(name), account: account === undefined ? null : lastFour(account) };
    if (!noted) return answer;
    return this.recorder.record(
      tx,
      { caseId, at: time.at, by: principal.subject, known },
      { audit: { action: 'payer.named', facts: { partyId, withAccount: account !== undefined } }, answer },
    );
  }

  /** Without a line of its own in the audit: that of the act by which he became known. @returns false where he was known. */
  async note({ manager }: Transaction, { caseId, partyId, name, account, at, by }: NamePayer): Promise<boolean> {
    const row = {
      caseId,
      partyId,
      nameDigest: this.nameDigest(name),
      accountDigest: account === undefined ? null : this.accountDigest(account),
      personal: JSON.stringify({ name, account: account ?? null }),
      namedAt: at,
      namedBy: by,
    };
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(KnownPayer)
      .values(row)
      .orIgnore()
      .returning('"payer_id"')
      .execute();
    return (inserted.raw as unknown[]).length > 0;
  }

  nameDigest = (name: string): string => this.ring.digest(oneSpelling(name), NAME);
  accountDigest = (account: string): string => this.ring.digest(oneSpelling(account), ACCOUNT);

  /** Who of a court's cases may be meant by a payment of that name, account and memo. */
  async find(
    manager: EntityManager,
    court: string,
    { name, account, memo }: { readonly name: string; readonly account: string; readonly memo: string },
  ): Promise<FoundPayer[]> {
    const names = name === '' ? [] : this.ring.digests(oneSpelling(name), NAME);
    const accounts = account === '' ? [] : this.ring.digests(oneSpelling(account), ACCOUNT);
    const words = wordsOf(memo).flatMap((word) => this.ring.digests(word, NAME));
    const rows: FoundPayer[] = await manager.query(
      `select p.case_id as "caseId", p.party_id as "partyId",
              coalesce(p.account_digest = any($2), false) as account, p.name_digest = any($3) as name, p.name_digest = any($4) as named
         from known_payer p join case_directory d on d.case_id = p.case_id and d.court = $1
        where p.account_digest = any($2) or p.name_digest = any($3) or p.name_digest = any($4)
        order by p.payer_id`,
      [court, accounts, names, words],
    );
    return rows;
  }
}

/** Somebody who is about to be known as a payer. */
interface NamePayer extends Omit<
  KnownPayer,
  'payerId' | 'nameDigest' | 'accountDigest' | 'personal' | 'namedAt' | 'namedBy'
> {
  readonly name: string;
  readonly account: string | undefined;
  readonly at: KnownPayer['namedAt'];
  readonly by: string;
}

/** Banks write names in full width and in half, with blanks and without. */
const oneSpelling = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

const wordsOf = (memo: string): string[] => [
  ...new Set(
    memo
      .normalize('NFKC')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1)
      .slice(0, WORDS)
      .map(oneSpelling),
  ),
];

export const lastFour = (account: string): string => `****${account.slice(-4)}`;
