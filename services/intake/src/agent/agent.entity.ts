import { type CourtInstant, type LegalDate } from '@hejie/law';
import { encryptedColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type AgentPower } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An agent of a party (委托代理人) with his power of attorney, as a clerk has looked at it (B4, SET-ART-4-1). */
@Entity('agent')
export class Agent {
  @PrimaryColumn('text') agentId: string;
  @Column('text') caseId: string;
  @Column('text') partyId: string;
  @Column(encryptedColumn('intake.agent.name')) name: string;
  /** Of his licence or of his identity document, by which he is the same person in other cases; null: nobody has said it. */
  @Column(encryptedColumn('intake.agent.number', { nullable: true })) number: string | null;
  @Column('text') capacity: string;
  @Column('text') scope: 'SPECIAL' | 'GENERAL';
  /** What a special power names. */
  @Column('text', { array: true }) powers: AgentPower[];
  @Column(legalDateColumn()) validFrom: LegalDate;
  /** Last day; null: until it is revoked. */
  @Column(legalDateColumn({ nullable: true })) validUntil: LegalDate | null;
  @Column('text') paper: string;
  @Column('text', { nullable: true }) paperHash: string | null;
  @Column(instantColumn()) registeredAt: CourtInstant;
  @Column('text') registeredBy: string;
  @Column(instantColumn({ nullable: true })) revokedAt: CourtInstant | null;
  @Column('text', { nullable: true }) revokedBy: string | null;
}
