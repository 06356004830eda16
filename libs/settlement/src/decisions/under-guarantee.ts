import { type Fen, type LegalDate, type Yuan } from '@hejie/law';
import { type AgreementTerms } from '../agreement/terms.js';
import { signedBy } from '../agreement/who-signs.js';
import { accept, refuse, type Decision } from './decision.js';
import { decideGuarantorEnforcement, decideSecurityEnforcement } from './guarantor.js';

/** Against whom the creditor applies, of those who stand behind the settlement by its terms, and how things stand. */
export interface GuaranteeQuestion {
  /** Of the surety, or of the owner of the thing that secures performance. */
  readonly guarantorId: string;
  /** GUA-4: the day on which the creditor applies. */
  readonly on: LegalDate;
  /** What is owed on resumption, in fen; null: enforcement has not resumed. */
  readonly owed: Fen | null;
  /** GUA-5: the debtor's cash and deposits that are ready for enforcement; absent: none is known. */
  readonly debtorCash?: Fen;
  /** The last day of performance of the debt that is secured. */
  readonly debtDue: LegalDate;
  /** SET-ART-18: guarantors who signed the first agreement or consented to an amendment; absent: nothing was amended, and all named have signed. */
  readonly signed?: ReadonlySet<string>;
}

/** Under which guarantee, and up to how much, property is enforced against directly (直接执行担保财产). */
export interface UnderGuarantee {
  readonly kind: 'SURETY' | 'SECURITY';
  readonly upTo: Yuan;
}

/**
 * SET-ART-18-1, S14: may property be enforced against directly under a guarantee of this agreement? By its term of a surety, else of security, as
 * `decideGuarantorEnforcement` and `decideSecurityEnforcement`. `GUARANTOR.UNKNOWN`, and theirs. Source: 执行和解规定18.
 */
export function decideUnderGuarantee(
  { guarantors, security, signatories }: Pick<AgreementTerms, 'guarantors' | 'security' | 'signatories'>,
  { guarantorId, on, owed, debtorCash, debtDue, signed }: GuaranteeQuestion,
): Decision<UnderGuarantee> {
  const application = {
    on,
    resumed: owed !== null,
    creditorApplies: true,
    owed: owed ?? 0n,
    signatories: signedBy(signatories, signed),
    debtDue,
    ...(debtorCash !== undefined && { debtorCash }),
  };
  const surety = guarantors.find((one) => one.guarantorId === guarantorId);
  if (surety !== undefined) {
    const decision = decideGuarantorEnforcement({ ...application, guarantor: surety });
    return decision.ok ? accept({ kind: 'SURETY', upTo: decision.value.upTo }) : decision;
  }
  const thing = security.find((one) => one.ownerPartyId === guarantorId);
  if (thing !== undefined) {
    const decision = decideSecurityEnforcement({ ...application, security: thing });
    return decision.ok ? accept({ kind: 'SECURITY', upTo: decision.value.upTo }) : decision;
  }
  return refuse({
    code: 'GUARANTOR.UNKNOWN',
    rule: 'SET-ART-18-1',
    path: '/guarantorId',
    zh: '和解协议中没有该担保人，也没有其提供的担保物；执行其财产须另有依据。',
    en: 'The agreement names no such guarantor, nor anything that he gave as security.',
  });
}
