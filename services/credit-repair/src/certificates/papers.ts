import { debtorOf, numberOf, TITLE_OF_CASE, type KnownCase, type NewDocument } from '@hejie/casework';
import { type RepairCommands } from '@hejie/contracts/workflows';
import { legalDateOf, packOf } from '@hejie/law';
import {
  neverShouldHaveStood,
  ownLimits,
  repairCertificate,
  repairDecision,
  repairedUnder,
  repairNotice,
  repairPolicy,
  voluntaryCertificate,
  type CreditFile,
  type DocumentFrame,
  type RepairCertificate,
  type RepairDocument,
  type Suspension,
} from '@hejie/settlement';
import { orderId } from '../credit/limit-documents.js';

/** A document of repair that was decided on, and what it is made from. */
export interface Paper {
  readonly partyId: string;
  readonly known: KnownCase;
  readonly file: CreditFile;
  readonly certificate: RepairCertificate;
}

/** What a document prints of its credential: the id, and the image of the code; a document without one has no use of it. */
interface OfCredential {
  readonly id: string;
  readonly qr: () => Uint8Array;
}

/** Its words, as the law has them, for the credential; and the document as it is ordered, which prints those words and no others; absent: it was made before. */
interface Written {
  readonly words: RepairDocument;
  readonly order?: (credential: OfCredential) => NewDocument;
}

/** CR-L-SY: 信用修复告知书, with the seven fields. */
export function noticePaper(
  paper: Paper,
  frame: DocumentFrame,
  { receivers, contact, phone }: RepairCommands['issueNotice'],
): Written {
  const { file, certificate, known } = paper;
  const words = repairNotice(frame, file, certificate, repairPolicy(packOf(known.packId)), receivers);
  return {
    words,
    order: () => ({
      ...orderOf(paper),
      kind: 'REPAIR_LETTER',
      fields: { ...stated(paper.partyId, words), recipients: receivers, contact, phone },
      to: [{ partyId: paper.partyId }, ...receivers.map((body) => ({ body }))],
    }),
  };
}

/** CR-L-PD, S21: 信用修复证明; with another case open it speaks of this case alone. */
export function certificatePaper(paper: Paper, frame: DocumentFrame, applicationId: string): Written {
  const { file, certificate } = paper;
  const { inquiries } = file.applications.find(({ id }) => id === applicationId)!;
  return certified(paper, 'REPAIR_CERTIFICATE', repairCertificate(frame, certificate, inquiries));
}

/** PRE-13: 自动履行证明书. */
export function voluntaryPaper(
  paper: Paper,
  frame: DocumentFrame,
  confirmedOn: NonNullable<RepairCommands['issueVoluntary']['confirmedOn']>,
): Written {
  return certified(paper, 'PERFORMANCE_CERTIFICATE', voluntaryCertificate(frame, paper.certificate, confirmedOn));
}

/** A certificate prints what its credential states, and the QR code of it. */
const certified = (
  paper: Paper,
  kind: 'REPAIR_CERTIFICATE' | 'PERFORMANCE_CERTIFICATE',
  words: RepairDocument,
): Written => ({
  words,
  order: ({ id, qr }) => ({
    ...orderOf(paper),
    kind,
    fields: { ...stated(paper.partyId, words), credential: id },
    qr: qr(),
  }),
});

/** CR-L-YZ: the credential of the 信用修复决定书 of a suspension in effect, in the words of the decision, which was made when it was granted. */
export function decisionPaper({ file, certificate, known }: Paper, frame: DocumentFrame): Written {
  const suspension = suspensionOf(file, certificate.suspensionId!);
  return { words: repairDecision(frame, suspension, repairPolicy(packOf(known.packId))) };
}

/** The suspension of an id, which the file has. */
export const suspensionOf = ({ listings }: CreditFile, id: string): Suspension =>
  listings.flatMap(({ suspensions }) => suspensions).find((one) => one.id === id)!;

/** What a document states of a debtor: the words of the law, the last paragraph apart. */
export const stated = (partyId: string, { paragraphs }: RepairDocument) => ({
  ...debtorOf(partyId),
  statement: paragraphs.slice(0, -1),
  conclusion: paragraphs.at(-1)!,
});

/** What every order has: it is served on the debtor and bears the seal alone. */
const orderOf = ({ partyId, known, file, certificate }: Paper) => ({
  id: `repair/${partyId}/${certificate.id}`,
  under: repairedUnder(file, known.caseNumber),
  signatories: [],
  to: [{ partyId }],
});

/** The head of a document of repair. */
export const headOf = ({ partyId }: Pick<Paper, 'partyId'>) => ({ ...debtorOf(partyId), ...TITLE_OF_CASE });

/** What had been held against the debtor himself, and what became of it: the entry that was published last, and his last limit on consumption. */
export const heldOf = (file: CreditFile) => ({ ...entryOf(file), ...limitOf(file) });

function limitOf(file: CreditFile) {
  const limit = ownLimits(file)
    .filter((one) => !neverShouldHaveStood(file, one))
    .at(-1);
  if (limit === undefined) return {};
  const { id, lifted } = limit;
  return {
    limitNumber: numberOf(orderId(file.subject.partyId, id)),
    ...(lifted && { liftedOn: legalDateOf(lifted.at) }),
  };
}

function entryOf({ listings }: CreditFile) {
  const entry = listings.filter(({ published }) => published !== undefined).at(-1);
  if (entry === undefined) return {};
  const { decided, published, deleted, revoked } = entry;
  return {
    listingNumber: decided!.decisionNumber,
    listedOn: legalDateOf(published!.at),
    ...(deleted && { deletedOn: deleted.on }),
    ...(revoked && { revokedOn: legalDateOf(revoked.at) }),
  };
}
