import { legalDateOf, type LawErrorText } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { granted, underReview } from './application-decision.js';
import { rowOf, type CreditChange, type CreditEvent, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { decisionInEffect } from './repair-documents.js';
import { openCasesAgainst } from './other-cases.js';
import { type Conduct, type OtherCasesCheck, type RepairCertificate } from './repair-file.js';
import { numbersOfCase } from './sanction-authority.js';
import { suspensionInEffect } from './suspension-standing.js';
import { withTasks } from './tasks.js';
import { breaksNothing } from './wrong-limits.js';

/** A certificate on an application: its number, for what it is asked, and the look for other cases. */
export interface CertificateInput {
  readonly applicationId: string;
  readonly certificateId: string;
  readonly number: string;
  readonly purpose: string;
  /** 案号 of this case. */
  readonly caseNumber: string;
  readonly check: OtherCasesCheck;
}

/**
 * CR-L-PD, S21: a person issues the 信用修复证明, after full performance and a look for other cases on the same day. With another enforcement open against the debtor, or where the court could not look for one, it speaks
 * of this case alone (THIS_CASE) and removes nothing beyond it. `CERTIFICATE.NOT_PERFORMED`, `CERTIFICATE.CHECK_STALE`, `CERTIFICATE.ON_RECORD`, `APPLICATION.*`,
 * `CREDIT.UNKNOWN_ROW`.
 */
export function decideCertificate(file: CreditFile, input: CertificateInput, turn: CreditTurn): Decision<CreditChange> {
  const application = underReview(file, input.applicationId, 'CERTIFICATE', null);
  if (!application.ok) return application;
  const attested = attestable(file, input.certificateId);
  if (!attested.ok) return attested;
  const stale = staleCheck(input.check, turn);
  if (stale !== null) return refuse(stale);
  const { at, by } = turn;
  const { certificateId, number, purpose, check, caseNumber } = input;
  // Where nobody could look, nobody can certify that there is nothing.
  const scope =
    check.looked && openCasesAgainst(check, numbersOfCase(file, caseNumber)).length === 0 ? 'WHOLE' : 'THIS_CASE';
  return accept(
    withTasks(
      file,
      {
        applications: [granted(application.value, turn)],
        certificates: [
          {
            id: certificateId,
            kind: 'CERTIFICATE',
            number,
            issuedAt: at,
            by,
            purpose,
            scope,
            checkedAt: check.at,
            performed: attested.value,
          },
        ],
        happened: [
          { at, by, kind: 'APPLICATION_GRANTED', applicationId: input.applicationId },
          { at, by, kind: 'CERTIFICATE_ISSUED', certificateId, of: 'CERTIFICATE', scope },
        ],
      },
      turn,
    ),
  );
}

/** What a document of performance attests. */
function attestable(
  { debt, certificates }: CreditFile,
  id: string,
): Decision<NonNullable<RepairCertificate['performed']>> {
  if (certificates.some((one) => one.id === id)) {
    return refuse({
      code: 'CERTIFICATE.ON_RECORD',
      rule: 'CR-L-PD',
      path: '/id',
      zh: '该文书已经出具。',
      en: 'This document is issued.',
    });
  }
  const { performedOn, performed } = debt;
  if (performedOn !== null) return accept({ on: performedOn, amount: performed });
  return refuse({
    code: 'CERTIFICATE.NOT_PERFORMED',
    rule: 'CR-L-PD',
    zh: '义务尚未全部履行完毕，不能出具。',
    en: 'Not everything is performed.',
  });
}

function staleCheck({ at: checkedAt }: OtherCasesCheck, { at }: CreditTurn): LawErrorText | null {
  if (checkedAt <= at && legalDateOf(checkedAt) === legalDateOf(at)) return null;
  return {
    code: 'CERTIFICATE.CHECK_STALE',
    rule: 'CR-L-PD',
    zh: '出具证明应当以当日对其他案件的查询为依据。',
    en: 'A certificate rests on a look for other cases on the same day.',
  };
}

/** A document that the court issues of its own motion or on the creditor's confirmation. */
export interface RepairDocumentInput {
  readonly id: string;
  readonly number: string;
  readonly purpose: string;
}

/** CR-L-SY, S20: a person issues the 信用修复告知书, from full performance on, of this case alone. `CERTIFICATE.NOT_PERFORMED`, `CERTIFICATE.ON_RECORD`. */
export function decideNotice(file: CreditFile, input: RepairDocumentInput, turn: CreditTurn): Decision<CreditChange> {
  const attested = attestable(file, input.id);
  return attested.ok ? accept(issued({ ...input, kind: 'NOTICE', performed: attested.value }, turn)) : attested;
}

/**
 * PRE-13: a person issues the 自动履行证明书 to a debtor who performed in full when it was due – the plan without a default, or the title within its own time – and who was not listed, once the creditor has confirmed in writing that everything is performed.
 * `CERTIFICATE.NOT_VOLUNTARY`, `CERTIFICATE.NOT_CONFIRMED`, `CERTIFICATE.NOT_PERFORMED`, `CERTIFICATE.ON_RECORD`.
 */
export function decideVoluntary(
  file: CreditFile,
  input: RepairDocumentInput & { readonly creditorConfirmed: boolean },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { creditorConfirmed, ...document } = input;
  const attested = attestable(file, input.id);
  if (!attested.ok) return attested;
  const refused = notVoluntary(file, creditorConfirmed);
  if (refused !== null) return refuse(refused);
  return accept(issued({ ...document, kind: 'VOLUNTARY', performed: attested.value }, turn));
}

function notVoluntary(file: CreditFile, creditorConfirmed: boolean): LawErrorText | null {
  if (!performedOnTime(file)) {
    return {
      code: 'CERTIFICATE.NOT_VOLUNTARY',
      rule: 'PRE-13',
      zh: '曾经逾期，或者曾被采取失信惩戒的，不属于自动履行。',
      en: 'A debtor who was in default, or listed, has not performed of his own accord.',
    };
  }
  if (creditorConfirmed) return null;
  return {
    code: 'CERTIFICATE.NOT_CONFIRMED',
    rule: 'PRE-13',
    zh: '申请执行人尚未书面确认履行完毕。',
    en: 'The creditor has not confirmed in writing that everything is performed.',
  };
}

/** PRE-13, K13: performed in full when it was due; and no entry was ever decided. */
export function performedOnTime({ debt, listings }: CreditFile): boolean {
  const { performedOn, performedInTime = false } = debt;
  return performedOn !== null && performedInTime && listings.every(({ decided }) => decided === undefined);
}

/** CR-L-YZ: the 信用修复决定书 of a suspension in effect, as a document with its credential. `SUSPENSION.NOT_IN_EFFECT`, `CERTIFICATE.ON_RECORD`. */
export function decideDecisionDocument(
  file: CreditFile,
  input: Omit<RepairDocumentInput, 'number'> & { readonly suspensionId: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const suspension = file.listings.map(suspensionInEffect).find((one) => one?.id === input.suspensionId);
  if (suspension === undefined) {
    return refuse({
      code: 'SUSPENSION.NOT_IN_EFFECT',
      rule: 'CR-REV',
      path: '/suspensionId',
      zh: '没有该项有效的屏蔽。',
      en: 'There is no such suspension in effect.',
    });
  }
  if (file.certificates.some(({ id }) => id === input.id)) {
    return refuse({
      code: 'CERTIFICATE.ON_RECORD',
      rule: 'CR-L-YZ',
      path: '/id',
      zh: '该文书已经出具。',
      en: 'This document is issued.',
    });
  }
  return accept(
    issued({ ...input, number: decisionInEffect(suspension).number, kind: 'DECISION', performed: null }, turn),
  );
}

function issued(
  document: Pick<RepairCertificate, 'id' | 'kind' | 'number' | 'purpose' | 'performed' | 'suspensionId'>,
  { at, by }: CreditTurn,
): CreditChange {
  return {
    certificates: [{ ...document, issuedAt: at, by, scope: 'THIS_CASE' }],
    happened: [
      { at, by, kind: 'CERTIFICATE_ISSUED', certificateId: document.id, of: document.kind, scope: 'THIS_CASE' },
    ],
  };
}

/** Why a certificate is revoked: performance was undone, it rests on false material, or the debtor has relapsed. */
export type RevocationGround = 'PERFORMANCE_UNDONE' | 'FALSE_MATERIAL' | 'RELAPSE';

/**
 * CR-REV, CR-N-9: a person revokes what was certified: money that counted was taken back, or conduct on record after it. A relapse, and false material, open a lead for 拒执 as
 * a proposal to a person (PROC-27). `CERTIFICATE.REVOKED`, `CERTIFICATE.GROUND_MISSING`, `CREDIT.UNKNOWN_ROW`.
 */
export function decideCertificateRevocation(
  file: CreditFile,
  input: { readonly certificateId: string; readonly ground: RevocationGround; readonly conductId: string | null },
  turn: CreditTurn,
): Decision<CreditChange> {
  const certificate = rowOf(file.certificates, input.certificateId, '/certificateId');
  if (!certificate.ok) return certificate;
  const { certificateId, ground, conductId } = input;
  const conduct = file.conducts.find(({ id }) => id === conductId);
  if (certificate.value.revoked !== undefined) {
    return refuse({
      code: 'CERTIFICATE.REVOKED',
      rule: 'CR-REV',
      path: '/certificateId',
      zh: '该文书已经撤销。',
      en: 'This document is revoked.',
    });
  }
  if (!bears(ground, file, conduct, certificate.value)) {
    return refuse({
      code: 'CERTIFICATE.GROUND_MISSING',
      rule: 'CR-REV',
      path: '/ground',
      zh: '没有撤销该文书的事由：履行未被推翻，出具之后也没有认定为其所为的行为。',
      en: 'Nothing on record bears this ground out.',
    });
  }
  const { at, by } = turn;
  const lead: CreditEvent = { at, by, kind: 'REFUSAL_LEAD_PROPOSED', conductId, why: ground };
  return accept(
    withTasks(
      file,
      {
        certificates: [{ ...certificate.value, revoked: { at, by, why: ground } }],
        happened: [
          { at, by, kind: 'CERTIFICATE_REVOKED', certificateId, why: ground },
          ...(ground === 'PERFORMANCE_UNDONE' ? [] : [lead]),
        ],
      },
      turn,
    ),
  );
}

/** Whether the file bears a ground out: false material is false whenever it was reported, a relapse lies after the document, and a breach of a limit that should never have stood is none. */
function bears(
  ground: RevocationGround,
  file: CreditFile,
  conduct: Conduct | undefined,
  { issuedAt }: RepairCertificate,
): boolean {
  if (ground === 'PERFORMANCE_UNDONE') return file.debt.performedOn === null;
  if (conduct === undefined || (conduct.of !== 'DEBTOR' && conduct.attributed === undefined)) return false;
  return ground === 'FALSE_MATERIAL' || (conduct.on >= legalDateOf(issuedAt) && !breaksNothing(file, conduct));
}
