import { LawError, type RefusalReason } from '@hejie/law';

/** A refusal to make a document: `DOCUMENT.*`, with the place in the request. It has no rule: the form of our documents is asked, not the law. */
export const documentError = (code: string, zh: string, en: string, path?: string): LawError =>
  new LawError({ code: `DOCUMENT.${code}`, ...(path === undefined ? {} : { path }), zh, en });

/** All that is wrong with a request in one refusal, which is put in terms of the first. */
export function documentErrors(problems: readonly [RefusalReason, ...RefusalReason[]]): LawError {
  return new LawError(problems[0]).withReasons(problems);
}

/** One thing that is wrong with a field. */
export const fieldProblem = (code: string, path: string, zh: string, en: string): RefusalReason => ({
  code: `DOCUMENT.${code}`,
  path,
  zh,
  en,
});
