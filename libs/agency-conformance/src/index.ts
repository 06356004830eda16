export { type Check } from './check.js';
export {
  CHECKS,
  checkAgency,
  checkKeeper,
  keeperChecks,
  type CheckResult,
  type ConformanceReport,
} from './conformance.js';
export { conclusionText, resultText } from './report.js';
export { type Target } from './session.js';
export { overHttps, Unanswered, type Answered, type Asked, type HttpsTarget, type Speak } from './speaking.js';
