import { type AssetClass, type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What those who keep property are asked: a query, a search, or an order upon what one of them has named. */
export type PropertyKind = 'QUERY' | 'SEARCH' | 'ORDER';

/** WAITING to be put; PUT, and not over; ANSWERED: the body has nothing more to say; REFUSED: it does not take it as it is. */
export type PropertyPartState = 'WAITING' | 'PUT' | 'ANSWERED' | 'REFUSED';

/** PRE-CTRL, PROC-8: what asset control has put to those who keep property (网络执行查控). */
@Entity('property_request')
export class PropertyRequestRow {
  @PrimaryColumn('text') kind: PropertyKind;
  /** Under which it was put: put again, it is the same. */
  @PrimaryColumn('text') id: string;
  @Column('text') court: string;
  /** JSON of what was put, sealed: it names a person and what is asked of him. */
  @Column(encryptedColumn('agency_exchange.property_request.content')) content: string;
  /** The latest instant as of which an answer was asked for, where time is not real. */
  @Column(instantColumn()) asOf: CourtInstant;
  /** 网络查询规定4: it stays for what it proves: an order, and a query to which somebody has replied. */
  @Column('boolean') kept: boolean;
  /** When an answer was asked for last, by the database's clock: what nobody asks for any more is put to nobody. */
  @Column('timestamptz') wantedAt: Date;
}

/** The part of a request that is put to one body, and what it has said. */
@Entity('property_part')
export class PropertyPartRow {
  /** As the body knows it. */
  @PrimaryColumn('text') id: string;
  @Column('text') kind: PropertyKind;
  @Column('text') requestId: string;
  @Column('text') agencyId: string;
  /** As letters name it. */
  @Column('text') agencyName: string;
  @Column('text') subscriptionId: string;
  /** Of a query: those that it keeps. */
  @Column('jsonb') classes: AssetClass[];
  /** The body's own name of the property, where it is about one, sealed: it may be the number of an account. */
  @Column(encryptedColumn('agency_exchange.property_part.reference', { nullable: true })) reference: string | null;
  /** Of an order, keyed: it is the same for all orders upon one thing, which go in the order in which they came (`came`). */
  @Column('text', { nullable: true }) referenceDigest: string | null;
  @Column(instantColumn()) askedAt: CourtInstant;
  @Column('text') state: PropertyPartState;
  @Column('integer') attempts: number;
  /** When it is put or asked for next, by the database's clock; infinity: nobody wants it any more. */
  @Column('timestamptz') nextAt: Date;
  /** What went wrong last; never personal. */
  @Column('text', { nullable: true }) fault: string | null;
  /** As of when the body was asked last. */
  @Column(instantColumn({ nullable: true })) heardAsOf: CourtInstant | null;
  /** The signed bytes of the latest reply, sealed. */
  @Column(encryptedColumn('agency_exchange.property_part.reply', { nullable: true })) reply: string | null;
  /** Their signature: with it nobody denies what he has said. */
  @Column('text', { nullable: true }) signature: string | null;
  @Column(instantColumn({ nullable: true })) repliedAt: CourtInstant | null;
}
