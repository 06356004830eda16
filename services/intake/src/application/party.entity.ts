import { type Side } from '@hejie/contracts/workflows';
import { encryptedColumn, type Transaction } from '@hejie/persistence';
import { notFound } from '@hejie/service-kit';
import { type PartyKind } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A party (当事人). Name, number, phone and address are encrypted; everything else of the system knows `partyId` only. */
@Entity('party')
export class Party {
  @PrimaryColumn('text') partyId: string;
  @Column('text') caseId: string;
  /** Order in the application. */
  @Column('smallint') position: number;
  @Column('text') side: Side;
  @Column('text') kind: PartyKind;
  /** What a token of this party carries; lets it act on its own case. */
  @Column('text', { nullable: true }) partyRef: string | null;
  /** JSON of `{name, identityNumber?, phone?, address?}`, sealed. */
  @Column(encryptedColumn('intake.party.personal')) personal: string;
  /** Name as it may be shown to others (masked). */
  @Column('text') maskedName: string;
  /** Keyed digest of its number, by which it is found in other cases (A13); null: no number is known, or none was digested yet. */
  @Column('text', { nullable: true }) identityDigest: string | null;
}

/** A party of a case. @throws ProblemError 404 PARTY.UNKNOWN. */
export async function partyOf({ manager }: Transaction, caseId: string, partyId: string): Promise<Party> {
  const party = await manager.findOneBy(Party, { caseId, partyId });
  if (party !== null) return party;
  throw notFound('PARTY.UNKNOWN', '本案没有该当事人', 'The case has no such party', { path: '/partyId' });
}
