import { type Recorded, type RecordedInOrder, type StepContext, type StepHandlers } from '@hejie/casework';
import { qrImage } from '@hejie/credentials';
import { type CreditRepairActs, type FileDecision } from '@hejie/contracts/workflows';
import { legalDateOf } from '@hejie/law';
import {
  credentialClaims,
  decideCertificate,
  decideDecisionDocument,
  decideNotice,
  decideVoluntary,
  type CreditChange,
  type CreditFile,
  type CreditTurn,
  type Decision,
  type DocumentFrame,
} from '@hejie/settlement';
import { creditDesk } from '../credit/credit-desk.js';
import { casesOnRecord } from '../repair/other-cases.js';
import { type CredentialRegister } from './credentials.js';
import { frameOf, numbered } from './frame.js';
import { certificatePaper, decisionPaper, noticePaper, voluntaryPaper, type Paper } from './papers.js';

type Issuing = 'issueCertificate' | 'issueNotice' | 'issueVoluntary' | 'issueDecision';
type Decide = (file: CreditFile, turn: CreditTurn) => Decision<CreditChange> | Promise<Decision<CreditChange>>;
type Write = (paper: Paper, frame: DocumentFrame) => ReturnType<typeof noticePaper>;

/** Of what the documents of repair are made: the register of credentials, and the names of courts. */
export interface Issuer {
  readonly credentials: CredentialRegister;
  readonly courts: ReadonlyMap<string, string>;
}

/**
 * What issues a document of repair: a person's decision, its credential, and the document with the QR code of it, in one transaction (K4 to K6). A certificate is
 * looked for in the record after the decision, as the law has written it.
 */
export function issuingActivities({ credentials, courts }: Issuer): Pick<StepHandlers<CreditRepairActs>, Issuing> {
  async function issued(
    step: StepContext,
    partyId: string,
    certificateId: string,
    { decide, write, looked = {} }: { readonly decide: Decide; readonly write: Write; readonly looked?: object },
  ): Promise<Recorded<FileDecision>> {
    const { tx, caseId, known, at } = step;
    const decided = await creditDesk.decided(step, partyId, decide);
    const { file } = (await creditDesk.find(tx.manager, { caseId, about: partyId }))!;
    const certificate = file.certificates.find(({ id }) => id === certificateId)!;
    const frame = await frameOf(step, partyId, file, courts);
    const { words, order } = write({ partyId, known, file, certificate }, frame);
    const { type: kind, validUntil } = credentialClaims(certificate, frame, file, words);
    const { id, credential } = await credentials.issue(tx, {
      caseId,
      about: partyId,
      certificateId,
      kind,
      claims: {
        subject: { kind: frame.debtor.kind, name: frame.debtor.name, number: frame.debtor.code },
        court: frame.court,
        caseNumber: frame.caseNumber,
        statement: words.paragraphs.join(''),
        decidedOn: legalDateOf(at),
        scope: certificate.scope === 'WHOLE' ? 'NO_OTHER_OPEN_CASE' : 'THIS_CASE',
      },
      at,
      validUntil,
    });
    const made = {
      audit: { action: 'credit.credential-issued', facts: { partyId, certificateId, ...looked } },
      ...(order && { documents: [order({ id, qr: () => qrImage(credential).png })] }),
    };
    // A document was issued, so that something has happened.
    const { inOrder } = decided as RecordedInOrder;
    return { ...decided, inOrder: [...inOrder, made] } as Recorded<FileDecision>;
  }

  return {
    /** CR-L-PD, S21: with the look for other cases of the same moment. */
    issueCertificate: async ({ partyId, elsewhere, ...said }, step) => {
      const { caseNumber } = step.known;
      const onRecord = await casesOnRecord(step.tx.manager, step.caseId, partyId);
      const { looked } = onRecord;
      const cases = [...onRecord.cases, ...elsewhere.cases].map(({ caseNumber: number, role, procedure, state }) => ({
        caseNumber: number,
        role,
        procedure,
        state,
      }));
      const input = { ...said, caseNumber, check: { at: step.at, by: step.by, cases, looked } };
      return issued(step, partyId, said.certificateId, {
        decide: numbered(step, 'REPAIR_CERTIFICATE', (file, turn, number) =>
          decideCertificate(file, { ...input, number }, turn),
        ),
        write: (paper, frame) => certificatePaper(paper, frame, said.applicationId),
        looked: { looked, otherCases: cases, basis: elsewhere.basis },
      });
    },

    issueNotice: ({ act: _, partyId, ...said }, step) => {
      const { id, purpose } = said;
      return issued(step, partyId, id, {
        decide: numbered(step, 'REPAIR_LETTER', (file, turn, number) =>
          decideNotice(file, { id, number, purpose }, turn),
        ),
        write: (paper, frame) => noticePaper(paper, frame, said),
      });
    },

    issueVoluntary: ({ partyId, id, purpose, confirmedOn }, step) =>
      issued(step, partyId, id, {
        decide: numbered(step, 'PERFORMANCE_CERTIFICATE', (file, turn, number) =>
          decideVoluntary(file, { id, number, purpose, creditorConfirmed: confirmedOn !== null }, turn),
        ),
        write: (paper, frame) => voluntaryPaper(paper, frame, confirmedOn!),
      }),

    issueDecision: ({ partyId, id, purpose, suspensionId }, step) =>
      issued(step, partyId, id, {
        decide: (file, turn) => decideDecisionDocument(file, { id, purpose, suspensionId }, turn),
        write: decisionPaper,
      }),
  };
}
