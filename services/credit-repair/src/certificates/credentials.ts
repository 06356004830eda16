import { randomInt, randomUUID } from 'node:crypto';
import {
  issueCredential,
  issueStatusList,
  STATUS_LIST_SIZE,
  type CredentialKind,
  type RepairClaims,
  type SigningKeys,
} from '@hejie/credentials';
import { type CredentialAnswer } from '@hejie/contracts/http';
import { compareInstants, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { notFound } from '@hejie/service-kit';
import { isHeld, type RepairCertificate } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { CredentialRow } from './credential.entity.js';

/** So many places are tried at random before the next list is begun: a list that is half full is left once in some 250 times. */
const TRIES = 8;

/** Of which certificate. */
export type CertificateKey = Pick<CredentialRow, 'caseId' | 'about' | 'certificateId'>;

/** A credential of a list, and what became of its certificate. */
interface Listed {
  readonly place: number;
  readonly revoked: NonNullable<RepairCertificate['revoked']> | null;
  readonly holds: NonNullable<RepairCertificate['holds']> | null;
}

/** What is issued as a credential. */
export interface CertificateToIssue extends CertificateKey {
  readonly kind: CredentialKind;
  readonly claims: RepairClaims;
  readonly at: CourtInstant;
  readonly validUntil: CourtInstant | null;
}

/** The credentials of the documents of repair, and the lists that say which of them are revoked or suspended. */
export class CredentialRegister {
  private readonly signing = new Map<number, Promise<string>>();

  /** @param address of this service, as those outside reach it: credentials name the status list under it. */
  constructor(
    readonly keys: SigningKeys,
    private readonly address: string,
  ) {}

  /** K6: the credential of a certificate, kept in the transaction that issues it. @returns its id, and the JWT. @throws CredentialError. */
  async issue(
    tx: Transaction,
    { kind, claims, at, validUntil, ...key }: CertificateToIssue,
  ): Promise<{ readonly id: string; readonly credential: string }> {
    const [{ last }]: [{ last: number }] = await tx.manager.query(
      'select coalesce(max(list), 1) as last from credential',
    );
    for (let attempt = 0; attempt < 2 * TRIES; attempt++) {
      const list = last + Math.floor(attempt / TRIES);
      const place = randomInt(STATUS_LIST_SIZE);
      const status = { list: this.urlOf(list), index: place };
      const id = `urn:uuid:${randomUUID()}`;
      const said = { id, kind, claims, validFrom: at, ...(validUntil !== null && { validUntil }), status };
      const credential = await issueCredential(said, this.keys);
      if (await this.took(tx, { ...key, list, place, credential, issuedAt: at })) return { id, credential };
    }
    throw new Error(`No place is free in the status lists ${last} and ${last + 1}`);
  }

  /** Two at once never have one place: whoever comes second finds it taken, and nobody waits for those who have another. */
  private async took({ manager }: Transaction, row: CredentialRow): Promise<boolean> {
    if (await manager.existsBy(CredentialRow, { list: row.list, place: row.place })) return false;
    // Of the certificate there is no other row: its record is held by who issues it.
    const kept = await manager
      .createQueryBuilder()
      .insert()
      .into(CredentialRow)
      .values(row)
      .orIgnore()
      .returning('place')
      .execute();
    return (kept.raw as unknown[]).length === 1;
  }

  /** @throws ProblemError 404 `CREDENTIAL.UNKNOWN`. */
  async find(manager: EntityManager, key: CertificateKey): Promise<CredentialAnswer> {
    const row = await manager.findOneBy(CredentialRow, key);
    if (!row) throw notFound('CREDENTIAL.UNKNOWN', '没有该文书的凭证', 'There is no credential of this document');
    const { certificateId, credential, list, issuedAt } = row;
    return { certificateId, credential, statusList: this.urlOf(list), issuedAt };
  }

  /**
   * K14: a status list as it stands now, signed anew: what is revoked or suspended by then is that in it, and its day is that of the question. It is never dated
   * before what it says. The first one is there before the first credential. Anybody may ask: whoever asks while one is signed is given that one,
   * so that many at once cost no more than one. @throws ProblemError 404 `CREDENTIAL.NO_LIST`.
   */
  async statusList(manager: EntityManager, list: number, now: CourtInstant): Promise<string> {
    const underWay = this.signing.get(list);
    if (underWay !== undefined) return underWay;
    const jwt = this.signedAnew(manager, list, now).finally(() => this.signing.delete(list));
    this.signing.set(list, jwt);
    return jwt;
  }

  private async signedAnew(manager: EntityManager, list: number, now: CourtInstant): Promise<string> {
    const rows: Listed[] = await manager.query(
      `select c.place, r.data->'revoked' as revoked, r.data->'holds' as holds
         from credential c join file_record r
           on r.case_id = c.case_id and r.about = c.about and r.kind = 'certificates' and r.record_id = c.certificate_id
        where c.list = $1`,
      [list],
    );
    if (rows.length === 0 && list > 1)
      throw notFound('CREDENTIAL.NO_LIST', '没有该状态清单', 'There is no such status list');
    const changes = rows.flatMap(({ revoked, holds }) => [
      ...(revoked ? [revoked.at] : []),
      ...(holds ?? []).flatMap(({ at, ended }) => [at, ...(ended ? [ended.at] : [])]),
    ]);
    return issueStatusList(
      {
        list: this.urlOf(list),
        asOf: [now, ...changes].sort(compareInstants).at(-1)!,
        revoked: rows.filter(({ revoked }) => revoked !== null).map(({ place }) => place),
        suspended: rows
          .filter(({ revoked, holds }) => isHeld({ ...(revoked && { revoked }), ...(holds && { holds }) }))
          .map(({ place }) => place),
      },
      this.keys,
    );
  }

  private urlOf(list: number): string {
    return `${this.address}/credentials/status-lists/${list}`;
  }
}
