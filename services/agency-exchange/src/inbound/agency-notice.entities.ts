import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { type PartyEndedKind, type SubjectMatch } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a body has told the court of itself (来函), once. */
@Entity('agency_notice')
export class AgencyNoticeRow {
  /** Of the body and its own number, which may be anything. */
  @PrimaryColumn('text') id: string;
  @Column('text') agencyId: string;
  @Column('text') kind: PartyEndedKind;
  /** JSON of an `AgencyNotice`; null once the time of what is about nobody of the court is over. */
  @Column(encryptedColumn('agency_exchange.agency_notice.content', { nullable: true })) content: string | null;
  /** Of the content, keyed: by which the same notice is known again. */
  @Column('text', { nullable: true }) digest: string | null;
  /** Whom it means, over all parties whom it may mean. */
  @Column('text') match: SubjectMatch;
  @Column(instantColumn()) receivedAt: CourtInstant;
}

/** A party whom a notice may mean: for the judge of its case to find. */
@Entity('agency_notice_party')
export class AgencyNoticeParty {
  @PrimaryColumn('text') noticeId: string;
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') partyId: string;
  @Column('text') match: 'MATCH' | 'DOUBTFUL';
  @Column('text') state: 'OPEN' | 'CONFIRMED' | 'DISMISSED';
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column(instantColumn({ nullable: true })) decidedAt: CourtInstant | null;
  @Column(encryptedColumn('agency_exchange.agency_notice_party.reason', { nullable: true })) reason: string | null;
}
