import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type RecomputationsAnswer } from '@hejie/contracts/http';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One place where the books of an account and its bank differ. */
export type FoundDifference = RecomputationsAnswer['items'][number]['differences'][number];

/** An account of case money computed a second time (账实核对), and where it differed from the books. */
@Entity('recomputation')
export class Recomputation {
  @PrimaryColumn('text') court: string;
  @PrimaryColumn('integer') account: number;
  @PrimaryColumn({ ...instantColumn(), nullable: false }) computedAt: CourtInstant;
  @Column('integer') lines: number;
  @Column('jsonb') differences: readonly FoundDifference[];
}
