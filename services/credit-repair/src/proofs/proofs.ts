import { createHash } from 'node:crypto';
import { CaseDirectory, CaseRecorder, newFileKey, openFile, sealFile, type StepContext } from '@hejie/casework';
import { type ProofAnswer, type ProofBody, type ProofReceived } from '@hejie/contracts/http';
import { LawError } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import { partyOf, type RepairMaterial } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Proof } from './proof.entity.js';
import { readProof, requireRoom } from './read-proof.js';

/** Which file of whose record. */
type ProofKey = Pick<Proof, 'caseId' | 'about' | 'documentId'>;

/** Files that debtors hand in (证明材料), kept as they came. */
@Injectable()
export class Proofs {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
  ) {}

  /**
   * CR-L-HRB: a file comes in. The same file again under its id is the same one.
   * @throws LawError `PARTY.NOT_IN_CASE`, as {@link readProof} and {@link requireRoom}; ProblemError 409 `PROOF.ID_TAKEN` for another file.
   */
  async receive(tx: Transaction, call: CaseCall, about: string, body: ProofBody): Promise<ProofReceived> {
    const { caseId, principal, time } = call;
    partyOf((await this.cases.known(caseId)).parties, about, '/partyId');
    const { documentId, name } = body;
    const { bytes, mediaType } = readProof(body);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const key = { caseId, about, documentId };
    await holdProofs(tx, key);
    const kept = await tx.manager.findOneBy(Proof, key);
    if (kept) {
      if (kept.sha256 === sha256) return receivedOf(kept);
      throw conflict('PROOF.ID_TAKEN', '该编号已有另一份材料', 'Another file is kept under this id');
    }
    const taken = await tx.manager.sum(Proof, 'size', { caseId, about });
    requireRoom(taken ?? 0, bytes.length);
    const { at } = time;
    const by = principal.subject;
    const fileKey = newFileKey();
    const content = sealFile(fileKey, bytes, placeOf(key));
    const row = { ...key, name, mediaType, size: bytes.length, sha256, receivedAt: at, receivedBy: by };
    await tx.manager.insert(Proof, { ...row, fileKey, content });
    const facts = { partyId: about, documentId, mediaType, size: bytes.length, sha256 };
    await this.recorder.record(tx, { caseId, at, by }, { audit: { action: 'proof.received', facts } });
    return receivedOf(row);
  }

  /** What has been handed in, in order. */
  async list(manager: EntityManager, caseId: string, about: string): Promise<ProofAnswer[]> {
    const rows = await manager.find(Proof, {
      where: { caseId, about },
      order: { receivedAt: 'ASC', documentId: 'ASC' },
    });
    return rows.map((row) => ({ ...receivedOf(row), name: row.name }));
  }

  /** A file as it came. @throws ProblemError 404 `PROOF.UNKNOWN`. */
  async file(manager: EntityManager, key: ProofKey): Promise<Pick<Proof, 'mediaType' | 'sha256'> & { bytes: Buffer }> {
    const row = await manager.findOne(Proof, {
      where: key,
      select: {
        caseId: true,
        about: true,
        documentId: true,
        mediaType: true,
        sha256: true,
        fileKey: true,
        content: true,
      },
    });
    if (!row) throw notFound('PROOF.UNKNOWN', '没有该份材料', 'There is no such file');
    const { fileKey, content, mediaType, sha256 } = row;
    return { bytes: openFile(fileKey, content, placeOf(key)), mediaType, sha256 };
  }
}

/** Holds the files of a record until the commit: those that come at once come one after the other, and two under one id are told apart. */
async function holdProofs({ manager }: Transaction, { caseId, about }: ProofKey): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`proofs/${caseId}/${about}`]);
}

/** CR-N-7: an application names proofs that were handed in. @throws LawError `PROOF.NOT_HANDED_IN`. */
export async function requireProofs(
  { tx, caseId }: Pick<StepContext, 'tx' | 'caseId'>,
  about: string,
  materials: readonly Pick<RepairMaterial, 'documentId'>[],
): Promise<void> {
  const ids = materials.map(({ documentId }) => documentId);
  const kept = await tx.manager.find(Proof, {
    where: { caseId, about, documentId: In(ids) },
    select: { documentId: true },
  });
  const missing = ids.findIndex((id) => !kept.some(({ documentId }) => documentId === id));
  if (missing === -1) return;
  throw new LawError({
    code: 'PROOF.NOT_HANDED_IN',
    rule: 'CR-N-7',
    path: `/materials/${missing}/documentId`,
    zh: `材料 ${ids[missing]} 尚未提交，请先上传。`,
    en: `The file ${ids[missing]} has not been handed in; upload it first.`,
  });
}

/** Where the bytes of a proof are kept: they open nowhere else. */
const placeOf = ({ caseId, about, documentId }: ProofKey): string => `proof/${caseId}/${about}/${documentId}`;

const receivedOf = ({
  documentId,
  mediaType,
  size,
  sha256,
  receivedAt,
  receivedBy,
}: Omit<Proof, 'fileKey' | 'content' | 'caseId' | 'about'>): ProofReceived => ({
  documentId,
  mediaType,
  size,
  sha256,
  receivedAt,
  receivedBy,
});
