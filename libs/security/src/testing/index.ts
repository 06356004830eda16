export { TestIssuer, type TokenWish } from './test-issuer.js';
export {
  ANSWERS,
  answerTo,
  endpointsOf,
  rowsOf,
  TOKEN_KINDS,
  TOKENS,
  type AccessDescription,
  type Answer,
  type DescribedEndpoint,
  type TokenKind,
} from './access-matrix.js';
