import { maskId, maskPersonalNumbers, readCreditCode, type CourtInstant, type LegalDate } from '@hejie/law';
import { signed } from '../jwt/signed.js';
import { type SigningKeys } from '../keys/signing-keys.js';
import { statusEntries } from '../status/status-entries.js';
import { type CredentialKind, type CredentialScope } from './kinds.js';
import { credentialOf, repairCredential } from './model.js';

/** What a credential of credit repair says. The decision and its words are the caller's. */
export interface RepairClaims {
  /** Whom it speaks of. The number, an identity number or a credit code, is given in full and masked here as the public list shows it. */
  readonly subject: { readonly kind: 'PERSON' | 'UNIT'; readonly name: string; readonly number: string };
  readonly court: string;
  readonly caseNumber: string;
  /** The words of the document, in Chinese. */
  readonly statement: string;
  readonly decidedOn: LegalDate;
  readonly scope: CredentialScope;
}

/** A credential to be issued. */
export interface CredentialToIssue {
  /** A URL that no other credential has, `urn:uuid:…`. */
  readonly id: string;
  readonly kind: CredentialKind;
  readonly claims: RepairClaims;
  readonly validFrom: CourtInstant;
  /** Where its effect ends by itself, exclusive; unless given, it does not. */
  readonly validUntil?: CourtInstant;
  /** Its place in the status list, which it keeps: taken at random, so that nothing follows from it. */
  readonly status: { readonly list: string; readonly index: number };
}

/**
 * CR-L-PD, K6: a document of credit repair as a W3C Verifiable Credential (Data Model 2.0), secured as a JWT (`application/vc+jwt`). Nobody's
 * identity number stands in it in clear.
 * @throws CredentialError CREDENTIAL.FORM, CREDENTIAL.STATUS_INDEX
 */
export async function issueCredential(
  { id, kind, claims, validFrom, validUntil, status }: CredentialToIssue,
  keys: SigningKeys,
): Promise<string> {
  const { subject, court, caseNumber, statement, decidedOn, scope } = claims;
  const credential = credentialOf(keys.issuer, kind, {
    id,
    validFrom,
    ...(validUntil === undefined ? {} : { validUntil }),
    credentialStatus: statusEntries(status),
    credentialSubject: {
      name: masked(subject.name),
      number: subject.kind === 'PERSON' ? maskId(subject.number) : readCreditCode(subject.number).masked,
      court,
      caseNumber,
      statement: masked(statement),
      decidedOn,
      scope,
    },
  });
  return await signed(credential, repairCredential, keys);
}

const masked = (text: string): string => maskPersonalNumbers(text, maskId);
