import { LawError, type LawErrorText } from '@hejie/law';

/** What a command's decision says: what follows, or the refusal with its rule. Never thrown, so a validator can choose. */
export type Decision<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: LawError };

/** The command is admissible, and this follows. */
export function accept<T>(value: T): Decision<T> {
  return { ok: true, value };
}

/** The command is refused, with code, rule and both languages. */
export function refuse(text: LawErrorText): { readonly ok: false; readonly error: LawError } {
  return { ok: false, error: new LawError(text) };
}

/** The outcome of a computation of law as a decision: what it refuses (`LawError`) is a refusal, any other error is a defect and goes on. */
export function attempt<T>(compute: () => T): Decision<T> {
  try {
    return accept(compute());
  } catch (error) {
    if (error instanceof LawError) return { ok: false, error };
    throw error;
  }
}

/** The value of a decision; throws its refusal, for callers that refuse by throwing. */
export function admitted<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value;
  throw decision.error;
}
