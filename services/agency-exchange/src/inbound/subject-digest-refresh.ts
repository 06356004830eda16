import { errorName } from '@hejie/persistence';
import { type AgencyContent } from '@hejie/settlement';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { PublicationContent } from '../publication/publication-content.entity.js';
import { SubjectDigests } from './subject-digests.js';

const BATCH = 200;

/** Contents that have no digest yet, or one of a key that is current no more, get theirs in the background after a start. */
@Injectable()
export class SubjectDigestRefresh implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private static readonly logger = new Logger(SubjectDigestRefresh.name);
  private stopping = false;
  private running: Promise<void> | undefined;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(SubjectDigests) private readonly digests: SubjectDigests,
  ) {}

  onApplicationBootstrap(): void {
    this.running ??= this.all().catch((error: unknown) =>
      SubjectDigestRefresh.logger.warn(
        `Digests could not be made anew (${errorName(error)}); it is tried at the next start`,
      ),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  private async all(): Promise<void> {
    while (!this.stopping && (await this.some()) === BATCH);
  }

  private async some(): Promise<number> {
    const { manager } = this.dataSource;
    const keys: { caseId: string; publicationId: string }[] = await manager.query(
      `select case_id as "caseId", publication_id as "publicationId" from publication_content
        where subject_digest is null or split_part(subject_digest, '.', 1) <> $1 limit $2`,
      [this.digests.current, BATCH],
    );
    const rows = await manager.findBy(PublicationContent, {
      caseId: In(keys.map(({ caseId }) => caseId)),
      publicationId: In(keys.map(({ publicationId }) => publicationId)),
    });
    const kinds = new Map(rows.map((row) => [`${row.caseId} ${row.publicationId}`, row]));
    for (const { caseId, publicationId } of keys) {
      const { content, partyKind } = kinds.get(`${caseId} ${publicationId}`)!;
      const subjectDigest = this.digests.of({ ...(JSON.parse(content) as AgencyContent), partyKind });
      await manager.update(PublicationContent, { caseId, publicationId }, { subjectDigest });
    }
    return keys.length;
  }
}
