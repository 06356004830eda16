import { ApplicationFailure, type RetryPolicy } from '@temporalio/common';
import { LawError, type LawErrorText } from '@hejie/law';

/** Failure type under which a refusal of the law crosses Temporal: from an activity, and from an update. */
export const LAW_FAILURE = 'LawError';

/** Failure type of a command that met a fault of ours: nothing took effect, and it may be sent again. */
export const CASE_UNDECIDED = 'CASE.UNDECIDED';

/**
 * A refusal of the law as Temporal carries it. Never retried: the law answers the same question the same way.
 * The details hold `{code, rule, path, zh, en}` and are encrypted like every payload.
 */
export function lawFailure(refusal: LawError): ApplicationFailure {
  return ApplicationFailure.create({
    message: refusal.message,
    type: LAW_FAILURE,
    nonRetryable: true,
    details: [refusal.toJSON()],
    // A refusal is an answer, not a fault: it is neither logged as an error nor counted as one.
    category: 'BENIGN',
  });
}

/** Failure type of a build that does not have a notice or a pack which the case has pinned. */
export const CASE_BEHIND = 'CASE.BEHIND';

/** What a build says of a notice or a pack that it does not have. A case has pinned it, so a newer build has it. */
const BEHIND: ReadonlySet<string> = new Set(['CALENDAR.EDITION_UNKNOWN', 'PACK.UNKNOWN']);

/**
 * What an error of the law is to a case: its refusal, which is final; or no answer of the law, but of a build that is behind the case.
 * That is a fault: tried again, with an alarm, until a newer build answers. Under its own name it would pass for a refusal.
 */
export function refusalOrFault(
  error: LawError,
): { readonly refusal: LawError } | { readonly fault: ApplicationFailure } {
  if (!BEHIND.has(error.code)) return { refusal: error };
  return { fault: ApplicationFailure.create({ type: CASE_BEHIND, message: `${CASE_BEHIND}: ${error.message}` }) };
}

/**
 * The refusal inside an error that came through Temporal (failed update, failed activity, failed workflow),
 * however deep, or the error itself when it is one. `undefined`: the error is no refusal of the law.
 */
export function lawErrorOf(error: unknown): LawError | undefined {
  for (let link = error; typeof link === 'object' && link !== null; link = (link as { cause?: unknown }).cause) {
    if (link instanceof LawError) return link;
    if (link instanceof ApplicationFailure && link.type === LAW_FAILURE) {
      const text = link.details?.[0];
      if (isLawErrorText(text)) return new LawError(text);
    }
  }
  return undefined;
}

function isLawErrorText(value: unknown): value is LawErrorText {
  const text = value as Partial<LawErrorText> | undefined | null;
  return typeof text?.code === 'string' && typeof text.zh === 'string' && typeof text.en === 'string';
}

/**
 * Retries of an activity that writes the record of a service (one idempotent transaction).
 * - no limit of attempts: a case must outlive a deploy, a night without a database and a holiday nobody noticed;
 * - 500 ms, doubled: a restarted service is asked again within a second or two;
 * - at most 1 minute between two attempts: a case moves within a minute of the repair, however long the outage was;
 * - a refusal of the law is final.
 */
export const activityRetry: RetryPolicy = {
  initialInterval: 500,
  backoffCoefficient: 2,
  maximumInterval: 60_000,
  nonRetryableErrorTypes: [LAW_FAILURE],
};

/**
 * Options of every activity of a service, ready for `proxyActivities`.
 * 10 s for one attempt: a transaction takes milliseconds; a worker that was killed is noticed after ten seconds.
 * There is no limit from schedule to close: giving up on the record would leave the case without it.
 */
export const recordActivity = { startToCloseTimeout: 10_000, retry: activityRetry } as const;

/** Acts that may bring two hundred documents with them in one transaction, each some tens of milliseconds of a processor that others use too. */
const MANY_DOCUMENTS: ReadonlySet<string> = new Set([
  'orderControls',
  'renewControls',
  'approveRelease',
  'controlAgain',
]);

/** {@link recordActivity} for an act: 60 s for one that may bring many documents, which is as long as a transaction may take. */
export const recordActivityOf = (act: string) =>
  MANY_DOCUMENTS.has(act) ? { ...recordActivity, startToCloseTimeout: 60_000 } : recordActivity;
