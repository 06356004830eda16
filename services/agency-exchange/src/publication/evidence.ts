import { createHash } from 'node:crypto';
import { CaseRecorder, isOfType, newFileKey, sealFile } from '@hejie/casework';
import { type HandInEvidenceBody } from '@hejie/contracts/http';
import { LawError } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { notFound, type CaseCall } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { publicationDesk } from './publication-desk.js';
import { SeenEvidence } from './evidence.entity.js';

const TYPES = ['image/png', 'image/jpeg'] as const;
/** The largest image that is taken, in bytes. */
const LARGEST = 4 * 1024 * 1024;

/** Images of what clerks have seen at bodies (人工核验), kept as they came and sealed. */
@Injectable()
export class Evidence {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** The same image again is the same one. @throws ProblemError 404 `PUBLICATION.UNKNOWN`; LawError `EVIDENCE.NOT_AN_IMAGE`. */
  async handIn(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    publicationId: string,
    { deliveryId, image }: HandInEvidenceBody,
  ): Promise<{ readonly deliveryId: string; readonly evidence: string }> {
    const kept = await publicationDesk.find(tx.manager, { caseId, about: publicationId });
    if (!kept?.file.deliveries.some(({ id }) => id === deliveryId)) throw unknownPublication();
    const bytes = Buffer.from(image, 'base64');
    const mediaType = TYPES.find((type) => isOfType(bytes, type));
    if (mediaType === undefined || bytes.length > LARGEST) throw notAnImage();
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const key = { caseId, publicationId, digest, deliveryId };
    if (await tx.manager.existsBy(SeenEvidence, key)) return { deliveryId, evidence: digest };
    const fileKey = newFileKey();
    const content = sealFile(fileKey, bytes, Object.values(key).join('/'));
    const by = principal.subject;
    const row = { ...key, mediaType, fileKey, content, receivedAt: at, receivedBy: by };
    await tx.manager.createQueryBuilder().insert().into(SeenEvidence).values(row).orIgnore().execute();
    const audit = { action: 'publication.evidence-received', facts: { publicationId, deliveryId, evidence: digest } };
    await this.recorder.record(tx, { caseId, at, by }, { audit });
    return { deliveryId, evidence: digest };
  }

  /** What a clerk says that he has seen has an image. @throws LawError `EVIDENCE.MISSING`. */
  async require(
    manager: EntityManager,
    key: Pick<SeenEvidence, 'caseId' | 'publicationId' | 'deliveryId'> & { readonly evidence: string },
  ): Promise<void> {
    const { caseId, publicationId, deliveryId, evidence: digest } = key;
    if (!(await manager.existsBy(SeenEvidence, { caseId, publicationId, deliveryId, digest }))) throw withoutImage();
  }
}

const withoutImage = () =>
  new LawError({
    code: 'EVIDENCE.MISSING',
    rule: 'CR-N-5',
    path: '/evidence',
    zh: '人工核验应当先提交该项推送的核验截图。',
    en: 'What a clerk has seen is confirmed with an image of it, which was handed in before.',
  });

/** There is no such publication, or it has no such delivery. */
export const unknownPublication = () =>
  notFound('PUBLICATION.UNKNOWN', '没有该项推送', 'There is no such publication or delivery');

const notAnImage = () =>
  new LawError({
    code: 'EVIDENCE.NOT_AN_IMAGE',
    rule: 'CR-N-5',
    path: '/image',
    zh: '核验截图应为不超过4兆字节的PNG或者JPEG图片。',
    en: 'What was seen is handed in as a PNG or JPEG of at most 4 megabytes.',
  });
