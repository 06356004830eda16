import { documentNamed, type FileOccasion, type NewDocument } from '@hejie/casework';
import { legalDateOf, type LegalDate } from '@hejie/law';
import {
  decisionInWords,
  publicationBasis,
  type ConvergenceCertificate,
  type Delivery,
  type DeliveryState,
  type PublicationFile,
  type PublishedMatter,
  type WithdrawalReason,
} from '@hejie/settlement';
import { entryIdOf } from './ids.js';

const about = ({ about: publicationId }: FileOccasion): string => publicationId;
const deliveryOf = ({ deliveries }: PublicationFile, id: string): Delivery => deliveries.find((one) => one.id === id)!;

/** How far the body has come, in the words of the letter. */
const ANSWERED: Partial<Readonly<Record<DeliveryState, 'RECEIVED' | 'APPLIED'>>> = {
  RECEIVED: 'RECEIVED',
  APPLIED: 'APPLIED',
};

/** 催办函: what a body has not carried out (CR-N-5). `deliveryIds`: of that body alone. */
export function reminderDocument(
  occasion: FileOccasion,
  after: PublicationFile,
  {
    agencyId,
    agencyName,
    deliveryIds,
    on,
  }: {
    readonly agencyId: string;
    readonly agencyName: string;
    readonly deliveryIds: readonly string[];
    readonly on: LegalDate;
  },
): NewDocument {
  const { entry } = after.matter!;
  const decision = decisionOfEntry(after.matter!, entryIdOf(occasion.caseId, entry));
  return {
    // A ladder may begin anew: each of its letters is one of its day.
    id: `agency-reminder/${about(occasion)}/${agencyId}/${on}`,
    kind: 'AGENCY_REMINDER',
    under: occasion.known.caseNumber,
    fields: {
      recipient: agencyName,
      basis: publicationBasis(after.matter!, deliveryOf(after, deliveryIds[0]!)),
      deliveries: deliveryIds.map((id) => {
        const { effect, state, reopenedAt, mendedAt, dispatchedAt } = deliveryOf(after, id);
        const since = legalDateOf(mendedAt ?? reopenedAt ?? dispatchedAt ?? occasion.at);
        return { decision, effect, since, state: ANSWERED[state] ?? 'UNANSWERED' };
      }),
    },
    signatories: [],
    to: [{ body: agencyName }],
  };
}

/** As letters to bodies name it: they know an entry by the number under which they were told of it. */
export const decisionOfEntry = (matter: PublishedMatter, entryId: string): string =>
  `${decisionInWords(matter)}（事项编号${entryId}）`;

const certificateId = (occasion: FileOccasion, id: string): string => `convergence/${about(occasion)}/${id}`;

/** 推送核验证明: every body of a part shows what was decided, each by its proof (K12). */
export function certificateDocument(
  occasion: FileOccasion,
  after: PublicationFile,
  { id, part, lines }: ConvergenceCertificate,
): NewDocument {
  return {
    id: certificateId(occasion, id),
    kind: 'CONVERGENCE_CERTIFICATE',
    under: occasion.known.caseNumber,
    fields: {
      part,
      decidedOn: legalDateOf(after.matter!.decidedAt),
      decision: decisionInWords(after.matter!),
      lines: lines.map(({ deliveryId, agencyName, proof, provedAt }) => ({
        body: agencyName,
        effect: deliveryOf(after, deliveryId).effect,
        proof,
        provedOn: legalDateOf(provedAt),
      })),
    },
    signatories: [],
    to: [{ partyId: after.matter!.entry.partyId }],
  };
}

/** 撤回推送核验证明通知书: the debtor, to whom it was given, is told that a certificate does not hold any more, why, and of which bodies (K12). Once a certificate. */
export function withdrawalDocument(
  occasion: FileOccasion,
  after: PublicationFile,
  id: string,
  why: WithdrawalReason,
): NewDocument {
  const { part, at, lines } = after.certificates.find((one) => one.id === id)!;
  const open = lines.filter(({ deliveryId }) => deliveryOf(after, deliveryId).state !== 'VERIFIED');
  const concerned = open.length > 0 ? open : lines;
  return {
    id: `convergence-withdrawal/${about(occasion)}/${id}`,
    kind: 'CONVERGENCE_WITHDRAWAL',
    under: occasion.known.caseNumber,
    fields: {
      certificate: documentNamed(certificateId(occasion, id)),
      certifiedOn: legalDateOf(at),
      decision: decisionInWords(after.matter!),
      part,
      reason: why,
      bodies: [...new Set(concerned.map(({ agencyName }) => agencyName))],
    },
    signatories: [],
    to: [{ partyId: after.matter!.entry.partyId }],
  };
}
