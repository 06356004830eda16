import { type TransportSettings } from '@hejie/agency-link';
import { type AssetClass, type CourtInstant, type LegalDate } from '@hejie/law';
import { encryptedColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import {
  type AgencyCategory,
  type AgencyEffect,
  type AgencyEntryKind,
  type AgencyField,
  type DeliverySchedule,
} from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** PROPOSED by one person; IN_FORCE by another; REFUSED; ENDED by two persons too, or REPLACED by a later one of the same body. */
export type SubscriptionState = 'PROPOSED' | 'IN_FORCE' | 'REFUSED' | 'ENDED' | 'REPLACED';

/** L1, L6: what a body is told, why and how (推送订阅). A change is a further row. */
@Entity('subscription')
export class SubscriptionRow {
  /** `<court>/<agencyId>/<n>`. */
  @PrimaryColumn('text') id: string;
  @Column('text') agencyId: string;
  @Column('text') court: string;
  @Column('integer') number: number;
  @Column('text') name: string;
  @Column('text') category: AgencyCategory;
  @Column('boolean') nationalList: boolean;
  @Column('text') purpose: string;
  @Column('text') legalBasis: string;
  @Column('jsonb') entries: AgencyEntryKind[];
  @Column('jsonb') fields: AgencyField[];
  @Column('jsonb') effects: AgencyEffect[];
  @Column('text') proof: 'READ_BACK' | 'SIGNED_REPLY';
  @Column('jsonb') schedule: DeliverySchedule;
  @Column('integer') retentionDays: number;
  @Column('boolean') staffQuestions: boolean;
  /** Null: it keeps no property of which the court asks it. */
  @Column('jsonb', { nullable: true }) keeps: { classes: AssetClass[]; searches: boolean } | null;
  @Column('text') contact: string;
  @Column('jsonb') transport: TransportSettings;
  @Column(legalDateColumn()) validFrom: LegalDate;
  @Column(legalDateColumn({ nullable: true })) validTo: LegalDate | null;
  @Column('text') state: SubscriptionState;
  @Column('text') proposedBy: string;
  @Column(instantColumn()) proposedAt: CourtInstant;
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column(instantColumn({ nullable: true })) decidedAt: CourtInstant | null;
  /** Who has proposed its end, when and why; null where nobody has, or it was refused. */
  @Column('text', { nullable: true }) endProposedBy: string | null;
  @Column(instantColumn({ nullable: true })) endProposedAt: CourtInstant | null;
  @Column('text', { nullable: true }) endReason: string | null;
  /** Who has approved that. */
  @Column('text', { nullable: true }) endedBy: string | null;
}

/** K11, PIPL 23: a party wishes that platforms hear of the deletion. */
@Entity('platform_consent')
export class PlatformConsentRow {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') partyId: string;
  @Column('text') kind: 'APPLICATION_OF_UNIT' | 'SEPARATE_CONSENT';
  /** Null: every platform. */
  @Column('jsonb', { nullable: true }) agencyIds: string[] | null;
  @Column(instantColumn()) at: CourtInstant;
  @Column(instantColumn({ nullable: true })) withdrawnAt: CourtInstant | null;
  /** PIPL 14: by which paper or record it was given, where staff has recorded it. */
  @Column(encryptedColumn('agency_exchange.platform_consent.evidence', { nullable: true })) evidence: string | null;
  @Column('text', { nullable: true }) recordedBy: string | null;
}
