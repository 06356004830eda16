import { type NewDocument } from '@hejie/casework';
import {
  employerNoticeOf,
  publishedDecision,
  type AgencyContent,
  type EmployerNotice,
  type PublishedDecision,
} from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { PublicationContent } from '../publication/publication-content.entity.js';

/** To whom it goes, as lists of documents show it: where somebody works is read in the document alone. */
const ADDRESSEE = '当事人所在单位或者相关部门';

/** Of whom a notice speaks, and what is said of him. */
export interface Notified {
  readonly partyKind: 'PERSON' | 'UNIT';
  readonly said: EmployerNotice;
}

type Ground = '1' | '2' | '3' | '4' | '5' | '6';
const isGround = (text: string | undefined): text is Ground => text !== undefined && /^[1-6]$/.test(text);

/**
 * 失信情况通报函: the unit of public staff, or what is above a state organ or enterprise, is told of a listing, that it was deleted, or that it was wrong (DIS-ART-8, DIS-ART-12). `id`: one a
 * publication and unit. Why he was listed is told with the listing alone.
 */
export const employerNotice = (
  {
    id,
    caseNumber,
    decision,
  }: { readonly id: string; readonly caseNumber: string; readonly decision: PublishedDecision },
  recipient: string,
  { partyKind, said: { name, number, ground, conduct } }: Notified,
): NewDocument => {
  const outcome =
    decision === 'REVOKED' ? 'REVOKED' : publishedDecision(decision).action === 'DELETE' ? 'DELETED' : 'LISTED';
  const why = { ...(isGround(ground) && { ground }), ...(conduct !== undefined && { conduct }) };
  return {
    id: `employer-notice/${id}`,
    kind: 'EMPLOYER_NOTICE',
    under: caseNumber,
    fields: { recipient, name, numberKind: partyKind, number, ...(outcome === 'LISTED' && why), outcome },
    signatories: [],
    to: [{ body: ADDRESSEE }],
  };
};

/** The latest content of the entry of a publication by which nobody of his name is taken for him; where there is none yet, that of the publication. */
export async function identifiedContent(
  manager: EntityManager,
  { caseId, publicationId }: Pick<PublicationContent, 'caseId' | 'publicationId'>,
): Promise<PublicationContent> {
  const own = await manager.findOneByOrFail(PublicationContent, { caseId, publicationId });
  const { entryId } = own;
  const all = await manager.find(PublicationContent, { where: { caseId, entryId }, order: { version: 'DESC' } });
  return all.find((row) => notifiedIn(row) !== undefined) ?? own;
}

/** What it says of him to a unit; undefined where he could be anybody. */
export function notifiedIn({
  partyKind,
  content,
}: Pick<PublicationContent, 'partyKind' | 'content'>): Notified | undefined {
  const said = employerNoticeOf(JSON.parse(content) as AgencyContent, partyKind);
  return said && { partyKind, said };
}
