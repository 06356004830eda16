import { type ControlOrder, type PropertyQuery, type SearchRequest } from '@hejie/contracts/exchange';
import { type CourtClock, type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** QUERY: of a person's property. SEARCH: for a person or a vehicle. The others are orders upon what a keeper has named. */
export type ExchangeKind = 'QUERY' | 'SEARCH' | 'CONTROL' | 'RENEW' | 'RELEASE';

/**
 * WAITING: to be put. PUT: it is asked for. SETTLED: answered, by the keeper or on paper. PARKED: refused, a person sees to it:
 * it is REPLACED by the same put again, or GIVEN_UP.
 */
export type ExchangeState = 'WAITING' | 'PUT' | 'SETTLED' | 'PARKED' | 'GIVEN_UP' | 'REPLACED';

/** The papers of an order by their ids among the documents of the case. */
export interface PapersOfOrder {
  readonly ruling: string;
  readonly notice: string;
}

/** What is put: the query as it is, an order without its papers, whose hashes are known once they are made. */
export type ExchangeContent = PropertyQuery | SearchRequest | Omit<ControlOrder, 'ruling' | 'notice'>;

/** A query or an order that is put to those who keep property, written in the transaction that decides it. */
@Entity('exchange_request')
export class ExchangeRequest {
  /** Under which it is put: put again, it is the same. */
  @PrimaryColumn('uuid') id: string;
  @Column('text') caseId: string;
  @Column('text') kind: ExchangeKind;
  /** Of the query, search, control or release in the file. */
  @Column('text') subject: string;
  /** Of the property in the file; empty for a query, and for the search for a person. */
  @Column('text') assetId: string;
  /** JSON of an {@link ExchangeContent}, sealed: it names persons and what they own. */
  @Column(encryptedColumn('asset_control.exchange_request.content')) content: string;
  @Column('jsonb', { nullable: true }) papers: PapersOfOrder | null;
  @Column(instantColumn()) askedAt: CourtInstant;
  /** The court's clock under which it was decided, where time is not real. */
  @Column('jsonb', { nullable: true }) clock: CourtClock | null;
  @Column('text') state: ExchangeState;
  /** How often it was put in vain, or asked for since the last news. */
  @Column('integer') attempts: number;
  /** When it is put or asked for next, by the database's clock. */
  @Column('timestamptz') nextAt: Date;
  /** Why it is parked, or what went wrong last; never personal. */
  @Column('text', { nullable: true }) fault: string | null;
}
