import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whose account acts for a guarantor who is no party of the case, as mediation's clerk has checked it (SET-ART-18-1). */
@Entity('guarantor_account')
export class GuarantorAccount {
  @PrimaryColumn('text') caseId: string;
  /** As the case knows him, and the file his property. */
  @PrimaryColumn('text') guarantorId: string;
  @Column('text') partyRef: string;
}
