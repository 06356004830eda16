import { type PolicyPack } from '@hejie/law';
import { type ReviewedCase } from './legality-rule.js';
import { type AgreementTerms, type GuaranteeLetter, type SecurityTerm, type SignatoryRole } from './terms.js';

/** Who must sign an agreement, and why: as a party, in a role of the pack, as who keeps the record, or because his signature is his promise to the court. */
export interface RequiredSignature {
  readonly role: SignatoryRole;
  readonly because: 'PARTY' | 'PACK' | 'RECORD' | 'PROMISE';
  /** Of a party. */
  readonly partyId?: string;
  /** Of a guarantor. */
  readonly guarantorId?: string;
}

type Promising = Pick<AgreementTerms, 'guarantors' | 'security'>;
/** A surety, or the owner of a thing that secures performance, with what his term says of the promise. */
type Guaranteeing = Pick<SecurityTerm, 'promisesDirectEnforcement' | 'letter'> & { readonly guarantorId: string };

/** The ids of who stands behind an agreement: sureties, and the owners of what secures performance, each once. */
export const guarantorIds = (terms: Promising): string[] => [
  ...new Set(guaranteeing(terms).map(({ guarantorId }) => guarantorId)),
];

/** SET-ART-18: a letter promises where the court has it: what was received, when, and by what it is found again. */
export const letterOnRecord = (letter: GuaranteeLetter | undefined): boolean =>
  letter?.received !== undefined &&
  letter.received.document.trim() !== '' &&
  (letter.received.sha256 !== undefined || (letter.received.place ?? '').trim() !== '');

/**
 * PRE-6, SET-ART-2-3, SET-ART-18: everybody who must sign (应当签署的人): each party; one in each role of the pack; of a record who keeps it; and each guarantor who
 * promises direct enforcement without a letter that the court has. The debtor's own thing needs no promise. Confirmation waits for all of them.
 */
export function whoMustSign(
  terms: AgreementTerms,
  { parties }: Pick<ReviewedCase, 'parties'>,
  { confirmation }: Pick<PolicyPack, 'confirmation'>,
): RequiredSignature[] {
  const debtors = new Set(parties.filter(({ side }) => side === 'DEBTOR').map(({ partyId }) => partyId));
  const bySignature = guaranteeing(terms).filter(
    ({ guarantorId, promisesDirectEnforcement, letter }) =>
      promisesDirectEnforcement === true && !letterOnRecord(letter) && !debtors.has(guarantorId),
  );
  return [
    ...parties.map(({ partyId, side }) => ({ role: side, because: 'PARTY' as const, partyId })),
    ...confirmation.signatories.map((role) => ({ role, because: 'PACK' as const })),
    ...(terms.form === 'RECORD' ? [{ role: 'CLERK' as const, because: 'RECORD' as const }] : []),
    ...[...new Set(bySignature.map(({ guarantorId }) => guarantorId))].map((guarantorId) => ({
      role: 'GUARANTOR' as const,
      because: 'PROMISE' as const,
      guarantorId,
    })),
  ];
}

/**
 * SET-ART-18-1, SET-ART-18-2: has a guarantor promised the court to be enforced against directly (承诺接受直接强制执行)? The agreement says so, and
 * he has made the promise himself: in a letter that the court has, or by his signature under the record. Without either there is none. Of a confirmed
 * agreement everybody named has signed; of an amended one `signedBy` says who did.
 */
export function promisedToCourt(
  { guarantorId, promisesDirectEnforcement, letter }: Guaranteeing,
  signatories: AgreementTerms['signatories'],
): boolean {
  const signs = (): boolean => guarantorsSigning({ signatories }).includes(guarantorId);
  return promisesDirectEnforcement === true && (letterOnRecord(letter) || signs());
}

/** SET-ART-18: the guarantors who have promised (已向法院承诺的担保人) under one of their guarantees in these terms. */
export const whoPromised = (terms: AgreementTerms): ReadonlySet<string> =>
  new Set(
    guaranteeing(terms)
      .filter((one) => promisedToCourt(one, terms.signatories))
      .map(({ guarantorId }) => guarantorId),
  );

/** The guarantors whom these terms name among the signatories. */
export const guarantorsSigning = ({ signatories }: Pick<AgreementTerms, 'signatories'>): string[] =>
  signatories.flatMap(({ role, guarantorId }) =>
    role === 'GUARANTOR' && guarantorId !== undefined ? [guarantorId] : [],
  );

/**
 * SET-ART-18: the signatories who have truly signed. No signatures are gathered for an amendment: a guarantor whom amended terms name counts where he is among `signed`,
 * who signed the first agreement or consented to an amendment in writing; undefined: nothing was amended, and confirmation waited for everybody named.
 */
export const signedBy = (
  signatories: AgreementTerms['signatories'],
  signed: ReadonlySet<string> | undefined,
): AgreementTerms['signatories'] =>
  signatories.filter(
    ({ role, guarantorId }) => role !== 'GUARANTOR' || signed === undefined || signed.has(guarantorId ?? ''),
  );

function guaranteeing({ guarantors, security }: Promising): Guaranteeing[] {
  return [...guarantors, ...security.map(({ ownerPartyId, ...term }) => ({ ...term, guarantorId: ownerPartyId }))];
}
