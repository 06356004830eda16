import { type FileKey } from '@hejie/casework';
import { isNameless, type AgencyContent, type PublishedMatter } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PublicationContent } from '../publication/publication-content.entity.js';
import { publicationDesk } from '../publication/publication-desk.js';

/** What is published: it does not change any more once its publication is open and it is on record who the party is. */
export interface Published {
  readonly matter: PublishedMatter;
  readonly content: AgencyContent;
  readonly entryId: string;
}

/** So many are remembered: each is put to dozens of bodies at about the same time. */
const REMEMBERED = 500;

/** What publications are about, each read once for all of its deliveries. */
@Injectable()
export class Matters {
  private readonly known = new Map<string, Promise<Published>>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  of(key: FileKey): Promise<Published> {
    const name = `${key.caseId} ${key.about}`;
    const known = this.known.get(name);
    if (known) return known;
    const read = this.read(key);
    this.known.set(name, read);
    // Who the party is may still be entered.
    read.then(
      ({ content }) => isNameless(content) && this.known.delete(name),
      () => this.known.delete(name),
    );
    const [oldest] = this.known.keys();
    if (this.known.size > REMEMBERED) this.known.delete(oldest!);
    return read;
  }

  private async read({ caseId, about }: FileKey): Promise<Published> {
    const { manager } = this.dataSource;
    const kept = await publicationDesk.find(manager, { caseId, about });
    const { content, entryId } = await manager.findOneByOrFail(PublicationContent, { caseId, publicationId: about });
    return { matter: kept!.file.matter!, content: JSON.parse(content) as AgencyContent, entryId };
  }
}
