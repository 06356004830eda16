import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One of the papers of an application (申请材料), by its place in the file (D8). */
@Entity('application_paper')
export class ApplicationPaper {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') no: number;
  @Column('text') title: string;
  @Column('integer', { nullable: true }) pages: number | null;
  @Column('text', { nullable: true }) sha256: string | null;
  /** The settlement centre has it. */
  @Column('boolean', { default: false }) inCentre: boolean;
}

/** The settlement centre has taken a case in (和解中心签收, A10). */
@Entity('centre_receipt')
export class CentreReceipt {
  @PrimaryColumn('text') caseId: string;
  @Column(instantColumn()) receivedAt: CourtInstant;
  @Column('text') receivedBy: string;
  @Column('text', { nullable: true }) note: string | null;
}
