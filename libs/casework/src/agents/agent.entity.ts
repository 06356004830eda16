import { type CourtInstant, type LegalDate } from '@hejie/law';
import { instantColumn, legalDateColumn } from '@hejie/persistence';
import { type AgentPower } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An agent of a party with his power, as intake has registered him (SET-ART-4-1). Holds no name. */
@Entity('agent_power')
export class AgentWithPower {
  @PrimaryColumn('text') agentId: string;
  @Column('text') caseId: string;
  @Column('text') partyId: string;
  @Column('text') scope: 'SPECIAL' | 'GENERAL';
  @Column('text', { array: true }) powers: AgentPower[];
  @Column(legalDateColumn()) validFrom: LegalDate;
  @Column(legalDateColumn({ nullable: true })) validUntil: LegalDate | null;
  @Column(instantColumn({ nullable: true })) revokedAt: CourtInstant | null;
  /** A keyed digest that is the same for the same person in other cases; null: told before it was. */
  @Column('text', { nullable: true }) person: string | null;
}
