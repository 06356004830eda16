import { courtInstant, legalDate } from '@hejie/law';
import { z } from 'zod';
import { CREDENTIAL_KINDS, CREDENTIAL_SCOPES, type CredentialKind, type CredentialScope } from './kinds.js';

/** The data model of W3C Verifiable Credentials 2.0 and Bitstring Status List 1.0, as far as it is used here. What else stands in a credential is left aside. */
export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
const CREDENTIAL = 'VerifiableCredential';
export const STATUS_LIST = 'BitstringStatusListCredential';

/** A text as the law reads it, a refusal being an issue of the model. */
const readBy = <Value>(read: (text: string) => Value) =>
  z.string().transform((text, context) => {
    try {
      return read(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  });
const context = z.tuple([z.literal(CREDENTIALS_V2)], z.unknown());
const instant = readBy(courtInstant);
const oneOf = <Name extends string>(names: Readonly<Record<Name, unknown>>) =>
  z.enum(Object.keys(names) as [Name, ...Name[]]);

/** What every credential has: who issued it, and from when until when it is valid. */
const base = { '@context': context, issuer: z.url(), validFrom: instant, validUntil: instant.optional() };

export const STATUS_PURPOSES = ['revocation', 'suspension'] as const;
export type StatusPurpose = (typeof STATUS_PURPOSES)[number];

const statusEntry = z.object({
  type: z.literal('BitstringStatusListEntry'),
  statusPurpose: z.string(),
  statusListIndex: z.string().regex(/^\d{1,9}$/),
  statusListCredential: z.url(),
});

export const repairCredential = z.object({
  ...base,
  id: z.url(),
  type: z.tuple([z.literal(CREDENTIAL), oneOf<CredentialKind>(CREDENTIAL_KINDS)]),
  credentialStatus: z.array(statusEntry),
  credentialSubject: z.object({
    name: z.string(),
    /** Identity number or credit code as the public list shows it (rules.md §11). */
    number: z.string(),
    court: z.string(),
    caseNumber: z.string(),
    statement: z.string(),
    decidedOn: readBy(legalDate),
    scope: oneOf<CredentialScope>(CREDENTIAL_SCOPES),
  }),
});
/** A credential of credit repair that has been read. */
export type RepairCredential = z.output<typeof repairCredential>;

export const statusListCredential = z.object({
  ...base,
  id: z.url(),
  type: z.tuple([z.literal(CREDENTIAL), z.literal(STATUS_LIST)]),
  credentialSubject: z.object({
    type: z.literal('BitstringStatusList'),
    statusPurpose: z.array(z.string()),
    encodedList: z.string(),
  }),
});
/** A status list that has been read. */
export type StatusListCredential = z.output<typeof statusListCredential>;

/** The wire form of a credential, before it is signed. */
export const credentialOf = (
  issuer: string,
  type: CredentialKind | typeof STATUS_LIST,
  rest: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => ({
  // The terms that the W3C has not defined are the issuer's own.
  '@context': type === STATUS_LIST ? [CREDENTIALS_V2] : [CREDENTIALS_V2, { '@vocab': `${issuer}#` }],
  type: [CREDENTIAL, type],
  issuer,
  ...rest,
});
