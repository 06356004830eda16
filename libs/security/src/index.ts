export { ROLES, ROLE_NAMES, isRole, type Role } from './roles.js';
export { holdsOneOf, type Principal } from './principal.js';
export { mayAct, refusal, type AccessRule, type Resource, type Scope } from './scope.js';
export { AccessError, accessErrors } from './access-error.js';
export { TokenVerifier, type TrustedIssuer } from './token-verifier.js';
export { issuerConfig, issuerOf } from './issuer-config.js';
export { bringsSecret, propertyTokenConfig } from './shared-secret.js';
export { agencyContentConfig, ContentKeys, openContent, partyContentConfig, sealContent } from './sealed-content.js';
export { maskDeep, maskName, maskText } from './masking.js';
export {
  DEMONSTRATION_CLIENT,
  DEMONSTRATION_GRANT,
  DEMONSTRATION_TOKEN_LIFE,
  NoTokenError,
  demonstrationToken,
  type DemonstrationWish,
} from './demonstration-token.js';
