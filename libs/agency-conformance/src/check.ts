import { type Session } from './session.js';

/** A requirement of the contract, and how it is tried. */
export interface Check {
  readonly id: string;
  /** In a few words. */
  readonly zh: string;
  /** Section of `docs/AGENCIES.md`. */
  readonly section: string;
  /** What is to be done where it fails. */
  readonly mend: string;
  /** @throws Unmet */
  run(session: Session): Promise<void>;
}
