import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';

/** What came from a body and cannot be trusted: nothing of it takes effect. Its bytes are not kept, what names them is. */
@Entity('quarantine')
export class QuarantinedMessage {
  /** Of body, name, reason and digest: the same again is the same. */
  @PrimaryColumn('text') id: string;
  @Column('text') agencyId: string;
  @Column('text') name: string;
  /** Never personal. */
  @Column('text') reason: string;
  @Column('text', { nullable: true }) digest: string | null;
  /** By the database's clock: of no question of law. */
  @Column('timestamptz') firstAt: Date;
  /** How often it came. */
  @Column('integer') times: number;
}

/** Where broken messages are counted. */
@Injectable()
export class Quarantine {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async keep(one: {
    readonly agencyId: string;
    readonly reason: string;
    readonly name: string;
    readonly digest?: string;
  }): Promise<void> {
    const { agencyId, name, digest = null } = one;
    const reason = one.reason.slice(0, 200);
    const id = createHash('sha256').update([agencyId, name, reason, digest].join('|')).digest('hex');
    await this.dataSource.query(
      `insert into quarantine (id, agency_id, name, reason, digest, first_at, times) values ($1, $2, $3, $4, $5, now(), 1)
       on conflict (id) do update set times = quarantine.times + 1`,
      [id, agencyId, name, reason, digest],
    );
  }
}
