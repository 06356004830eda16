import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type AgreementTerms } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A plan of a settlement that was amended (SET-ART-5-1): the first one, and each that took its place; never changed. */
@Entity('amended_plan')
export class AmendedPlan {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') version: number;
  @Column('jsonb') terms: AgreementTerms;
  /** From when on it is the plan in force; of the first, the opening. */
  @Column(instantColumn()) knownAt: CourtInstant;
  /** 民法典695: guarantors who did not consent to it: they answer by the plan before it. */
  @Column('text', { array: true }) withoutConsent: string[];
  /** SET-ART-18: guarantors who consented to it in writing, those who came in anew among them. */
  @Column('text', { array: true }) consenting: string[];
}
