import { isTold } from './delivery-rows.js';
import {
  applyPublicationChange,
  inOnePublicationChange,
  type PublicationChange,
  type PublicationEvent,
  type PublicationTurn,
  type WithdrawalReason,
} from './publication-change.js';
import {
  type CertifiedPart,
  type ConvergenceCertificate,
  type Delivery,
  type PublicationFile,
} from './publication-file.js';
import { publishedDecision } from './published-decision.js';
import { AGENCY_CATEGORIES } from './subscription.js';

/**
 * K12, CR-N-1: a change of the deliveries with what follows for the certificates: one that names a delivery which is not verified any more is withdrawn, and a removal is
 * certified once every body of a part is verified. A platform holds up nobody but platforms.
 */
export function withCertificates(
  file: PublicationFile,
  change: PublicationChange,
  turn: PublicationTurn,
  why: WithdrawalReason,
): PublicationChange {
  const withdrawn = inOnePublicationChange([change, withdrawals(applyPublicationChange(file, change), turn, why)]);
  return inOnePublicationChange([withdrawn, grants(applyPublicationChange(file, withdrawn), turn)]);
}

function withdrawals(file: PublicationFile, { at, by }: PublicationTurn, why: WithdrawalReason): PublicationChange {
  const open = new Set(file.deliveries.filter(({ state }) => state !== 'VERIFIED').map(({ id }) => id));
  const certificates = file.certificates
    .filter(({ withdrawn, lines }) => withdrawn === undefined && lines.some(({ deliveryId }) => open.has(deliveryId)))
    .map((one): ConvergenceCertificate => ({ ...one, withdrawn: { at, why } }));
  const happened = certificates.map(({ id: certificateId }): PublicationEvent => ({
    kind: 'CERTIFICATE_WITHDRAWN',
    at,
    by,
    certificateId,
    why,
  }));
  return certificates.length === 0 ? { happened } : { certificates, happened };
}

function grants(file: PublicationFile, { at, by }: PublicationTurn): PublicationChange {
  const certificates = AGENCY_CATEGORIES.flatMap((part) => granted(file, part, at));
  const happened = certificates.map(({ id: certificateId, part }): PublicationEvent => ({
    kind: 'CERTIFIED',
    at,
    by,
    certificateId,
    part,
  }));
  return certificates.length === 0 ? { happened } : { certificates, happened };
}

function granted(
  file: PublicationFile,
  part: CertifiedPart,
  at: ConvergenceCertificate['at'],
): ConvergenceCertificate[] {
  const { matter, superseded, certificates } = file;
  if (matter === null || superseded !== undefined || publishedDecision(matter.decision).action !== 'DELETE') return [];
  const ofPart = certificates.filter((one) => one.part === part);
  const deliveries = file.deliveries.filter((one) => one.category === part && isTold(one));
  // DIS-ART-10-1: of an entry of the list nothing is certified of the statutory bodies before the national list itself.
  const ofList = matter.entry.kind === 'LISTING' && part === 'STATUTORY';
  if (ofList && !deliveries.some(({ nationalList }) => nationalList)) return [];
  // One that stands speaks of those whom it names: of a platform that is told later, a further one does.
  if (ofPart.some(({ withdrawn, lines }) => withdrawn === undefined && lines.length === deliveries.length)) return [];
  const lines = deliveries.flatMap(lineOf);
  if (lines.length === 0 || lines.length < deliveries.length) return [];
  return [{ id: `${part.toLowerCase()}-${ofPart.length + 1}`, part, at, lines }];
}

const lineOf = ({ id: deliveryId, agencyName, state, verified }: Delivery): ConvergenceCertificate['lines'] =>
  state === 'VERIFIED' && verified !== undefined
    ? [{ deliveryId, agencyName, proof: verified.proof, provedAt: verified.at }]
    : [];
