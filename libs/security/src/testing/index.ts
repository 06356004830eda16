export { TestIssuer, type TokenWish } from './test-issuer.js';
