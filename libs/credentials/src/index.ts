// Credentials of credit repair: what they say, and their issue
export { CREDENTIAL_KINDS, CREDENTIAL_SCOPES, type CredentialKind, type CredentialScope } from './credential/kinds.js';
export { issueCredential, type CredentialToIssue, type RepairClaims } from './credential/issue-credential.js';
export { type RepairCredential } from './credential/model.js';
export { CredentialError } from './credential-error.js';

// Status lists: revocation and suspension
export { issueStatusList, type StatusListToIssue } from './status/issue-status-list.js';
export { STATUS_LIST_SIZE } from './status/status-entries.js';

// Keys: those of the court, and those that a verifier trusts
export { credentialConfig, signingKeys, type SigningKeys } from './keys/signing-keys.js';
export { trustedKeys, type TrustedKeys } from './keys/trusted-keys.js';

// Verification, by anybody and without a network
export {
  verifyCredential,
  type CredentialOutcome,
  type CredentialToVerify,
  type CredentialVerification,
} from './verification/verify-credential.js';
export { type VerificationReason } from './verification/reasons.js';

// QR codes
export { qrImage, type QrImage } from './qr/qr-image.js';
export { isPng, readQr } from './qr/read-qr.js';
export { unpacked } from './qr/packed.js';
